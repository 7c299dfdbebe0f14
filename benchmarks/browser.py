"""What the benchmarks of the page share: the machine's Chromium, and the pages that Dateline is measured beside."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from geo.build_gazetteer import ensure_gazetteer
from tools.chromium import ARGUMENTS, MISSING, find_chromium
from tools.server import ROOT, running_page

#: The least page that draws a map with folium's own objects, one a mark: marks (name, latitude, longitude) from
#: `marks()`, a toggle, an article to paste, and words on a click.
PLAIN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import folium, streamlit as st, streamlit.components.v1 as components
from streamlit_folium import st_folium
from layers.drawing.assets import leaflet_folder

leaflet = "../" + components.declare_component("leaflet", path=str(leaflet_folder())).name
st.set_page_config(layout="wide")
with st.form("paste"):
    text = st.text_area("Paste an article")
    st.form_submit_button("Read it")
st.title(text.partition(chr(10))[0] or "No article")
on = st.toggle("Second mark", value=True)
world = folium.Map(location=[32, 75], zoom_start=6, tiles=None)
world.default_js = [("leaflet", leaflet + "/leaflet.js")]
world.default_css = [("leaflet_css", leaflet + "/leaflet.css")]
group = folium.FeatureGroup("marks")
for name, at in marks()[: None if on else 1]:
    folium.CircleMarker(at, radius=9, tooltip=name).add_to(group)
left, right = st.columns([2, 1])
with left:
    said = st_folium(world, key="map", height=600, use_container_width=True, feature_group_to_add=group,
                     returned_objects=["last_object_clicked_tooltip"])
with right.container(key="panel"):
    st.markdown("## " + str(said.get("last_object_clicked_tooltip")))
"""
#: The least page of Streamlit: what no page can be faster than.
BARE = """
import streamlit as st
on = st.toggle("A toggle", value=True)
with st.container(key="panel"):
    st.markdown("## on" if on else "## off")
"""
#: Dateline's own page with made readings on its desk, all on one map: ARTICLES of them with EVENTS each.
MANY = f"""
import runpy, sys
sys.path.insert(0, {str(ROOT)!r})
import streamlit as st
from benchmarks.made_readings import made_readings
from page.desk import Desk

readings = st.cache_resource(made_readings)(ARTICLES, EVENTS)
if "desk" not in st.session_state:
    st.session_state.desk = Desk()
    for reading in readings:
        st.session_state.desk.open(reading)
    st.session_state.desk.lay_beside(st.session_state.desk.readings)
runpy.run_path({str(ROOT / "dashboard.py")!r})
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; ends the program with what to do where there is none."""
    ensure_gazetteer()
    path = find_chromium()
    if path is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, script: Path | str, **environment: str) -> Iterator[Page]:
    """The page of a script (its path, or its text) on a server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        if isinstance(script, str):
            # Streamlit serves the files that lie beside the script.
            shutil.copytree(ROOT / "static", Path(folder) / "static")
            path = Path(folder) / "script.py"
            path.write_text(script, "utf-8")
        else:
            path = script
        with running_page(path, **environment) as url:
            page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
            page.set_default_timeout(300_000)
            page.goto(url)
            yield page
            page.close()
