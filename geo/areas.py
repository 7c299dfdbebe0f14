"""What is the shape of a place? Outlines of countries, provinces, districts and regions; borders; discs round a point.

Everything is in EPSG:4326, longitude first, as in shapely. `tools/build_areas.py` makes the data: country outlines are
Natural Earth's 1:10m, as controlled on the ground; provinces and districts are drawn round their towns, approximate.
`tools/build_derived.py` works out of them what would keep an article waiting: coasts, and borders as they are claimed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import parts
from geo.contested import Contested, contested_areas, country_names
from geo.errors import DataError
from geo.parts import Part
from geo.place import EXTENDED, Place, Precision

if TYPE_CHECKING:
    from shapely import MultiLineString, Polygon
    from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parent / "data"

#: Lines of control between two states, by their codes in alphabetical order.
CONTROL_LINES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("CN", "IN"): ("line-of-actual-control",),
    ("EH", "MA"): ("moroccan-wall",),
    ("IL", "LB"): ("blue-line",),
    ("IL", "PS"): ("green-line", "israel-gaza-border"),
    ("IL", "SY"): ("purple-line",),
    ("IN", "PK"): ("line-of-control",),
    ("KP", "KR"): ("demilitarized-zone",),
}

#: So many parts are kept in memory, each some ten to hundred kilobytes.
KEPT = 64
#: What the outlines of one article may weigh on their way to the page, bytes of GeoJSON.
BUDGET_BYTES = 150_000
#: "[73.1234,33.1234]," and the like.
BYTES_PER_COORDINATE = 19
#: About ten metres: a tenth of a pixel at the map's closest zoom.
COORDINATE_STEP_DEG = 0.0001


@dataclass(frozen=True, slots=True)
class Line:
    """A border or another named line. `kind` is "boundary", "line of control" or "line" (a river, a road, a front)."""

    key: str
    name: str
    kind: str
    source: str
    geometry: MultiLineString


class Areas:
    """Shapes by key, read from the project's data folder one at a time; the folder's files are opened at first use.

    Keys of areas: ISO 3166 alpha-2 ("PK", Kosovo "XK"), first-order units as in GeoNames ("PK.04"), districts
    ("IN.12.Anantnag"), slugs ("donbas").
    Keys of lines: two countries in alphabetical order ("IN-PK"), slugs ("line-of-control").
    Safe to share among threads. Every method raises DataError where the data files are missing or broken.

    `view` is the country from whose point of view countries and their borders are drawn, empty for control on the
    ground; what a country claims (`geo.contested`) is then its own, and no longer the holder's. Lines of control stay.
    """

    def __init__(self, folder: Path = DATA, view: str = "") -> None:
        self.view = view
        claims = [area for area in contested_areas() if view in area.claimants]
        self._concerned = {view, *(code for area in claims for code in area.held_by)} if claims else set()
        self._areas = _Shapes(folder / "areas.parquet")
        self._districts = _Shapes(folder / "districts.parquet")
        self._lines = _Shapes(folder / "borders.parquet")
        self._derived = _Shapes(folder / "derived.parquet")
        # What one article asks for, it asks for several times: as its reading is made, drawn and exported.
        self._part_of = lru_cache(KEPT)(self._cut)

    def outline(self, key: str) -> BaseGeometry | None:
        """Polygons of an area; None where none is known."""
        claimed = self._derived.geometry(f"{self.view}:{key}") if key in self._concerned else None
        if claimed is not None:
            return claimed
        outlined = next((area for area in contested_areas() if area.slug == key and area.outline), None)
        if outlined is not None:
            return self.ground_of(outlined)
        row = self._area(key)
        return row["geometry"] if row else None

    def ground_of(self, area: Contested) -> BaseGeometry | None:
        """Polygons of a contested area; None where none is known."""
        return self._derived.geometry(f"ground:{area.slug}")

    def coast(self, key: str) -> BaseGeometry | None:
        """The shore of a country or a sea, good to about 2 km; None where it has none."""
        return self._by_the_sea("coast", key)

    def offshore(self, country_code: str) -> BaseGeometry | None:
        """The sea up to `parts.OFFSHORE_M` from the shore of a country; None where it has none."""
        return self._by_the_sea("offshore", country_code)

    def _by_the_sea(self, what: str, key: str) -> BaseGeometry | None:
        prefix = f"{self.view}:" if key in self._concerned else ""
        return self._derived.geometry(f"{prefix}{what}:{key}")

    def _area(self, key: str) -> dict[str, Any] | None:
        return (self._districts if key.count(".") > 1 else self._areas).row(key)

    def line(self, key: str) -> MultiLineString | None:
        """Geometry of a named line or border; None where none is known."""
        named = self.named_line(key)
        return named.geometry if named else None

    def border(self, country_code_a: str, country_code_b: str) -> MultiLineString | None:
        """Boundary of two countries, in either order; None where they have none.

        A line of control between them is not in it: that is a line of its own.
        """
        pair = "-".join(sorted((country_code_a, country_code_b)))
        claimed = self._derived.row(f"{self.view}:{pair}") if self._concerned else None
        if claimed is None:
            return self.line(pair)
        line: MultiLineString = claimed["geometry"]
        return None if line.is_empty else line

    def border_of_areas(self, one: str, other: str) -> BaseGeometry | None:
        """Where two areas of any kind meet; None where they do not, or one has no outline.

        Of countries it is their boundary. Of a region and a country it is that part of the boundary which the region
        has ("Gaza's border with Egypt"), and of two regions, or a region and its own country, the edge that they share.
        """
        codes = [_country_of(key) for key in (one, other)]
        if codes == [one, other]:
            return self.border(one, other)
        first, second = self.outline(one), self.outline(other)
        if first is None or second is None:
            return None
        if all(codes) and codes[0] != codes[1]:
            line: BaseGeometry | None = self.border(codes[0], codes[1])
            for key, outline in ((one, first), (other, second)):
                line = parts.along(line, outline) if line is not None and key not in codes else line
            if line is not None:
                return line
        return parts.shared_edge(first, second)

    def rim(self, key: str, country_code: str) -> BaseGeometry | None:
        """The edge of a region wherever it meets other land: abroad, and the rest of its own country."""
        stored = self._derived.geometry(f"rim:{key}") if country_code not in self._concerned else None
        if stored is not None:
            return stored
        outline, country = self.outline(key), self.outline(country_code)
        if outline is None or country is None:
            return None
        return parts.rim(outline, country, self.borders_of(country_code))

    def lines_between(self, country_code_a: str, country_code_b: str) -> list[Line]:
        """The boundary of two countries and the lines of control between them, each named for what it is.

        Where lines of control are all there is of it, there is no boundary beside them.
        """
        pair = tuple(sorted((country_code_a, country_code_b)))
        controls = [line for key in CONTROL_LINES.get(pair, ()) if (line := self.named_line(key)) is not None]
        geometry = self.border(*pair)
        if geometry is None:
            return controls
        known = self.named_line("-".join(pair))
        if known is not None and known.geometry.equals(geometry):
            same = abs(geometry.length - sum(line.geometry.length for line in controls)) < geometry.length / 100
            return controls if same else [known, *controls]
        names = country_names()
        name = f"{names[pair[0]]}-{names[pair[1]]} boundary, as claimed by {names[self.view]}"
        return [Line("-".join(pair), name, "boundary", "Natural Earth and claims.csv", geometry), *controls]

    def named_line(self, key: str) -> Line | None:
        """A line with its name, kind and source; None where none is known."""
        row = self._lines.row(key)
        return Line(**row) if row else None

    def name_of(self, key: str) -> str:
        """Display name of an area or line: "Pakistan", "India-Pakistan boundary". Raises KeyError for an unknown key."""
        row = self._area(key) or self._lines.row(key)
        if row is None:
            raise KeyError(key)
        return str(row["name"])

    def borders_of(self, country_code: str) -> list[MultiLineString]:
        """The boundaries of a country with each of its neighbours."""
        keys = [key for key in self._lines.keys if country_code in key.split("-")]
        return [line for key in keys if (line := self.line(key)) is not None]

    def geometry_of(self, place: Place, precision: Precision, part: Part | None = None) -> BaseGeometry | None:
        """What may be drawn for a place, or for the part of it that the words mean: a point only for a place that is one.

        Point for a site or town, polygons for a district, region or country, lines for a line. None where the
        outline is not known: such a place is listed, not drawn; its point never stands in for it.
        """
        if part is not None:
            return self.part_of(place, part)
        if precision == "line":
            return self.line(place.area)
        if precision in EXTENDED or place.precision in EXTENDED:
            return self.outline(place.area) or self.line(place.area)
        from shapely import Point

        return Point(place.lon, place.lat)

    def part_of(self, place: Place, part: Part) -> BaseGeometry | None:
        """The part of a place that the words mean; None where it cannot be drawn."""
        return self._part_of(place, part)

    def _cut(self, place: Place, part: Part) -> BaseGeometry | None:
        if part.kind == "moved" and part.direction in parts.BEARINGS:
            from shapely import Point

            lat, lon = parts.moved(place.lat, place.lon, part.distance_m, part.direction)
            return Point(lon, lat)
        if part.kind == "border":
            own = place.country_code if place.kind == "country" else place.area
            if not part.others:
                return self.rim(own, place.country_code) if place.kind != "country" else None
            found = (self.border_of_areas(own, other) for other in part.others)
            return next((line for line in found if line is not None), None)
        if part.kind in ("road", "way"):
            return parts.way(*part.ends) if len(part.ends) == 2 else None
        if part.kind == "district":
            return disc(place.lat, place.lon, part.distance_m)
        if part.kind == "stretch":
            line = self.line(part.others[0])
            return None if line is None else parts.stretch(line, place.lat, place.lon, part.distance_m)
        outline = self._plain(place.area) or self.outline(place.area)
        if part.kind == "side":
            return parts.side(outline, part.direction) if outline is not None and part.direction else None
        by_sea = self._sea_off(place) if part.kind == "offshore" else self._coast_of(place)
        if by_sea is None:
            return None
        sea = self.outline(part.others[0]) if part.others else None
        if outline is not None and part.direction:
            by_sea = parts.on_side(by_sea, outline, part.direction)
        return by_sea if sea is None else parts.facing(by_sea, sea)

    def _plain(self, key: str) -> BaseGeometry | None:
        """A plainer form of a very detailed outline: a side of Canada needs no cove below 2 km."""
        return self._derived.geometry(f"plain:{key}") if key not in self._concerned else None

    def _coast_of(self, place: Place) -> BaseGeometry | None:
        """The coast of a country or sea, or as much of its country's as a province or region has."""
        import shapely

        outline = self.outline(place.area) if place.kind in ("admin1", "region") else None
        if outline is None:
            return self.coast(place.area)
        coasts = self._of_holders(self.coast, place)
        return parts.along(coasts[0] if len(coasts) == 1 else shapely.union_all(coasts), outline) if coasts else None

    def _sea_off(self, place: Place) -> BaseGeometry | None:
        """The sea off a country, or as much of its country's as lies off a province or region."""
        if (sea := self.offshore(place.area)) is not None:
            return sea
        outline, coast = self.outline(place.area), self._coast_of(place)
        return (
            None
            if outline is None or coast is None
            else parts.off(self._of_holders(self.offshore, place), coast, outline)
        )

    @staticmethod
    def _of_holders(find: Callable[[str], BaseGeometry | None], place: Place) -> list[BaseGeometry]:
        """What is found for the countries that a province or region is of, or that hold some of it."""
        contested = (area for area in contested_areas() if place.area in (area.slug, *area.areas))
        holders = {place.country_code, *(code for area in contested for code in area.held_by)}
        return [found for code in sorted(holders) if (found := find(code)) is not None]


