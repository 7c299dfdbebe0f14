"""Which shapes follow from the others? Builds `geo/data/derived.parquet`, so that no article waits for them.

    python -m tools.build_derived      # after tools.build_areas, and after any change of claims.csv

The ground of every contested area; outlines and borders as each claimant has them; the coast of every country and sea,
the sea off a country, where large units meet others, and plainer forms of very detailed outlines. A country's claims
are joined to it and taken from their holders. A claim that would leave a holder nothing (Taiwan, Kosovo, the Falkland
Islands) leaves its outline as it is, so that news from there can be drawn.
Every geometry is in EPSG:4326, longitude first. The file is GeoParquet, sorted by key in small row groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import geopandas
import shapely
from shapely import MultiLineString
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo.areas import DATA
from geo.contested import Contested, contested_areas, views
from geo.parts import OFFSHORE_M, SEA_DEG, eastward, offshore, rim, shore
from tools.admin_units import GRID

#: Provinces are simplified by this much (degrees, 500 m) apart from the countries that they lie in: see
#: `tools.admin_units`. Gaps and slivers up to twice that are closed.
GAP_DEG = 0.01

#: Waters of this size (square degrees) are oceans: what lies on their coasts lies anywhere.
OCEAN_DEG2 = 500

#: Units with more corners than this take too long to follow while an article waits; there are about ninety.
LARGE = 800

#: Outlines with more corners than this are cut in a plainer form, good to this share of their extent (Canada: 2 km). A
#: side of a country is vaguer than that by a hundred times.
DETAILED, PLAIN = 5_000, 1 / 4000

#: Who holds a ground, and the ground.
Ground = tuple[tuple[str, ...], BaseGeometry]


class Row(NamedTuple):
    """One row of the file.

    Keys: "ground:crimea", "coast:UA", "coast:black-sea", "offshore:UA", "rim:RU.91" (where a large unit meets others),
    "plain:CA"; and as a country sees it "UA:RU" (an outline), "UA:RU-UA" (a border; empty where there is none), "UA:coast:UA" and
    "UA:offshore:UA".
    """

    key: str
    geometry: BaseGeometry


class World(NamedTuple):
    """Outlines of areas and borders of countries by key, on the ground or as one country has them."""

    outlines: Mapping[str, BaseGeometry]
    borders: Mapping[str, BaseGeometry]


def main() -> None:
    areas = geopandas.read_parquet(DATA / "areas.parquet").set_index("key")
    lines = geopandas.read_parquet(DATA / "borders.parquet").set_index("key")
    world = World(
        dict(areas.geometry), {key: line for key, line in lines.geometry.items() if len(key) == 5 and key.isupper()}
    )
    waters = dict(areas.geometry[areas.kind == "water"])
    write(rows(world, waters))


def write(rows: Iterable[Row]) -> None:
    frame = geopandas.GeoDataFrame(sorted(rows, key=lambda row: row.key), geometry="geometry", crs="EPSG:4326")
    frame.to_parquet(DATA / "derived.parquet", index=False, compression="zstd", compression_level=19, row_group_size=4)


def rows(world: World, waters: Mapping[str, BaseGeometry]) -> Iterator[Row]:
    """Everything that follows from the world as it is controlled; `waters` are seas and lakes by slug."""
    grounds = {area.slug: shape for area in contested_areas() if (shape := ground_of(area, world)) is not None}
    yield from (Row(f"ground:{slug}", shape) for slug, shape in grounds.items())
    countries = sorted(key for key in world.outlines if len(key) == 2 and key.isupper())
    by_the_sea = [row for country in countries for row in coasts(country, world)]
    yield from by_the_sea
    yield from coasts_of_seas(waters, [row.geometry for row in by_the_sea if row.key.startswith("coast:")])
    yield from rims(world)
    yield from plain_outlines(world)
    for view in views():
        claims = [area for area in contested_areas() if view in area.claimants]
        contested = [(area.held_by, grounds[area.slug]) for area in claims if area.slug in grounds]
        seen = as_claimed(view, world, contested)
        yield from (Row(f"{view}:{key}", shape) for key, shape in (*seen.outlines.items(), *seen.borders.items()))
        whole = World({**world.outlines, **seen.outlines}, {**world.borders, **seen.borders})
        for country in sorted(seen.outlines.keys() & set(countries)):
            yield from (Row(f"{view}:{row.key}", row.geometry) for row in coasts(country, whole))


def ground_of(area: Contested, world: World) -> BaseGeometry | None:
    """Polygons of a contested area; None where none is known."""
    return ground(
        [world.outlines.get(key) for key in area.areas],
        area.outline,
        [world.outlines.get(key) for key in area.held_by],
    )


def borders_of(country: str, world: World) -> list[BaseGeometry]:
    """The boundaries of a country with each of its neighbours."""
    return [line for pair, line in world.borders.items() if country in pair.split("-") and not line.is_empty]


def coasts(country: str, world: World) -> Iterator[Row]:
    """The coast of a country and the sea off it, where it has one."""
    outline = world.outlines[country]
    coast = shore(outline, borders_of(country, world))
    if coast is None:
        return
    yield Row(f"coast:{country}", shapely.set_precision(coast, GRID))
    sea = offshore(outline, coast, OFFSHORE_M)
    if sea is not None:
        yield Row(f"offshore:{country}", shapely.set_precision(on_the_map(sea), GRID))


def on_the_map(sea: BaseGeometry) -> BaseGeometry:
    """What reaches past the antimeridian is put on the other side of the map."""
    if sea.bounds[0] >= -180 and sea.bounds[2] <= 180:
        return sea
    laps = [
        (0, shapely.box(-180, -90, 180, 90)),
        (360, shapely.box(-540, -90, -180, 90)),
        (-360, shapely.box(180, -90, 540, 90)),
    ]
    moved = [translate(shapely.intersection(sea, lap), xoff=degrees) for degrees, lap in laps]
    return _polygons(shapely.union_all(moved))


def coasts_of_seas(waters: Mapping[str, BaseGeometry], shores: Sequence[BaseGeometry]) -> Iterator[Row]:
    """The coast of every sea, whoever has it; oceans and lakes have none."""
    for slug, water in waters.items():
        # Outlines by hand run somewhat off the coast, those of straits and bays less than those of seas.
        wide = water.buffer(min(SEA_DEG, water.area**0.5 / 4), quad_segs=2)
        found = [shapely.intersection(shore, wide) for shore in shores if shapely.intersects(shore, wide)]
        lines = _lines(shapely.GeometryCollection(found))
        if water.area < OCEAN_DEG2 and lines.length > water.area**0.5:
            yield Row(f"coast:{slug}", lines)


def rims(world: World) -> Iterator[Row]:
    """Where every large unit meets other units and other countries."""
    for key, outline in world.outlines.items():
        code, _, unit = key.partition(".")
        if unit and shapely.get_num_coordinates(outline) > LARGE:
            edge = rim(outline, world.outlines[code], borders_of(code, world))
            if edge is not None:
                yield Row(f"rim:{key}", edge)


def plain_outlines(world: World) -> Iterator[Row]:
    """Outlines with very many corners, good to `PLAIN` of their extent, to be cut into sides."""
    for key, outline in world.outlines.items():
        if shapely.get_num_coordinates(outline) > DETAILED:
            west, south, east, north = shapely.MultiPolygon(list(eastward(outline))).bounds
            tolerance = max(east - west, north - south) * PLAIN
            polygons = shapely.get_parts(outline)
            large = shapely.MultiPolygon(list(polygons[shapely.area(polygons) > tolerance**2]))
            yield Row(f"plain:{key}", shapely.simplify(large, tolerance))


def as_claimed(view: str, world: World, contested: Sequence[Ground]) -> World:
    """The outlines and borders that differ from those on the ground; a border that the view does not have is empty."""
    concerned = sorted({view, *(code for held_by, _ in contested for code in held_by)})
    outlines = {
        key: shape
        for key in concerned
        if (shape := outline_as_claimed(key, view, world.outlines.get(key), contested)) is not None
    }
    countries = sorted({code for pair in world.borders for code in pair.split("-")} | set(concerned))
    borders: dict[str, BaseGeometry] = {}
    for pair in combinations(countries, 2):
        key = "-".join(pair)
        if set(concerned) & set(pair):
            line = border_as_claimed(pair, view, contested, world.borders.get, world.outlines.get)
            if line is None and key in world.borders:
                borders[key] = MultiLineString()
            elif line is not None and (key not in world.borders or not line.equals(world.borders[key])):
                borders[key] = line
    return World(outlines, borders)


def ground(
    wholes: Sequence[BaseGeometry | None], outline: str, holders: Sequence[BaseGeometry | None]
) -> BaseGeometry | None:
    """Whole areas, and what lies inside an outline ("lon lat, lon lat, ...") and in its holders' countries."""
    shapes = [shape for shape in wholes if shape is not None]
    if outline:
        ring = shapely.make_valid(shapely.Polygon([tuple(map(float, point.split())) for point in outline.split(",")]))
        shapes += [shapely.intersection(holder, ring) for holder in holders if holder is not None]
    whole = _polygons(shapely.union_all(shapes)) if shapes else None
    return None if whole is None or whole.is_empty else whole


