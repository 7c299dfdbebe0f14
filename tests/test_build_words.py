"""Which entries of a lexicon become common words?"""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.build_words import common_words

ENTRIES = [
    (";;; a comment about words", None),
    ("reading VBG NN", "reading"),
    ("nice JJ NNP", "nice"),
    # capitals, marks and single letters are no words
    ("Reading NNP", None),
    ("don't MD", None),
    ("a DT", None),
    # typed without capitals
    ("chicago NNP", None),
    ("monday NN", None),
    ("lima NN", None),
    # the country is in the news, the bird is not
    ("turkey NN", None),
]


@pytest.mark.parametrize(("line", "word"), ENTRIES)
def test_entry(tmp_path: Path, line: str, word: str | None) -> None:
    lexicon = tmp_path / "lexicon.txt"
    lexicon.write_text(f"{line}\n", "utf-8")
    assert common_words(lexicon) == ([word] if word else [])


def test_sorted_without_repeats(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon.txt"
    lexicon.write_text("strike NN VB\nattack NN VB\nstrike VB\n", "utf-8")
    assert common_words(lexicon) == ["attack", "strike"]
