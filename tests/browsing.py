"""How do browser tests find their way on the page? By what a reader sees: roles, names and words."""

from __future__ import annotations

import re

from playwright.sync_api import FrameLocator, Locator, Page

PATIENCE_MS = 20_000


def frame(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='streamlit_folium.st_folium']")


def mark(page: Page, name: str) -> Locator:
    return frame(page).get_by_role("button", name=re.compile(name)).and_(frame(page).locator("[data-mark]")).first


def panel(page: Page) -> Locator:
    return page.locator(".st-key-panel")


def popup(page: Page) -> Locator:
    return frame(page).locator(".leaflet-popup")


def toggle(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar", name="Layers").get_by_role("button", name=re.compile(f"^{name} [0-9]+$"))


def view(page: Page) -> dict[str, object]:
    """Zoom and centre of the map, and the mark that the tests put on its frame: a reload loses it."""
    found: dict[str, object] = page.frames[-1].evaluate(
        """() => {
            const { map } = Dateline.state;
            return { zoom: map.getZoom(), centre: String(map.getCenter()), token: window.token ?? null };
        }"""
    )
    return found


def put_token(page: Page) -> None:
    page.frames[-1].evaluate("() => { window.token = 'same frame' }")


def open_articles(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Articles")).click()


def paste(page: Page, text: str) -> None:
    open_articles(page)
    page.get_by_label("Or paste an article").fill(text)
    page.get_by_role("button", name="Read it").click()
