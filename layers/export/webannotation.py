"""Readings as a W3C Web Annotation collection: each quote of each event, and each name with the place it means.

https://www.w3.org/TR/annotation-model/. A target is the article's text, named by its hash; its TextPositionSelector
counts code points, as the recommendation asks (4.2.5), its TextQuoteSelector holds the words and those around them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from geo.article import Article
from geo.place import Place
from layers.definition import load_definitions
from layers.export.identifiers import article_uri, place_uri
from layers.export.provenance import article_words, provenance
from layers.presentation.words import STATUS_WORDS, place_name
from layers.reading import Event, Reading
from layers.view import EVERYTHING, View, visible

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: What the vocabulary has no words for: kept by JSON-LD 1.1 as it stands.
OURS = {"dateline": {"@id": "urn:dateline:about", "@type": "@json"}}
#: Code points of text on either side of a quote: enough to find it again in an edited text.
AROUND = 32

Json = dict[str, Any]


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    """One AnnotationCollection with one page."""
    labels = {definition.key: definition.label for definition in load_definitions()}
    shown = list(visible(readings, view))
    items = [annotation for reading in shown for annotation in annotations_of(reading, labels)]
    said = provenance(view)
    collection = {
        "@context": [CONTEXT, OURS],
        "id": "urn:dateline:annotations",
        "type": "AnnotationCollection",
        "label": ", ".join(reading.article.title_text for reading in shown),
        "generator": {"id": "urn:dateline:program", "type": "Software", "name": said["program"]},
        "dateline": {**said, "articles": [article_words(reading) for reading in shown]},
        "total": len(items),
        "first": {"id": "urn:dateline:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    yield json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def annotations_of(reading: Reading, labels: dict[str, str]) -> Iterator[Json]:
    """The annotations of a reading; `labels` are those of the layers, by key."""
    article = reading.article
    for event in reading.events:
        for number, quote in enumerate(event.quotes, start=1):
            yield _annotation(
                article, f"{event.id}.quote{number}", "describing", _event_body(event, labels), quote.start, quote.end
            )
    for number, toponym in enumerate(reading.toponyms, start=1):
        body: list[Json] = [_words("commenting", toponym.reason), _words("tagging", toponym.role)]
        if toponym.place:
            body.insert(0, _words("describing", place_name(toponym.place)))
            body.insert(0, _place(toponym.place))
        yield _annotation(article, f"name{number}", "identifying", body, toponym.start, toponym.end)


def _event_body(event: Event, labels: dict[str, str]) -> list[Json]:
    places = [_place(at.place) for at in event.places if event.drawn]
    return [
        _words("describing", event.label),
        _words("classifying", labels[event.layer]),
        _words("tagging", STATUS_WORDS[event.status]),
        _words("commenting", event.reason),
        *places,
    ]


def _place(place: Place) -> Json:
    return {"type": "SpecificResource", "purpose": "identifying", "source": place_uri(place)}


def _words(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": value}


def _annotation(article: Article, key: str, motivation: str, body: list[Json], start: int, end: int) -> Json:
    text = article.text
    return {
        "id": f"{article_uri(article)}#{key}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {
            "source": article_uri(article),
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(start - AROUND, 0) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }
