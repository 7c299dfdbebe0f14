from __future__ import annotations

from dataclasses import replace

import pytest

from geo.article import read_article
from layers.reading import Reading
from page.address import articles, restore, to_address
from page.desk import Desk
from page.find import Find
from page.shelf import shelf
from page.sources import source
from tests import readings


def shipped(key: str) -> Reading:
    return Reading(read_article(shelf()[key].text, id=key), (), ())


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
    desk.seek(Find("two words", ("denied", "claimed"), ("town",), ("the mayor, Ms Ow",)))
    again = Desk()
    again.open(shipped("marches-in-nairobi"))
    restore(again, to_address(desk), ())
    assert (again.view, again.switches) == (desk.view, desk.switches)
    assert to_address(again) == to_address(desk) | {"status": "claimed~denied"}


def test_a_selection_comes_back_with_its_mark() -> None:
    reading = readings.reading()
    made = Desk()
    made.open(replace(reading))
    restore(made, {"select": "e4"}, [source(reading, 0)])
    assert (made.selected, made.request.do, made.request.mark) == ("e4", "focus", "e4.0")


@pytest.mark.parametrize(
    "nonsense",
    [{"select": "e99"}, {"status": "wild~"}, {"borders": "XX"}, {"view": "upside-down"}, {"article": "../x"}],
)
def test_what_makes_no_sense_is_passed_over(desk: Desk, nonsense: dict[str, str]) -> None:
    before = to_address(desk)
    restore(desk, nonsense, ())
    assert (to_address(desk), articles(nonsense)) == (before, ())
