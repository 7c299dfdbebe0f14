"""Areas and lines put together from tables."""

from __future__ import annotations

import geopandas
import pytest
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, box

from geo.areas import DATA, Areas
from tools.build_areas import Row, border_rows, compose, cut, name_of, polygon_of, read_regions, united, write

AREAS = [
    Row("AA.1", "West", "admin1", "towns", MultiPolygon([box(0, 0, 5, 10)])),
    Row("AA.2", "East", "admin1", "towns", MultiPolygon([box(5.001, 0, 10, 10)])),
    Row("drawn", "drawn", "region", "Natural Earth", MultiPolygon([box(20, 0, 21, 1)])),
]
LINES = [Row("AA-BB", "A-B boundary", "boundary", "Natural Earth", MultiLineString([[(10, 0), (10, 10)]]))]


def region(slug: str, kind: str = "region", parts: str = "", outline: str = "") -> dict[str, str]:
    return {"slug": slug, "name": slug.title(), "kind": kind, "parts": parts, "outline": outline, "source": "by hand"}


@pytest.mark.parametrize(
    ("row", "bounds", "source"),
    [
        (region("both", parts="AA.1 AA.2"), (0, 0, 10, 10), "by hand"),
        (region("sea", "water", outline="0 0, 4 0, 4 3"), (0, 0, 4, 3), "by hand"),
        # what Natural Earth draws is better than an outline by hand
        (region("drawn", outline="0 0, 4 0, 4 3"), (20, 0, 21, 1), "Natural Earth"),
    ],
)
def test_regions_get_their_areas(row: dict[str, str], bounds: tuple[float, ...], source: str) -> None:
    areas, lines, bare = compose([row], AREAS, LINES)
    found = areas[[area.key for area in areas].index(row["slug"])]
    assert found.geometry.bounds == pytest.approx(bounds, abs=0.01)
    assert (found.name, found.source) == (row["name"], source)
    assert (lines, bare) == (LINES, [])


def test_a_line_may_be_where_an_area_meets_the_rest_of_its_country() -> None:
    inner, outer = (Row(key, key, "admin1", "source", box(0, 0, width, 2)) for key, width in (("AA.01", 2), ("AA", 6)))
    _, (line,), _ = compose([region("inner-line", "line", parts="edge:AA.01:AA")], [inner, outer], [])
    assert line.kind == "line of control"
    assert line.geometry.bounds == pytest.approx((2, 0, 2, 2), abs=0.2)
    apart = Row("BB", "BB", "country", "source", box(50, 0, 52, 2))
    with pytest.raises(ValueError, match="no edge"):
        compose([region("no-line", "line", parts="edge:AA.01:BB")], [inner, apart], [])


@pytest.mark.parametrize(
    ("row", "bounds", "kind"),
    [
        (region("river", "line", outline="0 0, 4 0, 4 3"), (0, 0, 4, 3), "line"),
        (region("a-b-border", "line", parts="border:AA-BB"), (10, 0, 10, 10), "boundary"),
        (region("blue-line", "line", parts="border:AA-BB"), (10, 0, 10, 10), "line of control"),
    ],
)
def test_lines_get_their_course(row: dict[str, str], bounds: tuple[float, ...], kind: str) -> None:
    areas, lines, bare = compose([row], AREAS, LINES)
    assert lines[-1].geometry.bounds == bounds
    assert (lines[-1].key, lines[-1].kind) == (row["slug"], kind)
    assert (areas, bare) == (AREAS, [])


def test_regions_have_no_hole_where_an_area_is_in_no_country() -> None:
    areas = [
        Row("SO", "Somalia", "country", "Natural Earth", MultiPolygon([box(0, 0, 5, 10)])),
        Row("somaliland", "Somaliland", "region", "Natural Earth", MultiPolygon([box(0, 10, 5, 12)])),
    ]
    composed, _, _ = compose([region("horn-of-africa", parts="SO")], areas, [])
    assert composed[-1].geometry.bounds == pytest.approx((0, 0, 5, 12))


def test_every_region_of_the_table_has_a_shape() -> None:
    shapes = Areas()
    for row in read_regions(DATA / "regions.csv"):
        shape = shapes.line(row["slug"]) if row["kind"] == "line" else shapes.outline(row["slug"])
        assert shape is not None, f"{row['slug']}: tools/build_areas.py has not been run since it was added"


def test_a_row_with_neither_is_listed_and_not_drawn() -> None:
    areas, lines, bare = compose([region("nowhere"), region("no-river", "line")], AREAS, LINES)
    assert (areas, lines, bare) == (AREAS, LINES, ["nowhere", "no-river"])


def test_regions_may_be_parts_of_later_ones() -> None:
    rows = [region("both", parts="AA.1 AA.2"), region("more", parts="both drawn")]
    areas, _, _ = compose(rows, AREAS, LINES)
    assert areas[-1].geometry.area == pytest.approx(101, abs=0.1)


def test_a_part_that_is_no_key_is_refused() -> None:
    with pytest.raises(KeyError, match=r"AA\.9"):
        compose([region("wrong", parts="AA.9")], AREAS, LINES)


def test_gaps_between_parts_are_closed() -> None:
    assert len(united([row.geometry for row in AREAS[:2]]).geoms) == 1


@pytest.mark.parametrize("backwards", [False, True])
def test_a_line_is_cut_in_the_order_of_the_points(backwards: bool) -> None:
    line = LineString([(0, 0), (10, 0)])
    pieces = cut(MultiLineString([line.reverse() if backwards else line]), Point(3, 1), Point(7, -1))
    assert [piece.bounds for piece in pieces] == [(0, 0, 3, 0), (3, 0, 7, 0), (7, 0, 10, 0)]


def test_borders_of_areas_in_no_country_are_those_of_their_state() -> None:
    borders = {
        ("ET", "SO"): MultiLineString([[(0, 0), (1, 0)]]),
        ("ET", "somaliland"): MultiLineString([[(1, 0), (2, 0)]]),
        ("SO", "somaliland"): MultiLineString([[(1, 0), (1, 1)]]),
    }
    rows = {row.key: row for row in border_rows(borders, {"ET": "Ethiopia", "SO": "Somalia"}, "source")}
    assert {key: (row.name, row.kind, row.geometry.length) for key, row in rows.items()} == {
        "ET-SO": ("Ethiopia-Somalia boundary", "boundary", 2),
        "SO-somaliland": ("Somalia-Somaliland line of control", "line of control", 1),
    }


def test_an_outline_by_hand_is_closed_and_valid() -> None:
    bow_tie = polygon_of("0 0, 2 2, 2 0, 0 2")
    assert bow_tie.is_valid
    assert bow_tie.area == pytest.approx(2)


@pytest.mark.parametrize(
    ("key", "name"), [("PK", "Pakistan"), ("akrotiri-and-dhekelia", "Akrotiri and Dhekelia"), ("drawn", "Drawn")]
)
def test_names(key: str, name: str) -> None:
    assert name_of(key, {"PK": "Pakistan"}) == name


def test_files_are_sorted_geoparquet(tmp_path) -> None:  # type: ignore[no-untyped-def]
    write(reversed(AREAS), tmp_path / "areas.parquet")
    frame = geopandas.read_parquet(tmp_path / "areas.parquet")
    assert list(frame.columns) == ["key", "name", "kind", "source", "geometry"]
    assert list(frame.key) == ["AA.1", "AA.2", "drawn"]
    assert frame.crs == "EPSG:4326"
    assert shapely.equals(frame.geometry.values, [row.geometry for row in AREAS]).all()
