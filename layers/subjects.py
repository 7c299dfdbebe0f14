"""Is it who acts that makes the event? A state that strikes, a border that opens; not one that hits with a tax."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.lexicon import load_lexicon, words_of
from layers.setting import Setting
from layers.times import WEEKDAYS
from layers.triggers import Hit

#: Words that lead to a place of the border: "the shop at the border closed".
_LEADING = frozenset("on against at targeting of near by from to over along in".split())
#: What may stand between a state and its deed: "Israel on Sunday also struck", "Russia has repeatedly hit".
_BETWEEN_SUBJECT = frozenset(
    "on has have had also again then late early overnight later reportedly and ' \" , ’ today yesterday".split()
) | frozenset(WEEKDAYS)


def is_done_by_a_state(setting: Setting, hit: Hit) -> bool:
    """ "Israel struck Beirut", "Russia again hit Kharkiv": a country, or its capital for it, is the subject."""
    at = hit.first - 1
    while at >= setting.first and (
        setting.tokens[at].lower in _BETWEEN_SUBJECT or setting.tokens[at].lower.endswith("ly")
    ):
        at -= 1
    doer = next((t for t in setting.toponyms if t.first <= at < t.last), None)
    return doer is not None and (doer.role == "actor" or (doer.place is not None and doer.place.kind == "country"))


def opens_itself(setting: Setting, hit: Hit) -> bool:
    """ "The Rafah crossing reopened on Monday": a border is the subject, and there is no object."""
    at = hit.first - 1
    while at > setting.first and setting.tokens[at].lower in _HAVE:
        at -= 1
    after = setting.tokens[hit.last].lower if hit.last < setting.last else "."
    whole = at
    while whole > setting.first and (
        setting.tokens[whole].text[0].isupper() or setting.tokens[whole].lower in _OF_FRONTIER
    ):
        whole -= 1
    if setting.tokens[whole].lower in _LEADING:
        return False  # "the shop at the border closed"
    ends = not after[0].isalnum() or after in _NO_OBJECT or after in WEEKDAYS
    return ends and "frontier" in load_lexicon().classes(setting.tokens[at].lower)


_HAVE = frozenset("has have had partially again briefly fully".split())
_OF_FRONTIER = frozenset("the a main land border only crossing post".split())
_NO_OBJECT = frozenset(
    "on in for to after at again this last early late today yesterday and when as following briefly".split()
)


def is_done_by_law(tokens: Sequence[Token], around: Sequence[int], hit: Hit) -> bool:
    """ "Hit Ukraine with a bill for gas": with something, and nothing that is fired."""
    after = [tokens[at].lower for at in around if at >= hit.last]
    return "with" in after and words_of("standoff", "weapon").isdisjoint(after)
