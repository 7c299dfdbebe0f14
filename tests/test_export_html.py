"""The exported page as somebody meets it who was sent the file: a real Chromium, offline, from the disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.made_readings import made_readings
from layers.export import export
from layers.reading import Reading
from layers.view import EVERYTHING, View, chosen
from tests.browsing import PATIENCE_MS
from tests.exported import HARD, reading_with
from tests.readings import reading

pytestmark = pytest.mark.browser

MAX_BYTES = 3_000_000
Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens an export in a browser without a network; at the end nothing may have failed, complained, asked or run."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    context.add_init_script("window.pwn = () => { window.pwned = true; }")
    faults: list[tuple[str, str]] = []
    page = context.new_page()
    path = tmp_path / "out.html"
    page.on("request", lambda sent: sent.url != path.as_uri() and faults.append(("request", sent.url)))
    page.on("pageerror", lambda error: faults.append(("page error", str(error))))
    page.on("console", lambda said: said.type in ("error", "warning") and faults.append((said.type, said.text)))
    page.on("dialog", lambda dialog: faults.append(("dialog", dialog.message)))

    def open_export(readings: list[Reading], view: View = EVERYTHING) -> Page:
        path.write_bytes(export("html", readings, view))
        page.goto(path.as_uri())
        expect(page.locator(".base-country span").first).to_be_visible()
        expect(page.locator("#map")).not_to_have_attribute("aria-busy", "true")
        return page

    yield open_export
    assert page.evaluate("window.pwned") is None
    context.close()
    assert faults == []


def card(page: Page, title: str) -> object:
    return page.locator("[data-card]", has=page.get_by_role("heading", name=title, exact=True))


def test_a_mark_leads_to_its_quotes(opened: Open) -> None:
    page = opened([reading()])
    expect(page).to_have_title("Shells fall on Sumy")
    expect(page.locator(".base-town span").first).to_be_visible()
    page.get_by_role("button", name=re.compile("Shells on Sumy")).click()
    expect(card(page, "Shells on Sumy")).to_have_class("selected")
    expect(card(page, "Shells on Sumy").locator("q")).to_have_text(
        "Shells fell on Sumy on Monday and killed at least three people, the mayor said."
    )
    expect(page.get_by_role("status")).to_have_text("Shells on Sumy")
    expect(page.get_by_role("dialog")).to_contain_text("claimed by one side only")


def test_a_mark_by_the_keyboard(opened: Open) -> None:
    page = opened([reading()])
    page.get_by_role("button", name=re.compile("Medyka crossing closed")).press("Enter")
    expect(card(page, "Medyka crossing closed")).to_have_class("selected")


def test_a_card_leads_to_its_mark(opened: Open) -> None:
    page = opened([reading()])
    page.get_by_role("button", name="Show Poland on the map").click()
    expect(page.get_by_role("dialog")).to_contain_text("the whole of Poland")
    expect(page.locator("#map .selected")).to_have_count(2)


def test_toggles_rule_marks_and_cards(opened: Open) -> None:
    page = opened([reading()])
    strikes, marks = page.get_by_label("Strikes 2"), page.locator("#map [data-look=pin][role=button]")
    expect(marks).to_have_count(2)
    strikes.uncheck()
    expect(marks).to_have_count(1)
    expect(card(page, "Shells on Sumy")).to_be_hidden()
    expect(card(page, "Medyka crossing closed")).to_be_visible()
    strikes.check()
    expect(marks).to_have_count(2)


def test_places_named_and_actors(opened: Open) -> None:
    page = opened([reading()])
    actors = page.locator("#map [data-look=actor]")
    expect(actors).to_have_count(0)
    page.get_by_label("Actors 2").check()
    expect(actors).to_have_count(2)
    page.get_by_role("button", name=re.compile("Named. Lviv")).press("Enter")
    expect(page.locator("details[data-card]", has_text="Trains to Lviv were late.")).to_have_attribute("open", "")


def test_only_what_is_visible_is_there(opened: Open) -> None:
    page = opened([reading()], chosen(["strikes"], ["claimed"]))
    expect(page.locator("#toggles label")).to_have_text(["✦Strikes 1"])
    expect(page.locator("[data-card]")).to_have_count(1)
    expect(page.locator("#map [role=button][data-mark]")).to_have_count(1)
    expect(page.locator("footer")).to_contain_text("Shown: layers: strikes; status: claimed.")


def test_it_says_where_it_comes_from_and_what_the_marks_mean(opened: Open) -> None:
    page = opened([reading()])
    footer = page.locator("footer")
    expect(footer).to_contain_text(re.compile(r"Dateline \d+\.\d+\.\d+ GeoNames"))
    expect(footer).to_contain_text(reading().article.sha256)
    page.get_by_text("Key to the map").click()
    expect(footer).to_contain_text("Wide hatching")


def test_two_articles_stay_apart(opened: Open) -> None:
    page = opened([reading(), reading_with("Shells fell again")])
    expect(page).to_have_title("2 articles")
    for title in ("1. Shells fall on Sumy", "2. Headline"):
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    ids = page.locator("[data-card]").evaluate_all("cards => cards.map(card => card.dataset.card)")
    assert len(ids) == len(set(ids))
    page.get_by_role("button", name=re.compile("Shells fell again")).first.click()
    expect(page.locator("[data-card].selected q")).to_have_text("Shells fell again")


@pytest.fixture
def crowd(opened: Open) -> Page:
    """An export of more marks than a map shows one by one."""
    page = opened(made_readings(articles=2, events=200))
    expect(page.locator("#map [data-look=cell]").first).to_be_visible()
    return page


def told(page: Page) -> int:
    """How many events the map shows or counts: pins, numbers in cells, and areas with how many each stands for."""
    counted = [int(words) for words in page.locator("#map [data-look=cell] .dot").all_inner_texts()]
    names = [name.get_attribute("aria-label") or "" for name in page.locator("#map [data-look=country]").all()]
    areas = [int(found[1]) if (found := re.match(r"(\d+) events?\.", name)) else 1 for name in names]
    return sum(counted) + sum(areas) + page.locator("#map [data-look=pin][role=button]").count()


def test_of_very_many_marks_each_is_shown_or_counted(crowd: Page) -> None:
    expect(crowd.locator("#map [data-look=cell]").first).to_have_attribute(
        "aria-label",
        re.compile(
            r"^Counted by part of the map; this is no place\. \d+ events in .*around .*[A-Z][a-z]+ \d+\. Zoom in"
        ),
    )
    assert told(crowd) == 400
    expect(crowd.locator(".masthead")).to_contain_text("400 on the map")


def test_toggles_rule_what_is_counted(crowd: Page) -> None:
    boxes = crowd.locator("#toggles input")
    for number in range(1, boxes.count()):
        boxes.nth(number).uncheck()
    # Few enough to be shown one by one.
    expect(crowd.locator("#map [data-look=cell]")).to_have_count(0)
    assert crowd.locator("#toggles label").first.inner_text().endswith(f" {told(crowd)}")


def test_a_cell_leads_closer_and_a_card_to_its_mark_wherever_it_is(crowd: Page) -> None:
    zoom = crowd.evaluate("Dateline.state.map.getZoom()")
    cell = crowd.locator("#map [data-look=cell]").first
    name = cell.get_attribute("aria-label") or ""
    cell.press("Enter")
    expect(crowd.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(crowd.locator("#map")).to_be_focused()
    assert crowd.evaluate("Dateline.state.map.getZoom()") > zoom
    crowd.get_by_role("button", name="Show Madeup 1-3 on the map").click()
    expect(crowd.get_by_role("dialog")).to_contain_text("Shells on Madeup 1-3")
    expect(crowd.get_by_role("button", name=re.compile("Shells on Madeup 1-3\\."))).to_be_visible()


#: Pairs of captions that can be read and run into each other, and how many captions wait for more room.
CAPTIONS = """() => {
    const words = [...document.querySelectorAll('.mark .caption, .caption-of-area > div')];
    const seen = words.filter(each => getComputedStyle(each).visibility === 'visible');
    const boxes = seen.map(each => each.getBoundingClientRect());
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return [boxes.flatMap((a, at) => boxes.slice(at + 1).filter(b => meet(a, b))).length, words.length - seen.length];
}"""


def test_captions_leave_each_other_room_at_every_zoom(opened: Open) -> None:
    page = opened([reading()])
    waiting = []
    for zoom in (2, 4, 6, 8):
        page.evaluate(f"Dateline.state.map.setZoom({zoom}, {{animate: false}}) && 0")
        overlaps, hidden = page.evaluate(CAPTIONS)
        assert overlaps == 0, zoom
        waiting.append(hidden)
    assert waiting[0] > 0 == waiting[-1]
    # What waits is read when its mark is chosen.
    page.evaluate("Dateline.state.map.setZoom(2, {animate: false}) && 0")
    page.locator("[role=button]:has(.crowded)").first.press("Enter")
    expect(page.locator(".selected .crowded, .crowded.by-selected").first).to_be_visible()


def test_a_place_that_is_only_named_is_captioned_and_named_once(opened: Open) -> None:
    page = opened([reading()])
    lviv = page.get_by_role("button", name="Named. Lviv. Lviv, Ukraine", exact=True)
    # Its dot lies under a pin, which the words would name.
    page.evaluate("Dateline.state.map.setZoom(2, {animate: false}) && 0")
    expect(lviv.locator(".caption")).to_be_hidden()
    page.evaluate("Dateline.state.map.setZoom(6, {animate: false}) && 0")
    expect(lviv.locator(".caption")).to_be_visible()
    expect(lviv).to_have_text("Lviv")


#: Moves the map until the first pin is 30 pixels from its right edge.
TO_THE_EDGE = """() => {
    const { map, marks } = Dateline.state;
    const pin = [...marks.values()].find(layer => layer.feature.properties.look === 'pin');
    const left = map.project(pin.getLatLng()).subtract([map.getSize().x / 2 - 30, 0]);
    map.setView(map.unproject(left), map.getZoom(), { animate: false });
    return pin.feature.properties.title;
}"""


def test_words_that_would_run_over_the_edge_stand_on_the_other_side_of_their_pin(opened: Open) -> None:
    page = opened([reading()])
    mark = page.get_by_role("button", name=re.compile(page.evaluate(TO_THE_EDGE)))
    words, pin, ground = (
        found.bounding_box() for found in (mark.locator(".caption"), mark.locator(".dot"), page.locator("#map"))
    )
    assert words and pin and ground
    assert pin["x"] > ground["x"] + ground["width"] - 60
    assert words["x"] + words["width"] <= pin["x"]


#: How many borders of the base map are drawn in dots, and how many not at all.
DASHES = """() => {
    const lines = [];
    Dateline.state.map.eachLayer(layer => {
        if (layer.options.pane === 'borders' && layer.feature) lines.push(layer.options);
    });
    return [lines.filter(line => line.dashArray === '1.5 4').length, lines.filter(line => !line.stroke).length];
}"""


def test_the_base_map_follows_the_point_of_view_on_borders(opened: Open) -> None:
    dotted, hidden = opened([reading()]).evaluate(DASHES)
    assert dotted == 0
    page = opened([reading()], chosen(None, None, "IN"))
    dotted_for_india, hidden_for_india = page.evaluate(DASHES)
    assert dotted_for_india > 0
    assert hidden_for_india < hidden
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("Borders as claimed by India")


def test_no_words_ever_run(opened: Open) -> None:
    page = opened([reading_with(words, id=f"{words}.txt") for words in HARD])
    assert page.locator("[data-card] q").all_text_contents() == [words for words in HARD for _ in range(2)]
    marks = page.locator("#map [role=button][data-mark]")
    assert marks.count() == len(HARD)
    for number in range(len(HARD)):
        marks.nth(number).press("Enter")
        expect(page.locator(f'[data-card="a{number + 1}-e1"]')).to_have_class("selected")
        marks.nth(number).hover(force=True)
    assert page.locator("img, iframe, object, embed").count() == 0


class Counting(BaseHTTPRequestHandler):
    """A server that notes who asks it for what."""

    asked: ClassVar[SimpleQueue[str]] = SimpleQueue()

    def do_GET(self) -> None:
        self.asked.put(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Counting) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


#: Ways in which a piece of an article could run, or tell somebody, if it ever became a part of the page; each with the
#: last word of what a browser says that it has kept from it.
BREACHES = {
    "img": "document.body.insertAdjacentHTML('beforeend', `<img src='${url}/img' onerror='window.pwned = 1'>`)",
    "frame": "document.body.insertAdjacentHTML('beforeend', `<iframe src='${url}/frame'></iframe>`)",
    "style": "document.body.insertAdjacentHTML('beforeend', `<div style='background: url(${url}/style)'>x</div>`)",
    "inline": "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.pwned = 2' }))",
    "script": "document.body.append(Object.assign(document.createElement('script'), { src: `${url}/script` }))",
    "fetch": "fetch(`${url}/fetch`).catch(() => {})",
}
#: Notes on the page what its policy has kept from it.
NOTE_REFUSALS = """() => document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    document.body.dataset.refused = `${document.body.dataset.refused ?? ''} ${blockedURI.split('/').at(-1)} `;
})"""


def test_the_policy_lets_nothing_run_and_nothing_out(browser: Browser, server: str, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    page = browser.new_page()

    def breach(html: bytes) -> None:
        path.write_bytes(html)
        page.goto(path.as_uri())
        page.evaluate(NOTE_REFUSALS)
        for way in BREACHES.values():
            page.evaluate(f"url => {{ {way} }}", server)

    # The same ways do lead to the server where there is no policy.
    breach(b"<body></body>")
    paths = {f"/{each}" for each in BREACHES} - {"/inline"}
    assert {Counting.asked.get(timeout=PATIENCE_MS / 1000) for _ in paths} == paths
    breach(export("html", [reading()]))
    for each in BREACHES:
        # Of a frame a browser says only whose it would have been.
        said = server.partition("://")[2] if each == "frame" else each
        expect(page.locator("body")).to_have_attribute("data-refused", re.compile(f" {said} "))
    assert page.evaluate("window.pwned") is None
    assert Counting.asked.empty()
    page.close()


def test_it_is_light_enough_to_be_sent() -> None:
    assert len(export("html", [reading()])) < MAX_BYTES
    assert len(export("html", [reading()] * 20)) < MAX_BYTES


def test_nothing_is_wider_than_the_screen(opened: Open) -> None:
    page = opened([reading()])
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
