"""More marks than the map shows one by one: here more than three, so that one short article is a crowd."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from geo.gazetteer import Gazetteer
from tests.accessible import NAMES, violations
from tests.browsing import (
    frame,
    map_frame,
    mark,
    panel,
    paste,
    popup,
    put_token,
    set_view,
    settled,
    toggle,
    view,
)
from tools.server import running_page

pytestmark = pytest.mark.browser

#: Eight towns close to each other, and one far off.
TOWNS = ("Lahore", "Faisalabad", "Gujranwala", "Sialkot", "Sheikhupura", "Okara", "Kasur", "Sargodha", "Karachi")
ARTICLE = "Blasts in Pakistan\n\n" + "\n\n".join(
    f"A bomb killed {number} people at a market in {town} on Monday, police said."
    for number, town in enumerate(TOWNS, start=2)
)


@pytest.fixture(scope="module")
def url(gazetteer: Gazetteer) -> Iterator[str]:
    with running_page(DATELINE_MAP_MARKS="3") as address:
        yield address


@pytest.fixture
def cells(page: Page) -> Locator:
    """The discs of the page with the article open."""
    paste(page, ARTICLE)
    expect(panel(page).get_by_role("heading", name=re.compile("Karachi"))).to_be_visible()
    found = frame(page).locator("[data-look=cell]")
    expect(found.first).to_be_visible()
    settled(page)
    return found


def test_what_crowds_the_view_is_counted_and_says_that_it_is_no_place(page: Page, cells: Locator) -> None:
    expect(cells.first).to_have_attribute(
        "aria-label",
        re.compile(r"^Counted by part of the map; this is no place\. \d events in .*around .*Attacks \d\. Zoom in"),
    )
    pins = frame(page).locator("[data-look=pin][role=button]").count()
    counted = sum(int(words) for words in cells.locator(".dot").all_inner_texts())
    assert counted + pins == len(TOWNS)
    expect(mark(page, "Karachi")).to_be_visible()


def test_a_cell_leads_closer_until_its_marks_are_seen(page: Page, cells: Locator) -> None:
    put_token(page)
    zoom = view(page)["zoom"]
    cells.first.press("Enter")
    expect(mark(page, "Sialkot")).to_be_attached()
    after = view(page)
    assert isinstance(zoom, float | int)
    assert isinstance(after["zoom"], float | int)
    assert after["zoom"] > zoom
    assert after["token"] == "same frame"
    # the cell is gone, and with it the element that had the focus
    assert map_frame(page).evaluate("document.activeElement === Dateline.state.map.getContainer()")


def test_a_mark_amid_cells_shows_its_quotes_and_keeps_map_and_focus(page: Page, cells: Locator) -> None:
    put_token(page)
    mark(page, "Karachi").press("Enter")
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    expect(panel(page).locator("blockquote").first).to_contain_text("Karachi")
    expect(popup(page)).to_contain_text("Karachi")
    expect(mark(page, "Karachi")).to_be_focused()
    assert view(page)["token"] == "same frame"


def test_the_panel_leads_to_a_mark_that_was_counted(page: Page, cells: Locator) -> None:
    expect(mark(page, "Kasur")).to_have_count(0)
    panel(page).get_by_role("button", name="Show Kasur on the map").click()
    expect(popup(page)).to_contain_text("Kasur")
    expect(mark(page, "Kasur")).to_be_visible()


def test_toggles_rule_cells_and_the_map_is_not_made_anew(page: Page, cells: Locator) -> None:
    put_token(page)
    toggle(page, "Attacks").click()
    expect(cells).to_have_count(0)
    toggle(page, "Attacks").click()
    expect(cells.first).to_be_visible()
    assert view(page)["token"] == "same frame"


def test_a_pan_brings_what_lies_there(page: Page, cells: Locator) -> None:
    set_view(page, 24.9, 67.0, 8)
    expect(cells).to_have_count(0)
    expect(mark(page, "Karachi")).to_be_visible()
    set_view(page, 31.6, 73.8, 6)
    expect(cells.first).to_be_visible()


def test_axe_finds_nothing_and_every_cell_has_a_name_of_its_own(page: Page, cells: Locator) -> None:
    cells.last.focus()
    settled(page)
    assert violations(map_frame(page)) == []
    names = [name for name in map_frame(page).evaluate(NAMES) if name]
    assert len(names) == len(set(names)) > len(TOWNS) / 2


def test_a_map_that_tells_the_same_window_again_comes_to_rest(page: Page, cells: Locator) -> None:
    # As where the page above it grows by a line and shrinks again.
    expect(cells.first).to_be_visible()
    settled(page)
    map_frame(page).evaluate("() => { Dateline.state.map.fire('resize') }")
    settled(page)
