"""Which part of a place is meant? Halves of an area, a point moved from a town, a stretch of a line, a coast.

Every geometry is in EPSG:4326, longitude first; distances are metres on the WGS 84 ellipsoid. Nothing here is sharper
than its words: a part that cannot be cut is None, and the caller draws the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from numpy import float64, int64, object_
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

Direction = Literal[
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "centre"
]  # fmt: skip

PartKind = Literal["side", "moved", "border", "stretch", "coast", "offshore", "road", "way", "district"]

#: Degrees clockwise from north.
BEARINGS: dict[str, int] = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135,
    "south": 180, "southwest": 225, "west": 270, "northwest": 315,
}  # fmt: skip

#: Shares of an area. "Northern Mali" is a good half of Mali, "north-eastern" somewhat less, "central" what remains when
#: a fifth is taken off each side. No usage fixes these; an exact half would leave Timbuktu and Gao out of northern Mali.
STRAIGHT, SLANTING, RIM = 3 / 5, 2 / 5, 1 / 5
#: Cut askew, on a map that is turned until they lie at the top.
SLANTING_CUTS = frozenset({"northeast", "southeast", "southwest", "northwest"})
#: Where an area is cut: the share of it beyond its left (0), bottom (1), right (2) or top (3) edge then.
CUTS: dict[str, dict[int, float]] = {
    "north": {1: STRAIGHT}, "east": {0: STRAIGHT}, "south": {3: 1 - STRAIGHT}, "west": {2: 1 - STRAIGHT},
    "centre": {0: 1 - RIM, 1: 1 - RIM, 2: RIM, 3: RIM}, **{direction: {1: SLANTING} for direction in SLANTING_CUTS},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """What the words round a name make of its place; `words` are the article's.

    kind "side": `direction` of an area. "moved": `distance_m` from a town in `direction`. "border": the border of an
    area with the first of `others` (keys of areas) that it has one with. "stretch": the line `others[0]` (a key) as
    far as `distance_m` from a town. "coast": the shore of an area or a sea, on the sea `others[0]` and the side in
    `direction` where these are given. "offshore": the sea up to `distance_m` from it, which is always `OFFSHORE_M`.
    "road" and "way": the straight way between the two `ends` (latitude and longitude), for a road there is none in the
    data; from one end alone, none.
    "district": the country round a town as far as `distance_m`, for a district whose outline is not in the data.
    """

    kind: PartKind
    words: str
    direction: Direction | None = None
    distance_m: int = 0
    others: tuple[str, ...] = ()
    ends: tuple[tuple[float, float], ...] = ()


def moved(lat: float, lon: float, distance_m: float, direction: Direction) -> tuple[float, float]:
    """Latitude and longitude (degrees) of the point that far away in that direction."""
    import pyproj

    east, north, _ = pyproj.Geod(ellps="WGS84").fwd(lon, lat, BEARINGS[direction], distance_m)
    return north, east


def side(area: BaseGeometry, direction: Direction) -> BaseGeometry | None:
    """The part of an area in that direction, cut straight across in an equal-area projection; None for no polygons.

    The outline keeps its detail. Where the cut runs is good to a thousandth of the area's extent.
    """
    import numpy as np
    import shapely

    if area.is_empty or shapely.get_dimensions(area) != 2:
        return None
    slant = direction in SLANTING_CUTS
    there, back = _map_for(area, direction)
    polygons = eastward(area)
    flat = shapely.transform(polygons, there)
    box = _cut_of(flat, direction)
    if not slant:  # Parallels and meridians are straight on both maps: nothing need be moved to and fro.
        flat, box = polygons, back(box.reshape(2, 2)).ravel()
    bounds = shapely.bounds(flat)
    whole = (bounds[:, :2] >= box[:2]).all(axis=1) & (bounds[:, 2:] <= box[2:]).all(axis=1)
    cut = shapely.get_parts(shapely.clip_by_rect(flat[~whole], *box))
    # Corners keep the cut straight on the globe too; a clipped outline may turn the other way round than the data do.
    cut = shapely.orient_polygons(shapely.segmentize(cut[shapely.area(cut) > 0], 0.5), exterior_cw=True)
    pieces = np.concatenate([flat[whole], cut])
    if slant:
        pieces = shapely.transform(pieces, back)
    broken = np.arange(len(pieces)) >= whole.sum()
    broken[broken] = ~shapely.is_valid(pieces[broken])
    pieces[broken] = shapely.make_valid(pieces[broken], method="structure")
    kept = _westward(shapely.get_parts(pieces))
    return shapely.MultiPolygon(list(kept)) if len(kept) else None


def stretch(line: BaseGeometry, lat: float, lon: float, distance_m: float) -> BaseGeometry | None:
    """The part of a line within the distance of a point; None where the line lies farther off."""
    import shapely

    there, back = _round_point(lat, lon)
    near = shapely.box(lon - 5, lat - 5, lon + 5, lat + 5)  # the projection turns the far side of the earth inside out
    flat = shapely.transform(shapely.intersection(line, near), there)
    cut = shapely.intersection(flat, shapely.Point(0, 0).buffer(distance_m, quad_segs=32))
    return None if cut.is_empty else shapely.transform(cut, back)


def way(one: tuple[float, float], other: tuple[float, float]) -> BaseGeometry | None:
    """The shortest way between two points (latitude and longitude); None where they are one, or farther than a road is
    named by its ends."""
    import pyproj
    import shapely

    (lat, lon), (last_lat, last_lon) = one, other
    geod = pyproj.Geod(ellps="WGS84")
    length = geod.inv(lon, lat, last_lon, last_lat)[2]
    if not 0 < length <= LONGEST_WAY_M or abs(last_lon - lon) > 180:
        return None
    between = geod.npts(lon, lat, last_lon, last_lat, max(1, int(length // STEP_M)))
    return shapely.LineString([(lon, lat), *between, (last_lon, last_lat)])


def shared_edge(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry | None:
    """Where two areas meet, or where one ends inside the other; None where they do not touch.

    Good to `EDGE_DEG`: provinces are simplified apart from the countries that they lie in.
    """
    import shapely

    small, large = sorted((one, other), key=lambda area: float(area.area))
    large = shapely.clip_by_rect(large, *_around(small, 4 * EDGE_DEG))
    small = _near(small, large)
    beyond = _plain(shapely.difference(large, small.buffer(EDGE_DEG, quad_segs=2)))
    edge = shapely.intersection(small.boundary, beyond.buffer(2 * EDGE_DEG, quad_segs=2))
    parts = [part for part in shapely.get_parts(shapely.line_merge(edge)) if part.length > 2 * EDGE_DEG]
    return shapely.MultiLineString(parts) if parts else None


def along(line: BaseGeometry, area: BaseGeometry) -> BaseGeometry | None:
    """The part of a line that runs along an area's edge, as near as `EDGE_DEG`; None for none."""
    import shapely

    near = _near(shapely.clip_by_rect(area, *_around(line, EDGE_DEG)), line)
    found = shapely.intersection(line, near.buffer(EDGE_DEG, quad_segs=2))
    parts = [part for part in shapely.get_parts(found) if part.length > 2 * EDGE_DEG]
    return shapely.MultiLineString(parts) if parts else None


