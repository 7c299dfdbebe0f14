"""Which phrases count people, what they add up to, and which are only parts of others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tokens import tokenize
from layers.groups import groups_in

#: Sentence, and its groups as (words, people, whether only a part).
CASES: list[tuple[str, list[tuple[str, int, bool]]]] = [
    ("12 soldiers fell.", [("12 soldiers", 12, False)]),
    ("At least 12 soldiers fell.", [("At least 12 soldiers", 12, False)]),
    ("Two soldiers and a guard fell.", [("Two soldiers and a guard", 3, False)]),
    ("A guard, two cooks and a driver fell.", [("A guard, two cooks and a driver", 4, False)]),
    ("Two members of the council and their driver fell.", [("Two members of the council and their driver", 3, False)]),
    ("Both gunmen fell.", [("Both gunmen", 2, False)]),
    ("All five hijackers fell.", [("All five hijackers", 5, False)]),
    ("A husband and wife fell.", [("A husband and wife", 2, False)]),
    ("Ana Costa, 34, and Luis Prado fell.", [("Ana Costa, 34, and Luis Prado", 2, False)]),
    ("Judge Ruiz fell.", [("Judge Ruiz", 1, False)]),
    ("Ten people, six men and four women, fell.", [("Ten people, six men and four women", 10, False)]),
    ("Twelve people, including two nurses, fell.", [("Twelve people", 12, False), ("two nurses", 2, True)]),
    ("Twelve people, four of them nurses, fell.", [("Twelve people", 12, False), ("four", 4, True)]),
    ("200 marchers and police officers fell.", [("200 marchers and police officers", 200, False)]),
    # a source, a thing, a force or a place is nobody who is counted
    ("They took six women, two officials said.", [("six women", 6, False), ("two officials", 2, False)]),
    ("Three bombs and two trucks burned.", []),
    ("In Addis Ababa two nurses fell.", [("two nurses", 2, False)]),
    ("The Liberation Front fell.", []),
    ("The crew fell.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_groups(text: str, expected: list[tuple[str, int, bool]]) -> None:
    tokens = tokenize(text)
    found = [
        (text[tokens[g.first].start : tokens[g.last - 1].end], g.total().high, g.part)
        for g in groups_in(tokens, 0, len(tokens))
    ]
    assert found == expected


WORDS = (
    "two 12 people and a guard , of the them including Ana Costa 34 both at least wounded said in 's - his wife".split()
)


@given(st.lists(st.sampled_from(WORDS)))
def test_groups_stand_in_order_and_apart(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    groups = groups_in(tokens, 0, len(tokens))
    for group in groups:
        assert 0 <= group.first < group.last <= group.end <= len(tokens)
        assert 0 < group.total().low <= group.total().high
    assert all(a.end <= b.first for a, b in pairwise(groups))
