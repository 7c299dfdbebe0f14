"""Which contested areas are in the news, and what does the map say of each? Outlines for reference, no position."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from geo.areas import Areas
from geo.contested import NOTE, Contested, contested_areas, country_names
from layers.definition import Definition
from layers.drawing.marks import Mark
from layers.reading import Reading
from layers.view import BORDER_LINES


def contested_marks(reading: Reading, definition: Definition, areas: Areas) -> tuple[Mark, ...]:
    """The outline of each contested area that the article names or tells of, and of those that the view claims.

    Each says who administers it, who claims it, what its sides and the article call it, and by what source.
    """
    marks: list[Mark] = []
    for area in contested_areas():
        ground = areas.ground_of(area) if _may_concern(reading, area) else None
        if ground is None or not (areas.view in area.claimants or _is_told_of(reading, area, ground)):
            continue
        marks.append(
            Mark(
                id=f"contested-{area.slug}",
                event=f"contested-{area.slug}",
                layer=BORDER_LINES,
                look="contested",
                geometry=ground,
                colour=definition.colour,
                symbol="",
                kicker="Contested",
                title=area.name,
                place="",
                how=" ".join(_words(reading, area)),
            )
        )
    return tuple(marks)


def _may_concern(reading: Reading, area: Contested) -> bool:
    concerns = area.concerns | {area.slug}
    places = [toponym.place for toponym in reading.toponyms if toponym.place]
    return any(place.country_code in concerns or place.area in concerns for place in places)


def _is_told_of(reading: Reading, area: Contested, ground: shapely.Geometry) -> bool:
    """Whether the area is named, or a place in it that is smaller than a country."""
    keys = {area.slug, *area.areas}
    for toponym in reading.toponyms:
        place = toponym.place
        if place is None or toponym.role not in ("scene", "mention"):
            continue
        if place.area in keys:
            return True
        if place.kind in ("town", "site", "admin1", "admin2") and shapely.contains_xy(ground, place.lon, place.lat):
            return True
    return False


def _words(reading: Reading, area: Contested) -> Iterator[str]:
    countries = country_names()
    yield f"Administered by {area.administered}."
    yield f"Claimed by {' and '.join(countries[code] for code in area.claimed_by)}."
    yield "; ".join(f"{countries[code]}: “{name}”" for code, name in area.names) + "."
    keys = {area.slug, *area.areas}
    usage = dict.fromkeys(t.name for t in reading.toponyms if t.place and t.place.area in keys)
    if usage:
        yield f"The article’s usage: {', '.join(f'“{name}”' for name in usage)}."
    yield f"Source: {area.source}. {NOTE}"
