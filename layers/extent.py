"""Which part of a place do the words mean? "Northern Mali", "10 km north of Uri", "on the border with Lebanon"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.areas import Areas
from geo.parts import OFFSHORE_M, Direction, Part, PartKind
from geo.place import Precision
from geo.toponym import Toponym
from layers.lines import BORDERS, COASTS, OWNING, Line
from layers.phrases import Names
from layers.precision import bearing_before, direction_at
from layers.prepositions import LOCATIVE
from layers.reading import Event, EventPlace

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

#: The stretch of a line that is "near" a town: so far from the town, in metres. A border is seldom at the gates.
STRETCH_M = 25_000
#: A district without an outline is a disc as large as the median of those with one (1,650 square kilometres).
DISTRICT_M = 23_000

_ENCLAVE_OF = re.compile(r"\b(?:enclave|pocket|salient) of ([A-Z][\w'’]+(?:[ -][A-Z][\w'’]+){0,3})")
_LINES: frozenset[PartKind] = frozenset({"border", "road", "way"})
_ARTICLES = frozenset("the a its their his her this that".split())
_JOINING = frozenset("and or , &".split())
_NEAR = frozenset("near outside around at opposite".split())
#: What "Mali's northern ..." may go on with and still be a part of Mali; a neighbour is not.
_WITHIN = frozenset("part parts region regions area areas province provinces desert districts and after".split())


def part_named(names: Names, index: int) -> Part | None:
    """The part of a toponym's place that the words round its name mean, or None where they mean all of it."""
    toponym = names.named[index]
    place = toponym.place
    if place is None:
        return None
    if index in names.lines:
        return _line(names, names.lines[index])
    if (end := names.namesakes.district_end(toponym)) is not None:
        return _part(names, "district", toponym.first, end, distance_m=DISTRICT_M)
    if (start := names.namesakes.enclave_start(toponym)) is not None:
        return _part(names, "district", start, toponym.last, distance_m=DISTRICT_M)
    if place.kind == "town" and _is_held(names, toponym):
        return _part(names, "district", toponym.first, toponym.last, distance_m=DISTRICT_M)
    if place.kind in ("town", "site"):
        return _stretch(names, toponym) or _moved(names, index)
    if place.kind in ("line", "water"):
        return None
    return _inside(names, toponym)


def _is_held(names: Names, toponym: Toponym) -> bool:
    """ "The clashes in Afrin", where the article speaks of "the Kurdish enclave of Afrin"; not the "enclave of Ceuta", which is
    a unit of its own."""
    if toponym.name not in _enclaves(names.article.text):
        return False
    return all(candidate.place.kind != "admin1" for candidate in toponym.candidates)


@lru_cache(maxsize=4)
def _enclaves(text: str) -> frozenset[str]:
    """Names that an article calls an enclave, a pocket or a salient, and never a town or city."""
    found = set(_ENCLAVE_OF.findall(text))
    return frozenset(name for name in found if f"town of {name}" not in text and f"city of {name}" not in text)


def _line(names: Names, line: Line) -> Part | None:
    """ "The border between Mali and Niger", "the Kabul-Kandahar highway"."""
    if line.kind == "border":
        return _part(names, "border", line.first, line.last, others=line.across)
    if line.kind == "coast":
        return _shore(names, line.first, line.first, line.last, line.across)
    places = (names.named[index].place for index in line.members)
    ends = tuple((place.lat, place.lon) for place in places if place is not None)
    return _part(names, line.kind, line.first, line.last, ends=ends)


def _inside(names: Names, toponym: Toponym) -> Part | None:
    """ "Northern Mali", "the north of Mali", "Mali's north", "the coast of Yemen"."""
    return _adjective(names, toponym) or _of(names, toponym) or _possessive(names, toponym)


def _adjective(names: Names, toponym: Toponym) -> Part | None:
    """ "Northern Mali"; "southern and eastern Ukraine" is no single part."""
    tokens = names.tokens
    found = direction_at(tokens, toponym.first - 1, names.first)
    if found is None:
        return None
    direction, at = found
    if at - 2 >= names.first and tokens[at - 1].lower in _JOINING and direction_at(tokens, at - 2, names.first):
        return None
    return _part(names, "side", at, toponym.last, direction=direction)


def _of(names: Names, toponym: Toponym) -> Part | None:
    """ "The north of Mali", "northern parts of Mali", "off the coast of Yemen"."""
    tokens, first = names.tokens, names.first
    at = toponym.first - 1
    while at > first and tokens[at].lower in _ARTICLES:
        at -= 1
    noun = at - 1
    if noun < first or tokens[at].lower != "of":
        return None
    if tokens[noun].lower in COASTS:
        return _shore(names, noun, noun, toponym.last)
    parts = tokens[noun].lower in ("part", "parts", "half")
    found = direction_at(tokens, noun - 1 if parts else noun, first)
    # "In the north of Mali" is inside, "north of Mali" need not be.
    if found and (parts or (found[1] > first and tokens[found[1] - 1].lower == "the")):
        return _part(names, "side", found[1], toponym.last, direction=found[0])
    return None


