"""What reaches the browser: checked on the script that streamlit-folium makes of our map."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from streamlit_folium import _get_feature_group_string, _get_map_string

from layers.drawing.features import KINDS, Collections, sealed
from layers.drawing.folium_map import base_map, feature_groups

COMMAND = {"do": "clear", "nonce": 1, "tiles": False}


def script() -> str:
    made = base_map(static_url="../../app/static", leaflet_url="../leaflet")
    made.render()
    return str(_get_map_string(made))


def groups(collections: Collections, command: dict[str, object]) -> list[str]:
    made = base_map(static_url="../../app/static", leaflet_url="../leaflet")
    made.render()
    return [
        _get_feature_group_string(group, made, number)
        for number, group in enumerate(feature_groups(collections, command))
    ]


def points(title: str) -> Collections:
    feature = {
        "type": "Feature",
        "id": "e1.0",
        "geometry": {"type": "Point", "coordinates": [34.8, 50.9]},
        "properties": {"id": "e1.0", "words": sealed({"title": title})},
    }
    return {"points": {"type": "FeatureCollection", "features": [feature]}}


def test_the_map_script_never_changes() -> None:
    assert script() == script()
    assert "map: map_div" in script()


def test_every_address_is_local() -> None:
    made = base_map(static_url="../../app/static", leaflet_url="../leaflet")
    links = [href for _, href in [*made.default_js, *made.default_css]]
    assert all(href.startswith("../") for href in links)
    assert len(links) == 7


def test_the_same_marks_make_the_same_groups_so_that_nothing_is_drawn_again() -> None:
    assert groups(points("Sumy"), COMMAND) == groups(points("Sumy"), COMMAND)


def test_a_group_for_each_kind_and_the_command_last() -> None:
    made = groups(points("Sumy"), COMMAND)
    assert len(made) == len(KINDS) + 1
    assert [("Dateline.settle(" in text) for text in made] == [False] * len(KINDS) + [True]


HOSTILE = (
    "<img src=x onerror=x()>",
    "${x()}",
    "a`b\\`c",
    "</script>",
    "{{ 7 * 7 }}",
    "{{ 'x' }}",
    "{% raw %}",
    "'\";--",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_template_language_on_the_way_can_read_an_articles_words(text: str) -> None:
    made = "".join(groups(points(text), COMMAND))
    (found,) = re.findall(r'"words": "([^"]*)"', made)
    assert json.loads(unquote(found)) == {"title": text}
    assert not set(found) & set("{}<>'`$\\#")
