"""Which words lead to a place, and which nouns may stand between them and its name?"""

from __future__ import annotations

from layers.clauses import SAYING

#: Prepositions that place a deed, and those that name what it was done to.
LOCATIVE = frozenset(
    "in at near outside inside on across along around throughout within into over off above beneath under".split()
)
TARGET = frozenset("against of".split())
#: Where people flee from and troops are sent to; only some layers ask.
PURPOSE = frozenset(("for",))
DIRECTION = frozenset("from to toward towards".split())

#: Nouns and adjectives that may stand between a preposition and a name: "in the northern city of X".
UNITS = frozenset(
    (
        "city town village province state district region area capital port governorate county suburb neighbourhood "
        "neighborhood settlement oblast island islands territory municipality outskirts north south east west centre center "
        "heart part parts streets km kilometres kilometers miles mile northeast northwest southeast southwest edge "
        "vicinity airport base camp coast skies cities towns villages suburbs hamlet community resort square quarter crossing "
        "provinces districts regions side stronghold enclave department departments prefecture"
    ).split()
)
#: Words at which the description of a place noun ends.
FUNCTION = LOCATIVE | TARGET | DIRECTION | frozenset("and or but with by that who which for the a an".split()) | SAYING
