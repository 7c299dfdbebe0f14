"""What is in sight? Articles, toggles and filters brought together: what map, panel, counts and exports all show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from layers.drawing.marks import Mark
from layers.presentation.named import actors, declined_names, named_places
from layers.view import BORDER_LINES, NAMED, View
from page.desk import Desk
from page.find import Find, found, matching_names
from page.sources import Source


@dataclass(frozen=True)
class Sight:
    """`left` are the ids of the cards that search and filters leave, of events at most the first `most`; `over` says how
    many more there are. `on` are the keys of the toggles that are on."""

    sources: tuple[Source, ...]
    find: Find
    left: frozenset[str]
    on: frozenset[str] = frozenset()
    most: float = inf
    over: int = 0

    @cached_property
    def seen(self) -> frozenset[str]:
        """The ids of the cards that are seen."""
        return frozenset(
            card.id
            for source in self.sources
            for card in source.cards
            if card.id in self.left and card.layer in self.on
        )

    def declined(self, source: Source) -> tuple[tuple[str, str], ...]:
        """The names of an article that are on no map, with the reasons, as far as they are in sight."""
        return matching_names(declined_names(source.reading), self.find) if NAMED in self.on else ()

    def marks(self, marks: Sequence[Mark]) -> frozenset[str]:
        """The ids of the marks that are seen; border lines have no card and obey their toggle alone."""
        seen = self.seen
        return frozenset(
            mark.id for mark in marks if (mark.layer == BORDER_LINES and mark.layer in self.on) or mark.event in seen
        )


def sight(sources: Sequence[Source], find: Find, most: float = inf) -> Sight:
    """What is in sight before any toggle is looked at; of the events that are found the first `most`."""
    left = found(sources, find)
    events = [card.id for source in sources for card in source.cards if card.status and card.id in left]
    beyond = events[int(most) :] if len(events) > most else []
    return Sight(tuple(sources), find, left.difference(beyond), most=most, over=len(beyond))


def counts(sight: Sight, border_lines: int) -> tuple[Counter[str], Counter[str]]:
    """How many things each toggle stands for: in the articles, and after search and filters."""
    there, left = Counter({BORDER_LINES: border_lines}), Counter({BORDER_LINES: border_lines})
    for source in sight.sources:
        there.update(card.layer for card in source.cards)
        left.update(card.layer for card in source.cards if card.id in sight.left)
        names = declined_names(source.reading)
        there[NAMED] += len(names)
        left[NAMED] += len(matching_names(names, sight.find))
    return there, left


def view(desk: Desk, sight: Sight) -> View:
    """What is in sight, for an export: exactly that, and in words which filters made it so."""
    chosen = View(layers=sight.on, articles=frozenset(source.sha256 for source in sight.sources), borders=desk.borders)
    if not sight.find.active and not sight.over:
        return chosen
    said = (*sight.find.said, f"the first {sight.most:g} events") if sight.over else sight.find.said
    return replace(
        chosen,
        events=frozenset(
            (source.sha256, event.id)
            for source in sight.sources
            for event in source.reading.events
            if source.id_of(event.id) in sight.left
        ),
        names=frozenset((source.sha256, index) for source in sight.sources for index in _names_left(source, sight)),
        filters=said,
    )


def _names_left(source: Source, sight: Sight) -> Iterator[int]:
    """The indices of the toponyms without an event that search and filters leave."""
    reading = source.reading
    own = [(each.id, each.toponyms) for each in named_places(reading)]
    own += [(each.id, each.toponyms) for each in actors(reading)]
    for card, indices in own:
        if source.id_of(card) in sight.left:
            yield from indices
    declined = {name for name, _ in matching_names(declined_names(reading), sight.find)}
    for index, toponym in enumerate(reading.toponyms):
        if toponym.place is None and toponym.name in declined:
            yield index
