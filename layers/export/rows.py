"""What is one row of a table? A mark or an event that is only listed; a figure; a mention of a place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from geo.areas import Areas
from geo.place import Precision
from layers.definition import Definition
from layers.export.shapes import shape_of
from layers.presentation.words import event_place_name, figure_words
from layers.reading import Event, EventPlace, Reading, to_json

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

#: Columns of an event row and their pandas types. The first fourteen are named as in the ACLED codebook
#: (https://acleddata.com/methodology/acled-codebook); of these `event_date`, `year` and `fatalities` stay empty
#: where the article does not say, and `latitude` and `longitude` (degrees, EPSG:4326) for areas and lines.
#: `quote_spans` are offsets in code points into the article's text, half-open: "737-884; 1021-1100".
#: `location` is what the map says ("Northern Mali"), `place_name` the gazetteer's entry (Mali).
#: `radius_m` (metres) is what the point of a town or "near" stands for. `event_json` is the event as in jsonl.
EVENT_COLUMNS: dict[str, str] = {
    "event_date": "string",
    "year": "Int64",
    "time_precision": "Int64",
    "event_type": "string",
    "sub_event_type": "string",
    "actor1": "string",
    "actor2": "string",
    "country": "string",
    "location": "string",
    "latitude": "Float64",
    "longitude": "Float64",
    "geo_precision": "Int64",
    "fatalities": "Int64",
    "notes": "string",
    "article": "string",
    "sha256": "string",
    "event": "string",
    "mark": "Int64",
    "layer": "string",
    "status": "string",
    "drawn": "boolean",
    "label": "string",
    "place_id": "string",
    "place_name": "string",
    "country_code": "string",
    "precision": "string",
    "radius_m": "Int64",
    "note": "string",
    "figures": "string",
    "time_words": "string",
    "date_from": "string",
    "date_to": "string",
    "quote_spans": "string",
    "reason": "string",
    "event_json": "string",
}

FIGURE_COLUMNS: dict[str, str] = {
    "sha256": "string",
    "event": "string",
    "layer": "string",
    "kind": "string",
    "low": "Int64",
    "high": "Int64",
    "bound": "string",
    "claimant": "string",
    "verb": "string",
    "words": "string",
    "start": "Int64",
    "end": "Int64",
}

#: `place_id` and what follows is empty for a name that was declined; `reason` says why.
MENTION_COLUMNS: dict[str, str] = {
    "sha256": "string",
    "name": "string",
    "start": "Int64",
    "end": "Int64",
    "role": "string",
    "place_id": "string",
    "place_name": "string",
    "country_code": "string",
    "precision": "string",
    "score": "Float64",
    "reason": "string",
}

Row = dict[str, Any]

#: ACLED's time precision: 1 the day, 2 the week, 3 the month is known.
_TIME_PRECISION = {"day": 1, "week": 2, "month": 3}
#: ACLED's geographic precision: 1 the town, 2 a small part of a region, 3 a larger region.
_GEO_PRECISION: dict[Precision, int] = {
    "site": 1,
    "town": 1,
    "near": 2,
    "district": 2,
    "region": 3,
    "country": 3,
    "line": 3,
}


def event_rows(
    reading: Reading, definitions: Mapping[str, Definition], areas: Areas
) -> Iterator[tuple[Row, BaseGeometry | None]]:
    """A row with its shape for each place of each drawn event, in reading order; every other event is one row without."""
    for event, told in zip(reading.events, to_json(reading)["events"], strict=True):
        row = _event_row(reading, event, definitions[event.layer], told)
        marks = event.places if event.drawn else ()
        if not marks:
            yield row, None
        for number, at in enumerate(marks, start=1):
            shape = shape_of(at, areas)
            yield {**row, "mark": number, **_where(at, shape)}, shape


def _event_row(reading: Reading, event: Event, definition: Definition, told: Row) -> Row:
    article, time = reading.article, event.time
    text = article.text
    dated = time.from_date if time and time.from_date and time.precision in _TIME_PRECISION else None
    return {
        "event_date": dated,
        "year": int(dated[:4]) if dated else None,
        "time_precision": _TIME_PRECISION[time.precision] if time and dated else None,
        "event_type": definition.acled_event,
        "sub_event_type": definition.acled_sub_event,
        "actor1": text[event.actor.start : event.actor.end] if event.actor else None,
        "actor2": text[event.target.start : event.target.end] if event.target else None,
        "fatalities": _fatalities(event),
        "notes": " […] ".join(text[quote.start : quote.end] for quote in event.quotes),
        "article": article.id,
        "sha256": article.sha256,
        "event": event.id,
        "layer": event.layer,
        "status": event.status,
        "drawn": event.drawn,
        "label": event.label,
        "figures": "; ".join(figure_words(figure, text) for figure in event.figures),
        "time_words": text[time.start : time.end] if time else None,
        "date_from": time.from_date if time else None,
        "date_to": time.to_date if time else None,
        "quote_spans": "; ".join(f"{quote.start}-{quote.end}" for quote in event.quotes),
        "reason": event.reason,
        "event_json": json.dumps(told, ensure_ascii=False),
    }


def _where(at: EventPlace, shape: BaseGeometry | None) -> Row:
    # Decided by the shape, so that no column can hold a point where the map has an area.
    longitude, latitude = shape.coords[0] if shape is not None and shape.geom_type == "Point" else (None, None)
    return {
        "country": at.place.country_name,
        "location": event_place_name(at),
        "latitude": latitude,
        "longitude": longitude,
        "geo_precision": _GEO_PRECISION[at.precision],
        "place_id": at.place.id,
        "place_name": at.place.name,
        "country_code": at.place.country_code,
        "precision": at.precision,
        "radius_m": at.radius_m,
        "note": at.note,
    }


def _fatalities(event: Event) -> int | None:
    """The killed where one number is given for one place where it happened.

    Rival numbers, numbers for several places and numbers that are denied stay in `figures`: a sum over rows must not
    count anyone twice.
    """
    lows = {figure.low for figure in event.figures if figure.kind == "killed"}
    certain = event.drawn and event.status != "denied" and len(event.places) == 1
    return lows.pop() if certain and len(lows) == 1 else None


def figure_rows(reading: Reading) -> Iterator[Row]:
    """A row for each figure of each event, in reading order; rival figures stand side by side."""
    text = reading.article.text
    for event in reading.events:
        for figure in event.figures:
            claimant = figure.claimant
            yield {
                "sha256": reading.article.sha256,
                "event": event.id,
                "layer": event.layer,
                "kind": figure.kind,
                "low": figure.low,
                "high": figure.high,
                "bound": figure.bound,
                "claimant": text[claimant.start : claimant.end] if claimant else None,
                "verb": claimant.verb if claimant else None,
                "words": text[figure.start : figure.end],
                "start": figure.start,
                "end": figure.end,
            }


def mention_rows(reading: Reading) -> Iterator[Row]:
    """A row for each toponym, in reading order."""
    for toponym in reading.toponyms:
        place = toponym.place
        yield {
            "sha256": reading.article.sha256,
            "name": toponym.name,
            "start": toponym.start,
            "end": toponym.end,
            "role": toponym.role,
            "place_id": place.id if place else None,
            "place_name": place.name if place else None,
            "country_code": place.country_code if place else None,
            "precision": place.precision if place else None,
            "score": round(toponym.score, 3),
            "reason": toponym.reason,
        }
