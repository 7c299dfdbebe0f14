"""Run the benchmarks named on the command line, or all, and print their reports."""

from __future__ import annotations

import sys
from importlib import import_module

ALL = ("throughput", "gazetteer", "areas", "page", "clicks", "crowd", "linear", "memory")

for name in sys.argv[1:] or ALL:
    print(f"\n{name}")
    for what, how_much in import_module(f"benchmarks.{name}").run():
        print(f"  {what:<60}{how_much:>30}")
