"""Which parts of a text lie in a stretch of it? Found without looking at the others: a book has tens of thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class Part(Protocol):
    """Anything with a begin and an end in code points."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


AnyPart = TypeVar("AnyPart", bound=Part)
_START, _END = attrgetter("start"), attrgetter("end")


def within(parts: Sequence[AnyPart], start: int, end: int) -> Sequence[AnyPart]:
    """The parts that share a character with the stretch, in order.

    Neither the starts nor the ends of `parts` may fall, as in sentences, toponyms or quotes that are sorted.
    """
    return parts[bisect_right(parts, start, key=_END) : bisect_left(parts, end, key=_START)]
