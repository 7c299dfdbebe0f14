"""The base map's files, and how they are made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, box

from tools.build_basemap import (
    LABEL_ZOOMS,
    LEAST_PEOPLE_BY_ZOOM,
    TINTS,
    TOWN_ROOM_PX,
    Town,
    label,
    pixel,
    plain,
    shared_edges,
    spaced,
    tints,
    without_islets,
)

STATIC = Path(__file__).parent.parent / "static"


@pytest.fixture(scope="module")
def basemap() -> dict[str, Any]:
    return json.loads((STATIC / "basemap.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def towns() -> dict[str, Any]:
    return json.loads((STATIC / "towns.json").read_text("utf-8"))


def land_at(basemap: dict[str, Any], lat: float, lon: float) -> list[str]:
    return [
        feature["properties"]["k"]
        for feature in basemap["land"]["features"]
        if shapely.from_geojson(json.dumps(feature["geometry"])).covers(shapely.Point(lon, lat))
    ]


# ------------------------------------------------------------------------------------------------ the files


def test_files_are_light() -> None:
    assert (STATIC / "basemap.json").stat().st_size < 1_500_000
    assert (STATIC / "towns.json").stat().st_size < 250_000


def test_files_say_when_and_from_what_they_were_built(basemap: dict[str, Any], towns: dict[str, Any]) -> None:
    assert basemap["source"].startswith("Natural Earth 1:10m")
    assert "CC BY 4.0" in towns["source"]
    assert len(basemap["built"]) == len(towns["built"]) == len("2025-01-01")


@pytest.mark.parametrize(
    ("spot", "lat", "lon", "land"),
    [
        ("Lahore", 31.56, 74.35, ["PK"]),
        ("Srinagar", 34.09, 74.80, ["IN"]),
        ("Suva's island", -17.80, 178.00, ["FJ"]),
        ("mid Pacific", 0.0, -150.0, []),
        ("Caspian Sea", 42.0, 50.5, []),
        ("South Pole", -89.0, 0.0, ["AQ"]),
    ],
)
def test_land_is_where_it_should_be(
    basemap: dict[str, Any], spot: str, lat: float, lon: float, land: list[str]
) -> None:
    assert land_at(basemap, lat, lon) == land, spot


def test_land_has_six_tints_and_stays_on_the_map(basemap: dict[str, Any]) -> None:
    features = basemap["land"]["features"]
    assert {feature["properties"]["c"] for feature in features} == set(range(TINTS))
    wholes = {feature["properties"]["k"] for feature in features}
    assert len(wholes) > 250
    assert all(view in wholes for feature in features for view in feature["properties"].get("v", {}))
    for feature in features:
        geometry = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert not geometry.is_empty, feature["properties"]
        west, south, east, north = geometry.bounds
        assert west >= -180 and south >= -90 and east <= 180 and north <= 90


def test_lines_of_control_are_told_from_boundaries(basemap: dict[str, Any]) -> None:
    kinds = [feature["properties"]["k"] for feature in basemap["borders"]["features"]]
    assert set(kinds) == {"", "boundary", "line of control"}
    # what is no border on the ground is drawn for those alone who claim what lies behind it
    assert all(kinds or feature["properties"]["v"] for feature in basemap["borders"]["features"])
    control = [
        shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in basemap["borders"]["features"]
        if feature["properties"]["k"] == "line of control"
    ]
    # Uri stands by the Line of Control, Wagah by the boundary
    assert min(line.distance(shapely.Point(74.03, 34.09)) for line in control) < 0.2
    assert min(line.distance(shapely.Point(74.57, 31.60)) for line in control) > 1


def test_country_labels_stand_on_their_country(basemap: dict[str, Any]) -> None:
    for entry in basemap["labels"]:
        assert entry["z"] in LABEL_ZOOMS
        lat, lon = entry["p"]
        assert -90 < lat < 90 and -180 <= lon <= 180
    by_name = {entry["n"]: entry for entry in basemap["labels"]}
    lat, lon = by_name["Pakistan"]["p"]
    assert land_at(basemap, lat, lon) == ["PK"]
    assert by_name["Russia"]["z"] < by_name["Pakistan"]["z"] < by_name["Luxembourg"]["z"]


@pytest.mark.parametrize("town", ["Islamabad", "New Delhi", "Kyiv", "Washington", "Bogotá", "Mosul"])
def test_well_known_towns_are_named_once(towns: dict[str, Any], town: str) -> None:
    assert [entry[0] for entry in towns["towns"]].count(town) == 1


def test_towns_come_in_the_order_of_their_zooms(towns: dict[str, Any]) -> None:
    zooms = [entry[3] for entry in towns["towns"]]
    assert zooms == sorted(zooms)
    assert set(zooms) == set(LEAST_PEOPLE_BY_ZOOM)
    assert len(zooms) > 3000


# ------------------------------------------------------------------------------------------------ how they are made


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), max_size=12))
def test_neighbours_have_different_tints(pairs: set[tuple[int, int]]) -> None:
    borders = [(f"C{one}", f"C{other}") for one, other in pairs]
    chosen = tints([f"C{number}" for number in range(10)], borders)
    assert all(chosen[one] != chosen[other] for one, other in borders)
    assert set(chosen.values()) <= set(range(TINTS))


def test_tints_that_do_not_suffice_are_refused() -> None:
    keys = [f"C{number}" for number in range(TINTS + 1)]
    with pytest.raises(ValueError, match="empty"):
        tints(keys, [(one, other) for one in keys for other in keys if one < other])


@given(
    st.lists(
        st.builds(
            Town,
            name=st.just("Town"),
            lat=st.floats(-70, 70),
            lon=st.floats(-170, 170),
            people=st.integers(0, 5_000_000),
        ),
        max_size=40,
    )
)
def test_town_labels_leave_each_other_room(entries: list[Town]) -> None:
    shown = spaced(entries)
    assert len(shown) <= len(entries)
    for zoom in LEAST_PEOPLE_BY_ZOOM:
        at = [pixel(lat, lon, zoom) for _, lat, lon, from_zoom in shown if from_zoom <= zoom]
        for index, (x, y) in enumerate(at):
            for u, v in at[:index]:
                # the file's coordinates are rounded to a hundredth of a degree: up to 7 pixels at zoom 9
                assert abs(x - u) > TOWN_ROOM_PX[0] - 8 or abs(y - v) > TOWN_ROOM_PX[1] - 16


@pytest.mark.parametrize(
    ("name", "code", "continent", "languages", "printed"),
    [
        ("Peshāwar", "PK", "AS", "ur-PK", "Peshawar"),
        ("Ţarţūs", "SY", "AS", "ar-SY", "Tartus"),
        ("Al ‘Āmirīyah", "EG", "AF", "ar-EG", "Al Amiriyah"),
        ("Şanlıurfa", "TR", "AS", "tr-TR", "Şanlıurfa"),
        ("Đà Nẵng", "VN", "AS", "vi", "Đà Nẵng"),
        ("Zürich", "CH", "EU", "de-CH", "Zürich"),
        ("Bogotá", "CO", "SA", "es-CO", "Bogotá"),
    ],
)
def test_names_as_english_prints_them(name: str, code: str, continent: str, languages: str, printed: str) -> None:
    assert plain(name, {"iso": code, "continentcode": continent, "languages": languages}) == printed


def test_a_label_appears_when_it_fits() -> None:
    wide, narrow = MultiPolygon([box(0, 0, 60, 20)]), MultiPolygon([box(0, 0, 1, 20)])
    assert label("Wideland", wide) == {
        "n": "Wideland",
        "p": [pytest.approx(10, abs=1), pytest.approx(30, abs=21)],
        "z": 2,
    }
    assert label("Narrowland", narrow)["z"] == 7


def test_borders_are_the_edges_that_outlines_share() -> None:
    land = {
        "AA": MultiPolygon([box(0, 0, 1, 1)]),
        "BB": MultiPolygon([box(1, 0, 2, 1)]),
        "CC": MultiPolygon([box(5, 5, 6, 6)]),
    }
    borders = shared_edges(land)
    assert {pair: line.bounds for pair, line in borders.items()} == {("AA", "BB"): (1, 0, 1, 1)}


def test_the_largest_island_always_stays() -> None:
    islets = MultiPolygon([box(0, 0, 0.01, 0.01), box(1, 1, 1.02, 1.02)])
    assert without_islets(islets).bounds == (1, 1, 1.02, 1.02)
    continent = MultiPolygon([box(0, 0, 10, 10), box(20, 0, 20.01, 0.01), box(30, 0, 31, 1)])
    assert len(without_islets(continent).geoms) == 2
