"""Eight visitors at once, a book in the hands of one of them, and two hundred who come and go: time and memory of one server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.clicks import CLICK, panel_says
from benchmarks.made_articles import long_text
from geo.build_gazetteer import ensure_gazetteer
from tools.chromium import ARGUMENTS, MISSING, find_chromium
from tools.server import running_page

SESSIONS = 8
CLICKS = 20
#: Milliseconds that a visitor reads between two clicks: a quick one, who reads a quote and goes on.
READING_MS = 5_000
OPENINGS = 200
BOOK_CHARACTERS = 4_900_000
#: A book takes a while, in milliseconds.
PATIENCE_MS = 600_000
MIB = 2**20
#: The settings of a server for these visitors. Whoever has left is kept by Streamlit for two minutes, 128 of them at most, so
#: that a lost connection can be taken up again; here for a second, so that what stays of them is what nobody will free.
MANY = {"DATELINE_SESSIONS": "1000"}
LEAVING = {**MANY, "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}

#: Clicks in turn on two marks, with a pause after each; the milliseconds that each took, kept in the page.
_CLICKS = f"""({{ targets, clicks, pause }}) => {{
    const click = {CLICK};
    window.took = [];
    window.done = (async () => {{
        // Visitors do not begin at the same moment.
        await new Promise(next => setTimeout(next, pause * Math.random()));
        for (let number = 0; number < clicks; number++) {{
            window.took.push(await click(targets[number % targets.length]));
            await new Promise(next => setTimeout(next, pause * (0.5 + Math.random())));
        }}
    }})();
}}"""
_TARGETS = [
    {"inFrame": True, "target": f".leaflet-points-pane [data-mark][aria-label*='{name}']", "test": panel_says(name)}
    for name in ("Pahalgam", "Attari")
]


def server() -> psutil.Process:
    """The server that this process started last."""
    return max(
        (child for child in psutil.Process().children() if "streamlit" in child.cmdline()),
        key=lambda child: child.create_time(),
    )


def opened(browser: Browser, url: str) -> Page:
    """A visitor of the page, once it is drawn."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce").new_page()
    page.set_default_timeout(60_000)
    page.goto(url)
    page.wait_for_selector(".st-key-panel blockquote")
    page.wait_for_function("() => document.querySelector('iframe')?.contentDocument?.querySelector('.base-town')")
    return page


def start_clicking(page: Page, clicks: int = CLICKS) -> None:
    page.evaluate(_CLICKS, {"targets": _TARGETS, "clicks": clicks, "pause": READING_MS})


def took(page: Page) -> list[float]:
    """Milliseconds of each click, once all are done."""
    page.evaluate("() => window.done")
    found: list[float] = page.evaluate("() => window.took")
    return found


def p95(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]


def clicks_of(pages: list[Page]) -> list[float]:
    """Milliseconds of the clicks of all, who click at the same time."""
    for page in pages:
        start_clicking(page)
    return [each for page in pages for each in took(page)]


def clicks_beside_a_book(page: Page, reader: Page, book: Path) -> tuple[list[float], float]:
    """Milliseconds of one visitor's clicks while another has a book read, and seconds until that one sees it."""
    start_clicking(page, clicks=10_000)
    reader.evaluate("() => { window.began = performance.now() }")
    reader.get_by_role("button", name="Articles").first.click()
    reader.locator("input[type=file]").first.set_input_files(book)
    reader.wait_for_function(
        f"() => document.querySelector('h1')?.textContent.includes({book.stem!r})", timeout=PATIENCE_MS
    )
    waited = float(reader.evaluate("() => performance.now() - window.began"))
    return list(page.evaluate("() => window.took")), waited / 1000


def come_and_go(browser: Browser, url: str, times: int) -> None:
    for _ in range(times):
        page = browser.new_context().new_page()
        page.goto(url)
        page.wait_for_selector(".st-key-panel blockquote", timeout=60_000)
        page.context.close()


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    ensure_gazetteer()
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        book = Path(folder) / "A book.txt"
        book.write_text(f"{book.stem}\n\n" + long_text(BOOK_CHARACTERS), "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        with running_page(**MANY, DATELINE_ARTICLE_S="600") as url:
            me = server()
            pages = [opened(browser, url)]
            clicks_of(pages)  # to warm up
            one = p95(clicks_of(pages))
            before = me.memory_info().rss
            pages += [opened(browser, url) for _ in range(SESSIONS - 1)]
            spent = sum(me.cpu_times()[:2])
            eight = p95(clicks_of(pages))
            spent = (sum(me.cpu_times()[:2]) - spent) / (SESSIONS * CLICKS)
            grown = (me.memory_info().rss - before) / (SESSIONS - 1) / MIB
            yield "p95 of a click, one visitor", f"{one:.0f} ms"
            yield f"p95 of a click, {SESSIONS} visitors at once", f"{eight:.0f} ms"
            yield "ratio (aim 2)", f"{eight / one:.2f}"
            yield "server CPU for a click", f"{1000 * spent:.0f} ms"
            yield "server memory for each visitor more (aim 5 MiB)", f"{grown:.1f} MiB"
            for page in pages[2:]:
                page.context.close()
            beside, waited = clicks_beside_a_book(pages[0], pages[1], book)
            yield "slowest click while another has 5 MB read (aim one + 1,000 ms)", f"{max(beside):.0f} ms"
            yield "from the choice of a file of 5 MB to its title", f"{waited:.0f} s"
            for page in pages[:2]:
                page.context.close()
        with running_page(**LEAVING) as url:
            me = server()
            sizes = []
            for _ in range(4):
                come_and_go(browser, url, OPENINGS // 4)
                sizes.append(me.memory_info().rss / MIB)
            yield (
                f"server memory after each {OPENINGS // 4} of {OPENINGS} openings",
                " ".join(f"{each:.0f}" for each in sizes) + " MiB",
            )
        browser.close()
