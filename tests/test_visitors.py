"""The limits of the page: visitors, files at a time, and time for an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import mark, open_articles
from tools.server import running_page

pytestmark = pytest.mark.browser

TOLD = "Blast in {0}\n\nA bomb killed four people at a market in {0} on Monday, police said."


def come_in(page: Page) -> None:
    """Load the page until there is room: when one visitor leaves, the server may hear of it after the next has asked."""
    for _ in range(100):
        page.reload()
        page.locator(".masthead, [role=alert]").first.wait_for()
        if not page.get_by_role("alert").count():
            return
    raise AssertionError("the page has no room for a visitor although the other has left")


def test_a_visitor_too_many_is_told_so_until_another_leaves_and_files_too_many_are_not_read(
    browser: Browser, tmp_path: Path
) -> None:
    files = [tmp_path / f"{name}.txt" for name in ("Lahore", "Quetta")]
    for file in files:
        file.write_text(TOLD.format(file.stem), "utf-8")
    with running_page(DATELINE_SESSIONS="1", DATELINE_UPLOAD_FILES="1") as address:
        first, second = browser.new_page(), browser.new_page()
        first.goto(address)
        expect(mark(first, "Pahalgam")).to_be_visible()
        second.goto(address)
        expect(second.get_by_role("alert")).to_contain_text("DATELINE_SESSIONS")
        open_articles(first)
        first.locator("input[type=file]").set_input_files(files)
        expect(mark(first, "Lahore")).to_be_visible()
        expect(first.get_by_role("alert")).to_contain_text("DATELINE_UPLOAD_FILES")
        first.close()
        come_in(second)
        expect(mark(second, "Pahalgam")).to_be_visible()
        second.close()


def test_an_article_that_takes_too_long_is_given_up_and_the_page_goes_on(browser: Browser) -> None:
    with running_page(DATELINE_ARTICLE_S="0.000001") as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("alert")).to_contain_text("DATELINE_ARTICLE_S")
        expect(page.get_by_role("heading", level=1)).to_have_text("No article is open")
        page.close()


def test_of_too_many_events_the_first_are_shown_and_the_limit_is_named(browser: Browser) -> None:
    with running_page(DATELINE_MAP_EVENTS="2") as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.locator(".masthead")).to_contain_text("12 events, of which the first 2 are shown")
        expect(page.locator(".masthead")).to_contain_text("DATELINE_MAP_EVENTS")
        expect(page.locator(".st-key-panel .card")).to_have_count(2)
        expect(page.get_by_role("list", name="Events in reading order").get_by_role("button")).to_have_count(2)
        page.close()
