"""In what forms does an English word appear? Regular endings by rule, irregular verbs by table."""

from __future__ import annotations

from typing import NamedTuple


class VerbForms(NamedTuple):
    """The forms of a verb that a text shows; `past` and `participle` are equal where regular."""

    base: str
    third: str
    past: str
    participle: str
    gerund: str


#: Past and participle of the irregular verbs that news of conflict uses; source: any English grammar.
IRREGULAR = {
    "begin": ("began", "begun"), "blow": ("blew", "blown"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "call": ("called", "called"), "catch": ("caught", "caught"), "come": ("came", "come"), "cut": ("cut", "cut"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"), "fight": ("fought", "fought"), "find": ("found", "found"), "flee": ("fled", "fled"),
    "fly": ("flew", "flown"), "forbid": ("forbade", "forbidden"), "freeze": ("froze", "frozen"),
    "give": ("gave", "given"), "go": ("went", "gone"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "lay": ("laid", "laid"), "leave": ("left", "left"), "lose": ("lost", "lost"), "meet": ("met", "met"),
    "overrun": ("overran", "overrun"), "sink": ("sank", "sunk"),
    "overthrow": ("overthrew", "overthrown"), "put": ("put", "put"), "retake": ("retook", "retaken"),
    "seek": ("sought", "sought"), "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"),
    "shut": ("shut", "shut"), "slay": ("slew", "slain"), "speak": ("spoke", "spoken"), "spray": ("sprayed", "sprayed"),
    "strike": ("struck", "struck"), "swear": ("swore", "sworn"), "take": ("took", "taken"), "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"),
}  # fmt: skip

#: Verbs of several syllables that double their last letter because the stress falls on it, and "kidnap",
#: which doubles it in most English prose all the same.
_DOUBLING = frozenset("acquit initial repel expel machinegun kidnap commit deter rebel propel compel".split())
_VOWELS = frozenset("aeiou")

_IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "people", "crisis": "crises"}


def verb_forms(lemma: str) -> VerbForms:
    """Forms of a verb in lower case: "stab" gives stab, stabs, stabbed, stabbed, stabbing."""
    stem = lemma + lemma[-1] if lemma in _DOUBLING or _doubles(lemma) else lemma
    if lemma.endswith(("ee", "oe", "ye")):
        gerund = lemma + "ing"
    elif lemma.endswith("e"):
        gerund = lemma[:-1] + "ing"
    else:
        gerund = stem + "ing"
    if lemma.endswith("e"):
        regular = lemma + "d"
    elif _ends_in_consonant_y(lemma):
        regular = lemma[:-1] + "ied"
    else:
        regular = stem + "ed"
    past, participle = IRREGULAR.get(lemma, (regular, regular))
    return VerbForms(lemma, _with_s(lemma), past, participle, gerund)


def plural(noun: str) -> str:
    """Plural of a noun in lower case: "ambush" gives "ambushes"; a compound inflects its last word."""
    head, _, last = noun.rpartition(" ")
    if last in _IRREGULAR_PLURALS:
        inflected = _IRREGULAR_PLURALS[last]
    elif last.endswith("man") and len(last) > 4:
        inflected = last[:-3] + "men"
    else:
        inflected = _with_s(last)
    return f"{head} {inflected}" if head else inflected


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")) or word == "go":
        return word + "es"
    return word[:-1] + "ies" if _ends_in_consonant_y(word) else word + "s"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS


def _doubles(lemma: str) -> bool:
    """One syllable ending in a single vowel and a single consonant: "stab", "plan", not "raid" or "bomb"."""
    return (
        len(lemma) > 2
        and lemma[-1] not in _VOWELS
        and lemma[-1] not in "wxy"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
        and sum(letter in _VOWELS for letter in lemma) == 1
    )
