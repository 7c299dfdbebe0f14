"""Which places are only named, and which countries only act or speak? What the two companion toggles show."""

from __future__ import annotations

from dataclasses import dataclass

from geo.place import Place
from layers.reading import Reading


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
    """Places named as scene or mention where nothing is drawn, in reading order, each once."""
    drawn = {at.place.id for event in reading.events if event.drawn for at in event.places}
    found: dict[str, list[int]] = {}
    places: dict[str, Place] = {}
    for index, toponym in enumerate(reading.toponyms):
        place = toponym.place
        if place is None or place.id in drawn or toponym.role not in ("scene", "mention"):
            continue
        places.setdefault(place.id, place)
        found.setdefault(place.id, []).append(index)
    return tuple(
        Named(f"named-{number}", places[key], tuple(indices)) for number, (key, indices) in enumerate(found.items())
    )


def actors(reading: Reading) -> tuple[Actor, ...]:
    """Countries that stand in the article as government or people, in reading order, each once."""
    found: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for index, toponym in enumerate(reading.toponyms):
        place = toponym.place
        if place is None or not place.country_code or toponym.role not in ("actor", "demonym"):
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
