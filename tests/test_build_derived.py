"""Countries and borders as one country claims them, and coasts, against places that anyone can look up."""

from __future__ import annotations

import geopandas
import pytest
from shapely import Point

from geo.areas import DATA, Areas
from geo.contested import contested_areas, views
from geo.parts import OFFSHORE_M, Direction, Part, rim
from geo.place import Place
from tools.build_derived import World, as_claimed, borders_of, coasts, ground_of

GROUND = Areas()

SRINAGAR, MUZAFFARABAD, GILGIT = (34.09, 74.80), (34.37, 73.47), (35.92, 74.31)
AKSAI_CHIN, TAWANG, SIMFEROPOL, DONETSK = (35.2, 79.3), (27.59, 91.87), (44.95, 34.10), (48.02, 37.80)
KATZRIN, KYRENIA, PRISTINA, STANLEY = (32.99, 35.69), (35.30, 33.32), (42.66, 21.16), (-51.70, -57.87)


@pytest.mark.parametrize(
    ("view", "town", "holder"),
    [
        ("IN", MUZAFFARABAD, "PK"),
        ("IN", GILGIT, "PK"),
        ("IN", AKSAI_CHIN, "CN"),
        ("PK", SRINAGAR, "IN"),
        ("CN", TAWANG, "IN"),
        ("UA", SIMFEROPOL, "RU"),
        ("RU", DONETSK, "UA"),
        ("SY", KATZRIN, "IL"),
    ],
)
def test_what_is_claimed_changes_hands(view: str, town: tuple[float, float], holder: str) -> None:
    at = Point(town[1], town[0])
    claimed = Areas(view=view)
    assert not GROUND.outline(view).covers(at)
    assert GROUND.outline(holder).covers(at)
    assert claimed.outline(view).covers(at)
    assert not claimed.outline(holder).covers(at)


@pytest.mark.parametrize(
    ("view", "town", "holder"), [("CY", KYRENIA, "northern-cyprus"), ("RS", PRISTINA, "XK"), ("AR", STANLEY, "FK")]
)
def test_who_would_have_nothing_left_keeps_its_outline(view: str, town: tuple[float, float], holder: str) -> None:
    at = Point(town[1], town[0])
    claimed = Areas(view=view)
    assert claimed.outline(view).covers(at)
    assert claimed.outline(holder).covers(at)


@pytest.mark.parametrize("view", views())
def test_a_view_adds_to_its_country_and_leaves_others_alone(view: str) -> None:
    claimed = Areas(view=view)
    assert claimed.outline(view).is_valid
    assert claimed.outline(view).area >= GROUND.outline(view).area
    assert claimed.outline("BO").equals(GROUND.outline("BO"))
    assert claimed.border("BO", "PY").equals(GROUND.border("BO", "PY"))


def test_borders_run_where_the_view_has_them() -> None:
    india = Areas(view="IN")
    # the Wakhan: Afghanistan meets India in India's view, and no longer Pakistan there
    assert GROUND.border("AF", "IN") is None
    assert india.border("AF", "IN").distance(Point(74.0, 36.85)) < 0.2
    assert GROUND.border("AF", "PK").distance(Point(74.0, 36.85)) < 0.2
    assert india.border("AF", "PK").distance(Point(74.0, 36.85)) > 0.5
    # Pakistan and China have no border left
    assert GROUND.border("CN", "PK") is not None
    assert india.border("CN", "PK") is None
    # far from Kashmir nothing changes
    assert india.border("IN", "PK").distance(Point(74.5727, 31.6047)) < 0.02


def test_lines_of_control_stay_whatever_the_view() -> None:
    assert Areas(view="IN").line("line-of-control").equals(GROUND.line("line-of-control"))


@pytest.fixture(scope="module")
def world() -> World:
    """The areas and borders that the file is made from."""
    areas = geopandas.read_parquet(DATA / "areas.parquet").set_index("key").geometry
    lines = geopandas.read_parquet(DATA / "borders.parquet").set_index("key").geometry
    return World(dict(areas), {key: line for key, line in lines.items() if len(key) == 5 and key.isupper()})


@pytest.fixture(scope="module")
def stored() -> geopandas.GeoSeries:
    return geopandas.read_parquet(DATA / "derived.parquet").set_index("key").geometry


def test_the_grounds_are_those_of_the_table(world: World, stored: geopandas.GeoSeries) -> None:
    grounds = {key.removeprefix("ground:") for key in stored.index if key.startswith("ground:")}
    assert grounds == {area.slug for area in contested_areas()}
    for area in contested_areas():
        assert stored[f"ground:{area.slug}"].equals(ground_of(area, world))


