"""The second opinion: asked once a name, only for names nothing here bears, and a failure is never an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from geo import find_toponyms
from geo.article import read_article
from geo.errors import DatelineError
from geo.gazetteer import Gazetteer
from geo.pieces import LONGEST_PIECE
from geo.place import Place
from geo.recognition import recognize
from geo.resolution import resolve
from geo.second_opinion import DEADLINE_S, SCORE, Inquiry, second_opinion
from layers import Reader

TEXT = "He lives near Zzyqxville, Iraq. She lives near Zzyqxville too, and near Mosul, and near Qwertzuburg, Iraq."
PLACE = Place("online:node/1", "Zzyqxville", "town", "IQ", "Iraq", "", "", 35.0, 43.0, 0, "")


@dataclass
class Asked:
    """A service that answers as the test says."""

    answer: Callable[[str], Place | None]
    service: str = "places.example"
    credit: str = "© Places"

    def __call__(self, name: str) -> Place | None:
        return self.answer(name)


def failing(text: str) -> Asked:
    def fail(name: str) -> Place | None:
        raise DatelineError(text.format(name=name))

    return Asked(fail)


def test_only_unknown_names_are_asked_and_each_once(gazetteer: Gazetteer) -> None:
    asked: list[str] = []

    def answer(name: str) -> Place | None:
        asked.append(name)
        return PLACE if name == "Zzyqxville" else None

    inquiry = Inquiry(Asked(answer))
    toponyms = find_toponyms(read_article(TEXT, id="a"), gazetteer, inquiry=inquiry)
    assert inquiry.warnings == ()
    assert asked == ["Zzyqxville", "Qwertzuburg"]
    places = {t.name: (t.place.id if t.place else None, t.score) for t in toponyms}
    assert places["Zzyqxville"] == (PLACE.id, SCORE)
    assert places["Qwertzuburg"] == (None, 0.0)
    assert places["Mosul"][0] == "geonames:99072"
    reasons = {t.name: t.reason for t in toponyms}
    # the service's terms want its credit beside its answers
    assert "places.example (© Places)" in reasons["Zzyqxville"]
    assert "places.example knows none" in reasons["Qwertzuburg"]


def test_a_failure_is_told_and_is_not_taken_for_unknown(gazetteer: Gazetteer) -> None:
    inquiry = Inquiry(failing("places.example, asked about {name!r}: answered 500."))
    toponyms = find_toponyms(read_article(TEXT, id="a"), gazetteer, inquiry=inquiry)
    found = {t.name: t for t in toponyms}
    assert found["Zzyqxville"].reason.startswith("unresolved (service): places.example, asked about 'Zzyqxville'")
    assert found["Zzyqxville"].place is None
    assert found["Mosul"].place is not None
    assert [warning.partition(" Not looked up: ")[2] for warning in inquiry.warnings] == ["Zzyqxville.", "Qwertzuburg."]


def test_one_failure_of_many_names_is_one_warning(gazetteer: Gazetteer) -> None:
    inquiry = Inquiry(failing("places.example is not asked: it failed."))
    find_toponyms(read_article(TEXT, id="a"), gazetteer, inquiry=inquiry)
    assert inquiry.warnings == ("places.example is not asked: it failed. Not looked up: Zzyqxville, Qwertzuburg.",)


@pytest.mark.parametrize(("seconds", "answered"), [(DEADLINE_S - 1, True), (DEADLINE_S + 1, False)])
def test_the_deadline_is_for_the_whole_article(seconds: float, answered: bool, gazetteer: Gazetteer) -> None:
    article = read_article("He lives near Zzyqxville, Iraq.", id="a")
    mentions = recognize(article, gazetteer)
    ticks = iter([0.0, seconds])
    inquiry = Inquiry(Asked(lambda name: PLACE), clock=lambda: next(ticks))
    filled = second_opinion(mentions, resolve(article, mentions, gazetteer), inquiry)
    assert (filled[0].place == PLACE) is answered
    assert answered or "30 seconds" in filled[0].reason
    assert len(inquiry.warnings) == (not answered)


def test_a_book_in_pieces_asks_each_name_once(gazetteer: Gazetteer) -> None:
    """Its pieces share one inquiry, so that its names share one deadline and its failures are told once."""
    asked: list[str] = []

    def fail(name: str) -> Place | None:
        asked.append(name)
        raise DatelineError("places.example is not asked.")

    book = "\n\n".join([TEXT] * (LONGEST_PIECE // len(TEXT) + 1))
    reading = Reader(gazetteer).read(book, id="book", ask=Asked(fail))
    assert asked == ["Zzyqxville", "Qwertzuburg"]
    assert reading.warnings == ("places.example is not asked. Not looked up: Zzyqxville, Qwertzuburg.",)
