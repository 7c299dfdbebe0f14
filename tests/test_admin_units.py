"""Provinces drawn round towns, on maps small enough to check by eye."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box

from tools.admin_units import Town, divided, from_mercator, simplified, to_mercator, towns_by_outline, units_of

SQUARE = MultiPolygon([box(0, 0, 10, 10)])


def town(unit: str, lon: float, lat: float, people: int = 50_000) -> Town:
    return Town(unit.split(".")[0], unit, lon, lat, people)


def test_ground_goes_to_the_nearest_town() -> None:
    units = divided(SQUARE, [town("AA.1", 2, 5), town("AA.2", 6, 5)])
    assert units["AA.1"].bounds == pytest.approx((0, 0, 4, 10))
    assert units["AA.2"].bounds == pytest.approx((4, 0, 10, 10))


def test_a_country_with_one_unit_is_that_unit() -> None:
    assert divided(SQUARE, [town("AA.1", 2, 5), town("AA.1", 2, 5), town("AA.1", 3, 3)]) == {"AA.1": SQUARE}


@given(
    st.lists(
        st.tuples(st.integers(1, 99), st.integers(1, 99), st.sampled_from(["AA.1", "AA.2", "AA.3"])),
        min_size=1,
        max_size=30,
        unique_by=lambda entry: entry[:2],
    )
)
def test_units_share_out_the_whole_country(entries: list[tuple[int, int, str]]) -> None:
    towns = [town(unit, x / 10, y / 10) for x, y, unit in entries]
    units = divided(SQUARE, towns)
    assert set(units) == {entry.unit for entry in towns}
    assert sum(unit.area for unit in units.values()) == pytest.approx(SQUARE.area, rel=1e-6)
    assert shapely.union_all(list(units.values())).area == pytest.approx(SQUARE.area, rel=1e-6)
    assert all(units[entry.unit].buffer(1e-9).covers(Point(entry.lon, entry.lat)) for entry in towns)


@pytest.mark.parametrize(
    ("people", "own"),
    # a hamlet of AA.2 in the middle of AA.1 has a wrong code, a town there is an exclave
    [(800, "AA.1"), (25_000, "AA.2")],
)
def test_a_misplaced_hamlet_does_not_count(people: int, own: str) -> None:
    west = [town("AA.1", x, y) for x in (1, 2, 3, 4) for y in (1, 3, 5, 7, 9)]
    east = [town("AA.2", x, y) for x in (6, 7, 8, 9) for y in (1, 3, 5, 7, 9)]
    units = divided(SQUARE, [*west, *east, town("AA.2", 2.5, 4.5, people)])
    assert units[own].covers(Point(2.5, 4.5))


def test_an_outline_across_the_antimeridian_is_divided_in_one_piece() -> None:
    islands = MultiPolygon([box(170, 0, 180, 10), box(-180, 0, -170, 10)])
    units = divided(islands, [town("AA.1", 178, 5), town("AA.2", -174, 5)])
    # the town at 178 is nearest as far as 182, that is -178
    assert units["AA.1"].covers(Point(-179, 5))
    assert units["AA.2"].covers(Point(-177, 5))
    assert all(unit.bounds[0] >= -180 and unit.bounds[2] <= 180 for unit in units.values())
    assert sum(unit.area for unit in units.values()) == pytest.approx(200)


def test_towns_count_where_they_stand() -> None:
    countries = {"AA": SQUARE, "BB": MultiPolygon([box(10, 0, 20, 10)]), "own-area": MultiPolygon([box(20, 0, 21, 10)])}
    deep, barely, at_sea, apart = (
        town("AA.1", 15, 5),
        town("AA.1", 10.05, 5),
        town("AA.1", -0.5, 5),
        town("BB.1", 20.01, 5),
    )
    assert towns_by_outline(countries, [deep, barely, at_sea, apart]) == {
        "BB": [deep],
        "AA": [barely, at_sea],
        "own-area": [apart],
    }


def test_a_unit_may_lie_in_two_outlines() -> None:
    countries = {"AA": SQUARE, "BB": MultiPolygon([box(10, 0, 20, 10)])}
    units = units_of(countries, [town("AA.1", 5, 5), town("AA.1", 12, 5), town("BB.1", 18, 5)])
    assert units["AA.1"].bounds == pytest.approx((0, 0, 15, 10))
    assert units["BB.1"].bounds == pytest.approx((15, 0, 20, 10))


def test_neighbours_keep_a_common_edge_when_simplified() -> None:
    rng = np.random.default_rng(1)
    wiggle = [(5 + float(rng.normal(0, 0.0003)), y / 50) for y in range(501)]
    west = MultiPolygon([shapely.Polygon([(0, 0), *wiggle, (0, 10)])])
    east = MultiPolygon([shapely.Polygon([(10, 0), *wiggle, (10, 10)])])
    units = simplified({"AA.1": west, "AA.2": east})
    assert shapely.get_num_coordinates(list(units.values())).sum() < 500
    assert units["AA.1"].intersection(units["AA.2"]).area == 0
    assert units["AA.1"].union(units["AA.2"]).area == pytest.approx(100, rel=1e-3)


@given(st.floats(-180, 360), st.floats(-85, 85))
def test_mercator_and_back(lon: float, lat: float) -> None:
    assert from_mercator(to_mercator(np.array([[lon, lat]])))[0] == pytest.approx([lon, lat], abs=1e-9)
