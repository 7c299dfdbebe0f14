"""The parts in a stretch are those that a look at every part would find."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo.span import Span
from layers.presentation.within import within


@st.composite
def parts_in_order(draw: st.DrawFn) -> list[Span]:
    """Parts side by side, some of them twice, as where several events share a sentence."""
    parts: list[Span] = []
    at = 0
    for gap, length, times in draw(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6), st.integers(1, 3)))):
        parts += [Span(at + gap, at + gap + length)] * times
        at += gap + length
    return parts


@given(parts_in_order(), st.integers(0, 150), st.integers(1, 40))
def test_within(parts: list[Span], start: int, length: int) -> None:
    end = start + length
    assert within(parts, start, end) == [part for part in parts if part.start < end and start < part.end]
