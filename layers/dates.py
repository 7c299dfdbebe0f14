"""Which days do the words mean? Weekdays, dates and "earlier this week", reckoned from the day of publication.

A parser of dates answers with one moment: "last month" is then a day, sharper than what was written. Here every answer
is a stretch of days with its precision, and the clock is never asked.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from geo.tokens import Token
from layers.numbers import cardinal
from layers.times import MONTHS, WEEKDAYS

_DAY = timedelta(days=1)
_WEEKDAY = {name: number for number, name in enumerate(WEEKDAYS)}
_HOURS = frozenset("hour night morning evening afternoon".split())


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that the words may mean, both included."""

    first: date
    last: date
    precision: Literal["day", "week", "month", "year"]


def days_of(
    tokens: Sequence[Token], first: int, last: int, published: date | None, *, ahead: bool = False
) -> Days | None:
    """The days that tokens `first` to `last` mean, or None where they cannot be known.

    `published` is the day from which "on Tuesday" is counted back, or on where `ahead`: what is planned is still to come.
    Without it only dates with a year are known.
    """
    if published and not MINYEAR < published.year < MAXYEAR:
        published = None  # nothing can be counted back from there
    words = [token.lower.rstrip(".") for token in tokens[first:last]]
    year = next((int(word) for word in words if len(word) == 4 and word.isascii() and word.isdigit()), None)
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    if month:
        day = next((int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 3), None)
        return _dated(year, month, day, published, ahead)
    if year:
        return _year(year)
    return _reckoned(tokens, first, last, words, published, ahead) if published else None


def _dated(year: int | None, month: int, day: int | None, published: date | None, ahead: bool) -> Days | None:
    """A day or a month of the year that is given, else of the nearest one on the right side of publication."""
    if year is None:
        if published is None:
            return None
        here, there = (published.month, published.day), (month, day or (31 if ahead else 1))
        year = published.year + (1 if ahead and there < here else -1 if not ahead and there > here else 0)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    length = monthrange(year, month)[1]
    if day is None:
        return Days(date(year, month, 1), date(year, month, length), "month")
    return _one(date(year, month, day)) if 1 <= day <= length else None


def _one(day: date) -> Days:
    return Days(day, day, "day")


def _week(day: date) -> Days:
    monday = day - day.weekday() * _DAY
    return Days(monday, monday + 6 * _DAY, "week")


def _month(year: int, month: int) -> Days:
    """The month so and so many before or after the first of a year: month 0 is December of the year before."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def _year(year: int) -> Days | None:
    return Days(date(year, 1, 1), date(year, 12, 31), "year") if MINYEAR <= year <= MAXYEAR else None


def _reckoned(
    tokens: Sequence[Token], first: int, last: int, words: Sequence[str], published: date, ahead: bool
) -> Days | None:
    """Weekdays, "yesterday", "last week", "three days ago": counted from the day of publication."""
    named = next((_WEEKDAY[word] for word in words if word in _WEEKDAY), None)
    if named is not None:
        if ahead:
            return _one(published + (named - published.weekday()) % 7 * _DAY)
        back = (published.weekday() - named) % 7
        return _one(published - (back or 7 * ("last" in words)) * _DAY)
    match words[-1]:
        case "today" | "tonight":
            return _one(published)
        case "yesterday":
            return _one(published - _DAY)
        case "tomorrow":
            return _one(published + _DAY)
        case "overnight":
            return Days(published - _DAY, published, "day")
        case "ago":
            number, _ = cardinal(tokens, first, last)
            return None if number is None else _before(published, words[-2].rstrip("s"), number)
        case "earlier":
            return None  # of another event, not of publication
    return _around(published, words[-1], back="last" in words, till_now="earlier" in words, rolling="past" in words)


def _before(published: date, unit: str, number: int) -> Days | None:
    if unit in _HOURS or unit == "day":
        days = number if unit in ("day", "night") else 0
        return _one(published - days * _DAY) if days < published.toordinal() else None
    if unit == "week":
        return _week(published - 7 * number * _DAY) if 7 * (number + 1) < published.toordinal() else None
    months = number * (12 if unit == "year" else 1)
    if months >= 12 * (published.year - MINYEAR):
        return None
    return _year(published.year - number) if unit == "year" else _month(published.year, published.month - months)


def _around(published: date, unit: str, *, back: bool, till_now: bool, rolling: bool) -> Days | None:
    """ "This week", "last month", "the past year"; what is "earlier this week" is over by the day of publication."""
    if unit in _HOURS:
        return _one(published - _DAY * (back or rolling))
    if unit == "weekend":
        saturday = published - ((published.weekday() - 5) % 7 + 7 * (back and published.weekday() >= 5)) * _DAY
        return Days(saturday, saturday + _DAY, "day")
    if unit == "week":
        if rolling:
            return Days(published - 7 * _DAY, published, "week")
        found: Days | None = _week(published - 7 * _DAY * back)
    elif unit == "month":
        found = _month(published.year, published.month - (back or rolling))
    else:
        found = _year(published.year - (back or rolling))
    return Days(found.first, min(found.last, published), found.precision) if found and till_now else found
