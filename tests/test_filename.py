"""What a title may do to a file's name: nothing but be read in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layers.export.filename import path_in, safe_name

CASES = [
    # words stay words, in any script
    ("Shells fall on Sumy", "Shells-fall-on-Sumy"),
    ("Überfall in Zürich", "Überfall-in-Zürich"),
    ("قصف على غزة", "قصف-على-غزة"),
    # a folder cannot be left
    ("../../etc/passwd", "etc-passwd"),
    ("..", "articles"),
    ("C:\\Windows\\x", "C-Windows-x"),
    # hidden files, streams and the ends that Windows drops
    (".bashrc", "bashrc"),
    ("a:b. ", "a-b"),
    # names of devices
    ("CON", "articles-CON"),
    ("nul", "articles-nul"),
    ("com1", "articles-com1"),
    ("Consul dies", "Consul-dies"),
    # nothing left
    ("", "articles"),
    ("\0", "articles"),
    ("\u202e", "articles"),
]


@pytest.mark.parametrize(("title", "stem"), CASES)
def test_names(title: str, stem: str) -> None:
    assert safe_name(title, ".csv") == f"{stem}.csv"


DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}


@given(st.text())
@example("x" * 300)
@example("é" * 300)
@example("../" * 100)
@example("CON.csv")
@example("a\ud800")
def test_every_title_stays_in_the_folder_on_every_system(title: str) -> None:
    folder = Path("exports").resolve()
    path = path_in(folder, title, ".geojson")
    assert path.resolve().is_relative_to(folder)
    assert path.parent == folder
    assert len(path.name.encode()) <= 255
    assert path.name.partition(".")[0].upper() not in DEVICES
    assert not set(path.name) & set('<>:"/\\|?*\0')
    assert not path.name.startswith((".", "-"))


def test_a_name_made_here_can_be_written(tmp_path: Path) -> None:
    for title, _ in CASES:
        path_in(tmp_path, title, ".txt").write_text("x", "utf-8")
    assert all(path.parent == tmp_path for path in tmp_path.rglob("*"))
