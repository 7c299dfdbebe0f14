"""How do the readings of a long text's pieces become one? All that counts within a piece is moved to where the piece stands."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from geo.article import Article
from geo.span import Sentence, SetAside, Span
from geo.toponym import Toponym
from layers.reading import Claimant, Event, Figure, Reading, Time
from layers.retold import Stories

_Value = TypeVar("_Value", bound=Hashable)
_Range = TypeVar("_Range", Span, SetAside, Claimant, Figure, Time)


@dataclass(frozen=True, slots=True)
class _Before:
    """How much of the whole stands before a piece."""

    characters: int = 0
    tokens: int = 0
    sentences: int = 0
    paragraphs: int = 0
    toponyms: int = 0
    events: int = 0

    def past(self, piece: Reading) -> _Before:
        article = piece.article
        return _Before(
            self.characters + len(article.text),
            self.tokens + len(article.tokens),
            self.sentences + len(article.sentences),
            self.paragraphs + max((each.paragraph + 1 for each in article.sentences), default=0),
            self.toponyms + len(piece.toponyms),
            self.events + len(piece.events),
        )


class _Once:
    """Of equal values the first, so that a book keeps each of its places and reasons once."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, Any] = {}

    def __call__(self, value: _Value) -> _Value:
        kept: _Value = self._kept.setdefault(value, value)
        return kept


def joined(whole: Article, pieces: Iterable[Reading]) -> Reading:
    """One reading of the whole text. Each piece must begin in it where the one before ends, white space apart.

    An event that two pieces tell is one where `layers.retold` says so. The whole is English where most of its text is.
    """
    before = _Before()
    title: Span | None = None
    sentences: list[Sentence] = []
    aside: list[SetAside] = []
    toponyms: list[Toponym] = []
    stories = Stories(whole.text)
    english = 0
    once = _Once()
    for piece in pieces:
        article = piece.article
        before = replace(before, characters=whole.text.index(article.text, before.characters))
        title = title or article.title
        english += len(article.text) if article.language == "en" else 0
        sentences += [_sentence(each, before) for each in article.sentences]
        aside += [_moved(each, before.characters) for each in article.set_aside]
        toponyms += [_toponym(each, before, once) for each in piece.toponyms]
        stories.add([_event(each, before, once) for each in piece.events])
        before = before.past(piece)
    article = replace(
        whole,
        title=title,
        sentences=tuple(sentences),
        set_aside=tuple(aside),
        language="en" if 2 * english > len(whole.text) else "und",
    )
    return Reading(article, tuple(toponyms), stories.events())


def _moved(found: _Range, by: int) -> _Range:
    return replace(found, start=found.start + by, end=found.end + by)


def _sentence(found: Sentence, before: _Before) -> Sentence:
    return Sentence(
        found.start + before.characters,
        found.end + before.characters,
        found.first + before.tokens,
        found.last + before.tokens,
        found.paragraph + before.paragraphs,
        found.kind,
    )


def _toponym(found: Toponym, before: _Before, once: _Once) -> Toponym:
    return replace(
        found,
        start=found.start + before.characters,
        end=found.end + before.characters,
        name=once(found.name),
        first=found.first + before.tokens,
        last=found.last + before.tokens,
        sentence=found.sentence + before.sentences,
        place=once(found.place),
        reason=once(found.reason),
        candidates=tuple(replace(each, place=once(each.place)) for each in found.candidates),
    )


def _event(event: Event, before: _Before, once: _Once) -> Event:
    by = before.characters
    return replace(
        event,
        id=_renumbered(event.id, before),
        trigger=_moved(event.trigger, by),
        quotes=tuple(_moved(quote, by) for quote in event.quotes),
        places=tuple(
            replace(each, toponym=each.toponym + before.toponyms, place=once(each.place)) for each in event.places
        ),
        actor=_moved(event.actor, by) if event.actor else None,
        target=_moved(event.target, by) if event.target else None,
        figures=tuple(_figure(figure, by) for figure in event.figures),
        time=_moved(event.time, by) if event.time else None,
        links=tuple(replace(link, to=_renumbered(link.to, before)) for link in event.links),
        reason=once(event.reason),
    )


def _figure(figure: Figure, by: int) -> Figure:
    moved = _moved(figure, by)
    return replace(moved, claimant=_moved(figure.claimant, by)) if figure.claimant else moved


def _renumbered(id: str, before: _Before) -> str:
    """ "e3" of a piece after 40 events is "e43"."""
    return f"e{int(id.removeprefix('e')) + before.events}"
