"""Where does a clause begin and end? By marks and joining words; no parser is needed for what events ask."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token

#: Marks that close a clause. A comma does not: it also stands in lists and before participles.
BREAKING_MARKS = frozenset(";:—–()[]")
#: Words that open a subordinate clause or an adverbial of time.
JOINING_WORDS = frozenset(
    (
        "after before while when as since because although though but until if unless whereas amid despite following "
        "where whether"
    ).split()
)
#: "as" belongs to the phrase it stands in, and opens no clause, beside these words.
_AS_PHRASE = frozenset("well such many few much known regarded as described used seen".split())

#: Verbs of saying, in the forms that reports use. Source: common attribution verbs of English news.
SAYING = frozenset(
    (
        "said says say saying told tells telling confirmed confirms confirming announced announces announcing stated "
        "reported reports reporting claimed claims claiming alleged alleges alleging added adds adding insisted "
        "insists asserted asserts declared declares acknowledged acknowledges admitted admits argued argues warned warns "
        "explained explains noted notes mentioned mentions revealed reveals disclosed tweeted wrote writes testified "
        "estimated estimates denied denies underscored stressed maintained maintains recalled quoted believe believes "
        "believed suggested suggests indicated speaking spoke remarked commented reiterated charged"
    ).split()
)

_MAY_BREAK = BREAKING_MARKS | JOINING_WORDS


def breaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause ends before this token."""
    token = tokens[at]
    if token.text in BREAKING_MARKS:
        return True
    if token.lower not in JOINING_WORDS:
        return False
    if token.lower == "as":
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        return not (at and tokens[at - 1].lower in _AS_PHRASE) and after not in _AS_PHRASE
    return not (token.lower == "since" and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit())


def clause_of(tokens: Sequence[Token], first: int, last: int, at: int) -> tuple[int, int]:
    """The clause around a token of the sentence `first` to `last`, as a half-open range of tokens."""
    for start in range(at, first, -1):
        if tokens[start].lower in _MAY_BREAK and breaks(tokens, start):
            break
    else:
        start = first
    for stop in range(at + 1, last):
        if tokens[stop].lower in _MAY_BREAK and breaks(tokens, stop):
            break
    else:
        stop = last
    return start, stop


#: Words for how long, before "after" and "before".
_INTERVALS = frozenset("minute minutes hour hours day days night week weeks month months year years".split())
#: What follows "after" where the same people are meant still: "died a day after being shot", "after he was shot".
_SAME_SUBJECT = frozenset("being having he she they it the his her their".split())


def at_another_time(tokens: Sequence[Token], first: int, last: int, a: int, b: int) -> bool:
    """Whether a clause of time parts two words of a sentence: "the blast came a day after gunmen killed a judge".

    It does where it says how long, and has a subject that is new: "the" and pronouns take up one that is there.
    """
    for at in range(first + 1, last - 1):
        if tokens[at].lower not in ("after", "before") or tokens[at - 1].lower not in _INTERVALS:
            continue
        comma = next((stop for stop in range(at, last) if tokens[stop].text == ","), last)
        inside = [at < word < comma for word in (a, b)]
        if inside[0] != inside[1] and tokens[at + 1].lower not in _SAME_SUBJECT:
            return True
    return False


FORMS_OF_BE = frozenset("is are was were be been being".split())


def is_passive_report(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """ "Clashes were also reported", "it has been unofficially reported": a form of "be" before the verb, adverbs skipped."""
    at = verb - 1
    while at > first and (tokens[at].lower.endswith("ly") or tokens[at].lower in ("also", "not")):
        at -= 1
    return at >= first and tokens[at].lower in FORMS_OF_BE
