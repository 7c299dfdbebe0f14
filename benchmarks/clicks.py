"""How long from a click to what it shows? Medians, warm, beside a plain st_folium page and a bare page of Streamlit.

python -m benchmarks.clicks
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Page

from benchmarks.browser import BARE, PLAIN, chromium, opened
from tools.server import ROOT

ROUNDS = 15
#: Past the debounce of the slower of the pages.
REST_MS = 600

TWO_MARKS = "def marks(): return [('Pahalgam', (34.0, 75.3)), ('Attari', (31.6, 74.6))]\n"

#: Milliseconds from a click on one element (in the page or in the map's frame) until a test of both is true.
CLICK = """({ inFrame, target, test }) => new Promise(done => {
    const frame = document.querySelector("iframe[title='streamlit_folium.st_folium']")?.contentDocument ?? document;
    const passes = new Function('page', 'frame', `return ${test}`);
    const watch = new MutationObserver(() => {
        if (!passes(document, frame)) return;
        watch.disconnect();
        done(performance.now() - began);
    });
    for (const each of [document.body, frame.body]) watch.observe(each, { childList: true, subtree: true, characterData: true });
    const began = performance.now();
    const options = { bubbles: true, view: window };
    (inFrame ? frame : document).querySelector(target).dispatchEvent(new MouseEvent('click', options));
})"""

#: Five sentences, which name one town; the number makes each another article.
ARTICLE = (
    "Blast number {0} in Lahore\n\nA bomb killed {0} people at a market in Lahore on Monday, police said. Nobody said "
    "who had planted it. The market was closed. Shops opened again on Tuesday. The mayor went there in the evening.\n"
)


def clicked(page: Page, in_frame: bool, target: str, test: str) -> float:
    spent = float(page.evaluate(CLICK, {"inFrame": in_frame, "target": target, "test": test}))
    page.wait_for_timeout(REST_MS)
    return spent


def timed(page: Page, clicks: list[tuple[bool, str, str]]) -> float:
    """Median of the clicks (in the frame or not, selector, test), gone through in turn after one round to warm up."""
    took = [clicked(page, *clicks[number % len(clicks)]) for number in range(len(clicks) + ROUNDS)]
    return median(took[len(clicks) :])


def article_after_article(page: Page, label: str, opener: str = "") -> float:
    """Median from the button that has a pasted article read to its title and its map."""
    took = []
    for number in range(2, ROUNDS + 3):
        if opener:
            page.get_by_role("button", name=opener).click()
        page.get_by_label(label).fill(ARTICLE.format(number))
        marks = "frame.querySelectorAll('path.leaflet-interactive, [data-mark][aria-label*=Lahore]').length"
        test = f"page.querySelector('h1')?.textContent.includes('number {number} ') && {marks}"
        took.append(clicked(page, False, "[data-testid=stFormSubmitButton] button", test))
    return median(took[1:])


def panel_says(words: str) -> str:
    return f"page.querySelector('.st-key-panel h2')?.textContent.includes('{words}')"


def of_dateline(page: Page) -> tuple[float, float, float]:
    marks = ".leaflet-points-pane [data-mark][aria-label*='{}']"
    clicks = [(True, marks.format(name), panel_says(name)) for name in ("Pahalgam", "Attari")]
    there = "Boolean(frame.querySelector('[data-look=country]'))"
    strikes = ".st-key-toggles button:nth-of-type(1)"
    page.wait_for_function("() => document.querySelector('iframe')?.contentDocument?.querySelector('.base-town')")
    return (
        timed(page, clicks),
        timed(page, [(False, strikes, f"!{there}"), (False, strikes, there)]),
        article_after_article(page, "Or paste an article", "Articles"),
    )


def of_plain(page: Page) -> tuple[float, float, float]:
    marks = "path.leaflet-interactive:nth-of-type({})"
    clicks = [(True, marks.format(number), panel_says(name)) for number, name in ((1, "Pahalgam"), (2, "Attari"))]
    count = "frame.querySelectorAll('path.leaflet-interactive').length == {}"
    switch = "input[type=checkbox]"
    page.wait_for_function(
        "() => document.querySelector('iframe')?.contentDocument?.querySelectorAll('path.leaflet-interactive').length == 2"
    )
    return (
        timed(page, clicks),
        timed(page, [(False, switch, count.format(1)), (False, switch, count.format(2))]),
        article_after_article(page, "Paste an article"),
    )


def of_bare(page: Page) -> float:
    page.wait_for_selector("input[type=checkbox]", state="attached")
    return timed(page, [(False, "input[type=checkbox]", panel_says(word)) for word in ("off", "on")])


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    with chromium() as browser:
        with opened(browser, BARE) as page:
            bare = of_bare(page)
        with opened(browser, ROOT / "dashboard.py") as page:
            ours = of_dateline(page)
        with opened(browser, TWO_MARKS + PLAIN) as page:
            plain = of_plain(page)
    yield "a toggle of a bare Streamlit page", f"{bare:.0f} ms"
    told = ("click on a mark to its quotes", "toggle to the changed map", "second article to its title and map")
    for what, mine, its in zip(told, ours, plain, strict=True):
        yield f"{what}, Dateline", f"{mine:.0f} ms"
        yield f"{what}, plain st_folium", f"{its:.0f} ms"
        yield "ratio to it, and to the bare page (lower is better)", f"{mine / its:.2f}, {mine / bare:.2f}"


if __name__ == "__main__":
    for what, how_much in run():
        print(f"{what}: {how_much}")
