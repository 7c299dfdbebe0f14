"""How many people? Killed, injured, missing, captured, displaced or arrested, as the sentence counts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.tokens import Token
from layers.clauses import BREAKING_MARKS
from layers.fates import FATES, NOUNS, STATES, SUBSET, VERBS, VIOLENT, FigureKind
from layers.groups import group_at, is_thing
from layers.numbers import ORDINALS, Bound, Number, number_at, qualified
from layers.persons import known_person, named_person, surely_people
from layers.sufferers import Sufferers


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people at tokens `first` to `last`; `word` is the token that says what befell them.

    `risen`: a toll that has grown to this number, and takes the place of what was counted before.
    """

    kind: FigureKind
    low: int
    high: int
    bound: Bound
    first: int
    last: int
    word: int
    risen: bool = False


def counts_in(tokens: Sequence[Token], first: int, last: int) -> list[Count]:
    """Counts of people in the sentence `first` to `last`, in reading order; parts of a total are left out."""
    heeded = [at for at, token in enumerate(tokens[first:last], first) if token.lower in _HEEDED]
    if not heeded:
        return []
    sentence = Sufferers(tokens, first, last)
    found: list[Count] = []
    for at in heeded:
        for count in _counts_at(sentence, at):
            if not any(count.kind == other.kind and count.first == other.first for other in found):
                found.append(count)
    # "Two more died, raising the toll to 14": the two are among the fourteen.
    risen = {count.kind: count.low for count in found if count.risen}
    return [count for count in found if count.risen or count.high >= risen.get(count.kind, 0)]


def _counts_at(sentence: Sufferers, at: int) -> Iterator[Count]:
    """What one word says of people; nothing where it counts none, or some of those the sentence counts."""
    word = sentence.word(at)
    if word in _NONE:
        yield from _nobody(sentence, at)
        return
    before = sentence.word(at - 1)
    if any(group.last < at < group.end and before in ("the", "those") for group in sentence.groups):
        return  # "three of the wounded died"
    if before in SUBSET or (before in ("the", "those") and sentence.word(at - 2) == "among"):
        return  # "including dead and wounded", "was among those killed": counted with the others
    if (word in VERBS or word in STATES) and sentence.is_unreal(at):
        return  # "threatened to kill two hostages", "could have died"
    described = next((group for group in sentence.groups if group.first < at < group.members[0].last), None)
    if described and word in (STATES.keys() | VERBS.keys()) - _HELD:  # "three wounded soldiers"
        kind, number = STATES[word] if word in STATES else VERBS[word], described.members[0]
    elif told := _fate_at(sentence, at):
        kind, number = told
    else:
        return
    risen = number.first > at and any(sentence.word(i) in _RISING for i in range(at - 4, number.first))
    yield Count(kind, number.low, number.high, number.bound, number.first, number.last, at, risen)
    if kind in _UNHURT:
        for part in _elsewhere(sentence, max(at + 1, number.last), number):
            yield Count(kind, part.low, part.high, part.bound, part.first, part.last, at)


_NONE = frozenset("no nobody none without no-one".split())
_BETWEEN = frozenset(
    "one - person people was were is are has have had been being reported any there reports of".split()
)
_UNHURT: tuple[FigureKind, ...] = ("killed", "injured")
_NO_HARM: dict[str, tuple[FigureKind, ...]] = {
    **dict.fromkeys(("casualties", "victims", "injuries", "injured", "hurt", "harmed", "wounded"), _UNHURT),
    **dict.fromkeys(("fatalities", "deaths", "killed", "died", "dead"), ("killed",)),
}


