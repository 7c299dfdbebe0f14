"""What is a reading? All that one article became: its toponyms, its events, and the words behind each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from geo.article import Article
from geo.errors import FrameError
from geo.parts import Part
from geo.place import Candidate, Place, Precision
from geo.span import Span
from geo.toponym import ROLES, Toponym

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
    `part` is the part of the place that the words mean, None for all of it; `at` is then latitude and longitude
    (degrees) of a point of that part.
    """

    toponym: int
    place: Place
    precision: Precision
    radius_m: int | None
    note: str = ""
    part: Part | None = None
    at: tuple[float, float] | None = None

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude in degrees: of the site or town, or inside the area, for sorting only."""
        return self.at or (self.place.lat, self.place.lon)


@dataclass(frozen=True, slots=True)
class Time:
    """The article's words for when, and ISO 8601 dates where they can be known."""

    start: int
    end: int
    from_date: str | None = None
    to_date: str | None = None
    precision: Literal["day", "week", "month", "year", "unknown"] = "unknown"

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that the words may mean, None where they are not known."""
        if self.from_date is None or self.to_date is None:
            return None
        return date.fromisoformat(self.from_date), date.fromisoformat(self.to_date)


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
    """One article read. `places[].toponym` of an event indexes `toponyms`.

    `warnings` say what could not be found out about it, as where an online service failed; offline there are none.
    """

    article: Article
    toponyms: tuple[Toponym, ...]
    events: tuple[Event, ...]
    warnings: tuple[str, ...] = ()

    @property
    def credits(self) -> tuple[str, ...]:
        """What must be said beside its places besides the credit of the gazetteer, each once."""
        return tuple(sorted({toponym.place.credit for toponym in self.toponyms if toponym.place} - {""}))


def make_reading(article: Article, toponyms: Sequence[Toponym], events: Sequence[Event]) -> Reading:
    """A reading from its parts, checked. A name is a scene where an event lies at it; where none does, it is a mention.

    Raises FrameError naming every breach of the contract.
    """
    carrying: dict[int, Event] = {place.toponym: event for event in reversed(events) for place in event.places}
    roles = tuple(
        replace(toponym, role="scene", reason=f"{toponym.reason}; {carrying[index].label} is placed here")
        if index in carrying
        else replace(toponym, role="mention")
        if toponym.role == "scene"
        else toponym
        for index, toponym in enumerate(toponyms)
    )
    reading = Reading(article, roles, tuple(events))
    check_reading(reading)
    return reading


def check_reading(reading: Reading) -> None:
    """Raise FrameError naming every breach of the contract, or return."""
    breaches = list(_breaches(reading))
    if breaches:
        raise FrameError(f"{reading.article.id}: the reading breaks its form: {'; '.join(breaches)}.")


def _breaches(reading: Reading) -> Iterator[str]:
    text = reading.article.text
    for toponym in reading.toponyms:
        if text[toponym.start : toponym.end] != toponym.name:
            yield f"toponym {toponym.name!r} does not stand at {toponym.start}"
        if toponym.role not in ROLES:
            yield f"toponym {toponym.name!r} has the unknown role {toponym.role!r}"
    ids = {event.id for event in reading.events}
    if len(ids) < len(reading.events):
        yield "two events share an id"
    for event in reading.events:
        ranges = [(span.start, span.end) for span in (event.trigger, *event.quotes)]
        ranges += [(figure.start, figure.end) for figure in event.figures]
        ranges += [(span.start, span.end) for span in (event.actor, event.target) if span]
        ranges += [(event.time.start, event.time.end)] if event.time else []
        if any(not 0 <= start < end <= len(text) for start, end in ranges):
            yield f"event {event.id} has a span outside the text"
        if not any(quote.start <= event.trigger.start and event.trigger.end <= quote.end for quote in event.quotes):
            yield f"the trigger of event {event.id} lies in none of its quotes"
        if event.drawn and (event.status not in DRAWN_STATUSES or not event.places):
            yield f"event {event.id} is drawn with status {event.status} and {len(event.places)} places"
        for place in event.places:
            if not 0 <= place.toponym < len(reading.toponyms):
                yield f"event {event.id} lies at toponym {place.toponym}, which is not there"
            elif reading.toponyms[place.toponym].role != "scene":
                yield f"event {event.id} lies at {reading.toponyms[place.toponym].name!r}, which is no scene"
            if place.precision in ("near", "town") and place.radius_m is None:
                yield f"event {event.id} lies at {place.place.name!r} without a radius"
        if any(link.to not in ids for link in event.links):
            yield f"event {event.id} links to an event that is not there"


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as the JSON object of the contract, checked once more. Offsets are code points."""
    check_reading(reading)
    article = reading.article
    text = article.text

    def span(part: Span | Time | None) -> dict[str, Any] | None:
        return {"start": part.start, "end": part.end, "text": text[part.start : part.end]} if part else None

    return {
        "id": article.id,
        "sha256": article.sha256,
        "title": article.title_text,
        "published": article.published,
        "language": article.language,
        "toponyms": [_toponym(toponym) for toponym in reading.toponyms],
        "events": [
            {
                "id": event.id,
                "layer": event.layer,
                "status": event.status,
                "drawn": event.drawn,
                "label": event.label,
                "trigger": span(event.trigger),
                "quotes": [span(quote) for quote in event.quotes],
                "places": [_event_place(place) for place in event.places],
                "actor": span(event.actor),
                "target": span(event.target),
                "figures": [
                    {
                        "kind": figure.kind,
                        "low": figure.low,
                        "high": figure.high,
                        "bound": figure.bound,
                        "claimant": {
                            "start": figure.claimant.start,
                            "end": figure.claimant.end,
                            "text": text[figure.claimant.start : figure.claimant.end],
                            "verb": figure.claimant.verb,
                        }
                        if figure.claimant
                        else None,
                        "start": figure.start,
                        "end": figure.end,
                    }
                    for figure in event.figures
                ],
                "time": {
                    **(span(event.time) or {}),
                    "from": event.time.from_date,
                    "to": event.time.to_date,
                    "precision": event.time.precision,
                }
                if event.time
                else None,
                "links": [{"to": link.to, "kind": link.kind} for link in event.links],
                "reason": event.reason,
            }
            for event in reading.events
        ],
        "set_aside": [{"start": part.start, "end": part.end, "why": part.why} for part in article.set_aside],
        **({"warnings": list(reading.warnings)} if reading.warnings else {}),
    }


