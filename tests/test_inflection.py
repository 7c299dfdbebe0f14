"""Forms of English words, regular by rule and irregular by table."""

from __future__ import annotations

import pytest

from layers.inflection import plural, verb_forms


@pytest.mark.parametrize(("lemma", "forms"), [
    ("attack", "attack attacks attacked attacked attacking"),
    ("stab", "stab stabs stabbed stabbed stabbing"),
    ("seize", "seize seizes seized seized seizing"),
    ("carry", "carry carries carried carried carrying"),
    ("torch", "torch torches torched torched torching"),
    ("raid", "raid raids raided raided raiding"),
    ("flee", "flee flees fled fled fleeing"),
    ("strike", "strike strikes struck struck striking"),
    ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
    ("shoot", "shoot shoots shot shot shooting"),
    ("swear", "swear swears swore sworn swearing"),
    ("freeze", "freeze freezes froze frozen freezing"),
    ("catch", "catch catches caught caught catching"),
    ("acquit", "acquit acquits acquitted acquitted acquitting"),
    ("expel", "expel expels expelled expelled expelling"),
    ("deploy", "deploy deploys deployed deployed deploying"),
    ("set", "set sets set set setting"),
])  # fmt: skip
def test_verb_forms(lemma: str, forms: str) -> None:
    assert " ".join(verb_forms(lemma)) == forms


@pytest.mark.parametrize(("noun", "expected"), [
    ("strike", "strikes"), ("ambush", "ambushes"), ("gunman", "gunmen"), ("enemy", "enemies"), ("child", "children"),
    ("missile strike", "missile strikes"), ("airspace", "airspaces"), ("convoy", "convoys"), ("woman", "women"),
])  # fmt: skip
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected
