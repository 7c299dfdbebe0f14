"""Which words count one person? "A policeman", "his wife", "Judge Elena Ruiz, 34", "an 18-year-old"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from geo.tokens import Token
from layers.fates import FATES
from layers.lexicon import load_lexicon, words_of
from layers.numbers import NUMBER_WORDS, ORDINALS, Number
from layers.times import MONTHS, WEEKDAYS

#: Classes of the lexicon whose words are people.
PEOPLE = frozenset(("people", "state_force", "police", "armed_group", "protester"))


def one_of_people(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """As `one_person`, but only with a noun that is surely a person: "two soldiers and a rebel were killed"."""
    words = [token.lower for token in tokens[at : min(at + 2, last)]]
    alone = 1 if words[0] == "another" else 2 if words[0] == "a" and words[-1] in ORDINALS else 0  # "a third was hurt"
    if alone and at + alone < last and tokens[at + alone].lower in _VERBS_OF_ONE:
        return Number(at, at + alone, 1, 1, "exact")
    number = one_person(tokens, at, last)
    if number is None:
        return known_person(tokens, at, last)
    national = number.last == at + 2 and tokens[at + 1].text[0].isupper()  # "an Israeli and two Palestinians"
    return number if national or is_person(tokens, number.last - 1) else None


_VERBS_OF_ONE = frozenset("was is has died dies succumbed later suffered sustained remained".split())


def one_person(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """ "A policeman", "an army officer", "a 7-year-old girl": one."""
    if tokens[at].lower not in ("a", "an", "one", "another"):
        return None
    for index in range(at + 1, min(at + 9, last)):
        lower = tokens[index].lower
        if lower in _COLLECTIVES and tokens[index - 1].text != "-":
            return None
        if is_person(tokens, index):
            while index + 1 < last and is_person(tokens, index + 1):
                index += 1  # "a police officer"
            return Number(at, index + 1, 1, 1, "exact")
        if lower in FATES and index == at + 1:
            continue  # "a wounded soldier"
        if lower in _CLOSING or lower in FATES or not (tokens[index].text[0].isalnum() or tokens[index].text == "-"):
            return Number(at, index, 1, 1, "exact") if index > at + 1 else None
    return None


_CLOSING = frozenset(", and or in on at near who whose that which was were had has outside by with from of for".split())


def known_person(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """ "The mayor", "his wife", "the army's spokesman": one, where the noun is surely one person."""
    if tokens[at].lower not in ("the", "his", "her", "their", "its"):
        return None
    for index in range(at + 1, min(at + 6, last)):
        lower = tokens[index].lower
        years = lower.isdigit() and index + 1 < last and tokens[index + 1].text == "-"  # "the 45-year-old"
        inside = lower[0].isalpha() or lower in ("-", "'s") or years
        owns = index + 1 < last and tokens[index + 1].lower == "'s"  # "the group's leader"
        several = lower in _COLLECTIVES and tokens[index - 1].text != "-" and not owns
        if not inside or several or lower in _CLOSING or lower in FATES or lower in ORDINALS:
            return None  # "the third journalist killed" is of three
        if is_person(tokens, index):
            if index + 1 < last and tokens[index + 1].lower == "'s":
                continue  # "the mayor's brother"
            while index + 1 < last and is_person(tokens, index + 1):
                index += 1
            plural = index + 1 < last and surely_people(tokens, index + 1)
            return None if plural else Number(at, index + 1, 1, 1, "exact")
        if surely_people(tokens, index) and not lower.endswith("'s"):
            return None
    return None


def named_person(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """ "Ana Costa", "Sgt. Diaz", "taxi driver Omar Said, 34, a father of two": one, by name.

    A name is two words with a capital, or one after a title or a calling.
    """
    if at and tokens[at - 1].lower in _PLACING:
        return None
    start = at
    callings = 0
    while start < last and (tokens[start].lower.rstrip(".") in _TITLES or is_person(tokens, start)):
        start, callings = start + 1, callings + 1
    stop, words = start, 0
    while stop < last:
        if is_name(tokens[stop]):
            stop, words = stop + 1, words + 1
        elif (joint := _joint(tokens, stop, last)) and (words or callings):
            stop += joint
        else:
            break
    if words + (callings > 0) < 2 or words == 0 or _is_body(tokens, stop, last):
        return None
    return Number(at, _described(tokens, stop, last), 1, 1, "exact")


def _joint(tokens: Sequence[Token], at: int, last: int) -> int:
    """How many tokens join the next part of a name: 1 at "de", 2 at "al-", 0 where none follows."""
    for size in (1, 2):
        ends = at + size < last and is_name(tokens[at + size])
        if ends and all(tokens[at + i].lower in _PARTICLES for i in range(size)):
            return size
    return 0


def is_name(token: Token) -> bool:
    """Whether a word is written like a part of a name."""
    text = token.text
    if not text[0].isupper() or token.lower in _NO_NAMES or token.lower.rstrip(".") in MONTHS:
        return False
    initial = len(text) == 2 and text.endswith(".")
    return initial or (all(c.isalpha() or c in "'’-" for c in text) and not text.isupper())


def _is_body(tokens: Sequence[Token], stop: int, last: int) -> bool:
    """Whether capitals name a force, a party or a street, or only describe the noun that follows."""
    final = tokens[stop - 1].lower
    if final in _BODIES or load_lexicon().classes(final) & {*PEOPLE, "structure", "weapon", "standoff"}:
        return True
    if stop >= last:
        return False
    after = tokens[stop]
    return after.lower == "'s" or (after.text.isalpha() and surely_people(tokens, stop))


def _described(tokens: Sequence[Token], stop: int, last: int) -> int:
    """Where what is said of a name ends: its age, and what the person is between commas."""
    if (
        stop + 2 < last
        and tokens[stop].text == ","
        and tokens[stop + 1].text.isdigit()
        and len(tokens[stop + 1].text) < 3
    ):
        stop += 3 if tokens[stop + 2].text == "," and not _joins(tokens, stop + 3, last) else 2
    if stop + 1 < last and tokens[stop].text == "," and tokens[stop + 1].lower in ("a", "an", "the"):
        for index in range(stop + 2, min(stop + 14, last)):
            if tokens[index].text == ",":
                person = any(is_person(tokens, i) for i in range(stop + 2, index))
                return index + (not _joins(tokens, index + 1, last)) if person else stop
            if tokens[index].lower in ("and", "were", "was", "who") or tokens[index].lower in FATES:
                break
    return stop


def _joins(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a comma before this token goes on with a list."""
    return at < last and (tokens[at].lower == "and" or tokens[at].text[0].isupper() or tokens[at].text[0].isdigit())


