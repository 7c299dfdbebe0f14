"""Which place does "there" or "in the city" stand for? The last fitting one of the sentences just before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from geo.article import Article
from geo.toponym import Toponym
from layers.locative import Locative
from layers.phrases import Names
from layers.precision import direction_at, precision_of
from layers.prepositions import LOCATIVE

#: Words that stand for a place named shortly before, and the kinds they may stand for.
_ANAPHORS: dict[str, frozenset[str]] = {
    "there": frozenset(("town", "site", "admin2", "admin1", "region")),
    "city": frozenset(("town",)),
    "town": frozenset(("town",)),
    "village": frozenset(("town",)),
    "capital": frozenset(("town",)),
    "area": frozenset(("town", "admin2", "admin1", "region", "site")),
    "region": frozenset(("admin1", "admin2", "region")),
    "province": frozenset(("admin1",)),
    "district": frozenset(("admin2", "town")),
    "crossing": frozenset(("site",)),
    "camp": frozenset(("site",)),
    "island": frozenset(("region", "admin1", "town")),
    "enclave": frozenset(("region", "town", "admin1")),
}
_POINTING = frozenset("the that this same".split())
#: "There was": no place at all.
_EXISTS = frozenset("is are was were has have had will would 's may might".split())
#: "On the outskirts of the city": parts of a place that leave it the place.
_PARTS = frozenset("outskirts edge centre center heart suburbs vicinity middle part parts".split())
#: Nouns after which "the city" is not where, but whose.
_OFFICES = frozenset("of council hall center centre government police".split())
#: How many sentences back the place may be named; the guide for readers of the gold readings uses the same.
REACH = 2


def anaphor_in(names: Names, start: int, stop: int) -> int | None:
    """The token in a clause that stands for a place named before: "there", "in the city", "north of the town"."""
    tokens = names.tokens
    for at in range(start, stop):
        lower = tokens[at].lower
        if lower not in _ANAPHORS or at in names.inside:
            continue
        after = tokens[at + 1].lower if at + 1 < names.last else ""
        if lower == "there":
            if after not in _EXISTS:
                return at
        elif (
            at - 2 >= names.first
            and tokens[at - 1].lower in _POINTING
            and (tokens[at - 2].lower in LOCATIVE or _of_part(names, at - 2))
            and after not in _OFFICES
        ):
            return at
    return None


def _of_part(names: Names, at: int) -> bool:
    tokens = names.tokens
    if tokens[at].lower != "of" or at - 1 < names.first:
        return False
    return tokens[at - 1].lower in _PARTS or direction_at(tokens, at - 1, names.first) is not None


def place_before(
    article: Article, toponyms: Sequence[Toponym], anaphor: int, sentence: int, capitals: Set[str]
) -> Locative | None:
    """The place that an anaphor at a token stands for: the last of its kind before it, in prose, or None.

    "The capital" stands only for a place among `capitals`, by their ids.
    """
    word = article.tokens[anaphor].lower
    before = bisect_left(toponyms, anaphor, key=lambda toponym: toponym.first)
    for number in range(before - 1, -1, -1):
        toponym = toponyms[number]
        if sentence - toponym.sentence > REACH:
            return None
        if (
            toponym.place is not None
            and toponym.place.kind in _ANAPHORS[word]
            and (word != "capital" or toponym.place.id in capitals)
            and toponym.role in ("scene", "mention")
            and article.sentences[toponym.sentence].kind == "prose"
        ):
            first = article.sentences[sentence].first
            precision, radius = precision_of(article.tokens, first, anaphor, toponym.place)
            return Locative(number, toponym.place, precision, radius, f'"{word}" stands for {toponym.name}')
    return None
