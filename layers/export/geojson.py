"""Readings as one GeoJSON FeatureCollection (RFC 7946): a feature a mark, and undrawn events without a geometry."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from geo.areas import Areas
from layers.reading import EventPlace, Reading, to_json

#: Degrees in steps of about a metre; RFC 7946 asks for no more digits than mean something.
STEP_DEG = 0.00001
ATTRIBUTION = "GeoNames (CC BY 4.0); Natural Earth. Borders as controlled on the ground; no position on sovereignty."


def render(readings: Iterable[Reading]) -> Iterator[str]:
    areas = Areas()
    yield '{"type": "FeatureCollection", "attribution": ' + json.dumps(ATTRIBUTION) + ', "features": ['
    comma = ""
    for reading in readings:
        for feature in features(reading, areas):
            yield f"{comma}\n" + json.dumps(feature, ensure_ascii=False)
            comma = ","
    yield "\n]}\n"


def features(reading: Reading, areas: Areas) -> Iterator[dict[str, Any]]:
    """A feature for each place of each drawn event, in reading order; one without geometry for every other event.

    An area or line is its outline, never a point; where no outline is known its geometry is null.
    """
    for event, told in zip(reading.events, to_json(reading)["events"], strict=True):
        article = {"article": reading.article.id, "sha256": reading.article.sha256}
        marks = list(zip(event.places, told.pop("places"), strict=True)) if event.drawn else []
        if not marks:
            yield _feature(f"{reading.article.id}#{event.id}", {**article, **told, "place": None}, None)
        for number, (place, place_told) in enumerate(marks, start=1):
            yield _feature(
                f"{reading.article.id}#{event.id}.{number}",
                {**article, **told, "place": place_told},
                _geometry(place, areas),
            )


def _feature(id: str, properties: dict[str, Any], geometry: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties}


def _geometry(place: EventPlace, areas: Areas) -> dict[str, Any] | None:
    import shapely

    shape = areas.geometry_of(place.place, place.precision, place.part)
    if shape is None:
        return None
    # Exterior rings run counterclockwise (RFC 7946, 3.1.6).
    geometry: dict[str, Any] = json.loads(
        shapely.to_geojson(shapely.orient_polygons(shapely.set_precision(shape, STEP_DEG), exterior_cw=False))
    )
    return geometry
