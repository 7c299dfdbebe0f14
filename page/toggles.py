"""Which toggles stand above the map, with which counts?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from layers.definition import Definition
from layers.presentation.named import actors, declined_names, named_places
from layers.reading import Reading
from layers.view import BORDER_LINES

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


def toggles(reading: Reading, definitions: Iterable[Definition], border_lines: int) -> tuple[Toggle, ...]:
    """The layers in their order, as far as they have events, then border lines and contested areas where there are any,
    and always places named and actors: that there are none is news too."""
    counts = Counter(event.layer for event in reading.events)
    of_layers = tuple(
        Toggle(each.key, each.label, each.symbol, each.colour, counts[each.key], True)
        for each in definitions
        if counts[each.key] or each.key in ALWAYS
    )
    places = len(named_places(reading)) + len(declined_names(reading))
    named = Toggle("named", "Places named", "•", QUIET, places, True)
    acting = Toggle("actors", "Actors", "◌", QUIET, len(actors(reading)), False)
    lines = Toggle(BORDER_LINES, "Border lines", "╌", QUIET, border_lines, True)
    return (*of_layers, *([lines] if border_lines else []), named, acting)
