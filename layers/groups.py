"""Which phrases count people, and how many? "12 soldiers and a guard", "both attackers", "Ana Costa, 34"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from geo.tokens import Token
from layers.clauses import BREAKING_MARKS, SAYING
from layers.fates import FATES, SUBSET
from layers.lexicon import words_of
from layers.numbers import NUMBER_WORDS, Number, number_at, qualified
from layers.persons import PEOPLE, is_person, named_person, one_of_people, surely_people
from layers.times import MONTHS


@dataclass(frozen=True, slots=True)
class Group:
    """People at tokens `first` to `last`, told side by side; `end` is where what is said of them ends ("of the army").

    `part`: only some of a group told before ("including two", "four of them").
    """

    members: tuple[Number, ...]
    end: int
    part: bool = False

    @property
    def first(self) -> int:
        return self.members[0].first

    @property
    def last(self) -> int:
        return self.members[-1].last

    def total(self) -> Number:
        """The people of all members; where the others only break down the first ("ten people, six men and four
        women"), the first."""
        first, *rest = self.members
        low, high = sum(n.low for n in self.members), sum(n.high for n in self.members)
        if len(rest) > 1 and first.low == first.high == sum(n.low for n in rest):
            low = high = first.low
        return Number(self.first, self.last, low, high, first.bound)


def groups_in(tokens: Sequence[Token], first: int, last: int) -> list[Group]:
    """The groups of people in the sentence `first` to `last`, in reading order, none inside another."""
    found: list[Group] = []
    at = first
    while at < last:
        token = tokens[at]
        initial = token.text[0]
        opens = initial.isupper() or initial.isdigit() or token.lower in _OPENINGS or is_person(tokens, at)
        group = group_at(tokens, at, last, floor=found[-1].end if found else first) if opens else None
        if group is None:
            at += 1
            continue
        found.append(group)
        at = max(group.end, at + 1)
    return found


def group_at(tokens: Sequence[Token], at: int, last: int, *, floor: int) -> Group | None:
    """The group that begins at a token, with all that is told side by side with it; `floor` bounds its qualifier."""
    member = _member(tokens, at, last, floor)
    if member is None:
        return None
    members = [member]
    while (following := _next(tokens, members, last)) is not None:
        members.append(following)
    if members[-1].high > 1:
        members[-1] = replace(members[-1], last=_joined(tokens, members[-1].last, last))
    stop = members[-1].last
    some = _is_of_them(tokens, stop, last)
    end = stop + 2 if some else _modified(tokens, stop, last)
    return Group(tuple(members), end, some or _is_set_apart(tokens, members[0].first, floor))


_THEM = frozenset("them whom those these".split())


#: Words that put one group beside another.
_JOINTS = (("as", "well", "as"), ("along", "with"), ("together", "with"), ("and",), ("plus",), ("&",))


def joint_at(tokens: Sequence[Token], at: int, last: int) -> int:
    """How many tokens put the next group beside the one before: 1 at "and", 2 at "along with", 0 where none do."""
    for joint in _JOINTS:
        if at + len(joint) <= last and all(tokens[at + i].lower == word for i, word in enumerate(joint)):
            return len(joint)
    return 0


def _is_of_them(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at + 1 < last and tokens[at].lower == "of" and tokens[at + 1].lower in _THEM


def _is_set_apart(tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Whether the words before a group make it a part: "including two", "among them a judge", "not counting three"."""
    for index in (at - 1, at - 2):
        if index < floor:
            return False
        lower = tokens[index].lower
        if lower in SUBSET or lower in ("counting", "excluding", "besides") or (lower == "among" and index < at - 1):
            return True
        if lower not in _THEM and lower not in ("the", "dead", "also"):
            return False
    return False


def _next(tokens: Sequence[Token], members: list[Number], last: int) -> Number | None:
    """One more group after "and", "as well as" or a comma. A comma alone joins only where an "and" follows."""
    at = _modified(tokens, members[-1].last, last)
    comma = at < last and tokens[at].text == ","
    at += comma
    joining = joint_at(tokens, at, last)
    if not joining and not comma:
        return None
    comma, at = not joining, at + joining
    if at >= last or tokens[at].lower in SUBSET:
        return None
    member = _member(tokens, at, last, at)
    if member is None and (not comma or tokens[members[0].first].lower in _OWNERS):
        member = _bare(tokens, members[-1], at) or _owned(tokens, at, last)
    if member is None or _speaks(tokens, member.last, last):
        return None  # "kidnapping six women, a local chief said"
    if _is_of_them(tokens, member.last, last):
        return None  # "15 people, six of them children"
    return member if not comma or _leads_on(tokens, member, last) else None


def _owned(tokens: Sequence[Token], at: int, last: int) -> Number | None:
    """ "Three tourists and their guide were killed": one of whom only the owner is said."""
    if tokens[at].lower not in ("his", "her", "their", "its"):
        return None
    end = _head(tokens, at + 1, last)
    if end is None or end < at + 2 or end >= last or tokens[end - 1].lower.endswith("s"):
        return None
    return Number(at, end, 1, 1, "exact") if tokens[end].lower in FATES | {"was", "were", "had", "have"} else None


#: "His mother, father and sister": what one article or owner before the first stands for all.
_OWNERS = frozenset("a an the his her their its".split())


def _bare(tokens: Sequence[Token], before: Number, at: int) -> Number | None:
    """ "A husband and wife": the second without an article, where the first is one person."""
    if before.low == before.high == 1 and is_person(tokens, at):
        return Number(at, at + 1, 1, 1, "exact")
    return None


def _joined(tokens: Sequence[Token], stop: int, last: int) -> int:
    """ "200 protesters and police officers": the number is of both."""
    if stop + 1 >= last or tokens[stop].lower != "and":
        return stop
    nouns = [i for i in range(stop + 1, min(stop + 3, last)) if surely_people(tokens, i) and not is_person(tokens, i)]
    return nouns[-1] + 1 if nouns else stop


def _leads_on(tokens: Sequence[Token], member: Number, last: int) -> bool:
    """Whether a group after a comma stands in a list that goes on to its "and": "a guard, two cooks and a driver"."""
    at = _modified(tokens, member.last, last)
    while at + 1 < last and tokens[at].text == ",":
        if tokens[at + 1].lower == "and":
            return _member(tokens, at + 2, last, at + 2) is not None
        following = _member(tokens, at + 1, last, at + 1)
        if following is None:
            return False
        at = _modified(tokens, following.last, last)
    if at >= last or tokens[at].lower != "and":
        return False
    following = _member(tokens, at + 1, last, at + 1)
    return following is not None or (at + 1 < last and is_person(tokens, at + 1))


def _speaks(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether those whom a phrase counts are the ones who say so: "two humanitarian officials said"."""
    for index in range(at, min(at + 6, last)):
        if tokens[index].lower in SAYING:
            return True
        if not tokens[index].text[0].isalpha() or tokens[index].lower in ("and", "in", "on", "at", "by", "were", "was"):
            return False
    return False


#: What stands before a count without changing it.
_DETERMINERS = frozenset("all the these those his her their its another other".split())
#: Words in small letters at which a group may begin, besides callings.
_OPENINGS = _DETERMINERS | NUMBER_WORDS | frozenset(("a", "an", "both", "few"))


def _member(tokens: Sequence[Token], at: int, last: int, floor: int) -> Number | None:
    """The people that one phrase counts, where one begins at a token."""
    if at >= last:
        return None
    if tokens[at].lower in ("a", "the") and at + 1 < last and tokens[at + 1].lower == "couple":
        of = at + 2 < last and tokens[at + 2].lower == "of"
        return None if of else Number(at, at + 2, 2, 2, "exact")
    if tokens[at].lower == "both":
        head = _head(tokens, at + 1, last)
        return Number(at, head, 2, 2, "exact") if head is not None and head > at + 1 else None
    for start in range(at, min(at + 4, last)):
        number = number_at(tokens, start, last)
        if number:
            whole = qualified(tokens, number, floor)
            if whole.first > at and not (start == at + 1 and tokens[at].lower in _DETERMINERS):
                break
            head = _head(tokens, number.last, last)
            if head is None or _is_date(tokens, number) or _is_share(tokens, number):
                return None
            if head == number.last and _is_age(tokens, number):
                return None
            return replace(whole, first=min(at, whole.first), last=head)
        if not tokens[start].text[0].isalpha():
            break
    return one_of_people(tokens, at, last) or named_person(tokens, at, last)


def _is_date(tokens: Sequence[Token], number: Number) -> bool:
    """ "16 November", "November 16"."""
    beside = (tokens[i].lower.rstrip(".") for i in (number.first - 1, number.last) if 0 <= i < len(tokens))
    return number.high < 32 and any(word in MONTHS and word != "may" for word in beside)


def _is_age(tokens: Sequence[Token], number: Number) -> bool:
    """ "Omar Said, 34, of Homs", "girls aged nine and 11", "two brothers, 9 and 11, were": years, not people."""
    at, after = number.first - 1, number.last
    while at > 1 and tokens[at].lower in ("and", ",") and number_at(tokens, at - 1, at):
        at -= 2  # the second of two ages
    if at < 1:
        return False
    if tokens[at].lower in ("aged", "age", "ages"):
        return True
    while after + 1 < len(tokens) and tokens[after].lower == "and" and number_at(tokens, after + 1, after + 2):
        after += 2
    closed = after == len(tokens) or tokens[after].text in ",."
    named = tokens[at - 1].text[0].isupper() or surely_people(tokens, at - 1)
    return tokens[at].text == "," and closed and named and number.high < 120


#: "Half of the 300", "neither of the two": a share of a number is another number.
_SHARES = frozenset("half third quarter most many some none neither percent % majority few several".split())


def _is_share(tokens: Sequence[Token], number: Number) -> bool:
    for at in range(number.first - 1, max(0, number.first - 5), -1):
        if tokens[at].lower == "of":
            return tokens[at - 1].lower in _SHARES
    return False


def _head(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where the noun phrase after a number ends: after its noun, at once where it has none; None where it counts things."""
    stop = at
    while stop < min(at + 5, last) and (tokens[stop].text[0].isalpha() or tokens[stop].text == "-"):
        if tokens[stop].lower in _STOPS or (tokens[stop].lower in FATES and not _is_victim(tokens, stop, last)):
            break
        stop += 1
    at += at + 1 < stop and tokens[at].lower == "other"  # "five other monks"
    end = next((i + 1 for i in range(at, stop) if surely_people(tokens, i)), None)
    things = next((i for i in range(at, stop) if is_thing(tokens[i].lower)), None)
    if things is not None and things + 1 < stop and tokens[things + 1].lower.endswith("s"):
        things = None  # "three cattle thieves"
    if things is not None and (end is None or (things < end - 1 and tokens[things].lower.endswith("s"))):
        return None
    if end is not None:
        while end < stop and surely_people(tokens, end):
            end += 1
        return end
    plural = next((i + 1 for i in range(at, stop) if tokens[i].lower.endswith("s")), None)
    if plural is not None:
        return plural
    return stop if stop - at < 3 else at


def _is_victim(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a word of harm belongs to the noun: "330 hostages died", "three wounded soldiers died"."""
    adjective = tokens[at].lower.endswith(("ed", "dead", "missing")) and at + 1 < last and surely_people(tokens, at + 1)
    return adjective or (surely_people(tokens, at) and not is_person(tokens, at))


def is_thing(lower: str) -> bool:
    """Whether a word is a noun for what may be struck or counted beside people."""
    return lower in _things()


@cache
def _things() -> frozenset[str]:
    return _THINGS | words_of("structure", "weapon", "standoff") - words_of(*PEOPLE)


#: What is counted beside people in reports of violence, and is none of them; structures and weapons are in the lexicon.
_THINGS = frozenset(
    (
        "attacks explosions blasts strikes raids incidents clashes provinces states countries districts occasions places "
        "charges counts motorcycles motorbikes cars vehicles trucks helicopters tanks animals cattle dogs sites rounds shots "
        "reports cases operations ambushes shootings protests demonstrations killings deaths explosion "
        "attack blast incident clash province state country vehicle shooting case report "
        "bird birds owl owls chicken chickens duck ducks swan swans poultry cow cows pig pigs sheep horse horses goat "
        "goats camel camels cat cats bees fish elephants"
    ).split()
)
#: Words at which the noun phrase of a number ends.
_STOPS = frozenset(
    (
        "and or but of in on at by from near outside inside for with without to as who whom whose which that when while after "
        "before during since until were was are is be been being have has had will would could may might did do does "
        "remain remained not later so if then than still also there all among including between against across a an the his "
        "her their its this"
    ).split()
)
#: The same after "of", where "of" and "the" go on.
_CLOSING = _STOPS - {"of", "the"}


def _modified(tokens: Sequence[Token], at: int, last: int) -> int:
    """Where "of the army", "from the north" after a noun ends; the noun's own end where neither follows."""
    if at + 1 >= last or tokens[at].lower not in ("of", "from") or tokens[at + 1].lower in _THEM:
        return at
    for index in range(at + 1, min(at + 9, last)):
        token = tokens[index]
        if token.lower in _CLOSING or token.text in BREAKING_MARKS or token.text in ',."“”':
            return index
        if token.lower in FATES and index == at + 2 and not surely_people(tokens, min(index + 1, last - 1)):
            return index + 1  # "three of the wounded"
        if token.lower in FATES and index > at + 2:
            return index - tokens[index - 1].lower.endswith("ly")
    return at