def _toponym(toponym: Toponym) -> dict[str, Any]:
    place = toponym.place
    return {
        "start": toponym.start,
        "end": toponym.end,
        "name": toponym.name,
        "role": toponym.role,
        "place": {
            "id": place.id,
            "name": place.name,
            "country_code": place.country_code,
            "country_name": place.country_name,
            "lat": place.lat,
            "lon": place.lon,
            "precision": place.precision,
            **_credit(place),
        }
        if place
        else None,
        "score": round(toponym.score, 3),
        "reason": toponym.reason,
        "candidates": [_candidate(candidate) for candidate in toponym.candidates[:5]],
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return {
        "id": place.id,
        "name": place.name,
        "country_code": place.country_code,
        "score": round(candidate.score, 3),
    }


def _event_place(place: EventPlace) -> dict[str, Any]:
    """The place of a mark; its name is the gazetteer's, `lat` and `lon` of an area are a point inside it."""
    return {
        "toponym": place.toponym,
        "name": place.place.name,
        "lat": place.point[0],
        "lon": place.point[1],
        "precision": place.precision,
        "radius_m": place.radius_m,
        "note": place.note,
        "part": asdict(place.part) if place.part else None,
        "country_code": place.place.country_code,
        "country_name": place.place.country_name,
        **_credit(place.place),
    }


def _credit(place: Place) -> dict[str, str]:
    return {"credit": place.credit} if place.credit else {}
