"""The shapes of places against geography that anyone can check."""

from __future__ import annotations

import csv
import dataclasses
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import geopandas
import pandas
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geo.areas import BUDGET_BYTES, DATA, Areas, disc, simplified, tolerance_at, within_budget
from geo.errors import DataError
from geo.place import PRECISION, Place

EARTH = pyproj.Geod(ellps="WGS84")
AREAS = Areas()


@pytest.fixture(scope="module")
def frame() -> geopandas.GeoDataFrame:
    return geopandas.read_parquet(DATA / "areas.parquet").set_index("key")


@pytest.fixture(scope="module")
def known() -> list[tuple[str, str, float]]:
    """Code, name and official area in km2 (land area for the United States, whose figures tell it apart)."""
    with (Path(__file__).parent / "known_areas.csv").open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["name"], float(row["km2"])) for row in csv.DictReader(file)]


def km2(geometry: shapely.Geometry) -> float:
    """Area on the ellipsoid."""
    return abs(EARTH.geometry_area_perimeter(geometry)[0]) / 1e6


def km_between(geometry: shapely.Geometry, point: Point) -> float:
    on_it, _ = shapely.ops.nearest_points(geometry, point)
    return EARTH.inv(on_it.x, on_it.y, point.x, point.y)[2] / 1000


def place(**changes: object) -> Place:
    any_place = Place("geonames:1", "Somewhere", "town", "PK", "Pakistan", "04", "", 31.5, 74.3, 100_000, "")
    return dataclasses.replace(any_place, **changes)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ where things are


@pytest.mark.parametrize(
    ("town", "lat", "lon", "keys"),
    [
        # control on the ground: the Line of Control divides Kashmir
        ("Muzaffarabad", 34.37, 73.47, {"PK", "PK.06"}),
        ("Gilgit", 35.92, 74.31, {"PK", "PK.07"}),
        ("Skardu", 35.30, 75.63, {"PK", "PK.07"}),
        ("Srinagar", 34.09, 74.80, {"IN", "IN.12"}),
        ("Pahalgam", 34.01, 75.19, {"IN", "IN.12"}),
        ("Leh", 34.16, 77.58, {"IN", "IN.41"}),
        ("Siachen base", 35.25, 77.10, {"IN"}),
        ("Aksai Chin", 35.20, 79.50, {"CN"}),
        # provinces of Pakistan
        ("Karachi", 24.87, 67.05, {"PK", "PK.05"}),
        ("Quetta", 30.19, 67.00, {"PK", "PK.02"}),
        ("Lahore", 31.56, 74.35, {"PK", "PK.04"}),
        ("Peshawar", 34.00, 71.55, {"PK", "PK.03"}),
        ("Islamabad", 33.72, 73.06, {"PK", "PK.08"}),
        # a unit in another country's outline: the code says whose it is, the outline who holds it
        ("Simferopol", 44.95, 34.10, {"RU", "UA.11"}),
        ("Kyiv", 50.45, 30.52, {"UA", "UA.12"}),
        ("Mariupol", 47.10, 37.55, {"UA", "UA.05"}),
        # what Natural Earth draws apart from a country
        ("Hargeisa", 9.56, 44.07, {"somaliland", "SO.20"}),
        ("Kyrenia", 35.30, 33.32, {"northern-cyprus", "CY.02"}),
        ("Pristina", 42.67, 21.17, {"XK"}),
        ("Ramallah", 31.90, 35.20, {"PS", "PS.WE"}),
        ("Gaza", 31.51, 34.45, {"PS", "PS.GZ"}),
        # overseas territories have codes of their own
        ("Cayenne", 4.93, -52.30, {"GF"}),
        ("Saint-Denis", -20.90, 55.46, {"RE"}),
        ("Longyearbyen", 78.20, 15.70, {"SJ"}),
        ("Corte", 42.31, 9.15, {"FR", "FR.94"}),
        # exclaves and the far side of the antimeridian
        ("Kaliningrad", 54.71, 20.50, {"RU", "RU.23"}),
        ("inland Chukotka", 66.00, -175.00, {"RU", "RU.15"}),
        ("Anchorage", 61.20, -149.85, {"US", "US.AK"}),
        ("Attu", 52.90, 173.10, {"US", "US.AK"}),
        ("Vatican", 41.9022, 12.4533, {"VA"}),
    ],
)
def test_towns_lie_in_their_areas(town: str, lat: float, lon: float, keys: set[str]) -> None:
    for key in keys:
        outline = AREAS.outline(key)
        assert outline is not None, key
        assert outline.covers(Point(lon, lat)), (town, key)


