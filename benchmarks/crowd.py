"""How does the map move with 10,000 and 100,000 events, and when is what it came to seen? Beside plain st_folium.

python -m benchmarks.crowd
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

from playwright.sync_api import Frame, Page

from benchmarks.browser import MANY, PLAIN, chromium, opened

ROUNDS = 12
#: One object for each of 10,000 marks, spread over the first view.
PLAIN_MARKS = """
import random
chance = random.Random(20250507)
ALL = [("x", (chance.uniform(22, 42), chance.uniform(60, 90))) for _ in range(10_000)]
def marks(): return ALL
"""
#: No limit on what lies on one map, for what the page would otherwise refuse.
NO_LIMIT = {"DATELINE_MAP_EVENTS": "1000000"}

#: Frames a second and the longest frame (ms) of pans, zooms and flights of a map.
GESTURES = """async () => {
    const { map } = window;
    const rest = ms => new Promise(done => setTimeout(done, ms));
    const gestures = {
        pan: async () => {
            for (const by of [[160, 0], [0, 120], [-160, 0], [0, -120]]) { map.panBy(by, { duration: 0.4 }); await rest(900); }
        },
        zoom: async () => {
            for (const by of [1, 1, -1, -1]) { map.setZoom(map.getZoom() + by, { animate: true }); await rest(1200); }
        },
        fly: async () => {
            const at = map.getCenter(), zoom = map.getZoom();
            map.flyTo([at.lat + 3, at.lng + 5], zoom + 2, { duration: 0.8 }); await rest(1800);
            map.flyTo(at, zoom, { duration: 0.8 }); await rest(1800);
        },
    };
    const told = {};
    for (const [name, act] of Object.entries(gestures)) {
        const gaps = [];
        let last = performance.now(), on = true;
        const tick = now => { gaps.push(now - last); last = now; if (on) requestAnimationFrame(tick); };
        requestAnimationFrame(tick);
        const began = performance.now();
        await act();
        on = false;
        told[name] = [gaps.length / (performance.now() - began) * 1000, Math.max(...gaps)];
    }
    return told;
}"""

#: Milliseconds from the end of a pan until the marks of the new view are drawn.
ARRIVAL = """by => new Promise(done => {
    const { map } = Dateline.state, frame = map.getContainer();
    map.once('moveend', () => {
        const began = performance.now();
        const watch = new MutationObserver(() => {
            if (frame.hasAttribute('aria-busy')) return;
            watch.disconnect();
            requestAnimationFrame(() => done(performance.now() - began));
        });
        watch.observe(frame, { attributeFilter: ['aria-busy'] });
    });
    map.panBy(by, { animate: false });
})"""


def map_frame(page: Page) -> Frame:
    """The frame of the map, when its marks are there and all is still."""
    page.wait_for_selector("iframe[title='streamlit_folium.st_folium']")
    frame = next(each for each in page.frames if "st_folium" in each.url)
    frame.wait_for_function("() => document.querySelectorAll('.leaflet-interactive').length > 3")
    page.wait_for_timeout(5000)
    return frame


def gestures(frame: Frame) -> dict[str, Any]:
    found: dict[str, Any] = frame.evaluate(GESTURES)
    return found


def arrivals(frame: Frame) -> list[float]:
    """Of pans by half a view, there and back: each comes to marks that were not sent before."""
    took = []
    for number in range(ROUNDS):
        took.append(float(frame.evaluate(ARRIVAL, [450 if number % 2 else -450, 0])))
        frame.page.wait_for_timeout(500)
    return took


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    with chromium() as browser:
        told: dict[str, dict[str, Any]] = {}
        for events in (10_000, 100_000):
            script = MANY.replace("ARTICLES", "50").replace("EVENTS", str(events // 50))
            with opened(browser, script, **NO_LIMIT) as page:
                frame = map_frame(page)
                took = sorted(arrivals(frame))
                yield (
                    f"{events:,} events, end of a pan to what lies there",
                    f"median {median(took):.0f} ms, longest {took[-1]:.0f} ms",
                )
                told[f"{events:,} events, Dateline"] = gestures(frame)
        with opened(browser, PLAIN_MARKS + PLAIN) as page:
            told["10,000 events, plain st_folium, an object each"] = gestures(map_frame(page))
    for whose, found in told.items():
        for gesture, (rate, longest) in found.items():
            yield f"{whose}, {gesture}", f"{rate:.0f} frames a second, longest {longest:.0f} ms"


if __name__ == "__main__":
    for what, how_much in run():
        print(f"{what}: {how_much}")
