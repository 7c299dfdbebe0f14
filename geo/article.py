"""What is an article? Its text as published, with tokens, sentences and what is set aside.

The text is never rewritten: everything is a span of it, half-open, in code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

SentenceKind = Literal["prose", "title", "heading", "caption", "summary"]


class Token(NamedTuple):
    """A word, number or mark: `text[start:end] == text`. `lower` is its text in lower case."""

    text: str
    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or heading; `first` and `last` are the half-open range of its tokens."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text that is not prose (a breadcrumb, an advert, a repeated title) and why it is not read."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `language` is "en" where its prose is English, else "und" (names are read, events not)."""

    id: str
    text: str
    sha256: str
    title: Span | None
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...]
    language: str
    published: str | None = None

    @property
    def title_text(self) -> str:
        """The title as printed, or the id of an article that has none."""
        return self.text[self.title.start : self.title.end] if self.title else self.id
