"""Who says so? The person or body that a sentence gives as its source, with the verb of saying."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.tokens import Token
from layers.clauses import BREAKING_MARKS, SAYING, is_passive_report
from layers.lexicon import load_lexicon
from layers.times import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Claim:
    """A source at tokens `first` to `last`; what it is source for stands from `scope_first` to `scope_last`.

    `pronoun` is true where the source is only "he" or "they".
    """

    first: int
    last: int
    verb: str
    scope_first: int
    scope_last: int
    pronoun: bool


#: Words at which a claim can be found.
_SPEAKING = SAYING | {"according", "put", "puts", "states"}
_PRONOUNS = frozenset("he she they it we i".split())
_QUOTES = frozenset("\"“”'‘’")
#: Words that end a source's name when it is read from its start.
_ENDS = frozenset("that on in at after when while who which by as and".split())
_AUXILIARIES = frozenset("has have had was were is also later then earlier reportedly".split())
#: Nouns that are no source: "the report says" is, "the attack, which claimed 12 lives" is not.
_NOT_SOURCES = frozenset(
    (
        "attack attacks blast blasts bomb bombing explosion which that who toll incident violence clashes responsibility "
        "and but what as there"
    ).split()
)


def claims_in(tokens: Sequence[Token], first: int, last: int) -> list[Claim]:
    """The claims of a sentence in order, empty where the article speaks in its own voice.

    Where a second source begins, what the first is source for ends.
    """
    found: list[Claim] = []
    if titled := _titled(tokens, first, last):
        found.append(titled)
    for at, token in enumerate(tokens[first:last], first):
        word = token.lower
        if word not in _SPEAKING:
            continue
        claim = None
        if word == "according" and at + 1 < last and tokens[at + 1].lower == "to":
            claim = _according(tokens, first, last, at)
        elif word == "states" and tokens[min(at + 1, last - 1)].lower != "that":
            continue  # "in the states of Kaduna and Katsina"
        elif word in SAYING or word == "states" or (word in ("put", "puts") and _tallies(tokens, at, last)):
            claim = _said(tokens, first, last, at)
        if claim is None or (found and claim.first < found[-1].last):
            continue
        if found and found[-1].scope_first < claim.first < found[-1].scope_last:
            found[-1] = replace(found[-1], scope_last=claim.first)
            claim = replace(claim, scope_first=max(claim.scope_first, claim.first))
        found.append(claim)
    return found


def _tallies(tokens: Sequence[Token], verb: int, last: int) -> bool:
    """ "Police put the toll at 14"."""
    return any(token.lower in ("toll", "number", "figure", "count") for token in tokens[verb + 1 : min(verb + 5, last)])


def _according(tokens: Sequence[Token], first: int, last: int, at: int) -> Claim | None:
    start, stop = at + 2, at + 2
    while stop < last and tokens[stop].text not in ",.;:—" and tokens[stop].text not in _QUOTES:
        stop += 1
    if stop == start:
        return None
    return Claim(start, stop, "according to", first, last, False)


def _titled(tokens: Sequence[Token], first: int, last: int) -> Claim | None:
    """ "Car bomb kills 20 in Basra: police", "Army: nine rebels dead": a headline's source stands beyond a colon."""
    if tokens[last - 1].text in '.!?"”':
        return None
    colons = [at for at in range(first, last) if tokens[at].text == ":"]
    if len(colons) != 1:
        return None
    for start, stop, scope in ((first, colons[0], (colons[0] + 1, last)), (colons[0] + 1, last, (first, colons[0]))):
        bare = not any(tokens[at].lower in _TURNING for at in range(start, stop))
        if bare and 0 < stop - start <= LONGEST_TITLED and load_lexicon().classes(tokens[stop - 1].lower) & _SPEAKERS:
            return Claim(start, stop, "according to", *scope, False)
    return None


#: Words of a headline's own matter: "Attack on police: nine dead".
_TURNING = frozenset("on in at by against from for to with after over kills killed".split())
#: Verbs of saying that are as common in the passive, where nobody is named who says it.
_SAID_PASSIVELY = frozenset("reported confirmed believed estimated quoted charged".split())
#: Longest source beside a headline's colon, in tokens, and the classes of its last word.
LONGEST_TITLED = 4
_SPEAKERS = frozenset(("police", "state_force", "people"))