def _country_of(key: str) -> str:
    """The code of the country that a key names or begins with; empty for a slug."""
    code = key.partition(".")[0]
    return code if code.isupper() else ""


class _Shapes:
    """One GeoParquet file sorted by `key`: finds the row group of a key, and reads no other."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _footer(self) -> tuple[Any, list[str]]:
        """The file's metadata and the last key of each row group."""
        import pyarrow.parquet

        try:
            metadata = pyarrow.parquet.read_metadata(self.path)
        except (OSError, pyarrow.ArrowInvalid) as error:
            raise DataError(
                f"{self.path.name} cannot be read ({error}); geo/data/README.md says what makes it"
            ) from error
        groups = range(metadata.num_row_groups)
        return metadata, [metadata.row_group(group).column(0).statistics.max for group in groups]

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all shapes, in order."""
        import pyarrow.parquet

        metadata, _ = self._footer
        with pyarrow.parquet.ParquetFile(self.path, metadata=metadata) as file:
            return [str(key) for key in file.read(columns=["key"], use_threads=False).column("key").to_pylist()]

    def geometry(self, key: str) -> BaseGeometry | None:
        """The shape of a key alone; None where there is none."""
        row = self.row(key)
        geometry: BaseGeometry | None = row["geometry"] if row else None
        return geometry

    def row(self, key: str) -> dict[str, Any] | None:
        """All columns of a key's row by name, its geometry decoded; None where there is none."""
        import pyarrow.parquet
        import shapely

        metadata, last_keys = self._footer
        group = bisect_left(last_keys, key)
        if group == len(last_keys):
            return None
        # A reader of its own for every read: threads share the footer, not the reader.
        with pyarrow.parquet.ParquetFile(self.path, metadata=metadata) as file:
            table = file.read_row_group(group, use_threads=False)
        keys = table.column("key").to_pylist()
        if key not in keys:
            return None
        (row,) = table.slice(keys.index(key), 1).to_pylist()
        return {**row, "geometry": shapely.from_wkb(row["geometry"])}


