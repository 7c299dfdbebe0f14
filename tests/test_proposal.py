"""Words: which of them are written as names, in plain text and in capitals."""

from __future__ import annotations

import pytest

from geo.article import read_article
from geo.gazetteer import Gazetteer
from geo.proposal import read_words

#: Text, and the words in it that are written as names.
CASES = [
    ("The mayor of Lagos went to Côte d'Ivoire.", ["The", "Lagos", "Côte", "d'Ivoire"]),
    ("It wasn't far from Mar del Plata.", ["It", "Mar", "Plata"]),
    # in capitals, only words that could be names are
    ("TWO MEN WERE KILLED IN LAGOS ON FRIDAY NIGHT BY GUNMEN FROM KANO.", ["LAGOS", "FRIDAY", "KANO"]),
]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[text for text, _ in CASES])
def test_capital(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    words = read_words(read_article(text, id="case"), gazetteer)
    assert [t.text for t, capital in zip(words.tokens, words.capital, strict=True) if capital] == names


def test_folds_are_keys_and_marks_have_none(gazetteer: Gazetteer) -> None:
    words = read_words(read_article("São Paulo, St. John's", id="case"), gazetteer)
    assert words.folds == ["sao", "paulo", "", "saint", "john", ""]
