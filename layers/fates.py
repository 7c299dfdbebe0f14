"""Which words say what befell people? Killed, injured, missing, captured, displaced, arrested; source: general English."""

from __future__ import annotations

from typing import Literal

FigureKind = Literal["killed", "injured", "missing", "captured", "displaced", "arrested"]

#: Verbs that do it to someone, in every form: the number is their object or, in the passive, their subject.
_VERBS: dict[FigureKind, str] = {
    "killed": "kill kills killed killing murder murders murdered murdering massacre massacred massacring execute executes "
    "executed executing assassinate assassinated assassinating behead beheads beheaded beheading slaughter slaughtered "
    "slaughtering slay slain lynch lynched lynching gunned machinegunned decapitated electrocuted",
    "injured": "injure injures injured injuring wound wounds wounded wounding hurt hurts hurting maim maimed maiming",
    "captured": "capture captures captured capturing kidnap kidnaps kidnapped kidnapping abduct abducts abducted abducting",
    "displaced": "displace displaces displaced displacing evacuated uprooted uprooting",
    "arrested": "arrest arrests arrested arresting detain detains detained detaining jailed imprisoned",
}
#: Verbs, participles and adjectives whose subject it befell.
_STATES: dict[FigureKind, str] = {
    "killed": "dead die dies died dying perish perished hanged",
    "injured": "hospitalised hospitalized",
    "missing": "missing unaccounted",
    "displaced": "flee fled fleeing homeless",
    "arrested": "custody detention",
    "captured": "hostage prisoner",
}
#: Nouns that take the number before them or after "of".
_NOUNS: dict[FigureKind, str] = {
    "killed": "death deaths fatality fatalities lives life toll body bodies corpse corpses "
    "assassination assassinations murder murders killing "
    "killings execution executions slaying slayings beheading massacre lynching",
    "injured": "injuries wounds",
    "captured": "hostages kidnapping abduction",
    "displaced": "displacement",
    "arrested": "arrest arrests detention",
}


def _by_word(table: dict[FigureKind, str]) -> dict[str, FigureKind]:
    return {word: kind for kind, words in table.items() for word in words.split()}


VERBS = _by_word(_VERBS)
STATES = _by_word(_STATES)
NOUNS = _by_word(_NOUNS)
#: Every word of the three tables.
FATES = frozenset((*VERBS, *STATES, *NOUNS))
#: Ways of killing that are fatal with "to death", "dead" or "alive" beside them only.
VIOLENT = frozenset(
    (
        "shot shoot shooting stabbed stabbing beaten beat beating hacked hacking burned burnt burning clubbed bludgeoned "
        "strangled stoned crushed trampled tortured battered gunned machinegunned starved frozen choked knifed blown buried"
    ).split()
)
#: Words that set a part of a total apart: "including two".
SUBSET = frozenset("including includes include included incl particularly namely".split())
