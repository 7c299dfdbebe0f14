"""On which preposition does a name hang, and which trigger does the phrase place?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.article import Article
from geo.toponym import Toponym
from layers.clauses import SAYING, breaks, clause_of, is_passive_report
from layers.lexicon import load_lexicon
from layers.lines import Lines
from layers.namesakes import Namesakes
from layers.numbers import number_at
from layers.precision import direction_at
from layers.prepositions import DIRECTION, FUNCTION, LOCATIVE, PURPOSE, TARGET, UNITS
from layers.triggers import Hit

_RESIDENCE_VERBS = frozenset(
    (
        "based born living lives lived headquartered native educated raised exiled travelled traveled flew arrived arrive "
        "visiting visited visit returned returning heading studying studied hails interview treated"
    ).split()
)
#: People whose "of" names what they head; general newspaper English.
_OFFICE_HOLDERS = frozenset(
    (
        "mayor governor bishop archbishop prefect minister president ambassador consul sheriff director patriarch emir "
        "king prince sultan mufti chairman head chief commander leader rector"
    ).split()
)
#: Words by which a clause goes on about the one it is done to: "shot dead as he left a mosque in Kano".
_PERSONS = frozenset("he she they it his her their".split())
#: Verbs of perception and report that, in the passive, stand between a deed and its place.
_REPORTED = frozenset("reported confirmed heard recorded registered documented noted mentioned".split())
#: Phrases that open a sentence with what was before: the place that the sentence tells next is not theirs.
#: What is left of a deed, in the clause before "after a drone attack"; general newspaper English.
_DAMAGE = frozenset(
    "fire fires blaze blazes flames ablaze smoke burned burnt burning damaged damage destroyed wrecked collapsed".split()
)
#: Who speaks for all of a state, wherever that is.
_OF_STATE = frozenset(
    (
        "government ministry minister ministers president premier chancellor parliament cabinet presidency kremlin junta army "
        "military king palace chief secretary"
    ).split()
)
_FRONTING = frozenset("since after following before despite amid until".split())
#: A distance larger than this, in km or miles, says where a town lies, not where something was done.
FARTHEST = 60
#: Verbs that go on about the same deed: "killed two, and wounded six in Kabul".
_ALSO_HARMED = frozenset("injured wounded damaged displaced captured kidnapped abducted hurt destroyed".split())
#: A remark in brackets of more words than this is a clause of its own.
_ASIDE = 8
_DISTANCES = frozenset("km kilometres kilometers kilometre kilometer miles mile kms".split())
#: Verbs with which a deed is told as a noun: "gunmen in Kano carried out an attack".
_CARRYING_OUT = frozenset(
    "carried launched staged conducted mounted triggered sparked caused suffered armed united".split()
)
MODIFIERS = frozenset(
    "the a an its his her their northern southern eastern western central north south east west downtown nearby neighbouring "
    "neighboring rural whole both holy old main busy armed masked unidentified suspected remote".split()
)
#: Small words inside names of streets and squares; Spanish, Portuguese, French, Italian and Arabic.
_PARTICLES = frozenset("the de del de la las los el al da do dos du des di y of -".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase with a toponym: its preposition is token `at`; `leads` if it opens its clause."""

    toponym: int
    at: int
    preposition: str


