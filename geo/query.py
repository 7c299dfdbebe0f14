"""Which places does a query name? A name, with what the place lies in: "Paris, Texas", "Hyderabad, Sindh, Pakistan"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geo.errors import ArticleError
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.home import Home
from geo.place import Candidate, Place


def places_named(query: str | Mapping[str, str], gazetteer: Gazetteer) -> list[Place]:
    """The places that bear the first name of a query and lie in all the others, best known first.

    A query is a name ("Attari", "U.S."), optionally with what it lies in, or a mapping with some of city, county, state
    and country, as geopy's Nominatim takes it. Every part has to fit: "Paris, Japan" is nothing.
    """
    parts = _parts_of(query)
    if not parts:
        return []
    found = gazetteer.candidates(parts)
    name, *outer = parts
    places = [candidate.place for candidate in _bearers(name, found, gazetteer)]
    for part in outer:
        containers = [candidate.place for candidate in _bearers(part, found, gazetteer, postal=True)]
        places = [place for place in places if any(_lies_in(place, each, gazetteer) for each in containers)]
    sense = gazetteer.default_senses.get(fold(name))
    return sorted(places, key=lambda place: place.id != sense)


def country_of(place: Place, gazetteer: Gazetteer) -> str:
    """The country's code; of a region that belongs to none by its parts, that of the nearest town."""
    if place.country_code:
        return place.country_code
    return next((town.country_code for town in gazetteer.nearest(place.lat, place.lon)), "")


def home_named(name: str, gazetteer: Gazetteer) -> Home:
    """Where a source is at home, by the name of a town, a unit or a country ("Ohio", "Tyler, Texas", "Kenya").

    Raises ArticleError where no place of this name is known.
    """
    place = next(iter(places_named(name, gazetteer)), None)
    if place is None:
        raise ArticleError(f"Home {name!r}: no place of this name is known. Name a town, a state or a country.")
    return Home.at(place)


def _parts_of(query: str | Mapping[str, str]) -> list[str]:
    """The name and what it lies in, from the inside out."""
    if isinstance(query, str):
        parts = query.split(",")
    else:
        parts = [str(query.get(part) or "") for part in ("city", "county", "state", "country")]
    return [part for part in map(str.strip, parts) if part]


def _bearers(
    name: str, found: Mapping[str, tuple[Candidate, ...]], gazetteer: Gazetteer, *, postal: bool = False
) -> Iterable[Candidate]:
    """Places by name or abbreviation. A demonym is no name, and "IN" is Indiana only behind a comma."""
    exact = gazetteer.exact.get(name)
    if exact and (exact.form == "abbreviation" or (postal and exact.form == "postal")):
        return exact.candidates
    return found.get(name, ())


def _lies_in(place: Place, container: Place, gazetteer: Gazetteer) -> bool:
    if container == place:
        return False
    if container.kind == "country":
        return country_of(place, gazetteer) == container.country_code
    if container.kind == "admin1":
        return (place.country_code, place.admin1) == (container.country_code, container.admin1)
    return False
