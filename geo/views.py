"""How do countries and borders run as one country claims them? Contested ground joined to it, and taken from its holder.

Every geometry is in EPSG:4326, longitude first. A claim that would leave a holder nothing (Taiwan, Kosovo, the
Falkland Islands) leaves its outline as it is, so that news from there can still be drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import MultiLineString
    from shapely.geometry.base import BaseGeometry

#: Provinces are simplified by this much (degrees, 500 m) apart from the countries that they lie in: see
#: `tools.admin_units`. Gaps and slivers up to twice that are closed.
GAP_DEG = 0.01

#: Who holds a ground, and the ground.
Ground = tuple[tuple[str, ...], "BaseGeometry"]


def ground(
    wholes: Sequence[BaseGeometry | None], outline: str, holders: Sequence[BaseGeometry | None]
) -> BaseGeometry | None:
    """Whole areas, and what lies inside an outline ("lon lat, lon lat, ...") and in its holders' countries."""
    import shapely

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
    import shapely

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
    line: Callable[[str], MultiLineString | None],
    outline: Callable[[str], BaseGeometry | None],
) -> MultiLineString | None:
    """The boundary of two countries as the view has it; None where they have none.

    Where a holder met a third country along the contested ground, the view does now; where it met the view, the
    boundary runs along the far edge of that ground.
    """
    import shapely

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
    import shapely

    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon" and not part.is_empty])


def _lines(geometry: BaseGeometry) -> BaseGeometry:
    import shapely

    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiLineString([part for part in parts if part.geom_type == "LineString" and not part.is_empty])
