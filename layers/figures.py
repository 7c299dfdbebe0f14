"""How many people? Killed, injured, missing, captured, displaced or arrested, as the sentence counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.tokens import Token
from layers.clauses import BREAKING_MARKS, SAYING
from layers.lexicon import load_lexicon
from layers.numbers import Bound, Number, number_at, qualified
from layers.persons import is_person, known_person, one_of_people, one_person

FigureKind = Literal["killed", "injured", "missing", "captured", "displaced", "arrested"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people at tokens `first` to `last`; `word` is the token that says what befell them."""

    kind: FigureKind
    low: int
    high: int
    bound: Bound
    first: int
    last: int
    word: int


_WORDS: dict[FigureKind, str] = {
    "killed": "killed kill kills killing dead died die dies dying deaths death fatalities lives slain murdered "
    "massacred executed assassinated assassinating assassination beheaded murder murders slaughtered perished gunned "
    "machinegunned shot toll bodies",
    "injured": "injured injuring injure injures wounded wounding wound wounds hurt hurting injuries maimed",
    "missing": "missing unaccounted",
    "captured": "captured capturing kidnapped kidnapping abducted abducting hostage hostages prisoner",
    "displaced": "displaced displacing fled fleeing flee homeless uprooted evacuated",
    "arrested": "arrested arresting detained detaining arrests custody imprisoned jailed",
}
_KINDS: dict[str, FigureKind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}

#: Forms that take the number as their object: "killing at least 12".
_ACTIVE = frozenset(
    (
        "killed kill kills killing injured injuring injure injures wounded wounding wound wounds hurt captured capturing "
        "kidnapped kidnapping abducted abducting displaced displacing arrested arresting detained detaining murdered "
        "massacred executed assassinated assassinating beheaded slaughtered evacuated uprooted gunned machinegunned shot"
    ).split()
)
_NOUNS = frozenset("deaths death fatalities lives injuries arrests murder murders hostages toll bodies".split())
#: "The number of wounded rose to 70": the number comes after.
_TALLIES = frozenset("number count tally toll".split())
_SUBSET = frozenset("including includes included among incl particularly".split())
#: How far from the word that says what befell them a number may stand.
REACH = 12


def counts_in(tokens: Sequence[Token], first: int, last: int) -> list[Count]:
    """Counts of people in the sentence `first` to `last`, in reading order; parts of a total are left out."""
    found: list[Count] = []
    for at in range(first, last):
        found += _nobody(tokens, last, at)
        kind = _KINDS.get(tokens[at].lower)
        if (
            kind is None
            or (tokens[at].lower == "shot" and not _is_fatal(tokens, first, last, at))
            or (tokens[at].lower in _HELD and not _are_held(tokens, first, at))
            or (tokens[at].lower == "bodies" and not _are_found(tokens, first, last, at))
        ):
            continue
        count = _count(tokens, first, last, at, kind)
        if count and not any(count.kind == other.kind and count.first == other.first for other in found):
            found.append(count)
    return found


def _nobody(tokens: Sequence[Token], last: int, at: int) -> Iterator[Count]:
    """ "No casualties", "nobody was hurt", "without fatalities": none, where no other is set apart ("no one else")."""
    if tokens[at].lower not in _NONE:
        return
    for end in range(at + 1, min(at + 5, last)):
        lower = tokens[end].lower
        if lower in _NO_HARM:
            for kind in _NO_HARM[lower]:
                yield Count(kind, 0, 0, "exact", at, end + 1, end)
            return
        if lower not in _BETWEEN:
            return


_NONE = frozenset("no nobody none without no-one".split())
_BETWEEN = frozenset("one - person people was were is are has have had been reported any there reports of".split())
_UNHURT: tuple[FigureKind, ...] = ("killed", "injured")
_NO_HARM: dict[str, tuple[FigureKind, ...]] = {
    **dict.fromkeys(("casualties", "victims", "injuries", "injured", "hurt", "harmed", "wounded"), _UNHURT),
    **dict.fromkeys(("fatalities", "deaths", "killed", "died"), ("killed",)),
}


