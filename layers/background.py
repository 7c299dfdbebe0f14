"""Is a deed older than the news? Years, "last year", "decades ago": the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.times import MONTHS

_OLDER = frozenset("ago last previous anniversary".split())
_LONG = frozenset("year years decade decades century centuries".split())


def older_words(tokens: Sequence[Token], clause: tuple[int, int], at: int, news_year: int | None) -> str | None:
    """The words of a clause that date the deed told at token `at` before the news: "last year", "in 1998", "since 2016";
    None where none do, as "sentenced over last year's crackdown" dates the crackdown alone."""
    words = [token.lower for token in tokens[clause[0] : clause[1]]]
    for index, word in enumerate(words):
        if len(word) == 4 and word.isascii() and word.isdigit() and 1900 <= int(word) <= 2100:
            # "Since 2016 more than 400 have been killed", "the raid of 1944"; not "in May of 2016".
            since = index > 0 and words[index - 1] == "since"
            since |= index > 1 and words[index - 1] == "of" and words[index - 2] not in MONTHS
            if since or (news_year is not None and int(word) < news_year):
                return f"{words[index - 1]} {word}" if since else word
        elif word not in _OLDER:
            continue
        elif word == "ago" and index and words[index - 1] in _LONG:
            return f"{words[index - 1]} ago"
        elif (
            word in ("last", "previous")
            and index + 1 < len(words)
            and words[index + 1] in ("year", "decade", "century")
            and not (words[index + 2 : index + 3] == ["'s"] and clause[0] + index > at)
        ):
            return f"{word} {words[index + 1]}"
        elif word == "anniversary":
            return word
    return None


def newest_year(tokens: Sequence[Token]) -> int | None:
    """The newest year that a text names, from 1900 to 2100, taken for the year of its news."""
    years = [
        int(text)
        for token in tokens
        if len(text := token.text) == 4 and text.isascii() and text.isdigit() and "1900" <= text <= "2100"
    ]
    return max(years, default=None)