def _nobody(sentence: Sufferers, at: int) -> Iterator[Count]:
    """ "No casualties", "killed nobody", "no loss of life": none, where no other is set apart ("no one else")."""
    for end in range(at + 1, min(at + 5, sentence.last)):
        lower = sentence.word(end)
        if lower in _NO_HARM:
            more = sentence.word(end + 2) if sentence.word(end + 1) in ("or", "and", "nor") else ""
            for kind in sorted({*_NO_HARM[lower], *_NO_HARM.get(more, ())}, reverse=True):
                yield Count(kind, 0, 0, "exact", at, end + 1, end)
            return
        if lower == "loss" and sentence.word(end + 2) in ("life", "lives"):
            yield Count("killed", 0, 0, "exact", at, end + 3, end)
            return
        if lower not in _BETWEEN:
            break
    one = sentence.word(at) not in ("no", "without") or sentence.word(at + 1) == "one"
    if one and sentence.word(at - 1) in VERBS:  # "killed no one"
        yield Count(VERBS[sentence.word(at - 1)], 0, 0, "exact", at, at + 1, at - 1)


#: Words that harm people only together with others: "lost 12 men", "forced 300 from their homes", "beaten to death".
_WITH_OTHERS = frozenset(
    "lost lose losing forced driven drove treated suffered suffering sustained received succumbed death alive fatally".split()
)
_HEEDED = FATES | _NONE | _WITH_OTHERS
_HELD = frozenset(("hostage", "hostages", "prisoner"))
_TAKING = frozenset("took take taken taking seized seizing held holding".split())
_HOMES = frozenset("home homes houses villages".split())
_WOUNDS = frozenset("wound wounds injury injuries burns".split())


def _fate_at(sentence: Sufferers, at: int) -> tuple[FigureKind, Number] | None:
    """What a word says befell people, and how many they are."""
    word, before, after = sentence.word(at), sentence.word(at - 1), sentence.word(at + 1)
    kind: FigureKind | None = None
    number: Number | None = None
    if (word == "death" and before == "to") or word in ("alive", "dead"):
        kind, number = "killed", _to_death(sentence, at)
    elif word == "fatally":
        verb = next((i for i in (at + 1, at - 1) if sentence.word(i) in VIOLENT), None)
        kind, number = "killed", sentence.of_verb(verb) if verb else None
    elif word in ("lost", "lose", "losing"):
        life = sentence.word(at + 2) in ("life", "lives")  # "lost their lives"
        kind, number = "killed", sentence.subject_of(at) if life else sentence.object_after(at)
        if not life and number and (number.high == 1 or not surely_people(sentence.tokens, number.last - 1)):
            number = None  # "lost 12 seats", "lost its singer"
    elif word in ("forced", "driven", "drove"):
        if any(sentence.word(i) in _HOMES for i in range(at + 1, at + 12)):
            kind, number = "displaced", sentence.object_after(at) or sentence.subject_of(at)
    elif word in ("treated", "suffered", "suffering", "sustained", "received"):
        if any(sentence.word(i) in _WOUNDS for i in range(at + 1, at + 6)):
            kind, number = "injured", sentence.subject_of(at)
    elif word == "succumbed":
        if any(sentence.word(i) in _WOUNDS for i in range(at + 1, at + 6)):
            kind, number = "killed", sentence.subject_of(at)
    elif word in NOUNS and (word not in VERBS or after == "of" or not _is_verb(sentence, at)):
        kind, number = NOUNS[word], _of_noun(sentence, at)
    elif word in VERBS and _is_verb(sentence, at):
        kind, number = VERBS[word], _tallied(sentence, at) or sentence.of_verb(at)
    elif word in STATES and (word not in _HELD or _are_held(sentence, at)):
        inside = word in ("custody", "detention")
        kind, number = STATES[word], _tallied(sentence, at) or sentence.subject_of(at - inside)
        if number and word == "died" and (rank := ORDINALS.get(sentence.word(number.first + 1))):
            number = replace(number, low=rank, high=rank)  # "a sixth person died": six by now
    if number and number.high == 1 and kind == "displaced":
        return None  # one who fled ran away
    return (kind, number) if kind and number else None


#: Nouns in the form of a verb: "murder charges", "an arrest warrant".
_BASES = frozenset("murder murders massacre massacres arrest arrests capture captures".split())
_BEFORE_VERB = frozenset("to will would could can may might must shall should not did and or".split())


