"""Who did it? A possessor, a demonym, a subject, or the agent after "by"."""

from __future__ import annotations

from layers.clauses import SAYING, breaks
from layers.lexicon import load_lexicon, words_of
from layers.phrases import MODIFIERS, Names
from layers.prepositions import LOCATIVE
from layers.triggers import Hit

_ACTORS = frozenset(("armed_group", "state_force", "police", "protester"))


def actor_of(names: Names, hit: Hit, *, passive: bool, verb: bool) -> tuple[int, int] | None:
    """Who did it, as a range of tokens: a possessor, a demonym, a subject, or the agent after "by"."""
    if not verb or passive:
        agent = _agent(names, hit)
        if agent:
            return agent
    if not verb:
        return _possessor(names, hit)
    if passive:
        return None
    return _subject(names, hit)


def _agent(names: Names, hit: Hit) -> tuple[int, int] | None:
    for at in range(hit.last, min(hit.last + 8, names.last)):
        if names.tokens[at].text in ",.;:—":
            return None
        if names.tokens[at].lower == "by" and at + 1 < names.last:
            return _group(names, at + 1, min(at + 8, names.last))
    return None


def _group(names: Names, start: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase from a token on that names people under arms or a nation."""
    classes = load_lexicon().classes
    end = None
    for at in range(start, stop):
        lower = names.tokens[at].lower
        if (
            at in names.triggers
            or names.tokens[at].text in ",.;:—()"
            or lower in LOCATIVE
            or lower in ("and", "who", "that", "of", "which", "from", "to")
        ):
            break
        if classes(lower) & _ACTORS or at in names.inside or lower == "forces":
            end = at + 1
    if end is None:
        return None
    while start < end and names.tokens[start].lower in ("the", "a", "an", "some", "several"):
        start += 1
    return (start, end) if start < end else None


def _possessor(names: Names, hit: Hit) -> tuple[int, int] | None:
    tokens = names.tokens
    for at in range(hit.first - 1, max(names.first, hit.first - 4) - 1, -1):
        index = names.inside.get(at)
        if index is not None:
            toponym = names.named[index]
            if toponym.role in ("demonym", "actor"):
                return toponym.first, toponym.last
            return None
        if (
            tokens[at].lower in LOCATIVE
            or tokens[at].lower in ("for", "of", "the", "by", "with")
            or tokens[at].text in ",.;:"
        ):
            return None
        if load_lexicon().classes(tokens[at].lower) & {"armed_group", "state_force"}:
            return at, at + 1
    return None


def _subject(names: Names, hit: Hit) -> tuple[int, int] | None:
    classes, actors = load_lexicon().classes, words_of(*_ACTORS)
    at = hit.first - 1
    while at >= names.first and hit.first - at < 14:
        lower = names.tokens[at].lower
        if breaks(names.tokens, at) or lower in SAYING or names.tokens[at].text in '“”"' or at in names.triggers:
            return None
        acts = lower in actors and "standoff" not in classes(
            names.tokens[at + 1].lower
        )  # "fighter jets" are no fighters
        if acts or lower == "forces":
            start = at
            while start - 1 >= names.first and (
                names.tokens[start - 1].text[0].isupper()
                or start - 1 in names.inside
                or names.tokens[start - 1].lower in MODIFIERS - {"the", "a"}
            ):
                start -= 1
            return start, at + 1
        index = names.inside.get(at)
        if index is not None and names.named[index].role == "actor":
            return names.named[index].first, names.named[index].last
        at -= 1
    return None
