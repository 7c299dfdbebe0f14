"""What is visible? The layers, statuses, articles and events that are chosen; page, command line and exports agree on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from geo.contested import views
from geo.errors import ViewError
from layers.definition import load_definitions
from layers.period import EVER, Period
from layers.presentation.named import ACTING
from layers.reading import Event, Reading, Status

Key = TypeVar("Key", bound=str)

#: The two toggles that show names instead of events.
NAMED, ACTORS = "named", "actors"
#: The toggle of border lines and contested areas, which are drawn for reference.
BORDER_LINES = "border-lines"
#: The point of view on borders that takes no side.
CONTROLLED = "controlled"


@dataclass(frozen=True, slots=True)
class View:
    """What is chosen; None stands for everything.

    `layers` are keys of layers, "named" and "actors"; `articles` hashes of texts; `events` pairs of a text's hash and
    an event's id, what a search or another filter has left, `names` likewise pairs of a hash and a toponym's index, of
    names that carry no event; `filters` says in words which filters those were. `period` holds the days of the events.
    `borders` is the point of view on borders: `CONTROLLED`, or the code of a country whose claims are followed.
    """

    layers: frozenset[str] | None = None
    statuses: frozenset[Status] | None = None
    articles: frozenset[str] | None = None
    events: frozenset[tuple[str, str]] | None = None
    names: frozenset[tuple[str, int]] | None = None
    period: Period = EVER
    filters: tuple[str, ...] = ()
    borders: str = CONTROLLED

    def shows_layer(self, key: str) -> bool:
        return self.layers is None or key in self.layers

    def shows_name(self, reading: Reading, index: int) -> bool:
        """Whether a toponym that carries no event is visible."""
        layer = ACTORS if reading.toponyms[index].role in ACTING else NAMED
        return self.shows_layer(layer) and (self.names is None or (reading.article.sha256, index) in self.names)

    def shows(self, reading: Reading, event: Event) -> bool:
        """Whether an event of a reading is visible."""
        sha256 = reading.article.sha256
        return (
            (self.articles is None or sha256 in self.articles)
            and self.shows_layer(event.layer)
            and (self.statuses is None or event.status in self.statuses)
            and (self.events is None or (sha256, event.id) in self.events)
            and self.period.holds(event.time)
        )

    @property
    def words(self) -> str:
        """The choice in words: "layers: attacks, strikes; status: occurred", or "everything"."""
        said = [
            f"{name}: {', '.join(sorted(chosen)) or 'none'}"
            for name, chosen in (("layers", self.layers), ("status", self.statuses))
            if chosen is not None
        ]
        said += [f"days: {self.period.words}"] if self.period else []
        return "; ".join((*said, *self.filters)) or "everything"


EVERYTHING = View()


def chosen(
    layers: Iterable[str] | None,
    statuses: Iterable[str] | None,
    borders: str = CONTROLLED,
    period: Period = EVER,
) -> View:
    """A view from keys that a user wrote. Raises ViewError naming a key that is not known, and those that are."""
    known = [*(definition.key for definition in load_definitions()), NAMED, ACTORS, BORDER_LINES]
    return View(
        layers=_known("layer", layers, known),
        statuses=_known("status", statuses, get_args(Status)),
        borders=next(iter(_known("point of view on borders", [borders], [CONTROLLED, *views()]) or ())),
        period=period,
    )


def _known(what: str, keys: Iterable[str] | None, known: Iterable[Key]) -> frozenset[Key] | None:
    if keys is None:
        return None
    by_name = {str(key): key for key in known}
    for key in keys:
        if key not in by_name:
            raise ViewError(f"there is no {what} {key!r}; choose from {', '.join(by_name)}.")
    return frozenset(by_name[key] for key in keys)


def visible(readings: Iterable[Reading], view: View) -> Iterator[Reading]:
    """The readings with what is visible in them and nothing else; those of other articles are left out.

    Of the names, those of visible events stay, and the others as the toggles "named" and "actors" say. What lies at a
    hidden event is hidden with it: it would be wrong to list it as a place where no event is.
    """
    for reading in readings:
        if view.articles is not None and reading.article.sha256 not in view.articles:
            continue
        events = tuple(event for event in reading.events if view.shows(reading, event))
        names_too = view.shows_layer(NAMED) and view.shows_layer(ACTORS) and view.names is None
        if len(events) == len(reading.events) and names_too:
            yield reading
        else:
            yield _reduced(reading, events, view)


def _reduced(reading: Reading, events: tuple[Event, ...], view: View) -> Reading:
    shown = {event.id for event in events}
    hidden = {at.place.id for event in reading.events for at in event.places}
    there = {at.place.id for event in events for at in event.places}
    carrying = {at.toponym for event in events for at in event.places}
    kept = [
        index
        for index, toponym in enumerate(reading.toponyms)
        if index in carrying
        or (
            toponym.place.id in there
            if toponym.place and toponym.place.id in hidden and toponym.role not in ACTING
            else view.shows_name(reading, index)
        )
    ]
    number = {index: new for new, index in enumerate(kept)}
    return replace(
        reading,
        toponyms=tuple(reading.toponyms[index] for index in kept),
        events=tuple(
            replace(
                event,
                places=tuple(replace(at, toponym=number[at.toponym]) for at in event.places),
                links=tuple(link for link in event.links if link.to in shown),
            )
            for event in events
        ),
    )
