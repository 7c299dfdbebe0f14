"""Short ways to what the tests of events are about: one sentence, one trigger, one reading."""

from __future__ import annotations

from geo import find_toponyms
from geo.article import Article, read_article
from geo.gazetteer import Gazetteer
from layers.definition import load_definitions
from layers.events import find_events
from layers.reading import Event, Reading, make_reading
from layers.triggers import Hit, find_triggers

#: A second sentence that keeps a one-sentence text prose and says nothing.
FILLER = " The weather was mild and the shops were open as usual on the following day."


def article_of(text: str) -> Article:
    return read_article(text + FILLER, id="case")


def hit_of(article: Article, words: str) -> Hit:
    """The trigger whose words begin with `words`."""
    for hit in find_triggers(article, load_definitions()):
        if article.text[article.tokens[hit.first].start :].startswith(words):
            return hit
    raise AssertionError(f"{words!r} triggers nothing")


def reading_of(text: str, gazetteer: Gazetteer) -> Reading:
    article = article_of(text)
    toponyms = find_toponyms(article, gazetteer)
    return make_reading(article, toponyms, find_events(article, toponyms, load_definitions(), gazetteer.capitals))


def events_of(text: str, gazetteer: Gazetteer) -> tuple[Event, ...]:
    return reading_of(text, gazetteer).events


def marks_of(text: str, gazetteer: Gazetteer) -> list[tuple[str, str, str]]:
    """Layer, place as printed, and precision of every mark."""
    reading = reading_of(text, gazetteer)
    return [
        (event.layer, reading.toponyms[place.toponym].name, place.precision)
        for event in reading.events
        if event.drawn
        for place in event.places
    ]
