"""Does a reader who goes back in the browser's history see again what was seen there?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import frame, mark, open_articles, panel, paste, set_view, settled, toggle, view
from tests.test_widgets import open_sample

pytestmark = pytest.mark.browser


def go(page: Page, by: int) -> None:
    """Some steps through the history of the page, as by its buttons."""
    settled(page)
    page.evaluate(f"() => history.go({by})")


def test_back_and_forward_lead_through_what_was_seen(page: Page) -> None:
    title = page.get_by_role("heading", level=1)
    mark(page, "Pahalgam").click()
    expect(page).to_have_url(re.compile("select=e3"))
    page.get_by_role("radio", name="Article").click()
    expect(page).to_have_url(re.compile("view=article"))
    set_view(page, 30, 70, 5)
    before = view(page)
    go(page, -1)
    expect(panel(page).locator(".head h2")).to_have_text("Pahalgam terror attack")
    assert view(page) == before  # what was not changed is not touched
    toggle(page, "Attacks").click()
    expect(page).to_have_url(re.compile("off=attacks"))
    open_sample(page, "Drones")
    expect(page).to_have_url(re.compile("article=drones"))
    go(page, -1)
    expect(title).to_contain_text("Pakistan Ready")
    expect(toggle(page, "Attacks")).to_have_attribute("aria-pressed", "false")
    go(page, -1)
    expect(toggle(page, "Attacks")).to_have_attribute("aria-pressed", "true")
    expect(panel(page).locator(".head h2")).to_have_text("Pahalgam terror attack")
    go(page, -1)
    expect(page.get_by_role("button", name="All events")).to_have_count(0)
    go(page, 3)
    expect(title).to_contain_text("Drones hit Kharkiv")


def test_an_article_of_the_readers_own_is_still_there_after_going_back(page: Page) -> None:
    paste(page, "Blast in Lahore\n\nA bomb killed four people at a market in Lahore on Monday, police said.")
    expect(mark(page, "Lahore")).to_be_visible()
    expect(page).not_to_have_url(re.compile("article="))
    go(page, -1)
    expect(mark(page, "Pahalgam")).to_be_visible()
    expect(frame(page).get_by_role("button", name=re.compile("Lahore"))).to_have_count(0)
    open_articles(page)
    page.get_by_role("combobox", name=re.compile("Read")).click()
    page.get_by_role("option", name="Blast in Lahore").click()
    expect(mark(page, "Lahore")).to_be_visible()
