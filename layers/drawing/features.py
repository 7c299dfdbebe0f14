"""How do marks become GeoJSON? One collection per kind of geometry, larger areas before smaller ones; cells apart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from shapely.geometry import mapping

from layers.definition import Definition
from layers.drawing.crowd import Cell
from layers.drawing.marks import NEUTRAL, Mark, anchor_of
from layers.presentation.counted import (
    AT_ONE_PLACE,
    COME_CLOSER,
    NOT_A_PLACE,
    READ_THE_LIST,
    around_words,
    count_words,
    layer_words,
)

#: The panes of the map from bottom to top; each holds one GeoJSON collection.
KINDS = ("areas", "lines", "discs", "cells", "points")

_KIND = {
    "pin": "points",
    "dot": "points",
    "region": "areas",
    "country": "areas",
    "outline": "areas",
    "actor": "areas",
    "contested": "areas",
    "band": "lines",
    "border": "lines",
    "control": "lines",
}

#: By so much an outline for reference counts as larger than it is.
REFERENCE = 1.1

Collections = dict[str, dict[str, Any]]


def collections(marks: Iterable[Mark]) -> Collections:
    """A GeoJSON FeatureCollection for each of `KINDS` that has features, in EPSG:4326.

    Areas come in descending order of size, lines of length: the smaller lies above the larger and takes the click. Of two
    that are the same ground or line, an event's lies above what is drawn for reference.
    """
    features: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    for mark in sorted(marks, key=_size, reverse=True):
        feature = _feature(mark)
        features[_KIND[mark.look]].append(feature)
        if mark.radius_m and mark.look == "pin":
            features["discs"].append(feature)
    return {kind: {"type": "FeatureCollection", "features": found} for kind, found in features.items() if found}


def _size(mark: Mark) -> tuple[float, bool, float]:
    """The area of a mark (square degrees), whether it is drawn for reference only, and its length (degrees).

    For reference it is somewhat larger: two outlines of one ground, simplified apart, differ by some hundredths.
    """
    reference = mark.look in ("outline", "contested", "actor", "border", "control")
    return mark.geometry.area * (REFERENCE if reference else 1), reference, mark.geometry.length


def _feature(mark: Mark) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "id": mark.id,
        "event": mark.event,
        "look": mark.look,
        "colour": mark.colour,
        "radius": mark.radius_m or 0,
        "near": mark.near,
        "hollow": mark.hollow,
        "slot": mark.slot,
        "slots": mark.slots,
        "source": mark.source,
        "words": sealed(
            {
                "symbol": mark.symbol,
                "kicker": mark.kicker,
                "title": mark.title,
                "place": mark.place,
                "how": mark.how,
                "caption": mark.caption,
            }
        ),
    }
    if mark.geometry.geom_type != "Point":
        properties["anchor"] = list(anchor_of(mark.geometry))
    return {"type": "Feature", "id": mark.id, "geometry": mapping(mark.geometry), "properties": properties}


def cell_collection(cells: Iterable[Cell], definitions: Mapping[str, Definition], *, closest: bool) -> Collections:
    """The cells as a collection of their own; at the `closest` zoom no cell promises that coming closer helps.

    `shares` are pairs of a colour and a count, `bounds` is what to come closer to: empty where that would not help.
    """
    labels = {key: definition.label for key, definition in definitions.items()}
    features = []
    for cell in cells:
        said = count_words(cell.counts)
        ends_here = closest or bool(cell.place)
        told = [layer_words(cell.counts, labels), READ_THE_LIST if ends_here else COME_CLOSER]
        properties = {
            "id": cell.id,
            "event": cell.id,
            "look": "cell",
            "colour": NEUTRAL,
            "shares": [[definitions[key].colour if key in labels else NEUTRAL, count] for key, count in cell.counts],
            "bounds": [] if ends_here else list(cell.bounds),
            "words": sealed(
                {
                    "symbol": f"{cell.count:,}",
                    "kicker": AT_ONE_PLACE if cell.place else NOT_A_PLACE,
                    "title": f"{said} at {cell.place}" if cell.place else f"{said} in this part of the map",
                    "place": "" if cell.place else around_words(cell.lon, cell.lat),
                    "how": ". ".join(filter(None, told)),
                    "caption": "",
                }
            ),
        }
        geometry = {"type": "Point", "coordinates": [round(cell.lon, 5), round(cell.lat, 5)]}
        features.append({"type": "Feature", "id": cell.id, "geometry": geometry, "properties": properties})
    return {"cells": {"type": "FeatureCollection", "features": features}} if features else {}


def sealed(words: dict[str, str]) -> str:
    """Words as percent-encoded JSON, which `static/dateline.js` opens.

    On its way to the browser folium's output is read as a Jinja template (by branca) and as JavaScript: "{{" in
    a quote would be run on the server. Percent-encoding leaves neither of them anything to read.
    """
    return quote(json.dumps(words, ensure_ascii=False), safe="")
