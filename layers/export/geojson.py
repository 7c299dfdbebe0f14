"""Readings as one GeoJSON FeatureCollection (RFC 7946): a feature a mark, and undrawn events without a geometry.

Beside the features it says what it is; `articles` come last, since readings come in one after another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from geo.areas import Areas
from layers.export.provenance import article_words, provenance
from layers.export.shapes import areas_of, geojson_of, shape_of
from layers.reading import Reading, to_json
from layers.view import EVERYTHING, View, visible


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    areas = areas_of(view)
    yield json.dumps({"type": "FeatureCollection", **provenance(view)}, ensure_ascii=False)[:-1] + ', "features": ['
    comma, articles = "", []
    for reading in visible(readings, view):
        articles.append(article_words(reading))
        for feature in features(reading, areas):
            yield f"{comma}\n" + json.dumps(feature, ensure_ascii=False)
            comma = ","
    yield '\n], "articles": ' + json.dumps(articles, ensure_ascii=False) + "}\n"


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
                geojson_of(shape_of(place, areas)),
            )


def _feature(id: str, properties: dict[str, Any], geometry: dict[str, Any] | None) -> dict[str, Any]:
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties}
