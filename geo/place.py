"""What is a place? The entry of a gazetteer, and how exactly each kind of place is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "region", "admin1", "admin2", "town", "site", "water", "line"]
Precision = Literal["site", "town", "near", "district", "region", "country", "line"]

#: How exactly a place of each kind can be drawn when an article says no more than its name.
PRECISION: dict[Kind, Precision] = {
    "country": "country",
    "region": "region",
    "admin1": "region",
    "admin2": "district",
    "town": "town",
    "site": "site",
    "water": "region",
    "line": "line",
}

#: Precisions that are areas or lines: their point serves sorting and scoring, never the map.
EXTENDED: frozenset[Precision] = frozenset({"district", "region", "country", "line"})


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer entry.

    `lat` and `lon` are degrees in EPSG:4326; for an area they are a point inside it.
    `area` is the key of its outline in `geo.areas` ("PK", "PK.04", "donbas"), empty where there is none.
    `credit` is what the terms of an online service want beside it; the gazetteer's own places are credited as a whole.
    `admin1` and `admin2` are GeoNames codes or names within the country, empty where unknown.
    """

    id: str
    name: str
    kind: Kind
    country_code: str
    country_name: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    area: str
    credit: str = ""

    @property
    def precision(self) -> Precision:
        return PRECISION[self.kind]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `quality` says how it bears the name: 3 by a hand table,
    2 as its own name, 1 as an alternate name; `score` is set by resolution, from 0 to 1."""

    place: Place
    quality: int
    score: float = 0.0
