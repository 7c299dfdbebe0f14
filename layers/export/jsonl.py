"""Readings as JSON, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from layers.reading import Reading, to_json


def render(readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        yield json.dumps(to_json(reading), ensure_ascii=False) + "\n"