def _is_verb(sentence: Sufferers, at: int) -> bool:
    before = sentence.word(at - 1)
    people = (
        at > sentence.first and surely_people(sentence.tokens, at - 1) and (before.endswith("s") or before == "police")
    )
    return sentence.word(at) not in _BASES or before in _BEFORE_VERB or people


def _are_held(sentence: Sufferers, at: int) -> bool:
    """ "Took six hostages", not "freed six hostages"."""
    return any(sentence.word(i) in _TAKING for i in range(at - 6, at))


def _to_death(sentence: Sufferers, at: int) -> Number | None:
    """ "Left 14 dead", "stabbed two men to death", "were shot dead", "shot dead a trader", "burned alive"."""
    end = at - 1 if sentence.word(at) == "death" else at
    verb = next((i for i in range(end - 1, end - 8, -1) if sentence.word(i) in VIOLENT), None)
    if verb is None and sentence.word(at) != "dead":
        return None  # "sentenced two men to death", "found alive"
    beside = sentence.ending_at(end)
    if beside and is_thing(sentence.word(at + 1)):
        return None  # "two dead birds"
    if beside:
        return None if beside.part else beside.total()
    if verb is None:
        return _tallied(sentence, at) or sentence.subject_of(at)
    if any(sentence.word(i)[:1].isalpha() and not sentence.word(i).endswith("ly") for i in range(verb + 1, end)):
        return sentence.object_after(verb, every=True)  # "shot the envoy dead"
    return sentence.object_after(at, every=True) or sentence.subject_of(verb)


#: "The toll ROSE TO 45": what leads from a tally to its number.
_TALLIES = frozenset("number count tally toll figure".split())
_TALLYING = frozenset("of to at stands stood reached reaches from is was hit hits passed passes tops topped".split())
#: "The toll ROSE to 45", "RAISING the toll to 45".
_RISING = frozenset(
    "rose risen rises rising climbed climbs jumped increased grew grown raising raised bringing brings brought pushing".split()
)


def _tallied(sentence: Sufferers, at: int) -> Number | None:
    """ "The number of people killed in the attack has reached 90": the number comes after."""
    before = [sentence.word(i) for i in range(at - 4, at)]
    return _tally(sentence, at) if _TALLIES & set(before) and "of" in before else None


def _tally(sentence: Sufferers, at: int) -> Number | None:
    """ "The death toll rose to 45", "rose from 12 to 45": the newer number."""
    for index in range(at + 1, min(at + 13, sentence.last)):
        token = sentence.tokens[index]
        if token.text in BREAKING_MARKS or token.text == "," or token.lower in SUBSET or token.lower in ("as", "when"):
            return None
        number = number_at(sentence.tokens, index, sentence.last)
        if number is None:
            continue
        lead = {sentence.word(i) for i in range(at + 1, index)}
        if not lead & _TALLYING or (sentence.word(at) != "toll" and lead == {"of"}):
            return None
        if "from" in lead and number.high > number.low:
            return Number(number.first, number.last, number.high, number.high, "exact")
        whole = qualified(sentence.tokens, number, at + 1)
        group = group_at(sentence.tokens, whole.first, sentence.last, floor=at + 1)
        return replace(whole, last=group.members[0].last) if group else whole
    return None


#: Nouns for what is done to one as often as to many: "the murder of Ana Costa".
_SINGLED = frozenset(
    "death murder assassination killing execution slaying lynching beheading arrest kidnapping abduction body life".split()
)


