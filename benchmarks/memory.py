"""How much memory does a long text take, and what does it cost to refuse one? Each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

from benchmarks.made_articles import long_text
from geo.build_gazetteer import ensure_gazetteer

ROOT = Path(__file__).parent.parent
SIZES_MB = (5, 20)
REFUSED_MB = 50

#: Reads a text once to have everything loaded, then the whole of it; prints bytes of memory above what there was before.
_READ = """
import json, os, resource, sys
from pathlib import Path
from geo.build_gazetteer import open_gazetteer
from layers import Reader
text = Path(sys.argv[1]).read_text("utf-8")
reader = Reader(open_gazetteer())
reader.read(text[:500_000], id="first")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
reading = reader.read(text, id="whole")
print(json.dumps([1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before), len(reading.events)]))
"""


def extra_memory(text: str) -> tuple[float, int]:
    """Times the size of the text that reading it takes at most, and the events found."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(text, "utf-8")
        environment = os.environ | {"DATELINE_ARTICLE_MB": "1000", "DATELINE_ARTICLE_S": "3600"}
        done = subprocess.run(
            [sys.executable, "-c", _READ, str(path)], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        extra, events = json.loads(done.stdout)
        return extra / path.stat().st_size, events


def refusal_cpu() -> float:
    """CPU seconds of the command line that refuses a text over the limit, from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_bytes(b"word " * (REFUSED_MB * 200_000))
        process = psutil.Popen(
            [sys.executable, "dateline.py", "read", path],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        before = psutil.Process().cpu_times()
        process.wait()
        after = psutil.Process().cpu_times()
        return float(after.children_user + after.children_system - before.children_user - before.children_system)


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    ensure_gazetteer()
    yield f"refusing a text of {REFUSED_MB} MB (aim 0.2 s of CPU)", f"{min(refusal_cpu() for _ in range(5)):.2f} s"
    for size in SIZES_MB:
        times, events = extra_memory(long_text(size * 1_000_000))
        yield f"memory for reading {size} MB (aim 8 times the text)", f"{times:.1f} times, {events:,} events"
