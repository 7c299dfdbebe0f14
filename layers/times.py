"""When, in the article's words? Weekdays, dates and "earlier this week", kept as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.tokens import Token

#: Monday first.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Names of months, in full and as agencies shorten them, without the full stop, and their numbers.
MONTHS = {
    **{name: number for number, name in enumerate(
        "january february march april may june july august september october november december".split(), 1)},
    "jan": 1, "feb": 2, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NEAR = frozenset("yesterday today tonight overnight tomorrow".split())
_UNITS = frozenset("week month year night weekend morning evening afternoon".split())
_PARTS = frozenset("morning evening night afternoon".split())
_SPANS = frozenset("hour day week month year".split())
#: Words before the name of a month alone: "in March", "since late March".
_BEFORE_MONTH = frozenset("in last since late early mid until by".split())
#: Every word at which a time can be found; the rest of a text is passed over.
_OPENINGS = frozenset(
    (*WEEKDAYS, *MONTHS, *(f"{month}." for month in MONTHS), *_NEAR, *"this last past ago earlier in".split())
)


def time_in(tokens: Sequence[Token], first: int, last: int, near: int) -> tuple[int, int] | None:
    """The words for when, nearest to a trigger, as a range of tokens; None where a sentence gives none."""
    found = [
        span
        for at, token in enumerate(tokens[first:last], first)
        if token.lower in _OPENINGS and (span := _time_at(tokens, at, first, last))
    ]
    return min(found, key=lambda span: min(abs(span[0] - near), abs(span[1] - near)), default=None)


def _time_at(tokens: Sequence[Token], at: int, first: int, last: int) -> tuple[int, int] | None:
    lower = tokens[at].lower
    before = tokens[at - 1].lower if at > first else ""
    after = tokens[at + 1].lower if at + 1 < last else ""
    if lower in WEEKDAYS:
        return at - (before in ("on", "last", "late", "early")), at + 1 + (after in _PARTS)
    if lower in _NEAR:
        return at, at + 1
    if lower.rstrip(".") in MONTHS:
        return _date_at(tokens, at, first, last) if tokens[at].text[0].isupper() else None
    if lower in ("this", "last", "past") and after in _UNITS:
        return at - (before in ("earlier", "late", "the")), at + 2
    if lower in ("ago", "earlier") and at - 2 >= first and before.rstrip("s") in _SPANS:
        return at - 2, at + 1
    if lower == "in" and _is_year(after):
        return at, at + 2
    return None


def _date_at(tokens: Sequence[Token], month: int, first: int, last: int) -> tuple[int, int] | None:
    """ "7 May 2025", "May 7, 2025", "Dec. 10", "in March 2016", "in March"; None for a bare "May"."""
    stop = month + 1
    if month > first and tokens[month - 1].text.isdigit() and len(tokens[month - 1].text) < 3:
        return month - 1, stop + (stop < last and _is_year(tokens[stop].text))
    if stop < last and _is_year(tokens[stop].text):
        return month - (month > first and tokens[month - 1].lower == "in"), stop + 1
    if stop < last and tokens[stop].text[0].isdigit():
        stop += 1
        dated = stop + 1 < last and tokens[stop].text == "," and _is_year(tokens[stop + 1].text)
        return month, stop + 2 * dated
    if month > first and tokens[month - 1].lower in _BEFORE_MONTH:
        return month - 1, month + 1
    return None


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What words for when say of the calendar; None for what they leave open."""

    year: int | None
    month: int | None
    day: int | None

    def clashes(self, other: Calendar) -> bool:
        """Whether the two cannot be one day: other years, other months, or other days of one month."""
        if self.year and other.year and self.year != other.year:
            return True
        if not (self.month and other.month):
            return False
        return self.month != other.month or bool(self.day and other.day and self.day != other.day)


def calendar(tokens: Sequence[Token], span: tuple[int, int] | None) -> Calendar | None:
    """The year, month and day that a range of tokens names, or None where it names none of them."""
    if span is None:
        return None
    words = [tokens[at].lower.rstrip(".") for at in range(*span)]
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    year = next((int(word) for word in words if _is_year(word)), None)
    day = next((int(word) for word in words if word.isdecimal() and len(word) < 3), None) if month else None
    return Calendar(year, month, day) if month or year else None


def weekday(tokens: Sequence[Token], span: tuple[int, int] | None) -> str | None:
    """The day of the week in a range of tokens, in lower case."""
    return next((tokens[at].lower for at in range(*span) if tokens[at].lower in WEEKDAYS), None) if span else None
