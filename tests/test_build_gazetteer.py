"""Building the gazetteer: once, whole or not at all, whoever starts at the same time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geo.build_gazetteer import ensure_gazetteer, gazetteer_path
from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer

ROOT = Path(__file__).parent.parent


def start(cache: Path) -> subprocess.Popen[str]:
    """A process that asks for the gazetteer and prints what it finds."""
    script = (
        "from geo.build_gazetteer import open_gazetteer\n"
        "built = []\n"
        "g = open_gazetteer(lambda share, what: built.append(share))\n"
        "print(bool(built), len(g.candidates(['Springfield'])['Springfield']))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "DATELINE_CACHE": str(cache)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_on_an_empty_cache_build_once_and_agree(tmp_path: Path) -> None:
    processes = [start(tmp_path), start(tmp_path)]
    answers = [process.communicate(timeout=120)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(built for built, _ in answers) == ["False", "True"]
    assert answers[0][1] == answers[1][1]
    assert [path.suffix for path in sorted(tmp_path.iterdir()) if path.suffix != ".lock"] == [".sqlite"]


def test_killed_in_the_middle_it_leaves_nothing_that_is_taken_for_whole(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        while not list(tmp_path.glob("*.draft")):
            assert process.poll() is None
        process.kill()
    assert not gazetteer_path(tmp_path).exists()
    assert Gazetteer(ensure_gazetteer(folder=tmp_path)).about["finished"] == "yes"


def test_a_damaged_file_is_set_aside_and_built_anew(tmp_path: Path) -> None:
    path = gazetteer_path(tmp_path)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"SQLite format 3\0 but cut short")
    shares: list[float] = []
    assert ensure_gazetteer(lambda share, what: shares.append(share), folder=tmp_path) == path
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert Gazetteer(path).about["finished"] == "yes"
    assert path.with_suffix(".damaged").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(GazetteerError, match="DATELINE_CACHE"):
        ensure_gazetteer(folder=blocked / "cache")
