"""Readings as KML 2.2 (OGC): a folder for each layer of events, a placemark a mark or listed event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import shapely

from layers.definition import Definition, load_definitions
from layers.drawing.escape import escape
from layers.export.provenance import article_words, provenance
from layers.export.rows import EVENT_COLUMNS, Row, event_rows
from layers.export.shapes import areas_of
from layers.presentation.words import STATUS_WORDS
from layers.reading import Reading
from layers.view import EVERYTHING, View, visible

if TYPE_CHECKING:
    from shapely import Polygon
    from shapely.geometry.base import BaseGeometry

NAMESPACE = "http://www.opengis.net/kml/2.2"
#: What XML 1.0 (section 2.2) has no way to write.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    """One document. Its description says what it is; an area or line is its outline, never a point."""
    shown = list(visible(readings, view))
    areas = areas_of(view)
    definitions = {definition.key: definition for definition in load_definitions()}
    rows = [pair for reading in shown for pair in event_rows(reading, definitions, areas)]
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = ET.SubElement(root, "Document")
    _text(document, "name", ", ".join(reading.article.title_text for reading in shown) or "No article")
    _text(document, "description", "<br>".join(escape(words) for words in provenance(view).values()))
    folders = [
        (definition, [(row, shape) for row, shape in rows if row["layer"] == definition.key])
        for definition in definitions.values()
    ]
    for definition, _ in folders:
        _style(document, definition)
    said = [(f"article.{key}", value) for reading in shown for key, value in article_words(reading).items()]
    _data(document, [*provenance(view).items(), *said])
    for definition, events in folders:
        if events:
            folder = ET.SubElement(document, "Folder")
            _text(folder, "name", definition.label)
            for row, shape in events:
                _placemark(folder, row, shape)
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _placemark(folder: ET.Element, row: Row, shape: BaseGeometry | None) -> None:
    placemark = ET.SubElement(folder, "Placemark")
    _text(placemark, "name", row["label"])
    # Programs read a description as HTML.
    said = [STATUS_WORDS[row["status"]], row.get("location"), row.get("note"), row["figures"], row["reason"]]
    quotes = f"<blockquote>{escape(row['notes'])}</blockquote>"
    _text(placemark, "description", quotes + "<br>".join(escape(words) for words in said if words))
    if row["date_from"]:
        span = ET.SubElement(placemark, "TimeSpan")
        _text(span, "begin", row["date_from"])
        _text(span, "end", row["date_to"] or row["date_from"])
    _text(placemark, "styleUrl", f"#{row['layer']}")
    _data(placemark, [(key, row.get(key)) for key in EVENT_COLUMNS])
    if shape is not None:
        _geometry(placemark, shape)


def _style(document: ET.Element, definition: Definition) -> None:
    red, green, blue = (definition.colour[at : at + 2] for at in (1, 3, 5))
    style = ET.SubElement(document, "Style", id=definition.key)
    # KML writes opacity first, then blue, green, red.
    _text(ET.SubElement(style, "LineStyle"), "color", f"ff{blue}{green}{red}")
    _text(ET.SubElement(style, "PolyStyle"), "color", f"40{blue}{green}{red}")


def _data(parent: ET.Element, pairs: Iterable[tuple[str, object]]) -> None:
    extended = ET.SubElement(parent, "ExtendedData")
    for key, value in pairs:
        if value is not None and value != "":
            _text(ET.SubElement(extended, "Data", name=key), "value", str(value))


def _geometry(parent: ET.Element, shape: BaseGeometry) -> None:
    parts = shapely.get_parts(shape)
    holder = ET.SubElement(parent, "MultiGeometry") if len(parts) > 1 else parent
    for part in parts:
        made = ET.SubElement(holder, part.geom_type)
        if part.geom_type == "Polygon":
            _rings(made, part)
        else:
            _text(made, "coordinates", _coordinates(part))


def _rings(made: ET.Element, polygon: Polygon) -> None:
    outer = [("outerBoundaryIs", polygon.exterior)]
    for boundary, ring in [*outer, *(("innerBoundaryIs", hole) for hole in polygon.interiors)]:
        _text(ET.SubElement(ET.SubElement(made, boundary), "LinearRing"), "coordinates", _coordinates(ring))


def _coordinates(line: BaseGeometry) -> str:
    """Longitude first, as in shapely."""
    return " ".join(f"{lon:.7g},{lat:.7g}" for lon, lat in shapely.get_coordinates(line))


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
