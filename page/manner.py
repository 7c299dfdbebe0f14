"""How are articles read: when did they appear, where is their source at home, is anybody else asked about names?"""

from __future__ import annotations

from datetime import date

import streamlit as st

from page.desk import Desk
from page.keeping import kept

#: What switching the online service on sends, said before it is switched on.
SENT = (
    "Names that are not known here are then sent to nominatim.openstreetmap.org, run by the OpenStreetMap Foundation: "
    "the names alone, at most one a second, each only once. Nothing else of the article is sent."
)


def manner(desk: Desk) -> None:
    """Day of publication, the source's home and the online service; a change reads the open article again."""
    published = desk.reading.article.published if desk.reading else None
    if desk.reading:
        _day_of_publication(desk, published)
    home, at_home = kept("home", desk.home)
    st.text_input(
        "Where its source is at home",
        at_home,
        key=home,
        placeholder="Ohio; Tyler, Texas; Kenya",
        help="A Texan weekly that says Paris means the town in Texas.",
        on_change=lambda: desk.read_as(st.session_state[home].strip(), desk.online, published),
    )
    online, asked = kept("online", desk.online)
    st.toggle(
        "Ask OpenStreetMap about unknown names",
        asked,
        key=online,
        on_change=lambda: desk.read_as(desk.home, st.session_state[online], published),
    )
    st.caption(SENT)
    for sent in desk.sent:
        st.caption(sent)


def _day_of_publication(desk: Desk, published: str | None) -> None:
    key, value = kept(f"published-{desk.shown}", published or "")

    def written() -> None:
        day = st.session_state[key].strip()
        try:
            desk.read_as(desk.home, desk.online, date.fromisoformat(day).isoformat() if day else None)
        except ValueError:
            desk.dismiss()
            desk.refuse(f"{day!r} is no date: write the year, month and day as 2025-05-08.")

    st.text_input(
        "Day of publication",
        value,
        key=key,
        placeholder="2025-05-08",
        help="From it “on Tuesday” is reckoned into a date.",
        on_change=written,
    )