def _possessive(names: Names, toponym: Toponym) -> Part | None:
    """ "Mali's north", "Mali's northern regions", "Yemen's coast"; not "Mali's northern neighbour"."""
    tokens = names.tokens
    unit = toponym.last < names.last and tokens[toponym.last].lower in OWNING
    at = toponym.last + unit + 1  # "the Odesa region's coast"
    if at >= names.last or tokens[at - 1].lower != "'s":
        return None
    end = at + 3 if at + 1 < names.last and tokens[at + 1].text == "-" else at + 1
    found = direction_at(tokens, end - 1, at)
    noun = end if found else at
    follows = tokens[noun].lower if noun < names.last else ""
    if follows in COASTS:
        return _shore(names, toponym.first, toponym.first, noun + 1)
    if found and (follows in _WITHIN or follows in LOCATIVE or not follows[:1].isalpha()):
        return _part(names, "side", toponym.first, noun, direction=found[0])
    return None


def _shore(names: Names, noun: int, first: int, last: int, seas: tuple[str, ...] = ()) -> Part:
    """ "The coast of Yemen", "Somalia's southern coast", "off the west coast of Libya"."""
    off = next((at for at in range(max(names.first, noun - 4), noun) if names.tokens[at].lower == "off"), None)
    word = next(at for at in range(first, last) if names.tokens[at].lower in COASTS)
    found = direction_at(names.tokens, word - 1, names.first) or direction_at(names.tokens, first - 1, names.first)
    direction, first = (found[0], min(first, found[1])) if found else (None, first)
    if off is None:
        return _part(names, "coast", first, last, direction=direction, others=seas)
    return _part(names, "offshore", off, last, direction=direction, distance_m=OFFSHORE_M, others=seas)


def _stretch(names: Names, toponym: Toponym) -> Part | None:
    """ "The Line of Control near Uri", "the Sudanese-Chadian border near Adre": the line, not the town."""
    tokens, home = names.tokens, toponym.place.country_code if toponym.place else ""
    near = toponym.first - 1
    while near > names.first and tokens[near].lower in (*_ARTICLES, "town", "city", "village", "of"):
        near -= 1
    end = near - 1
    if end < names.first or tokens[near].lower not in _NEAR:
        return None
    index = names.inside.get(end)
    if index is not None:
        line = names.named[index]
        if line.place is None or line.place.kind != "line" or not line.place.area:
            return None
        return _part(names, "stretch", line.first, toponym.last, distance_m=STRETCH_M, others=(line.place.area,))
    if tokens[end].lower not in BORDERS:
        return None
    for at in range(end - 1, max(names.first, end - 5) - 1, -1):
        index = names.inside.get(at)
        other = names.named[index] if index is not None else None
        if other and other.place and other.place.country_code not in ("", home):
            key = "-".join(sorted((home, other.place.country_code)))
            return _part(names, "stretch", other.first, toponym.last, distance_m=STRETCH_M, others=(key,))
    return None


def _moved(names: Names, index: int) -> Part | None:
    """ "10 km north of Uri": a point that far away."""
    found = bearing_before(names.tokens, names.first, names.lead(index))
    if found is None:
        return None
    last = names.named[index].last
    return _part(names, "moved", found.first, last, direction=found.direction, distance_m=found.metres)


def _part(
    names: Names,
    kind: PartKind,
    first: int,
    last: int,
    *,
    direction: Direction | None = None,
    distance_m: int = 0,
    others: tuple[str, ...] = (),
    ends: tuple[tuple[float, float], ...] = (),
) -> Part:
    return Part(kind, names.words(first, last), direction, distance_m, others, ends)


def settled(events: Sequence[Event], areas: Areas) -> tuple[Event, ...]:
    """The events with every part that can be drawn; where one cannot, the place is meant as a whole.

    A part has a point of its own and the precision of its shape: the border of a country is a line, and the north of
    one is a region. A border or road that cannot be drawn is no place: it is not the whole of a country, nor a town.
    """
    return tuple(_event(event, areas) if any(place.part for place in event.places) else event for event in events)


def _event(event: Event, areas: Areas) -> Event:
    found = [_settled(place, areas) for place in event.places]
    places = _distinct([place for place in found if place is not None])
    if places or not event.drawn:
        return replace(event, places=places)
    part = next(place.part for place in event.places if place.part)
    reason = f"{event.reason}; not drawn: which line “{part.words}” means is not known"
    return replace(event, places=places, drawn=False, reason=reason)


def _settled(place: EventPlace, areas: Areas) -> EventPlace | None:
    if place.part is None:
        return place
    shape = areas.part_of(place.place, place.part)
    if shape is None:
        return None if place.part.kind in _LINES else replace(place, part=None)
    precision = _precision_of(shape, place.precision)
    if precision == "line":
        longest = max(getattr(shape, "geoms", [shape]), key=lambda line: float(line.length))
        point = longest.interpolate(0.5, normalized=True)
    else:
        point = shape.representative_point()
    radius = place.radius_m if precision == "near" else None
    at = (round(point.y, 4), round(point.x, 4))
    return replace(place, precision=precision, radius_m=radius, at=at)


def _precision_of(shape: BaseGeometry, of_the_whole: Precision) -> Precision:
    if shape.geom_type == "Point":
        return "near"
    if shape.geom_type in ("LineString", "MultiLineString"):
        return "line"
    return "district" if of_the_whole == "district" else "region"


def _distinct(places: Sequence[EventPlace]) -> tuple[EventPlace, ...]:
    """Without the second of two places that are one border: "between Israel and Lebanon"."""
    borders = [place.at if place.part and place.part.kind == "border" else None for place in places]
    return tuple(
        place
        for number, place in enumerate(places)
        if borders[number] is None or borders[number] not in borders[:number]
    )
