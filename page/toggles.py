"""Which toggles stand above the map, with which counts?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from layers.definition import Definition
from layers.view import ACTORS, BORDER_LINES, NAMED

#: These stand there even without an event: what a reader of this map looks for first.
ALWAYS = frozenset({"strikes", "attacks", "borders"})
#: Colour of the toggles that show no events.
QUIET = "#6b6557"


@dataclass(frozen=True, slots=True)
class Toggle:
    """`count` is the number of events (drawn or only listed), places or countries behind it."""

    key: str
    label: str
    symbol: str
    colour: str
    count: int
    at_first: bool


def toggles(there: Mapping[str, int], left: Mapping[str, int], definitions: Iterable[Definition]) -> tuple[Toggle, ...]:
    """The layers in their order, as far as they have events, then border lines and contested areas where there are any,
    and always places named and actors: that there are none is news too.

    `there` is the number of things by toggle in the articles, `left` what search and filters leave of it: a search
    changes the counts and leaves the row as it is.
    """
    of_layers = tuple(
        Toggle(each.key, each.label, each.symbol, each.colour, left.get(each.key, 0), True)
        for each in definitions
        if there.get(each.key) or each.key in ALWAYS
    )
    lines = Toggle(BORDER_LINES, "Border lines", "╌", QUIET, left.get(BORDER_LINES, 0), True)
    named = Toggle(NAMED, "Places named", "•", QUIET, left.get(NAMED, 0), True)
    acting = Toggle(ACTORS, "Actors", "◌", QUIET, left.get(ACTORS, 0), False)
    return (*of_layers, *([lines] if there.get(BORDER_LINES) else []), named, acting)
