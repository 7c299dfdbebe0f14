"""The side panel's whole article: linked with the map both ways."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import frame, mark, panel, paste, popup, put_token, toggle, view

pytestmark = pytest.mark.browser


@pytest.fixture
def reading(page: Page) -> Page:
    """The page with the article in its panel."""
    show_article(page)
    return page


def show_article(page: Page) -> None:
    page.get_by_role("radio", name="Article").click()
    expect(text(page)).to_be_visible()


def text(page: Page) -> Locator:
    return panel(page).get_by_role("article")


def phrase(page: Page, name: str) -> Locator:
    return text(page).get_by_role("button", name=re.compile(name)).first


def test_the_whole_article_stands_there_with_a_count_of_what_became_of_it(reading: Page) -> None:
    expect(text(reading)).to_contain_text("wrap up")
    expect(text(reading).locator(".aside").first).to_contain_text("Home")
    expect(panel(reading)).to_contain_text(
        re.compile(r"\d+ of \d+ sentences used · \d+ places named: \d+ placed, \d+ declined")
    )
    expect(panel(reading)).to_contain_text(re.compile("Indus: part of the name"))


def test_a_click_on_a_phrase_flies_the_map_to_its_mark(reading: Page) -> None:
    put_token(reading)
    before = view(reading)
    phrase(reading, "^Attari").click()
    expect(popup(reading)).to_contain_text("Attari")
    after = view(reading)
    assert (after["token"], after["zoom"] == before["zoom"]) == ("same frame", False)
    frame(reading).locator(".leaflet-container").press("Escape")
    phrase(reading, "^Attari").press("Enter")
    expect(popup(reading)).to_contain_text("Attari")


def test_a_phrase_under_the_pointer_or_the_focus_lights_its_mark_up(reading: Page) -> None:
    pin = frame(reading).locator(".mark.pin.hovered")
    phrase(reading, "^Pahalgam").hover()
    expect(pin).to_have_count(1)
    text(reading).locator(".aside").first.hover()
    expect(pin).to_have_count(0)
    phrase(reading, "^Pahalgam").focus()
    expect(pin).to_have_count(1)


def test_a_click_on_a_mark_brings_its_sentence_into_sight(reading: Page) -> None:
    trigger = text(reading).get_by_role("button", name=re.compile("^closing: Borders"))
    expect(trigger).not_to_be_in_viewport()
    mark(reading, "Attari").click()
    expect(trigger).to_be_in_viewport()
    expect(trigger).to_have_class(re.compile(r"\blit\b"))
    reading.get_by_role("radio", name="Quotes").click()
    expect(panel(reading).locator(".head h2")).to_contain_text("Attari")
    show_article(reading)
    expect(trigger).to_have_class(re.compile(r"\blit\b"))


def test_a_phrase_of_a_layer_that_is_off_switches_it_on(reading: Page) -> None:
    expect(toggle(reading, "Actors")).to_have_attribute("aria-pressed", "false")
    phrase(reading, "^Islamabad: acts or speaks").click()
    expect(toggle(reading, "Actors")).to_have_attribute("aria-pressed", "true")
    expect(popup(reading)).to_contain_text("Pakistan")


def test_an_event_without_a_place_is_told_on_its_card(reading: Page) -> None:
    phrase(reading, "^de-escalate").click()
    reading.get_by_role("radio", name="Quotes").click()
    expect(panel(reading).locator(".head .kicker")).to_contain_text("Diplomacy")


def test_hostile_words_run_nowhere_in_the_article(page: Page) -> None:
    hostile = '<img src=x onerror=window.top.ran=1> " onclick=x ${window.top.ran=1} {{ 7 * 7 }}'
    paste(page, f"Blast in Lahore {hostile}\n\nA bomb killed four people in Lahore on Monday {hostile}, police said.")
    show_article(page)
    expect(text(page)).to_contain_text('<img src=x onerror=window.top.ran=1> " onclick=x')
    assert page.evaluate("() => window.ran ?? null") is None


def test_a_long_list_comes_in_parts(page: Page) -> None:
    towns = (
        "Lahore Quetta Karachi Mosul Baghdad Basra Kabul Herat Kandahar Damascus Aleppo Homs Gao Timbuktu Nairobi Mombasa "
        "Kyiv Kharkiv Odesa Lviv Donetsk"
    ).split()
    told = [
        f"A bomb killed {at % 40 + 1} people at a market in {towns[at % 21]} on {at % 28 + 1} March {1990 + at % 35}, "
        "police said. The street was closed for the day."
        for at in range(110)
    ]
    paste(page, "\n\n".join(["A long chronicle", *told]))
    expect(page.get_by_role("heading", level=1)).to_have_text("A long chronicle")
    expect(panel(page).locator(".card")).to_have_count(100)
    panel(page).get_by_role("button", name="Show more (10 left)").click()
    expect(panel(page).locator(".card")).to_have_count(110)
    expect(panel(page).get_by_role("button", name=re.compile("Show more"))).to_have_count(0)
