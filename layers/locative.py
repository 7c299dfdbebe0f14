"""What is the place of a deed, and which of two places is the finer?"""

from __future__ import annotations

from dataclasses import dataclass

from geo.distance import distance_km
from geo.parts import Part
from geo.place import Place, Precision

#: Larger kinds contain smaller ones.
SIZE = {"site": 0, "town": 1, "admin2": 2, "admin1": 3, "region": 4, "line": 4, "water": 4, "country": 5}
#: A region's middle this near to a town may be said to hold it; half the length of the larger named regions.
REGION_KM = 400


@dataclass(frozen=True, slots=True)
class Locative:
    """A place and how the sentence ties it to a trigger. `toponym` indexes the article's toponyms.

    `relation` is the preposition that ties it ("in", "near", "along"); "of" where the place itself is what the deed was
    done to: the shelling of Kharkiv.
    """

    toponym: int
    place: Place
    precision: Precision
    radius_m: int | None
    how: str
    note: str = ""
    part: Part | None = None
    relation: str = "in"


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another and is smaller, as far as their codes tell."""
    if SIZE[outer.kind] <= SIZE[inner.kind] or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return outer.country_code == inner.country_code
    if outer.kind == "admin1":
        return outer.country_code == inner.country_code and (
            outer.admin1 == inner.admin1 or outer.area == f"{inner.country_code}.{inner.admin1}"
        )
    if outer.kind == "admin2":
        return (
            inner.kind in ("town", "site") and outer.country_code == inner.country_code and outer.admin1 == inner.admin1
        )
    return outer.kind == "town" and inner.kind == "site" and outer.country_code == inner.country_code


def may_contain(outer: Place, inner: Place) -> bool:
    """As `contains`, and a region whose middle is near enough: said in one phrase, the larger is where the smaller lies."""
    if contains(outer, inner):
        return True
    if outer.kind not in ("region", "water", "line") or inner.kind not in ("town", "site", "admin2"):
        return False
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) < REGION_KM
