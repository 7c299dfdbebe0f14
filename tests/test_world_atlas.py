"""Natural Earth's countries and borders, read from a TopoJSON small enough to draw on paper."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import LineString, Polygon

from tools import world_atlas

#: Afghanistan and Pakistan side by side, Fiji across the antimeridian, France with Guiana, Kosovo without a number.
ARCS = [
    [[10, 0], [10, 10]],
    [[10, 10], [0, 10], [0, 0], [10, 0]],
    [[10, 0], [20, 0], [20, 10], [10, 10]],
    [[179, -16], [-179, -16], [-179, -18], [179, -18], [179, -16]],
    [[0, 45], [5, 45], [5, 50], [0, 50], [0, 45]],
    [[-54, 3], [-52, 3], [-52, 5], [-54, 5], [-54, 3]],
    [[21, 42], [22, 42], [22, 43], [21, 43], [21, 42]],
]
FEATURES = [
    ("004", "Afghanistan", "Polygon", [[0, 1]]),
    ("586", "Pakistan", "Polygon", [[2, -1]]),
    ("242", "Fiji", "Polygon", [[3]]),
    ("250", "France", "MultiPolygon", [[[4]], [[5]]]),
    (None, "Kosovo", "Polygon", [[6]]),
]


def topology(features: list[tuple[str | None, str, str, list[Any]]]) -> dict[str, Any]:
    """A quantised TopoJSON: steps of half a degree, each position relative to the one before."""
    deltas = []
    for arc in ARCS:
        steps = [[round((lon + 180) * 2), round((lat + 90) * 2)] for lon, lat in arc]
        deltas.append([steps[0]] + [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(steps)])
    geometries = [
        {"type": kind, "arcs": arcs, "properties": {"name": name}} | ({"id": number} if number else {})
        for number, name, kind, arcs in features
    ]
    return {
        "type": "Topology",
        "bbox": [-180, -90, 180, 90],
        "transform": {"scale": [0.5, 0.5], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": deltas,
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "countries-10m.json"
    path.write_text(json.dumps(topology(FEATURES)), encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "world-atlas", "version": "2.0.2"}', encoding="utf-8")
    return path


def test_countries_have_our_keys(file: Path) -> None:
    countries = world_atlas.read_countries(file)
    assert list(countries) == ["AF", "FJ", "FR", "GF", "PK", "XK"]
    assert all(outline.is_valid for outline in countries.values())
    assert countries["AF"].equals(shapely.box(0, 0, 10, 10))
    assert countries["GF"].bounds == (-54, 3, -52, 5)


def test_an_outline_across_the_antimeridian_is_cut(file: Path) -> None:
    fiji = world_atlas.read_countries(file)["FJ"]
    assert sorted(part.bounds for part in fiji.geoms) == [(-180, -18, -179, -16), (179, -18, 180, -16)]


def test_borders_are_the_arcs_that_two_countries_share(file: Path) -> None:
    borders = world_atlas.read_borders(file)
    assert list(borders) == [("AF", "PK")]
    assert borders["AF", "PK"].equals(LineString([(10, 0), (10, 10)]))


def test_the_version_stands_beside_the_file(file: Path) -> None:
    assert world_atlas.read_version(file) == "2.0.2"


def test_a_new_feature_without_a_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "countries-10m.json"
    path.write_text(json.dumps(topology([(None, "Atlantis", "Polygon", [[6]])])), encoding="utf-8")
    with pytest.raises(KeyError, match="Atlantis"):
        world_atlas.read_countries(path)


@pytest.mark.parametrize(
    ("shell", "bounds", "area"),
    [
        # as it is
        ([(0, 0), (2, 0), (2, 2), (0, 2)], [(0, 0, 2, 2)], 4),
        # stepping across, begun on either side
        ([(178, 0), (-178, 0), (-178, 2), (178, 2)], [(-180, 0, -178, 2), (178, 0, 180, 2)], 8),
        ([(-178, 0), (178, 0), (178, 2), (-178, 2)], [(-180, 0, -178, 2), (178, 0, 180, 2)], 8),
        # closed along the antimeridian: a step of 360 degrees that is none
        ([(170, 0), (-180, 0), (-180, 2), (170, 2)], [(170, 0, 180, 2)], 20),
        # round the South Pole
        ([(-180, -80), (-90, -80), (0, -80), (90, -80), (180, -80)], [(-180, -90, 180, -80)], 3600),
    ],
)
def test_rings_at_the_antimeridian(shell: list[tuple[float, float]], bounds: list[Any], area: float) -> None:
    cut = world_atlas.cut_at_antimeridian(Polygon(shell))
    assert cut.is_valid
    assert sorted(part.bounds for part in cut.geoms) == bounds
    assert cut.area == area


@pytest.mark.parametrize(
    ("one", "other", "states"),
    [
        ("IN", "PK", ("IN", "PK")),
        ("PK", "IN", ("IN", "PK")),
        ("DJ", "somaliland", ("DJ", "SO")),
        ("SO", "somaliland", None),
        ("cyprus-buffer-zone", "northern-cyprus", None),
    ],
)
def test_a_boundary_is_between_states(one: str, other: str, states: tuple[str, str] | None) -> None:
    assert world_atlas.boundary_of(one, other) == states
