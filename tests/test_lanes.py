"""How events in time look in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import lxml.html
import pytest

from layers.definition import load_definitions
from layers.drawing.lanes import lane, line
from layers.period import EVER, Period
from layers.presentation.cards import Card, event_cards
from layers.presentation.timeline import timeline
from tests import readings

LAYERS = {definition.key: definition for definition in load_definitions()}
CARDS = event_cards(readings.dated(e1=("2025-05-05", "2025-05-05"), e4=("2025-04-01", "2025-04-30")))


def drawn(seen: Sequence[Card] = CARDS, period: Period = EVER) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(line(timeline(CARDS), seen, LAYERS, "e1", period))


def test_each_event_is_a_sign_that_leads_to_its_mark_and_says_its_days() -> None:
    signs = drawn().xpath("//span[@role='button']")
    assert [(sign.get("data-to"), sign.get("data-mark"), sign.get("aria-current")) for sign in signs] == [
        ("e4", "e4.0", None),
        ("e1", "e1.0", "step"),
    ]
    assert signs[0].get("aria-label") == "Event 4 of 4: Medyka crossing closed (Borders, happened), April 2025"


def test_each_day_carries_its_first_and_last() -> None:
    days = drawn().find_class("day")
    assert [(day.get("data-since"), day.get("data-until")) for day in days] == [
        ("2025-04-01", "2025-04-30"),
        ("2025-05-01", "2025-05-04"),
        ("2025-05-05", "2025-05-05"),
    ]


def test_what_is_not_in_sight_is_dimmed_and_leads_nowhere() -> None:
    made = drawn(CARDS[:1], Period(date(2025, 5, 5)))
    assert [sign.get("data-to") for sign in made.xpath("//span[@role='button']")] == ["e1"]
    assert [(each.tag, each.get("aria-hidden")) for each in made.find_class("out")] == [("li", None), ("span", "true")]
    assert [day.text for day in made.find_class("chosen")] == ["5 May"]


@pytest.mark.parametrize(
    ("of", "name"), [(CARDS[:2], "Events in reading order"), (CARDS, "Events without a known date")]
)
def test_a_lane_says_whose_it_is(of: tuple[object, ...], name: str) -> None:
    made = lxml.html.fragment_fromstring(lane(CARDS[:2], of, LAYERS, ""))  # type: ignore[arg-type]
    assert made.get("aria-label") == name
    assert len(made.xpath("//span[@role='button']")) == 2


def test_words_of_an_article_stay_words() -> None:
    hostile = replace(CARDS[0], title='<img src=x onerror="x">')
    for html in (line(timeline([hostile]), [hostile], LAYERS, "", EVER), lane([hostile], [hostile], LAYERS, "")):
        made = lxml.html.fragment_fromstring(html)
        assert made.xpath("//img") == []
        assert hostile.title in made.xpath("//span/@title")[0]
