"""Classes of words, singular and plural."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import DataError
from layers.lexicon import load_lexicon, words_of


@pytest.mark.parametrize(("word", "name"), [
    ("gunmen", "armed_group"), ("missiles", "standoff"), ("soldier", "state_force"), ("villagers", "people"),
    ("mosque", "structure"), ("crossing", "frontier"), ("protesters", "protester"), ("policemen", "police"),
])  # fmt: skip
def test_classes(word: str, name: str) -> None:
    assert name in load_lexicon().classes(word)


def test_the_words_of_classes_are_those_that_are_in_one_of_them() -> None:
    lexicon = load_lexicon()
    named = words_of("police", "structure")
    assert named == {word for word in lexicon.words if lexicon.classes(word) & {"police", "structure"}}
    assert {"policemen", "mosque"} <= named


def test_other_words_are_in_no_class() -> None:
    assert load_lexicon().classes("teapot") == frozenset()


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text("[people]\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.toml"):
        load_lexicon(tmp_path / "words.toml")
