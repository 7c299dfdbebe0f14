"""In which forms do readings leave? One format, one file; each holds exactly what is visible.

Every format has `render(readings, view)`, which gives the output in pieces: text, or bytes where the format is binary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from geo.errors import ViewError
from layers.reading import Reading
from layers.view import EVERYTHING, View

__all__ = ["FORMATS", "Format", "export", "pieces"]


@dataclass(frozen=True, slots=True)
class Format:
    """`key` is its name on the command line and its module here; a `binary` one cannot be printed."""

    key: str
    label: str
    extension: str
    media_type: str
    binary: bool = False


FORMATS: dict[str, Format] = {
    each.key: each
    for each in (
        Format("html", "One web page that opens offline", ".html", "text/html"),
        Format("csv", "CSV, columns as in ACLED", ".csv", "text/csv"),
        Format("geojson", "GeoJSON", ".geojson", "application/geo+json"),
        Format("gpkg", "GeoPackage", ".gpkg", "application/geopackage+sqlite3", binary=True),
        Format("kml", "KML", ".kml", "application/vnd.google-earth.kml+xml"),
        Format("geoparquet", "GeoParquet", ".parquet", "application/vnd.apache.parquet", binary=True),
        Format("webannotation", "Web Annotation", ".annotations.jsonld", "application/ld+json"),
        Format("linkedplaces", "Linked Places", ".places.jsonld", "application/ld+json"),
        Format("jsonl", "Readings, one a line", ".jsonl", "application/jsonl"),
    )
}


def pieces(format: str, readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[bytes]:
    """The output in pieces, to be written one after another; the same readings and view give the same bytes.

    Raises ViewError for a format that is not there.
    """
    if format not in FORMATS:
        raise ViewError(f"there is no format {format!r}; choose from {', '.join(FORMATS)}.")
    # Imported only when asked for: some need libraries that are slow to start.
    render: Callable[[Iterable[Reading], View], Iterator[str | bytes]] = import_module(f"layers.export.{format}").render
    return (piece.encode() if isinstance(piece, str) else piece for piece in render(readings, view))


def export(format: str, readings: Iterable[Reading], view: View = EVERYTHING) -> bytes:
    """The readings as one file of that format. Raises ViewError for a format that is not there."""
    return b"".join(pieces(format, readings, view))
