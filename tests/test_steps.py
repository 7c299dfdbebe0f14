"""The lane of events under the map, step by step and by itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from page.steps import LANE
from tests.browsing import mark, nothing_scrolls_sideways, panel, paste, popup, put_token, settled, toggle, view

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


def current(page: Page) -> Locator:
    """The sign of the event that is selected. While the page is drawn, lane and timeline may each have one for a moment."""
    settled(page)
    return page.locator(".lane, .timeline").locator("[aria-current=step]")


#: Notes each title that comes to stand at the head of the panel.
NOTE_TITLES = """() => {
    window.titles = [];
    new MutationObserver(() => {
        const title = document.querySelector('.st-key-panel .head h2')?.textContent;
        if (title && title !== window.titles.at(-1)) window.titles.push(title);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""


def test_play_goes_through_the_events_and_stops_at_the_last(page: Page) -> None:
    put_token(page)
    page.evaluate(NOTE_TITLES)
    page.get_by_role("button", name="Play").click()
    expect(popup(page)).to_contain_text("Attari")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    names = ("Military strikes", "Pahalgam terror attack", "Attari land border crossing")
    told = [
        next(at for at, name in enumerate(names) if name in title) for title in page.evaluate("() => window.titles")
    ]
    # Where drawing takes longer than an event is shown for, one may be passed over, but none comes before its turn.
    assert told == sorted(set(told))
    assert told[-1] == len(names) - 1
    assert view(page)["token"] == "same frame"


#: So many that no machine is too slow to stop the playing before the last.
TOWNS = (
    "Lahore Quetta Karachi Mosul Baghdad Basra Kabul Herat Kandahar Damascus Aleppo Homs Gao Timbuktu Nairobi Mombasa "
    "Kyiv Kharkiv Odesa Lviv Donetsk"
).split()


def test_playing_stops_when_told_and_goes_on_from_there_by_single_steps(page: Page) -> None:
    told = (f"A bomb killed {dead} people at a market in {town}, police said." for dead, town in enumerate(TOWNS, 2))
    paste(page, "\n\n".join(["Many blasts", *told]))
    expect(lane(page).get_by_role("button")).to_have_count(len(TOWNS))
    settled(page)
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    settled(page)
    number = int(re.findall(r"Event (\d+) of", current(page).get_attribute("aria-label") or "")[0])
    page.get_by_role("button", name="Next event").click()
    expect(current(page)).to_have_accessible_name(re.compile(f"^Event {number + 1} of {len(TOWNS)}: "))
    expect(panel(page).locator(".head")).to_contain_text(TOWNS[number])
    page.get_by_role("button", name="Previous event").click()
    expect(current(page)).to_have_accessible_name(re.compile(f"^Event {number} of {len(TOWNS)}: "))


def test_more_events_than_the_timeline_holds_are_counted_until_fewer_are_left(page: Page) -> None:
    told = (
        f"A bomb killed {at % 40 + 2} people at a market in {TOWNS[at % 21]} on {at % 28 + 1} March {1990 + at % 35}, "
        "police said."
        for at in range(LANE + 10)
    )
    paste(page, "\n\n".join(["A long chronicle", *told]))
    said = page.get_by_text(f"{LANE + 10} events with a date are too many for the timeline, which holds {LANE}")
    expect(said).to_be_visible()
    expect(timeline(page)).to_have_count(0)
    page.get_by_role("textbox", name="Search quotes, places and actors").fill("lahore")
    page.keyboard.press("Enter")
    expect(timeline(page).get_by_role("button").first).to_be_visible()
    expect(said).to_have_count(0)


@pytest.fixture
def dated(page: Page) -> Page:
    """The page on a sample with events on two days and some without a date."""
    page.goto(page.url.partition("?")[0] + "?article=convoy-in-northern-mali")
    expect(timeline(page)).to_be_visible()
    expect(mark(page, "Tessit")).to_be_visible()
    settled(page)
    return page


def timeline(page: Page) -> Locator:
    return page.get_by_role("list", name="Events by day")


def drag(page: Page, first: str, last: str) -> None:
    """From the middle of one day of the timeline to that of another."""
    settled(page)
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
    expect(undated.get_by_role("button")).to_have_count(4)
    timeline(dated).get_by_role("button", name=re.compile("Tessit.*8 February 2026")).press("Enter")
    expect(popup(dated)).to_contain_text("Tessit")
    expect(panel(dated).locator(".head")).to_contain_text("“on Sunday” (8 February 2026)")
    expect(timeline(dated).locator("[aria-current=step]")).to_be_focused()


def test_events_are_gone_through_by_date_and_then_those_without_one(dated: Page) -> None:
    for number, words in enumerate(("northern Mali.*6 February", "Tessit.*8 February", "Ménaka"), 1):
        dated.get_by_role("button", name="Next event").click()
        expect(current(dated)).to_have_accessible_name(re.compile(f"^Event {number} of 6: .*{words}"))


def test_a_drag_over_days_leaves_the_same_on_map_panel_and_counts(dated: Page) -> None:
    put_token(dated)
    drag(dated, "8 Feb", "8 Feb")
    expect(dated.locator(".masthead")).to_contain_text("1 of 6 events match")
    expect(dated.locator("#dateline-said")).to_contain_text("1 of 6 events match")
    expect(mark(dated, "Northern Mali")).to_have_count(0)
    expect(panel(dated).locator(".card")).to_have_count(1)
    expect(timeline(dated).get_by_role("button")).to_have_count(1)
    expect(timeline(dated).locator(".bar.out")).to_have_count(1)
    drag(dated, "8 Feb", "6 Feb 2026")
    expect(dated.locator(".masthead")).to_contain_text("2 of 6 events match")
    expect(dated).to_have_url(re.compile("since=2026-02-06&until=2026-02-08"))
    dated.get_by_role("button", name="All days").click()
    expect(panel(dated).locator(".card")).to_have_count(6)
    expect(timeline(dated).locator(".out, .chosen")).to_have_count(0)
    assert view(dated)["token"] == "same frame"


def test_on_a_phone_the_timeline_fits_and_the_map_keeps_its_room(dated: Page) -> None:
    dated.set_viewport_size({"width": 390, "height": 844})
    timeline(dated).scroll_into_view_if_needed()
    drag(dated, "6 Feb 2026", "6 Feb 2026")
    expect(dated.locator(".masthead")).to_contain_text("1 of 6 events match")
    box = dated.locator(".st-key-map-frame iframe").bounding_box()
    assert box
    assert box["height"] > 844 / 2
    nothing_scrolls_sideways(dated)
