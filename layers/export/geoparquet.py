"""Readings as GeoParquet 1: a row a mark or listed event; what the file is stands in its metadata."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator

import pyarrow.parquet

from layers.definition import load_definitions
from layers.export.frames import event_frame
from layers.export.provenance import article_words, provenance
from layers.export.rows import event_rows
from layers.export.shapes import areas_of
from layers.reading import Reading
from layers.view import EVERYTHING, View, visible


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[bytes]:
    """One file; the key "dateline" of its metadata is JSON: the provenance, and the `articles`."""
    shown = list(visible(readings, view))
    areas = areas_of(view)
    definitions = {definition.key: definition for definition in load_definitions()}
    events = event_frame(pair for reading in shown for pair in event_rows(reading, definitions, areas))
    made = io.BytesIO()
    events.to_parquet(made, index=False)
    table = pyarrow.parquet.read_table(made)
    about = {**provenance(view), "articles": [article_words(reading) for reading in shown]}
    said = {**table.schema.metadata, b"dateline": json.dumps(about, ensure_ascii=False).encode()}
    finished = io.BytesIO()
    pyarrow.parquet.write_table(table.replace_schema_metadata(said), finished)
    yield finished.getvalue()
