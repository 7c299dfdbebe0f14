"""How are articles read: when did they appear, where is their source at home, is anybody else asked about names?"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from geo.errors import SettingError
from geo.services import Service, service_named
from page.desk import Desk
from page.hearing import heard
from page.keeping import kept
from page.labels import literal


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
        on_change=heard(home, lambda place: desk.read_as(place.strip(), desk.online, published)),
    )
    _online_service(desk, published)


def _day_of_publication(desk: Desk, published: str | None) -> None:
    key, value = kept(f"published-{desk.shown}", published or "")

    def written(words: str) -> None:
        day = words.strip()
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
        on_change=heard(key, written),
    )


def _online_service(desk: Desk, published: str | None) -> None:
    """The switch, what it sends, said before it is switched on, and what was sent."""
    try:
        service = service_named()
    except SettingError as error:
        st.caption(literal(str(error)))
        return
    key, asked = kept("online", desk.online)
    st.toggle(
        f"Ask {service.label} about unknown names",
        asked,
        key=key,
        on_change=heard(key, lambda wanted: desk.read_as(desk.home, wanted, published)),
    )
    terms = f" [Its terms]({service.terms})." if service.terms and not service.own else ""
    st.caption(literal(sending(service)) + terms)
    for sent in desk.sent:
        st.caption(literal(sent))


def sending(service: Service) -> str:
    """What switching the service on sends, and whose its answers are."""
    pace = "a second" if service.interval_s == 1 else f"in {service.interval_s:g} seconds"
    return (
        f"Names that are not known here are then sent to {urlsplit(service.address).netloc or service.name}: the names "
        f"alone, at most one {pace}, each only once. Nothing else of the article is sent. Its answers: {service.credit}."
    )
