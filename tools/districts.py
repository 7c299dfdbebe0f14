"""Where does one district end and the next begin? Second-order units, drawn round their towns or taken from the census.

No free outlines of districts come as a Python package. Within the outline of its first-order unit, every spot is given
to the district of the nearest town whose district is known (the join of `tools.build_admin`). Counties of the United
States are those of its Census Bureau. How near the others come, the same counties show when they are drawn round
their towns: 0.61 of the union with the true outline is common in the median, quartiles 0.52 and 0.68; nine in ten have
0.57 to 1.66 of the true area. Measured with

    python -m tools.districts geo/data/areas.parquet RG_CITIES1000_CSV US_COUNTIES_TOPOJSON
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median

import geopandas
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.folding import fold
from tools import admin_units, build_admin, world_atlas

SOURCE = "Drawn round the towns of GeoNames (CC BY 4.0); approximate"
CENSUS_SOURCE = "U.S. Census Bureau (public domain), by way of us-atlas 3"

#: The districts of a unit are simplified together by this much (degrees, 500 m); the unit's own edge stays.
TOLERANCE_DEGREES = 0.005

#: States by the numbers of the Federal Information Processing Standard 5-2, under GeoNames' codes.
STATES = dict(
    pair.split("=")
    for pair in (
        "01=AL 02=AK 04=AZ 05=AR 06=CA 08=CO 09=CT 10=DE 11=DC 12=FL 13=GA 15=HI 16=ID 17=IL 18=IN 19=IA 20=KS 21=KY "
        "22=LA 23=ME 24=MD 25=MA 26=MI 27=MN 28=MS 29=MO 30=MT 31=NE 32=NV 33=NH 34=NJ 35=NM 36=NY 37=NC 38=ND 39=OH "
        "40=OK 41=OR 42=PA 44=RI 45=SC 46=SD 47=TN 48=TX 49=UT 50=VT 51=VA 53=WA 54=WV 55=WI 56=WY"
    ).split()
)
#: What the Census Bureau leaves out of a county's name and GeoNames writes.
COUNTY_WORDS = (" county", " parish", " census area", " city and borough", " borough", " municipality")


def districts_of(units: Mapping[str, BaseGeometry], towns_csv: Path, wanted: Iterable[str]) -> dict[str, BaseGeometry]:
    """Outlines of the wanted districts by code ("IN.12.Anantnag"), EPSG:4326, within their first-order units.

    `units` are outlines by code ("IN.12"); `towns_csv` is the table that `tools.build_admin` reads.
    """
    _, members = build_admin.join(towns_csv)
    towns: dict[str, list[admin_units.Town]] = defaultdict(list)
    for (unit, local), district in members.items():
        towns[unit] += [
            admin_units.Town(unit[:2], f"{unit}.{local}", town["longitude"], town["latitude"], town["population"])
            for town in district.towns
        ]
    wanted = set(wanted)
    found: dict[str, BaseGeometry] = {}
    for unit in sorted({code_of_unit(code) for code in wanted} & units.keys() & towns.keys()):
        pieces = admin_units.divided(units[unit], towns[unit])
        found |= {code: piece for code, piece in simplified(pieces).items() if code in wanted}
    return found


def code_of_unit(district: str) -> str:
    """ "IN.12" of "IN.12.Anantnag"."""
    return ".".join(district.split(".", 2)[:2])


def simplified(pieces: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The districts of one unit simplified together; the outer edge stays, it is simplified already."""
    polygons = {code: world_atlas.polygons_of(piece) for code, piece in pieces.items()}
    simple = shapely.coverage_simplify(list(polygons.values()), TOLERANCE_DEGREES, simplify_boundary=False)
    rounded = shapely.set_precision(simple, admin_units.GRID)
    whole = {code: world_atlas.polygons_of(geometry) for code, geometry in zip(polygons, rounded, strict=True)}
    return {code: geometry for code, geometry in whole.items() if not geometry.is_empty}


def counties_of(us_counties: Path, wanted: Iterable[str]) -> dict[str, BaseGeometry]:
    """The wanted counties of the United States by code ("US.TX.Harris County"), EPSG:4326, from us-atlas.

    A county whose name or code has changed since (Connecticut's, some of Alaska's) is not among them.
    """
    frame = geopandas.read_file(us_counties, layer="counties")
    outlines = [world_atlas.polygons_of(shapely.make_valid(geometry)) for geometry in frame.geometry]
    rounded = shapely.set_precision(shapely.coverage_simplify(outlines, TOLERANCE_DEGREES), admin_units.GRID)
    ours: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code in wanted:
        if code.startswith("US."):
            _, state, name = code.split(".", 2)
            ours[state, county_name(name)].append(code)
    found: dict[str, BaseGeometry] = {}
    for number, name, geometry in zip(frame.id, frame.name, rounded, strict=True):
        # Independent cities (51510 and up in Virginia) bear the names of counties, too.
        if STATES.get(number[:2]) and not (number[:2] in ("24", "29", "51") and number[2:] >= "510"):
            for code in ours.get((STATES[number[:2]], county_name(name)), ()):
                found[code] = world_atlas.cut_at_antimeridian(geometry)
    return found


def county_name(name: str) -> str:
    """A county's name as both sources have it: "st. bernard" for "Saint Bernard Parish"."""
    lower = fold(name)
    for word in COUNTY_WORDS:
        lower = lower.removesuffix(word)
    return fold(lower.replace("saint ", "st ").replace("sainte ", "ste ")).replace(" ", "").replace("-", "")


def names_of(admin2: Path) -> dict[str, str]:
    """Name by code of the districts that the gazetteer knows."""
    with admin2.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def shared(one: BaseGeometry, other: BaseGeometry) -> float:
    """Intersection over union."""
    return float(shapely.intersection(one, other).area / shapely.union(one, other).area)


def main(areas: Path, towns_csv: Path, us_counties: Path) -> None:
    """Print how near districts drawn round their towns come to the true counties of the United States."""
    frame = geopandas.read_parquet(areas).set_index("key")
    wanted = names_of(build_admin.DATA / "admin2.csv")
    true = counties_of(us_counties, wanted)
    drawn = districts_of(dict(frame.geometry[frame.kind == "admin1"]), towns_csv, true)
    both = sorted(true.keys() & drawn.keys())
    overlaps = [shared(true[code], drawn[code]) for code in both]
    ratios = [drawn[code].area / true[code].area for code in both]
    print(f"{len(both)} counties: intersection over union {median(overlaps):.2f} in the median, quartiles", end=" ")
    print(np.quantile(overlaps, [0.25, 0.75]).round(2), "area ratio", np.quantile(ratios, [0.05, 0.5, 0.95]).round(2))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
