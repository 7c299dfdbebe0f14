"""How is the world's land parted so that one base map can be drawn from every point of view on borders?

Contested ground becomes a piece of its own. A piece has a holder, who controls it, and claimants, whose it is from their
points of view; the edge between two pieces is a border for some views and none for others. Degrees, EPSG:4326.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.areas import Areas
from geo.contested import contested_areas
from tools import world_atlas
from tools.build_derived import GAP_DEG

#: Pieces without a part of this size (square degrees, about 12 km2) are where outlines of two makes do not meet.
LEAST_PIECE = 0.001
#: A corner that is this near to an outline (degrees) lies on it: what rounding leaves of a crossing.
TOUCH_DEG = 1e-9


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground of one holder (the key of its outline) that the same countries claim, by code."""

    holder: str
    claimants: frozenset[str]
    geometry: MultiPolygon

    def owner(self, view: str) -> str:
        """Whose it is from a country's point of view; the empty view is control on the ground."""
        return view if view in self.claimants else self.holder


def pieces_of(countries: Mapping[str, MultiPolygon], areas: Areas) -> dict[str, Piece]:
    """Every outline, parted where some of it is contested: by its own key, and by key and the contested area's slug."""
    pieces = {key: Piece(key, frozenset(), geometry) for key, geometry in countries.items()}
    for area in contested_areas():
        ground = areas.ground_of(area)
        if ground is None or not area.claimants:
            continue
        # Provinces end somewhat inside or outside of their country's own outline: the rim is theirs.
        wide = ground.buffer(2 * GAP_DEG)
        for holder in (*area.held_by, *(key for key in area.areas if key in pieces and key not in area.claimants)):
            whole = pieces[holder]
            inside = _parts(shapely.intersection(whole.geometry, wide))
            # Its corners first: a crossing is rounded, and would leave a splinter beside the outline.
            cornered = shapely.snap(whole.geometry, inside, TOUCH_DEG)
            left = world_atlas.polygons_of(shapely.difference(cornered, inside))
            if left.area < whole.geometry.area / 100:
                pieces[holder] = Piece(holder, frozenset(area.claimants), whole.geometry)
            elif not inside.is_empty:
                pieces[f"{holder} {area.slug}"] = Piece(holder, frozenset(area.claimants), inside)
                pieces[holder] = Piece(holder, whole.claimants, left)
    return _noded(pieces, countries)


def _noded(pieces: Mapping[str, Piece], countries: Mapping[str, MultiPolygon]) -> dict[str, Piece]:
    """The pieces with the corners where a cut meets an outline put into the outline on the other side as well."""
    known = {tuple(corner) for each in countries.values() for corner in shapely.get_coordinates(each).tolist()}
    cut = [piece.geometry for key, piece in pieces.items() if key not in countries]
    corners = shapely.MultiPoint([c for c in shapely.get_coordinates(cut).tolist() if tuple(c) not in known])
    return {
        key: replace(piece, geometry=world_atlas.polygons_of(shapely.snap(piece.geometry, near, TOUCH_DEG)))
        if not (near := shapely.clip_by_rect(corners, *shapely.buffer(piece.geometry.envelope, 0.01).bounds)).is_empty
        else piece
        for key, piece in pieces.items()
    }


def _parts(geometry: BaseGeometry) -> MultiPolygon:
    return MultiPolygon([part for part in world_atlas.polygons_of(geometry).geoms if part.area > LEAST_PIECE])


def border_kinds(one: Piece, other: Piece, ground: str) -> tuple[str, dict[str, str]]:
    """The kind of the edge of two pieces: on the ground, and for the points of view that see it otherwise.

    `ground` is its kind where the holders differ. Empty is no border; "held" is where control ends, and the view's
    country does not; "claimed" is a boundary for the view alone.
    """
    kind = ground if one.holder != other.holder else ""
    kinds = {}
    for view in sorted(one.claimants | other.claimants):
        ends = one.owner(view) != other.owner(view)
        seen = (kind or "claimed") if ends else "held" if kind else ""
        if seen != kind:
            kinds[view] = seen
    return kind, kinds
