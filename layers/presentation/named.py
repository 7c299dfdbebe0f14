"""Which places are only named, and which countries only act or speak? What the two companion toggles show."""

from __future__ import annotations

from dataclasses import dataclass

from geo.place import Place
from layers.reading import Reading

#: Roles in which a name stands for a government or its people.
ACTING = frozenset({"actor", "demonym"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place named without an event. `toponyms` are indices into the reading, in reading order."""

    id: str
    place: Place
    toponyms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A country whose government or people act or speak. `toponyms` as in `Named`."""

    id: str
    country_code: str
    country_name: str
    toponyms: tuple[int, ...]


def named_places(reading: Reading) -> tuple[Named, ...]:
    """Places named as scene or mention where nothing is drawn, in reading order, each once.

    Not those that act elsewhere in the article (they are actors), nor countries and units in which an event is
    drawn: of them it would be wrong to say that no event is placed there.
    """
    drawn = [at.place for event in reading.events if event.drawn for at in event.places]
    taken = {place.id for place in drawn} | {t.place.id for t in reading.toponyms if t.place and t.role in ACTING}
    units = {(place.country_code, admin1) for place in drawn for admin1 in ("", place.admin1)}
    found: dict[str, list[int]] = {}
    places: dict[str, Place] = {}
    for index, toponym in enumerate(reading.toponyms):
        place = toponym.place
        if place is None or place.id in taken or toponym.role not in ("scene", "mention"):
            continue
        if place.kind in ("country", "admin1") and (place.country_code, place.admin1) in units:
            continue
        places.setdefault(place.id, place)
        found.setdefault(place.id, []).append(index)
    return tuple(
        Named(f"named-{number}", places[key], tuple(indices)) for number, (key, indices) in enumerate(found.items())
    )


def declined_names(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Names that were not placed, each once with the reason: nothing was found, or the choice would be a guess."""
    reasons: dict[str, str] = {}
    for toponym in reading.toponyms:
        if toponym.place is None and toponym.role != "part":
            reasons.setdefault(toponym.name, toponym.reason)
    return tuple(reasons.items())


def actors(reading: Reading) -> tuple[Actor, ...]:
    """Countries that stand in the article as government or people, in reading order, each once."""
    found: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for index, toponym in enumerate(reading.toponyms):
        place = toponym.place
        if place is None or not place.country_code or toponym.role not in ACTING:
            continue
        names.setdefault(place.country_code, place.country_name or place.name)
        found.setdefault(place.country_code, []).append(index)
    return tuple(Actor(f"actor-{code}", code, names[code], tuple(indices)) for code, indices in found.items())


def involved_countries(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Pairs of country codes, sorted, whose common border is worth showing: one is the scene of a drawn
    event, the other a scene too, or named as who did it."""
    drawn = [event for event in reading.events if event.drawn]
    scenes = {at.place.country_code for event in drawn for at in event.places if at.place.country_code}
    doers = {
        toponym.place.country_code
        for event in drawn
        if event.actor
        for toponym in reading.toponyms
        if toponym.place and event.actor.start <= toponym.start < event.actor.end
    }
    return tuple(sorted({(min(a, b), max(a, b)) for a in scenes for b in scenes | doers if b and a != b}))