@pytest.mark.parametrize(
    ("key", "lat", "lon"),
    [("UA", 44.95, 34.10), ("IN", 34.37, 73.47), ("SO", 9.56, 44.07), ("CY", 35.34, 33.32), ("PK", 34.09, 74.80)],
)
def test_outlines_stop_where_control_does(key: str, lat: float, lon: float) -> None:
    outline = AREAS.outline(key)
    assert outline is not None
    assert not outline.covers(Point(lon, lat))


def test_every_outline_is_valid_and_on_the_map(frame: geopandas.GeoDataFrame) -> None:
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()
    assert frame.index.is_unique
    assert frame.crs == "EPSG:4326"
    west, south, east, north = frame.total_bounds
    assert (west, south, east) == (-180, -90, 180)
    assert north <= 90


def test_no_polygon_is_a_stripe_round_the_world(frame: geopandas.GeoDataFrame) -> None:
    polygons = frame.geometry[frame.kind.isin(["country", "admin1"]) & (frame.index != "AQ")].explode()
    widths = polygons.bounds.maxx - polygons.bounds.minx
    # From the Norwegian border to the antimeridian: no country is wider than Russia's mainland.
    assert widths.max() < 153
    assert set(widths[widths > 65].index) == {"RU", "CA"}


def test_admin1_units_do_not_overlap(frame: geopandas.GeoDataFrame) -> None:
    units = frame.geometry[frame.kind == "admin1"]
    one, other = units.sindex.query(units, predicate="intersects")
    pairs = one < other
    shared = shapely.area(shapely.intersection(units.values[one[pairs]], units.values[other[pairs]]))
    # What remains are slivers of rounding (30 m) along common edges, and of simplifying islets: square degrees.
    assert len(shared) > 5000
    assert shared.max() < 0.002
    assert shared.sum() < 1e-5 * shapely.area(units.values).sum()


def test_admin1_units_together_cover_their_countries(frame: geopandas.GeoDataFrame) -> None:
    size = pandas.Series(shapely.area(frame.to_crs("EPSG:6933").geometry.values), index=frame.index)
    units = size[frame.kind == "admin1"].sum()
    ground = size[(frame.kind == "country") | frame.index.isin(["somaliland", "northern-cyprus"])].drop("AQ").sum()
    assert units == pytest.approx(ground, rel=0.002)


@pytest.mark.parametrize("country", ["PK", "UA", "IN", "US", "FR", "NG", "SY", "AF", "BR", "AU", "CA", "RU", "FJ"])
def test_no_ground_of_a_country_is_without_a_unit(frame: geopandas.GeoDataFrame, country: str) -> None:
    near = frame.geometry[(frame.kind == "admin1") & frame.intersects(shapely.box(*frame.geometry[country].bounds))]
    covered = shapely.union_all(shapely.buffer(near.values, 0.01))
    missing = shapely.difference(frame.geometry[country], covered)
    assert missing.area < 1e-4 * frame.geometry[country].area


def test_admin1_units_have_nearly_their_official_areas(known: list[tuple[str, str, float]]) -> None:
    ratios = {code: km2(AREAS.outline(code)) / official for code, _, official in known}
    assert len(ratios) >= 150
    assert median(ratios.values()) == pytest.approx(1, abs=0.01)
    assert sum(abs(ratio - 1) < 0.1 for ratio in ratios.values()) >= 0.75 * len(ratios)
    assert sum(abs(ratio - 1) < 0.2 for ratio in ratios.values()) >= 0.9 * len(ratios)
    assert min(ratios.values()) > 0.5
    assert max(ratios.values()) < 1.75


@pytest.mark.parametrize(
    ("key", "official"),
    # km2, United Nations Statistics Division; Pakistan with Azad Kashmir and Gilgit-Baltistan, India without
    [
        ("PK", 881_913),
        ("UA", 576_700),
        ("FR", 543_940),
        ("MN", 1_564_116),
        ("BO", 1_098_581),
        ("CH", 41_291),
        ("EG", 1_002_450),
    ],
)
def test_countries_have_their_areas(key: str, official: float) -> None:
    assert km2(AREAS.outline(key)) == pytest.approx(official, rel=0.02)


# ------------------------------------------------------------------------------------------------ lines


def test_attari_wagah_lies_on_the_boundary() -> None:
    boundary = AREAS.border("IN", "PK")
    assert boundary is not None
    assert km_between(boundary, Point(74.5727, 31.6047)) < 2


