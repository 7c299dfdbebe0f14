"""What number do these words give? Digits, words, dozens, ranges, and what bounds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.tokens import Token

Bound = Literal["exact", "at_least", "at_most", "about"]


@dataclass(frozen=True, slots=True)
class Number:
    """A count at tokens `first` to `last`, its qualifier included. `low` and `high` are inclusive."""

    first: int
    last: int
    low: int
    high: int
    bound: Bound


_UNITS = dict(
    zip(
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen"
        ).split(),
        range(1, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
#: "Half a dozen", "half a million".
_HALVES = {"dozen": 6, "million": 500_000}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_DECIMAL = re.compile(r"[0-9]{1,3}\.[0-9]{1,2}")
#: Places in a row, for "a sixth person died".
ORDINALS = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(), 2
    )
}
#: What an indefinite plural stands for; source: the common reading of these words in news agency style guides.
_VAGUE = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "tens": (20, 99),
}  # fmt: skip
#: The same after "several" or "a few".
_SEVERAL = {"dozen": _VAGUE["dozens"], "hundred": _VAGUE["hundreds"], "thousand": _VAGUE["thousands"]}
#: Every word that is a number or part of one.
NUMBER_WORDS = frozenset((*_UNITS, *_TENS, *_SCALES, *_VAGUE, "dozen", "half", "several"))
#: Every word at which a number can begin, besides digits.
_OPENINGS = NUMBER_WORDS | {"few", "a", "an"}
#: Qualifiers as they stand right before a number, longest first.
_QUALIFIERS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("a", "minimum", "of"), "at_least"), (("not", "less", "than"), "at_least"), (("no", "fewer", "than"), "at_least"),
    (("no", "less", "than"), "at_least"), (("at", "least"), "at_least"), (("more", "than"), "at_least"),
    (("upwards", "of"), "at_least"), (("over",), "at_least"), (("as", "many", "as"), "at_most"),
    (("no", "more", "than"), "at_most"), (("fewer", "than"), "at_most"), (("less", "than"), "at_most"),
    (("up", "to"), "at_most"), (("at", "most"), "at_most"), (("an", "estimated"), "about"), (("about",), "about"),
    (("around",), "about"), (("nearly",), "about"), (("almost",), "about"), (("some",), "about"),
    (("roughly",), "about"), (("approximately",), "about"), (("estimated",), "about"), (("close", "to"), "about"),
)  # fmt: skip
#: What follows a number that counts no people.
_NOT_PEOPLE = frozenset(
    (
        "% percent per km kilometres kilometers miles mile metres meters m p.m. a.m. pm am years year months month weeks week "
        "days day hours hour minutes minute seconds times dollars euros pounds tonnes tons kg degrees rounds shots "
        "feet foot acres hectares points st nd rd th pm. o'clock billion"
    ).split()
)


#: The same by their last word: most numbers have another before them, and no qualifier.
_QUALIFIERS_ENDING = {
    last: [qualifier for qualifier in _QUALIFIERS if qualifier[0][-1] == last]
    for last in {words[-1] for words, _ in _QUALIFIERS}
}


def number_at(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """The count that begins at a token (without its qualifier), or None where there is none or it counts no people."""
    word = tokens[at].lower
    if word not in _OPENINGS and not word[0].isdigit():
        return None
    stop = at + 1
    if word in ("several", "few") and stop < last and tokens[stop].lower in _SEVERAL:
        low, high = _SEVERAL[tokens[stop].lower]
        return Number(at, stop + 1, low, high, "about")
    if word in _VAGUE:
        low, high = _VAGUE[word]
        if word == "tens" and stop + 1 < last and tokens[stop + 1].lower == "thousands":
            low, high, stop = 20_000, 99_999, stop + 2
        return Number(at, stop, low, high, "about")
    value, stop = cardinal(tokens, at, last)
    if value is None:
        return None
    low = high = value
    if (stop + 1 < last and tokens[stop].lower in ("-", "–", "to")) or (
        at and tokens[at - 1].lower == "between" and stop + 1 < last and tokens[stop].lower == "and"
    ):
        second, end = cardinal(tokens, stop + 1, last)
        if second is not None and second > value:
            high, stop = second, end
    if stop < last and tokens[stop].text == "+":
        return Number(at, stop + 1, low, high, "at_least")
    if stop < last:
        after = tokens[stop].lower
        if after in _NOT_PEOPLE or (after == "-" and stop + 1 < last):
            return None
    if at and tokens[at - 1].text in "$€£#:.-" and tokens[at - 1].end == tokens[at].start:
        return None
    return Number(at, stop, low, high, "exact" if low == high else "about")


def cardinal(tokens: Sequence[Token], at: int, last: int) -> tuple[int | None, int]:
    """The whole number that begins at a token, of whatever it counts, and the token after it; None where there is none."""
    text = tokens[at].text
    if text[0].isdigit():
        plain = text.replace(",", "")
        scale = _SCALES.get(tokens[at + 1].lower, 0) if at + 1 < last else 0
        if scale and (whole := _DECIMAL.fullmatch(text)):  # "1.5 million"
            return round(float(whole.group()) * scale), at + 2
        if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
            return None, at
        value = int(plain)
        if at + 1 < last and tokens[at + 1].lower in _SCALES and tokens[at + 1].lower != "hundred":
            return value * _SCALES[tokens[at + 1].lower], at + 2
        # A bare number that looks like a year counts nobody.
        return (None, at) if "," not in text and 1900 <= value <= 2100 and len(text) == 4 else (value, at + 1)
    total, stop = _word_number(tokens, at, last)
    return total, stop


def _word_number(tokens: Sequence[Token], at: int, last: int) -> tuple[int | None, int]:
    word = tokens[at].lower
    if word in ("a", "an"):
        after = tokens[at + 1].lower if at + 1 < last else ""
        if after == "dozen":
            return 12, at + 2
        if after == "half" and at + 2 < last and tokens[at + 2].lower == "dozen":
            return 6, at + 3
        return (_SCALES[after], at + 2) if after in _SCALES else (None, at)
    if word == "half":
        dozen = at + 1 + (at + 1 < last and tokens[at + 1].lower == "a")
        scale = tokens[dozen].lower if dozen < last else ""
        return (_HALVES[scale], dozen + 1) if scale in _HALVES else (None, at)
    if word in _TENS:
        value, at = _TENS[word], at + 1
        if at + 1 < last and tokens[at].text == "-" and _UNITS.get(tokens[at + 1].lower, 10) < 10:
            value, at = value + _UNITS[tokens[at + 1].lower], at + 2
    elif word in _UNITS:
        value, at = _UNITS[word], at + 1
    else:
        return None, at
    while at < last:
        scale = tokens[at].lower
        if scale == "dozen":
            value, at = value * 12, at + 1
        elif scale in _SCALES:
            value, at = value * _SCALES[scale], at + 1
        elif scale == "and" and at + 1 < last and value >= 100:
            rest, end = _word_number(tokens, at + 1, last)
            if rest is None or rest >= 100:
                break
            value, at = value + rest, end
        else:
            break
    return value, at


def qualified(tokens: Sequence[Token], number: Number, first: int) -> Number:
    """The number with the qualifier that stands before it: "at least 26", "up to a dozen"."""
    before = tokens[number.first - 1].lower if number.first > first else ""
    for words, bound in _QUALIFIERS_ENDING.get(before, ()):
        start = number.first - len(words)
        if start >= first and all(tokens[start + i].lower == word for i, word in enumerate(words)):
            return Number(start, number.last, number.low, number.high, bound)
    if number.first - 3 >= first and before == "of" and tokens[number.first - 2].lower == "total":
        return Number(number.first - 3, number.last, number.low, number.high, number.bound)
    return number
