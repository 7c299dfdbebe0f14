"""Readings in Linked Places format 1.1: a feature for each place, its names as printed, the events there in quotes.

https://github.com/LinkedPasts/linked-places-format. It is GeoJSON and JSON-LD at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from geo.areas import Areas
from geo.place import Kind, Place
from layers.export.identifiers import article_uri, geonames_uri, place_uri
from layers.export.provenance import article_words, provenance
from layers.export.shapes import areas_of, geojson_of, outline_of, shape_of
from layers.presentation.named import named_places
from layers.presentation.words import place_name
from layers.reading import Event, EventPlace, Reading
from layers.view import EVERYTHING, NAMED, View, visible

CONTEXT = "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"

#: Types of the Getty Art and Architecture Thesaurus and feature classes of GeoNames, from the format's own lists.
_TYPES: dict[Kind, tuple[str, str, str]] = {
    "country": ("aat:300387506", "countries", "A"),
    "admin1": ("aat:300232418", "administrative divisions", "A"),
    "admin2": ("aat:300232418", "administrative divisions", "A"),
    "region": ("aat:300182722", "regions (geographic)", "L"),
    "town": ("aat:300008347", "inhabited places", "P"),
}
_CLASSES: dict[Kind, str] = {"site": "S", "water": "H", "line": "L"}

Json = dict[str, Any]


@dataclass(slots=True)
class _Entry:
    """All that the readings say of one place."""

    place: Place
    names: list[tuple[Reading, str]] = field(default_factory=list)
    events: list[tuple[Reading, Event, EventPlace]] = field(default_factory=list)


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    areas = areas_of(view)
    whole = list(readings)
    shown = list(visible(whole, view))
    kept = {reading.article.sha256 for reading in shown}
    collection = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        **provenance(view),
        "articles": [article_words(reading) for reading in shown],
        "features": [
            _feature(entry, areas)
            for entry in _entries(shown, [each for each in whole if each.article.sha256 in kept], view)
        ],
    }
    yield json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _entries(shown: Iterable[Reading], whole: Iterable[Reading], view: View) -> Iterable[_Entry]:
    """The places of visible events, then those that are only named, each once, in reading order."""
    entries: dict[str, _Entry] = {}
    for reading in shown:
        for event in reading.events:
            for at in event.places if event.drawn else ():
                entry = entries.setdefault(at.place.id, _Entry(at.place))
                entry.events.append((reading, event, at))
                entry.names.append((reading, reading.toponyms[at.toponym].name))
    # Of the whole reading: where an event is hidden, its place is not one that is only named.
    for reading in whole if view.shows_layer(NAMED) else ():
        for named in named_places(reading):
            entry = entries.setdefault(named.place.id, _Entry(named.place))
            entry.names += [(reading, reading.toponyms[index].name) for index in named.toponyms]
    return entries.values()


def _feature(entry: _Entry, areas: Areas) -> Json:
    place = entry.place
    identifier, label, feature_class = _TYPES.get(place.kind, ("", "", _CLASSES.get(place.kind, "L")))
    source = {"label": place.kind, "lang": "en"}
    known_as = {"identifier": identifier, "label": label} if identifier else {}
    geonames = geonames_uri(place)
    spans = [timespan for _, event, _ in entry.events if (timespan := _timespan(event))]
    return {
        "@id": place_uri(place),
        "type": "Feature",
        "properties": {
            "title": place_name(place),
            "ccodes": [place.country_code] if place.country_code else [],
            "fclasses": [feature_class],
        },
        **({"when": {"timespans": spans}} if spans else {}),
        "names": [
            {
                "toponym": name,
                "lang": reading.article.language,
                "citations": [{"label": reading.article.title_text, "@id": article_uri(reading.article)}],
            }
            for reading, name in {(each.article.sha256, name): (each, name) for each, name in entry.names}.values()
        ],
        "types": [{**known_as, "sourceLabels": [source]}],
        "geometry": {"type": "GeometryCollection", "geometries": _geometries(entry, areas)},
        "links": [{"type": "exactMatch", "identifier": geonames}] if geonames else [],
        "descriptions": [
            {
                "@id": f"{article_uri(reading.article)}#{event.id}",
                "value": "\n".join([event.label, *(reading.article.text[q.start : q.end] for q in event.quotes)]),
                "lang": reading.article.language,
            }
            for reading, event, _ in entry.events
        ],
    }


def _geometries(entry: _Entry, areas: Areas) -> list[Json]:
    """Each shape in which the place is drawn, once; none where its outline is not known."""
    found: dict[str, Json] = {}
    for _, _, at in entry.events:
        shape = geojson_of(shape_of(at, areas))
        if shape:
            certainty = "less-certain" if at.precision == "near" or at.part else "certain"
            found.setdefault(json.dumps(shape), {**shape, "certainty": certainty})
    if not entry.events:
        shape = geojson_of(outline_of(entry.place, entry.place.precision, areas))
        if shape:
            found[""] = {**shape, "certainty": "certain"}
    return list(found.values())


def _timespan(event: Event) -> Json | None:
    if event.time is None or event.time.from_date is None:
        return None
    end = {"end": {"in": event.time.to_date}} if event.time.to_date else {}
    return {"start": {"in": event.time.from_date}, **end}
