"""What is a deed done to? The object of an active verb, the subject of a passive one, what follows a noun."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.definition import Rule
from layers.lexicon import load_lexicon
from layers.setting import Setting
from layers.triggers import Hit, Pattern


def object_of(setting: Setting, hit: Hit, pattern: Pattern) -> tuple[int, int] | None:
    """The object of a trigger as a range of tokens that meets its rule, or None: after an active verb, before a
    passive one, after "of" or "on" for a noun."""
    if not _asks_for_object(pattern.rule):
        return None
    for at in object_range(setting, hit, pattern):
        if _is_object(setting, at, pattern.rule):
            return at, at + 1
    return None


def has_object(setting: Setting, hit: Hit, pattern: Pattern) -> bool:
    """Whether a trigger has the object that its rule asks for, or its rule asks for none."""
    return not _asks_for_object(pattern.rule) or object_of(setting, hit, pattern) is not None


def _asks_for_object(rule: Rule) -> bool:
    return bool(rule.object_words or rule.object_classes)


def _is_object(setting: Setting, at: int, rule: Rule) -> bool:
    lower = setting.tokens[at].lower
    if lower in rule.object_words or load_lexicon().classes(lower) & rule.object_classes:
        return True
    return "place" in rule.object_words and any(t.first <= at < t.last for t in setting.toponyms)


_OBJECT_STOPS = frozenset(";:—.()")


def object_range(setting: Setting, hit: Hit, pattern: Pattern) -> list[int]:
    """Tokens where the object may stand, nearest first."""
    tokens, reach = setting.tokens, 7
    forward = list(range(hit.first + 1, hit.last)) if "*" in pattern.words else []  # "warned Baku against"
    for at in range(hit.last, min(hit.last + reach, setting.last)):
        lower = tokens[at].lower
        if tokens[at].text in _OBJECT_STOPS or lower in ("by", "after", "when", "while", "and", "who", "that", ","):
            break
        if lower == "for" and pattern.part == "verb":
            break  # "searching for a suspect"
        if lower == "in" and pattern.part == "verb" and not _asks_for_object(pattern.rule):
            break  # "the band bombed in Glasgow"
        if at > hit.last and lower in ("in", "at", "near", "on", "from", "for", "with", "during", "to"):
            break
        forward.append(at)
    if pattern.part == "noun":
        return forward
    passive = pattern.rule.suffers or is_passive(tokens, setting.first, hit)
    if not passive:
        return forward
    backward = []
    for at in range(hit.first - 1, max(setting.first, hit.first - 9) - 1, -1):
        if tokens[at].text in _OBJECT_STOPS:
            break
        backward.append(at)
    return backward


def is_passive(tokens: Sequence[Token], first: int, hit: Hit) -> bool:
    """ "was shelled", "has been closed": a form of "be" right before, adverbs skipped."""
    if tokens[hit.first].lower.endswith("ing"):
        return False  # "are shelling"
    at = hit.first - 1
    while at >= first and (tokens[at].lower.endswith("ly") or tokens[at].lower in ("also", "not", "reportedly", "all")):
        at -= 1
    return at >= first and tokens[at].lower in ("is", "are", "was", "were", "be", "been", "being", "got", "gets")
