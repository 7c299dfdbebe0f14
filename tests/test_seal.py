"""A sealed file is believed as it is, and not with one byte changed."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from geo.seal import BELIEVED_S, doubt, is_sealed, seal


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """A small sealed file that nobody has checked yet."""
    path = tmp_path / "file.sqlite"
    db = sqlite3.connect(path)
    db.executescript("CREATE TABLE words (word TEXT); INSERT INTO words VALUES ('Attari'), ('Medyka')")
    db.close()
    seal(path)
    return path


def flip(path: Path, at: int, mask: int = 1) -> None:
    """Change a byte in place; the same once more puts it back."""
    with path.open("rb+") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ mask]))


def test_a_sealed_file_is_whole_and_still_a_database(sealed: Path) -> None:
    assert is_sealed(sealed)
    assert is_sealed(sealed)  # by its stamp
    db = sqlite3.connect(f"{sealed.as_uri()}?mode=ro", uri=True)
    assert db.execute("SELECT word FROM words").fetchall() == [("Attari",), ("Medyka",)]
    db.close()


def test_every_byte_counts(sealed: Path) -> None:
    for at in range(sealed.stat().st_size):
        flip(sealed, at)
        assert not is_sealed(sealed), f"byte {at}"
        flip(sealed, at)
    assert is_sealed(sealed)


@pytest.mark.parametrize("size", [0, 1, 59, 63, 64, 4096, -1])
def test_what_is_cut_short_is_not_whole(sealed: Path, size: int) -> None:
    assert is_sealed(sealed)
    os.truncate(sealed, size if size >= 0 else sealed.stat().st_size - 1)
    assert not is_sealed(sealed)


def test_what_is_not_there_or_was_never_sealed_is_not_whole(tmp_path: Path) -> None:
    assert not is_sealed(tmp_path / "missing.sqlite")
    (tmp_path / "other.sqlite").write_bytes(b"SQLite format 3\0" * 20)
    assert not is_sealed(tmp_path / "other.sqlite")
    assert not is_sealed(tmp_path)


def test_a_change_that_leaves_the_time_is_found_once_the_stamp_is_old_or_doubted(sealed: Path) -> None:
    assert is_sealed(sealed)
    before = sealed.stat()
    flip(sealed, 5000)
    os.utime(sealed, ns=(before.st_atime_ns, before.st_mtime_ns))
    stamp = sealed.with_suffix(".checked")
    long_ago = time.time() - BELIEVED_S - 1
    os.utime(stamp, (long_ago, long_ago))
    assert not is_sealed(sealed)
    os.utime(stamp)
    doubt(sealed)
    assert not is_sealed(sealed)


def test_a_damaged_stamp_means_that_the_file_is_checked(sealed: Path) -> None:
    assert is_sealed(sealed)
    sealed.with_suffix(".checked").write_bytes(b"rubbish")
    assert is_sealed(sealed)
    sealed.with_suffix(".checked").write_bytes(b"rubbish")
    flip(sealed, 5000)
    assert not is_sealed(sealed)


def test_a_stamp_that_cannot_be_read_says_nothing_about_the_file(sealed: Path) -> None:
    sealed.with_suffix(".checked").mkdir()
    assert is_sealed(sealed)
    flip(sealed, 5000)
    assert not is_sealed(sealed)


@pytest.mark.parametrize("times", [20, pytest.param(1000, marks=pytest.mark.soak)])
def test_a_flipped_byte_anywhere_in_the_gazetteer_is_found(times: int, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = Path(shutil.copy(gazetteer.path, tmp_path))
    size = path.stat().st_size
    chance = random.Random(times)
    assert is_sealed(path)
    for _ in range(times):
        at, mask = chance.randrange(size), chance.randrange(1, 256)
        flip(path, at, mask)
        assert not is_sealed(path), f"byte {at} changed by {mask}"
        flip(path, at, mask)
    assert is_sealed(path)


@pytest.mark.parametrize("times", [10, pytest.param(300, marks=pytest.mark.soak)])
def test_a_gazetteer_cut_anywhere_is_found(times: int, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = Path(shutil.copy(gazetteer.path, tmp_path))
    chance = random.Random(times)
    for size in sorted((chance.randrange(path.stat().st_size) for _ in range(times)), reverse=True):
        os.truncate(path, size)
        assert not is_sealed(path), f"cut to {size}"
