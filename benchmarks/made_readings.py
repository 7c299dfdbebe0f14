"""Readings to measure the page with: any number of events, spread as news is, thick in places and thin between them."""

from __future__ import annotations

import random

from geo.article import read_article
from geo.place import Place
from geo.span import Span
from geo.toponym import Toponym
from layers.definition import load_definitions
from layers.reading import Event, EventPlace, Reading, make_reading

#: Longitude and latitude (degrees) round which three in four of the events lie.
THICK = ((37.0, 49.0), (34.4, 31.4), (32.5, 15.6), (74.5, 33.5), (-2.0, 14.5), (96.0, 21.0), (3.5, 6.5), (44.4, 33.3))
#: Countries whose whole area one event in twenty has, by code.
WHOLE = (("UA", "Ukraine"), ("SD", "Sudan"), ("IN", "India"), ("ML", "Mali"), ("MM", "Myanmar"), ("IQ", "Iraq"))


def made_readings(articles: int, events: int) -> list[Reading]:
    """`articles` readings of `events` drawn events each; the same ones in every run."""
    chance = random.Random(20250507)
    layers = [definition.key for definition in load_definitions()]
    return [_reading(number, events, layers, chance) for number in range(1, articles + 1)]


def _reading(number: int, events: int, layers: list[str], chance: random.Random) -> Reading:
    names = [f"Madeup {number}-{each}" for each in range(1, events + 1)]
    sentences = [f"The shells fell on {name} in the night, and it was said that nobody was hurt." for name in names]
    article = read_article(f"Article {number} of many\n\n" + "\n\n".join(sentences) + "\n", id=f"made-{number}.txt")
    toponyms, told, at = [], [], 0
    for each, (name, words) in enumerate(zip(names, sentences, strict=True)):
        at = article.text.index(words, at)
        start = article.text.index(name, at)
        place = _place(name, f"{number}-{each}", chance)
        toponyms.append(Toponym(start, start + len(name), name, 0, 0, 0, "name", "scene", place, 1.0, "made", ()))
        trigger = Span(at + len("The "), at + len("The shells"))
        where = EventPlace(each, place, place.precision, 3000 if place.kind == "town" else None)
        told.append(
            Event(
                f"e{each + 1}", chance.choice(layers), "occurred", True, f"Shells on {name}", trigger,
                (Span(at, at + len(words)),), (where,), None, None, (), None, (), "made",
            )
        )  # fmt: skip
    return make_reading(article, toponyms, told)


def _place(name: str, id: str, chance: random.Random) -> Place:
    if chance.random() < 0.05:
        code, country = chance.choice(WHOLE)
        return Place(f"made:{code}", country, "country", code, country, "", "", 20.0, 20.0, 0, code)
    lon, lat = chance.choice(THICK)
    if chance.random() < 0.75:
        lon, lat = lon + chance.gauss(0, 2.5), lat + chance.gauss(0, 2)
    else:
        lon, lat = chance.uniform(-20, 120), chance.uniform(-30, 60)
    return Place(f"made:{id}", name, "town", "UA", "Ukraine", "", "", round(lat, 4), round(lon, 4), 5000, "")
