"""The accuracy benchmark: does it count as its report says, on a made corpus?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.accuracy import Annotated, Counts, Named, interval, match, read_corpora, score

PARIS, LONDON = (48.85, 2.35), (51.51, -0.13)
TEXT = "Paris and New York fell silent; Paris again."


def article(*names: Named) -> Annotated:
    return Annotated("a", "made", TEXT, names)


GOLD = article(Named(0, 5, *PARIS), Named(10, 18, 40.71, -74.0), Named(32, 37, None, None))

#: What is found; names right, found and wanted; near of placeable; end to end right, found and wanted.
CASES = [
    # the gold itself: the name without coordinates is wanted as a name, but not as a place
    (GOLD.names, (3, 3, 3), (2, 2), (2, 2, 2)),
    # nothing
    ((), (0, 0, 3), (0, 0), (0, 0, 2)),
    # the right name at the wrong place
    ((Named(0, 5, *LONDON),), (1, 1, 3), (0, 1), (0, 1, 2)),
    # found but not placed
    ((Named(0, 5, None, None),), (1, 1, 3), (0, 1), (0, 0, 2)),
    # a part of the name: no exact match, but its place counts
    ((Named(14, 18, 40.7, -74.1),), (0, 1, 3), (1, 1), (1, 1, 2)),
    # placed for a name of which nobody knows where it is: neither right nor wrong
    ((Named(32, 37, *PARIS),), (1, 1, 3), (0, 0), (0, 0, 2)),
    # a name too many
    ((*GOLD.names, Named(24, 30, *PARIS)), (3, 4, 3), (2, 2), (2, 3, 2)),
]


@pytest.mark.parametrize(("found", "names", "near", "places"), CASES)
def test_counts(
    found: tuple[Named, ...], names: tuple[int, int, int], near: tuple[int, int], places: tuple[int, int, int]
) -> None:
    figures = score([GOLD], lambda _: found)
    assert figures.recognition == Counts(*names)
    assert (figures.near, figures.placeable) == near
    assert figures.end_to_end == Counts(*places)


def test_every_name_is_matched_once() -> None:
    wide, left, right = Named(0, 18, *PARIS), Named(0, 5, *PARIS), Named(10, 18, *PARIS)
    assert match([left, right], [wide]) == [(left, wide)]
    assert match([wide], [left, right]) == [(wide, left)]
    assert match([left, wide], [wide, left]) == [(left, left), (wide, wide)]


def test_the_interval_holds_the_figure_and_is_the_same_each_time() -> None:
    articles = [Counts(right, 10, 10) for right in (2, 5, 6, 7, 8, 9, 9, 10)]
    low, high = interval(articles)
    assert low < 56 / 80 < high
    assert interval(articles) == (low, high)
    assert interval([Counts(3, 4, 5)] * 3) == (Counts(3, 4, 5).f1,) * 2


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_corpora(tmp_path)
    names = [{"start": 0, "end": 99, "lat": None, "lon": None}]
    (tmp_path / "made.jsonl").write_text(json.dumps({"id": "a", "corpus": "made", "text": TEXT, "toponyms": names}))
    with pytest.raises(ValueError, match="outside"):
        read_corpora(tmp_path)


def test_the_command_prints_a_row_a_corpus_and_leaves_roles_out(tmp_path: Path) -> None:
    text = "Turkish jets struck near Mosul, Iraq, on Monday. The weather was mild and the shops were open."
    names = [
        {"start": text.index(name), "end": text.index(name) + len(name), "name": name, "lat": lat, "lon": lon}
        for name, lat, lon in (("Mosul", 36.34, 43.13), ("Iraq", 33.0, 44.0))
    ]
    for corpus in ("strict", "wide"):
        row = {"id": corpus, "corpus": corpus, "text": text, "toponyms": names}
        (tmp_path / f"{corpus}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.accuracy", str(tmp_path), "--without", "strict:demonym,part"]
    root = Path(__file__).parents[1]
    lines = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.splitlines()
    assert lines[1].split() == "strict 1 recognition 1.000 1.000 1.000 1.000 to 1.000".split()
    assert lines[2].split() == "resolution 1.000 of 2 within 161 km".split()
    assert lines[4].split() == "wide 1 recognition 0.667 1.000 0.800 0.800 to 0.800".split()
