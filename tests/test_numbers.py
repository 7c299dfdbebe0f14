"""Numbers in digits and words, and the qualifiers before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tokens import tokenize
from layers.numbers import number_at, qualified

#: Words, the token at which the number begins, low, high, bound.
CASES = [
    ("26 people", 0, (26, 26, "exact")),
    ("1,250 people", 0, (1250, 1250, "exact")),
    ("twenty-six people", 0, (26, 26, "exact")),
    ("two hundred and five people", 0, (205, 205, "exact")),
    ("three thousand people", 0, (3000, 3000, "exact")),
    ("2 million people", 0, (2_000_000, 2_000_000, "exact")),
    ("two dozen people", 0, (24, 24, "exact")),
    ("a dozen people", 0, (12, 12, "exact")),
    ("dozens of people", 0, (24, 99, "about")),
    ("tens of thousands of people", 0, (20_000, 99_999, "about")),
    ("10 to 15 people", 0, (10, 15, "about")),
    ("between 10 and 15 people", 1, (10, 15, "about")),
    ("at least 12 people", 2, (12, 12, "at_least")),
    ("a minimum of 26 people", 3, (26, 26, "at_least")),
    ("no fewer than six people", 3, (6, 6, "at_least")),
    ("up to 30 people", 2, (30, 30, "at_most")),
    ("nearly 40 people", 1, (40, 40, "about")),
    ("a total of 31 people", 3, (31, 31, "exact")),
]


@pytest.mark.parametrize(("text", "at", "expected"), CASES)
def test_number(text: str, at: int, expected: tuple[int, int, str]) -> None:
    tokens = tokenize(text)
    number = number_at(tokens, at, len(tokens))
    assert number is not None
    whole = qualified(tokens, number, 0)
    assert (whole.low, whole.high, whole.bound) == expected


@pytest.mark.parametrize(
    "text", ["2014", "3 km", "12 percent", "25-year-old", "two years", "5.5", "first", "several people"]
)
def test_what_counts_nobody(text: str) -> None:
    tokens = tokenize(text)
    assert number_at(tokens, 0, len(tokens)) is None


@given(st.integers(0, 999_999_999))
def test_separators_do_not_change_a_number(value: int) -> None:
    tokens = tokenize(f"{value:,} people")
    number = number_at(tokens, 0, len(tokens))
    assert number is not None
    assert number.low == number.high == value
