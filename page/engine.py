"""What does the page read with? The gazetteer, the layers and the outlines, opened once for all visitors."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.areas import Areas
from geo.build_gazetteer import ensure_gazetteer, open_gazetteer
from geo.geocoder import OnlineGeocoder
from geo.query import home_named
from geo.second_opinion import Ask
from geo.services import service_named
from layers import Reader
from layers.definition import Definition, load_definitions
from layers.drawing.contested_marks import contested_marks
from layers.drawing.crowd import Crowd
from layers.drawing.features import Collections, collections
from layers.drawing.marks import (
    Mark,
    actor_marks,
    border_marks,
    event_marks,
    fanned_out,
    for_the_screen,
    named_marks,
)
from layers.export.shapes import areas_of
from layers.reading import Reading
from layers.view import View
from page.shelf import key_of as shipped_key
from page.sources import Source, source

#: Shares of what the outlines of one article may weigh; a tenth is left for words.
FOR_EVENTS, FOR_REFERENCE, FOR_ACTORS = 0.5, 0.25, 0.15


def prepare(waiting: DeltaGenerator) -> None:
    """Build the gazetteer where there is none yet, once per computer; `waiting` shows how far it is."""

    def report(share: float, what: str) -> None:
        waiting.progress(min(share, 1.0), text=f"Building the list of places, once: {what}")

    ensure_gazetteer(report)
    waiting.empty()


@st.cache_resource(show_spinner=False)
def _reader() -> Reader:
    return Reader(open_gazetteer())


def read(
    text: str,
    name: str,
    published: str | None = None,
    *,
    home: str = "",
    told: Callable[[str], None] | None = None,
    warn: Callable[[str], None] = warnings.warn,
) -> Reading:
    """The reading of an article, with its date (ISO 8601) where one is known.

    `home` names where its source is at home. With `told` an online service is asked about names that are not known
    here; `told` hears what it is asked, and `warn` if its answers cannot be kept. Raises DatelineError where the text
    cannot be read, or no place bears the name of the home.
    """
    if told is None and (key := shipped_key(text)):
        return _shipped(key, name, published, home, text)
    return _read(text, name, published, home, OnlineGeocoder(service_named(), told=told, warn=warn) if told else None)


def _read(text: str, name: str, published: str | None, home: str, ask: Ask | None = None) -> Reading:
    reader = _reader()
    at_home = home_named(home, reader.gazetteer) if home else None
    return reader.read(text, id=name, published=published, home=at_home, ask=ask)


@st.cache_resource(show_spinner=False, max_entries=32)
def _shipped(key: str, name: str, published: str | None, home: str, _text: str) -> Reading:
    """The reading of an article that comes with the project: nearly all that a visitor who only looks would hold, so
    that it is one for all of them."""
    return _read(_text, name, published, home)


def key_of(reading: Reading) -> str:
    """What a reading is kept under: one text is read in several manners, with other places and days."""
    places = hash(tuple(t.place.id if t.place else "" for t in reading.toponyms))
    return f"{reading.article.sha256} {reading.article.published} {places}"


@st.cache_resource(show_spinner=False)
def areas(borders: str) -> Areas:
    """The outlines from a point of view on borders."""
    return areas_of(View(borders=borders))


def definitions() -> dict[str, Definition]:
    return {definition.key: definition for definition in load_definitions()}


@st.cache_resource(show_spinner=False, max_entries=64)
def source_of(key: str, number: int, _reading: Reading) -> Source:
    """An article with its cards, numbered where it is one of several."""
    return source(_reading, number)


@st.cache_resource(show_spinner=False, max_entries=64)
def marks_of(key: str, borders: str, _reading: Reading) -> tuple[Mark, ...]:
    """The marks of events, borders and named places; the reading's key and the point of view on borders are
    the key of the cache."""
    layers, outlines = definitions(), areas(borders)
    reference = (
        *border_marks(_reading, layers["borders"], outlines),
        *contested_marks(_reading, layers["borders"], outlines),
        *named_marks(_reading, outlines),
    )
    events = event_marks(_reading, layers, outlines)
    return (*for_the_screen(events, FOR_EVENTS), *for_the_screen(reference, FOR_REFERENCE))


@st.cache_resource(show_spinner=False, max_entries=64)
def actor_marks_of(key: str, borders: str, _reading: Reading) -> tuple[Mark, ...]:
    """The outlines of those who act: many and large, so made only once somebody wants to see them."""
    return for_the_screen(actor_marks(_reading, areas(borders)), FOR_ACTORS)


def sources(readings: Sequence[Reading]) -> tuple[Source, ...]:
    """The articles that are shown, numbered where they are several."""
    return tuple(
        source_of(key_of(reading), number if len(readings) > 1 else 0, reading)
        for number, reading in enumerate(readings, 1)
    )


def all_marks(sources: Sequence[Source], borders: str) -> tuple[Mark, ...]:
    """The marks of all articles but those of actors, pins on one point side by side whichever article they are of."""
    return _marks_together(" ".join(key_of(each.reading) for each in sources), borders, sources)


@st.cache_resource(show_spinner=False, max_entries=8)
def _marks_together(key: str, borders: str, _sources: Sequence[Source]) -> tuple[Mark, ...]:
    made = [mark for each in _sources for mark in each.marks(marks_of(key_of(each.reading), borders, each.reading))]
    return fanned_out(made)


def all_actor_marks(sources: Iterable[Source], borders: str) -> tuple[Mark, ...]:
    return tuple(
        mark for each in sources for mark in each.marks(actor_marks_of(key_of(each.reading), borders, each.reading))
    )


@st.cache_resource(show_spinner=False, max_entries=256)
def collections_of(key: str, visible: frozenset[str], _marks: tuple[Mark, ...]) -> Collections:
    """The GeoJSON of the marks that are visible; `key` says of which articles they are, and with which borders."""
    return collections(mark for mark in _marks if mark.id in visible)


@st.cache_resource(show_spinner=False, max_entries=8)
def _crowd_of(key: str, visible: int, _ids: frozenset[str], _marks: tuple[Mark, ...]) -> Crowd:
    return Crowd(mark for mark in _marks if mark.id in _ids)


def crowd_of(key: str, visible: frozenset[str], marks: tuple[Mark, ...]) -> Crowd:
    """The marks that are visible, where they are too many for one view; the key as for their GeoJSON."""
    return _crowd_of(key, hash(visible), visible, marks)
