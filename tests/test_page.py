"""The page as a reader meets it: a real server, a real Chromium, no network."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import (
    A_PIXEL,
    frame,
    map_frame,
    mark,
    nothing_scrolls_sideways,
    open_articles,
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

PASTED = "Blast in Lahore\n\nA bomb killed four people at a market in Lahore on Monday, police said."
#: As long as a busy machine may take to build the gazetteer; a quiet one takes a tenth of it.
BUILD_MS = 300_000
#: One transparent pixel.
BLANK_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001"
    "0d0a2db40000000049454e44ae426082"
)
SPANISH = (
    "El presidente llegó a Bogotá el lunes por la mañana para hablar con los vecinos de la ciudad, que desde hace "
    "meses piden agua y luz. En Medellín hubo una marcha de maestros y de estudiantes por las calles del centro."
)


def test_it_opens_on_the_seed_with_all_events_in_reading_order(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pakistan Ready to De-escalate")
    expect(panel(page).get_by_role("heading", name="Pahalgam terror attack")).to_be_visible()
    expect(panel(page).get_by_role("heading", name="Said, not placed")).to_be_attached()
    expect(frame(page).locator("[data-look=country]")).to_have_count(1)
    expect(frame(page).locator("[data-look=region]")).to_have_count(1)
    expect(frame(page).locator("[data-look=pin][data-mark]:not([data-mark=''])")).to_have_count(2)


def test_the_map_is_made_once(page: Page) -> None:
    put_token(page)
    mark(page, "Pahalgam").click()
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    page.get_by_role("button", name="All events").click()
    expect(page.get_by_role("button", name="All events")).to_have_count(0)
    assert view(page)["token"] == "same frame"


def test_areas_say_that_their_sites_are_not_named(page: Page) -> None:
    expect(frame(page).locator(".caption-of-area", has_text=re.compile("nine .*not named"))).to_have_count(2)


def test_the_line_of_control_is_drawn_and_named(page: Page) -> None:
    expect(frame(page).locator("[data-look=control]").first).to_be_attached()
    expect(frame(page).locator(".caption-of-area.control").first).to_have_text("Line of Control")


def test_a_click_on_a_mark_shows_its_quotes_and_a_second_click_too(page: Page) -> None:
    mark(page, "Pahalgam").click()
    expect(popup(page)).to_contain_text("Pahalgam")
    expect(panel(page).locator("blockquote").first).to_contain_text("Pahalgam terror attack that killed 26 civilians")
    expect(panel(page).locator("mark").first).to_contain_text("attack")
    expect(panel(page).locator("u").first).to_have_text("Pahalgam")
    page.get_by_role("button", name="All events").click()
    expect(page.get_by_role("button", name="All events")).to_have_count(0)
    expect(popup(page)).to_have_count(0)
    mark(page, "Pahalgam").click()
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    mark(page, "Pahalgam").dispatch_event("click")
    expect(popup(page)).to_contain_text("Pahalgam")
    expect(page.get_by_role("button", name="All events")).to_be_visible()


def test_the_smaller_area_lies_above_the_larger_and_takes_the_click(page: Page) -> None:
    frame(page).locator("[data-look=region]").click()
    expect(popup(page).locator(".place")).to_have_text("Pakistan-occupied Kashmir")


def test_a_quotes_button_flies_the_map_to_its_mark_and_opens_it(page: Page) -> None:
    before = view(page)
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).click()
    expect(popup(page)).to_contain_text("Attari")
    expect(panel(page)).to_contain_text("closing the Attari land border crossing")
    after = view(page)
    assert after["zoom"] != before["zoom"]
    frame(page).locator(".leaflet-container").press("ArrowLeft")
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).click()
    expect(popup(page)).to_contain_text("Attari")


def test_a_toggle_changes_map_and_panel_and_keeps_the_view(page: Page) -> None:
    put_token(page)
    set_view(page, 31, 74, 6)
    before = view(page)
    toggle(page, "Strikes").click()
    expect(frame(page).locator("[data-look=country]")).to_have_count(0)
    expect(panel(page).get_by_role("heading", name=re.compile("strikes", re.I))).to_have_count(0)
    expect(mark(page, "Pahalgam")).to_be_visible()
    toggle(page, "Strikes").click()
    expect(frame(page).locator("[data-look=country]")).to_have_count(1)
    assert view(page) == pytest.approx(before, abs=A_PIXEL)
    assert before["token"] == "same frame"


def test_borders_take_their_lines_with_them(page: Page) -> None:
    toggle(page, "Border lines").click()
    expect(frame(page).locator("[data-look=control], [data-look=border]")).to_have_count(0)
    expect(mark(page, "Attari")).to_be_visible()


def test_a_selected_event_gives_way_when_its_layer_goes_off(page: Page) -> None:
    mark(page, "Pahalgam").click()
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    toggle(page, "Attacks").click()
    expect(page.get_by_role("button", name="All events")).to_have_count(0)
    expect(popup(page)).to_have_count(0)


def test_all_off_is_a_clean_map_and_a_hint(page: Page) -> None:
    row = page.get_by_role("toolbar", name="Layers").get_by_role("button")
    for number in range(row.count()):
        if row.nth(number).get_attribute("aria-pressed") == "true":
            row.nth(number).click()
            expect(row.nth(number)).to_have_attribute("aria-pressed", "false")
    expect(frame(page).locator("[data-mark]")).to_have_count(0)
    expect(panel(page)).to_contain_text("All layers are off")


def test_actors_are_outlines_and_do_not_widen_the_view(page: Page) -> None:
    expect(frame(page).locator("[data-look=actor]")).to_have_count(0)
    before = view(page)
    toggle(page, "Actors").click()
    expect(frame(page).locator("path[data-look=actor]").first).to_be_attached()
    expect(frame(page).locator(".mark[data-look=actor]")).to_have_count(0)
    expect(panel(page)).to_contain_text("nothing is said to have happened there")
    assert view(page) == pytest.approx(before, abs=A_PIXEL)


def test_keys_alone_select_and_close(page: Page) -> None:
    mark(page, "Pahalgam").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    expect(popup(page)).to_contain_text("Pahalgam")
    page.keyboard.press("Escape")
    expect(popup(page)).to_have_count(0)
    expect(mark(page, "Pahalgam")).to_be_focused()
    mark(page, "Attari").focus()
    page.keyboard.press("Space")
    expect(panel(page).locator(".head h2")).to_contain_text("Attari")


def test_a_click_is_one_rerun_and_survives_a_choice_in_the_panel(page: Page) -> None:
    map_frame(page).evaluate(
        """() => {
            const send = Streamlit.setComponentValue;
            window.sent = 0;
            Streamlit.setComponentValue = value => { window.sent += 1; send.call(Streamlit, value); };
        }"""
    )
    mark(page, "Pahalgam").dispatch_event("click")
    expect(page.get_by_role("button", name="All events")).to_be_visible()
    page.get_by_role("button", name="All events").click()
    panel(page).get_by_role("button", name=re.compile("Show Attari.* on the map")).click()
    expect(popup(page)).to_contain_text("Attari")
    expect(panel(page).locator(".head h2")).to_contain_text("Attari")
    assert map_frame(page).evaluate("() => window.sent") == 1


def test_without_the_quick_way_the_slow_way_still_works(page: Page) -> None:
    map_frame(page).evaluate("() => { window.Streamlit = undefined; }")
    mark(page, "Pahalgam").click()
    expect(panel(page).locator(".head h2")).to_contain_text("Pahalgam")


def test_pasted_text_is_read_and_both_articles_stay(page: Page) -> None:
    paste(page, PASTED)
    expect(page.get_by_role("heading", level=1)).to_have_text("Blast in Lahore")
    expect(mark(page, "Lahore")).to_be_visible()
    expect(mark(page, "Pahalgam")).to_have_count(0)
    open_articles(page)
    page.get_by_role("combobox", name=re.compile("Read")).click()
    page.get_by_role("option", name=re.compile("Pakistan Ready")).click()
    expect(mark(page, "Pahalgam")).to_be_visible()


def test_two_files_and_a_bad_one(page: Page, tmp_path: Path) -> None:
    (tmp_path / "lahore.txt").write_text(PASTED, encoding="utf-8")
    (tmp_path / "bogota.md").write_text(SPANISH, encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "empty.txt").write_bytes(b" ")
    put_token(page)
    open_articles(page)
    names = ("lahore.txt", "picture.txt", "empty.txt", "bogota.md")
    page.locator("input[type=file]").set_input_files([tmp_path / name for name in names])
    alerts = page.get_by_role("alert")
    expect(alerts).to_have_count(2)
    expect(alerts.nth(0)).to_contain_text("picture.txt")
    expect(alerts.nth(1)).to_contain_text("empty.txt")
    expect(panel(page)).to_contain_text("events are read in English only")
    page.get_by_role("button", name="Dismiss").click()
    expect(alerts).to_have_count(0)
    assert view(page)["token"] == "same frame"
    open_articles(page)
    page.get_by_role("button", name="Close this article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Blast in Lahore")


def test_an_empty_desk_teaches_and_offers_something_to_read(page: Page) -> None:
    open_articles(page)
    page.get_by_role("button", name="Close this article").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No article is open")
    expect(page.locator(".welcome")).to_contain_text("Click a mark or a phrase.")
    page.get_by_role("button", name=re.compile("Torkham crossing reopens")).click()
    expect(mark(page, "Torkham")).to_be_visible()


def test_on_paper_there_are_title_map_and_all_quotes(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".masthead h1")).to_be_visible()
    expect(page.locator(".st-key-map-frame")).to_be_visible()
    expect(panel(page).locator("blockquote").last).to_be_visible()
    for tool in (".st-key-bar", ".st-key-toggles", ".st-key-steps"):
        expect(page.locator(tool)).to_be_hidden()
    settled(page)
    map_box, panel_box = page.locator(".st-key-map-frame").bounding_box(), panel(page).bounding_box()
    assert map_box and panel_box
    assert map_box["y"] + map_box["height"] <= panel_box["y"]
    assert panel(page).evaluate("panel => panel.scrollHeight <= panel.clientHeight + 2")


def test_on_paper_signs_keep_their_ground_and_places_named_their_names(page: Page) -> None:
    page.goto(page.url.partition("?")[0] + "?article=convoy-in-northern-mali")
    expect(mark(page, "Tessit")).to_be_visible()
    page.emulate_media(media="print")
    expect(panel(page).get_by_role("button", name="Kidal")).to_be_visible()
    expect(panel(page).get_by_role("button", name="on the map")).to_have_count(0)
    expect(frame(page).locator(".mark.pin .dot").first).to_have_css("print-color-adjust", "exact")
    expect(frame(page).locator(".leaflet-control-zoom")).to_be_hidden()


def test_hostile_words_run_nowhere(page: Page) -> None:
    hostile = "<img src=x onerror=window.top.ran=1> `${window.top.ran=1}` {{ 7 * 7 }} </script><script>window.top.ran=1</script>"
    paste(page, f"Blast in Lahore {hostile}\n\nA bomb killed four people in Lahore on Monday {hostile}, police said.")
    mark(page, "Lahore").click()
    expect(panel(page).locator("blockquote").first).to_contain_text("{{ 7 * 7 }} </script><script>")
    assert page.evaluate("() => window.ran ?? null") is None


def test_tiles_are_asked_for_only_when_the_reader_says_so(page: Page, faults: list[tuple[str, str]]) -> None:
    page.context.route("https://tile.openstreetmap.org/**", lambda route: route.fulfill(status=200, body=BLANK_PNG))
    page.get_by_role("button", name=re.compile("Map")).click()
    expect(page.get_by_text("nothing of the article")).to_be_visible()
    assert faults == []
    page.get_by_text("Street map from OpenStreetMap").click()
    expect(frame(page).locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(frame(page).locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap contributors")
    assert {address.split("/")[2] for kind, address in faults if kind == "foreign"} == {"tile.openstreetmap.org"}
    faults.clear()


def test_the_key_explains_the_marks(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Key")).click()
    expect(page.locator(".legend").first).to_contain_text("a line of control, not an agreed border")
    expect(page.locator(".legend").last).to_contain_text("by date where one is known")


def test_attribution_and_borders_are_stated(page: Page) -> None:
    expect(frame(page).locator(".leaflet-control-attribution")).to_contain_text("no position on sovereignty")


def test_on_a_phone_the_panel_stands_below_the_map_and_nothing_scrolls_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    mark(page, "Pahalgam").dispatch_event("click")
    expect(panel(page).locator(".head h2")).to_contain_text("Pahalgam")
    settled(page)
    map_box, panel_box = page.locator(".st-key-map-frame iframe").bounding_box(), panel(page).bounding_box()
    assert map_box and panel_box
    assert map_box["y"] + map_box["height"] <= panel_box["y"]
    assert map_box["height"] < 600
    nothing_scrolls_sideways(page)


def test_the_page_follows_the_systems_theme_at_once(page: Page) -> None:
    ground = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    water = "() => getComputedStyle(document.querySelector('.leaflet-container')).backgroundColor"
    light = (page.evaluate(ground), map_frame(page).evaluate(water))
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".stApp")).not_to_have_css("background-color", light[0])
    expect(frame(page).locator(".leaflet-container")).not_to_have_css("background-color", light[1])


def test_the_first_start_shows_how_far_it_is(browser: Browser, tmp_path: Path) -> None:
    with running_page(DATELINE_CACHE=str(tmp_path)) as address:
        page = browser.new_page()
        page.goto(address)
        waiting = page.locator("[data-testid=stProgress]", has=page.get_by_role("progressbar"))
        expect(waiting).to_contain_text("Building the list of places, once")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Pakistan Ready", timeout=BUILD_MS)
        expect(waiting).to_have_count(0)
        page.close()


def test_a_start_that_fails_says_why_and_what_to_do(browser: Browser) -> None:
    with running_page(DATELINE_ARTICLE_MB="much") as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("alert")).to_contain_text("DATELINE_ARTICLE_MB")
        page.close()
