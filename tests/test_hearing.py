"""Does a reader who acts in the very moment in which the page comes to rest find what they chose?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browsing import close_popover, mark, open_articles, panel, settled
from tests.test_widgets import open_sample

pytestmark = pytest.mark.browser

ARTICLE = b"A quiet week\n\nA bomb killed four people at a market in Lahore on Monday, police said."


class Delayed:
    """The way from the server to the page. Once it is `held`, the page does not learn that a run has ended before it
    has said something itself: what it says then crosses with the news, as it does by chance on a slow machine."""

    def __init__(self, page: Page) -> None:
        self.held = False
        self._kept: list[str | bytes] = []
        page.route_web_socket(lambda address: "/_stcore/stream" in address, self._join)

    def _join(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def to_page(message: str | bytes) -> None:
            said = ForwardMsg.FromString(message) if isinstance(message, bytes) else ForwardMsg()
            if self._kept or (self.held and said.WhichOneof("type") == "script_finished"):
                self._kept.append(message)
            else:
                page.send(message)

        def to_server(message: str | bytes) -> None:
            server.send(message)
            if self._kept:
                self.held = False
                for kept in self._kept:
                    page.send(kept)
                self._kept.clear()

        server.on_message(to_page)
        page.on_message(to_server)

    def wait(self, page: Page) -> None:
        """Wait until the page has missed the news."""
        while not self._kept:
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
    delayed.held = True
    page.locator("input[type=file]").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": ARTICLE})
    delayed.wait(page)
    mark(page, "Lahore").click()
    expect(panel(page).locator(".source")).to_have_text("Quote, paragraph 1")
    settled(page)
    expect(panel(page).locator(".source")).to_have_text("Quote, paragraph 1")


def test_an_article_that_was_just_closed_does_not_come_back(page: Page, delayed: Delayed) -> None:
    open_sample(page, "Drones")
    open_articles(page)
    delayed.held = True
    page.get_by_role("button", name="Close this article").click()
    delayed.wait(page)
    close_popover(page)
    mark(page, "Pahalgam").click()
    expect(panel(page).locator(".source").first).to_contain_text("Quote 1 of")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pakistan Ready")
