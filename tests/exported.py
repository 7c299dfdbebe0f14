"""Readings that are hard to export: any words in every place of them, and every kind of place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from geo.article import read_article
from geo.parts import Part
from geo.place import EXTENDED, Kind, Place, Precision
from geo.span import Span
from geo.toponym import Toponym
from layers.reading import Claimant, Event, EventPlace, Figure, Reading, Time

#: What makes readers of files stumble: accents, right-to-left, quotes, line ends, formulas, code, characters beyond 16 bits.
HARD = (
    "Zürich, Đà Nẵng, Łódź",
    "قصف على مدينة غزة",
    "he said \"so\", 'then'; she: «no»",
    "one line\nand another\r\nand a third",
    "=1+1",
    "+1", "-1", "@SUM(A1)", "\t=1", "\r=1",
    '=HYPERLINK("http://example.org","x")',
    "<img src=x onerror=pwn()>",
    "${pwn()}",
    "\\\\`+pwn()+`",
    "</script><script>pwn()</script>",
    "{{ 7 * 7 }} {% raw %}",
    "]]> &amp; <b>",
    "<!-- --!> <script>",
    "🧭 e\u0301 \u202eabc\u202c",
)  # fmt: skip

#: Areas and lines of every kind, small ones, with an outline and without.
AREAS: tuple[tuple[Kind, str], ...] = (
    ("country", "AD"), ("country", "ZZ"), ("admin1", "AD.02"), ("admin1", "ZZ.1"), ("region", "doklam"), ("region", ""),
    ("admin2", "VE.04.Municipio Bolivar"), ("water", "lake-garda"), ("line", "38th-parallel"), ("line", ""),
)  # fmt: skip
#: Parts of places, as words may mean them, with the precision that the engine gives them.
PARTS: tuple[tuple[Kind, Part, Precision], ...] = (
    ("country", Part("side", "northern Andorra", direction="north"), "country"),
    ("country", Part("border", "the border with Spain", others=("ES",)), "line"),
    ("country", Part("border", "the border with Mars", others=("ZZ",)), "line"),
    ("country", Part("coast", "the coast"), "line"),
    ("town", Part("stretch", "the border near it", distance_m=25_000, others=("AD-ES",)), "line"),
)


def place_of(kind: Kind, area: str, name: str = "Somewhere") -> Place:
    return Place(f"test:{kind}:{area}", name, kind, "AD", "Andorra", "", "", 42.44, 1.5, 1000, area)


def every_area() -> tuple[EventPlace, ...]:
    """An event's place for each kind of area or line at each precision that is not a point's, and for parts."""
    places = [
        EventPlace(0, place_of(kind, area), precision, None)
        for kind, area in AREAS
        for precision in get_args(Precision)
        if precision in EXTENDED
    ]
    parts = [
        EventPlace(0, place_of(kind, "AD" if kind == "country" else ""), p, None, part=part) for kind, part, p in PARTS
    ]
    return (*places, *parts)


def every_point() -> tuple[EventPlace, ...]:
    """An event's place for each precision that is a point's."""
    moved = Part("moved", "10 km north of it", direction="north", distance_m=10_000)
    return (
        EventPlace(0, place_of("site", ""), "site", None),
        EventPlace(0, place_of("town", ""), "town", 5000),
        EventPlace(0, place_of("town", ""), "near", 15_000),
        EventPlace(0, place_of("town", ""), "near", 15_000, part=moved),
    )


def reading_with(words: str, places: Sequence[EventPlace] = (), id: str = "hard.txt") -> Reading:
    """A drawn event, with `words` as its quote, its names, its label and all else; and one that is only listed.

    It lies at `places`, or in a town whose name is `words`.
    """
    text = f"Headline\n\n{words}\n\nAnd so on.\n"
    article = read_article(text, id=id)
    at = Span(10, 10 + len(words))
    sentence = next(i for i, each in enumerate(article.sentences) if each.end > at.start)
    found = tuple(places) or (EventPlace(0, place_of("town", "", words), "town", 5000, words),)
    toponyms = tuple(
        Toponym(at.start, at.end, words, 0, 0, sentence, "name", "scene", each.place, 0.5, words, ()) for each in found
    )
    figure = Figure("killed", 2, 3, "about", Claimant(at.start, at.end, words), at.start, at.end)
    time = Time(at.start, at.end, "2025-05-06", "2025-05-07", "day")
    lying = tuple(replace(each, toponym=number) for number, each in enumerate(found))
    return Reading(
        article,
        toponyms,
        (
            Event("e1", "strikes", "claimed", True, words, at, (at,), lying, at, at, (figure,), time, (), words),
            Event("e2", "threats", "threat", False, words, at, (at,), (), at, None, (), None, (), words),
        ),
    )
