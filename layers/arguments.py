"""Who did it, to whom, and where? Found clause by clause around a trigger; when unsure, nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.article import Article
from geo.distance import distance_km
from geo.place import Place, Precision
from geo.span import Span
from geo.tokens import Token
from geo.toponym import Toponym
from layers.clauses import SAYING, breaks
from layers.lexicon import load_lexicon
from layers.numbers import number_at
from layers.precision import precision_of, town_radius_m
from layers.triggers import Hit

#: Prepositions that place a deed, and those that name what it was done to.
LOCATIVE = frozenset(
    "in at near outside inside on across along around throughout within into over off above beneath under".split()
)
TARGET = frozenset("against of".split())
#: Where people flee from and troops are sent to; only some layers ask.
DIRECTION = frozenset("from to toward towards".split())

#: Nouns and adjectives that may stand between a preposition and a name: "in the northern city of X".
_UNITS = frozenset(
    (
        "city town village province state district region area capital port governorate county suburb neighbourhood "
        "neighborhood settlement oblast island islands territory municipality outskirts north south east west centre center "
        "heart part parts streets km kilometres kilometers miles mile northeast northwest southeast southwest edge "
        "vicinity airport base camp coast skies cities towns villages suburbs hamlet community resort square quarter crossing "
        "provinces districts regions side stronghold enclave"
    ).split()
)
#: After these a place is where somebody lives or comes from, not where something was done.
_RESIDENCE = frozenset(
    (
        "based born living lives lived headquartered resident residents native educated raised exiled exile travelled "
        "traveled flew arrived arrive visiting visited visit returned studying studied stationed originally trained hails "
        "interview conference embassy ambassador ministry minister court university hospital treated talks"
    ).split()
)
_RESIDENCE_VERBS = frozenset(
    (
        "based born living lives lived headquartered native educated raised exiled travelled traveled flew arrived arrive "
        "visiting visited visit returned studying studied hails interview treated"
    ).split()
)
#: Words that stand for a place named shortly before, and the kinds they may stand for.
_ANAPHORS: dict[str, frozenset[str]] = {
    "there": frozenset(("town", "site", "admin2", "admin1", "region")),
    "city": frozenset(("town",)),
    "town": frozenset(("town",)),
    "village": frozenset(("town",)),
    "area": frozenset(("town", "admin2", "admin1", "region", "site")),
    "region": frozenset(("admin1", "admin2", "region")),
    "province": frozenset(("admin1",)),
    "district": frozenset(("admin2", "town")),
    "crossing": frozenset(("site",)),
    "camp": frozenset(("site",)),
    "island": frozenset(("region", "admin1", "town")),
    "enclave": frozenset(("region", "town", "admin1")),
}
#: Larger kinds contain smaller ones.
_SIZE = {"site": 0, "town": 1, "admin2": 2, "admin1": 3, "region": 4, "line": 4, "water": 4, "country": 5}
#: A distance larger than this, in km or miles, says where a town lies, not where something was done.
FARTHEST = 60
#: A region's middle this near to a town may be said to hold it; half the length of the larger named regions.
REGION_KM = 400
_DISTANCES = frozenset("km kilometres kilometers kilometre kilometer miles mile kms".split())
_SMALLER = frozenset(
    "neighborhood neighbourhood quarter farm ranch mill plantation hill bridge plaza estate hacienda creek street avenue road".split()
)
_PLURAL_SITES = frozenset(
    "targets camps sites bases positions facilities places locations villages towns cities areas provinces installations".split()
)


@dataclass(frozen=True, slots=True)
class Locative:
    """A place and how the sentence ties it to a trigger. `toponym` indexes the article's toponyms."""

    toponym: int
    place: Place
    precision: Precision
    radius_m: int | None
    how: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase with a toponym: its preposition is token `at`; `leads` if it opens its clause."""

    toponym: int
    at: int
    preposition: str


class SentencePlaces:
    """The toponyms of one sentence and what each is tied to.

    `hits` are the triggers of the sentence in order; `toponyms` pairs of index and toponym, in order.
    """

    def __init__(
        self, article: Article, first: int, last: int, hits: Sequence[Hit], toponyms: Sequence[tuple[int, Toponym]]
    ) -> None:
        self.tokens = article.tokens
        self.first, self.last = first, last
        self.hits = hits
        self.named = dict(toponyms)
        self.order = [index for index, _ in toponyms]
        self._at = {at: hit for hit in hits for at in range(hit.first, hit.last)}
        self._inside = {at: index for index, t in toponyms for at in range(t.first, t.last)}
        self.phrases = self._phrases()

    def _usable(self, index: int) -> bool:
        toponym = self.named[index]
        if toponym.place is None or toponym.role not in ("scene", "mention"):
            return False
        # "the Malaga neighbourhood", "the El Angel sugar mill": a namesake of the town, not the town.
        after = [t.lower for t in self.tokens[toponym.last : min(toponym.last + 2, self.last)]]
        return toponym.place.kind != "town" or not (
            after[:1]
            and (after[0] in _SMALLER or (after[-1] in _SMALLER and after[0] not in _FUNCTION and after[0].isalpha()))
        )

    def _phrases(self) -> dict[int, Phrase]:
        """Prepositional phrases by the index of their toponym; members of a list share the first one's."""
        found: dict[int, Phrase] = {}
        previous: int | None = None
        for index in self.order:
            toponym = self.named[index]
            if toponym.role in ("demonym", "part", "actor"):
                continue
            listed = previous is not None and self._continues(self.named[previous], toponym)
            if listed and previous in found:
                found[index] = Phrase(index, found[previous].at, found[previous].preposition)
            else:
                phrase = self._preposition(toponym)
                if phrase is not None:
                    word = self.tokens[phrase].lower
                    found[index] = Phrase(index, phrase, word if word[0].isalpha() else "near")
            previous = index
        return found

    def _continues(self, left: Toponym, right: Toponym) -> bool:
        """Whether two names stand in one list or one address: "Kyiv, Kharkiv and Odesa", "Karak, Jordan"."""
        between = [token.lower for token in self.tokens[left.last : right.first]]
        return len(between) <= 4 and all(
            w in (",", "and", "or", "&", "the", "(", ")", "both", "'s") or w in _UNITS for w in between
        )

    def _preposition(self, toponym: Toponym) -> int | None:
        """The preposition that a name hangs on, past "the northern city of" and the like."""
        tokens = self.tokens
        at = toponym.first - 1
        steps = 0
        while at >= self.first and steps < 9:
            lower = tokens[at].lower
            if lower == "of":
                before = tokens[at - 1].lower if at > self.first else ""
                if before in _UNITS:
                    # "at the Mexican holiday resort of": what stands before the noun describes it.
                    at -= 2
                    while (
                        at >= self.first
                        and at not in self._at
                        and tokens[at].lower not in _FUNCTION
                        and tokens[at].text[0].isalpha()
                    ):
                        at -= 1
                    continue
                return at
            if lower in LOCATIVE or lower in TARGET or lower in DIRECTION:
                if lower in ("from", "to") and at > self.first and tokens[at - 1].lower in _UNITS and steps == 0:
                    at -= 1
                    continue
                return at
            if tokens[at].text[0].isdigit() and tokens[at + 1].lower in _DISTANCES:
                return at if self._is_near(at) else None  # "10 km north of"
            if lower == "," and at > self.first and tokens[at - 1].lower in _UNITS and at + 1 == toponym.first:
                at -= 1  # "in the Dagestani capital, Makhachkala"
                continue
            if lower == "and" and at > self.first and tokens[at - 1].text[0].isupper() and at - 1 not in self._inside:
                at -= 1  # "the towns of Unknownville and Kizlyar"
                continue
            if at in self._at or tokens[at].text in ',;:.—()“”"' or lower in SAYING:
                return None
            if (
                at in self._inside
                or lower in _UNITS
                or lower in _MODIFIERS
                or lower[-1:].isdigit()
                or tokens[at].text[0].isupper()
            ):
                at -= 1
                steps += 1
                continue
            if lower.endswith(("ern", "ed", "al", "ish", "ous", "y", "ing", "an", "ist", "ic")) and lower not in (
                "and",
                "by",
                "said",
            ):
                at -= 1
                steps += 2
                continue
            return None
        return None

    def _is_near(self, at: int) -> bool:
        """ "10 km north of X" says where; "in Huancayo, 350 km east of Lima," says where Huancayo is."""
        tokens = self.tokens
        describes = at - 2 >= self.first and tokens[at - 1].text in ",(" and at - 2 in self._inside
        number = number_at(tokens, at, at + 1)
        return not describes and number is not None and number.high <= FARTHEST

    def attached(self, hit: Hit, *, prepositions: frozenset[str], passive: bool, verb: bool) -> list[Locative]:
        """Places that a trigger has in its sentence: its object or modifier, else its nearest phrase."""
        chosen = self._object(hit, passive=passive, verb=verb) or self._modifier(hit, verb=verb)
        phrases = self._hanging(hit, prepositions)
        if chosen and phrases and all(self._contains(self.named[c], self.named[p]) for c in chosen for p in phrases):
            chosen = []  # "the Colombian attack in Cali": the finer place
        how = "object or modifier of"
        if not chosen:
            chosen, how = phrases, ""
        return self._finest([self._locative(index, how) for index in chosen if self._usable(index)])

    def _locative(self, index: int, how: str) -> Locative:
        toponym = self.named[index]
        assert toponym.place is not None
        precision, radius = precision_of(self.tokens, self.first, self._lead(index), toponym.place)
        if not how:
            phrase = self.phrases[index]
            words = " ".join(token.text for token in self.tokens[phrase.at : toponym.last])
            how = f'"{words}"' if len(words) < 60 else f'"{self.tokens[phrase.at].text} ... {toponym.name}"'
        else:
            how = f'"{toponym.name}" is what the words name'
        return Locative(index, toponym.place, precision, radius, how, self._note(index, toponym))

    def _lead(self, index: int) -> int:
        """The first token of the phrase's name, so that "near X and Y" is near both."""
        phrase = self.phrases.get(index)
        if phrase is None:
            return self.named[index].first
        return next(
            (self.named[other].first for other in self.order if (p := self.phrases.get(other)) and p.at == phrase.at),
            self.named[index].first,
        )

    def _note(self, index: int, toponym: Toponym) -> str:
        """ "nine terror camps in Pakistan": sites that the article counts and does not name."""
        phrase = self.phrases.get(index)
        if phrase is None or toponym.place is None or _SIZE[toponym.place.kind] < 3:
            return ""
        at = phrase.at - 1
        if at > self.first and self.tokens[at].lower in _PLURAL_SITES:
            for number in range(at - 1, max(self.first, at - 4) - 1, -1):
                word = self.tokens[number].lower
                if word in _COUNTS or word.isdigit():
                    return f"{self.tokens[number].text} {self.tokens[at].text}, not named"
        return ""

    def _hanging(self, hit: Hit, prepositions: frozenset[str]) -> list[int]:
        """Toponyms of the nearest phrase that hangs on this trigger: after it, else before it."""
        after: dict[int, list[int]] = {}
        before: dict[int, list[int]] = {}
        for index, phrase in self.phrases.items():
            if phrase.preposition not in prepositions or not self._usable(index):
                continue
            governor = self._governor(phrase)
            if governor is hit:
                (after if phrase.at >= hit.last else before).setdefault(phrase.at, []).append(index)
        groups = [after[at] for at in sorted(after)] + [before[at] for at in sorted(before, reverse=True)]
        if not groups:
            return []
        best = groups[0]
        for group in groups[1:]:
            # A later phrase wins only by being finer and inside: "in Mali, near the town of Gao".
            if all(self._contains(self.named[b], self.named[g]) for b in best for g in group):
                best = group
        return best

    def _governor(self, phrase: Phrase) -> Hit | None:
        """The trigger that a phrase hangs on, or None where it places something else."""
        tokens = self.tokens
        at = phrase.at - 1
        speaker = self._speaks_after(phrase)
        while at >= self.first:
            if speaker and tokens[at].text == ",":
                return None  # "..., the union in Lisbon said"
            hit = self._at.get(at)
            if hit is not None:
                return hit
            lower = tokens[at].lower
            if lower in SAYING or lower in _RESIDENCE_VERBS:
                return None
            if breaks(tokens, at) or tokens[at].text in '“”"':
                break
            at -= 1
        start = at
        end = self.named[phrase.toponym].last
        while end < self.last:
            hit = self._at.get(end)
            if hit is not None:
                return hit if end - phrase.at < (40 if phrase.at == self.first else 24) else None
            lower = tokens[end].lower
            if lower in SAYING or lower in _RESIDENCE_VERBS or (breaks(tokens, end) and lower != "where"):
                # "In Kabul, police said a bomb exploded": a phrase that opens the sentence reaches past the frame.
                if lower in SAYING and phrase.at <= max(start, self.first) + 1 and self._comma_after(phrase):
                    end += 1
                    continue
                return None
            end += 1
        return None

    def _speaks_after(self, phrase: Phrase) -> bool:
        end = self.named[phrase.toponym].last
        return any(self.tokens[at].lower in SAYING for at in range(end, min(end + 2, self.last)))

    def _comma_after(self, phrase: Phrase) -> bool:
        end = self.named[phrase.toponym].last
        return end < self.last and self.tokens[end].text == ","

    def seat(self, hit: Hit) -> list[Locative]:
        """ "A Bangkok court sentenced two men": the town that names the court or the police who act."""
        for index in self.order:
            toponym = self.named[index]
            if not (toponym.last <= hit.first and hit.first - toponym.last < 8 and self._usable(index)):
                continue
            if toponym.place is None or toponym.place.kind != "town" or index in self.phrases:
                continue
            after = [token.lower for token in self.tokens[toponym.last : hit.first]]
            office = next(
                (n for n, word in enumerate(after[:3]) if word in ("court", "tribunal", "police", "jury")), None
            )
            if office is not None and not set(after[office:]) & (SAYING | {",", "and", "that"}):
                return [self._locative(index, "seat")]
        return []

    def _object(self, hit: Hit, *, passive: bool, verb: bool) -> list[int]:
        """ "shelled Kharkiv", "Kharkiv was shelled", "closing the Attari land border crossing"."""
        if not verb:
            return []
        tokens = self.tokens
        if passive:
            at = hit.first - 1
            while at >= self.first and at not in self._inside and hit.first - at < 9:
                if tokens[at].lower in SAYING or tokens[at].text in ",;:.—“”" or tokens[at].lower in LOCATIVE:
                    return []
                at -= 1
            index = self._inside.get(at)
            return (
                self._whole_list(index)
                if index is not None and self._usable(index) and index not in self.phrases
                else []
            )
        for at in range(hit.last, min(hit.last + 6, self.last)):
            index = self._inside.get(at)
            if index is not None:
                return self._whole_list(index) if self._usable(index) else []
            lower = tokens[at].lower
            if (
                lower in LOCATIVE
                or lower in SAYING
                or tokens[at].text in ",;:.—“”"
                or lower in ("to", "by", "and", "that")
            ):
                return []
        return []

    def _whole_list(self, index: int) -> list[int]:
        """A toponym and the others of its list, to the right."""
        found = [index]
        for other in self.order[self.order.index(index) + 1 :]:
            if not self._continues(self.named[found[-1]], self.named[other]) or not self._usable(other):
                break
            found.append(other)
        return found

    def _modifier(self, hit: Hit, *, verb: bool) -> list[int]:
        """ "the Pahalgam terror attack", "the 2022 Bucha massacre"; a country there is who did it, not where."""
        if verb:
            return []
        tokens = self.tokens
        at = hit.first - 1
        while at >= self.first and hit.first - at <= 4:
            index = self._inside.get(at)
            if index is not None:
                toponym = self.named[index]
                if toponym.role == "demonym" or not self._usable(index):
                    at = toponym.first - 1
                    continue
                possessive = tokens[toponym.last].lower == "'s" if toponym.last < self.last else False
                large = toponym.place is not None and toponym.place.kind in ("country", "line", "water")
                return [] if large or possessive else [index]
            lower = tokens[at].lower
            if (
                lower in LOCATIVE
                or lower in TARGET
                or lower in ("the", "a", "and", "'s")
                or not tokens[at].text[0].isalnum()
            ):
                return []
            at -= 1
        return []

    def _contains(self, outer: Toponym, inner: Toponym) -> bool:
        return outer.place is not None and inner.place is not None and may_contain(outer.place, inner.place)

    def _finest(self, found: list[Locative]) -> list[Locative]:
        """Without the places that only say where a finer one lies, and without repetitions."""
        distinct = [x for n, x in enumerate(found) if all(x.place.id != y.place.id for y in found[:n])]
        return [
            locative
            for locative in distinct
            if not any(may_contain(locative.place, o.place) and not self._side_by_side(locative, o) for o in distinct)
        ]

    def _side_by_side(self, a: Locative, b: Locative) -> bool:
        """ "Pakistan and Pakistan-occupied Kashmir": joined by "and", neither says where the other lies."""
        first, second = sorted((self.named[a.toponym], self.named[b.toponym]), key=lambda toponym: toponym.first)
        between = [token.lower for token in self.tokens[first.last : second.first]]
        return "and" in between and len(between) <= 5

    def anaphor(self, start: int, stop: int) -> str | None:
        """A word of a clause that stands for a place named before: "there", "in the city"."""
        for at in range(start, stop):
            lower = self.tokens[at].lower
            if lower not in _ANAPHORS or at in self._inside:
                continue
            if lower == "there":
                after = self.tokens[at + 1].lower if at + 1 < self.last else ""
                if after in (
                    "is",
                    "are",
                    "was",
                    "were",
                    "has",
                    "have",
                    "had",
                    "will",
                    "would",
                    "'s",
                ) or after.startswith("may"):
                    continue
                return lower
            if (
                at - 2 >= self.first
                and self.tokens[at - 1].lower in ("the", "that", "this", "same")
                and self.tokens[at - 2].lower in LOCATIVE
                and not (
                    at + 1 < self.last and self.tokens[at + 1].lower in ("of", "council", "hall", "center", "centre")
                )
            ):
                return lower
        return None

    def actor(self, hit: Hit, *, passive: bool, verb: bool) -> tuple[int, int] | None:
        """Who did it, as a range of tokens: a possessor, a demonym, a subject, or the agent after "by"."""
        if not verb or passive:
            agent = self._agent(hit)
            if agent:
                return agent
        if not verb:
            return self._possessor(hit)
        if passive:
            return None
        return self._subject(hit)

    def _agent(self, hit: Hit) -> tuple[int, int] | None:
        for at in range(hit.last, min(hit.last + 8, self.last)):
            if tokens_break(self.tokens, at):
                return None
            if self.tokens[at].lower == "by" and at + 1 < self.last:
                return self._group(at + 1, min(at + 8, self.last))
        return None

    def _group(self, start: int, stop: int) -> tuple[int, int] | None:
        """The noun phrase from a token on that names people under arms or a nation."""
        classes = load_lexicon().classes
        end = None
        for at in range(start, stop):
            lower = self.tokens[at].lower
            if (
                self.tokens[at].text in ",.;:—()"
                or lower in LOCATIVE
                or lower in ("and", "who", "that", "of", "which", "from", "to")
            ):
                break
            if classes(lower) & _ACTORS or at in self._inside or lower == "forces":
                end = at + 1
        if end is None:
            return None
        while start < end and self.tokens[start].lower in ("the", "a", "an", "some", "several"):
            start += 1
        return (start, end) if start < end else None

    def _possessor(self, hit: Hit) -> tuple[int, int] | None:
        tokens = self.tokens
        for at in range(hit.first - 1, max(self.first, hit.first - 4) - 1, -1):
            index = self._inside.get(at)
            if index is not None:
                toponym = self.named[index]
                if toponym.role in ("demonym", "actor"):
                    return toponym.first, toponym.last
                return None
            if (
                tokens[at].lower in LOCATIVE
                or tokens[at].lower in ("for", "of", "the", "by", "with")
                or tokens[at].text in ",.;:"
            ):
                return None
            if load_lexicon().classes(tokens[at].lower) & {"armed_group", "state_force"}:
                return at, at + 1
        return None

    def _subject(self, hit: Hit) -> tuple[int, int] | None:
        classes = load_lexicon().classes
        at = hit.first - 1
        while at >= self.first and hit.first - at < 14:
            lower = self.tokens[at].lower
            if breaks(self.tokens, at) or lower in SAYING or self.tokens[at].text in '“”"' or at in self._at:
                return None
            if classes(lower) & _ACTORS or lower == "forces":
                start = at
                while start - 1 >= self.first and (
                    self.tokens[start - 1].text[0].isupper()
                    or start - 1 in self._inside
                    or self.tokens[start - 1].lower in _MODIFIERS - {"the", "a"}
                ):
                    start -= 1
                return start, at + 1
            index = self._inside.get(at)
            if index is not None and self.named[index].role == "actor":
                return self.named[index].first, self.named[index].last
            at -= 1
        return None


