"""The base map's land, parted for every point of view."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely import MultiPolygon, Point, box

from geo.areas import Areas
from geo.contested import contested_areas, views
from tools.points_of_view import Piece, border_kinds, pieces_of

BASEMAP = json.loads((Path(__file__).parent.parent / "static" / "basemap.json").read_text("utf-8"))


def piece(holder: str, *claimants: str) -> Piece:
    return Piece(holder, frozenset(claimants), MultiPolygon([box(0, 0, 1, 1)]))


@pytest.mark.parametrize(
    ("one", "other", "ground", "kind", "seen"),
    [
        # two countries, nothing contested
        (piece("FR"), piece("ES"), "boundary", "boundary", {}),
        # Kashmir: each side counts the other's part as its own, and the line between them as none
        (piece("IN", "PK"), piece("PK", "IN"), "line of control", "line of control", {"IN": "held", "PK": "held"}),
        # Crimea and the rest of Russia: a boundary for Ukraine alone
        (piece("RU", "UA"), piece("RU"), "boundary", "", {"UA": "claimed"}),
        # Crimea and Ukraine: where control ends, and no boundary for Ukraine
        (piece("RU", "UA"), piece("UA"), "boundary", "boundary", {"UA": "held"}),
        # Azad Kashmir and China: a boundary for everyone, of Pakistan or of India
        (piece("PK", "IN"), piece("CN"), "boundary", "boundary", {}),
        # two parts of one holder that the same country claims
        (piece("IN", "PK"), piece("IN", "PK"), "boundary", "", {}),
    ],
)
def test_kinds_of_a_border(one: Piece, other: Piece, ground: str, kind: str, seen: dict[str, str]) -> None:
    assert border_kinds(one, other, ground) == (kind, seen)
    assert border_kinds(other, one, ground) == (kind, seen)


def test_pieces_cover_what_they_are_parted_from() -> None:
    areas = Areas()
    countries = {key: areas.outline(key) for key in ("UA", "RU", "GY", "TW", "FR")}
    pieces = pieces_of_some(countries, areas)
    for key, outline in countries.items():
        own = [each.geometry for each in pieces.values() if each.holder == key]
        assert shapely.union_all(own).symmetric_difference(outline).area < 0.001
    assert pieces["TW"].claimants == {"CN"}
    assert pieces["FR"].claimants == frozenset()
    assert pieces["RU crimea"].owner("UA") == "UA"
    assert pieces["RU crimea"].owner("") == pieces["RU crimea"].owner("FR") == "RU"
    assert pieces["RU crimea"].geometry.covers(Point(34.1, 44.95))


def pieces_of_some(countries: dict[str, Any], areas: Areas) -> dict[str, Piece]:
    """As `pieces_of` the whole world, the countries that are not asked for far out at sea."""
    others = {code for area in contested_areas() for code in (*area.held_by, *area.areas)} - set(countries)
    nowhere = {code: MultiPolygon([box(-150, -60, -149, -59)]) for code in others if areas.outline(code) is not None}
    return pieces_of({**nowhere, **countries}, areas)


@pytest.mark.parametrize(
    ("spot", "lon", "lat", "holder", "view", "neighbour"),
    [
        ("Muzaffarabad", 73.47, 34.37, "PK", "IN", "IN"),
        ("Srinagar", 74.80, 34.09, "IN", "PK", "PK"),
        ("Aksai Chin", 79.3, 35.2, "CN", "IN", "IN"),
        ("Tawang", 91.87, 27.58, "IN", "CN", "CN"),
        ("Simferopol", 34.1, 44.95, "RU", "UA", "UA"),
        ("Donetsk", 37.8, 48.0, "UA", "RU", "RU"),
        ("Taipei", 121.5, 25.0, "TW", "CN", "CN"),
        ("Pristina", 21.16, 42.66, "XK", "RS", "RS"),
        ("Laayoune", -13.2, 27.1, "MA", "EH", "EH"),
        ("Quneitra's heights", 35.75, 33.0, "IL", "SY", "SY"),
        ("Stanley", -58.5, -51.8, "FK", "AR", "AR"),
    ],
)
def test_contested_land_has_the_tint_of_the_view(
    spot: str, lon: float, lat: float, holder: str, view: str, neighbour: str
) -> None:
    tints = {feature["properties"]["k"]: feature["properties"]["c"] for feature in BASEMAP["land"]["features"]}
    (there,) = (
        feature["properties"]
        for feature in BASEMAP["land"]["features"]
        if shapely.from_geojson(json.dumps(feature["geometry"])).covers(Point(lon, lat))
    )
    assert (there["k"], there["c"]) == (holder, tints[holder]), spot
    assert there["v"][view] == tints[neighbour], spot


def test_every_view_changes_the_base_map() -> None:
    seen = {view for feature in BASEMAP["land"]["features"] for view in feature["properties"].get("v", {})}
    # An islet like Gibraltar is too small for it.
    assert set(views()) - seen <= {"ES"}
