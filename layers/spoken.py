"""What is a statement about? The words for what is vowed, feared, asked for and judged, and for those who speak."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.lexicon import words_of
from layers.triggers import Hit

# Source of every list: general English of conflict reporting; each is the word family of one meaning.

#: Deeds that a vow or a warning must name to be a threat of force.
_DEEDS = frozenset(
    (
        "attack attacks strike strikes war retaliate retaliation retaliating respond response kill killing destroy "
        "destruction revenge avenge consequences bomb bombing invade invasion blockade close force military missiles "
        "fight crush punish punishment eliminate annihilate escalate escalation execute shoot target nuclear violence hit "
        "defend action pay reprisal reprisals bloodshed hostages step troops soldiers sending annihilation obliteration "
        "executing destroying attacking striking invading punished wipe ashes rubble blow burn flatten raze eradicate "
        "behead assassinate expel aggression jihad enemies enemy resist overthrow topple ambush torch shot march mercy "
        "struggle provocation provocations fighting hostilities insurgency justice "
        "perpetrators culprits killers hang hanged beheaded executed crushed"
    ).split()
)
#: Deeds that only an enemy is promised.
_VENGEANCE = frozenset(
    "retaliate retaliation revenge avenge vengeance reprisals annihilate crush punish punished".split()
)
#: Words before a deed that make it a threat.
_THREATENING = frozenset(
    (
        "vow vowed vows threat threatened threatens threats warn warned warning warns promise promised pledged swore will "
        "would convinced right"
    ).split()
)
_CRIMES = frozenset(
    (
        "murder attack attacks terrorism bombing bombings killing killings treason espionage genocide riot rioting "
        "kidnapping massacre shooting assassination terror terrorist coup sedition spying conspiracy manslaughter "
        "explosives weapons militants protest protests humanity torture torturing hostage arson plotting insurrection "
        "rebellion mutiny subversion sabotage extremism separatism blasphemy murders murdering killer killers bomber "
        "terrorists plotters plotter"
    ).split()
)
#: What a third party speaks about where it speaks about a conflict.
_CONFLICT = _CRIMES | frozenset(
    (
        "war conflict fighting violence clashes hostilities bloodshed escalation ceasefire truce peace offensive invasion "
        "shelling bombardment airstrikes strikes occupation insurgency rebels militia militias hostages detainees "
        "prisoners sanctions annexation incursion incursions siege aggression crackdown standoff"
    ).split()
)
#: What is asked for by those who want a conflict to end.
_PEACE = frozenset(
    (
        "restraint calm ceasefire cease-fire truce talks dialogue negotiate negotiations negotiating peace peaceful "
        "peacefully disarm arms weapons withdraw withdrawal hostilities fighting violence release hostages de-escalate "
        "de-escalation escalation bloodshed reconciliation spare blockade siege war occupation offensive invasion killing "
        "killings shelling bombing aggression surrender attacks civilians "
        "free prisoners reconcile departure leave convoys aid"
    ).split()
)
#: How talks go.
_COURSE = frozenset(
    (
        "began begin begun start started open opened hold held holding resume resumed resuming renew renewed stalled "
        "collapsed collapse failed broke broken suspended suspend adjourned postponed continue continued ended deadlocked "
        "deadlock stalemate round underway brokered mediated engage engaged reopen launched breakthrough forward progress "
        "concluded call calls called calling offer offers offered offering propose proposes proposed willing willingness "
        "ready refuse refused refuses reject rejected rejects accept accepted presented unveiled announced submitted "
        "agreed agree"
    ).split()
)
#: Who speaks for a state or several, other than by name or by office.
_POWERS = frozenset(
    (
        "government governments ministry embassy parliament junta regime kremlin administration bloc un nato eu nations "
        "countries states sides capitals factions camps union commander commanders regulator force forces"
    ).split()
)
#: How far from the words of a statement what it is about may stand: before a threat, after any, around talks.
BEFORE, AFTER, BESIDE = 8, 15, (5, 10)


def speaks_of(what: str, tokens: Sequence[Token], first: int, last: int, hit: Hit, *, nations: bool = False) -> bool:
    """Whether a statement in a sentence (tokens `first` to `last`) names what the evidence `what` asks for.

    "power": who speaks or is spoken to is a state, as it is where `nations` are named; "conflict" and "crime": the sentence
    names one; "course": how talks between states or over a conflict go; "deed", "vengeance", "peace": what is vowed or
    asked for; "threatening": that it is vowed. Raises KeyError for any other evidence.
    """
    if what == "course":
        left, right = BESIDE
        near = range(max(first, hit.first - left), min(hit.last + right, last))
        known = any(speaks_of(of, tokens, first, last, hit, nations=nations) for of in ("power", "conflict"))
        return known and _names(tokens, near, _COURSE)
    if what == "power":
        return nations or _names(tokens, range(first, last), words_of("official") | _POWERS)
    if what == "threatening":
        return _names(tokens, range(max(first, hit.first - BEFORE), hit.first), _THREATENING)
    if what in _SENTENCE:
        return _names(tokens, range(first, last), _SENTENCE[what])
    return _names(tokens, range(hit.last, min(hit.last + AFTER, last)), _AIMS[what])


_SENTENCE = {"conflict": _CONFLICT, "crime": _CRIMES}
_AIMS = {"deed": _DEEDS, "vengeance": _VENGEANCE, "peace": _PEACE}


def _names(tokens: Sequence[Token], at: range, words: frozenset[str]) -> bool:
    return any(tokens[index].lower in words for index in at)