class Names:
    """The toponyms of one sentence and what each is tied to.

    `hits` are the triggers of the sentence in order; `toponyms` pairs of index and toponym, in order. `lines` are the
    lines that its words name, by each of the toponyms in those words, and `bearers` the toponyms that bear them, by token.
    """

    def __init__(
        self, article: Article, first: int, last: int, hits: Sequence[Hit], toponyms: Sequence[tuple[int, Toponym]]
    ) -> None:
        self.article, self.tokens = article, article.tokens
        self.first, self.last = first, last
        self.hits = hits
        self.named = dict(toponyms)
        self.order = [index for index, _ in toponyms]
        self.triggers = {at: hit for hit in hits for at in range(hit.first, hit.last)}
        self.inside = {at: index for index, t in toponyms for at in range(t.first, t.last)}
        lines = list(Lines(self.tokens, first, last, self.named).found()) if toponyms else []
        self.lines = {index: line for line in lines for index in line.members}
        self.bearers = {at: line.members[0] for line in lines for at in range(line.first, line.last)}
        self.namesakes = Namesakes(self.tokens, first, last, self.named, self.inside)
        self.phrases = self._phrases()
        self._usable: dict[int, bool] = {}
        self._governors: dict[int, Hit | None] = {}

    def with_hits(self, hits: Sequence[Hit]) -> Names:
        """The same names beside fewer triggers."""
        return Names(self.article, self.first, self.last, hits, list(self.named.items()))

    def usable(self, index: int) -> bool:
        """Whether a toponym may be where something is done: it has a place, and means it."""
        if index not in self._usable:
            self._usable[index] = self._means_its_place(index)
        return self._usable[index]

    def _means_its_place(self, index: int) -> bool:
        if index in self.lines:
            return self.lines[index].members[0] == index
        toponym = self.named[index]
        if toponym.place is None or toponym.role not in ("scene", "mention"):
            return False
        phrase = self.phrases.get(index)
        group = [index] if phrase is None else [i for i, other in self.phrases.items() if other.at == phrase.at]
        group = [member for member in group if member == index or not self.namesakes.is_quarter(member)]
        if phrase is not None and phrase.preposition == "of" and self.tokens[phrase.at - 1].lower in _OFFICE_HOLDERS:
            return False  # "kidnapped the mayor of Popayan": whose office, not where
        return not self.namesakes.lends_its_name(index, group)

    def words(self, first: int, last: int) -> str:
        """The article's words from token `first` up to `last`, on one line."""
        return " ".join(self.article.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def _phrases(self) -> dict[int, Phrase]:
        """Prepositional phrases by the index of their toponym; members of a list share the first one's."""
        found: dict[int, Phrase] = {}
        previous: int | None = None
        for index in self.order:
            toponym = self.named[index]
            line = self.lines.get(index)
            if line is not None and line.members[0] != index:
                continue
            if line is None and toponym.role in ("demonym", "part", "actor"):
                continue
            if line is not None and line.kind == "way":
                found[index] = Phrase(index, line.first, "along")  # "a convoy between Gao and Ansongo"
                previous = index
                continue
            listed = previous is not None and self._continues(self.named[previous], toponym)
            if listed and previous in found:
                found[index] = Phrase(index, found[previous].at, found[previous].preposition)
            else:
                phrase = self._preposition(toponym, line.first if line else toponym.first)
                if phrase is not None:
                    word = self.tokens[phrase].lower
                    found[index] = Phrase(index, phrase, word if word[0].isalpha() else "near")
            previous = index
        return found

    def _continues(self, left: Toponym, right: Toponym) -> bool:
        """Whether two names stand in one list or one address: "Kyiv, Kharkiv and Odesa", "Karak, Jordan"."""
        between = [token.lower for token in self.tokens[left.last : right.first]]
        return len(between) <= 4 and all(
            w in (",", "and", "or", "&", "the", "(", ")", "both", "'s") or w in UNITS for w in between
        )

    def _preposition(self, toponym: Toponym, first: int) -> int | None:
        """The preposition that a name or line from token `first` hangs on, past "the northern city of" and the like."""
        tokens = self.tokens
        at = first - 1
        steps = 0
        while at >= self.first and steps < 9:
            lower = tokens[at].lower
            if lower == "of":
                before = tokens[at - 1].lower if at > self.first else ""
                if before in UNITS:
                    # "at the Mexican holiday resort of": what stands before the noun describes it.
                    at -= 2
                    while (
                        at >= self.first
                        and at not in self.triggers
                        and tokens[at].lower not in FUNCTION
                        and (tokens[at].text[0].isalpha() or tokens[at].text == "-")
                    ):
                        at -= 1
                    continue
                return at
            if lower == "'s" and at - 1 in self.inside:
                at -= 1  # "in Yemen's Red Sea port of Hodeidah"
                continue
            if lower == "-" and direction_at(tokens, at + 1, self.first):
                at -= 1  # "in north-eastern Syria"
                continue
            if lower in LOCATIVE or lower in TARGET or lower in DIRECTION or lower in PURPOSE:
                if lower in ("from", "to") and at > self.first and tokens[at - 1].lower in UNITS and steps == 0:
                    at -= 1
                    continue
                return at
            if tokens[at].text[0].isdigit() and tokens[at + 1].lower in _DISTANCES:
                return at if self._is_near(at) else None  # "10 km north of"
            if lower == "," and at > self.first and tokens[at - 1].lower in UNITS and at + 1 == toponym.first:
                at -= 1  # "in the Dagestani capital, Makhachkala"
                continue
            if lower == "," and at + 1 == toponym.first and (opened := self._unknown_before(at)) is not None:
                return opened
            if lower == "and" and at > self.first and tokens[at - 1].text[0].isupper() and at - 1 not in self.inside:
                at -= 1  # "the towns of Unknownville and Kizlyar"
                continue
            if at in self.triggers or tokens[at].text in ',;:.—()“”"' or lower in SAYING:
                return None
            if (
                at in self.inside
                or lower in UNITS
                or lower in MODIFIERS
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

    def _unknown_before(self, comma: int) -> int | None:
        """ "In Calle del Correo, Madrid": the preposition before a name that is not known and the town that holds it."""
        tokens, at = self.tokens, comma - 1
        if at in self.inside or not tokens[at].text[0].isupper():
            return None
        while at >= self.first and comma - at <= 5 and at not in self.inside and at not in self.triggers:
            lower = tokens[at].lower
            if lower in ("in", "at", "near", "outside", "on"):
                return at
            if not (tokens[at].text[0].isupper() or lower in _PARTICLES):
                return None
            at -= 1
        return None

    def _is_near(self, at: int) -> bool:
        """ "10 km north of X" says where; "in Huancayo, 350 km east of Lima," says where Huancayo is."""
        tokens = self.tokens
        index = self.inside.get(at - 2) if tokens[at - 1].text in ",(" else None
        describes = index is not None and self.named[index].place is not None
        number = number_at(tokens, at, at + 1)
        return not describes and number is not None and number.high <= FARTHEST

    def whole_list(self, index: int) -> list[int]:
        """A toponym and the others of its list, to the right."""
        found = [index]
        for other in self.order[self.order.index(index) + 1 :]:
            if not self._continues(self.named[found[-1]], self.named[other]) or not self.usable(other):
                break
            found.append(other)
        return found

    def lead(self, index: int) -> int:
        """The first token of the phrase's name, so that "near X and Y" is near both."""
        phrase = self.phrases.get(index)
        if phrase is None:
            return self.named[index].first
        return next(
            (self.named[other].first for other in self.order if (p := self.phrases.get(other)) and p.at == phrase.at),
            self.named[index].first,
        )

    def governor(self, phrase: Phrase) -> Hit | None:
        """The trigger that a phrase hangs on, or None where it places something else."""
        if phrase.toponym not in self._governors:
            self._governors[phrase.toponym] = self._find_governor(phrase)
        return self._governors[phrase.toponym]

    def _find_governor(self, phrase: Phrase) -> Hit | None:
        tokens = self.tokens
        at = phrase.at - 1
        speaker = self._speaks_after(phrase)
        while at >= self.first:
            if speaker and tokens[at].text == ",":
                return None  # "..., the union in Lisbon said"
            hit = self.triggers.get(at)
            if hit is not None and self._describes_people(hit):
                at = hit.first - 1
                continue
            if hit is not None:
                return None if self._fronted(hit, phrase.at) else hit
            lower = tokens[at].lower
            if self._is_reported(at, phrase.at):
                at -= 1
                continue
            if lower in SAYING or lower in _RESIDENCE_VERBS or lower == "who":
                return None  # "the extradition of a man who escaped from a jail in Peru"
            follows = tokens[at + 1].lower
            if lower == "and" and tokens[at - 1].text == "," and follows.endswith("ed") and follows not in _ALSO_HARMED:
                return None  # "shot two men, and used water cannon in Nairobi"
            if tokens[at].text in ")]" and (opened := self._aside(at)) is not None:
                at = opened - 1  # "the Workers' Party (PKK) in Sirnak"
                continue
            if breaks(tokens, at) or tokens[at].text in '“”"':
                break
            at -= 1
        start = at
        end = self.named[phrase.toponym].last
        acting = False
        while end < self.last:
            hit = self.triggers.get(end)
            if hit is not None and acting and hit.patterns[0].part == "noun" and not self._comma_after(phrase):
                return None  # "officials in Ramallah welcomed the talks"
            if hit is not None:
                return hit if end - phrase.at < (40 if phrase.at == self.first else 24) else None
            lower = tokens[end].lower
            if lower in SAYING or lower in _RESIDENCE_VERBS or (breaks(tokens, end) and lower != "where"):
                # "In Kabul, police said a bomb exploded": a phrase that opens the sentence reaches past the frame, but
                # not where it says where a state speaks: "In Kyiv, the ministry said rebels had attacked a convoy".
                source = {token.lower for token in self.tokens[self.named[phrase.toponym].last : end]}
                opens = lower in SAYING and phrase.at <= max(start, self.first) + 1 and self._comma_after(phrase)
                if opens and source.isdisjoint(_OF_STATE):
                    end += 1
                    continue
                return None
            if lower.endswith("ed") and lower not in _CARRYING_OUT:
                acting = True
            elif lower == "by":
                acting = False  # "a building in Ankara was shattered by an explosion"
            end += 1
        return None

    def _is_reported(self, at: int, phrase: int) -> bool:
        """ "Clashes were also reported in Homs": what is reported there was there; not "it was reported in Homs that"."""
        if self.tokens[at].lower not in _REPORTED or not is_passive_report(self.tokens, self.first, at):
            return False
        told = (token.lower for token in self.tokens[at:phrase])
        return "it" not in {token.lower for token in self.tokens[max(self.first, at - 4) : at]} and not {
            "that",
            "by",
        } & set(told)

    def _aside(self, closing: int) -> int | None:
        """Where a short remark in brackets opens that closes at a token."""
        for at in range(closing - 1, max(self.first, closing - _ASIDE) - 1, -1):
            if at in self.triggers:
                return None
            if self.tokens[at].text in "([":
                return at
        return None

    def _fronted(self, hit: Hit, at: int) -> bool:
        """ "Since the Sousse attack, troops have patrolled in Kasserine": the attack only opens the sentence."""
        if self.tokens[self.first].lower not in _FRONTING or hit.patterns[0].part != "noun":
            return False
        return any(self.tokens[comma].text == "," for comma in range(hit.last, at - 1))

    def scenes_beside(self, hit: Hit) -> list[list[int]]:
        """ "He was walking in Kandahar when gunmen opened fire", "killed while on patrol in Helmand": where they were, or
        where the damage is: "a fire broke out at a refinery in Tuapse after a drone attack".

        The toponyms of each locative phrase of the clause beside the trigger's, in order.
        """
        tokens = self.tokens
        when, while_ = clause_of(tokens, self.first, self.last, hit.first)
        joins = tokens[while_].lower if while_ + 1 < self.last else ""
        opens = tokens[while_ + 1].lower if joins in ("while", "when", "as") else ""
        if opens in _PERSONS or (joins == "while" and (opens in ("on", "in", "at") or opens.endswith("ing"))):
            if hit.patterns[0].part == "noun" or any(tokens[n].text in ',“”"' for n in range(hit.last, while_)):
                return []
            stop = while_ + 1
            while stop < self.last and not breaks(tokens, stop):
                stop += 1
            return self._scenes(while_ + 1, stop)
        if tokens[when].lower == "where" and hit.first - when < 12:
            ends = [self.inside[at] for at in (when - 1, when - 2) if at in self.inside]
            return [[index] for index in ends[:1] if self.usable(index)]  # "he flew to Vilnius, where he met"
        felt = tokens[when].lower in ("after", "following") and hit.patterns[0].part == "noun"
        if not (tokens[when].lower == "when" or felt) or hit.first - when > 12:
            return []
        start = when - 1
        while start > self.first and not (breaks(tokens, start) or tokens[start].lower in SAYING):
            start -= 1
        if felt and _DAMAGE.isdisjoint(token.lower for token in tokens[start:when]):
            return []
        return self._scenes(start, when)

    def _scenes(self, first: int, last: int) -> list[list[int]]:
        """The toponyms of the locative phrases of a clause that tells no deed and nobody's home."""
        if any(at in self.triggers or self.tokens[at].lower in _RESIDENCE_VERBS for at in range(first, last)):
            return []
        found: dict[int, list[int]] = {}
        for index, phrase in self.phrases.items():
            if first <= phrase.at < last and phrase.preposition in LOCATIVE and self.usable(index):
                found.setdefault(phrase.at, []).append(index)
        return [found[at] for at in sorted(found)]

    def _describes_people(self, hit: Hit) -> bool:
        """ "Two bombing suspects in Oran": the phrase says where the suspects are."""
        after = self.tokens[hit.last].lower if hit.last < self.last else ""
        return hit.patterns[0].part == "noun" and "people" in load_lexicon().classes(after)

    def _speaks_after(self, phrase: Phrase) -> bool:
        end = self.named[phrase.toponym].last
        return any(self.tokens[at].lower in SAYING for at in range(end, min(end + 2, self.last)))

    def _comma_after(self, phrase: Phrase) -> bool:
        end = self.named[phrase.toponym].last
        return end < self.last and self.tokens[end].text == ","
