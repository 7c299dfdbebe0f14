"""What does the panel say? One card per event, place or actor: plain values made of a reading, no markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from geo.article import Article
from geo.span import Sentence, Span
from geo.toponym import Toponym
from layers.presentation import words
from layers.presentation.named import Actor, Named
from layers.presentation.within import within
from layers.reading import Event, Reading

FragmentKind = Literal["plain", "trigger", "place"]

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a quote; the fragments of a quote joined are the quote, to the letter."""

    text: str
    kind: FragmentKind


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim quote, which begins at `start`, with the sentences before and after it (empty where there is none)."""

    start: int
    before: str
    fragments: tuple[Fragment, ...]
    after: str
    paragraph: int
    mark: str

    @property
    def text(self) -> str:
        return "".join(fragment.text for fragment in self.fragments)


@dataclass(frozen=True, slots=True)
class Where:
    """One place of a card: its mark on the map (empty where nothing is drawn), its name, how exactly."""

    mark: str
    name: str
    full_name: str
    how: str
    note: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that the panel tells of one event (or place, or actor, with an empty status).

    `layer` is a layer's key, "named" or "actors". `time` holds the article's words, or is empty; `days` are the first
    and the last day that they may mean, where these are known.
    """

    id: str
    layer: str
    title: str
    status: str
    drawn: bool
    where: tuple[Where, ...]
    figures: tuple[str, ...]
    time: str
    quotes: tuple[Quote, ...]
    reason: str
    days: tuple[date, date] | None = None


def mark_id(event: Event, place: int) -> str:
    """The id of the mark of an event's nth place."""
    return f"{event.id}.{place}"


def event_cards(reading: Reading) -> tuple[Card, ...]:
    """A card per event, in reading order."""
    return tuple(_event_card(reading, event) for event in reading.events)


def named_card(reading: Reading, named: Named) -> Card:
    place = named.place
    where = Where(named.id, place.name, words.place_name(place), words.NAMED_WORDS, "")
    reason = reading.toponyms[named.toponyms[0]].reason
    return Card(
        named.id,
        "named",
        place.name,
        "",
        False,
        (where,),
        (),
        "",
        _toponym_quotes(reading, named.toponyms, named.id),
        reason,
    )


def actor_card(reading: Reading, actor: Actor) -> Card:
    where = Where(actor.id, actor.country_name, actor.country_name, words.ACTOR_WORDS, "")
    printed = dict.fromkeys(reading.toponyms[index].name for index in actor.toponyms)
    reason = "Named as " + ", ".join(f"“{name}”" for name in printed) + "."
    quotes = _toponym_quotes(reading, actor.toponyms, actor.id)
    return Card(actor.id, "actors", actor.country_name, "", False, (where,), (), "", quotes, reason)


def _event_card(reading: Reading, event: Event) -> Card:
    text = reading.article.text
    where = tuple(
        Where(
            mark_id(event, index) if event.drawn else "",
            at.place.name,
            words.place_name(at.place),
            words.event_place_words(at),
            at.note,
        )
        for index, at in enumerate(event.places)
    )
    names = {reading.toponyms[at.toponym].name for at in event.places}
    siblings = sorted(event.quotes, key=_START)
    marks = [(reading.toponyms[at.toponym].name, mark_id(event, index)) for index, at in enumerate(event.places)]
    quotes = tuple(
        _quote(
            reading.article,
            span,
            siblings,
            (event.trigger,),
            [each for each in within(reading.toponyms, span.start, span.end) if each.name in names],
            marks if event.drawn else (),
        )
        for span in event.quotes
    )
    return Card(
        id=event.id,
        layer=event.layer,
        title=event.label,
        status=words.STATUS_WORDS[event.status],
        drawn=event.drawn,
        where=where,
        figures=tuple(words.figure_words(figure, text) for figure in event.figures),
        time=" ".join(text[event.time.start : event.time.end].split()) if event.time else "",
        quotes=quotes,
        reason=event.reason,
        days=event.time.days if event.time else None,
    )


def _toponym_quotes(reading: Reading, indices: Iterable[int], mark: str) -> tuple[Quote, ...]:
    """The sentences in which the toponyms stand, each once, with the names marked."""
    sentences = reading.article.sentences
    toponyms = [reading.toponyms[index] for index in indices]
    numbers = dict.fromkeys(toponym.sentence for toponym in toponyms)
    spans = tuple(Span(sentences[number].start, sentences[number].end) for number in numbers)
    return tuple(
        _quote(reading.article, span, spans, (), within(toponyms, span.start, span.end), (("", mark),))
        for span in spans
    )


def _quote(
    article: Article,
    span: Span,
    siblings: Sequence[Span],
    triggers: Sequence[Span],
    places: Sequence[Toponym],
    marks: Sequence[tuple[str, str]],
) -> Quote:
    """`siblings` are all quotes of the card in order of the text, `places` the names in this one.

    `marks` pairs the name of each place with its mark: a quote leads to the first that it names.
    """
    before, after, paragraph = _context(article, span, siblings)
    quoted = article.text[span.start : span.end]
    named = next((mark for name, mark in marks if name in quoted), marks[0][1] if marks else "")
    return Quote(span.start, before, _fragments(article.text, span, triggers, places), after, paragraph, named)


def _fragments(text: str, span: Span, triggers: Sequence[Span], places: Sequence[Toponym]) -> tuple[Fragment, ...]:
    marked: list[tuple[int, int, FragmentKind]] = [(trigger.start, trigger.end, "trigger") for trigger in triggers]
    marked += [(place.start, place.end, "place") for place in places]
    fragments: list[Fragment] = []
    at = span.start
    # Where a trigger and a place overlap ("the Pahalgam attack"), the place, which starts first, keeps
    # its own words and the trigger what is left of it.
    for start, end, kind in sorted(marked):
        start, end = max(start, at), min(end, span.end)
        if start >= end:
            continue
        if start > at:
            fragments.append(Fragment(text[at:start], "plain"))
        fragments.append(Fragment(text[start:end], kind))
        at = end
    if at < span.end:
        fragments.append(Fragment(text[at : span.end], "plain"))
    return tuple(fragments)


def _context(article: Article, span: Span, siblings: Sequence[Span]) -> tuple[str, str, int]:
    """The prose sentence before and after a quote (not where it is quoted itself), and the paragraph."""
    sentences = article.sentences
    if not sentences:
        return "", "", 0
    first = max(bisect_right(sentences, span.start, key=_START) - 1, 0)
    last = max(bisect_right(sentences, span.end - 1, key=_START) - 1, first)

    def neighbour(number: int) -> str:
        if not 0 <= number < len(sentences) or sentences[number].kind != "prose":
            return ""
        sentence = sentences[number]
        if within(siblings, sentence.start, sentence.end):
            return ""
        return article.text[sentence.start : sentence.end]

    return neighbour(first - 1), neighbour(last + 1), _paragraph(article, sentences[first].paragraph)


def _paragraph(article: Article, paragraph: int) -> int:
    """The number of a paragraph as a reader counts: headings and what is set aside do not."""
    return bisect_right(_paragraphs(_Outline(article.sha256, article.sentences)), paragraph)


@dataclass(frozen=True, slots=True)
class _Outline:
    """The sentences of a text, known by its hash alone."""

    sha256: str
    sentences: Sequence[Sentence] = field(compare=False)


@lru_cache(maxsize=64)
def _paragraphs(outline: _Outline) -> list[int]:
    """The numbers of paragraphs of prose: counted once for a text, not once for a quote."""
    return sorted({each.paragraph for each in outline.sentences if each.kind == "prose"})
