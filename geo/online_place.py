"""Which place of ours is an online service's answer? Its kind, its country and its point, taken as mere data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from geo.answers import Answer
from geo.place import Kind, Place

#: A name longer than this is none; what a service sends is cut there.
LONGEST_NAME = 200

#: What OpenStreetMap's services call the kind of an answer, and what it is to us.
#: Sources: https://nominatim.org/release-docs/latest/api/Output/ (addresstype), https://github.com/komoot/photon (type).
_OSM_KINDS: dict[str, Kind] = {
    "country": "country",
    **dict.fromkeys(("state", "province", "region"), "admin1"),
    **dict.fromkeys(("county", "state_district", "municipality"), "admin2"),
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb", "borough", "quarter", "neighbourhood"), "town"),
    **dict.fromkeys(("river", "stream", "canal"), "line"),
    **dict.fromkeys(("lake", "water", "bay", "sea", "strait"), "water"),
}  # fmt: skip
#: The same of GeoNames' feature codes, else classes; source: https://www.geonames.org/export/codes.html
_GEONAMES_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS"), "country"),
    **dict.fromkeys(("STM", "STMI", "CNL"), "line"),
    "ADM1": "admin1", "A": "admin2", "P": "town", "H": "water", "L": "region",
}  # fmt: skip
_LONGITUDES = ("lon", "lng", "long", "longitude")


def place_of(answer: Answer, asked: str, credit: str) -> Place:
    """The online answer about a name as a place of ours, with the credit of its service.

    It has no outline, so an area of it is listed and never drawn.
    """
    raw = _mapping(answer.raw)
    facts = raw | _mapping(raw.get("properties"))  # Photon answers in GeoJSON
    address = _mapping(facts.get("address"))
    name = _words(facts.get("name"), answer.address.partition(",")[0], asked)
    code = _words(address.get("country_code"), facts.get("countrycode"), facts.get("countryCode")).upper()
    number = _words(facts.get("osm_id"), facts.get("geonameId"), name)
    return Place(
        id=f"online:{_words(facts.get('osm_type'), 'place')}/{number}",
        name=name,
        kind=_kind(facts),
        country_code=code if re.fullmatch("[A-Z]{2}", code) else "",
        country_name=_words(address.get("country"), facts.get("country"), facts.get("countryName")),
        admin1="",
        admin2="",
        lat=answer.lat,
        lon=answer.lon,
        population=0,
        area="",
        credit=credit,
    )


def has_coordinates(answer: Answer) -> bool:
    """Whether the service gave a point of this world.

    geopy fills a missing latitude or longitude with 0.0, and no service rounds so far that a place comes out there; it
    turns a longitude of 999 into one of -81, so what the service said is looked at as well.
    """
    if not all(isfinite(degrees) and degrees != 0.0 for degrees in (answer.lat, answer.lon)):
        return False
    return abs(answer.lat) <= 90 and all(abs(degrees) <= 180 for degrees in (answer.lon, *_longitudes(answer.raw)))


def says_there_is_none(said: object) -> bool:
    """Whether an answer in JSON, out of which geopy got nothing, says that there is no such place.

    All services do so by an empty list, or by an error that geopy tells from a fault. What else is empty, or of another
    form than theirs, says nothing.
    """
    inside = [said]
    while inside:
        part = inside.pop()
        if part == [] or (isinstance(part, dict) and "error" in part):
            return True
        inside += part if isinstance(part, list) else part.values() if isinstance(part, dict) else ()
    return False


def _kind(facts: Mapping[str, Any]) -> Kind:
    """A place that no service's words classify is a site where the service does classify, else a town."""
    if "fcl" in facts:
        by_code = _GEONAMES_KINDS.get(str(facts.get("fcode")))
        return by_code or _GEONAMES_KINDS.get(str(facts["fcl"]), "site")
    said = [facts.get("addresstype") or facts.get("type"), facts.get("osm_value")]
    known = next((_OSM_KINDS[str(word)] for word in said if str(word) in _OSM_KINDS), None)
    return known or ("site" if "addresstype" in facts or "osm_value" in facts else "town")


def _longitudes(raw: object) -> Iterator[float]:
    """All that an answer calls a longitude, and the first number of GeoJSON's coordinates."""
    inside = [raw]
    while inside:
        part = inside.pop()
        if isinstance(part, list):
            inside += part
        elif isinstance(part, dict):
            inside += part.values()
            coordinates = part.get("coordinates")
            first = coordinates[:1] if isinstance(coordinates, list) else []
            for value in [*first, *(part.get(key) for key in _LONGITUDES)]:
                try:
                    yield float(value)
                except (TypeError, ValueError):
                    continue


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(*values: object) -> str:
    """The first of the values that says something, on one line, of a sane length, and fit to be written as UTF-8."""
    for value in values:
        text = str(value if value is not None else "").encode("utf-8", "replace").decode()
        said = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
        if said:
            return said[:LONGEST_NAME]
    return ""
