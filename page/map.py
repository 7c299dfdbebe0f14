"""How does the page show the map, and hear from it?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

from layers.drawing.assets import leaflet_folder
from layers.drawing.features import Collections
from layers.drawing.folium_map import base_map, feature_groups
from layers.drawing.marks import Mark
from page.address import period
from page.command import command
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


def show_map(desk: Desk, marks: Sequence[Mark], collections: Collections, sources: Sequence[Source]) -> None:
    """Draw the marks that are on and take the reader's click, on a mark or on a phrase of the article that leads to
    one of their cards, and a drag over the timeline; the rerun finds it on the desk."""
    by_id = {mark.id: mark for mark in marks}
    toggle_of = {card.id: card.layer for source in sources for card in source.cards}

    def take_click() -> None:
        drawing = st.session_state[_KEY].get("last_active_drawing") or {}
        properties = drawing.get("properties") or {}
        clicked = properties.get("id", "")
        if "since" in properties:
            desk.see_days(period(properties))
        elif properties.get("clear"):
            desk.clear()
        elif properties.get("go") and clicked in toggle_of:
            desk.follow(clicked, str(properties.get("mark", "")), toggle_of[clicked])
        elif clicked in by_id:
            desk.select(by_id[clicked].event)

    with st.container(key="map-frame"):
        st_folium(
            base_map(static_url=STATIC_URL, leaflet_url=_leaflet_url()),
            key=_KEY,
            height=HEIGHT,
            use_container_width=True,
            returned_objects=["last_object_clicked_count", "last_active_drawing"],
            feature_group_to_add=feature_groups(collections, command(desk, marks)),
            on_change=take_click,
        )