def _said(tokens: Sequence[Token], first: int, last: int, verb: int) -> Claim | None:
    word = tokens[verb].lower
    after = tokens[verb + 1].lower if verb + 1 < last else ""
    if word in ("claimed", "claims", "claiming") and (after in ("responsibility", "the", "a") or after[:1].isdigit()):
        return None
    if after in SAYING and word in ("reports", "claims", "notes"):
        return None  # "media reports said"
    if (word in _SAID_PASSIVELY or (word == "said" and after == "to")) and is_passive_report(tokens, first, verb):
        return None  # "it has been unofficially reported"
    inverted = (
        verb > first
        and (tokens[verb - 1].text in _QUOTES or tokens[verb - 1].text == ",")
        and after not in ("that", "")
    )
    subject = _inverted(tokens, last, verb) if inverted else None
    if subject is None:
        subject = _subject(tokens, first, verb)
        inverted = False
    if subject is None:
        return None
    start, stop = subject
    pronoun = stop - start == 1 and tokens[start].lower in _PRONOUNS
    tail = verb + 1 < last and tokens[verb + 1].text not in ".,"
    aside = start - first >= LEAST and tokens[start - 1].text == "," and _is_adverbial(tokens, verb + 1, last)
    if inverted or aside or (not tail and start > first):
        return Claim(start, stop, tokens[verb].lower, first, start, pronoun)
    if (
        start > first
        and tokens[start - 1].text in _QUOTES | {","}
        and any(t.text in _QUOTES for t in tokens[first:start])
    ):
        return Claim(start, stop, tokens[verb].lower, first, last, pronoun)
    return Claim(start, stop, tokens[verb].lower, verb + 1, last, pronoun)


#: A comma and a source after fewer tokens than this close no clause: "On Monday, police said".
LEAST = 4
#: Those who were told, in tokens, with the full stop.
LONGEST = 6
_ADVERBIALS = frozenset("on in at to by late early earlier during through via yesterday today".split())


def _is_adverbial(tokens: Sequence[Token], start: int, last: int) -> bool:
    """ "... officials said on Monday", "in a statement": when or where it was said, and no more."""
    rest = [token.lower for token in tokens[start:last]]
    if tokens[start - 1].lower == "told" and len(rest) < LONGEST and "that" not in rest:
        return True  # "..., the director told the paper"
    return bool(rest) and (rest[0] in _ADVERBIALS or rest[0] in WEEKDAYS) and "that" not in rest


def _inverted(tokens: Sequence[Token], last: int, verb: int) -> tuple[int, int] | None:
    """ "...", said General X of the army."""
    stop = verb + 1
    while stop < last and tokens[stop].text not in ",.;:—" and tokens[stop].text not in _QUOTES:
        if tokens[stop].lower in _ENDS:
            break
        stop += 1
    if stop == verb + 1:
        return None
    speaks = tokens[verb].lower in ("said", "says") and load_lexicon().classes(tokens[verb + 1].lower) & _SPEAKERS
    return (verb + 1, stop) if tokens[verb + 1].text[0].isupper() or speaks else None


def _subject(tokens: Sequence[Token], first: int, verb: int) -> tuple[int, int] | None:
    """The noun phrase left of a verb; an apposition between commas is part of it."""
    stop = verb
    while stop > first and (tokens[stop - 1].lower in _AUXILIARIES or tokens[stop - 1].lower.endswith("ly")):
        stop -= 1
    trimmed = stop
    if stop > first and tokens[stop - 1].text == ",":
        trimmed = stop - 1
    start = trimmed
    commas = 0
    while start > first:
        token = tokens[start - 1]
        if (
            token.text in BREAKING_MARKS
            or (token.text in _QUOTES and not _is_possessive(tokens, start - 1))
            or token.lower in ("that", "but", "after", "when", "while")
        ):
            break
        if token.text == ",":
            commas += 1
            if trimmed == stop or commas > 1:
                break
        start -= 1
    while start < trimmed and tokens[start].lower in ("and", "but", ",", "or", "so"):
        start += 1
    if start + 2 < trimmed and tokens[start].lower == "on" and tokens[start + 1].lower in WEEKDAYS:
        start += 2  # "On Monday the mayor said"
    if start >= trimmed or trimmed - start > 16 or tokens[trimmed - 1].lower in _NOT_SOURCES:
        return None
    if tokens[start].lower in ("which", "who", "whom"):
        return None  # "the attack, which the group claimed"
    return start, trimmed


def _is_possessive(tokens: Sequence[Token], at: int) -> bool:
    """ "The rebels' spokesman": the mark is of the word before it."""
    return (
        at > 0
        and tokens[at].text in "'’"
        and tokens[at - 1].lower.endswith("s")
        and tokens[at - 1].end == tokens[at].start
    )
