"""What is drawn, where, and how? Marks: a reading's events, named places, actors and borders as areas.

Every geometry is in EPSG:4326, longitude first, as in shapely. Nothing here knows folium.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from geo.areas import BUDGET_BYTES, Areas, tolerance_at, within_budget
from geo.place import EXTENDED, Precision
from layers.definition import Definition
from layers.presentation import words
from layers.presentation.cards import mark_id
from layers.presentation.named import actors, involved_countries, named_places
from layers.reading import Reading
from layers.view import BORDER_LINES

#: How a mark looks; the style sheet and the legend have the same names.
Look = Literal["pin", "region", "country", "band", "dot", "outline", "actor", "border", "control", "contested"]

Bounds = tuple[float, float, float, float]

#: Parts of an area smaller than this share of its largest part do not widen a view: the mainland counts,
#: a far island does not (France without Guiana, the United States without the Aleutians).
MAIN_PART = 0.25

NEUTRAL = "#6b6557"

#: Outlines are drawn to half a pixel at this zoom; beyond it they are a little angular, and far lighter.
FINE_ZOOM = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on the map. `event` is the id of its event, place or actor: marks of one event light up together.

    `layer` is the toggle that it belongs to; `radius_m` (metres) makes a disc under a pin; `caption` is
    written on the map; `slot` of `slots` tells pins on the same point apart; `source` is the number of
    the article where marks of several are shown, else 0.
    """

    id: str
    event: str
    layer: str
    look: Look
    geometry: BaseGeometry
    colour: str
    symbol: str
    kicker: str
    title: str
    place: str
    how: str
    caption: str = ""
    radius_m: int | None = None
    near: bool = False
    hollow: bool = False
    slot: int = 0
    slots: int = 1
    source: int = 0


def event_marks(reading: Reading, definitions: Mapping[str, Definition], areas: Areas) -> tuple[Mark, ...]:
    """A mark for each place of each drawn event whose shape is known, in reading order."""
    marks: list[Mark] = []
    for event in reading.events:
        if not event.drawn:
            continue
        definition = definitions[event.layer]
        for index, at in enumerate(event.places):
            geometry = areas.geometry_of(at.place, at.precision, at.part)
            if geometry is None or geometry.is_empty:
                continue
            look = _event_look(at.precision)
            name = "" if look == "country" else words.event_place_name(at)
            marks.append(
                Mark(
                    id=mark_id(event, index),
                    event=event.id,
                    layer=event.layer,
                    look=look,
                    geometry=geometry,
                    colour=definition.colour,
                    symbol=definition.symbol,
                    kicker=f"{definition.label} · {words.STATUS_WORDS[event.status]}",
                    title=event.label,
                    place=words.place_name(at.place),
                    how=words.event_place_words(at),
                    caption="\n".join(filter(None, (name, at.note))),
                    radius_m=at.radius_m,
                    near=at.precision == "near",
                    hollow=event.status == "denied",
                )
            )
    return fanned_out(marks)


def named_marks(reading: Reading, areas: Areas) -> tuple[Mark, ...]:
    """A small dot or an outline for each place that is named without an event."""
    marks: list[Mark] = []
    for named in named_places(reading):
        place = named.place
        geometry = areas.geometry_of(place, place.precision)
        if geometry is None or geometry.is_empty:
            continue
        marks.append(
            Mark(
                id=named.id,
                event=named.id,
                layer="named",
                look="outline" if place.precision in EXTENDED else "dot",
                geometry=geometry,
                colour=NEUTRAL,
                symbol="",
                kicker="Named",
                title=place.name,
                place=words.place_name(place),
                how=words.NAMED_WORDS,
                caption=place.name,
            )
        )
    return tuple(marks)


def actor_marks(reading: Reading, areas: Areas) -> tuple[Mark, ...]:
    """The outline of each country that acts or speaks; never a point."""
    marks: list[Mark] = []
    for actor in actors(reading):
        geometry = areas.outline(actor.country_code)
        if geometry is None or geometry.is_empty:
            continue
        marks.append(
            Mark(
                id=actor.id,
                event=actor.id,
                layer="actors",
                look="actor",
                geometry=geometry,
                colour=NEUTRAL,
                symbol="",
                kicker="Acts or speaks",
                title=actor.country_name,
                place=actor.country_name,
                how=words.ACTOR_WORDS,
                caption=actor.country_name,
            )
        )
    return tuple(marks)


