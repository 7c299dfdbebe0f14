"""Which events fall into which days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ViewError
from layers.period import Period
from layers.reading import Time


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("first", "last", "of", "till", "holds"),
    [
        ("2025-05-01", "2025-05-07", "2025-05-07", "2025-05-07", True),
        ("2025-05-01", "2025-05-07", "2025-05-08", "2025-05-08", False),
        ("2025-05-01", "", "2025-04-30", "2025-04-30", False),
        ("", "2025-05-07", "2016-01-01", "2016-12-31", True),
        # "in May" may have been on the fifth; "in April" was not
        ("2025-05-05", "2025-05-05", "2025-05-01", "2025-05-31", True),
        ("2025-05-05", "2025-05-05", "2025-04-01", "2025-04-30", False),
    ],
)
def test_what_may_have_been_in_a_period(first: str, last: str, of: str, till: str, holds: bool) -> None:
    assert Period(day(first), day(last)).holds(Time(0, 6, of, till, "day")) is holds


@pytest.mark.parametrize("time", [None, Time(0, 6)])
def test_what_has_no_date_is_in_the_open_period_only(time: Time | None) -> None:
    assert Period().holds(time)
    assert not Period(date.min, date.max).holds(time)


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_a_wider_period_never_holds_less(a: date, b: date, c: date, d: date) -> None:
    outer, inner, days = sorted((a, d)), sorted((b, c)), sorted((a, b))
    time = Time(0, 1, days[0].isoformat(), days[1].isoformat(), "day")
    wide = Period(min(outer[0], inner[0]), max(outer[1], inner[1]))
    assert wide.holds(time) >= Period(*inner).holds(time)


def test_crossed_days_are_refused() -> None:
    with pytest.raises(ViewError, match=r"2025-05-07.*2025-05-01"):
        Period(date(2025, 5, 7), date(2025, 5, 1))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-05-01", "2025-05-07", "2025-05-01 to 2025-05-07"),
        ("2025-05-07", "2025-05-07", "2025-05-07"),
        ("2025-05-01", "", "from 2025-05-01 on"),
        ("", "2025-05-07", "until 2025-05-07"),
        ("", "", ""),
    ],
)
def test_it_says_what_it_is(first: str, last: str, words: str) -> None:
    assert Period(day(first), day(last)).words == words
