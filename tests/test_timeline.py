"""Where dated events stand on a line of days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.period import Period
from layers.presentation.cards import Card, event_cards
from layers.presentation.timeline import Timeline, in_order, lies_in, timeline
from tests import readings

CARD = event_cards(readings.reading())[0]


def card(id: str, first: str, last: str = "") -> Card:
    return replace(CARD, id=id, days=(date.fromisoformat(first), date.fromisoformat(last or first)))


def bars(line: Timeline) -> list[tuple[str, int, int]]:
    """The ids of the cards of each bar, and the columns that it covers."""
    return [(" ".join(card.id for card in bar.cards), bar.begin, bar.end) for bar in line.bars]


def test_without_dates_there_is_no_line() -> None:
    assert timeline([CARD]) == Timeline((), ())


@pytest.mark.parametrize(
    ("cards", "columns", "expected"),
    [
        # two events of one day share a bar; the days between are empty
        (
            [card("a", "2025-05-05"), card("b", "2025-05-08"), card("c", "2025-05-05")],
            ["5 May 2025", "", "8 May"],
            [("a c", 0, 1), ("b", 2, 3)],
        ),
        # a month is cut by a day that lies in it, and covers it
        (
            [card("day", "2025-04-10"), card("month", "2025-04-01", "2025-04-30")],
            ["1–9 Apr 2025", "10 Apr", "11–30 Apr"],
            [("month", 0, 3), ("day", 1, 2)],
        ),
        # a year long ago beside a week in the news; each year is said once
        (
            [card("old", "2016-01-01", "2016-12-31"), card("new", "2025-04-28", "2025-05-04")],
            ["2016", "", "28 Apr – 4 May 2025"],
            [("old", 0, 1), ("new", 2, 3)],
        ),
        # the last day of the calendar has no day after it
        ([card("end", "9999-12-31")], ["31 Dec 9999"], [("end", 0, 1)]),
    ],
)
def test_columns_and_bars(cards: list[Card], columns: list[str], expected: list[tuple[str, int, int]]) -> None:
    line = timeline(cards)
    assert [stretch.label for stretch in line.stretches] == columns
    assert bars(line) == expected


def test_events_are_gone_through_by_date_and_then_in_reading_order() -> None:
    told = [
        replace(CARD, id="undated"),
        card("day", "2025-04-10"),
        replace(CARD, id="undated too"),
        card("month", "2025-04-01", "2025-04-30"),
        card("same day", "2025-04-10"),
    ]
    assert [card.id for card in in_order(told)] == ["month", "day", "same day", "undated", "undated too"]


DAYS = st.tuples(st.dates(), st.dates()).map(sorted)


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_columns_follow_each_other_and_a_bar_is_as_long_as_its_days(spans: list[list[date]]) -> None:
    cards = [replace(CARD, id=str(number), days=(days[0], days[1])) for number, days in enumerate(spans)]
    line = timeline(cards)
    ordinals = [(stretch.first.toordinal(), stretch.last.toordinal()) for stretch in line.stretches]
    assert all(one[1] + 1 == other[0] for one, other in pairwise(ordinals))
    assert sorted(card.id for bar in line.bars for card in bar.cards) == sorted(card.id for card in cards)
    for bar in line.bars:
        assert (line.stretches[bar.begin].first, line.stretches[bar.end - 1].last) == (bar.first, bar.last)
        assert all(card.days == (bar.first, bar.last) for card in bar.cards)


@given(DAYS, DAYS)
def test_the_longer_of_two_is_never_narrower(inner: list[date], other: list[date]) -> None:
    outer = (min(inner[0], other[0]), max(inner[1], other[1]))
    line = timeline([replace(CARD, days=(inner[0], inner[1])), replace(CARD, days=outer)])
    widths = {
        (bar.first, bar.last): sum(stretch.weight for stretch in line.stretches[bar.begin : bar.end])
        for bar in line.bars
    }
    assert widths[outer] >= widths[inner[0], inner[1]]


@pytest.mark.parametrize(
    ("first", "last", "seen"),
    [("2025-04-10", None, True), ("2025-04-11", None, False), (None, "2025-04-09", False), (None, None, True)],
)
def test_what_lies_in_a_period(first: str | None, last: str | None, seen: bool) -> None:
    (day,) = timeline([card("day", "2025-04-10")]).stretches
    assert lies_in(day, Period(*(end and date.fromisoformat(end) for end in (first, last)))) is seen
