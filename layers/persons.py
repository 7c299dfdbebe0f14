"""Which words count one person? "A policeman", "his wife", "another was hurt"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.lexicon import load_lexicon
from layers.numbers import Number


def one_of_people(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """As `one_person`, but only with a noun that is surely a person: "two soldiers and a rebel were killed"."""
    if tokens[at].lower == "another" and at + 1 < last and tokens[at + 1].lower in ("was", "died"):
        return Number(at, at + 1, 1, 1, "exact")
    number = one_person(tokens, at, last)
    return number if number and is_person(tokens, number.last - 1) else known_person(tokens, at, last)


def one_person(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """ "a policeman", "an army officer": one."""
    if tokens[at].lower not in ("a", "an", "one", "another"):
        return None
    for index in range(at + 1, min(at + 6, last)):
        lower = tokens[index].lower
        if lower in _COLLECTIVES:
            return None
        if is_person(tokens, index):
            return Number(at, index + 1, 1, 1, "exact")
        ends = lower in (",", "and", "in", "on", "at", "near", "who") or not tokens[index].text[0].isalnum()
        if ends and index > at + 1 and tokens[index].text != "-":
            return Number(at, index, 1, 1, "exact")
    return None


def known_person(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """ "The mayor", "his wife": one, where the noun is surely one person."""
    if tokens[at].lower not in ("the", "his", "her", "their"):
        return None
    for index in range(at + 1, min(at + 4, last)):
        lower = tokens[index].lower
        if lower in _COLLECTIVES or not lower[0].isalpha() or lower in ("and", "of", "in"):
            return None
        if "people" in load_lexicon().classes(lower):
            single = not lower.endswith("s") and lower not in _PLURAL and lower not in _COLLECTIVES
            return Number(at, index + 1, 1, 1, "exact") if single else None
    return None


#: Singular nouns that count nobody in particular.
_COLLECTIVES = frozenset(
    "number lot handful group family couple crowd few total series string wave blow hole week month day year crew staff "
    "other dozen life national".split()
)


_PLURAL = frozenset("people men women children police personnel staff crew military army navy nato clergymen".split())


def is_person(tokens: Sequence[Token], at: int) -> bool:
    found = load_lexicon().classes(tokens[at].lower) & {"people", "state_force", "police", "armed_group"}
    return bool(found) and not tokens[at].lower.endswith("s") and tokens[at].lower not in _PLURAL
