"""Parts of places, against geography that anyone can check and truths that hold for every shape."""

from __future__ import annotations

import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo import parts
from geo.areas import Areas
from geo.parts import Part
from geo.place import Place

EARTH = pyproj.Geod(ellps="WGS84")
AREAS = Areas()


def km2(geometry: shapely.Geometry) -> float:
    return abs(EARTH.geometry_area_perimeter(geometry)[0]) / 1e6


@pytest.mark.parametrize(
    ("key", "direction", "inside", "outside"),
    [
        # Timbuktu and Gao are in the north of Mali, Bamako is not
        ("ML", "north", (16.77, -3.01), (12.65, -8.00)),
        ("ML", "north", (16.27, -0.04), (14.49, -4.20)),
        ("UA", "east", (48.02, 37.80), (49.84, 24.03)),
        ("LB", "south", (33.27, 35.20), (34.44, 35.84)),
        ("gaza-strip", "north", (31.53, 34.50), (31.29, 34.25)),
        ("gaza-strip", "centre", (31.42, 34.35), (31.28, 34.25)),
        ("SY", "northeast", (36.50, 40.75), (33.51, 36.29)),
        ("FR", "southeast", (43.70, 7.27), (48.39, -4.49)),
        # across the antimeridian
        ("RU", "east", (66.00, -175.00), (55.75, 37.62)),
        ("FJ", "west", (-17.80, 177.42), (-16.80, -179.99)),
    ],
)
def test_a_side_holds_its_towns(
    key: str, direction: parts.Direction, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    side = parts.side(AREAS.outline(key), direction)
    assert side is not None
    assert side.distance(Point(inside[1], inside[0])) < 0.02
    assert not side.covers(Point(outside[1], outside[0]))


@pytest.mark.parametrize("key", ["ML", "UA", "LB", "RU", "US", "FJ", "gaza-strip", "PK.05"])
@pytest.mark.parametrize("direction", [*parts.BEARINGS, "centre"])
def test_a_side_is_the_stated_share_and_lies_in_the_area(key: str, direction: parts.Direction) -> None:
    area = AREAS.outline(key)
    side = parts.side(area, direction)
    assert side is not None
    assert side.is_valid
    assert km2(side.difference(area.buffer(0.001))) < 0.001 * km2(area)
    share = km2(side) / km2(area)
    if direction == "centre":
        assert 0.2 < share < 0.65
    else:
        assert share == pytest.approx(parts.SLANTING if parts.BEARINGS[direction] % 90 else parts.STRAIGHT, abs=0.03)


def test_opposite_sides_leave_nothing_out() -> None:
    area = AREAS.outline("ML")
    north, south = parts.side(area, "north"), parts.side(area, "south")
    assert km2(area.difference(shapely.union(north, south))) < 1
    assert km2(north.intersection(south)) == pytest.approx((2 * parts.STRAIGHT - 1) * km2(area), rel=0.02)


def test_a_line_or_a_point_has_no_side() -> None:
    assert parts.side(Point(1, 1), "north") is None
    assert parts.side(AREAS.line("IN-PK"), "north") is None


@given(
    lat=st.floats(-80, 80),
    lon=st.floats(-180, 180),
    distance=st.integers(1, 60_000),
    direction=st.sampled_from(sorted(parts.BEARINGS)),
)
def test_a_moved_point_is_as_far_away_as_told(lat: float, lon: float, distance: int, direction: str) -> None:
    north, east = parts.moved(lat, lon, distance, direction)  # type: ignore[arg-type]
    assert EARTH.inv(lon, lat, east, north)[2] == pytest.approx(distance, abs=0.01)
    if "north" in direction:
        assert north > lat
    if "south" in direction:
        assert north < lat


@pytest.mark.parametrize(
    ("line", "town", "lat", "lon"),
    [("SD-TD", "Adré", 13.467, 22.2), ("IN-PK", "Attari", 31.6, 74.6), ("MX-US", "El Paso", 31.76, -106.49)],
)
def test_a_stretch_is_near_its_town(line: str, town: str, lat: float, lon: float) -> None:
    stretch = parts.stretch(AREAS.line(line), lat, lon, 25_000)
    assert stretch is not None, town
    lons, lats = shapely.get_coordinates(stretch).T
    _, _, metres = EARTH.inv([lon] * len(lons), [lat] * len(lats), lons, lats)
    assert max(metres) < 25_100
    assert 20_000 < EARTH.geometry_length(stretch) < 90_000


def test_a_town_far_from_a_line_has_no_stretch_of_it() -> None:
    assert parts.stretch(AREAS.line("IN-PK"), 28.61, 77.21, 25_000) is None  # Delhi


@pytest.mark.parametrize(
    ("country", "on_shore", "inland_border"),
    [("YE", (12.79, 45.03), (17.0, 45.5)), ("LB", (33.89, 35.47), (33.7, 35.95)), ("SO", (2.03, 45.34), (3.0, 41.6))],
)
def test_a_shore_runs_by_the_sea(
    country: str, on_shore: tuple[float, float], inland_border: tuple[float, float]
) -> None:
    shore = parts.shore(AREAS.outline(country), AREAS.borders_of(country))
    assert shore is not None
    assert shore.distance(Point(on_shore[1], on_shore[0])) < 0.15
    assert shore.distance(Point(inland_border[1], inland_border[0])) > 0.25


@pytest.mark.parametrize("country", ["ML", "AF", "CH", "PY", "TD", "MN"])
def test_a_landlocked_country_has_no_shore(country: str) -> None:
    assert parts.shore(AREAS.outline(country), AREAS.borders_of(country)) is None


def test_offshore_is_sea_and_not_far() -> None:
    area = AREAS.outline("YE")
    sea = parts.offshore(area, parts.shore(area, AREAS.borders_of("YE")), 40_000)
    assert sea is not None
    assert sea.covers(Point(45.0, 12.6))
    assert not sea.covers(Point(44.2, 15.35))
    assert sea.intersection(area).area < 0.02 * sea.area


@pytest.mark.parametrize(
    ("key", "countries", "at_sea", "elsewhere"),
    [
        # Mukalla's roads, and those of Hodeidah on Yemen's other sea
        ("YE.04", "YE", (49.15, 14.4), (42.7, 14.8)),
        # off Yalta, and off Odesa
        ("crimea", "UA RU", (34.25, 44.4), (30.9, 46.4)),
        # off Miami, and off Galveston
        ("US.FL", "US", (-80.0, 25.8), (-94.6, 29.2)),
        # across the date line: off Providence Bay and off Uelen, and off Magadan
        ("RU.15", "RU", (-173.2, 64.2), (150.8, 59.3)),
    ],
)
def test_the_sea_off_a_province_is_its_own_and_no_land(
    key: str, countries: str, at_sea: tuple[float, float], elsewhere: tuple[float, float]
) -> None:
    area = AREAS.outline(key)
    coasts = shapely.union_all([AREAS.coast(country) for country in countries.split()])
    seas = [AREAS.offshore(country) for country in countries.split()]
    found = parts.off(seas, parts.along(coasts, area), area)
    assert found.is_valid
    assert found.covers(Point(at_sea))
    assert found.distance(Point(elsewhere)) > 0.5
    assert found.intersection(area).area < 0.02 * found.area
    assert shapely.union_all(seas).buffer(1e-6).covers(found)


def test_a_province_without_a_coast_has_no_sea() -> None:
    nevada = Place("admin1:US.NV", "Nevada", "admin1", "US", "United States", "", "", 39.5, -117.0, 0, "US.NV")
    assert AREAS.part_of(nevada, Part("offshore", "off the coast of Nevada", None, parts.OFFSHORE_M)) is None


def test_a_line_due_east_runs_along_what_it_bounds() -> None:
    line = shapely.LineString([(25.0, 22.0), (31.0, 22.0)])
    found = parts.along(line, shapely.box(27.0, 22.0, 29.0, 24.0))
    assert found is not None
    assert found.length == pytest.approx(2, abs=0.1)


@pytest.mark.parametrize("key", ["RU.33", "RU", "CA", "ML", "KI", "FJ"])
@pytest.mark.parametrize("direction", [*parts.BEARINGS, "centre"])
def test_a_side_is_valid_and_turns_as_outlines_do(key: str, direction: parts.Direction) -> None:
    area = AREAS.outline(key)
    side = parts.side(area, direction)
    assert side is not None
    assert side.is_valid
    own = shapely.get_exterior_ring(shapely.get_parts(area))
    assert shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(side))).any() == shapely.is_ccw(own).any()