def border_marks(reading: Reading, definition: Definition, areas: Areas) -> tuple[Mark, ...]:
    """The borders between the countries in the news, for reference; a line of control is named as one.

    A line has no words of its own where an event lies along it, whose words stand there.
    """
    told = {at.place.area for event in reading.events if event.drawn for at in event.places}
    lines = [line for pair in involved_countries(reading) for line in areas.lines_between(*pair)]
    return tuple(
        Mark(
            id=f"border-{line.key}",
            event=f"border-{line.key}",
            layer=BORDER_LINES,
            look="control" if line.kind == "line of control" else "border",
            geometry=line.geometry,
            colour=definition.colour,
            symbol="",
            kicker="For reference",
            title=line.name,
            place="",
            how=words.LINE_OF_CONTROL_WORDS if line.kind == "line of control" else "",
            caption=line.name if line.kind == "line of control" and line.key not in told else "",
        )
        for line in lines
    )


def for_the_screen(marks: Sequence[Mark], share: float = 1.0) -> tuple[Mark, ...]:
    """The marks with outlines light enough to send to the page, together that share of its budget; points stay."""
    extended = [mark.geometry for mark in marks if mark.geometry.geom_type != "Point"]
    if not extended:
        return tuple(marks)
    # Many events lie at one area, whose outline is made lighter once, and weighs as often as it is drawn.
    shapes = {id(shape): shape for shape in extended}
    drawn, known = (int(shapely.get_num_coordinates(list(each)).sum()) for each in (extended, shapes.values()))
    budget = BUDGET_BYTES * share * known / drawn
    light = dict(zip(shapes, within_budget(list(shapes.values()), tolerance_at(FINE_ZOOM), int(budget)), strict=True))
    return tuple(
        replace(mark, geometry=light[id(mark.geometry)]) if id(mark.geometry) in light else mark for mark in marks
    )


def bounds_of(marks: Iterable[Mark]) -> Bounds | None:
    """West, south, east, north (degrees) of all marks by their main parts; None without marks."""
    boxes = [_main_parts(mark.geometry).bounds for mark in marks]
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def anchor_of(geometry: BaseGeometry) -> tuple[float, float]:
    """Longitude and latitude of the point where an area's or line's words stand: well inside it."""
    if isinstance(geometry, Polygon | MultiPolygon):
        largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
        # A tenth of a degree is finer than a caption is wide at any zoom of the map.
        point = shapely.maximum_inscribed_circle(largest, tolerance=0.1).coords[0]
        return point[0], point[1]
    if geometry.geom_type in ("LineString", "MultiLineString"):
        longest = max(shapely.get_parts(geometry), key=lambda part: part.length)
        middle = longest.interpolate(0.5, normalized=True)
        return middle.x, middle.y
    inside = geometry.representative_point()
    return inside.x, inside.y


def _event_look(precision: Precision) -> Look:
    if precision in ("site", "town", "near"):
        return "pin"
    if precision == "line":
        return "band"
    return "country" if precision == "country" else "region"


def _main_parts(geometry: BaseGeometry) -> BaseGeometry:
    if not isinstance(geometry, MultiPolygon):
        return geometry
    largest = max(part.area for part in geometry.geoms)
    return MultiPolygon([part for part in geometry.geoms if part.area >= MAIN_PART * largest])


def fanned_out(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Pins on one point stand side by side, so that each can be seen and clicked."""
    crowd: dict[tuple[float, float], list[int]] = defaultdict(list)
    marks = list(marks)
    for index, mark in enumerate(marks):
        if mark.look == "pin":
            lon, lat = mark.geometry.coords[0]
            crowd[round(lon, 3), round(lat, 3)].append(index)
    for indices in crowd.values():
        for slot, index in enumerate(indices):
            marks[index] = _in_slot(marks[index], slot, len(indices))
    return tuple(marks)


def _in_slot(mark: Mark, slot: int, slots: int) -> Mark:
    # One caption for the row, beside its last pin.
    return replace(mark, slot=slot, slots=slots, caption=mark.caption if slot == slots - 1 else "")
