"""Does a reader who acts in the very moment in which the page comes to rest find what they chose?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browsing import close_popover, mark, open_articles, panel, settled, toggle
from tests.test_steps import timeline
from tests.test_widgets import open_sample

pytestmark = pytest.mark.browser

ARTICLE = b"A quiet week\n\nA bomb killed four people at a market in Lahore on Monday, police said."


class Delayed:
    """The way between the server and the page.

    Once `held_from` is a type of the server's messages, the page learns of none from there on before it has said
    something itself: what it says then crosses with the news, as it does by chance on a slow machine. The next message
    of the page that is `lost` never comes to the server's mind: of two that find it busy, it heeds the later. Where
    ticks are `late`, what the clock of the playing says waits until they are not.
    """

    def __init__(self, page: Page) -> None:
        self.held_from = ""
        self.lost = self.late = False
        self.ticks: list[str | bytes] = []
        self._kept: list[str | bytes] = []
        self._ended = False
        self.runs = 0
        page.route_web_socket(lambda address: "/_stcore/stream" in address, self._join)

    def _join(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def to_page(message: str | bytes) -> None:
            said = ForwardMsg.FromString(message) if isinstance(message, bytes) else ForwardMsg()
            self.runs += said.WhichOneof("type") == "script_finished"
            if self._kept or (self.held_from and said.WhichOneof("type") == self.held_from):
                self._kept.append(message)
                self._ended |= said.WhichOneof("type") == "script_finished"
            else:
                page.send(message)

        def to_server(message: str | bytes) -> None:
            said = BackMsg.FromString(message) if isinstance(message, bytes) else BackMsg()
            if self.late and said.rerun_script.is_auto_rerun:
                self.ticks.append(message)
                return
            if self.lost and said.WhichOneof("type") == "rerun_script":
                self.lost = False
                return
            server.send(message)
            if self._kept:
                self.held_from, self._ended = "", False
                for kept in self._kept:
                    page.send(kept)
                self._kept.clear()

        self.to_server = server.send
        server.on_message(to_page)
        page.on_message(to_server)

    def wait(self, page: Page) -> None:
        """Wait until the page has missed the news that a run has ended."""
        while not self._ended:
            page.wait_for_timeout(20)


@pytest.fixture
def delayed(page: Page) -> Delayed:
    found = Delayed(page)
    page.reload()
    expect(mark(page, "Pahalgam")).to_be_visible()
    settled(page)
    return found


def test_a_mark_that_is_clicked_as_soon_as_it_is_there_stays_selected(page: Page, delayed: Delayed) -> None:
    open_articles(page)
    delayed.held_from = "script_finished"
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": ARTICLE})
    delayed.wait(page)
    mark(page, "Lahore").click()
    expect(panel(page).locator(".source")).to_have_text("Quote, paragraph 1")
    settled(page)
    expect(panel(page).locator(".source")).to_have_text("Quote, paragraph 1")


def test_an_article_that_was_just_closed_does_not_come_back(page: Page, delayed: Delayed) -> None:
    open_sample(page, "Drones")
    open_articles(page)
    delayed.held_from = "script_finished"
    page.get_by_role("button", name="Close this article").click()
    delayed.wait(page)
    close_popover(page)
    mark(page, "Pahalgam").click()
    expect(panel(page).locator(".source").first).to_contain_text("Quote 1 of")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pakistan Ready")


def test_a_second_click_on_close_closes_no_second_article(page: Page, delayed: Delayed) -> None:
    open_sample(page, "Drones")
    open_sample(page, "Convoy")
    open_articles(page)
    delayed.held_from = "new_session"
    page.get_by_role("button", name="Close this article").click()
    delayed.wait(page)
    page.get_by_role("button", name="Close this article").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Drones hit Kharkiv")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Drones hit Kharkiv")


def test_days_that_were_chosen_just_before_a_mark_stay_chosen(page: Page, delayed: Delayed) -> None:
    open_sample(page, "Convoy")
    settled(page)
    delayed.lost = True
    timeline(page).locator(".day").first.click()
    while delayed.lost:
        page.wait_for_timeout(20)
    mark(page, "naka").click()
    expect(page.get_by_role("button", name="All days")).to_be_visible()
    expect(mark(page, "Tessit")).to_have_count(0)


def test_a_layer_that_is_switched_off_just_after_another_went_on_stays_off(page: Page, delayed: Delayed) -> None:
    page.get_by_role("radio", name="Article").click()
    toggle(page, "Attacks").click()
    expect(mark(page, "Pahalgam")).to_have_count(0)
    settled(page)
    delayed.held_from = "new_session"
    panel(page).get_by_role("button", name=re.compile("^terror attack: Attacks")).first.click()
    delayed.wait(page)
    toggle(page, "Borders").click()
    expect(mark(page, "Attari")).to_have_count(0)
    settled(page)
    expect(toggle(page, "Borders")).to_have_attribute("aria-pressed", "false")
    expect(toggle(page, "Attacks")).to_have_attribute("aria-pressed", "true")
    expect(mark(page, "Pahalgam")).to_be_visible()


def test_a_tick_that_crosses_with_a_click_does_not_lead_away_from_it(page: Page, delayed: Delayed) -> None:
    delayed.late = True
    page.get_by_role("button", name="Play").click()
    while not delayed.ticks:
        page.wait_for_timeout(20)
    mark(page, "Pahalgam").click()
    expect(panel(page).locator(".head h2")).to_have_text("Pahalgam terror attack")
    settled(page)
    before = delayed.runs
    delayed.to_server(delayed.ticks[-1])
    while delayed.runs == before:
        page.wait_for_timeout(20)
    settled(page)
    expect(panel(page).locator(".head h2")).to_have_text("Pahalgam terror attack")
