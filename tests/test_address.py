from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.article import read_article
from layers.period import Period
from layers.reading import Reading
from page.address import articles, published, restore, to_address
from page.desk import Desk
from page.find import Find
from page.shelf import shelf
from page.sources import source
from tests import readings


def shipped(key: str, published: str | None = None) -> Reading:
    return Reading(read_article(shelf()[key].text, id=key, published=published or shelf()[key].published), (), ())


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.open(shipped("drones-over-kharkiv"))
    made.open(shipped("marches-in-nairobi"))
    return made


def test_an_address_names_the_article_that_is_read_first(desk: Desk) -> None:
    desk.lay_beside(desk.readings)
    assert to_address(desk) == {"article": "marches-in-nairobi~drones-over-kharkiv"}
    assert articles(to_address(desk)) == ("marches-in-nairobi", "drones-over-kharkiv")


def test_nothing_is_said_of_an_article_that_was_brought_in(desk: Desk) -> None:
    desk.open(Reading(read_article("Pasted words of nobody's concern.", id="Pasted text"), (), ()))
    assert to_address(desk) == {}


def test_all_that_was_chosen_comes_back(desk: Desk) -> None:
    desk.switch(["strikes", "actors"], ["strikes", "attacks", "actors"])
    desk.look_at("article")
    desk.seek(
        Find("two words", ("denied", "claimed"), ("town",), ("the mayor, Ms Ow",), Period(None, date(2025, 5, 7)))
    )
    again = Desk()
    again.open(shipped("marches-in-nairobi"))
    restore(again, to_address(desk), ())
    assert (again.view, again.switches) == (desk.view, desk.switches)
    assert to_address(again) == to_address(desk) | {"status": "claimed~denied"}


def test_a_day_of_publication_of_the_readers_own_stands_in_the_address() -> None:
    made = Desk()
    made.open(shipped("marches-in-nairobi", "2024-02-01"))
    said = to_address(made)
    assert said["published"] == "2024-02-01"
    assert published(said, "marches-in-nairobi") == "2024-02-01"
    assert published(said, "drones-over-kharkiv") is None
    assert published(said | {"published": "soon"}, "marches-in-nairobi") is None


def test_a_selection_comes_back_with_its_mark() -> None:
    reading = readings.reading()
    made = Desk()
    made.open(replace(reading))
    restore(made, {"select": "e4"}, [source(reading, 0)])
    assert (made.selected, made.request.do, made.request.mark) == ("e4", "focus", "e4.0")


@pytest.mark.parametrize(
    "nonsense",
    [
        {"select": "e99"},
        {"status": "wild~"},
        {"borders": "XX"},
        {"view": "upside-down"},
        {"article": "../x"},
        {"since": "2025-05-07", "until": "2025-05-01"},
        {"since": "soon"},
    ],
)
def test_what_makes_no_sense_is_passed_over(desk: Desk, nonsense: dict[str, str]) -> None:
    before = to_address(desk)
    restore(desk, nonsense, ())
    assert (to_address(desk), articles(nonsense)) == (before, ())
