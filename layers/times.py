"""When, in the article's words? Weekdays, dates and "earlier this week", kept as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. "
    "dec.".split()
)
_NEAR = frozenset("yesterday today tonight overnight".split())
_UNITS = frozenset("week month year night weekend morning evening afternoon".split())


def time_in(tokens: Sequence[Token], first: int, last: int, near: int) -> tuple[int, int] | None:
    """The words for when, nearest to a trigger, as a range of tokens; None where a sentence gives none."""
    found = [span for at in range(first, last) if (span := _time_at(tokens, at, first, last))]
    return min(found, key=lambda span: min(abs(span[0] - near), abs(span[1] - near)), default=None)


def _time_at(tokens: Sequence[Token], at: int, first: int, last: int) -> tuple[int, int] | None:
    lower = tokens[at].lower
    if lower in WEEKDAYS:
        start = at - 1 if at > first and tokens[at - 1].lower in ("on", "last", "late", "early") else at
        stop = (
            at + 2 if at + 1 < last and tokens[at + 1].lower in ("morning", "evening", "night", "afternoon") else at + 1
        )
        return start, stop
    if lower in _NEAR:
        return at, at + 1
    if lower in _MONTHS and tokens[at].text[0].isupper():
        if at > first and tokens[at - 1].text.isdigit() and len(tokens[at - 1].text) < 3:
            year = at + 1 < last and tokens[at + 1].text.isdigit() and len(tokens[at + 1].text) == 4
            return at - 1, at + 2 if year else at + 1
        if at + 1 < last and tokens[at + 1].text[0].isdigit():
            stop = at + 2
            if stop + 1 < last and tokens[stop].text == "," and tokens[stop + 1].text.isdigit():
                stop += 2
            return at, stop
        return None
    if lower in ("this", "last", "past") and at + 1 < last and tokens[at + 1].lower in _UNITS:
        return (at - 1 if at > first and tokens[at - 1].lower in ("earlier", "late", "the") else at), at + 2
    if (
        lower in ("ago", "earlier")
        and at - 2 >= first
        and tokens[at - 1].lower.rstrip("s") in ("hour", "day", "week", "month", "year")
    ):
        return at - 2, at + 1
    return None


def weekday(tokens: Sequence[Token], span: tuple[int, int] | None) -> str | None:
    """The day of the week in a range of tokens, in lower case."""
    return next((tokens[at].lower for at in range(*span) if tokens[at].lower in WEEKDAYS), None) if span else None
