"""Which event came before, after or in answer to another? What one sentence that tells both says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from geo.tokens import Token
from layers.identity import Story
from layers.reading import Link
from layers.telling import Telling

#: Between two tellings, in tokens, for "after" and "before" to relate them.
REACH = 12
_AFTER = frozenset(("after", "following"))
_BEFORE = frozenset(("before",))


def by_sentence(stories: Sequence[Story]) -> dict[int, list[tuple[Story, Telling]]]:
    """The tellings of all stories by the number of their sentence."""
    found: dict[int, list[tuple[Story, Telling]]] = {}
    for story in stories:
        for telling in story.tellings:
            found.setdefault(telling.sentence, []).append((story, telling))
    return found


def links_of(
    tokens: Sequence[Token],
    story: Story,
    told: Mapping[int, Sequence[tuple[Story, Telling]]],
    ids: Mapping[int, str],
) -> tuple[Link, ...]:
    """The links of a story to others, one to each: "in retaliation for the attack", "hours after the blast".

    `told` are the tellings of all stories by sentence; `ids` are the names of events by `id(story)`.
    """
    links: dict[str, Link] = {}
    for telling in story.tellings:
        for other, second in told[telling.sentence]:
            kind = None if other is story else _kind(tokens, telling, second, fire=story.lead.family == "violence")
            if kind:
                links.setdefault(ids[id(other)], Link(ids[id(other)], kind))
    return tuple(links.values())


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
