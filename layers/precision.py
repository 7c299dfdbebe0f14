"""How exactly is an event placed? The words before a name: "near", "outside", "10 km north of"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from geo.parts import Direction
from geo.place import Place, Precision
from geo.tokens import Token
from layers.numbers import number_at

#: Radius in metres for words that say "near" without a distance: the span of a city's own surroundings.
NEAR_M = {"near": 15_000, "outside": 10_000, "outskirts": 10_000, "around": 15_000, "suburb": 10_000, "edge": 8_000}
#: The same for a building or a crossing: what can be seen from it.
NEAR_SITE_M = 3_000
#: "Off Hodeidah", "off the port of Hodeidah": half of what "off the coast" reaches.
OFF_M = 20_000
#: Residents to the square kilometre from which a town's radius is reckoned; the order of the built-up densities in
#: the Atlas of Urban Expansion (Angel et al.), where most cities of the world lie between 3,000 and 10,000.
DENSITY_KM2 = 4_000
#: No town is drawn smaller or larger than this, in metres.
TOWN_RADIUS_M = (2_000, 15_000)

_WORDS = {
    "near": "near", "nearby": "near", "outside": "outside", "outskirts": "outskirts", "around": "around",
    "suburb": "suburb", "suburbs": "suburb", "edge": "edge", "fringes": "edge", "vicinity": "near", "rural": "around",
}  # fmt: skip
_SURROUNDINGS = frozenset(
    (
        "area region countryside hinterland outskirts suburb suburbs surroundings environs direction axis front frontline sector "
        "zone pocket salient enclave corridor triangle border frontier coast"
    ).split()
)
#: The same with "of": "the countryside of Idlib"; not "the Karrada area of Baghdad".
_SURROUNDINGS_OF = frozenset("area region countryside hinterland direction zone sector".split())
#: A crossing goes on with these and stays a point: "the Torkham border crossing", "the Chaman border".
_OF_CROSSINGS = frozenset(("border", "frontier"))
#: "Cut off Mariupol", "went off in Kabul": no sea.
_WITH_OFF = frozenset(
    "cut cuts cutting seal sealed sealing close closed fence fenced cordoned went go set fended fought".split()
)
#: "The area of Amgala" is around it; "an area of Lima" and "the northern sector of Lima" are parts of it.
_PARTLY = frozenset("area zone sector".split())
_WHOLE = frozenset("the rural remote general wider whole mountainous broader surrounding entire".split())
#: How many metres a word for a distance means.
METRES = {
    "km": 1000.0, "kilometres": 1000.0, "kilometers": 1000.0, "kilometre": 1000.0, "kilometer": 1000.0, "kms": 1000.0,
    "miles": 1609.344, "mile": 1609.344,
}  # fmt: skip

#: Words for the points of the compass, and for the parts of an area that lie there.
DIRECTIONS: dict[str, Direction] = {
    "north": "north", "northern": "north", "south": "south", "southern": "south",
    "east": "east", "eastern": "east", "west": "west", "western": "west",
    "northeast": "northeast", "northeastern": "northeast", "northwest": "northwest", "northwestern": "northwest",
    "southeast": "southeast", "southeastern": "southeast", "southwest": "southwest", "southwestern": "southwest",
    "central": "centre", "centre": "centre", "center": "centre",
}  # fmt: skip
#: "North of Goma": so far from it, in metres, at the middle of a disc of `NEAR_M` that does not reach its centre.
UNSTATED_M = 15_000
#: The disc round a point so and so far from a town, as a share of the distance and in metres: the distance is rounded,
#: the direction one of eight, and the town has an extent of its own.
SPREAD, LEAST_M = 1 / 2, 5_000


class Bearing(NamedTuple):
    """ "10 km north of" a name: the token where it begins, how far in metres and where to, and how surely."""

    first: int
    metres: int
    direction: Direction
    radius_m: int


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
    around = after in _SURROUNDINGS and not (place.kind == "site" and after in _OF_CROSSINGS)
    radius = _near(tokens, first, name) or (NEAR_M["near"] if around else None)
    if radius and place.kind == "site" and not bearing_before(tokens, first, name):
        radius = min(radius, NEAR_SITE_M)
    if radius:
        return "near", radius
    return place.precision, town_radius_m(place.population) if place.kind == "town" else None


def bearing_before(tokens: Sequence[Token], first: int, name: int) -> Bearing | None:
    """The distance and direction from the place named at token `name`, in a sentence from `first`."""
    for at in range(name - 1, max(first, name - 6) - 1, -1):
        if tokens[at].lower in ("of", "from") and (found := direction_at(tokens, at - 1, first)):
            return _bearing(tokens, first, *found)
        if tokens[at].text in ",.;:" or tokens[at].lower in ("in", "at", "on") or tokens[at].lower in _WORDS:
            return None
    return None


def direction_at(tokens: Sequence[Token], at: int, first: int) -> tuple[Direction, int] | None:
    """The direction whose last word is token `at` ("north-eastern"), and the token of its first word."""
    if at < first or tokens[at].lower not in DIRECTIONS:
        return None
    if at - 2 >= first and tokens[at - 1].text == "-" and tokens[at - 2].lower in ("north", "south"):
        both = tokens[at - 2].lower + tokens[at].lower
        return (DIRECTIONS[both], at - 2) if both in DIRECTIONS else None
    return DIRECTIONS[tokens[at].lower], at


def _bearing(tokens: Sequence[Token], first: int, direction: Direction, at: int) -> Bearing | None:
    """The bearing whose direction is at token `at`; None for "the north of", which is a part of the place."""
    if direction == "centre":
        return None
    before = tokens[at - 1].lower if at > first else ""
    if before in ("to", "due") or (before == "the" and at - 2 >= first and tokens[at - 2].lower == "to"):
        at -= 1 if before != "the" else 2  # "10 km to the north of"
        before = tokens[at - 1].lower if at > first else ""
    if before in METRES:
        metres, at = _distance(tokens, first, at - 1)
        return Bearing(at, metres, direction, max(round(metres * SPREAD), LEAST_M))
    if not before or before in ("the", "in"):
        return None
    return Bearing(at, UNSTATED_M, direction, NEAR_M["near"])


def _near(tokens: Sequence[Token], first: int, name: int) -> int | None:
    if bearing := bearing_before(tokens, first, name):
        return bearing.radius_m
    for at in range(name - 1, max(first, name - 6) - 1, -1):
        lower = tokens[at].lower
        if lower in _WORDS:
            return NEAR_M[_WORDS[lower]]
        if lower in METRES:
            return _distance(tokens, first, at)[0]
        if lower == "off" and tokens[at - 1].lower not in _WITH_OFF:
            return OFF_M
        if lower in _SURROUNDINGS_OF and tokens[at + 1].lower == "of" and _is_around(tokens, at):
            return NEAR_M["around"]
        if tokens[at].text in ",.;:" or lower in ("in", "at", "on"):
            return None
    return None


def _distance(tokens: Sequence[Token], first: int, unit: int) -> tuple[int, int]:
    """ "10 km": metres, and the token of the number; without a direction it is the radius, for it may be any."""
    for at in range(max(first, unit - 3), unit):
        number = number_at(tokens, at, unit)
        if number and number.last == unit:
            return round(number.high * METRES[tokens[unit].lower]), at
    return NEAR_M["near"], unit


def _is_around(tokens: Sequence[Token], at: int) -> bool:
    """Whether "area of" and the like mean what lies around a town, and not a part of it or a name of its own."""
    before = tokens[at - 1]
    return not before.text[0].isupper() and (tokens[at].lower not in _PARTLY or before.lower in _WHOLE)
