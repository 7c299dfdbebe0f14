"""The manner of reading, on the page: a home moves a mark, an unknown one is refused, and nobody is asked unasked."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from page.desk import Desk
from page.manner import SENT
from tests.browsing import open_articles, panel, paste

ARTICLE = "A blast on Monday\n\nA bomb killed four people in Dublin on Monday, police said. The street was closed."


def home_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Where its source is at home")


def test_a_home_moves_the_mark_and_can_be_taken_back(page: Page) -> None:
    paste(page, ARTICLE)
    expect(panel(page)).to_contain_text("Dublin, Ireland")
    for home, place in (("Ohio", "Dublin, United States"), ("", "Dublin, Ireland")):
        open_articles(page)
        home_field(page).fill(home)
        home_field(page).press("Enter")
        expect(panel(page)).to_contain_text(place)
        page.keyboard.press("Escape")
        expect(home_field(page)).to_have_count(0)


def test_a_home_that_nothing_bears_is_refused_and_the_article_stays(page: Page) -> None:
    paste(page, ARTICLE)
    # The popover closes when the article is there; opened before, it would close under our hands.
    expect(panel(page)).to_contain_text("Dublin, Ireland")
    open_articles(page)
    home_field(page).fill("Zzyqxville")
    home_field(page).press("Enter")
    expect(page.get_by_text("no place of this name is known")).to_be_visible()
    expect(panel(page)).to_contain_text("Dublin, Ireland")


def test_a_day_of_publication_gives_events_their_dates_and_nonsense_is_refused(page: Page) -> None:
    paste(page, ARTICLE)
    expect(panel(page)).to_contain_text("Dublin, Ireland")
    open_articles(page)
    field = page.get_by_role("textbox", name="Day of publication")
    field.fill("on Monday")
    field.press("Enter")
    expect(page.get_by_text("'on Monday' is no date")).to_be_visible()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    field.fill("2025-05-07")
    field.press("Enter")
    expect(page.get_by_text("'on Monday' is no date")).to_have_count(0)
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Filter")).click()
    page.get_by_role("combobox", name=re.compile("From")).click()
    expect(page.get_by_role("option")).to_have_text(["5 May 2025"])


def test_the_online_service_is_off_and_says_what_it_would_be_sent(page: Page) -> None:
    open_articles(page)
    expect(page.get_by_text(SENT)).to_be_visible()
    expect(page.get_by_label("Ask OpenStreetMap about unknown names")).not_to_be_checked()


def test_nobody_is_told_anything_unless_the_reader_says_so() -> None:
    desk = Desk()
    assert desk.told is None
    desk.read_as("", True, None)
    assert desk.told is not None
    desk.told("asking nominatim.openstreetmap.org about 'Zzyqxville'")
    assert desk.sent == ["asking nominatim.openstreetmap.org about 'Zzyqxville'"]
