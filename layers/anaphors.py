"""Which place does "there" or "in the city" stand for? The last fitting one of the sentences just before."""

from __future__ import annotations

from collections.abc import Sequence

from geo.article import Article
from geo.toponym import Toponym
from layers.locative import Locative, as_place
from layers.phrases import LOCATIVE, Names

#: Words that stand for a place named shortly before, and the kinds they may stand for.
_ANAPHORS: dict[str, frozenset[str]] = {
    "there": frozenset(("town", "site", "admin2", "admin1", "region")),
    "city": frozenset(("town",)),
    "town": frozenset(("town",)),
    "village": frozenset(("town",)),
    "area": frozenset(("town", "admin2", "admin1", "region", "site")),
    "region": frozenset(("admin1", "admin2", "region")),
    "province": frozenset(("admin1",)),
    "district": frozenset(("admin2", "town")),
    "crossing": frozenset(("site",)),
    "camp": frozenset(("site",)),
    "island": frozenset(("region", "admin1", "town")),
    "enclave": frozenset(("region", "town", "admin1")),
}
#: How many sentences back the place may be named; the guide for readers of the gold readings uses the same.
REACH = 2


def anaphor_in(names: Names, start: int, stop: int) -> str | None:
    """A word of a clause that stands for a place named before: "there", "in the city"."""
    for at in range(start, stop):
        lower = names.tokens[at].lower
        if lower not in _ANAPHORS or at in names.inside:
            continue
        if lower == "there":
            after = names.tokens[at + 1].lower if at + 1 < names.last else ""
            if after in (
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "will",
                "would",
                "'s",
            ) or after.startswith("may"):
                continue
            return lower
        if (
            at - 2 >= names.first
            and names.tokens[at - 1].lower in ("the", "that", "this", "same")
            and names.tokens[at - 2].lower in LOCATIVE
            and not (
                at + 1 < names.last and names.tokens[at + 1].lower in ("of", "council", "hall", "center", "centre")
            )
        ):
            return lower
    return None


def place_before(
    article: Article, toponyms: Sequence[Toponym], anaphor: str, sentence: int, token: int
) -> Locative | None:
    """The place that an anaphor at a token stands for: the last of its kind before it, in prose, or None."""
    for number in range(len(toponyms) - 1, -1, -1):
        toponym = toponyms[number]
        if (
            toponym.first < token
            and sentence - toponym.sentence <= REACH
            and toponym.place is not None
            and toponym.place.kind in _ANAPHORS[anaphor]
            and toponym.role in ("scene", "mention")
            and article.sentences[toponym.sentence].kind == "prose"
        ):
            return as_place(number, toponym.place, f'"{anaphor}" stands for {toponym.name}')
    return None
