"""The words for what befell people."""

from __future__ import annotations

from layers.fates import FATES, NOUNS, STATES, SUBSET, VERBS, VIOLENT


def test_each_kind_has_a_verb_or_a_state() -> None:
    kinds = {"killed", "injured", "missing", "captured", "displaced", "arrested"}
    assert {*VERBS.values(), *STATES.values()} == kinds
    assert set(NOUNS.values()) <= kinds


def test_words_are_lower_case_and_told_apart() -> None:
    assert all(word == word.lower() for word in FATES | VIOLENT | SUBSET)
    assert not FATES & SUBSET
    assert all(VERBS[word] == NOUNS[word] for word in VERBS.keys() & NOUNS.keys())
