"""What are the parts of a text? Spans in code points: any range, a sentence, what is set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SentenceKind = Literal["prose", "title", "heading", "caption", "summary"]


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
