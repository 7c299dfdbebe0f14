"""How does what came in become articles on the desk? Read one after the other; what cannot be read says why."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from geo.errors import ArticleError, DatelineError
from geo.sources import Source, unique
from layers.reading import Reading
from page import engine
from page.desk import Desk
from page.labels import literal


def read_incoming(desk: Desk, waiting: DeltaGenerator) -> None:
    """Read what came in and lay it on the desk, or say why it cannot be read; `waiting` shows how far that is."""
    if desk.again:
        waiting.progress(0.0, text="Reading the article anew")
        _read_anew(desk)
        waiting.empty()
    total = len(desk.incoming)
    while desk.incoming:
        incoming = desk.incoming[0]
        # Here a reader who does something else meanwhile breaks the run off; the next one goes on with what is left.
        waiting.progress(1 - len(desk.incoming) / total, text=f"Reading {literal(incoming.name)}")
        for source in incoming.sources():
            _take(desk, source)
        del desk.incoming[0]
    if total:
        waiting.empty()


def _take(desk: Desk, source: Source | ArticleError) -> None:
    try:
        if isinstance(source, ArticleError):
            raise source
        name = unique(source.id, {reading.article.id for reading in desk.readings.values()})
        desk.open(_reading(desk, source.text, name, source.published), source)
    except DatelineError as error:
        desk.refuse(str(error))


def _read_anew(desk: Desk) -> None:
    """Read the open article in the manner that the visitor chose, or say why it cannot be read so."""
    again, desk.again = desk.again, None
    if again is None or again.sha256 not in desk.readings:
        return
    article = desk.readings[again.sha256].article
    try:
        desk.renew(_reading(desk, article.text, article.id, again.published))
    except DatelineError as error:
        desk.refuse(str(error))


def _reading(desk: Desk, text: str, name: str, published: str | None) -> Reading:
    """The reading in the manner that the visitor chose; what could not be found out is told."""
    reading = engine.read(text, name, published, home=desk.home, told=desk.told, warn=desk.warn)
    for warning in reading.warnings:
        desk.warn(warning)
    return reading
