"""The lane of events under the map, step by step and by itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from page.steps import PACE_S
from tests.browsing import PATIENCE_MS, mark, panel, popup, put_token, toggle, view

pytestmark = pytest.mark.browser


def lane(page: Page) -> Locator:
    return page.get_by_role("list", name="Events in reading order")


def test_the_lane_holds_the_events_that_are_seen(page: Page) -> None:
    expect(lane(page).get_by_role("button")).to_have_count(12)
    expect(lane(page).locator(".drawn")).to_have_count(3)
    toggle(page, "Diplomacy").click()
    expect(lane(page).get_by_role("button")).to_have_count(6)


def test_a_sign_in_the_lane_leads_to_its_event(page: Page) -> None:
    lane(page).get_by_role("button", name=re.compile("Attari")).press("Enter")
    expect(popup(page)).to_contain_text("Attari")
    expect(lane(page).locator("[aria-current=step]")).to_have_accessible_name(re.compile("Attari"))
    expect(panel(page).locator(".head h2")).to_contain_text("Attari")


def test_play_goes_through_the_events_and_stops_when_told(page: Page) -> None:
    put_token(page)
    page.get_by_role("button", name="Play").click()
    titles = [panel(page).locator(".head h2", has_text=name) for name in ("Military strikes", "Pahalgam terror attack")]
    expect(titles[0]).to_be_visible()
    expect(titles[1]).to_be_visible(timeout=PACE_S * 3_000)
    expect(popup(page)).to_contain_text("Pahalgam")
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    page.get_by_role("button", name="Previous event").click()
    expect(titles[0]).to_be_visible()
    assert view(page)["token"] == "same frame"


@pytest.fixture
def dated(page: Page) -> Page:
    """The page on a sample with events on two days and some without a date."""
    page.goto(page.url.partition("?")[0] + "?article=convoy-in-northern-mali")
    expect(timeline(page)).to_be_visible(timeout=PATIENCE_MS)
    expect(mark(page, "Tessit")).to_be_visible()
    return page


def timeline(page: Page) -> Locator:
    return page.get_by_role("list", name="Events by day")


def drag(page: Page, first: str, last: str) -> None:
    """From the middle of one day of the timeline to that of another."""
    timeline(page).locator(".day", has_text=first).hover()
    page.mouse.down()
    timeline(page).locator(".day", has_text=last).hover()
    page.mouse.up()


def test_where_nothing_is_dated_there_is_no_timeline(page: Page) -> None:
    expect(lane(page)).to_be_visible()
    expect(timeline(page)).to_have_count(0)


def test_dated_events_stand_on_the_timeline_and_the_others_in_their_lane(dated: Page) -> None:
    expect(timeline(dated).locator(".day")).to_have_text(["6 Feb 2026", "", "8 Feb"])
    expect(timeline(dated).get_by_role("button")).to_have_count(2)
    undated = dated.get_by_role("list", name="Events without a known date")
    expect(undated.get_by_role("button")).to_have_count(3)
    timeline(dated).get_by_role("button", name=re.compile("Tessit.*8 February 2026")).press("Enter")
    expect(popup(dated)).to_contain_text("Tessit")
    expect(panel(dated).locator(".head")).to_contain_text("“on Sunday” (8 February 2026)")
    expect(timeline(dated).locator("[aria-current=step]")).to_be_focused()


def test_a_drag_over_days_leaves_the_same_on_map_panel_and_counts(dated: Page) -> None:
    put_token(dated)
    drag(dated, "8 Feb", "8 Feb")
    expect(dated.locator(".masthead")).to_contain_text("1 of 5 events match")
    expect(dated.locator("#dateline-said")).to_contain_text("1 of 5 events match")
    expect(mark(dated, "Northern Mali")).to_have_count(0)
    expect(panel(dated).locator(".card")).to_have_count(1)
    expect(timeline(dated).get_by_role("button")).to_have_count(1)
    expect(timeline(dated).locator(".bar.out")).to_have_count(1)
    drag(dated, "8 Feb", "6 Feb 2026")
    expect(dated.locator(".masthead")).to_contain_text("2 of 5 events match")
    expect(dated).to_have_url(re.compile("since=2026-02-06&until=2026-02-08"))
    dated.get_by_role("button", name="All days").click()
    expect(panel(dated).locator(".card")).to_have_count(5)
    expect(timeline(dated).locator(".out, .chosen")).to_have_count(0)
    assert view(dated)["token"] == "same frame"


def test_on_a_phone_the_timeline_fits_and_the_map_keeps_its_room(dated: Page) -> None:
    dated.set_viewport_size({"width": 390, "height": 844})
    timeline(dated).scroll_into_view_if_needed()
    drag(dated, "6 Feb 2026", "6 Feb 2026")
    expect(dated.locator(".masthead")).to_contain_text("1 of 5 events match")
    box = dated.locator(".st-key-map-frame iframe").bounding_box()
    assert box
    assert box["height"] > 844 / 2
    assert dated.evaluate("() => document.scrollingElement.scrollWidth <= window.innerWidth")
