"""How exactly is an event placed? The words before a name: "near", "outside", "10 km north of"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geo.place import Place, Precision
from geo.tokens import Token
from layers.numbers import number_at

#: Radius in metres for words that say "near" without a distance: the span of a city's own surroundings.
NEAR_M = {"near": 15_000, "outside": 10_000, "outskirts": 10_000, "around": 15_000, "suburb": 10_000, "edge": 8_000}
#: Residents to the square kilometre from which a town's radius is reckoned; the order of the built-up densities in
#: the Atlas of Urban Expansion (Angel et al.), where most cities of the world lie between 3,000 and 10,000.
DENSITY_KM2 = 4_000
#: No town is drawn smaller or larger than this, in metres.
TOWN_RADIUS_M = (2_000, 15_000)

_WORDS = {
    "near": "near", "nearby": "near", "outside": "outside", "outskirts": "outskirts", "around": "around",
    "suburb": "suburb", "suburbs": "suburb", "edge": "edge", "fringes": "edge", "vicinity": "near",
}  # fmt: skip
_SURROUNDINGS = frozenset("area region countryside outskirts suburbs surroundings environs".split())
_METRES = {
    "km": 1000.0, "kilometres": 1000.0, "kilometers": 1000.0, "kilometre": 1000.0, "kilometer": 1000.0, "kms": 1000.0,
    "miles": 1609.344, "mile": 1609.344,
}  # fmt: skip
_COMPASS = frozenset(
    (
        "north south east west northeast northwest southeast southwest north-east northern southern eastern western"
    ).split()
)


def town_radius_m(population: int) -> int:
    """Radius in metres of the disc that a town of so many people would fill, within sensible bounds."""
    low, high = TOWN_RADIUS_M
    reckoned = 1000 * math.sqrt(max(population, 0) / DENSITY_KM2 / math.pi)
    return int(round(min(max(reckoned, low), high), -2))


def precision_of(
    tokens: Sequence[Token], first: int, name: int, place: Place, after: str = ""
) -> tuple[Precision, int | None]:
    """Precision and radius in metres for a place whose name begins at token `name` of a sentence from `first`.

    `after` is the word after the name, in lower case: "the Qamishli countryside" is near Qamishli.

    Only towns and sites can be "near"; an area keeps its own precision and has no radius.
    """
    if place.kind not in ("town", "site"):
        return place.precision, None
    radius = _near(tokens, first, name) or (NEAR_M["near"] if after in _SURROUNDINGS else None)
    if radius:
        return "near", radius
    return place.precision, town_radius_m(place.population) if place.kind == "town" else None


def _near(tokens: Sequence[Token], first: int, name: int) -> int | None:
    for at in range(name - 1, max(first, name - 6) - 1, -1):
        lower = tokens[at].lower
        if lower in _WORDS:
            return NEAR_M[_WORDS[lower]]
        if lower in _METRES:
            return _distance(tokens, first, at)
        if lower in _COMPASS and at + 1 < name and tokens[at + 1].lower in ("of", "from"):
            if at - 2 >= first and tokens[at - 1].text == "-":
                at -= 2  # "south-east of"
            if at - 1 >= first and tokens[at - 1].lower in _METRES:
                return _distance(tokens, first, at - 1)
            return NEAR_M["near"] if at > first and tokens[at - 1].lower not in ("the", "in") else None
        if tokens[at].text in ",.;:" or lower in ("in", "at", "on"):
            return None
    return None


def _distance(tokens: Sequence[Token], first: int, unit: int) -> int:
    """ "10 km": the distance is the radius, since the way it is measured along is seldom told."""
    for at in range(max(first, unit - 3), unit):
        number = number_at(tokens, at, unit)
        if number:
            return round(number.high * _METRES[tokens[unit].lower])
    return NEAR_M["near"]