#: Words at which the description of a place noun ends.
_FUNCTION = LOCATIVE | TARGET | DIRECTION | frozenset("and or but with by that who which for the a an".split()) | SAYING


def tokens_break(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in ",.;:—"


_ACTORS = frozenset(("armed_group", "state_force", "police", "protester"))
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve several dozens many some multiple".split()
)
_MODIFIERS = frozenset(
    "the a an its his her their northern southern eastern western central north south east west downtown nearby neighbouring "
    "neighboring rural whole both holy old main busy armed masked unidentified suspected remote".split()
)


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another and is smaller, as far as their codes tell."""
    if _SIZE[outer.kind] <= _SIZE[inner.kind] or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return outer.country_code == inner.country_code
    if outer.kind == "admin1":
        return outer.country_code == inner.country_code and (
            outer.admin1 == inner.admin1 or outer.area == f"{inner.country_code}.{inner.admin1}"
        )
    if outer.kind == "admin2":
        return (
            inner.kind in ("town", "site") and outer.country_code == inner.country_code and outer.admin1 == inner.admin1
        )
    return outer.kind == "town" and inner.kind == "site" and outer.country_code == inner.country_code


def may_contain(outer: Place, inner: Place) -> bool:
    """As `contains`, and a region whose middle is near enough: said in one phrase, the larger is where the smaller lies."""
    if contains(outer, inner):
        return True
    if outer.kind not in ("region", "water", "line") or inner.kind not in ("town", "site", "admin2"):
        return False
    return distance_km(outer.lat, outer.lon, inner.lat, inner.lon) < REGION_KM


def as_place(toponym: int, place: Place, how: str) -> Locative:
    """A place carried over from an earlier sentence."""
    radius = town_radius_m(place.population) if place.kind == "town" else None
    return Locative(toponym, place, place.precision, radius, how)


def kinds_of(anaphor: str) -> frozenset[str]:
    """The kinds of place that a word such as "city" may stand for."""
    return _ANAPHORS[anaphor]


def span_of(tokens: Sequence[Token], found: tuple[int, int] | None) -> Span | None:
    """A range of tokens as code points."""
    return Span(tokens[found[0]].start, tokens[found[1] - 1].end) if found else None
