"""Does a deed lie ahead? "The president will travel to Hanoi next week for a summit", "talks are to be held"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.clauses import FORMS_OF_BE, breaks
from layers.triggers import Hit

#: Verbs of those who set out; general English.
_SETTING_OUT = frozenset("travel fly go visit head come arrive attend meet return join gather host".split())
_OFFERING = frozenset("offer offers offered offering invite invites invited inviting".split())
_AHEAD = frozenset("will would shall to".split())
#: How far left of a noun its "for" may stand, and how far left of that the verb.
PURPOSE_REACH, VERB_REACH = 5, 10

#: What follows "was to" where it tells what was to come: the shelling that was to blame, or to punish, was done.
_TO_COME = frozenset("be have take begin start resume".split())


def is_to_come(words: Sequence[str]) -> bool:
    """Whether what stands behind a noun (in lower case) says that it was to come: "are to be held"."""
    return words[0] in FORMS_OF_BE and words[1:2] == ["to"] and not _TO_COME.isdisjoint(words[2:3])


def errand_of(tokens: Sequence[Token], first: int, hit: Hit) -> str | None:
    """The words that say that what a noun tells is still to be set out for, or only offered."""
    lefts = range(hit.first - 1, max(first - 1, hit.first - PURPOSE_REACH - 1), -1)
    purpose = next((at for at in lefts if tokens[at].lower == "for"), first)
    for at in range(purpose - 1, max(first, purpose - VERB_REACH), -1):
        if tokens[at].text == "," or breaks(tokens, at):
            return None
        if tokens[at].lower in _OFFERING:
            return f"{tokens[at].text} ... for"
        if tokens[at].lower in _SETTING_OUT and tokens[at - 1].lower in _AHEAD:
            return f"{tokens[at - 1].text} {tokens[at].text}"
    return None
