"""The bar: search and filters, articles beside each other, exports, and the address that holds all of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import (
    A_PIXEL,
    close_popover,
    frame,
    mark,
    open_articles,
    panel,
    popup,
    put_token,
    set_view,
    settled,
    toggle,
    view,
)

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> None:
    field = page.get_by_role("textbox", name="Search quotes, places and actors")
    field.fill(words)
    field.press("Enter")


def open_sample(page: Page, title: str) -> None:
    open_articles(page)
    page.get_by_role("combobox", name=re.compile("Open a sample")).click()
    page.get_by_role("option", name=re.compile(title)).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def choose(page: Page, filter: str, option: str) -> None:
    settled(page)
    page.get_by_role("button", name=re.compile("^Filter")).click()
    page.get_by_role("combobox", name=re.compile(filter)).click()
    page.get_by_role("option", name=option).click()
    settled(page)
    close_popover(page)


def test_a_search_leaves_the_same_on_map_panel_and_toggles_and_one_button_resets_it(page: Page) -> None:
    put_token(page)
    search(page, "kashmir")
    expect(page.locator(".masthead")).to_contain_text("1 event on the map · 0 said, not placed · 1 of 12 events match")
    expect(frame(page).locator("[data-look=country]")).to_have_count(1)
    expect(frame(page).locator("[data-look=pin]")).to_have_count(0)
    expect(panel(page).locator(".card")).to_have_count(1)
    expect(page.get_by_role("button", name="Strikes 1")).to_be_visible()
    expect(page.get_by_role("button", name="Attacks 0")).to_be_visible()
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_role("button", name="Attacks 1")).to_be_visible()
    expect(page.get_by_role("textbox", name="Search quotes, places and actors")).to_have_value("")
    expect(mark(page, "Attari")).to_be_visible()
    assert view(page)["token"] == "same frame"


def test_a_search_for_nothing_that_is_there_says_so(page: Page) -> None:
    search(page, "zeppelin")
    expect(panel(page)).to_contain_text("Nothing matches")
    panel(page).get_by_role("button", name="Show everything again").click()
    expect(panel(page).get_by_role("heading", name="Pahalgam terror attack")).to_be_visible()


def test_a_filter_by_precision(page: Page) -> None:
    choose(page, "Precision", "town")
    expect(page.locator(".masthead")).to_contain_text("1 of 12 events match")
    expect(frame(page).locator("[data-look=country]")).to_have_count(0)
    expect(page.get_by_role("button", name="Filter (1)")).to_be_visible()
    expect(page.get_by_role("button", name="Reset")).to_be_enabled()


def test_a_filter_by_days_agrees_everywhere_and_comes_back_from_the_address(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?article=convoy-in-northern-mali&status=occurred")
    expect(mark(page, "Northern Mali")).to_be_visible()
    choose(page, "From", "6 February 2026")
    for _ in range(2):
        expect(page.locator(".masthead")).to_contain_text(
            "1 event on the map · 0 said, not placed · 1 of 6 events match"
        )
        expect(page.get_by_role("button", name="Attacks 1")).to_be_visible()
        expect(panel(page).locator(".card")).to_have_count(1)
        expect(page).to_have_url(re.compile("status=occurred&since=2026-02-06"))
        settled(page)
        page.get_by_role("button", name="Filter (2)").click()
        expect(page.get_by_role("combobox", name=re.compile("From"))).to_have_value("6 February 2026")
        expect(page.get_by_text("4 events without a known date: left out")).to_be_visible()
        page.reload()
    page.get_by_role("button", name="Reset").click()
    expect(panel(page).locator(".card")).to_have_count(6)
    expect(page).to_have_url(re.compile(r"\?article=convoy-in-northern-mali(#|$)"))


def test_two_articles_lie_on_one_map_and_are_told_apart(page: Page) -> None:
    open_sample(page, "Police fire tear gas")
    expect(mark(page, "Nairobi")).to_be_visible()
    open_articles(page)
    page.get_by_role("combobox", name=re.compile("On the same map")).click()
    page.get_by_role("option", name=re.compile("Pakistan Ready")).click()
    settled(page)
    close_popover(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("2 articles on one map")
    expect(page.locator(".masthead .articles li")).to_have_count(2)
    expect(frame(page).get_by_role("button", name=re.compile("^Article 1.*Pahalgam"))).to_be_visible()
    expect(frame(page).get_by_role("button", name=re.compile("^Article 2.*Protest in Nairobi"))).to_be_visible()
    expect(frame(page).locator(".mark.of-1 .source").first).to_have_text("2")
    mark(page, "Article 2.*Protest in Nairobi").dispatch_event("click")
    expect(panel(page).locator(".head h2")).to_contain_text("Nairobi")
    page.get_by_role("radio", name="Article").click()
    expect(panel(page).get_by_role("article")).to_have_count(2)


def test_the_address_brings_everything_back(page: Page) -> None:
    open_sample(page, "Drones hit Kharkiv")
    expect(mark(page, "Kharkiv")).to_be_visible()
    toggle(page, "Strikes").click()
    page.get_by_role("radio", name="Article").click()
    expect(panel(page).get_by_role("article")).to_be_visible()
    mark(page, "Kup").dispatch_event("click")
    expect(popup(page)).to_be_visible()
    set_view(page, 49.5, 36.2, 6)
    expect(page).to_have_url(
        re.compile(r"article=drones-over-kharkiv.*off=strikes.*select=e.*view=article#map=6/49\.5000/36\.2000")
    )
    settled(page)
    title = popup(page).locator(".title").inner_text()
    page.reload()
    expect(frame(page).locator(".base-country span").first).to_be_visible()
    expect(panel(page).get_by_role("article")).to_contain_text("Drones hit Kharkiv")
    expect(toggle(page, "Strikes")).to_have_attribute("aria-pressed", "false")
    expect(popup(page).locator(".title")).to_have_text(title)
    expect(panel(page).locator(".lit").first).to_be_visible()
    assert view(page) == pytest.approx({"zoom": 6, "lat": 49.5, "lon": 36.2, "token": None}, abs=A_PIXEL)


def test_the_view_stays_in_the_address_however_late_the_rest_is_written(page: Page) -> None:
    set_view(page, 49.5, 36.2, 6)
    expect(page).to_have_url(re.compile("#map=6/49\\.5000/36\\.2000"))
    page.evaluate("() => history.pushState(history.state, '', '?view=article')")
    expect(page).to_have_url(re.compile("\\?view=article#map=6/49\\.5000/36\\.2000"))


def test_an_export_is_exactly_what_is_visible(page: Page, tmp_path: Path) -> None:
    search(page, "kashmir")
    expect(page.locator(".masthead")).to_contain_text("1 of 12 events match")
    page.get_by_role("button", name=re.compile("Export")).click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="GeoJSON", exact=True).click()
    coming.value.save_as(tmp_path / "seen.geojson")
    saved = json.loads((tmp_path / "seen.geojson").read_text("utf-8"))
    assert coming.value.suggested_filename == "dateline.geojson"
    labels = {feature["properties"]["label"] for feature in saved["features"]}
    assert labels == {"Military strikes in Pakistan and Pakistan-occupied Kashmir"}
    assert "search: kashmir" in json.dumps(saved)
