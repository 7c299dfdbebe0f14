"""Can everybody use the page? axe-core (WCAG 2.2, A and AA) without exception, and the faults that it does not see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.accessible import NAMES, violations
from tests.browsing import (
    frame,
    map_frame,
    mark,
    nothing_scrolls_sideways,
    open_articles,
    panel,
    popup,
    settled,
    toggle,
)

pytestmark = pytest.mark.browser


def nothing(page: Page) -> None:
    expect(panel(page).locator("blockquote").first).to_be_visible()


def a_mark(page: Page) -> None:
    mark(page, "Pahalgam").click()
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    expect(popup(page)).to_be_visible()


def all_layers_off(page: Page) -> None:
    row = page.get_by_role("toolbar", name="Layers").locator("button[aria-pressed=true]")
    for left in reversed(range(row.count())):
        row.first.click()
        expect(row).to_have_count(left)


def the_article(page: Page) -> None:
    page.get_by_role("radio", name="Article").click()
    expect(panel(page).get_by_role("article")).to_be_visible()
    mark(page, "Attari").click()
    expect(panel(page).locator(".lit").first).to_be_visible()


def the_articles_popover(page: Page) -> None:
    open_articles(page)
    expect(page.get_by_role("button", name="Read it")).to_be_visible()


def the_timeline(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?article=convoy-in-northern-mali&until=2026-02-06")
    expect(page.get_by_role("list", name="Events by day")).to_be_visible()
    expect(mark(page, "Northern Mali")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Filter (1)").click()
    expect(page.get_by_role("combobox", name=re.compile("Until"))).to_be_visible()


def the_exports(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Export")).click()
    expect(page.get_by_role("button", name="GeoJSON", exact=True)).to_be_visible()


def the_key(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 500})  # so low that the key scrolls
    settled(page)
    page.get_by_role("button", name="Key").click()
    expect(page.get_by_role("region", name=re.compile("^Key to the map"))).to_be_visible()


@pytest.mark.parametrize(
    "state", [nothing, a_mark, all_layers_off, the_article, the_articles_popover, the_timeline, the_exports, the_key]
)
def test_axe_finds_nothing_on_page_and_map_in_both_themes(page: Page, state: Callable[[Page], None]) -> None:
    page.emulate_media(reduced_motion="reduce")
    state(page)
    settled(page)
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(".stApp")).to_have_css("color-scheme", scheme)
        settled(page)
        assert violations(page.main_frame) == []
        assert violations(map_frame(page)) == []


def test_every_control_has_a_name_of_its_own(page: Page) -> None:
    toggle(page, "Actors").click()
    expect(frame(page).locator("path[data-look=actor]").first).to_be_attached()
    settled(page)
    for each in (page.main_frame, map_frame(page)):
        names = Counter(" ".join(name.split()) for name in each.evaluate(NAMES))
        assert len(names) > 8
        assert {name: count for name, count in names.items() if count > 1 or not name} == {}


def test_what_was_selected_is_said(page: Page) -> None:
    said = page.get_by_role("status").and_(page.locator("#dateline-said"))
    mark(page, "Pahalgam").press("Enter")
    expect(said).to_contain_text("Selected: Attacks · happened. Pahalgam terror attack")
    page.get_by_role("button", name="All events").press("Enter")
    expect(said).to_have_text("Nothing is selected: all events are listed")


def test_focus_stays_in_the_panel_when_its_button_goes(page: Page) -> None:
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).press("Enter")
    expect(page.get_by_role("button", name="All events")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map"))).to_be_focused()


def test_escape_leaves_what_was_selected(page: Page) -> None:
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).press("Enter")
    expect(popup(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup(page)).to_have_count(0)
    expect(page.get_by_role("button", name="All events")).to_have_count(0)


def test_tab_goes_from_the_bar_to_toggles_map_and_panel(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Articles")).focus()
    order: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(
            page.evaluate(
                """() => ['.st-key-bar', '.st-key-toggles', '.st-key-map-frame', '.st-key-steps', '.st-key-panel']
                    .find(place => document.activeElement.closest(place)) ?? 'elsewhere'"""
            )
        )
        if order[-1] == ".st-key-panel":
            break
    assert list(dict.fromkeys(order)) == [
        ".st-key-bar",
        ".st-key-toggles",
        ".st-key-map-frame",
        ".st-key-steps",
        ".st-key-panel",
    ]


def test_who_wants_no_motion_gets_none(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    map_frame(page).evaluate("() => { window.steps = 0; Dateline.state.map.on('zoom', () => { window.steps += 1; }); }")
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).click()
    expect(popup(page)).to_be_visible()
    settled(page)
    assert map_frame(page).evaluate("() => window.steps") == 1


#: Of each pin the contrast between its sign and the ground on which that stands.
CONTRASTS = """() => {
    const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const light = colour => {
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    };
    return [...document.querySelectorAll('.mark.pin .dot')].map(dot => {
        const { color, backgroundColor } = getComputedStyle(dot), pair = [light(color), light(backgroundColor)];
        return Math.max(...pair) / Math.min(...pair);
    });
}"""


def test_the_sign_of_a_pin_stands_out_from_its_colour(page: Page) -> None:
    # By WCAG 1.4.11, of which axe has no rule.
    several = "marches-in-nairobi~convoy-in-northern-mali~crossing-reopens-at-torkham"
    page.goto(page.url.partition("?")[0] + f"?article={several}")
    expect(mark(page, "Chaman")).to_be_visible()
    contrasts = map_frame(page).evaluate(CONTRASTS)
    assert len(contrasts) > 8
    assert min(contrasts) >= 3


def test_at_twice_the_size_nothing_is_lost_or_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 720, "height": 450})  # what a window of 1440 by 900 holds at 200 %
    expect(frame(page).locator(".leaflet-container")).to_be_visible()
    nothing_scrolls_sideways(page)
    boxes = [
        page.get_by_role("button", name=name, exact=True).bounding_box()
        for name in ("Filter", "Articles", "Key", "Map")
    ]
    assert len({box["y"] for box in boxes if box}) == 1  # the tools stand in one row
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).click()
    expect(popup(page)).to_be_visible()
    expect(panel(page).locator(".head h2")).to_contain_text("Attari")
    page.goto(page.url.partition("?")[0] + "?article=marches-in-nairobi")
    expect(mark(page, "Kisumu")).to_be_visible()
    settled(page)
    buttons = frame(page).locator(".leaflet-control-zoom").bounding_box()
    assert buttons
    for pin in frame(page).locator(".mark.pin .dot").all():
        box = pin.bounding_box()
        assert box
        assert box["x"] >= buttons["x"] + buttons["width"] or box["y"] >= buttons["y"] + buttons["height"]
