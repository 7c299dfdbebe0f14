"""Which layer, where two could claim the same words? The tie-breaks, each with its example."""

from __future__ import annotations

from layers.clauses import clause_of
from layers.lexicon import words_of
from layers.setting import Setting
from layers.triggers import Hit, Pattern

#: How near to the words for a deed the weapon must be named.
REACH = 7
_FIRED = frozenset(
    (
        "missile missiles drone drones rocket rockets shells artillery mortar mortars warplane warplanes jets gunship "
        "gunships aircraft bombers helicopter helicopters"
    ).split()
)
_BORNE = frozenset(("suicide", "bomber", "bombers"))
_CARRIED = frozenset(("carried", "armed", "strapped", "hidden", "planted", "propelled", "bomber", "detector"))


def settled_layer(setting: Setting, hit: Hit, pattern: Pattern) -> tuple[str, str]:
    """The layer of a trigger, and why where it is not the trigger's own (else an empty string)."""
    layer = pattern.rule.layer
    if layer not in _CONTESTED:
        return layer, ""
    tokens = setting.tokens
    start, stop = clause_of(tokens, setting.first, setting.last, hit.first)
    words = {token.lower for token in tokens[start:stop]}
    protesters = not words_of("protester").isdisjoint(words)
    rebels = not words_of("armed_group").isdisjoint(words)
    near = range(max(start, hit.first - REACH), min(stop, hit.last + REACH))
    fired = next((tokens[at].lower for at in near if tokens[at].lower in _FIRED), None)
    # "Warplanes attacked a village": a weapon fired from afar makes a strike, whatever it is called.
    if layer == "attacks" and fired and _CARRIED.isdisjoint(words) and pattern.lemma in _BY_ANY_MEANS:
        return "strikes", f'fired from a distance ("{fired}")'
    # "A suicide bomber hit a convoy": what is carried to its aim is no strike.
    if layer == "strikes" and pattern.part == "verb" and not _BORNE.isdisjoint(words) and not fired:
        return "attacks", "the bomb was carried to its aim"
    # "Protesters clashed with police": without arms on both sides it is unrest.
    if layer == "clashes" and protesters and not rebels:
        return "unrest", "protesters are one of the sides"
    # "Protesters set fire to the parliament": a crowd's violence is unrest.
    if pattern.rule.label == "Arson" and protesters and not rebels:
        return "unrest", "protesters did it"
    # "Soldiers killed six rebels": both sides are under arms.
    troops = pattern.lemma == "kill" and ("forces" in words or not words_of("state_force").isdisjoint(words))
    if troops and rebels:
        return "clashes", "troops and an armed group are named"
    # "Police raided a house": the law's own raid is policing.
    if pattern.lemma == "raid" and not rebels and not words_of("police").isdisjoint(words):
        return "policing", "the police raid"
    return layer, ""


#: Layers whose words another may claim.
_CONTESTED = frozenset(("attacks", "strikes", "clashes"))
#: Words for violence by any means; a stabbing stays a stabbing.
_BY_ANY_MEANS = frozenset(
    (
        "attack", "assault", "raid", "bomb", "bombing", "kill", "explosion", "blast", "killing", "onslaught", "damage",
        "destroy", "wreck", "fire on", "fire into",
    )
)  # fmt: skip
