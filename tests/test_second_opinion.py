"""The second opinion: asked once a name, only for names nothing here bears, and a failure is never an answer."""

from __future__ import annotations

import pytest

from geo import find_toponyms
from geo.article import read_article
from geo.errors import DatelineError
from geo.gazetteer import Gazetteer
from geo.place import Place
from geo.recognition import recognize
from geo.resolution import resolve
from geo.second_opinion import DEADLINE_S, SCORE, second_opinion

TEXT = "He lives near Zzyqxville, Iraq. She lives near Zzyqxville too, and near Mosul, and near Qwertzuburg, Iraq."
PLACE = Place("online:node/1", "Zzyqxville", "town", "IQ", "Iraq", "", "", 35.0, 43.0, 0, "")


def test_only_unknown_names_are_asked_and_each_once(gazetteer: Gazetteer) -> None:
    asked: list[str] = []

    def ask(name: str) -> Place | None:
        asked.append(name)
        return PLACE if name == "Zzyqxville" else None

    toponyms = find_toponyms(read_article(TEXT, id="a"), gazetteer, ask=ask)
    assert asked == ["Zzyqxville", "Qwertzuburg"]
    places = {t.name: (t.place.id if t.place else None, t.score) for t in toponyms}
    assert places["Zzyqxville"] == (PLACE.id, SCORE)
    assert places["Qwertzuburg"] == (None, 0.0)
    assert places["Mosul"][0] == "geonames:99072"


def test_a_failure_is_told_and_is_not_taken_for_unknown(gazetteer: Gazetteer) -> None:
    def ask(name: str) -> Place | None:
        raise DatelineError(f"the service did not answer about {name!r}")

    reasons = {t.name: t.reason for t in find_toponyms(read_article(TEXT, id="a"), gazetteer, ask=ask)}
    assert reasons["Zzyqxville"].startswith("unresolved (service): the service did not answer")


@pytest.mark.parametrize(("seconds", "answered"), [(DEADLINE_S - 1, True), (DEADLINE_S + 1, False)])
def test_the_deadline_is_for_the_whole_article(seconds: float, answered: bool, gazetteer: Gazetteer) -> None:
    article = read_article("He lives near Zzyqxville, Iraq.", id="a")
    mentions = recognize(article, gazetteer)
    ticks = iter([0.0, seconds])
    filled = second_opinion(
        mentions, resolve(article, mentions, gazetteer), lambda name: PLACE, clock=lambda: next(ticks)
    )
    assert (filled[0].place == PLACE) is answered
    assert answered or "time" in filled[0].reason
