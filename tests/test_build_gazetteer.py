"""Building the gazetteer: once, whole or not at all, whoever starts at the same time and whatever becomes of the disk."""

from __future__ import annotations

import filecmp
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.build_gazetteer import build_gazetteer, ensure_gazetteer, gazetteer_in_use, gazetteer_path
from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
#: Longer than a build takes on a slow machine, in seconds.
PATIENCE_S = 300
#: As root a disk that is too small, and one that cannot be written, can be had.
needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="mounting a small disk needs root",
)


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


def read_seed(cache: Path, temporary: Path, before: str = "") -> subprocess.CompletedProcess[str]:
    """The seed article read in a process of its own; `before` is run first there."""
    script = f"{before}\nimport sys, dateline\nsys.exit(dateline.main(['read', {str(SEED)!r}, '--format', 'jsonl']))"
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "DATELINE_CACHE": str(cache), "TMPDIR": str(temporary)},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


@pytest.fixture(scope="module")
def reading(gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the seed article reads as when nothing is wrong."""
    done = read_seed(gazetteer.path.parent, tmp_path_factory.mktemp("temporary"))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB, on which the gazetteer has no room."""
    path = tmp_path / "disk"
    path.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.decode().strip()}")
    yield path
    subprocess.run(["umount", path], check=True)


def same(path: Path, gazetteer: Gazetteer) -> bool:
    """Whether two builds are alike to the byte: then all of their answers are."""
    return filecmp.cmp(path, gazetteer.path, shallow=False)


@pytest.mark.parametrize("processes", [2, pytest.param(8, marks=pytest.mark.soak)])
def test_on_an_empty_cache_one_process_builds_and_all_agree(
    processes: int, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    started = [start(tmp_path) for _ in range(processes)]
    answers = [process.communicate(timeout=PATIENCE_S)[0].split() for process in started]
    assert [process.returncode for process in started] == [0] * processes
    assert sorted(built for built, _ in answers) == ["False"] * (processes - 1) + ["True"]
    assert {count for _, count in answers} == {str(len(gazetteer.candidates(["Springfield"])["Springfield"]))}
    assert {path.suffix for path in tmp_path.iterdir()} == {".sqlite", ".checked", ".lock"}
    assert same(gazetteer_path(tmp_path), gazetteer)


# The moments are drawn from so many seconds: twelve is about what a build takes, so that some come after its end.
@pytest.mark.parametrize(("times", "seconds"), [(2, 2.0), pytest.param(200, 12.0, marks=pytest.mark.soak)])
def test_killed_at_any_moment_it_leaves_all_or_nothing(
    times: int, seconds: float, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    chance = random.Random(times)
    for _ in range(times):
        with start(tmp_path) as process:
            try:
                process.wait(chance.uniform(0.2, seconds))
            except subprocess.TimeoutExpired:
                process.kill()
        if path := gazetteer_in_use(tmp_path):
            assert same(path, gazetteer)
            path.unlink()
        assert len(list(tmp_path.glob("*.draft"))) <= 1, "what earlier ones left is not cleared away"
    assert same(ensure_gazetteer(folder=tmp_path), gazetteer)
    assert list(tmp_path.glob("*.draft*")) == []


@pytest.mark.parametrize("damage", [
    "flipped",
    pytest.param("cut", marks=pytest.mark.soak),
    pytest.param("empty", marks=pytest.mark.soak),
    pytest.param("rubbish", marks=pytest.mark.soak),
])  # fmt: skip
def test_a_damaged_file_is_set_aside_and_built_anew(
    damage: str, tmp_path: Path, gazetteer: Gazetteer, caplog: pytest.LogCaptureFixture
) -> None:
    path = gazetteer_path(tmp_path)
    data = bytearray(gazetteer.path.read_bytes())
    data[len(data) // 2] ^= 1
    damaged = {"flipped": data, "cut": data[: len(data) // 2], "empty": b"", "rubbish": b"PK\x03\x04" * 5000}[damage]
    path.write_bytes(damaged)
    shares: list[float] = []
    assert ensure_gazetteer(lambda share, what: shares.append(share), folder=tmp_path) == path
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert same(path, gazetteer)
    assert path.with_suffix(".damaged").read_bytes() == bytes(damaged)
    (said,) = caplog.messages
    assert "is damaged or of another version; it is set aside as" in said


def test_a_file_of_another_version_is_not_used(tmp_path: Path, gazetteer: Gazetteer) -> None:
    other = tmp_path / "gazetteer-0123456789ab.sqlite"
    shutil.copy(gazetteer.path, other)
    assert gazetteer_in_use(tmp_path) is None
    # Nor under a name that is not its own: it says what it was made for.
    other.replace(gazetteer_path(tmp_path, full=True))
    assert gazetteer_in_use(tmp_path) is None


def test_a_damaged_full_gazetteer_is_set_aside_and_said(
    tmp_path: Path, gazetteer: Gazetteer, caplog: pytest.LogCaptureFixture
) -> None:
    shutil.copy(gazetteer.path, tmp_path)
    full = gazetteer_path(tmp_path, full=True)
    full.write_bytes(b"SQLite format 3\0 but cut short")
    assert ensure_gazetteer(folder=tmp_path) == gazetteer_path(tmp_path)
    assert build_gazetteer(folder=tmp_path) == gazetteer_path(tmp_path)
    assert not full.exists()
    assert [said for said in caplog.messages if "a smaller one is used" in said]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(GazetteerError, match="DATELINE_CACHE"):
        build_gazetteer(folder=blocked / "cache")


@needs_root
@pytest.mark.soak
def test_on_a_full_disk_it_is_done_without_a_cache(disk: Path, tmp_path: Path, reading: str) -> None:
    done = read_seed(disk, tmp_path)
    assert (done.returncode, done.stdout) == (0, reading)
    assert "Free some space there" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.suffix for path in disk.iterdir()] == [".lock"]
    assert [path.name for path in tmp_path.iterdir()] == ["disk"], "nothing stays behind"


@needs_root
@pytest.mark.soak
def test_where_no_disk_has_room_the_reason_is_said(disk: Path) -> None:
    done = read_seed(disk, disk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Free some space there" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.suffix for path in disk.iterdir()] == [".lock"]


def test_where_files_may_not_grow_the_reason_is_said(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="limits of a process are set where the system has them")
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))"
    done = read_seed(tmp_path / "cache", tmp_path, limited)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Free some space there" in done.stderr
    assert "Traceback" not in done.stderr


@needs_root
def test_a_read_only_cache_is_used_as_it_is(disk: Path, gazetteer: Gazetteer, tmp_path: Path, reading: str) -> None:
    subprocess.run(["mount", "-o", "remount,size=80m", disk], check=True)
    shutil.copy(gazetteer.path, disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    done = read_seed(disk, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, reading, "")


@needs_root
@pytest.mark.soak
@pytest.mark.parametrize("damaged", [False, True], ids=["empty", "damaged"])
def test_a_read_only_cache_is_done_without(
    damaged: bool, disk: Path, gazetteer: Gazetteer, tmp_path: Path, reading: str
) -> None:
    if damaged:
        gazetteer_path(disk).write_bytes(b"SQLite format 3\0 but cut short")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    done = read_seed(disk, tmp_path)
    assert (done.returncode, done.stdout) == (0, reading)
    assert done.stderr.count("Until then it is built anew for each run.") == 1
    assert "Traceback" not in done.stderr
