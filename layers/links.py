"""Which event came before, after or in answer to another? What one sentence that tells both says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from geo.tokens import Token
from layers.identity import Story
from layers.reading import Link
from layers.telling import Telling

#: Between two tellings, in tokens, for "after" and "before" to relate them.
REACH = 12
_AFTER = frozenset(("after", "following"))
_BEFORE = frozenset(("before",))


def links_of(
    tokens: Sequence[Token], story: Story, stories: Sequence[Story], ids: Mapping[int, str]
) -> tuple[Link, ...]:
    """The links of a story to others, one to each: "in retaliation for the attack", "hours after the blast".

    `ids` are the names of events by `id(story)`.
    """
    links: dict[str, Link] = {}
    for telling in story.tellings:
        for other, second in _beside(telling, story, stories):
            kind = _kind(tokens, telling, second, fire=story.lead.family == "violence")
            if kind:
                links.setdefault(ids[id(other)], Link(ids[id(other)], kind))
    return tuple(links.values())


def _beside(telling: Telling, story: Story, stories: Sequence[Story]) -> Iterator[tuple[Story, Telling]]:
    """The tellings of other stories in the same sentence."""
    for other in stories:
        if other is not story:
            for second in other.tellings:
                if second.sentence == telling.sentence:
                    yield other, second


def _kind(
    tokens: Sequence[Token], telling: Telling, second: Telling, *, fire: bool
) -> Literal["before", "after", "response_to"] | None:
    """How a telling stands to another one of its sentence."""
    if second.first > telling.last:
        words = [token.lower for token in tokens[telling.first : second.first]]
        responds = telling.responds or (words[-1:] and "response" in words)
        if responds and {"for", "to"} & set(words) and fire:
            return "response_to"
        near = set(words) if len(words) < REACH else set()
        return "after" if near & _AFTER else "before" if near & _BEFORE else None
    # "After a blast in the market, soldiers shelled the hills": the clause that opens the sentence came first.
    opening = {token.lower for token in tokens[max(0, second.first - 4) : second.first]}
    apart = any(token.text == "," for token in tokens[second.last : telling.first])
    if apart and telling.first - second.last < REACH:
        return "after" if opening & _AFTER else "before" if opening & _BEFORE else None
    return None
