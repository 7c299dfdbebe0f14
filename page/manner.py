"""How are articles read: where is their source at home, and is anybody else asked about unknown names?"""

from __future__ import annotations

import streamlit as st

from page.desk import Desk
from page.keeping import keep

#: What switching the online service on sends, said before it is switched on.
SENT = (
    "Names that are not known here are then sent to nominatim.openstreetmap.org, run by the OpenStreetMap Foundation: "
    "the names alone, at most one a second, each only once. Nothing else of the article is sent."
)


def manner(desk: Desk) -> None:
    """The source's home and the online service; a change reads the open article again."""
    keep("home", desk.home)
    st.text_input(
        "Where its source is at home",
        key="home",
        placeholder="Ohio; Tyler, Texas; Kenya",
        help="A Texan weekly that says Paris means the town in Texas.",
        on_change=lambda: desk.read_as(st.session_state["home"].strip(), desk.online),
    )
    keep("online", desk.online)
    st.toggle(
        "Ask OpenStreetMap about unknown names",
        key="online",
        on_change=lambda: desk.read_as(desk.home, st.session_state["online"]),
    )
    st.caption(SENT)
    for sent in desk.sent:
        st.caption(sent)
