"""The other side of `contained`: confine this process, run one parser on standard input, print what it found.

Run as `python -m geo.sources.child KIND ORDER`. Nothing is caught here: a parser that fails ends the process, and its
report is read by the one who waits.
"""

from __future__ import annotations

import json
import math
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from typing import Any

from geo.errors import ArticleError
from geo.sources.source import Source


def main(kind: str, order: dict[str, Any]) -> None:
    """Print a JSON list: an object a source, or {"error"} or {"limit"} where there is none."""
    confine(order["memory"], order["seconds"])
    data = sys.stdin.buffer.read()
    try:
        found: list[Source | ArticleError] = import_module(f"geo.sources.{kind}").parse(
            data, order["name"], order["charset"]
        )
    except ArticleError as error:
        found = [error]
    sizes = [len(source.text.encode()) for source in found if isinstance(source, Source)]
    if any(size > order["text"] for size in sizes):
        answer: list[dict[str, Any]] = [{"limit": "article_mb"}]
    elif sum(sizes) > order["all_text"]:
        answer = [{"limit": "file_mb"}]
    else:
        answer = [asdict(item) if isinstance(item, Source) else {"error": str(item)} for item in found]
    sys.stdout.buffer.write(json.dumps(answer).encode())


def confine(memory: int, seconds: float) -> None:
    """Limit this process's memory in bytes and its processor time; where the system has no such limits, do nothing.

    The one who waits stops it after `seconds` in any case; the limit here is for when nobody waits any more.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, value in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, math.ceil(seconds) + 1)):
        with suppress(ValueError, OSError):  # macOS does not limit address space; the time limit remains
            resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