def test_every_border_crossing_sits_on_a_line() -> None:
    lines = geopandas.read_parquet(DATA / "borders.parquet")
    borders = shapely.union_all(lines.geometry[lines.kind.isin(["boundary", "line of control"])].values)
    with (DATA / "sites.csv").open(encoding="utf-8", newline="") as file:
        crossings = [row for row in csv.DictReader(file) if "crossing" in row["kind_of_site"]]
    assert len(crossings) > 50
    far = {row["slug"]: km_between(borders, Point(float(row["lon"]), float(row["lat"]))) for row in crossings}
    assert {slug: km for slug, km in far.items() if km > 3.6} == {}


def test_the_order_of_countries_does_not_matter() -> None:
    assert AREAS.border("PK", "IN") == AREAS.border("IN", "PK")


@pytest.mark.parametrize(
    ("end", "lat", "lon", "km"),
    [("NJ9842", 35.009, 77.010, 3), ("Manawar", 32.79, 74.46, 10)],
)
def test_the_line_of_control_ends_where_it_should(end: str, lat: float, lon: float, km: float) -> None:
    (line,) = AREAS.line("line-of-control").geoms
    ends = [Point(line.coords[0]), Point(line.coords[-1])]
    assert min(km_between(point, Point(lon, lat)) for point in ends) < km


def test_boundary_line_of_control_and_ground_position_line_follow_each_other() -> None:
    boundary, control, ground = (AREAS.line(key) for key in ("IN-PK", "line-of-control", "actual-ground-position-line"))
    assert boundary.distance(control) == 0
    assert control.distance(ground) == 0
    assert boundary.distance(ground) > 1
    # 740 km on the ground (Indian foreign ministry); the 1:10m line cuts its corners.
    assert 600 < EARTH.geometry_length(control) / 1000 < 740


@pytest.mark.parametrize(
    ("key", "spot", "lat", "lon", "km"),
    [
        ("abkhazia-boundary-line", "Enguri bridge", 42.497, 41.833, 10),
        ("south-ossetia-boundary-line", "Ergneti", 42.19, 43.98, 8),
        ("transnistria-security-zone-line", "Dubasari", 47.26, 29.16, 5),
        ("donbas-line-of-contact", "Stanytsia Luhanska", 48.640, 39.457, 10),
        ("karabakh-line-of-contact", "Agdam", 39.99, 46.93, 10),
    ],
)
def test_lines_within_a_state_pass_where_they_should(key: str, spot: str, lat: float, lon: float, km: float) -> None:
    line = AREAS.named_line(key)
    assert line is not None
    assert line.kind == "line of control"
    assert km_between(line.geometry, Point(lon, lat)) < km, spot


@pytest.mark.parametrize(
    ("key", "name", "kind"),
    [
        ("IN-PK", "India-Pakistan boundary", "boundary"),
        ("line-of-control", "Line of Control", "line of control"),
        ("CA-US", "Canada-United States boundary", "boundary"),
        ("durand-line", "Durand Line", "boundary"),
        # where Somaliland meets other states, the boundary is Somalia's
        ("DJ-SO", "Djibouti-Somalia boundary", "boundary"),
        ("SO-somaliland", "Somalia-Somaliland line of control", "line of control"),
    ],
)
def test_a_line_is_named_for_what_it_is(key: str, name: str, kind: str) -> None:
    line = AREAS.named_line(key)
    assert line is not None
    assert (line.name, line.kind) == (name, kind)
    assert line.source
    assert AREAS.name_of(key) == name


def test_borders_run_along_both_countries() -> None:
    for pair in ("IN-PK", "CD-UG", "KP-KR", "RU-UA", "IL-LB", "GF-SR"):
        line = AREAS.line(pair)
        for country in pair.split("-"):
            edge = AREAS.outline(country).boundary.buffer(0.001)
            assert shapely.difference(line, edge).length < 0.01 * line.length, (pair, country)


# ------------------------------------------------------------------------------------------------ the shape of a place


@pytest.mark.parametrize(
    ("kind", "area", "precision", "shape"),
    [
        ("town", "", "town", "Point"),
        ("town", "", "near", "Point"),
        ("site", "", "site", "Point"),
        ("country", "PK", "country", "MultiPolygon"),
        ("admin1", "PK.05", "region", "MultiPolygon"),
        ("line", "line-of-control", "line", "MultiLineString"),
        # "near Pakistan" is no better known than Pakistan
        ("country", "PK", "near", "MultiPolygon"),
        # without an outline there is nothing to draw
        ("admin2", "", "district", None),
        ("region", "no-such-region", "region", None),
        ("town", "", "district", None),
        ("line", "no-such-line", "line", None),
    ],
)
def test_geometry_follows_from_kind_and_precision(kind: str, area: str, precision: str, shape: str | None) -> None:
    geometry = AREAS.geometry_of(place(kind=kind, area=area), precision)
    assert (geometry.geom_type if geometry is not None else None) == shape


