"""What is a reading? All that one article became: its toponyms, its events, and the words behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.article import Article, Span
from geo.place import Place, Precision
from geo.toponym import Toponym

Status = Literal[
    "occurred", "claimed", "denied", "ongoing", "past",
    "threat", "conditional", "planned", "called_for", "negated", "generic",
]  # fmt: skip
#: Statuses of events that may be drawn; all others are listed only.
DRAWN_STATUSES: frozenset[Status] = frozenset({"occurred", "claimed", "denied", "ongoing", "past"})


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who gives a figure or tells an event, with the verb of saying ("confirmed")."""

    start: int
    end: int
    verb: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people. `low` and `high` are inclusive; `claimant` is None in the article's own voice."""

    kind: Literal["killed", "injured", "missing", "captured", "displaced", "arrested"]
    low: int | None
    high: int | None
    bound: Literal["exact", "at_least", "at_most", "about"]
    claimant: Claimant | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event is placed: a toponym (by index into the reading) and how exactly.

    `radius_m` is the radius in metres that a town or near mark stands for, else None.
    `note` is what the area must say ("nine sites, not named"), or empty.
    """

    toponym: int
    place: Place
    precision: Precision
    radius_m: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """The article's words for when, and ISO 8601 dates where they can be known."""

    start: int
    end: int
    from_date: str | None = None
    to_date: str | None = None
    precision: Literal["day", "week", "month", "year", "unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another event of the same reading."""

    to: str
    kind: Literal["before", "after", "response_to"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened or is only said: its layer, its status, its words and its places."""

    id: str
    layer: str
    status: Status
    drawn: bool
    label: str
    trigger: Span
    quotes: tuple[Span, ...]
    places: tuple[EventPlace, ...]
    actor: Span | None
    target: Span | None
    figures: tuple[Figure, ...]
    time: Time | None
    links: tuple[Link, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One article read. `places[].toponym` of an event indexes `toponyms`."""

    article: Article
    toponyms: tuple[Toponym, ...]
    events: tuple[Event, ...]
