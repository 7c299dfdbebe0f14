"""When, in the article's words."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.times import calendar, time_in, weekday

CASES = [
    ("A bomb went off on Tuesday in the port.", "on Tuesday"),
    ("A bomb went off Tuesday.", "Tuesday"),
    ("A bomb went off on Friday night.", "on Friday night"),
    ("The attack earlier this week shook the port.", "earlier this week"),
    ("The raid last month failed.", "last month"),
    ("It happened yesterday.", "yesterday"),
    ("It happened on 7 May 2025.", "7 May 2025"),
    ("It happened on May 7, 2025.", "May 7, 2025"),
    ("It happened two days ago.", "two days ago"),
    ("Rebels claimed the Dec. 10 bombings.", "Dec. 10"),
    ("The siege began in March 2016.", "in March 2016"),
    ("The siege began in March.", "in March"),
    ("The siege began in 2016.", "in 2016"),
    ("It will happen tomorrow.", "tomorrow"),
    ("Marchers on March route met.", None),
    ("It may happen.", None),
    ("Nothing is said of when.", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_time(text: str, expected: str | None) -> None:
    tokens = tokenize(text)
    span = time_in(tokens, 0, len(tokens), 2)
    assert (text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else None) == expected


def test_weekday() -> None:
    tokens = tokenize("on Tuesday night")
    assert weekday(tokens, (0, 3)) == "tuesday"
    assert weekday(tokens, (0, 1)) is None
    assert weekday(tokens, None) is None


@pytest.mark.parametrize(("one", "other", "clash"), [
    ("on 3 May 1990", "on 4 June 1995", True),
    ("on 3 May", "on 4 May", True),
    ("on 3 May", "in May 2020", False),
    ("in 2013", "in 2014", True),
    ("in 2013", "on 3 May", False),
    ("in 2013", "on 3 May 2013", False),
    ("in March", "on 3 May", True),
])  # fmt: skip
def test_dates_of_two_deeds_clash(one: str, other: str, clash: bool) -> None:
    found = []
    for words in (one, other):
        tokens = tokenize(f"It happened {words}.")
        found.append(calendar(tokens, time_in(tokens, 0, len(tokens), 1)))
    first, second = found
    assert first is not None
    assert second is not None
    assert first.clashes(second) == second.clashes(first) == clash
