"""Readings as CSV (RFC 4180): a row a mark or listed event, columns named as in ACLED, then ours.

Areas and lines have no coordinates: in a table, a point inside them would pass for the place. A table without events has
a header alone, and says nothing of its origin: a row for that would be counted as an event, and a comment is no CSV.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from layers.definition import load_definitions
from layers.export.provenance import provenance
from layers.export.rows import EVENT_COLUMNS, event_rows
from layers.export.shapes import areas_of
from layers.reading import Reading
from layers.view import EVERYTHING, View, visible

#: What a spreadsheet takes for the start of a formula: the list of OWASP ASVS 5.0, 1.2.10, with the line feed and the
#: full-width signs of https://owasp.org/www-community/attacks/CSV_Injection.
_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    areas, said = areas_of(view), provenance(view)
    definitions = {definition.key: definition for definition in load_definitions()}
    columns = [column for column in EVENT_COLUMNS if column != "event_json"]
    yield _line([*columns, *said])
    for reading in visible(readings, view):
        credited = {
            **said,
            "attribution": " ".join([said["attribution"], *(f"{credit}." for credit in reading.credits)]),
        }
        for row, _ in event_rows(reading, definitions, areas):
            yield _line([*(cell(row.get(column)) for column in columns), *map(cell, credited.values())])


def cell(value: Any) -> str:
    """A value as a spreadsheet may have it: text that would be read as a formula is led by an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(cells: list[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