#: Titles before names, without their full stop; callings such as "judge" are in the lexicon.
_TITLES = frozenset(
    (
        "mr mrs ms dr prof professor gen lt col sgt capt maj cmdr adm brig cpl pvt insp supt rev fr father sister brother "
        "sheikh imam pope king prince princess sir lord lady major corporal private brigadier admiral inspector secretary "
        "reporter photographer cameraman attorney prosecutor scientist economist editor scholar vendor shopkeeper"
    ).split()
)
#: Before these a name is of a place or of an owner, and nobody is counted.
_PLACING = frozenset("in at near from outside around to across on against with for".split())
#: Words that are in no name, capital or not.
_NO_NAMES = FATES | NUMBER_WORDS | _CLOSING | _PLACING | frozenset(WEEKDAYS)
_PARTICLES = frozenset("de la del al el bin ibn abu van von der da dos y e le - '".split())
#: Last words of the names of bodies, works and places.
_BODIES = frozenset(
    (
        "defense defence "
        "front party movement union league council forces force ministry state states province city county university street "
        "road avenue group army command organisation organization committee commission association agency times post press "
        "television radio news airlines company river island islands mountains hills valley region district republic "
        "kingdom haram cross crescent jihad brigades brigade division congress senate assembly court day week church "
        "security intelligence affairs nations east west north south africa america asia europe korea arabia lanka zealand"
    ).split()
)
#: Singular nouns that count nobody in particular.
_COLLECTIVES = frozenset(
    "number lot handful group family couple crowd few total series string wave blow hole week month day year crew staff "
    "other dozen life national militia brigade battalion regiment patrol coalition infantry team squad mob".split()
)
_PLURAL = frozenset(
    "people children police personnel staff crew military army navy nato taliban hamas hezbollah "
    "infantry gendarmerie militia paramilitary isis".split()
)
#: People whom no layer asks about, but who are killed and hurt.
_OTHERS = frozenset(
    (
        "elder teen assistant "
        "uncle aunt cousin sister grandmother grandfather nephew niece infant toddler boyfriend girlfriend fiancee stepson "
        "professor scientist vendor shopkeeper secretary rabbi preacher photographer cameraman reporter translator "
        "interpreter economist author singer actor player coach deserter informer hostage nurse midwife fisherman herder "
        "shepherd miner trader merchant seller mother-in-law neighbour neighbor friend colleague classmate pupil caretaker "
        "janitor cook waiter waitress clerk hunter dissident defector councillor councilman legislator envoy premier ruler "
        "tycoon publisher editor columnist blogger broadcaster old passer-by adult minor juvenile"
    ).split()
)


def is_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a noun for one person."""
    lower = tokens[at].lower
    if lower == "old":
        return tokens[at - 1].text == "-" and not _describes(tokens, at + 1)  # "an 18-year-old"
    return lower in _callings()


@cache
def _callings() -> frozenset[str]:
    """Every noun for one person."""
    singular = {word for word in words_of(*PEOPLE) if not word.endswith(("s", "men"))}
    return _OTHERS | singular - _PLURAL - _COLLECTIVES


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun follows that the word before only describes: "a 10-month-old bulldog"."""
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return False
    return tokens[at].lower not in _CLOSING | FATES and not load_lexicon().classes(tokens[at].lower) & PEOPLE


def surely_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a noun for people, one or many."""
    return tokens[at].lower in _peoples()


@cache
def _peoples() -> frozenset[str]:
    """Every noun for people, one or many."""
    singular = {word for word in _OTHERS if not word.endswith("s")}
    return words_of(*PEOPLE) | singular | {f"{word}s" for word in _OTHERS} | _PLURAL_OTHERS


_PLURAL_OTHERS = frozenset("miners fishermen families passers-by relatives".split())
