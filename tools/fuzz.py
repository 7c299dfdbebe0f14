"""Fuzz the readers and the engine for so many seconds: `make fuzz`, or `make fuzz SECONDS=3600`.

Runs tests/test_fuzz.py again and again, each time from another seed and with more cases than in a run of the tests. Ends at
the first failure, which Hypothesis prints in its smallest form: keep it as a case in tests/test_fuzz.py.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Cases of each test in one round: about a minute.
CASES = 48
#: A test that takes so many seconds hangs: where it stands is then printed.
HANGING_S = 300


def main() -> int:
    """Exit status: 0 nothing was found, else that of pytest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=600, help="no round begins after them (600)")
    end = time.monotonic() + parser.parse_args().seconds
    seed = int(time.time())
    first = seed
    while time.monotonic() < end:
        print(f"Round {seed - first + 1}, seed {seed}", flush=True)
        # No worker processes: what hangs is then seen where it hangs.
        command = [sys.executable, "-m", "pytest", "tests/test_fuzz.py", "-x", f"--hypothesis-seed={seed}"]
        command += ["-o", f"faulthandler_timeout={HANGING_S}"]
        found = subprocess.run(command, cwd=ROOT, env=os.environ | {"DATELINE_FUZZ_CASES": str(CASES)}, check=False)
        if found.returncode:
            return found.returncode
        seed += 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