def disc(lat: float, lon: float, radius_m: float) -> Polygon:
    """Circle on the WGS 84 ellipsoid round a point (degrees), radius in metres, of 64 corners, each at that distance.

    Round a point at the antimeridian, longitudes go on beyond 180. A disc that holds a pole has no such outline.
    """
    import numpy as np
    import pyproj
    from shapely import Polygon

    bearings = np.linspace(0, 360, 64, endpoint=False)
    same = np.ones_like(bearings)
    lons, lats, _ = pyproj.Geod(ellps="WGS84").fwd(lon * same, lat * same, bearings, radius_m * same)
    return Polygon(np.column_stack([np.unwrap(lons, period=360), lats]))


def tolerance_at(zoom: float) -> float:
    """Half a pixel of a web map of 256-pixel tiles at that zoom, in degrees at the equator."""
    return float(180 / (256 * 2**zoom))


def simplified(geometry: BaseGeometry, tolerance_deg: float) -> BaseGeometry:
    """A shape for the screen: no detail, island or lake below the tolerance (degrees), coordinates in steps of 0.0001.

    Valid, and never empty: the largest part always stays. A point comes back as it is.
    """
    import numpy as np
    import shapely

    dimension = shapely.get_dimensions(geometry)
    if dimension == 0:
        return geometry
    parts = shapely.get_parts(geometry)
    sizes = shapely.area(parts) if dimension == 2 else shapely.length(parts)
    kept = parts[(sizes >= tolerance_deg**dimension) | (np.arange(len(parts)) == sizes.argmax())]
    whole = shapely.multipolygons(kept) if dimension == 2 else shapely.multilinestrings(kept)
    simple = shapely.set_precision(shapely.simplify(whole, tolerance_deg), COORDINATE_STEP_DEG)
    return geometry if simple.is_empty else simple


def within_budget(
    geometries: Sequence[BaseGeometry], tolerance_deg: float, budget_bytes: int = BUDGET_BYTES
) -> tuple[BaseGeometry, ...]:
    """All shapes of a page simplified alike: by the tolerance (degrees), or by as much as the budget takes.

    The budget is bytes of GeoJSON; one that not even the plainest outlines meet is overrun.
    """
    import shapely

    shapes = tuple(geometries)
    weight = int(shapely.get_num_coordinates(list(shapes)).sum()) * BYTES_PER_COORDINATE
    # The first pass alone halves a detailed coast; after that, points go no faster than the tolerance grows.
    tolerance_deg *= max(1.0, weight / budget_bytes / 2)
    while tolerance_deg < 180:
        shapes = tuple(simplified(shape, tolerance_deg) for shape in shapes)
        weight = sum(len(text) for text in shapely.to_geojson(list(shapes)))
        if weight <= budget_bytes:
            break
        tolerance_deg *= max(1.5, weight / budget_bytes)
    return shapes
