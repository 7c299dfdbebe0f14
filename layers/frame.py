"""How do events look as a table? A GeoDataFrame in EPSG:4326, one row an event and place, checked before it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from geo.areas import Areas
from geo.errors import FrameError
from geo.place import Precision
from layers.reading import DRAWN_STATUSES, Event, EventPlace, Reading, Status

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

CRS = "EPSG:4326"

#: Columns of the event frame and their types. Offsets are code points, half-open; `radius_m` is in metres, NaN for
#: areas, lines and sites. `quotes` holds pairs of offsets, `figures` the event's Figure values.
#: `geometry` is what is drawn: a point, polygon or line by precision; None where nothing is drawn.
COLUMNS: dict[str, str] = {
    "event_id": "object",
    "layer": "object",
    "status": "object",
    "drawn": "bool",
    "label": "object",
    "trigger_start": "int64",
    "trigger_end": "int64",
    "quotes": "object",
    "place_id": "object",
    "place_name": "object",
    "precision": "object",
    "radius_m": "float64",
    "note": "object",
    "figures": "object",
    "reason": "object",
}


def to_frame(reading: Reading, areas: Areas) -> GeoDataFrame:
    """The event frame of a reading; no events give an empty frame of the same columns and CRS.

    An event without a place has one row without geometry. An area whose outline is not known has none either.
    """
    import geopandas as gpd  # slow to import, and most uses of an event do without a table
    import pandas as pd

    pairs = [(event, place) for event in reading.events for place in (event.places or (None,))]
    data = pd.DataFrame([_row(event, place) for event, place in pairs], columns=[*COLUMNS], dtype=object).astype(
        COLUMNS
    )
    shapes = [areas.geometry_of(p.place, p.precision, p.part) if p and e.drawn else None for e, p in pairs]
    frame = gpd.GeoDataFrame(data, geometry=gpd.GeoSeries(shapes, crs=CRS, index=data.index), crs=CRS)
    check_frame(frame, reading)
    return frame


def _row(event: Event, place: EventPlace | None) -> dict[str, object]:
    return {
        "event_id": event.id,
        "layer": event.layer,
        "status": event.status,
        "drawn": event.drawn,
        "label": event.label,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "quotes": tuple((quote.start, quote.end) for quote in event.quotes),
        "place_id": place.place.id if place else None,
        "place_name": place.place.name if place else None,
        "precision": place.precision if place else None,
        "radius_m": place.radius_m if place else None,
        "note": place.note if place else "",
        "figures": event.figures,
        "reason": event.reason,
    }


def check_frame(frame: GeoDataFrame, reading: Reading) -> None:
    """Raise FrameError naming every breach of the frame's form, so that the map and the exports can rely on it."""
    name = reading.article.id
    if missing := [column for column in [*COLUMNS, "geometry"] if column not in frame.columns]:
        raise FrameError(f"{name}: the event frame lacks the columns {', '.join(missing)}.")
    breaches = []
    if frame.crs is None or frame.crs.to_string() != CRS:
        breaches.append(f"its CRS is {frame.crs}, not {CRS}")
    if odd := sorted(set(frame["status"]) - set(get_args(Status))):
        breaches.append(f"it has the unknown statuses {', '.join(map(str, odd))}")
    if odd := sorted(set(frame["precision"].dropna()) - set(get_args(Precision))):
        breaches.append(f"it has the unknown precisions {', '.join(map(str, odd))}")
    if not frame.loc[frame["drawn"], "status"].isin(DRAWN_STATUSES).all():
        breaches.append("an event is drawn that may only be listed")
    shapes = frame.geometry.notna()
    if (shapes & ~frame["drawn"]).any():
        breaches.append("an event that is not drawn has a shape")
    pins = frame.geometry.geom_type.eq("Point") & frame["precision"].isin(("district", "region", "country", "line"))
    if pins.any():
        breaches.append(f"the areas {', '.join(frame.loc[pins, 'place_name'])} are drawn as points")
    if breaches:
        raise FrameError(f"{name}: the event frame is malformed: {'; '.join(breaches)}.")
