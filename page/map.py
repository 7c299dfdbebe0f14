"""How does the page show the map, and hear from it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from geo.limits import Limits
from layers.drawing.assets import leaflet_folder
from layers.drawing.crowd import Crowd, Window
from layers.drawing.features import Collections, cell_collection, collections
from layers.drawing.folium_map import MAX_ZOOM, base_map, feature_groups
from layers.drawing.marks import Bounds, Mark
from page import engine
from page.address import period
from page.command import WORLD, command
from page.desk import Desk
from page.sources import Source

#: Both relative to the frame of the map, /component/<name>/index.html.
STATIC_URL = "../../app/static"
_KEY = "map"
#: Pixels; the style sheet fits the frame to the window's height.
HEIGHT = 650


@cache
def _leaflet_url() -> str:
    """Where the map finds Leaflet. Declaring a component makes Streamlit serve its folder; that is all it is for."""
    return f"../{components.declare_component('leaflet', path=str(leaflet_folder())).name}"


def show_map(desk: Desk, marks: tuple[Mark, ...], visible: frozenset[str], key: str, sources: Sequence[Source]) -> None:
    """Draw the marks that are visible (by their ids) and take the reader's click, on a mark or on a phrase of the
    article that leads to one of their cards, and a drag over the timeline; the rerun finds it on the desk. `key` says
    of which articles the marks are, and with which borders."""
    said = command(desk, marks)
    most = int(Limits.from_environment().map_marks)
    # Of all marks, not of those that toggles leave: Streamlit makes the map anew where it becomes a fragment.
    if len(marks) > most:
        said["crowd"] = True
        seen = partial(_seen_in_window, desk, engine.crowd_of(key, visible, marks), most, said.get("bounds", WORLD))
    else:
        seen = partial(engine.collections_of, key, visible, marks)
    # When the map of very many marks is moved, it alone is drawn anew, as a fragment of the page. A click in a fragment
    # takes a tenth of a second more, so that the map of an ordinary article is none.
    draw = st.fragment(_draw) if "crowd" in said else _draw
    draw(desk, marks, seen, said, sources)


def _seen_in_window(desk: Desk, crowd: Crowd, most: int, bounds: Bounds) -> Collections:
    """What the map's window shows of very many marks; `bounds` are what it is fitted to before it has said."""
    window = desk.window or Window.onto(bounds)
    shown, cells = crowd.seen_in(window, most, desk.selected)
    return collections(shown) | cell_collection(cells, engine.definitions(), closest=window.zoom >= MAX_ZOOM)


def _draw(
    desk: Desk,
    marks: Sequence[Mark],
    seen: Callable[[], Collections],
    said: dict[str, Any],
    sources: Sequence[Source],
) -> None:
    def take_click() -> None:
        drawing = st.session_state[_KEY].get("last_active_drawing") or {}
        properties = drawing.get("properties") or {}
        if "window" in properties:
            desk.look_through(Window(tuple(properties["window"]["bounds"]), properties["window"]["zoom"]))
        told = [*properties.get("before", ()), properties]
        # What has no number comes from streamlit-folium itself, and is told once.
        news = [each for each in told if (desk.hears(each["click"]) if "click" in each else "window" not in each)]
        for each in news:
            take(each)
        if news and "crowd" in said:
            st.rerun()  # all of the page, not the map alone

    def take(told: dict[str, Any]) -> None:
        clicked = told.get("id", "")
        if "since" in told:
            desk.see_days(period(told))
        elif told.get("clear"):
            desk.clear()
        elif told.get("go"):
            for card in (card for source in sources for card in source.cards if card.id == clicked):
                desk.follow(clicked, str(told.get("mark", "")), card.layer)
        else:
            for mark in (mark for mark in marks if mark.id == clicked):
                desk.select(mark.event)

    if "crowd" in said and desk.window:
        said = {**said, "window": desk.window.bounds}
    with st.container(key="map-frame"):
        st_folium(
            base_map(static_url=STATIC_URL, leaflet_url=_leaflet_url()),
            key=_KEY,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=["last_object_clicked_count", "last_active_drawing"],
            feature_group_to_add=feature_groups(seen(), said),
            on_change=take_click,
        )