def _of_noun(sentence: Sufferers, at: int) -> Number | None:
    """ "Six deaths", "the murder of two priests", "Ana Costa's assassination", "the toll rose to 45"."""
    word = sentence.word(at)
    if word in ("hostages", "prisoner") and not _are_held(sentence, at):
        return None
    if word in _BODIES and not _are_found(sentence, at):
        return None
    if word == "life" and not (sentence.word(at - 1) == "the" and sentence.word(at - 2) in _CLAIMING):
        return None  # "life in prison"
    counted = _before_noun(sentence, at) if word in ("deaths", "fatalities") else None
    if counted or word in ("toll", "deaths", "fatalities"):
        tally = counted or _tally(sentence, at)
        if tally or word == "toll":
            return tally
    if sentence.word(at + 1) == "of":
        befallen = sentence.object_after(at + 1, every=word in _SINGLED or word in _BODIES)
        # "The massacre of El Mozote": one is not massacred, so that what looks like a name is the village's.
        return None if befallen and word == "massacre" and befallen.high == 1 else befallen
    if sentence.word(at - 1) == "'s":
        return _owner(sentence, at) if word in _SINGLED else None
    if word in _BODIES and sentence.word(at - 1) in ("their", "his", "her"):
        return sentence.before(at)  # "two nuns were kidnapped and their bodies were found"
    if word in ("body", "corpse") and sentence.word(at - 1) == "a":
        return Number(at - 1, at + 1, 1, 1, "exact")
    return _before_noun(sentence, at)


_CLAIMING = frozenset("claim claims claimed claiming cost costing took take taking".split())
_BODIES = frozenset("body bodies corpse corpses".split())
_FOUND = frozenset(
    "saw seen lay lying uncovered containing contained held holding exhumed "
    "found recovered discovered pulled retrieved unearthed buried dumped counted received brought collected".split()
)


def _are_found(sentence: Sufferers, at: int) -> bool:
    """ "The bodies of 11 men were found", "seven bodies were recovered"; two bodies of experts are none."""
    return any(sentence.word(i) in _FOUND for i in range(at - 8, at + 16))


def _before_noun(sentence: Sufferers, at: int) -> Number | None:
    """ "At least six civilian deaths", "one death": the number before a noun, with no more than two words between."""
    for start in range(max(sentence.first, at - 6), at):
        number = number_at(sentence.tokens, start, sentence.last)
        if number is None or number.last > at:
            continue
        between = range(number.last, at)
        words = [sentence.word(i) for i in between]
        apart = any(not word[:1].isalpha() or word in FATES for word in words)
        if len(words) > 2 or apart or any(surely_people(sentence.tokens, i) for i in between):
            continue
        if number.high > 1 and sentence.word(at) in _SINGLED:
            return None  # "17 arrest warrants"
        return replace(qualified(sentence.tokens, number, sentence.first), last=at + 1)
    return None


def _owner(sentence: Sufferers, at: int) -> Number | None:
    """ "Ana Costa's murder", "the mayor's killing": one."""
    for start in range(max(sentence.first, at - 9), at - 1):
        person = known_person(sentence.tokens, start, at - 1) or named_person(sentence.tokens, start, at - 1)
        if person and person.last == at - 1:
            return person
    return None


def _elsewhere(sentence: Sufferers, at: int, total: Number) -> list[Number]:
    """ "Killed 22 in Kirkuk, 14 in Mosul and five in Tikrit": the 14 and the five, unless they only break down the first."""
    parts: list[Number] = []
    stop = min(at + 10, sentence.last)
    while at < stop:
        if sentence.word(at) in FATES or sentence.tokens[at].text in BREAKING_MARKS:
            break
        if sentence.word(at) not in (",", "and"):
            at += 1
            continue
        at += 1 + (sentence.word(at + 1) == "and")
        group = group_at(sentence.tokens, at, sentence.last, floor=at)
        if group is None or len(group.members) > 1 or not _is_placed(sentence, group.end):
            break
        parts.append(group.total())
        at, stop = group.end, min(group.end + 8, sentence.last)
    return [] if sum(part.low for part in parts) == total.low else parts


def _is_placed(sentence: Sufferers, at: int) -> bool:
    """Whether a place follows and no other fate: "three in Hama", not "three in Hama were arrested"."""
    if sentence.word(at) not in ("in", "at", "near", "outside", "around") or at + 1 >= sentence.last:
        return False
    return sentence.tokens[at + 1].text[0].isupper() and not any(
        sentence.word(i) in FATES or sentence.word(i) in ("were", "was") for i in range(at + 1, at + 7)
    )
