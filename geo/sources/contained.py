"""How is a file taken apart that may be hostile? In a process of its own, with its time and memory counted.

Whatever becomes of that process, here it is an article or a reason. A plain subprocess, not multiprocessing: the
latter would first run the program's own main module, which for the page is the page.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from geo.errors import ArticleError
from geo.limits import Limits
from geo.sources.source import Location, Source

ROOT = Path(__file__).parent.parent.parent
#: What the process sees of the environment: enough to start Python anywhere, no keys or settings of the user.
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR", "LANG")
_WORDS = {"web_page": "a web page", "pdf": "a PDF", "docx": "a Word document", "mail": "a mail", "feed": "a feed"}


def parse(
    kind: str, data: bytes, name: str, *, said: str, charset: str | None, limits: Limits
) -> list[Source | ArticleError]:
    """The articles in `data`, by the parser `geo.sources.<kind>`; `name` becomes their id, errors name it `said`."""
    order = {
        "name": name,
        "said": said,
        "charset": charset,
        "memory": limits.bytes_of("parse_mb"),
        "seconds": limits.parse_s,
        "text": limits.bytes_of("article_mb"),
        "all_text": limits.bytes_of("file_mb"),
    }
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "geo.sources.child", kind, json.dumps(order)],
            input=data,
            capture_output=True,
            timeout=limits.parse_s,
            cwd=ROOT,
            env=environment | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [limits.breach("parse_s", said)]
    if done.returncode == 0:
        return [_answer(item, said, limits) for item in json.loads(done.stdout)]
    # The process ended with Python's own report, of which the last line says what went wrong.
    fault = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2].partition(":")[0].rpartition(".")[2]
    if fault == "MemoryError":
        return [limits.breach("parse_mb", said)]
    reason = fault if fault.isidentifier() else f"its reader stopped with status {done.returncode}"
    return [
        ArticleError(
            f"{said}: cannot be read as {_WORDS[kind]} ({reason}). It may be damaged or another kind of file; "
            "open it elsewhere and save its text as .txt."
        )
    ]


def _answer(item: dict[str, object], said: str, limits: Limits) -> Source | ArticleError:
    if "limit" in item:
        return limits.breach(str(item["limit"]), said)
    if "error" in item:
        return ArticleError(f"{said}: {item['error']}")
    locations = tuple(Location(**location) for location in item.pop("locations"))  # type: ignore[attr-defined]
    return Source(**item, locations=locations)  # type: ignore[arg-type]