def _near(area: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """The polygons of an area that another shape touches, nearly: a country's thousand islands lie off its borders."""
    import shapely

    shapely.prepare(other)
    polygons = shapely.get_parts(area)
    return shapely.MultiPolygon(list(polygons[shapely.dwithin(other, polygons, 2 * EDGE_DEG)]))


def rim(area: BaseGeometry, country: BaseGeometry, land_borders: Sequence[BaseGeometry]) -> BaseGeometry | None:
    """The edge of an area wherever it meets other land: across its country's borders, and the rest of the country."""
    import shapely

    edges = [*(along(line, area) for line in land_borders), shared_edge(area, country)]
    found = [edge for edge in edges if edge is not None]
    return shapely.union_all(found) if found else None


def _plain(area: BaseGeometry) -> BaseGeometry:
    """An area with many corners simplified by a quarter of `EDGE_DEG`, 1 km: what is sought along it is not so exact."""
    import shapely

    if shapely.get_num_coordinates(area) < MANY:
        return area
    polygons = shapely.get_parts(area)
    plain = shapely.simplify(polygons[shapely.area(polygons) > EDGE_DEG**2], EDGE_DEG / 4, preserve_topology=False)
    return shapely.union_all(plain)


def shore(area: BaseGeometry, land_borders: Sequence[BaseGeometry]) -> BaseGeometry | None:
    """The edge of an area where it meets no other land; None where it has no shore.

    Good to about 2 km: islands and inlets below that are left out.
    """
    import shapely

    edge = shapely.simplify(area.boundary, SHORE_DEG, preserve_topology=False)
    if land_borders:
        plain = shapely.simplify(land_borders, SHORE_DEG, preserve_topology=False)
        near = shapely.union_all(shapely.buffer(plain, 2 * SHORE_DEG, quad_segs=2))
        edge = shapely.difference(edge, near)
    return None if edge.is_empty else edge


def facing(coast: BaseGeometry, sea: BaseGeometry) -> BaseGeometry:
    """The part of a coast that lies on a sea, or all of it where that is not known: seas are outlined coarsely."""
    import shapely

    found = shapely.intersection(
        coast, shapely.clip_by_rect(sea, *_around(coast, SEA_DEG)).buffer(SEA_DEG, quad_segs=2)
    )
    return coast if found.is_empty else found


def on_side(coast: BaseGeometry, area: BaseGeometry, direction: Direction) -> BaseGeometry:
    """The part of an area's coast, or of the sea off it, on that side of the area; all of it where that has none."""
    import numpy as np
    import shapely

    there, back = _map_for(area, direction)
    box = _cut_of(shapely.transform(eastward(area), there), direction)
    beyond = np.array([-SEA_DEG, -SEA_DEG, SEA_DEG, SEA_DEG])
    beyond[list(CUTS[direction])] = 0
    found = shapely.get_parts(shapely.clip_by_rect(shapely.transform(eastward(coast), there), *(box + beyond)))
    dimension = shapely.get_dimensions(coast)
    kept = list(_westward(shapely.transform(found[shapely.get_dimensions(found) == dimension], back)))
    if not kept:
        return coast
    return shapely.MultiLineString(kept) if dimension == 1 else shapely.MultiPolygon(kept)


def _around(geometry: BaseGeometry, margin_deg: float) -> tuple[float, ...]:
    """The bounds of a geometry and so many degrees more on each side: a line due east has no height of its own."""
    west, south, east, north = geometry.bounds
    return west - margin_deg, south - margin_deg, east + margin_deg, north + margin_deg


def offshore(area: BaseGeometry, coast: BaseGeometry, distance_m: float) -> BaseGeometry | None:
    """All within the distance of a coast and not in its area, at the scale of the coast's middle latitude.

    Good to about 4 km, and slow for long coasts: `tools.build_derived` does it ahead of time.
    """
    import shapely

    there, back = _equal_area((coast.bounds[1] + coast.bounds[3]) / 2)
    flat = shapely.transform(coast, there)
    # Flat ends: beyond its last beach lies a neighbour's land, not its sea. A thousand islands go faster one by one.
    each = shapely.buffer(shapely.get_parts(flat), distance_m / METRES_PER_DEGREE, quad_segs=2, cap_style="flat")
    wide = shapely.transform(shapely.union_all(each), back)
    plain = shapely.make_valid(shapely.simplify(area, SHORE_DEG, preserve_topology=False))
    sea = shapely.simplify(shapely.difference(wide, plain), SHORE_DEG)
    return None if sea.is_empty else sea


def off(seas: Sequence[BaseGeometry], coast: BaseGeometry, area: BaseGeometry) -> BaseGeometry | None:
    """As much of some countries' sea as lies within `OFFSHORE_M` of a part of their coast, that of `area`; or None."""
    import shapely

    there, back = _equal_area((coast.bounds[1] + coast.bounds[3]) / 2)
    plainer = SHORE_DEG if shapely.get_num_coordinates(coast) <= MANY else LONG_SHORE_DEG
    flat = shapely.transform(shapely.simplify(coast, plainer), there)
    each = shapely.buffer(shapely.get_parts(flat), OFFSHORE_M / METRES_PER_DEGREE, quad_segs=2, cap_style="flat")
    wide = shapely.transform(shapely.union_all(each), back)
    near = shapely.union_all([shapely.clip_by_rect(sea, *_around(coast, SEA_DEG)) for sea in seas])
    land = shapely.make_valid(shapely.simplify(area, plainer, preserve_topology=False))
    found = shapely.difference(shapely.intersection(near, wide), land)
    kept = [part for part in shapely.get_parts(found) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(kept) if kept else None


#: Two towns that are farther apart than this (metres) do not tell a road: only those across whole continents are longer.
LONGEST_WAY_M = 1_500_000
#: A way has a corner every so many metres, so that it is straight on the globe.
STEP_M = 50_000
#: A rim of more coordinates than this is followed in a plainer form.
MANY = 500
#: Edges that are this near (degrees, 4 km) are one: twice what a province is simplified by, on either side.
EDGE_DEG = 0.04
#: A sea's outline by hand runs as far as this (degrees) from its coasts, or somewhat less.
SEA_DEG = 0.75
#: Coasts are simplified by this much (degrees), 2 km.
SHORE_DEG = 0.02
#: The same, 10 km, of a province's coast of more than `MANY` coordinates, where the sea off it is worked out at once.
LONG_SHORE_DEG = 0.1
#: How far from a shore "off the coast" reaches, in metres: somewhat beyond the territorial sea of 12 nautical miles
#: (United Nations Convention on the Law of the Sea, article 3).
OFFSHORE_M = 40_000
#: Length of a degree of latitude on a sphere of the earth's size.
METRES_PER_DEGREE = 111_195

Transform = Callable[["NDArray[float64]"], "NDArray[float64]"]


def _map_for(area: BaseGeometry, direction: Direction) -> tuple[Transform, Transform]:
    """The flat map on which an area is cut, turned where the cut is slanting, and the way back."""
    slant = BEARINGS[direction] if direction in SLANTING_CUTS else 0
    return _turned(_equal_area((area.bounds[1] + area.bounds[3]) / 2), slant)


def _cut_of(polygons: NDArray[object_], direction: Direction) -> NDArray[float64]:
    """The rectangle (left, bottom, right, top) that leaves the direction's share of the polygons inside."""
    import shapely

    box: NDArray[float64] = shapely.total_bounds(polygons)
    levels = {edge: _level(polygons, share, edge % 2) for edge, share in CUTS[direction].items()}
    for edge, level in levels.items():
        box[edge] = level
    return box


def _level(polygons: NDArray[object_], share: float, axis: int) -> float:
    """Where a line across the axis (0 for x, 1 for y) has the given share of the polygons' area beyond it."""
    import shapely

    bounds = shapely.total_bounds(polygons)
    wanted = share * shapely.area(polygons).sum()
    low, high = bounds[axis], bounds[axis + 2]
    step = (high - low) / 1000
    while high - low > step:
        bounds[axis] = middle = (low + high) / 2
        beyond = shapely.area(shapely.clip_by_rect(polygons, *bounds)).sum()
        low, high = (middle, high) if beyond > wanted else (low, middle)
    return float(low)


def _turned(projection: tuple[Transform, Transform], bearing: int) -> tuple[Transform, Transform]:
    """A projection turned so that what lies at that bearing is at the top, and the way back."""
    import numpy as np

    there, back = projection
    sine, cosine = np.sin(np.radians(bearing)), np.cos(np.radians(bearing))
    turn = np.array([[cosine, sine], [-sine, cosine]])
    return (lambda lonlat: there(lonlat) @ turn), (lambda xy: back(xy @ turn.T))


def eastward(area: BaseGeometry) -> NDArray[object_]:
    """The polygons of an area; where it lies on both sides of the antimeridian, laid out from 0 to 360 degrees."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(area)
    wests, easts = shapely.bounds(parts)[:, 0], shapely.bounds(parts)[:, 2]
    return _shifted(parts, np.where((easts.max() - wests.min() > 300) & (wests < 0), 360, 0))


def _westward(parts: NDArray[object_]) -> NDArray[object_]:
    import numpy as np
    import shapely

    return _shifted(parts, np.where(shapely.bounds(parts)[:, 2] > 180 + 1e-9, -360, 0))


def _shifted(parts: NDArray[object_], degrees: NDArray[int64]) -> NDArray[object_]:
    """Polygons moved eastward, each by its own number of degrees."""
    import numpy as np
    import shapely

    if not degrees.any():
        return parts
    moves = np.repeat(degrees, shapely.get_num_coordinates(parts))
    return shapely.transform(parts, lambda lonlat: lonlat + np.column_stack([moves, np.zeros(len(moves))]))


def _equal_area(lat: float) -> tuple[Transform, Transform]:
    """Lambert's cylindrical projection, true to shape at that latitude, in degrees there; and the way back."""
    import numpy as np

    narrowing = np.cos(np.radians(np.clip(lat, -85, 85)))

    def there(lonlat: NDArray[float64]) -> NDArray[float64]:
        return np.column_stack([lonlat[:, 0] * narrowing, np.degrees(np.sin(np.radians(lonlat[:, 1]))) / narrowing])

    def back(xy: NDArray[float64]) -> NDArray[float64]:
        sines = np.clip(np.radians(xy[:, 1]) * narrowing, -1, 1)
        return np.column_stack([xy[:, 0] / narrowing, np.degrees(np.arcsin(sines))])

    return there, back


def _round_point(lat: float, lon: float) -> tuple[Transform, Transform]:
    """The azimuthal equidistant projection round a point, in metres, and the way back."""
    import numpy as np
    import pyproj

    projection = pyproj.Proj(proj="aeqd", lat_0=lat, lon_0=lon, ellps="WGS84")

    def there(lonlat: NDArray[float64]) -> NDArray[float64]:
        return np.column_stack(projection(lonlat[:, 0], lonlat[:, 1]))

    def back(xy: NDArray[float64]) -> NDArray[float64]:
        return np.column_stack(projection(xy[:, 0], xy[:, 1], inverse=True))

    return there, back
