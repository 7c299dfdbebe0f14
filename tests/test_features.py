from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest
from shapely.geometry import shape

from geo.areas import Areas, simplified
from layers.definition import load_definitions
from layers.drawing.crowd import Cell
from layers.drawing.features import KINDS, cell_collection, collections
from layers.drawing.marks import Look, actor_marks, border_marks, event_marks, named_marks
from layers.presentation.counted import COME_CLOSER, NOT_A_PLACE, READ_THE_LIST
from tests import readings

AREAS = Areas()
LAYERS = {definition.key: definition for definition in load_definitions()}
READING = readings.reading()
MARKS = (
    *event_marks(READING, LAYERS, AREAS),
    *named_marks(READING, AREAS),
    *actor_marks(READING, AREAS),
    *border_marks(READING, LAYERS["borders"], AREAS),
)
COLLECTIONS = collections(MARKS)


def test_one_collection_for_each_kind_of_geometry() -> None:
    assert set(COLLECTIONS) <= set(KINDS)
    kinds = {
        kind: {shape(each["geometry"]).geom_type.removeprefix("Multi") for each in found["features"]}
        for kind, found in COLLECTIONS.items()
    }
    assert kinds == {"areas": {"Polygon"}, "lines": {"LineString"}, "discs": {"Point"}, "points": {"Point"}}


def test_smaller_areas_come_later_and_so_lie_above() -> None:
    for looks in (("region", "country"), ("outline", "contested", "actor")):
        areas = [each for each in COLLECTIONS["areas"]["features"] if each["properties"]["look"] in looks]
        sizes = [shape(each["geometry"]).area for each in areas]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("event", "reference", "kind"),
    [("region", "contested", "areas"), ("country", "actor", "areas"), ("band", "control", "lines")],
)
def test_of_one_ground_the_event_lies_above(event: Look, reference: Look, kind: str) -> None:
    ground = AREAS.outline("GE.02") if kind == "areas" else AREAS.line("line-of-control")
    first, second = (replace(MARKS[0], id=look, look=look) for look in (event, reference))
    marks = [replace(first, geometry=simplified(ground, 0.02)), replace(second, geometry=simplified(ground, 0.001))]
    for given in (marks, marks[::-1]):
        assert [each["id"] for each in collections(given)[kind]["features"]] == [reference, event]


def test_every_mark_is_there_once_by_its_id() -> None:
    ids = [each["id"] for kind, found in COLLECTIONS.items() if kind != "discs" for each in found["features"]]
    assert sorted(ids) == sorted(mark.id for mark in MARKS)
    assert [each["id"] for each in COLLECTIONS["discs"]["features"]] == ["e1.0"]


def test_areas_and_lines_carry_the_point_where_their_words_stand() -> None:
    for kind in ("areas", "lines"):
        assert all(len(each["properties"]["anchor"]) == 2 for each in COLLECTIONS[kind]["features"])


def test_the_collections_are_plain_json() -> None:
    assert json.loads(json.dumps(COLLECTIONS))["points"]["type"] == "FeatureCollection"


def test_no_marks_no_collections() -> None:
    assert collections([]) == {}


CELL = Cell("cell-4-1-2", 30.0, 50.0, (29.0, 49.0, 31.0, 51.0), (("named", 3), ("strikes", 1200)))


@pytest.mark.parametrize(
    ("place", "closest", "title", "kicker", "how", "bounds"),
    [
        ("", False, "1,200 events, 3 places named in this part of the map", NOT_A_PLACE, COME_CLOSER, [29, 49, 31, 51]),
        ("", True, "1,200 events, 3 places named in this part of the map", NOT_A_PLACE, READ_THE_LIST, []),
        ("Kyiv", False, "1,200 events, 3 places named at Kyiv", "Several at one place", READ_THE_LIST, []),
    ],
)
def test_a_cell_says_what_it_is_and_leads_closer_only_where_that_helps(
    place: str, closest: bool, title: str, kicker: str, how: str, bounds: list[float]
) -> None:
    made = cell_collection([replace(CELL, place=place)], LAYERS, closest=closest)
    (feature,) = made["cells"]["features"]
    words = json.loads(unquote(feature["properties"]["words"]))
    assert (words["symbol"], words["title"], words["kicker"]) == ("1,203", title, kicker)
    assert words["how"] == f"Strikes 1,200. {how}"
    assert feature["properties"]["bounds"] == bounds
    assert [count for _, count in feature["properties"]["shares"]] == [3, 1200]


def test_no_cells_no_collection() -> None:
    assert cell_collection([], LAYERS, closest=False) == {}
