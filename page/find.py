"""Which cards does a search, or a filter, leave? A pure choice among the cards of the articles that are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from geo.folding import fold
from geo.place import Precision
from layers.period import EVER, Period
from layers.presentation.cards import Card
from layers.presentation.words import STATUS_WORDS
from layers.reading import Event, Reading, Status
from page.sources import Source


@dataclass(frozen=True, slots=True)
class Find:
    """What the reader looks for; what is empty asks for nothing.

    Each of the `words` must stand in a card; the rest is about events and leaves no mere name: the `statuses`, the
    `precisions` of a place, the `claimants` of a figure as they are printed, the `period` in which it may have been.
    """

    words: str = ""
    statuses: tuple[Status, ...] = ()
    precisions: tuple[Precision, ...] = ()
    claimants: tuple[str, ...] = ()
    period: Period = EVER

    @property
    def active(self) -> int:
        """How many of them are asked for."""
        return sum(bool(getattr(self, field.name)) for field in fields(self))

    @property
    def said(self) -> tuple[str, ...]:
        """The filters in words, for what is exported."""
        parts = (
            ("search", self.words),
            ("status", ", ".join(STATUS_WORDS[status] for status in self.statuses)),
            ("precision", ", ".join(self.precisions)),
            ("claimant", ", ".join(self.claimants)),
            ("days", self.period.words),
        )
        return tuple(f"{name}: {value}" for name, value in parts if value)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in the articles that are shown, in reading order.

    `first_days` and `last_days` are, in the order of the calendar, those of the events whose days are known; `undated`
    is the number of the others.
    """

    statuses: tuple[Status, ...]
    precisions: tuple[Precision, ...]
    claimants: tuple[str, ...]
    first_days: tuple[date, ...] = ()
    last_days: tuple[date, ...] = ()
    undated: int = 0


def choices(sources: Iterable[Source]) -> Choices:
    events = [(source.reading, event) for source in sources for event in source.reading.events]
    dated = [days for _, event in events if event.time and (days := event.time.days)]
    return Choices(
        tuple(dict.fromkeys(event.status for _, event in events)),
        tuple(dict.fromkeys(place.precision for _, event in events for place in event.places)),
        tuple(dict.fromkeys(claimant for reading, event in events for claimant in claimants(reading, event))),
        tuple(sorted({first for first, _ in dated})),
        tuple(sorted({last for _, last in dated})),
        len(events) - len(dated),
    )


def claimants(reading: Reading, event: Event) -> tuple[str, ...]:
    """Who gives the figures of an event, as printed; white space is single."""
    spans = [figure.claimant for figure in event.figures if figure.claimant]
    return tuple(dict.fromkeys(_printed(reading, span.start, span.end) for span in spans))


def found(sources: Sequence[Source], find: Find) -> frozenset[str]:
    """The ids of the cards that are left."""
    wanted = fold(find.words).split()
    return frozenset(
        card.id
        for source in sources
        for card, event in _with_events(source)
        if _passes(source.reading, event, find) and (not wanted or _holds(_words(source.reading, card, event), wanted))
    )


def matching_names(names: Iterable[tuple[str, str]], find: Find) -> tuple[tuple[str, str], ...]:
    """Of the names that were declined, with their reasons, those that are left."""
    wanted = fold(find.words).split()
    only_words = find.active == bool(find.words)
    return tuple((name, why) for name, why in names if only_words and _holds(fold(name), wanted))


def _with_events(source: Source) -> Iterable[tuple[Card, Event | None]]:
    events = {source.id_of(event.id): event for event in source.reading.events}
    return ((card, events.get(card.id)) for card in source.cards)


def _passes(reading: Reading, event: Event | None, find: Find) -> bool:
    if event is None:
        return not (find.statuses or find.precisions or find.claimants or find.period)
    return (
        (not find.statuses or event.status in find.statuses)
        and (not find.precisions or any(place.precision in find.precisions for place in event.places))
        and (not find.claimants or any(claimant in find.claimants for claimant in claimants(reading, event)))
        and find.period.holds(event.time)
    )


def _words(reading: Reading, card: Card, event: Event | None) -> str:
    acting = [span for span in (event.actor, event.target) if span] if event else []
    said = [card.title, card.status, *card.figures, *(quote.text for quote in card.quotes)]
    said += [text for where in card.where for text in (where.full_name, where.note)]
    said += [_printed(reading, span.start, span.end) for span in acting]
    return fold(" ".join(said))


def _holds(text: str, wanted: Iterable[str]) -> bool:
    return all(word in text for word in wanted)


def _printed(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.article.text[start:end].split())
