"""Readings as JSON, one a line. Where not everything is visible, each also says what was chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from layers.export.provenance import provenance
from layers.reading import Reading, to_json
from layers.view import EVERYTHING, View, visible


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    said = {} if view == EVERYTHING else provenance(view)
    for reading in visible(readings, view):
        yield json.dumps({**to_json(reading), **said}, ensure_ascii=False) + "\n"
