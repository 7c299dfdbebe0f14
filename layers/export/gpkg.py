"""Readings as a GeoPackage (OGC): a layer for each layer of events, and tables of figures, mentions and articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pandas as pd
import pyogrio

from layers.definition import load_definitions
from layers.export.frames import event_frame, frame
from layers.export.provenance import article_words, provenance
from layers.export.rows import FIGURE_COLUMNS, MENTION_COLUMNS, event_rows, figure_rows, mention_rows
from layers.export.shapes import areas_of
from layers.reading import Reading
from layers.view import EVERYTHING, View, visible

Table = TypeVar("Table", bound=pd.DataFrame)

_ARTICLE_COLUMNS = dict.fromkeys(("id", "sha256", "title", "published", "language", "credits"), "string")
_ABOUT_COLUMNS = dict.fromkeys(("key", "value"), "string")


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[bytes]:
    """One file. Layers without events are left out; points, polygons and lines of one layer stay together."""
    shown = list(visible(readings, view))
    areas = areas_of(view)
    definitions = {definition.key: definition for definition in load_definitions()}
    rows = [pair for reading in shown for pair in event_rows(reading, definitions, areas)]
    # A GeoPackage says when it last changed; the same readings are to give the same bytes.
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "1970-01-01T00:00:00.000Z"})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "readings.gpkg"
        tables = {
            "figures": frame((row for reading in shown for row in figure_rows(reading)), FIGURE_COLUMNS),
            "mentions": frame((row for reading in shown for row in mention_rows(reading)), MENTION_COLUMNS),
            "articles": frame((article_words(reading) for reading in shown), _ARTICLE_COLUMNS),
            "about": frame(({"key": k, "value": v} for k, v in provenance(view).items()), _ABOUT_COLUMNS),
        }
        for name, table in tables.items():
            pyogrio.write_dataframe(_whole(table), path, layer=name, append=path.exists(), use_arrow=True)
        for key in definitions:
            events = [(row, shape) for row, shape in rows if row["layer"] == key]
            if events:
                pyogrio.write_dataframe(
                    _whole(event_frame(events)), path, layer=key, geometry_type="Unknown", append=True, use_arrow=True
                )
        yield path.read_bytes()


def _whole(table: Table) -> Table:
    """The table with the picture of a NUL for each NUL: GDAL takes it for the end of the text, and the rest is lost."""
    for name in [name for name in table.columns if table[name].dtype == "string"]:
        table[name] = table[name].str.replace("\0", "\u2400")
    return table
