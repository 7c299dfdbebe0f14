"""A small reading made by hand, of a text of our own, for the tests of what is shown."""

from __future__ import annotations

from dataclasses import replace

from geo.article import read_article
from geo.place import Place
from geo.span import Span
from geo.toponym import Role, Toponym
from layers.reading import Claimant, Event, EventPlace, Figure, Reading, Time

TEXT = """Shells fall on Sumy

Shells fell on Sumy on Monday and killed at least three people, the mayor said. Trams stopped running. Moscow denied it.

Drones also struck somewhere in Sumy Oblast and in Poland. Warsaw vowed to answer. The crossing at Medyka was closed.

Trains to Lviv were late.
"""

UKRAINE = Place("geonames:690791", "Ukraine", "country", "UA", "Ukraine", "", "", 49.0, 32.0, 38_000_000, "UA")
POLAND = Place("geonames:798544", "Poland", "country", "PL", "Poland", "", "", 52.0, 20.0, 38_000_000, "PL")
RUSSIA = Place("geonames:2017370", "Russia", "country", "RU", "Russia", "", "", 60.0, 100.0, 144_000_000, "RU")
SUMY = Place("geonames:692194", "Sumy", "town", "UA", "Ukraine", "21", "", 50.922, 34.8, 294_000, "")
OBLAST = Place("admin1:UA.21", "Sumy", "admin1", "UA", "Ukraine", "21", "", 51.0, 34.0, 1_100_000, "UA.21")
MEDYKA = Place("site:medyka", "Medyka crossing", "site", "PL", "Poland", "", "", 49.80, 22.95, 0, "")
MOSCOW = Place("geonames:524901", "Moscow", "town", "RU", "Russia", "", "", 55.75, 37.62, 10_000_000, "")
WARSAW = Place("geonames:756135", "Warsaw", "town", "PL", "Poland", "", "", 52.23, 21.01, 1_700_000, "")
LVIV = Place("geonames:702550", "Lviv", "town", "UA", "Ukraine", "", "", 49.84, 24.03, 717_000, "")


def span(words: str, *, after: str = "") -> Span:
    """The first place of `words` after the words `after`."""
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def dated(**days: tuple[str, str]) -> Reading:
    """The same, in which the words for when of some events mean days: e1=("2025-05-05", "2025-05-05")."""
    made = reading()
    events = (
        replace(event, time=Time(event.trigger.start, event.trigger.end, *days[event.id], "day"))
        if event.id in days
        else event
        for event in made.events
    )
    return replace(made, events=tuple(events))


def reading() -> Reading:
    """Two drawn events (one with two areas), a denied one, a threat; Lviv named; Moscow and Warsaw act."""
    article = read_article(TEXT, id="sumy.txt")

    def sentence(words: str) -> Span:
        at = TEXT.index(words)
        found = next(each for each in article.sentences if each.start <= at < each.end)
        return Span(found.start, found.end)

    def toponym(name: str, place: Place | None, role: Role, *, after: str = "Monday") -> Toponym:
        at = span(name, after=after)
        number = next(i for i, each in enumerate(article.sentences) if each.start <= at.start < each.end)
        return Toponym(at.start, at.end, name, 0, 0, number, "name", role, place, 0.9, f"made by hand: {name}", ())

    toponyms = (
        toponym("Sumy", SUMY, "scene", after="Shells fell"),
        toponym("Moscow", MOSCOW, "actor"),
        toponym("Sumy Oblast", OBLAST, "scene"),
        toponym("Poland", POLAND, "scene"),
        toponym("Warsaw", WARSAW, "actor"),
        toponym("Medyka", MEDYKA, "scene"),
        toponym("Lviv", LVIV, "mention"),
    )
    mayor = span("the mayor")
    three = span("three people")
    events = (
        Event(
            "e1", "strikes", "claimed", True, "Shells on Sumy", span("Shells", after="Shells fell"),
            (sentence("Shells fell"),), (EventPlace(0, SUMY, "town", 8000),), None, None,
            (Figure("killed", 3, 3, "at_least", Claimant(mayor.start, mayor.end, "said"), three.start, three.end),),
            Time(*_ends(span("Monday"))), (), "one side tells it",
        ),
        Event(
            "e2", "strikes", "denied", True, "Drones in Sumy Oblast and Poland", span("struck"),
            (sentence("Drones also"),),
            (EventPlace(2, OBLAST, "region", None), EventPlace(3, POLAND, "country", None, "two sites, not named")),
            None, None, (), None, (), "the places are named",
        ),
        Event(
            "e3", "threats", "threat", False, "Warsaw vows to answer", span("vowed"), (sentence("Warsaw vowed"),),
            (), None, None, (), None, (), "a vow has no place",
        ),
        Event(
            "e4", "borders", "occurred", True, "Medyka crossing closed", span("closed"), (sentence("The crossing"),),
            (EventPlace(5, MEDYKA, "site", None),), None, None, (), None, (), "the crossing is named",
        ),
    )  # fmt: skip
    return Reading(article, toponyms, events)


def _ends(at: Span) -> tuple[int, int]:
    return at.start, at.end
