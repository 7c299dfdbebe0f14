"""How does the page's address hold what is seen? Articles that come with the project, and what the reader chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import get_args

from geo.contested import views
from geo.errors import ViewError
from geo.place import Precision
from layers.period import EVER, Period
from layers.reading import Status
from layers.view import CONTROLLED
from page.desk import Desk
from page.find import Find
from page.shelf import key_of, shelf
from page.sources import Source

#: Separates several values of one parameter; in claimants, which are words, it does not stand.
_COMMA = "~"


def articles(parameters: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the articles that an address names, as far as they come with the project."""
    return tuple(key for key in _parts(parameters, "article") if key in shelf())


def published(parameters: Mapping[str, str], key: str) -> str | None:
    """The day of publication that an address gives to the article that it names first; None for its own."""
    day = _day(parameters, "published") if articles(parameters)[:1] == (key,) else None
    return day.isoformat() if day else None


def to_address(desk: Desk) -> dict[str, str]:
    """What the address says: nothing of an article that was brought in, nor of what is as it was at first."""
    keys = {reading.article.sha256: key_of(reading.article.text) for reading in desk.shown_readings}
    if not keys or not all(keys.values()):
        return {}
    switches = desk.switches.get(desk.shown, {})
    said = {
        "article": _COMMA.join([keys[desk.shown], *(key for sha256, key in keys.items() if sha256 != desk.shown)]),
        "published": _published(desk),
        "on": _COMMA.join(key for key, on in switches.items() if on),
        "off": _COMMA.join(key for key, on in switches.items() if not on),
        "select": desk.selected,
        "view": desk.view if desk.view != "quotes" else "",
        "find": desk.find.words,
        "status": _COMMA.join(desk.find.statuses),
        "precision": _COMMA.join(desk.find.precisions),
        "claimant": _COMMA.join(desk.find.claimants),
        "since": str(desk.find.period.first or ""),
        "until": str(desk.find.period.last or ""),
        "borders": desk.borders if desk.borders != CONTROLLED else "",
    }
    return {name: value for name, value in said.items() if value}


def restore(desk: Desk, parameters: Mapping[str, str], sources: Iterable[Source]) -> None:
    """Bring a desk, on which the articles lie already, to what the address says; what it says nothing of is as at first,
    and what makes no sense is passed over."""
    on, off = _parts(parameters, "on"), _parts(parameters, "off")
    desk.switch_back()
    desk.switch(on, (*on, *off))
    desk.look_at("article" if parameters.get("view") == "article" else "quotes")
    statuses: tuple[Status, ...] = get_args(Status)
    precisions: tuple[Precision, ...] = get_args(Precision)
    desk.seek(
        Find(
            parameters.get("find", ""),
            tuple(status for status in statuses if status in _parts(parameters, "status")),
            tuple(precision for precision in precisions if precision in _parts(parameters, "precision")),
            _parts(parameters, "claimant"),
            period(parameters),
        )
    )
    desk.see_borders(parameters["borders"] if parameters.get("borders") in views() else CONTROLLED)
    cards = {card.id: card for source in sources for card in source.cards}
    selected = cards.get(parameters.get("select", ""))
    if selected and selected.id != desk.selected:
        desk.focus(selected.id, selected.where[0].mark if selected.where else "")
    elif not selected and desk.selected:
        desk.clear()


def period(parameters: Mapping[str, str]) -> Period:
    """The days from `since` to `until`; every day where they make no sense."""
    try:
        return Period(_day(parameters, "since"), _day(parameters, "until"))
    except ViewError:
        return EVER


def _day(parameters: Mapping[str, str], name: str) -> date | None:
    try:
        return date.fromisoformat(parameters.get(name, ""))
    except ValueError:
        return None


def _published(desk: Desk) -> str:
    """The day of publication of the article that is read, where the reader gave it another than its own."""
    article = desk.readings[desk.shown].article
    return (article.published or "") if article.published != shelf()[key_of(article.text)].published else ""


def _parts(parameters: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part for part in parameters.get(name, "").split(_COMMA) if part)