def _is_fatal(tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
    """ "fatally shot", "shot dead", "shot to death"."""
    after = [token.lower for token in tokens[at + 1 : min(at + 6, last)]]
    return (at > first and tokens[at - 1].lower == "fatally") or "dead" in after or "death" in after


_HELD = frozenset(("hostage", "hostages", "prisoner"))


def _are_held(tokens: Sequence[Token], first: int, at: int) -> bool:
    """ "took six hostages", not "freed six hostages"."""
    return any(
        tokens[i].lower in ("took", "take", "taken", "taking", "seized", "held", "holding")
        for i in range(max(first, at - 5), at)
    )


def _are_found(tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
    """ "Found the bodies of 11 men", "seven bodies were recovered"; two bodies of experts are none."""
    return any(token.lower in _FOUND for token in tokens[max(first, at - 4) : min(at + 5, last)])


_FOUND = frozenset("found recovered discovered pulled retrieved unearthed buried dumped counted".split())


def _count(tokens: Sequence[Token], first: int, last: int, at: int, kind: FigureKind) -> Count | None:
    word = tokens[at].lower
    numbers: list[Number] = []
    if word in _NOUNS or (at - 2 >= first and tokens[at - 1].lower == "of" and tokens[at - 2].lower in _TALLIES):
        numbers = _after_noun(tokens, first, last, at) or _before(tokens, first, last, at)
    else:
        passive = at > first and tokens[at - 1].lower in ("were", "was", "been", "be", "are", "being", "is")
        if word in _ACTIVE and not passive:
            numbers = _object(tokens, first, last, at)
        if not numbers:
            numbers = _before(tokens, first, last, at)
    if not numbers:
        return _single(tokens, first, last, at, kind)
    bound = numbers[0].bound
    return Count(
        kind, sum(n.low for n in numbers), sum(n.high for n in numbers), bound, numbers[0].first,
        _with_noun(tokens, numbers[-1].last, last), at,
    )  # fmt: skip


def _with_noun(tokens: Sequence[Token], stop: int, last: int) -> int:
    """The end of the phrase that a number begins: "26 civilians"."""
    for end in range(stop, min(stop + 3, last)):
        if "people" in load_lexicon().classes(tokens[end].lower):
            return end + 1
        if not tokens[end].text[0].isalpha():
            break
    return stop


def _object(tokens: Sequence[Token], first: int, last: int, at: int) -> list[Number]:
    """Numbers after an active verb: "killed 12 soldiers and three civilians"."""
    start = at + 1
    if start < last and tokens[start].lower == "dead":
        start += 1  # "shot dead four villagers"
    for index in range(start, min(start + 6, last)):
        word = tokens[index].lower
        if word in ("himself", "herself"):
            # The attacker widens the count: "killed himself and six others" is six or seven.
            others = list(_coordinated(tokens, index + 1, last))
            return [Number(index, index + 1, 0, 1, "exact"), *others] if others else []
        if (
            tokens[index].text in BREAKING_MARKS
            or word in ("in", "by", "on", "when", "after", "who")
            or word in _SUBSET
        ):
            return []
        if word in ("and", ","):
            return []
        number = number_at(tokens, index, last) or one_person(tokens, index, last) or known_person(tokens, index, last)
        if number:
            return [qualified(tokens, number, start), *_coordinated(tokens, number.last, last)]
        if word in _KINDS:
            return []
    return []


def _coordinated(tokens: Sequence[Token], at: int, last: int) -> Iterator[Number]:
    """Groups told side by side after the first: "two soldiers, a guard and three civilians"."""
    while True:
        stop = at
        while stop < min(at + 4, last) and tokens[stop].lower not in (",", "and") and tokens[stop].text[0].isalpha():
            if (
                tokens[stop].lower in _KINDS
                or tokens[stop].lower in _SUBSET
                or tokens[stop].lower in ("in", "on", "at", "by")
            ):
                return
            stop += 1
        if stop >= last or tokens[stop].lower not in (",", "and"):
            return
        index = stop + 1
        while index < last and tokens[index].lower in ("and", "another") and tokens[index - 1].lower != "another":
            index += 1
        number = number_at(tokens, index, last) or one_person(tokens, index, last) if index < last else None
        # "killed 12 people and 30 were injured", "12 killed and 30 injured": the next number has its own word.
        told = (
            number is not None
            and number.last < last
            and tokens[number.last].lower not in (",", "and", ".", "in", "on", "at")
        )
        if number and ((told and tokens[index].lower in ("a", "an")) or _speaks(tokens, number.last, last)):
            return  # "kidnapping six women, a local chief said", "killing seven, two officials said"
        if number is None or any(
            tokens[i].lower in _KINDS or tokens[i].lower in ("were", "was")
            for i in range(number.last, min(number.last + 4, last))
        ):
            return
        yield number
        at = number.last


def _speaks(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether those whom a number counts are the ones who say so: "two humanitarian officials said"."""
    for index in range(at, min(at + 6, last)):
        if tokens[index].lower in SAYING:
            return True
        if not tokens[index].text[0].isalpha() or tokens[index].lower in ("and", "in", "on", "at", "by"):
            return False
    return False


def _before(tokens: Sequence[Token], first: int, last: int, at: int) -> list[Number]:
    """Numbers left of the word: "at least 26 individuals had been killed", "two soldiers and a child died"."""
    index = at - 1
    crossed = 0
    while index >= first and at - index <= REACH:
        token = tokens[index]
        word = token.lower
        if token.text in BREAKING_MARKS or word in _SUBSET:
            return []
        if _KINDS.get(word) and word not in ("hurt",) and tokens[at - 1].lower not in ("and", "or"):
            return []
        number = number_at(tokens, index, last) or one_of_people(tokens, index, last)
        while number and index - 1 >= first:
            longer = number_at(tokens, index - 1, last)
            if longer is None or longer.last <= index:
                break
            index, number = index - 1, longer
        pair = number_at(tokens, index - 2, last) if number and index - 2 > first else None
        if pair and pair.last > index:  # "between 10 and 15"
            index, number = index - 2, pair
        if number and number.first > first and tokens[number.first - 1].lower == "no":
            return []  # "no one else was hurt"
        if number and number.last <= at:
            whole = qualified(tokens, number, first)
            part = _subset_before(tokens, first, whole.first)
            if part is not None:
                index = part - 1
                continue
            if crossed == 1:
                return []
            return [*_side_by_side(tokens, first, last, whole), whole]
        if word == ",":
            crossed += 1
        if word in ("who", "which", "said", "that", "after", "when", "while", "but"):
            return []
        index -= 1
    return []


def _subset_before(tokens: Sequence[Token], first: int, at: int) -> int | None:
    """The word left of a number that makes it a part of another: "including two", "among them two"."""
    for index in (at - 1, at - 2):
        if index >= first and tokens[index].lower in _SUBSET:
            return index
        if index < first or tokens[index].lower not in ("them", "whom", "these"):
            return None
    return None


def _side_by_side(tokens: Sequence[Token], first: int, last: int, number: Number) -> list[Number]:
    """A group joined by "and" left of the one next to the verb."""
    at = number.first - 1
    if at <= first or tokens[at].lower != "and":
        return []
    for index in range(at - 1, max(first, at - 5) - 1, -1):
        if tokens[index].lower in _KINDS or tokens[index].lower in _SUBSET or tokens[index].text in BREAKING_MARKS:
            return []
        other = number_at(tokens, index, last) or known_person(tokens, index, last)
        if other and other.last <= at:
            return [qualified(tokens, other, first)]
    return []


def _after_noun(tokens: Sequence[Token], first: int, last: int, at: int) -> list[Number]:
    """ "the death of 26 individuals", "the death toll rose to 45", "claimed 12 lives" is read from the left."""
    stop = min(at + 9, last)
    for index in range(at + 1, stop):
        word = tokens[index].lower
        if tokens[index].text in BREAKING_MARKS or tokens[index].text == "," or word in _SUBSET:
            return []
        number = number_at(tokens, index, last)
        if number:
            lead = {tokens[i].lower for i in range(at + 1, index)}
            if not lead & {"of", "toll", "to", "at", "stands", "reached", "from"}:
                return []
            if "from" in lead:  # "rose from 12 to 45": the newer number counts
                return [Number(number.first, number.last, number.high, number.high, "exact")]
            return [qualified(tokens, number, at + 1)]
    return []


def _single(tokens: Sequence[Token], first: int, last: int, at: int, kind: FigureKind) -> Count | None:
    """One person without a number: "a soldier was killed", "Gomez, a vendor, was shot dead", "killed a policeman"."""
    word = tokens[at].lower
    if word == "assassination" and at + 2 < last and tokens[at + 1].lower == "of":
        return Count(kind, 1, 1, "exact", at, at + 1, at)
    if word in _NOUNS or kind not in ("killed", "injured", "captured", "arrested"):
        return None
    subject = at - 1
    while subject >= first and (tokens[subject].lower in _SINGULAR_VERB or tokens[subject].lower.endswith("ly")):
        subject -= 1
    if any(token.lower in _NOBODY for token in tokens[max(first, subject - 3) : at]):
        return None
    # "Ana Costa died": two capitals in a row are a person's name.
    named = subject > first and all(t.text.istitle() and t.text.isalpha() for t in tokens[subject - 1 : subject + 1])
    was = any(token.lower in ("was", "has") for token in tokens[subject + 1 : at])
    if was or (word == "died" and subject >= first):
        if subject >= first and (is_person(tokens, subject) or tokens[subject].lower in ("he", "she") or named):
            return Count(kind, 1, 1, "exact", _phrase_start(tokens, first, subject), subject + 1, at)
        # "was" agrees with one; of things, only people are killed or kidnapped in what triggers an event.
        return Count(kind, 1, 1, "exact", at, at + 1, at) if was and kind in ("killed", "captured") else None
    if word in _ACTIVE and subject == at - 1:
        return _one_object(tokens, last, at, kind)
    return None


_SINGULAR_VERB = frozenset("was been has had being also later then is shot found still".split())
_NOBODY = frozenset("no nobody none not no-one never neither nor wasn't hasn't it which that".split())


def _phrase_start(tokens: Sequence[Token], first: int, head: int) -> int:
    """Where the phrase of a noun begins: at its "a" or "one", else at the noun itself."""
    for index in range(head, max(first, head - 7) - 1, -1):
        if tokens[index].lower in ("a", "an", "one", "another"):
            return index
    return head


def _one_object(tokens: Sequence[Token], last: int, at: int, kind: FigureKind) -> Count | None:
    """ "shot Russia's ambassador dead", "assassinated the mayor": one person with no number."""
    for index in range(at + 1, min(at + 6, last)):
        lower = tokens[index].lower
        if tokens[index].text in BREAKING_MARKS or lower in (",", "and", "in", "by", "on", "at", "who", "for", "with"):
            return None
        if is_person(tokens, index) and any(t.lower in ("the", "his", "her", "'s") for t in tokens[at + 1 : index]):
            return Count(kind, 1, 1, "exact", at + 1, index + 1, at)
    return None
