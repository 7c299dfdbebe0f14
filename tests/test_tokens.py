"""Tokens: words as English news writes them, at exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # the possessive is a token of its own, straight or curly
        ("Pakistan’s army", ["Pakistan", "’s", "army"]),
        ("Iran's army", ["Iran", "'s", "army"]),
        ("the boys’ school", ["the", "boys", "’", "school"]),
        # an apostrophe inside a name or a contraction is not
        ("Côte d’Ivoire and Sana'a", ["Côte", "d’Ivoire", "and", "Sana'a"]),
        ("don't O'Brien", ["don't", "O'Brien"]),
        # abbreviations keep their full stops
        ("U.S. forces", ["U.S.", "forces"]),
        ("Gen. Ali, approx. 60, of Miss.\n", ["Gen.", "Ali", ",", "approx.", "60", ",", "of", "Miss."]),
        ("Gen Ali spoke in Ga, not Gao.", ["Gen", "Ali", "spoke", "in", "Ga", ",", "not", "Gao", "."]),
        ("Paris, W.Va. or St. Louis", ["Paris", ",", "W.Va.", "or", "St.", "Louis"]),
        # a sentence's own full stop stays apart
        ("They left Rome.", ["They", "left", "Rome", "."]),
        # numbers keep their separators; units come after them
        ("1,200 people, 3.5 km, 10km", ["1,200", "people", ",", "3.5", "km", ",", "10", "km"]),
        # hyphens are tokens, so that parts of a name can be found
        ("Deir ez-Zor", ["Deir", "ez", "-", "Zor"]),
        # combining accents stay with their letter
        ("Pe\u0301rez", ["Pe\u0301rez"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@given(st.text(alphabet="abCMrStUE.,'’é\u0301 -12"))
def test_a_word_is_cut_alike_whatever_white_space_is_behind_it(text: str) -> None:
    tabbed = text.replace(" ", "\t")
    assert tokenize(text) == tokenize(tabbed)


@given(st.text())
def test_every_token_is_the_text_at_its_offsets_and_only_space_lies_between(text: str) -> None:
    at = 0
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= at
        assert not text[at : token.start].strip() or not any(c.isalnum() for c in text[at : token.start])
        at = token.end
    assert not any(c.isalnum() for c in text[at:])
