"""How are days put into words? As a reader writes them, and no more exactly than they are known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


def day_words(day: date, *, short: bool = False) -> str:
    """ "7 May 2025"; short without the year and with three letters of the month: "7 May", "1 Feb"."""
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month[:3]}" if short else f"{day.day} {month} {day.year}"


def days_words(first: date, last: date, *, short: bool = False) -> str:
    """ "7 May 2025", "May 2025", "2025", "2016 to 2024" or "1 May 2025 to 7 May 2025"; short, for an axis, with dashes:
    "7 May", "1–7 May", "28 Apr – 3 May"."""
    if first == last:
        return day_words(first, short=short)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return str(first.year)
        return f"{first.year}–{last.year}" if short else f"{first.year} to {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        month = _MONTHS[first.month - 1]
        if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
            return month[:3] if short else f"{month} {first.year}"
        if short:
            return f"{first.day}–{day_words(last, short=True)}"
    return f"{day_words(first, short=short)} {'–' if short else 'to'} {day_words(last, short=short)}"
