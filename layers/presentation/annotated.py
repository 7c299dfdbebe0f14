"""How does the whole article read with its events and places in it? Paragraphs of stretches: plain values, no markup."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from layers.presentation.cards import mark_id
from layers.presentation.named import actors, named_places
from layers.presentation.within import within
from layers.reading import Reading

Kind = Literal["plain", "trigger", "place", "aside"]
ParagraphKind = Literal["title", "heading", "prose"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text, to the letter. `events` are the ids of the events whose quotes it lies in.

    A trigger or place leads `to` a card (an id, or empty) and to its `mark` on the map (empty where none is drawn);
    `role` is that of a place ("declined" where it means none that is known), `why` the reason of the reading.
    """

    text: str
    kind: Kind = "plain"
    events: tuple[str, ...] = ()
    to: str = ""
    mark: str = ""
    role: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ParagraphKind
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the article. Names are counted once each, however often they stand in it."""

    sentences: int
    used: int
    named: int
    placed: int
    declined: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a marked stretch stands, and what it is."""

    start: int
    end: int
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Where a quote stands, and the id of its event."""

    start: int
    end: int
    event: str


_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """The article from its first word to its last; the white space between paragraphs is all that is left out."""
    text = reading.article.text
    pieces = _apart(_pieces(reading))
    quotes = [_Quoted(quote.start, quote.end, event.id) for event in reading.events for quote in event.quotes]
    quotes.sort(key=attrgetter("start", "end"))  # those of one event after another where they begin alike
    marked = (*((quote.start, quote.end) for quote in quotes), *((piece.start, piece.end) for piece in pieces))
    edges = sorted({edge for ends in marked for edge in ends})
    made: list[Paragraph] = []
    start = len(text) - len(text.lstrip())
    for stop, after in [*((found.start(), found.end()) for found in _BREAK.finditer(text, start)), (len(text), 0)]:
        inner = [start, *edges[bisect_right(edges, start) : bisect_left(edges, stop)], stop]
        here, said = within(pieces, start, stop), within(quotes, start, stop)
        stretches = tuple(_stretch(text, a, b, here, said) for a, b in pairwise(inner) if a < b)
        if stretches:
            made.append(Paragraph(_kind(reading, start, stop), stretches))
        start = after
    return tuple(made)


def tally(reading: Reading) -> Tally:
    prose = [sentence for sentence in reading.article.sentences if sentence.kind == "prose"]
    quotes = sorted((quote for event in reading.events for quote in event.quotes), key=attrgetter("start", "end"))
    used = sum(bool(within(quotes, sentence.start, sentence.end)) for sentence in prose)
    names = {toponym.name: False for toponym in reading.toponyms if toponym.role != "part"}
    for toponym in reading.toponyms:
        if toponym.role != "part" and toponym.place:
            names[toponym.name] = True
    placed = sum(names.values())
    return Tally(len(prose), used, len(names), placed, len(names) - placed)


def unmapped(reading: Reading) -> tuple[tuple[str, str], ...]:
    """Names that are nowhere on the map, each once with the reason, in reading order."""
    reasons: dict[str, str] = {}
    for toponym in reading.toponyms:
        if toponym.role == "part":
            reasons.setdefault(toponym.name, "part of the name of something else, not a place here")
        elif toponym.place is None:
            reasons.setdefault(toponym.name, toponym.reason)
    return tuple(reasons.items())


def _pieces(reading: Reading) -> Iterator[_Piece]:
    """Triggers, names and what is set aside."""
    for each in reading.article.set_aside:
        yield _Piece(each.start, each.end, Stretch("", "aside", why=each.why))
    lead = _leads(reading)
    for index, toponym in enumerate(reading.toponyms):
        declined = toponym.place is None and toponym.role != "part"
        to, mark = lead.get(index, ("", ""))
        role = "declined" if declined else toponym.role
        yield _Piece(toponym.start, toponym.end, Stretch("", "place", (), to, mark, role, toponym.reason))
    for event in reading.events:
        mark = mark_id(event, 0) if event.drawn else ""
        yield _Piece(
            event.trigger.start, event.trigger.end, Stretch("", "trigger", (), event.id, mark, "", event.label)
        )


def _leads(reading: Reading) -> dict[int, tuple[str, str]]:
    """The card and the mark that each toponym leads to: those of the event that lies at it, else its own, else those
    of the first event at the same place."""
    events: dict[int, tuple[str, str]] = {}
    of_place: dict[str, tuple[str, str]] = {}
    for event in reversed(reading.events):
        for number, at in enumerate(event.places):
            if event.drawn:
                events[at.toponym] = of_place[at.place.id] = (event.id, mark_id(event, number))
    lead = {i: of_place[t.place.id] for i, t in enumerate(reading.toponyms) if t.place and t.place.id in of_place}
    own = [(each.id, each.toponyms) for each in named_places(reading)]
    own += [(each.id, each.toponyms) for each in actors(reading)]
    for card, indices in own:
        lead |= dict.fromkeys(indices, (card, card))
    return lead | events


def _apart(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces in order, without overlap: the one that starts first keeps its words, the next what is left."""
    apart: list[_Piece] = []
    at = 0
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        start = max(piece.start, at)
        if start < piece.end:
            apart.append(_Piece(start, piece.end, piece.stretch))
            at = piece.end
    return apart


def _stretch(text: str, start: int, end: int, pieces: Sequence[_Piece], quotes: Sequence[_Quoted]) -> Stretch:
    found = next((piece.stretch for piece in pieces if piece.start <= start and end <= piece.end), Stretch(""))
    events = dict.fromkeys(quote.event for quote in quotes if quote.start <= start and end <= quote.end)
    if found.kind == "trigger":
        events = {found.to: None, **events}
    return Stretch(text[start:end], found.kind, tuple(events), found.to, found.mark, found.role, found.why)


def _kind(reading: Reading, start: int, end: int) -> ParagraphKind:
    title = reading.article.title
    if title and title.start < end and start < title.end:
        return "title"
    kinds = {each.kind for each in within(reading.article.sentences, start, end)}
    return "heading" if kinds == {"heading"} else "prose"
