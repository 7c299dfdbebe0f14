"""What happened, and where exactly? The page: an article in, a map on the left, its words on the right."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import DatelineError
from geo.sources import decode, unique
from layers.view import BORDER_LINES
from page import engine, widgets
from page.desk import Desk
from page.map import show_map
from page.panel import panel
from page.toggles import toggles

HERE = Path(__file__).parent


def main() -> None:
    """The page, or why there is none: no room for the gazetteer, say, or a broken layer definition."""
    st.set_page_config("Dateline", page_icon=str(HERE / "static" / "dateline.svg"), layout="wide")
    widgets.style()
    try:
        arrange()
    except DatelineError as error:
        widgets.failure(str(error))


def arrange() -> None:
    """Bar, title, toggles, map and panel."""
    # Always there, filled or not: where the parts of the page change places, Streamlit makes the map anew.
    desk = the_desk(waiting=st.empty())
    widgets.bar(desk, lambda name, content: take(desk, name, content))
    widgets.refusals(desk)
    reading = desk.reading
    if reading is None:
        widgets.empty_desk()
        return
    definitions = engine.definitions()
    widgets.masthead(reading)
    key = reading.article.sha256
    marks = engine.marks_of(key, desk.borders, reading)
    lines = sum(mark.layer == BORDER_LINES for mark in marks)
    on = widgets.toggle_row(desk, toggles(reading, definitions.values(), lines))
    if "actors" in on:
        marks += engine.actor_marks_of(key, desk.borders, reading)
    shown = engine.source_of(key, 0, reading)
    seen = frozenset(card.id for card in shown.cards if card.layer in on)
    left, right = st.columns([2.15, 1], gap="medium")
    with left:
        show_map(desk, marks, engine.collections_of(key, desk.borders, marks, on), shown.cards)
    with right:
        panel(desk, (shown,), seen, definitions, on)


def the_desk(waiting: DeltaGenerator) -> Desk:
    """The visitor's desk; a new one has the seed article on it. `waiting` shows how far the first start is."""
    if "desk" not in st.session_state:
        engine.prepare(waiting)
        desk = Desk()
        for path in sorted((HERE / "seeds").glob("*.txt")):
            take(desk, path.name, path.read_bytes())
        st.session_state.desk = desk
    found: Desk = st.session_state.desk
    return found


def take(desk: Desk, name: str, content: bytes | str) -> None:
    """Read an article and lay it on the desk, or say why it cannot be read."""
    try:
        text = decode(content, name) if isinstance(content, bytes) else content
        desk.open(engine.read(text, unique(name, {reading.article.id for reading in desk.readings.values()})))
    except DatelineError as error:
        desk.refuse(str(error))


main()
