"""Whom does a word of harm befall? The object of its verb, the subject of its passive, or who stands before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.tokens import Token
from layers.clauses import BREAKING_MARKS
from layers.fates import FATES, STATES, SUBSET, VERBS, VIOLENT
from layers.groups import Group, group_at, groups_in, joint_at
from layers.numbers import Number, number_at
from layers.persons import is_name, is_person, one_person, surely_people
from layers.times import WEEKDAYS

#: How far left of a verb its subject may stand, in tokens.
REACH = 20
_BE = frozenset("was were is are be been being".split())
_SINGULAR = frozenset("was has is".split())
#: What stands between a subject and what befell it.
_AUXILIARIES = _BE | frozenset(
    (
        "has have had also later then still reported found feared confirmed believed thought presumed pronounced declared "
        "known said listed left to soon all both each would will may might could shot there gone went go taken took held into "
        "under remain remained lay now got get forced themselves not first"
    ).split()
)
#: Words before "to" for what is only meant: "a plot to kill two".
_INTENDING = frozenset(
    (
        "threatened threatening threatens threat threats vowed vowing vow plotted plotting plot plots planned planning plan "
        "plans tried trying attempt attempted attempting attempts wanted conspired conspiring conspiracy intended intending "
        "failed aimed sworn swore promised ordered hoped wants want tries try"
    ).split()
)
#: Words that part a subject from a verb behind them.
_PARTING = frozenset("said says say that after when while but until where because if though although as".split())
_WHO = frozenset("who which whom".split())
#: Words at which the search for an object ends.
_ENDS = (
    frozenset("in by on when after who and , or for with at during as that to from because can could".split()) | SUBSET
)
_AFTER_PARTICIPLE = _ENDS | _BE | FATES | frozenset(WEEKDAYS)
_AFTER_NAME = _ENDS | _AUXILIARIES
_PARTED = _PARTING | _WHO | FATES
#: Words for another fate than the one that is told; "dead" belongs to many.
_OTHER_FATES = FATES - {"dead", "death"}
_NO = frozenset("no nobody none not no-one never neither nor wasn't hasn't it which that".split())
#: What may follow a victim in a headline.
_CLOSING = frozenset(("", ",", ".", "in", "of", "near", "at", "outside"))
_OF = frozenset("of from in with by for among".split())


#: Towns are captured as people are: a bare name after these verbs is nobody's.
_TAKES_TOWNS = frozenset("capture captures captured capturing".split())


class Sufferers:
    """A sentence, tokens `first` to `last`, with its groups of people in reading order."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.groups = groups_in(tokens, first, last)

    def word(self, at: int) -> str:
        """The word at a token in lower case, "" outside the sentence."""
        return self.tokens[at].lower if self.first <= at < self.last else ""

    def before(self, at: int) -> Number | None:
        """Those named last before a token, whom "them" or "their" means."""
        return next((g.total() for g in reversed(self.groups) if g.last <= at and not g.part), None)

    def ending_at(self, at: int) -> Group | None:
        """The group that ends right before a token, with or without what is said of it."""
        return next((g for g in self.groups if at in (g.last, g.end)), None)

    def of_verb(self, at: int) -> Number | None:
        """Its object, or its subject where it is passive or a participle: "killed 12", "12 were killed", "12 killed in"."""
        start, passive = self._begin(at)
        if "not" in {self.word(i) for i in range(start - 1, at)} or self.word(at + 1) in ("no", "nobody", "neither"):
            return None
        if not passive:
            found = self.object_after(at, every=self.word(at) not in _TAKES_TOWNS)
            if found or not self._is_participle(at):
                return found
        return self.subject_of(at)

    def _is_participle(self, at: int) -> bool:
        """ "Six killed in a raid", not "six killed policemen"."""
        word, after = self.word(at), self.word(at + 1)
        if word in VIOLENT:
            return True
        if word.endswith("ing") or (word in VERBS and word.endswith(("l", "ls", "s"))):
            return False
        return not after[:1].isalpha() or after in _AFTER_PARTICIPLE or after.endswith("ly") or after in (
            "down", "near", "outside", "since", "there", "here", "last", "this", "yesterday", "today", "overnight", "were", "so",
            "while", "amid", "before", "inside", "have", "has", "rose", "stood", "reached", "included", "late", "early",
        )  # fmt: skip

    def _begin(self, at: int) -> tuple[int, bool]:
        """Where the verb begins, its auxiliaries included, and whether it is passive."""
        start, passive = at, False
        while start > self.first:
            lower = self.word(start - 1)
            if lower in ("and", "or") and (self.word(start - 2) in VERBS or self.word(start - 2) in VIOLENT):
                start -= 2  # "were shot and killed"
                continue
            if lower not in _AUXILIARIES and not (lower.endswith("ly") and lower not in ("family", "only")):
                break
            passive = passive or (lower in _BE and not self.word(at).endswith("ing"))
            start -= 1
        return start, passive

    def is_unreal(self, at: int) -> bool:
        """Whether a verb tells of what was only feared, meant or threatened: "would kill 12", "a plot to kill two"."""
        start = self._begin(at)[0]
        words = [self.word(i) for i in range(start - 1, at)]
        if {"would", "could", "will", "should", "must", "can"} & set(words):
            return True
        if {"may", "might"} & set(words) and "have" not in words:
            return True
        return "to" in words and self.word(start - 1 - (self.word(start - 1) == "to")) in _INTENDING

    def object_after(self, at: int, *, every: bool = False) -> Number | None:
        """Those named right after a verb or "of"; with `every`, any "a ..." and any name is a person."""
        noun = self.word(at) == "of"
        start = at + 1
        while self.word(start) == "and" and self.word(start + 1) in VERBS:
            start += 2  # "kidnapped and killed four"
        if self.word(start) in ("dead", "down") or (self.word(start) == "to" and self.word(start + 1) == "death"):
            start += 1 + (self.word(start) == "to")  # "gunned down two men", "stabbed to death two men"
        for index in range(start, min(start + 6, self.last)):
            lower = self.word(index)
            if lower == "them" and index == start:
                return self.before(at)
            if lower in ("himself", "herself", "themselves"):
                return self._beside_attacker(index)
            group = group_at(self.tokens, index, self.last, floor=start)
            if group:
                return group.total() if noun else self._with_attacker(self._without_next(group))
            if every and index == start and (one := self._anyone(index)):
                return one
            if self.tokens[index].text in BREAKING_MARKS or lower in _ENDS or (lower in FATES and lower != "dead"):
                return None
            owned = any(self.word(i) in ("the", "his", "her", "its", "their", "'s") for i in range(start, index))
            if every and owned and is_person(self.tokens, index):
                return Number(start, index + 1, 1, 1, "exact")
        return None

    def _anyone(self, at: int) -> Number | None:
        """Whom a verb that befalls people alone must mean: "a Frenchman", "Parra", "another"."""
        if self.word(at) == "another" and not self.word(at + 1)[:1].isalpha():
            return Number(at, at + 1, 1, 1, "exact")
        one = one_person(self.tokens, at, self.last) or self._single_name(at) or self._headline_person(at)
        return self._along_with(one.last - 1, one, 1) if one else None

    def _headline_person(self, at: int) -> Number | None:
        """ "Gunmen kill priest, two nuns", "Rebels kill mayor of Kidal": headlines leave the article out."""
        if not is_person(self.tokens, at) or self.word(at + 1) not in _CLOSING:
            return None
        one = Number(at, at + 1, 1, 1, "exact")
        more = group_at(self.tokens, at + 2, self.last, floor=at + 2) if self.word(at + 1) == "," else None
        if more is None:
            return one
        total = more.total()
        return Number(at, total.last, 1 + total.low, 1 + total.high, total.bound)

    def _single_name(self, at: int) -> Number | None:
        """ "The murder of Parra": one word with a capital that names no people and no body."""
        if not is_name(self.tokens[at]) or self.tokens[at].text.endswith("s"):
            return None
        described = self.word(at + 1) == "'s" or (
            self.word(at + 1)[:1].isalpha() and self.word(at + 1) not in _AFTER_NAME
        )
        return None if described or surely_people(self.tokens, at) else Number(at, at + 1, 1, 1, "exact")

    def _beside_attacker(self, at: int) -> Number | None:
        """The attacker widens the count: "killed himself and six others" is six or seven."""
        others = group_at(self.tokens, at + 2, self.last, floor=at + 2) if self.word(at + 1) == "and" else None
        if others is None:
            return None
        total = self._without_next(others).total()
        return replace(total, first=at, high=total.high + 1)

    def _with_attacker(self, group: Group) -> Number:
        total = group.total()
        for at in range(group.last, group.last + 5):
            if self.word(at) in ("himself", "herself") and self.word(at - 1) in ("as", "and", "with", "besides"):
                return replace(total, high=total.high + 1)  # "20 people as well as himself"
        return total

    def _without_next(self, group: Group) -> Group:
        """An object without a last member that has its own verb: "killed a guard and two cooks were hurt"."""
        own = self.word(group.end) in _AUXILIARIES | STATES.keys() | VERBS.keys()
        if len(group.members) == 1 or not own:
            return group
        members = group.members[:-1]
        return Group(members, members[-1].last, group.part)

    def subject_of(self, at: int) -> Number | None:
        """Those left of a verb, a participle or an adjective, past what is said of them and past parts of their total."""
        start, _ = self._begin(at)
        index, commas = self._edge(at, start), 0
        while index > self.first and start - index < REACH:
            group = self.ending_at(index)
            if group and group.part and not (index == start and self._is_of_them(group)):
                index = group.first
                continue
            if group and self.word(group.first - 1) != "no":
                commas += self.word(group.last - 1) == "," and commas > 0  # of its age: "Omar Said, 34, of Homs, was"
                if commas == 1 and self._breaks_down(group):
                    commas = 2
                if commas == 1 and self.word(group.first - 1 - (self.word(group.first - 1) == "also")) == ",":
                    index = group.first  # "a driver, a father of two, was killed"
                    continue
                return self._whole(group, at, start, index) if commas != 1 else self._one_alone(at, start)
            further = self._step(index, at, start, commas)
            if further is None:
                break
            commas += self.word(index - 1) == ","
            index = further
        return self._one_alone(at, start)

    def _edge(self, at: int, start: int) -> int:
        """Where the subject of a verb that begins at `start` may end: before "who", before a comma of an insertion."""
        if self.word(start - 1) in _WHO:  # "13 men who were killed", "Ana Costa, who was killed"
            return start - 1 - (self.word(start - 2) == ",")
        set_off = self.ending_at(start - 1) if start == at and self.word(start - 1) == "," else None
        return start - 1 if set_off and not set_off.part else start  # "three engineers, kidnapped last week, ..."

    def _step(self, index: int, at: int, start: int, commas: int) -> int | None:
        """How far left the search for a subject goes on; None where something else parts it from its verb."""
        word = self.word(index - 1)
        if word in _WHO and start < at and self.ending_at(index - 1):
            return index - 1  # "two women who worked for them were murdered"
        if word in FATES and start < at and commas == 0:
            # "The two engineers kidnapped on Monday were found dead", "who had been kidnapped".
            begin = self._begin(index - 1)[0]
            if self.ending_at(begin) or self.word(begin - 1) in _WHO:
                return begin
        if word in BREAKING_MARKS or word in _PARTED:
            return None
        return None if index == start and self._is_uncounted(index - 1) else index - 1

    def _breaks_down(self, group: Group) -> bool:
        """ "Three civilians, a man and two women, were killed"."""
        first = group.members[0]
        return len(group.members) > 1 and group.total().high == first.high and self.word(first.last) == ","

    def _whole(self, group: Group, at: int, start: int, index: int) -> Number | None:
        """The number of the subject that ends at `index`, with those beside it; None where verb and number disagree."""
        total = group.total()
        if len(group.members) > 1 and self.word(group.first - 1) in VERBS:
            total = group.members[-1]  # "killed a guard and two cooks were wounded"
        if group.end == start and group.last < start and not self._begin(at)[1]:  # "two of the 12 killed": the twelve
            total = next((n for i in range(group.last + 1, at) if (n := number_at(self.tokens, i, at))), total)
        verb = {self.word(i) for i in range(start, at)}
        if total.high == 1 and len(group.members) == 1 and verb & {"were", "are", "have"}:
            return None  # "the soldiers ... were": another subject
        collective = self.word(group.first) in ("a", "an", "half") or self.word(group.first - 1) == "of"
        if total.high > 1 and verb & _SINGULAR and not collective:
            return self._one_alone(at, start)
        before = self.ending_at(group.first - 1) if self.word(group.first - 1) == "," else None
        if start == at == index and before and before.first == self.first:  # "11 soldiers, 30 rebels killed"
            return replace(_sum(total, before.total()), first=before.first)
        return self._along_with(at, total) if start < at else total

    def _along_with(self, at: int, total: Number, reach: int = 17) -> Number:
        """ "Was killed in the town along with two of his guards": three; `reach` is how far on the others may stand."""
        for index in range(at + 1, min(at + 1 + reach, self.last)):
            if self.word(index) in _OTHER_FATES or self.word(index) == ";":
                break
            joint = joint_at(self.tokens, index, self.last)
            if joint == 1:
                break
            others = group_at(self.tokens, index + joint, self.last, floor=index + joint) if joint else None
            if others:
                return _sum(total, others.total())
        return total

    def _is_of_them(self, group: Group) -> bool:
        """ "Two of them died": what befell some of a group is told of them alone."""
        return self.word(group.last) == "of"

    def _is_uncounted(self, at: int) -> bool:
        """ "Civilians died", but not "12 members of the security forces died": people of no number are the subject."""
        if not surely_people(self.tokens, at) or is_person(self.tokens, at):
            return False
        return not any(self.word(i) in _OF for i in range(at - 4, at))

    def _one_alone(self, at: int, start: int) -> Number | None:
        """One person without a number: "the mayor was killed", "Gomez, a vendor, was shot dead", "Police chief shot dead"."""
        if any(self.word(i) in _NO for i in range(start - 4, at)):
            return None
        was = bool(_SINGULAR & {self.word(i) for i in range(start, at)} - {"is"})
        subject = start - 1
        if subject < self.first:
            return None
        someone = is_person(self.tokens, subject) or self.word(subject) in ("he", "she")
        # "Diaz died", "Diaz was arrested": a name at the start of what is told.
        someone = someone or (
            is_name(self.tokens[subject]) and self.word(subject - 1) in ("", ",", "that", "said", "and")
        )
        if someone and (was or self.word(at) == "died"):
            return self._along_with(at, Number(subject, subject + 1, 1, 1, "exact"))
        headed = subject - self.first < 4 and not any(self.word(i) in _ENDS for i in range(self.first, subject))
        if is_person(self.tokens, subject) and headed and self.word(self.first) not in ("the", "a", "an"):
            return Number(self.first, subject + 1, 1, 1, "exact")
        # "was" agrees with one; of things, only people are killed or kidnapped in what triggers an event.
        known = self.word(at) in VIOLENT or (self.word(at) == "dead" and start < at - 1)  # "was pronounced dead"
        harmed = VERBS.get(self.word(at), "killed" if known else None)
        return Number(at, at + 1, 1, 1, "exact") if was and harmed in ("killed", "captured") else None


def _sum(one: Number, other: Number) -> Number:
    return replace(one, low=one.low + other.low, high=one.high + other.high)
