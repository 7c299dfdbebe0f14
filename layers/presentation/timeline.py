"""Where do dated events stand on a line of days? Columns of days, and a bar for all events that share theirs.

And in which order does a reader go through all events? As that line has them, then those without a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log2

from layers.period import Period
from layers.presentation.cards import Card
from layers.presentation.days import days_words


@dataclass(frozen=True, slots=True)
class Stretch:
    """A column: the days between two moments at which any event may begin or end. `weight` is its relative width, `label`
    what stands beneath it; where `empty`, nothing may have been then."""

    first: date
    last: date
    weight: float
    label: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """Events that may have been on just these days; it covers the columns from `begin` up to `end`."""

    first: date
    last: date
    begin: int
    end: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """`stretches` in the order of the calendar, without a hole; `bars` by their first day, the longer first."""

    stretches: tuple[Stretch, ...]
    bars: tuple[Bar, ...]


def timeline(cards: Iterable[Card]) -> Timeline:
    """The line of all cards that have days; empty where none has.

    A bar is as long as the words are vague: a day is narrower than the month in which it lies. The width of a column
    grows with the logarithm of its days, so that a week in the news can be seen beside a war ten years ago.
    """
    by_days: dict[tuple[date, date], list[Card]] = {}
    for card in cards:
        if card.days:
            by_days.setdefault(card.days, []).append(card)
    spans = sorted(by_days, key=lambda days: (days[0], -days[1].toordinal()))
    # The days after the last ones, as ordinals: the very last day of the calendar has no next one.
    edges = sorted({edge for first, last in spans for edge in (first.toordinal(), last.toordinal() + 1)})
    column = {edge: number for number, edge in enumerate(edges)}
    bars = tuple(
        Bar(first, last, column[first.toordinal()], column[last.toordinal() + 1], tuple(by_days[first, last]))
        for first, last in spans
    )
    covered = {number for bar in bars for number in range(bar.begin, bar.end)}
    columns = [(date.fromordinal(begin), date.fromordinal(end - 1)) for begin, end in pairwise(edges)]
    return Timeline(tuple(_stretches(columns, covered)), bars)


def _stretches(columns: Sequence[tuple[date, date]], covered: set[int]) -> Iterable[Stretch]:
    """The columns with their labels; a year is said where it is another than that of the label before."""
    said = None
    for number, (first, last) in enumerate(columns):
        empty = number not in covered
        label = "" if empty else days_words(first, last, short=True)
        if label and first.year != said and str(first.year) not in label:
            label += f" {first.year}"
        said = last.year if label else said
        yield Stretch(first, last, round(log2(1 + (last - first).days + 1) / (2 if empty else 1), 2), label, empty)


def in_order(cards: Sequence[Card]) -> tuple[Card, ...]:
    """The cards as the timeline has them, then those without days in the order in which they are given."""
    dated = [card for bar in timeline(cards).bars for card in bar.cards]
    return (*dated, *(card for card in cards if not card.days))


def lies_in(stretch: Stretch, period: Period) -> bool:
    """Whether a column lies in the period, in part at least."""
    begun = period.last is None or stretch.first <= period.last
    return begun and (period.first is None or period.first <= stretch.last)
