"""How long from a click to what it shows, beside a plain st_folium page with one object per mark? Medians, warm.

python -m benchmarks.clicks
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from geo.build_gazetteer import ensure_gazetteer
from tools.chromium import ARGUMENTS, MISSING, find_chromium
from tools.server import ROOT, running_page

ROUNDS = 15

#: The least page that does the same with folium's own objects: two marks, a toggle, and words on a click.
PLAIN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import folium, streamlit as st, streamlit.components.v1 as components
from streamlit_folium import st_folium
from layers.drawing.assets import leaflet_folder

leaflet = "../" + components.declare_component("leaflet", path=str(leaflet_folder())).name
st.set_page_config(layout="wide")
on = st.toggle("Second mark", value=True)
world = folium.Map(location=[32, 75], zoom_start=6, tiles=None)
world.default_js = [("leaflet", leaflet + "/leaflet.js")]
world.default_css = [("leaflet_css", leaflet + "/leaflet.css")]
group = folium.FeatureGroup("marks")
for name, at in [("Pahalgam", (34.0, 75.3)), ("Attari", (31.6, 74.6))][: 2 if on else 1]:
    folium.CircleMarker(at, radius=9, tooltip=name).add_to(group)
left, right = st.columns([2, 1])
with left:
    said = st_folium(world, key="map", height=600, use_container_width=True, feature_group_to_add=group,
                     returned_objects=["last_object_clicked_tooltip"])
with right.container(key="panel"):
    st.markdown("## " + str(said.get("last_object_clicked_tooltip")))
"""

#: Milliseconds from a click on one element (in the page or in the map's frame) until a test of both is true.
CLICK = """({ inFrame, target, test }) => new Promise(done => {
    const frame = document.querySelector("iframe[title='streamlit_folium.st_folium']").contentDocument;
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


def timed(page: Page, clicks: list[tuple[bool, str, str]]) -> float:
    """Median of the clicks (in the frame or not, selector, test), gone through in turn after one round to warm up."""
    took = []
    for number in range(len(clicks) + ROUNDS):
        in_frame, target, test = clicks[number % len(clicks)]
        spent = float(page.evaluate(CLICK, {"inFrame": in_frame, "target": target, "test": test}))
        took.append(spent)
        page.wait_for_timeout(600)  # past the debounce of the slower of the two pages
    return median(took[len(clicks) :])


def panel_says(words: str) -> str:
    return f"page.querySelector('.st-key-panel h2')?.textContent.includes('{words}')"


def ours(page: Page) -> tuple[float, float]:
    marks = ".leaflet-points-pane [data-mark][aria-label*='{}']"
    clicks = [(True, marks.format(name), panel_says(name)) for name in ("Pahalgam", "Attari")]
    there = "Boolean(frame.querySelector('[data-look=country]'))"
    strikes = ".st-key-toggles button:nth-of-type(1)"
    page.wait_for_function("() => document.querySelector('iframe')?.contentDocument?.querySelector('.base-town')")
    return timed(page, clicks), timed(page, [(False, strikes, f"!{there}"), (False, strikes, there)])


def plain(page: Page) -> tuple[float, float]:
    marks = "path.leaflet-interactive:nth-of-type({})"
    clicks = [(True, marks.format(number), panel_says(name)) for number, name in ((1, "Pahalgam"), (2, "Attari"))]
    count = "frame.querySelectorAll('path.leaflet-interactive').length == {}"
    switch = "input[type=checkbox]"
    page.wait_for_function(
        "() => document.querySelector('iframe')?.contentDocument?.querySelectorAll('path.leaflet-interactive').length == 2"
    )
    return timed(page, clicks), timed(page, [(False, switch, count.format(1)), (False, switch, count.format(2))])


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    ensure_gazetteer()
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit(MISSING)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        plain_script = Path(folder) / "plain.py"
        plain_script.write_text(PLAIN, "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        found = []
        for script, measure in ((ROOT / "dashboard.py", ours), (plain_script, plain)):
            with running_page(script) as url:
                page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
                page.goto(url)
                found.append(measure(page))
                page.close()
        browser.close()
    for what, mine, its in zip(("click on a mark to its quotes", "toggle to the changed map"), *found, strict=True):
        yield f"{what}, Dateline", f"{mine:.0f} ms"
        yield f"{what}, plain st_folium", f"{its:.0f} ms"
        yield "ratio (lower is better)", f"{mine / its:.2f}"


if __name__ == "__main__":
    for what, how_much in run():
        print(f"{what}: {how_much}")
