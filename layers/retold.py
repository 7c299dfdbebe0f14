"""Which events of a long text are one, though told in two of its pieces? Those at one place with one great toll or one day.

Within a piece, words tell: "the attack", "this blast". Pages later only numbers do, and events are left two rather than
guessed to be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from layers.reading import Event, Figure

#: Two attacks on a town may well kill two people each; that both kill so many is no chance.
GREAT_TOLL = 10


class Stories:
    """The events of a long text, each once, however many of its pieces tell it. Spans are of the whole `text`.

    An event is looked up by what may show that it was told before, so that the time grows with the number of events.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[str, Event] = {}
        self._again: dict[str, list[Event]] = {}
        # By the hash of what shows it, the id of the event that was last told with it: whole, it would weigh as much as events.
        self._shown: dict[int, str] = {}

    def add(self, events: Sequence[Event]) -> None:
        """Take in the events of the next piece, whose ids are new."""
        told: dict[str, Event] = {}  # a piece tells two events apart, however alike they are
        for event in events:
            told[next((id for id in self._alike(event) if id not in told), event.id)] = event
        known_as = {event.id: id for id, event in told.items()}
        for id, event in told.items():
            if event.links:
                event = replace(event, links=tuple(replace(link, to=known_as[link.to]) for link in event.links))
            if id == event.id:
                self._first[id] = event
                self._shown.update((hash(each), id) for each in _shows(event))
            else:
                self._again.setdefault(id, []).append(event)

    def events(self) -> tuple[Event, ...]:
        """In the order in which they are first told, with the id, the place and the label that they have there."""
        return tuple(
            _gathered(self._text, first, self._again[id]) if id in self._again else first
            for id, first in self._first.items()
        )

    def _alike(self, event: Event) -> Iterator[str]:
        for id in dict.fromkeys(self._shown.get(hash(each), "") for each in _shows(event)):
            if id in self._first and _agree(self._first[id], event):
                yield id


def _shows(event: Event) -> Iterator[tuple[object, ...]]:
    """Its great tolls and its day, each with what else must be the same; nothing of an event without a place."""
    if not event.places:
        return
    same = _same(event)
    for figure in event.figures:
        if (figure.low or 0) >= GREAT_TOLL:
            yield *same, figure.kind, figure.low, figure.high, figure.bound
    if event.time and event.time.precision == "day":
        yield *same, event.label, event.time.days


def _same(event: Event) -> tuple[object, ...]:
    """What must be the same of one event."""
    return event.layer, event.status, frozenset((each.place.id, each.precision, each.part) for each in event.places)


def _agree(one: Event, other: Event) -> bool:
    """Whether nothing parts them, neither days nor numbers."""
    if _same(one) != _same(other):
        return False
    days, other_days = (each.time.days if each.time else None for each in (one, other))
    if days and other_days and (days[1] < other_days[0] or other_days[1] < days[0]):
        return False
    counts, others = ({(f.kind, f.low, f.high) for f in each.figures} for each in (one, other))
    common = {kind for kind, *_ in counts} & {kind for kind, *_ in others}
    return common <= {kind for kind, *_ in counts & others}


def _gathered(text: str, first: Event, again: Sequence[Event]) -> Event:
    """One event of its tellings. The same count from the same source is kept once."""
    tellings = (first, *again)
    figures: dict[object, Figure] = {}
    for figure in chain.from_iterable(each.figures for each in tellings):
        source = text[figure.claimant.start : figure.claimant.end] if figure.claimant else None
        figures.setdefault((figure.kind, figure.low, figure.high, figure.bound, source), figure)
    links = chain.from_iterable(each.links for each in tellings)
    return replace(
        first,
        quotes=tuple(chain.from_iterable(each.quotes for each in tellings)),
        actor=next((each.actor for each in tellings if each.actor), None),
        target=next((each.target for each in tellings if each.target), None),
        figures=tuple(figures.values()),
        time=next((each.time for each in tellings if each.time), None),
        links=tuple(dict.fromkeys(link for link in links if link.to != first.id)),
    )
