"""Which words name a line? A border by those on its sides, a road by the towns at its ends, a coast by its people or sea.

The names in such words mean no place of their own: in "the Afghan-Pakistani border near Spin Boldak" nothing is placed in
Afghanistan as a whole, and in "the road between Homs and Hama" nothing in either town.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from geo.place import Kind
from geo.tokens import Token
from geo.toponym import Toponym

BORDERS = frozenset("border borders frontier frontiers boundary".split())
COASTS = frozenset("coast coasts coastline shore shores".split())
ROADS = frozenset("road roads highway highways motorway expressway freeway route railway pipeline".split())
#: Every word at which a line can be found.
_NAMING = BORDERS | COASTS | ROADS | {"between"}

#: What stands along a border and is named with it: "the border fence with Gaza", "the border area between X and Y".
_ALONG = frozenset("area areas region regions zone zones strip line fence wall barrier crossing crossings".split())
#: With these the border tells what something is, not where: "border guards", "the border town of Reynosa".
_DESCRIBED = frozenset(
    "town towns city cities village villages guard guards police patrol patrols force forces agents officials officers "
    "security control controls district districts province provinces state states community communities".split()
)
#: "The Black Sea coast resort of Burgas" is Burgas.
_RESORTS = frozenset("resort resorts town towns city cities village villages port ports".split())
#: Between the names and the border: "Israel's northern border", "the common Thai-Cambodian land border".
_BETWEEN_NAMES = frozenset(("'s", "'", "-", "–", "land", "maritime", "shared", "common", "disputed", "porous"))
#: "The Belgorod region's border with Ukraine"; "the Belgorod region border", with nobody across, is the region.
OWNING = frozenset("region province oblast state governorate republic".split())
_COMPASS = frozenset(
    "north northern south southern east eastern west western northeastern northwestern southeastern southwestern".split()
)
_SEPARATING = frozenset("with between of separating dividing from".split())
_LINKING = frozenset("between from linking connecting joining".split())
_JOINING = frozenset("and to with from".split())
#: Passed over in front of a name.
_BEFORE_A_NAME = frozenset("the neighbouring neighboring town towns city cities village of capital both".split())
_PLACING = frozenset("near at of in by outside around opposite".split())
#: "A stretch of the highway", "the side of the border" belong to the phrase.
_PIECES = frozenset("stretch section part side length".split())

#: What is said to be between two towns and is on the way from one to the other.
_ON_THE_WAY = frozenset(
    (
        "convoy convoys bus buses car cars truck trucks train trains vehicle vehicles travelling traveling driving moving "
        "halfway midway somewhere positions attacked ambushed kidnapped abducted intercepted stopped"
    ).split()
)

_SIDES: frozenset[Kind] = frozenset({"country", "region", "admin1"})
_ENDS: frozenset[Kind] = frozenset({"town", "site"})
_WATERS: frozenset[Kind] = frozenset({"water"})


@dataclass(frozen=True, slots=True)
class Line:
    """Words that name a line: tokens `first` up to `last`, and the toponyms among them, by index, in order.

    A border has one or two, a coast its country and then its sea if that is named, or its sea alone, the others have
    two, or one where the other end is not known. The first of them bears the line. `across` are the keys in `geo.areas`
    of what lies on the other side of a border, likeliest first (the second name, else the countries of the sentence),
    and of a coast's sea.
    """

    kind: Literal["border", "road", "way", "coast"]
    first: int
    last: int
    members: tuple[int, ...]
    across: tuple[str, ...] = ()


class Lines:
    """The lines that a sentence names: tokens `first` up to `last`, its toponyms by index."""

    def __init__(self, tokens: Sequence[Token], first: int, last: int, named: Mapping[int, Toponym]) -> None:
        self.tokens, self.first, self.last, self.named = tokens, first, last, named
        self.inside = {at: index for index, t in named.items() for at in range(t.first, t.last)}

    def found(self) -> Iterator[Line]:
        """Every line, none with a name of an earlier one."""
        taken: set[int] = set()
        for at, token in enumerate(self.tokens[self.first : self.last], self.first):
            lower = token.lower
            if lower not in _NAMING or at in self.inside:
                continue
            line = None
            if lower in BORDERS:
                line = self._border(at)
            elif lower in ROADS:
                line = self._road(at)
            elif lower == "between":
                line = self._way(at)
            elif lower in COASTS:
                line = self._coast(at)
            if line is not None and taken.isdisjoint(line.members):
                taken.update(line.members)
                yield line

    def _border(self, word: int) -> Line | None:
        """ "The Afghan-Pakistani border", "the border between Mali and Niger", "Gaza's border with Egypt"."""
        if self._lower(word + 1) in _DESCRIBED or self._lower(word - 1) in ("-", "–"):
            return None  # "the border town of Reynosa", "the tri-border area"
        before = self._sides_before(word)
        end = word + 1
        while self._lower(end) in _ALONG:
            end += 1
        after: list[int] = []
        if self._lower(end) in _SEPARATING:
            after, end = self._names_from(end + 1, end, _SIDES, 3)
        if not after and self._lower(end - 1) in ("region", "regions") and any(self._is_province(b) for b in before):
            return None  # "the Belgorod border region" is Belgorod
        members = self._distinct([*before, *after])
        if not members or len(after) > 2 or self._is_at_a_town(end):
            return None
        across = (self._key(members[1]),) if len(members) > 1 else self._countries_near(word, members[0])
        # "Near the Iranian border": with nobody to share it, it may be any of Iran's.
        if not across and self.named[members[0]].role == "demonym":
            return None
        first = min(word, self.named[before[0]].first) if before else word
        return Line("border", self._with_piece(first), end, members[:2], across)

    def _countries_near(self, word: int, member: int) -> tuple[str, ...]:
        """Codes of the other countries of the sentence, those named nearest to the word first."""
        own = self.named[member].place
        distances: dict[str, int] = {}
        for other in self.named.values():
            code = other.place.country_code if other.place else ""
            if code and own is not None and code != own.country_code:
                distance = min(abs(other.first - word), abs(other.last - 1 - word))
                distances[code] = min(distance, distances.get(code, distance))
        return tuple(sorted(distances, key=lambda code: (distances[code], code)))

    def _key(self, index: int) -> str:
        place = self.named[index].place
        return place.area if place is not None else ""

    def _sides_before(self, word: int) -> list[int]:
        """The names that end right before the word, from the left: the two of "the Armenian-Azerbaijani border"."""
        found: list[int] = []
        at = word - 1
        while at >= self.first and len(found) < 2:
            index = self.inside.get(at)
            if index is not None:
                if not self._is(index, _SIDES):
                    break
                found.insert(0, index)
                at = self.named[index].first - 1
                if self._lower(at) not in ("-", "–"):
                    break
                continue
            owner = self.tokens[at].lower in OWNING and self._lower(at + 1) == "'s"
            if not owner and self.tokens[at].lower not in _BETWEEN_NAMES | _COMPASS:
                break
            at -= 1
        return found

    def _road(self, word: int) -> Line | None:
        """ "The Kabul-Kandahar highway", "the road between Homs and Hama", "the railway line from Quetta to Sibi"."""
        end = word + 1
        right = self.inside.get(word - 1)
        if right is None and self._lower(word - 1) == self._text(word - 1):
            right = self.inside.get(word - 2)  # "the Homs-Hama toll road"
        if right is not None and self._is(right, _ENDS):
            hyphen = self.named[right].first - 1
            left = self.inside.get(hyphen - 1) if self._lower(hyphen) in ("-", "–", "to") else None
            if left is not None and self._is(left, _ENDS):
                return Line("road", self._with_piece(self.named[left].first), end, (left, right))
        if (left := self._end_before_unknown(word)) is not None:
            return Line("road", self._with_piece(self.named[left].first), end, (left,))
        while self._lower(end) in ("line", "track", "that", "which", "links", "connects", "runs"):
            end += 1
        if self._lower(end) not in _LINKING and self._lower(end - 1) not in ("links", "connects"):
            return None
        members, end = self._both_ends(end + (self._lower(end) in _LINKING), end)
        return Line("road", self._with_piece(word), end, members) if members else None

    def _end_before_unknown(self, word: int) -> int | None:
        """ "The Gao to Nowhereville road": the end that is known. (With a hyphen, the two are no name that is known.)"""
        at = word - 1
        while self._text(at)[:1].isupper() and at not in self.inside:
            at -= 1
        left = self.inside.get(at - 1) if at < word - 1 and self._lower(at) == "to" else None
        return left if left is not None and self._is(left, _ENDS) and self._text(word).islower() else None

    def _way(self, word: int) -> Line | None:
        """ "Positions between Homs and Hama", "a bus travelling between Homs and Hama"; not talks between capitals."""
        members, end = self._both_ends(word + 1, word)
        on_the_way = self._lower(word - 1) in _ON_THE_WAY
        if not members or (not on_the_way and any(self.named[index].role != "scene" for index in members)):
            return None
        return Line("way", word, end, members)

    def _both_ends(self, at: int, end: int) -> tuple[tuple[int, ...], int]:
        """The towns among two names from a token on, none for fewer than two names; and where the names end.

        An end that is not known, or no town, is an end all the same: what lies between two places lies in neither.
        """
        members, found = [], 0
        while found < 2:
            while self._lower(at) in _BEFORE_A_NAME | _COMPASS:
                at += 1
            index = self.inside.get(at)
            start = at
            if index is not None:
                at = self.named[index].last
                if self._is(index, _ENDS):
                    members.append(index)
            else:
                while self._text(at)[:1].isupper() and at not in self.inside:
                    at += 1
            if at == start:
                return (), end
            found, end = found + 1, at
            if found < 2 and self._lower(at) not in _JOINING:
                return (), end
            at += 1
        return self._distinct(members), end

    def _coast(self, word: int) -> Line | None:
        """ "The Somali coast", "Yemen's Red Sea coast", "the Red Sea coast of Yemen", "the Black Sea coast".

        Not "Yemen's coast", which is a part of Yemen.
        """
        at, end = word - 1, word + 1
        while self._lower(at) in _COMPASS:
            at -= 1
        before = self.inside.get(at)
        if before is None:
            seas, end = self._names_from(end + 1, end, _WATERS, 1) if self._lower(end) == "of" else ([], end)
            return Line("coast", word, end, (seas[0],)) if seas else None
        if self._is(before, _WATERS):
            return self._coast_on(before, end)
        told_by_people = self._is(before, _SIDES) and self.named[before].role == "demonym"
        return Line("coast", self.named[before].first, end, (before,)) if told_by_people else None

    def _coast_on(self, sea: int, end: int) -> Line | None:
        """The coast of a sea that ends before token `end`, and whose it is if that is said beside it."""
        first = self.named[sea].first
        owner = self.inside.get(first - 2 if self._lower(first - 1) == "'s" else first - 1)
        if owner is None and self._lower(end) == "of":
            found, end = self._names_from(end + 1, end, _SIDES, 1)
            owner = found[0] if found else None
        if owner is None:
            return None if self._lower(end) in _RESORTS else Line("coast", first, end, (sea,))
        if not self._is(owner, _SIDES):
            return None
        return Line("coast", min(first, self.named[owner].first), end, (owner, sea), (self._key(sea),))

    def _names_from(self, at: int, end: int, kinds: frozenset[Kind], most: int) -> tuple[list[int], int]:
        """Names of these kinds from a token on, joined by "and", "to" and the like, and where they end."""
        found: list[int] = []
        while at < self.last and len(found) < most:
            while self._lower(at) in _BEFORE_A_NAME | _COMPASS:
                at += 1
            index = self.inside.get(at)
            if index is None or not self._is(index, kinds):
                break
            found.append(index)
            end = at = self.named[index].last
            if self._lower(at) not in _JOINING:
                break
            at += 1
        return found, end

    def _is_at_a_town(self, end: int) -> bool:
        """ "The border near Adre", "the border at Kilis": the town says where along the border."""
        if self._lower(end) not in _PLACING:
            return False
        at = end + 1
        while self._lower(at) in _BEFORE_A_NAME:
            at += 1
        index = self.inside.get(at)
        return index is not None and self._is(index, _ENDS)

    def _is(self, index: int, kinds: frozenset[Kind]) -> bool:
        place = self.named[index].place
        return place is not None and place.kind in kinds and self.named[index].role != "part"

    def _is_province(self, index: int) -> bool:
        place = self.named[index].place
        return place is not None and place.kind == "admin1"

    def _distinct(self, members: Sequence[int]) -> tuple[int, ...]:
        """Without the second of two names of one place."""
        by_place: dict[str, int] = {}
        for index in members:
            place = self.named[index].place
            if place is not None:
                by_place.setdefault(place.id, index)
        return tuple(by_place.values())

    def _with_piece(self, first: int) -> int:
        """The first token of "a stretch of the" before the line, else the line's own."""
        at = first - 1
        if self._lower(at) == "the":
            at -= 1
        return at - 1 if self._lower(at) == "of" and self._lower(at - 1) in _PIECES else first

    def _text(self, at: int) -> str:
        """The word at a token where it is one of letters only; empty outside the sentence."""
        return self.tokens[at].text if self.first <= at < self.last and self.tokens[at].text.isalpha() else ""

    def _lower(self, at: int) -> str:
        """The word at a token in lower case; empty outside the sentence."""
        return self.tokens[at].lower if self.first <= at < self.last else ""
