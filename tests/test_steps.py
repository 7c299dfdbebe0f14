"""The lane of events under the map, step by step and by itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from page.steps import PACE_S
from tests.browsing import panel, popup, put_token, toggle, view

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
