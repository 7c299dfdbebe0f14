"""Where a clause begins and ends."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.clauses import clause_of


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("A bomb exploded after troops left the town.", "exploded", "A bomb exploded"),
    ("A bomb exploded after troops left the town.", "left", "after troops left the town."),
    ("Shots rang out; nobody was hurt.", "hurt", "; nobody was hurt."),
    ("If troops attack, we will answer.", "attack", "If troops attack, we will answer."),
    ("Towns such as Gao were shelled.", "shelled", "Towns such as Gao were shelled."),
    ("Guards fired as the crowd ran.", "ran", "as the crowd ran."),
    ("The road has been shut since 2014.", "shut", "The road has been shut since 2014."),
])  # fmt: skip
def test_clause(text: str, word: str, expected: str) -> None:
    tokens = tokenize(text)
    at = next(i for i, token in enumerate(tokens) if token.text == word)
    start, stop = clause_of(tokens, 0, len(tokens), at)
    assert text[tokens[start].start : tokens[stop - 1].end] == expected
