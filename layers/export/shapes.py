"""What shape does a place have in an export? Points for sites and towns, outlines for areas, lines for lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.areas import Areas
from geo.place import Place, Precision
from layers.reading import EventPlace
from layers.view import CONTROLLED, View

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

#: Degrees in steps of about a metre: more digits would mean nothing.
STEP_DEG = 0.00001


def areas_of(view: View) -> Areas:
    """The outlines from the view's point of view on borders."""
    return Areas(view="" if view.borders == CONTROLLED else view.borders)


def shape_of(at: EventPlace, areas: Areas) -> BaseGeometry | None:
    """Shape of an event's place, EPSG:4326, longitude first; None where the outline of an area is not known."""
    return _rounded(areas.geometry_of(at.place, at.precision, at.part))


def outline_of(place: Place, precision: Precision, areas: Areas) -> BaseGeometry | None:
    """Shape of a place that is only named; as in `shape_of`."""
    return _rounded(areas.geometry_of(place, precision))


def _rounded(shape: BaseGeometry | None) -> BaseGeometry | None:
    """In steps of a metre, exterior rings counterclockwise as GeoJSON (RFC 7946, 3.1.6) and KML want them."""
    import shapely

    if shape is None or shape.is_empty:
        return None
    return shapely.orient_polygons(shapely.set_precision(shape, STEP_DEG), exterior_cw=False)


def geojson_of(shape: BaseGeometry | None) -> dict[str, Any] | None:
    import shapely

    return None if shape is None else json.loads(shapely.to_geojson(shape))
