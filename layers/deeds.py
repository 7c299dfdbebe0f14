"""Which triggers of a sentence tell of deeds of their own? Not what a deed is done to, helped by, or whom it meets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from layers.evidence import evidence_for
from layers.lexicon import words_of
from layers.objects import has_object, is_passive
from layers.prepositions import DIRECTION, LOCATIVE, PURPOSE, TARGET
from layers.setting import Setting
from layers.triggers import Hit


def deeds_among(setting: Setting, hits: Sequence[Hit], families: Mapping[str, str]) -> list[Hit]:
    """Of the triggers of a sentence that have their objects those that may stand; `families`: each layer's by its key."""
    own = [hit for hit in hits if not (_is_help(setting, hit) or _tells_whom(setting, hit, hits, families))]
    return [hit for hit in own if not _is_target(setting, hit, own, families)]


def able_among(setting: Setting, hits: Sequence[Hit]) -> list[Hit]:
    """The triggers of a sentence that have the object they ask for, if they do.

    "Held", "took" and the like without their object ("hostages") are other verbs, and place nothing.
    """
    return [hit for hit in hits if any(has_object(setting, hit, pattern) for pattern in hit.patterns)]


def _is_target(setting: Setting, hit: Hit, hits: Sequence[Hit], families: Mapping[str, str]) -> bool:
    """ "Gunmen attacked an aid convoy": what a deed of violence is done to is no event of its own."""
    if hit.patterns[0].part != "noun" or families[hit.patterns[0].rule.layer] == "violence":
        return False
    for other in hits:
        pattern = other.patterns[0]
        if pattern.part != "verb" or families[pattern.rule.layer] != "violence":
            continue
        passive = is_passive(setting.tokens, setting.first, other)
        between = range(hit.last, other.first) if passive else range(other.last, hit.first)
        described = all(_describes(setting.tokens[at].lower, passive) for at in between)
        if 0 <= len(between) <= 4 and described and (hit.first < other.first) == passive:
            return evidence_for(setting, other, pattern, placed=False, town=False) is not None
    return False


def _describes(lower: str, passive: bool) -> bool:
    """Whether a word may stand between a verb and its object: an auxiliary before a passive one, else a modifier."""
    if passive:
        return lower in _AUXILIARIES or lower.endswith("ly")
    return lower[0].isalpha() and lower not in _CLOSING


_AUXILIARIES = frozenset("was were is are has have had been being also".split())
_CLOSING = LOCATIVE | TARGET | DIRECTION | PURPOSE | frozenset("and or by as who which that but with".split())


def _is_help(setting: Setting, hit: Hit) -> bool:
    """ "Troops, backed by American air strikes, retook the town": help in a deed is none."""
    before = [token.lower for token in setting.tokens[max(setting.first, hit.first - 4) : hit.first]]
    return hit.patterns[0].part == "noun" and any(pair in _HELPED for pair in pairwise(before))


_HELPED = frozenset({("backed", "by"), ("supported", "by"), ("aided", "by"), ("assisted", "by"), ("help", "of")})


def _tells_whom(setting: Setting, hit: Hit, hits: Sequence[Hit], families: Mapping[str, str]) -> bool:
    """ "Killed 14 displaced people": who they are, not what was done."""
    if hit.patterns[0].lemma != "displace" or hit.last >= setting.last:
        return False
    harmed = any(other.first < hit.first and families[other.patterns[0].rule.layer] == "violence" for other in hits)
    return harmed and setting.tokens[hit.last].lower in words_of("people")
