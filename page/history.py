"""What does the page show when the reader goes back or forward in the browser's history? What the address then says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from page import address, engine
from page.desk import Desk
from page.intake import read_incoming
from page.shelf import key_of, shelf


def went_through_history() -> bool:
    """Whether this run of the page began because the reader went back or forward.

    An address that differs from the desk says nothing: what the reader does may be sent before the browser has heard
    what the page made of the deed before it.
    """
    run = get_script_run_ctx()
    return bool(run and run.is_history_navigation)


def return_to(desk: Desk, parameters: Mapping[str, str], waiting: DeltaGenerator) -> None:
    """Bring the desk to what an address says. Articles that were closed meanwhile are opened again; an address that names
    none, as that of an article of the reader's own, leaves the desk as it is."""
    named = address.articles(parameters)
    for key in set(named) - set(_open(desk)):
        desk.bring(shelf()[key].path.name, partial(shelf()[key].sources, address.published(parameters, key)))
    read_incoming(desk, waiting)
    lying = [_open(desk)[key] for key in named if key in _open(desk)]
    if not lying:
        return
    desk.pause()
    if desk.shown != lying[0]:
        desk.show(lying[0])
    desk.read_as(desk.home, desk.online, address.published(parameters, named[0]) or shelf()[named[0]].published)
    read_incoming(desk, waiting)
    if desk.beside != frozenset(lying[1:]):
        desk.lay_beside(lying)
    address.restore(desk, parameters, engine.sources(desk.shown_readings))


def _open(desk: Desk) -> dict[str, str]:
    """The articles on the desk that come with the project: the hash of each by its key."""
    keys = {sha256: key_of(reading.article.text) for sha256, reading in desk.readings.items()}
    return {key: sha256 for sha256, key in keys.items() if key}
