"""What happened, and where exactly? The page: an article in, a map on the left, its words on the right."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import DatelineError
from geo.limits import Limits
from layers.view import ACTORS, BORDER_LINES
from page import address, engine, hearing, history, widgets
from page.address import to_address
from page.desk import Desk
from page.intake import read_incoming
from page.map import show_map
from page.panel import panel
from page.shelf import key_of, shelf
from page.sight import counts, sight
from page.steps import days, steps
from page.toggles import toggles
from page.visitors import admit

HERE = Path(__file__).parent


def main() -> None:
    """The page, or why there is none: no room for the gazetteer, say, or a broken layer definition."""
    st.set_page_config("Dateline", page_icon=str(HERE / "static" / "dateline.svg"), layout="wide")
    widgets.style()
    try:
        with hearing.a_run():
            arrange()
    except DatelineError as error:
        widgets.failure(str(error))


def arrange() -> None:
    """Bar, title, toggles, map and panel."""
    # Always there, filled or not: where the parts of the page change places, Streamlit makes the map anew.
    desk = the_desk(waiting=(waiting := st.empty()))
    read_incoming(desk, waiting)
    sources = engine.sources(desk.shown_readings)
    seen = sight(sources, desk.find, Limits.from_environment().map_events)
    bar = widgets.bar()
    widgets.refusals(desk)
    marks = engine.all_marks(sources, desk.borders)
    if sources:
        widgets.masthead(desk, seen)
        lines = sum(mark.layer == BORDER_LINES for mark in marks)
        on = widgets.toggle_row(desk, toggles(*counts(seen, lines), engine.definitions().values()))
        seen = replace(seen, on=on)
    with bar:
        widgets.tools(desk, seen)
    if not sources:
        widgets.empty_desk(desk)
        return
    if ACTORS in seen.on:
        marks += engine.all_actor_marks(sources, desk.borders)
    key = " ".join([desk.borders, *(engine.key_of(source.reading) for source in sources)])
    left, right = st.columns([2.15, 1], gap="medium")
    with left:
        show_map(desk, marks, seen.marks(marks), key, sources)
        steps(desk, seen, engine.definitions())
        days(desk, seen, engine.definitions())
    with right:
        panel(desk, seen, engine.definitions())
    st.query_params.from_dict(to_address(desk))


def the_desk(waiting: DeltaGenerator) -> Desk:
    """The visitor's desk; a new one has on it what the address says, else the seed article, and so has one whose visitor
    went back or forward. `waiting` shows how far the first start is. Raises LimitError where there are too many visitors
    already."""
    if "desk" not in st.session_state:
        admit()
        engine.prepare(waiting)
        desk = Desk()
        parameters = st.query_params.to_dict()
        named = address.articles(parameters)
        for key in named or [each.key for each in shelf().values() if not each.sample]:
            desk.bring(shelf()[key].path.name, partial(shelf()[key].sources, address.published(parameters, key)))
        read_incoming(desk, waiting)
        if named:
            first = (sha256 for sha256, reading in desk.readings.items() if key_of(reading.article.text) == named[0])
            desk.show(next(first, desk.shown))
            desk.lay_beside(desk.readings)
            address.restore(desk, parameters, engine.sources(desk.shown_readings))
        st.session_state.desk = desk
    found: Desk = st.session_state.desk
    if history.went_through_history():
        history.return_to(found, st.query_params.to_dict(), waiting)
    return found


main()
