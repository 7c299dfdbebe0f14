"""How do browser tests find their way on the page? By what a reader sees: roles, names and words.

What is read once, and not waited for with `expect`, is read of a page at rest: see `settled`.
"""

from __future__ import annotations

import re

from playwright.sync_api import Frame, FrameLocator, Locator, Page, expect

#: As long as a busy machine may take; where all is well nothing waits for it.
PATIENCE_MS = 60_000
MAP = "iframe[title='streamlit_folium.st_folium']"

#: A change of the page is measured and laid out within a few frames, each of which may lead to the next.
FEW_FRAMES = """() => new Promise(done => {
    let left = 6;
    const next = () => { left -= 1; left ? requestAnimationFrame(next) : done(); };
    next();
})"""


def settled(page: Page) -> None:
    """Wait until all that was asked of the page is done: nothing runs, nothing is left of what was drawn before, the map
    has obeyed and is told nothing more, and all has its size."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached()
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    if page.locator(MAP).count():
        expect(frame(page).locator(".leaflet-container")).not_to_have_attribute("aria-busy", "true")
        expect(frame(page).locator(".leaflet-pan-anim, .leaflet-zoom-anim")).to_have_count(0)
    page.evaluate(FEW_FRAMES)


def frame(page: Page) -> FrameLocator:
    return page.frame_locator(MAP)


def map_frame(page: Page) -> Frame:
    """The map's own document; a page that is loaded again has another."""
    found = page.locator(MAP).element_handle().content_frame()
    assert found
    return found


def mark(page: Page, name: str) -> Locator:
    return frame(page).get_by_role("button", name=re.compile(name)).and_(frame(page).locator("[data-mark]")).first


def panel(page: Page) -> Locator:
    return page.locator(".st-key-panel")


def popup(page: Page) -> Locator:
    return frame(page).locator(".leaflet-popup")


def toggle(page: Page, name: str) -> Locator:
    return page.get_by_role("toolbar", name="Layers").get_by_role("button", name=re.compile(f"^{name} [0-9]+$"))


#: Degrees by which the centre of the map may differ where its view is kept: when the page gives it another size, it keeps
#: its centre to the pixel.
A_PIXEL = 0.1


def view(page: Page) -> dict[str, object]:
    """Zoom and centre of the map at rest, and the mark that the tests put on its frame: a reload loses it."""
    settled(page)
    found: dict[str, object] = map_frame(page).evaluate(
        """() => {
            const { map } = Dateline.state, { lat, lng } = map.getCenter();
            return { zoom: map.getZoom(), lat, lon: lng, token: window.token ?? null };
        }"""
    )
    return found


def set_view(page: Page, lat: float, lon: float, zoom: float) -> None:
    """Move the map, as a reader would who drags it there."""
    settled(page)
    map_frame(page).evaluate(f"() => {{ Dateline.state.map.setView([{lat}, {lon}], {zoom}, {{ animate: false }}) }}")


def put_token(page: Page) -> None:
    map_frame(page).evaluate("() => { window.token = 'same frame' }")


def open_articles(page: Page) -> None:
    """Open the popover of articles; it would close under our hands if the page were still being drawn."""
    settled(page)
    page.get_by_role("button", name=re.compile("Articles")).click()


def close_popover(page: Page) -> None:
    """Close the popover that is open, and a list of options before that."""
    for layer in ("[role=listbox]", "[data-testid=stPopoverBody]"):
        if page.locator(layer).count():
            page.keyboard.press("Escape")
            expect(page.locator(layer)).to_have_count(0)


def paste(page: Page, text: str) -> None:
    open_articles(page)
    page.get_by_label("Or paste an article").fill(text)
    page.get_by_role("button", name="Read it").click()


def nothing_scrolls_sideways(page: Page) -> None:
    page.wait_for_function("() => document.scrollingElement.scrollWidth <= window.innerWidth", timeout=PATIENCE_MS)