@pytest.mark.parametrize("view", ["SD", "EH"])
def test_what_is_stored_follows_from_the_table(view: str, world: World, stored: geopandas.GeoSeries) -> None:
    claims = [area for area in contested_areas() if view in area.claimants]
    seen = as_claimed(view, world, [(area.held_by, stored[f"ground:{area.slug}"]) for area in claims])
    made = {**seen.outlines, **seen.borders}
    assert {f"{view}:{key}" for key in made} == {
        key for key in stored.index if key.startswith(f"{view}:") and key.count(":") == 1
    }
    assert all(stored[f"{view}:{key}"].equals(shape) for key, shape in made.items())


@pytest.mark.parametrize("country", ["LB", "SI", "CH"])
def test_coasts_follow_from_the_outlines(country: str, world: World, stored: geopandas.GeoSeries) -> None:
    made = {row.key: row.geometry for row in coasts(country, world)}
    assert made.keys() == {key for key in stored.index if key in (f"coast:{country}", f"offshore:{country}")}
    assert all(stored[key].equals(shape) for key, shape in made.items())


@pytest.mark.parametrize(
    ("view", "country", "town", "is_theirs"),
    [("", "UA", (44.61, 33.52), False), ("UA", "UA", (44.61, 33.52), True), ("UA", "RU", (44.61, 33.52), False)],
)
def test_a_coast_is_that_of_the_view(view: str, country: str, town: tuple[float, float], is_theirs: bool) -> None:
    coast = Areas(view=view).coast(country)
    assert (coast.distance(Point(town[1], town[0])) < 0.1) == is_theirs


@pytest.mark.parametrize(
    ("sea", "on_it", "elsewhere"),
    [
        ("black-sea", ["Burgas 42.50 27.47", "Odesa 46.48 30.73", "Batumi 41.65 41.63"], "Izmir 38.42 27.13"),
        ("red-sea", ["Hodeidah 14.80 42.95", "Port Sudan 19.62 37.22"], "Aden 12.79 45.03"),
        ("caspian-sea", ["Baku 40.38 49.89", "Aktau 43.65 51.16"], "Batumi 41.65 41.63"),
    ],
)
def test_the_coast_of_a_sea_is_everyones(sea: str, on_it: list[str], elsewhere: str) -> None:
    coast = GROUND.coast(sea)
    for town in (*on_it, elsewhere):
        *_, lat, lon = town.split()
        assert (coast.distance(Point(float(lon), float(lat))) < 0.2) == (town in on_it), town


def test_an_ocean_and_a_lake_have_no_coast_of_their_own() -> None:
    assert GROUND.coast("pacific-ocean") is None
    assert GROUND.coast("lake-victoria") is None


def test_the_land_edge_of_a_large_unit_is_what_it_would_be(world: World, stored: geopandas.GeoSeries) -> None:
    assert 50 < sum(key.startswith("rim:") for key in stored.index) < 150
    made = rim(world.outlines["NO.09"], world.outlines["NO"], borders_of("NO", world))
    assert stored["rim:NO.09"].equals(made)
    assert GROUND.rim("NO.09", "NO").equals(made)


@pytest.mark.parametrize("key", ["CA", "ID", "CA.14"])
def test_a_plainer_outline_is_the_same_area(key: str, world: World, stored: geopandas.GeoSeries) -> None:
    outline = world.outlines[key]
    plain = stored[f"plain:{key}"]
    assert plain.is_valid
    assert plain.area == pytest.approx(outline.area, rel=0.002)
    assert plain.symmetric_difference(outline).area < 0.02 * outline.area
    side = GROUND.part_of(country(key), Part("side", "in the north", "north"))
    assert 0.4 * outline.area < side.area
    assert side.difference(outline).area < 0.01 * side.area


def country(key: str) -> Place:
    return Place(key, key, "country", key[:2], key, "", "", 0.0, 0.0, 0, key)


def test_every_shape_is_valid_and_on_the_map(stored: geopandas.GeoSeries) -> None:
    assert stored.is_valid.all()
    assert stored.index.is_unique
    west, _, east, _ = stored.total_bounds
    assert (west, east) == (-180, 180)


@pytest.mark.parametrize("code", ["FJ", "RU", "US", "YE"])
@pytest.mark.parametrize("direction", ["north", "east", "southwest"])
def test_the_sea_off_a_side_is_valid(code: str, direction: Direction) -> None:
    sea = GROUND.part_of(country(code), Part("offshore", "off that coast", direction, OFFSHORE_M))
    assert sea.is_valid
    assert 0 < sea.area < GROUND.offshore(code).area
