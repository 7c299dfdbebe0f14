from __future__ import annotations

from layers.drawing.assets import leaflet_folder


def test_the_map_library_is_installed_and_the_version_that_folium_names() -> None:
    from folium import folium as folium_module

    folder = leaflet_folder()
    script = (folder / "leaflet.js").read_text(encoding="utf-8")
    named = next(url for name, url in folium_module._default_js if name == "leaflet")
    version = named.split("leaflet@")[1].split("/")[0]
    assert f"Leaflet {version}" in script[:200]
    assert (folder / "leaflet.css").is_file()
