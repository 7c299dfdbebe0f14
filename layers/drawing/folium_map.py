"""How does folium draw the map? A map script that never changes, and feature groups for all that does.

streamlit-folium makes a new map, and loses view and selection, whenever the script of the map changes. So the
script only starts `static/dateline.js`; marks and commands travel in feature groups that are added to it.
"""

from __future__ import annotations

from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from folium.utilities import JsCode

from layers.drawing.features import KINDS, Collections

MIN_ZOOM = 2
#: The base map's coasts and borders are true to about a kilometre: closer than this they would pretend.
MAX_ZOOM = 10

#: The point of view on borders is added to it by the command, since it may change.
ATTRIBUTION = "Made with Leaflet, Natural Earth, GeoNames (CC BY 4.0)"

#: OpenStreetMap's tile policy asks for this address and this credit:
#: https://operations.osmfoundation.org/policies/tiles/
TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
TILES_CREDIT = "Tiles © OpenStreetMap contributors"


#: Scripts that link the map with the page around it; an exported page does without.
PAGE_SCRIPTS = ("article", "timeline", "room")


class Script(MacroElement):
    """A call of a function of `static/dateline.js` with one JSON argument."""

    _template = Template(
        "{% macro script(this, kwargs) %}Dateline.{{ this.function }}({{ this.argument | tojavascript }});{% endmacro %}"
    )

    def __init__(self, function: str, argument: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Script"
        self.function = function
        self.argument = argument


def base_map(*, static_url: str, leaflet_url: str) -> folium.Map:
    """The empty map. Both addresses are folders without a final slash, relative to the frame of the map,
    so that they hold under any host and base path."""
    world = folium.Map(location=[20, 20], zoom_start=3, tiles=None, control_scale=False, zoom_control=True)
    world.options.update(minZoom=MIN_ZOOM, maxZoom=MAX_ZOOM, zoomSnap=0.5, fadeAnimation=False)
    scripts = {"leaflet": leaflet_url, "dateline": static_url, **dict.fromkeys(PAGE_SCRIPTS, static_url)}
    world.default_js = [(name, f"{folder}/{name}.js") for name, folder in scripts.items()]
    world.default_css = [("leaflet_css", f"{leaflet_url}/leaflet.css"), ("dateline_css", f"{static_url}/dateline.css")]
    start = JsCode(f"{{map: {world.get_name()}, folder: '{static_url}'}}")
    options = {"attribution": ATTRIBUTION, "tiles": TILES, "tilesCredit": TILES_CREDIT}
    world.add_child(Script("start", {"on": start, **options}))
    return world


def feature_groups(collections: Collections, command: dict[str, Any]) -> list[folium.FeatureGroup]:
    """One group per kind of geometry, and a last one that carries the command, when all marks are there.

    `command` has `do` ("fit", "focus" or "clear"), `nonce` (a command is obeyed once) and what it needs; where it says
    `crowd`, the map tells the page each window that it comes to show, and `window` are the bounds of the one drawn.
    """
    groups: list[folium.FeatureGroup] = []
    for kind in KINDS:
        group = folium.FeatureGroup(kind)
        if kind in collections:
            folium.GeoJson(
                collections[kind],
                on_each_feature=JsCode("Dateline.each"),
                point_to_layer=JsCode(f"Dateline.{kind}") if kind in ("discs", "cells", "points") else None,
                style=JsCode("Dateline.style"),
                pane=kind,
                smooth_factor=0.7,
            ).add_to(group)
        groups.append(group)
    last = folium.FeatureGroup("command")
    last.add_child(Script("settle", command))
    return [*groups, last]