def test_a_point_is_longitude_first() -> None:
    assert AREAS.geometry_of(place(lat=31.5, lon=74.3), "town") == Point(74.3, 31.5)


@given(
    kind=st.sampled_from(sorted(PRECISION)),
    precision=st.sampled_from(["site", "town", "near", "district", "region", "country", "line"]),
    area=st.sampled_from(["", "PK", "PK.06", "line-of-control", "IN-PK", "nowhere"]),
)
def test_no_area_is_ever_a_point(kind: str, precision: str, area: str) -> None:
    geometry = AREAS.geometry_of(place(kind=kind, area=area), precision)
    pointlike = kind in ("town", "site") and precision in ("site", "town", "near")
    assert (geometry is not None and geometry.geom_type == "Point") == pointlike


@pytest.mark.parametrize("key", ["", "PK.", "ZZ", "zzz", "PK.999", "pk"])
def test_an_unknown_key_has_no_shape(key: str) -> None:
    assert AREAS.outline(key) is None
    assert AREAS.line(key) is None
    with pytest.raises(KeyError):
        AREAS.name_of(key)


def test_every_key_is_found(frame: geopandas.GeoDataFrame) -> None:
    assert all(AREAS.outline(key).equals(frame.geometry[key]) for key in frame.index[::37])


def test_threads_may_share_one_reader() -> None:
    keys = ["PK", "IN", "UA.05", "FR", "PK.06", "NG.27"] * 8
    fresh = Areas()
    with ThreadPoolExecutor(8) as pool:
        shapes = list(pool.map(fresh.outline, keys))
    assert all(shape.equals(AREAS.outline(key)) for key, shape in zip(keys, shapes, strict=True))


@pytest.mark.parametrize("content", [None, b"", b"not parquet at all"])
def test_missing_or_broken_data_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "areas.parquet").write_bytes(content)
    with pytest.raises(DataError, match=r"areas\.parquet"):
        Areas(tmp_path).outline("PK")


# ------------------------------------------------------------------------------------------------ discs and the screen


@given(
    lat=st.floats(-80, 80),
    lon=st.floats(-180, 180),
    radius_m=st.floats(100, 200_000),
)
def test_every_corner_of_a_disc_is_at_its_radius(lat: float, lon: float, radius_m: float) -> None:
    outline = disc(lat, lon, radius_m)
    assert outline.is_valid
    for corner_lon, corner_lat in outline.exterior.coords:
        assert EARTH.inv(lon, lat, corner_lon, corner_lat)[2] == pytest.approx(radius_m, rel=1e-6)


def test_a_disc_at_the_antimeridian_is_whole() -> None:
    west, _, east, _ = disc(-17.7, 179.99, 10_000).bounds
    assert east - west < 0.3


@pytest.mark.parametrize("key", ["PK", "PK.06", "NO", "FJ", "VA", "MV", "ID.28"])
@pytest.mark.parametrize("zoom", [3, 6, 9])
def test_simplified_outlines_stay_valid_and_close(key: str, zoom: int) -> None:
    outline = AREAS.outline(key)
    simple = simplified(outline, tolerance_at(zoom))
    assert simple.is_valid
    assert not simple.is_empty
    assert simple.geom_type in ("Polygon", "MultiPolygon")
    assert shapely.get_num_coordinates(simple) <= shapely.get_num_coordinates(outline)
    assert simple.difference(outline.buffer(2 * tolerance_at(zoom) + 0.001)).is_empty


def test_points_and_lines_are_simplified_as_what_they_are() -> None:
    point = Point(74.123456, 31.5)
    assert simplified(point, 1.0) == point
    line = simplified(AREAS.line("line-of-control"), 0.05)
    assert line.geom_type in ("LineString", "MultiLineString")
    assert 0 < shapely.get_num_coordinates(line) < shapely.get_num_coordinates(AREAS.line("line-of-control"))


@pytest.mark.parametrize("keys", [["PK", "PK.06", "PK.07", "IN"], ["CA", "RU", "US", "NO", "ID"], ["PK.06"], []])
def test_the_shapes_of_a_page_keep_to_their_budget(keys: list[str]) -> None:
    shapes = within_budget([AREAS.outline(key) for key in keys], tolerance_at(7))
    assert sum(len(shapely.to_geojson(shape)) for shape in shapes) <= BUDGET_BYTES
    assert all(shape.is_valid and not shape.is_empty for shape in shapes)
    assert len(shapes) == len(keys)
