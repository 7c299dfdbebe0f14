"""Districts against geography that anyone can check."""

from __future__ import annotations

import csv

import geopandas
import pyproj
import pytest
import shapely
from shapely import Point

from geo.areas import DATA, Areas
from tools import districts

EARTH = pyproj.Geod(ellps="WGS84")
AREAS = Areas()


@pytest.fixture(scope="module")
def frame() -> geopandas.GeoDataFrame:
    return geopandas.read_parquet(DATA / "districts.parquet").set_index("key")


def test_nearly_every_district_of_the_gazetteer_has_an_outline(frame: geopandas.GeoDataFrame) -> None:
    with (DATA / "admin2.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)}
    assert set(frame.index) <= codes
    # Atolls and islets, counties that are no more, and a province without its district's town.
    assert len(codes - set(frame.index)) < 20


def test_every_outline_is_valid(frame: geopandas.GeoDataFrame) -> None:
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()
    assert frame.index.is_unique
    assert frame.crs == "EPSG:4326"


def test_a_district_lies_in_its_first_order_unit(frame: geopandas.GeoDataFrame) -> None:
    units = geopandas.read_parquet(DATA / "areas.parquet").set_index("key").geometry
    drawn = frame[frame.source == districts.SOURCE]
    outer = units.loc[[districts.code_of_unit(code) for code in drawn.index]].values
    outside = shapely.area(shapely.difference(drawn.geometry.values, shapely.buffer(outer, 0.001)))
    assert outside.max() < 1e-4


def test_districts_do_not_overlap(frame: geopandas.GeoDataFrame) -> None:
    shapes = frame.geometry
    one, other = shapes.sindex.query(shapes, predicate="intersects")
    pairs = one < other
    shared = shapely.area(shapely.intersection(shapes.values[one[pairs]], shapes.values[other[pairs]]))
    # Square degrees; slivers of rounding (30 m) along common edges.
    assert shared.sum() < 1e-4 * shapely.area(shapes.values).sum()


@pytest.mark.parametrize(
    ("town", "lat", "lon", "key"),
    [
        ("Houston", 29.76, -95.37, "US.TX.Harris County"),
        ("Los Angeles", 34.05, -118.24, "US.CA.Los Angeles County"),
        ("Chicago", 41.88, -87.63, "US.IL.Cook County"),
        ("Uvalde", 29.21, -99.79, "US.TX.Uvalde County"),
        ("Anantnag", 33.73, 75.15, "IN.12.Anantnag"),
        ("Baramulla", 34.20, 74.34, "IN.12.Baramula"),
        ("Maidstone", 51.27, 0.52, "GB.ENG.Kent"),
    ],
)
def test_towns_lie_in_their_districts(town: str, lat: float, lon: float, key: str) -> None:
    outline = AREAS.outline(key)
    assert outline is not None
    assert outline.covers(Point(lon, lat)), town


@pytest.mark.parametrize(
    ("key", "official"),
    # km2 with water, U.S. Census Bureau; the outlines stop at the shore
    [("US.TX.Harris County", 4_602), ("US.CO.El Paso County", 5_515), ("US.AZ.Maricopa County", 23_890)],
)
def test_counties_have_their_areas(key: str, official: float) -> None:
    assert abs(EARTH.geometry_area_perimeter(AREAS.outline(key))[0]) / 1e6 == pytest.approx(official, rel=0.03)


@pytest.mark.parametrize(
    ("census", "gazetteer"),
    [
        ("St. Bernard", "Saint Bernard Parish"),
        ("DeKalb", "De Kalb County"),
        ("Kodiak Island", "Kodiak Island Borough"),
        ("Doña Ana", "Dona Ana County"),
    ],
)
def test_county_names_agree(census: str, gazetteer: str) -> None:
    assert districts.county_name(census) == districts.county_name(gazetteer)