def outline_as_claimed(
    key: str, view: str, outline: BaseGeometry | None, grounds: Sequence[Ground]
) -> BaseGeometry | None:
    """A country's outline with what it claims, where it is the view; without what the view claims, where it holds that."""
    if outline is None:
        return None
    if key == view:
        joined = shapely.union_all([outline, *(ground.buffer(GAP_DEG) for _, ground in grounds)])
        return _polygons(joined)
    left = outline
    for held_by, contested in grounds:
        if key in held_by:
            left = shapely.difference(left, contested.buffer(GAP_DEG))
    return outline if left.area < outline.area / 100 else _polygons(left)


def border_as_claimed(
    pair: tuple[str, ...],
    view: str,
    grounds: Sequence[Ground],
    line: Callable[[str], BaseGeometry | None],
    outline: Callable[[str], BaseGeometry | None],
) -> MultiLineString | None:
    """The boundary of two countries as the view has it; None where they have none.

    Where a holder met a third country along the contested ground, the view does now; where it met the view, the
    boundary runs along the far edge of that ground.
    """

    def of(one: str, other: str) -> BaseGeometry:
        return line("-".join(sorted((one, other)))) or shapely.MultiLineString()

    found = of(*pair)
    for held_by, contested in grounds:
        wide = contested.buffer(2 * GAP_DEG)
        for holder in set(held_by) - {view}:
            if set(pair) == {view, holder}:
                held = outline(holder)
                edge = shapely.clip_by_rect(held.boundary, *wide.bounds) if held is not None else shapely.Point()
                beyond = edge.buffer(2 * GAP_DEG)
                found = shapely.union(shapely.difference(found, wide), shapely.difference(contested.boundary, beyond))
            elif holder in pair:
                found = shapely.difference(found, wide)
            elif view in pair:
                (third,) = set(pair) - {view}
                found = shapely.union(found, shapely.intersection(of(holder, third), wide))
    parts = [part for part in shapely.get_parts(shapely.line_merge(_lines(found))) if part.length > 2 * GAP_DEG]
    return shapely.MultiLineString(parts) if parts else None


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def _lines(geometry: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiLineString([part for part in parts if part.geom_type == "LineString" and not part.is_empty])


if __name__ == "__main__":
    main()
