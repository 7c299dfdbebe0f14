"""What does one sentence tell of one event? A trigger that stands, with its status, places, sides and figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from geo.article import Article
from geo.span import SentenceKind
from geo.toponym import Toponym
from layers.anaphors import anaphor_in
from layers.arguments import places_of, seat_of
from layers.background import newest_year
from layers.claims import Claim, claims_in
from layers.clauses import SAYING, at_another_time, clause_of
from layers.deeds import able_among, deeds_among
from layers.definition import Definition
from layers.evidence import evidence_for, excluded
from layers.figures import Count, counts_in
from layers.locative import Locative
from layers.matter import matter_of
from layers.objects import is_passive, object_of
from layers.phrases import Names
from layers.prepositions import DIRECTION, LOCATIVE, PURPOSE, TARGET
from layers.reading import DRAWN_STATUSES
from layers.setting import Setting, is_mishap, names_arms
from layers.sides import actor_of
from layers.status import Judgement, status_of
from layers.ties import settled_layer
from layers.times import time_in
from layers.triggers import Hit, Pattern, find_triggers


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one sentence tells it; token ranges are half-open indices into the article's tokens.

    `refers` is true where the words only point to an event told elsewhere ("the attack"), `definite` where they may;
    `anaphor` is the token of a word that stands for a place named before. `nation` is the country code or group of the actor,
    `source_nation` that of the claimant. `apart`: the sentence sets it
    off from what was told before ("in a separate incident"). `armed`: it names somebody under arms. `unknown`: all it says
    of where is a name that no gazetteer has.
    """

    sentence: int
    kind: SentenceKind
    first: int
    last: int
    layer: str
    family: str
    pattern: Pattern
    judgement: Judgement
    evidence: str
    places: tuple[Locative, ...]
    anaphor: int | None
    actor: tuple[int, int] | None
    nation: str | None
    target: tuple[int, int] | None
    counts: tuple[Count, ...]
    claims: tuple[Claim, ...]
    source_nation: str | None
    time: tuple[int, int] | None
    definite: bool
    plural: bool
    refers: bool
    responds: bool
    apart: bool
    armed: bool
    unknown: bool

    @property
    def tolls(self) -> bool:
        """Whether it only counts what an event told elsewhere did: "Six people died." """
        return self.refers and self.pattern.rule.harm and self.pattern.rule.reference

    @property
    def happened(self) -> bool:
        return self.judgement.status in DRAWN_STATUSES


_DEFINITE = frozenset("the this that these those 's his her their its both".split())
_APART = frozenset("separate separately elsewhere".split())
_RESPONSES = frozenset("retaliation retaliatory reprisal reprisals".split())
#: Prepositions that place each layer's deeds, where they differ from "in" and "on".
_PREPOSITIONS = {
    "strikes": LOCATIVE | TARGET | frozenset(("toward", "towards")),
    "unrest": LOCATIVE | frozenset(("through",)),
    "attacks": LOCATIVE | TARGET,
    "clashes": LOCATIVE | TARGET | PURPOSE,
    "humanitarian": LOCATIVE | frozenset(("from", "to")),
    "military": LOCATIVE | frozenset(("to",)),
    "borders": LOCATIVE | DIRECTION | frozenset(("of",)),
    "diplomacy": frozenset(("in", "at", "near", "outside")),
}


def tellings_of(article: Article, toponyms: Sequence[Toponym], definitions: tuple[Definition, ...]) -> list[Telling]:
    """Every telling of an article in reading order."""
    families = {definition.key: definition.family for definition in definitions}
    by_sentence: dict[int, list[tuple[int, Toponym]]] = {}
    for index, toponym in enumerate(toponyms):
        by_sentence.setdefault(toponym.sentence, []).append((index, toponym))
    hits: dict[int, list[Hit]] = {}
    for hit in find_triggers(article, definitions):
        hits.setdefault(hit.sentence, []).append(hit)
    year = int(article.published[:4]) if article.published else newest_year(article.tokens)
    matter = matter_of(article.tokens)
    found: list[Telling] = []
    for number, of in hits.items():
        sentence, named = article.sentences[number], by_sentence.get(number, [])
        bare = Setting(article.tokens, sentence.first, sentence.last, [toponym for _, toponym in named], counts=False)
        if able := able_among(bare, of):
            found += _Sentence(article, number, able, named, families, year, matter.peaceful).tellings()
    if matter.sport:
        found = [telling for telling in found if telling.armed or telling.family != "violence"]
    return [telling for telling in found if not (matter.disaster and telling.layer == "humanitarian")]


#: Words for who has just been named, and how far behind "said" the "that" of "said in a statement on Monday that" stands.
_THE_SOURCE = frozenset("it they its their he she".split())
_BEFORE_THAT = 9


class _Sentence:
    """One sentence with its triggers, toponyms, counts and source, on the way to its tellings."""

    def __init__(
        self,
        article: Article,
        number: int,
        hits: list[Hit],
        toponyms: list[tuple[int, Toponym]],
        families: dict[str, str],
        year: int | None,
        peaceful: bool,
    ) -> None:
        sentence = article.sentences[number]
        self.article, self.number, self.sentence = article, number, sentence
        self.tokens = article.tokens
        words = {token.lower for token in self.tokens[sentence.first : sentence.last]}
        self.apart, self.answers = not _APART.isdisjoint(words), not _RESPONSES.isdisjoint(words)
        self.hits, self.families, self.year = hits, families, year
        self.toponyms = [toponym for _, toponym in toponyms]
        self.counts = counts_in(self.tokens, sentence.first, sentence.last)
        self.claims = tuple(claims_in(self.tokens, sentence.first, sentence.last))
        self.claim = self.claims[0] if self.claims else None
        source = range(self.claim.first, self.claim.last) if self.claim and not self._of_itself() else range(0)
        self.setting = Setting(
            self.tokens, sentence.first, sentence.last, self.toponyms, bool(self.counts), source, peaceful
        )
        self.hits = deeds_among(self.setting, hits, families)
        self.names = Names(article, sentence.first, sentence.last, self.hits, toponyms)

    @cached_property
    def armed(self) -> bool:
        """Whether the sentence names anyone under arms."""
        return names_arms(self.setting)

    def _of_itself(self) -> bool:
        """ "The army said it had pushed back an assault", "rebels claimed to have taken it": the source acts."""
        if self.claim is None or self.claim.scope_first < self.claim.last:
            return False
        told = [token.lower for token in self.tokens[self.claim.scope_first : self.claim.scope_first + _BEFORE_THAT]]
        if told[:2] == ["to", "have"]:
            return True
        after = told.index("that") + 1 if "that" in told else 0  # "said in a statement on Monday that they"
        return bool(_THE_SOURCE & set(told[after : after + 1]))

    def tellings(self) -> list[Telling]:
        if is_mishap(self.setting):
            return []
        found = self._merged(self._told())
        if any(telling.happened and not telling.tolls for telling in found):
            found = [telling for telling in found if not telling.tolls]
        if any(t.happened and not t.refers and "killed" in _borne(t) for t in found):
            # "Two were killed during protests": the sentence has an event that bears the dead.
            found = [t for t in found if not (t.refers and t.pattern.rule.harm) or t.places]
        return [t for t in self._with_counts(found) if t.counts or not t.tolls]

    def _told(self) -> list[Telling]:
        """What the triggers tell; the places of a trigger that tells nothing fall to its neighbours."""
        told = {id(hit): telling for hit in self.hits if (telling := self._telling(hit))}
        if told and len(told) < len(self.hits) and any(not telling.places for telling in told.values()):
            self.hits = [hit for hit in self.hits if id(hit) in told]
            self.names = self.names.with_hits(self.hits)
            told = {
                id(hit): told[id(hit)] if told[id(hit)].places else self._telling(hit) or told[id(hit)]
                for hit in self.hits
            }
        return list(told.values())

    def _telling(self, hit: Hit) -> Telling | None:
        chosen, evidence = None, None
        last: Pattern | None = None  # the one whose places count
        places: list[Locative] | None = None
        barred = [p for p in hit.patterns if excluded(self.tokens, self.sentence.first, self.sentence.last, hit, p)]
        for pattern in hit.patterns:
            if pattern in barred or (barred and pattern.rule.reference):
                continue
            last = pattern
            if pattern.rule.reference:
                chosen = chosen or pattern
                continue
            # Places are sought for what stands only; they cost the most.
            places = self._places(hit, pattern) if pattern.rule.needs & _BY_PLACE else None
            evidence = evidence_for(
                self.setting,
                hit,
                pattern,
                placed=bool(places),
                town=any(place.place.kind not in ("country", "water", "line") for place in places or ()),
            )
            if evidence:
                chosen = pattern
                break
        definite, plural = self._definite(hit), False
        if evidence is None:
            chosen = chosen or (None if barred else self._referring(hit))
            if chosen is None or not (definite or chosen.rule.harm):
                return None
        assert chosen is not None
        if places is None:
            places = self._places(hit, last) if last else []
        plural = chosen.form == "plural"
        refers = evidence is None
        verb = chosen.part == "verb"
        passive = verb and is_passive(self.tokens, self.sentence.first, hit)
        layer, why = settled_layer(self.setting, hit, chosen)
        judgement = status_of(self.tokens, self.sentence.first, self.sentence.last, hit, chosen, news_year=self.year)
        start, stop = clause_of(self.tokens, self.sentence.first, self.sentence.last, hit.first)
        actor = actor_of(self.names, hit, passive=passive, verb=verb)
        responding = chosen.rule.response and (refers or judgement.status == "occurred")
        if refers and chosen.rule.harm and chosen.rule.reference and judgement.status == "negated":
            judgement = Judgement("occurred", "its toll is told")  # "no casualties": of a deed that was done
        if responding:
            # "India's retaliation": a deed told elsewhere, and most often fire.
            layer, refers, judgement = "strikes", True, Judgement("occurred", "named as a response")
        return Telling(
            sentence=self.number,
            kind=self.sentence.kind,
            first=hit.first,
            last=hit.last,
            layer=layer,
            family=self.families.get(layer, layer),
            pattern=chosen,
            judgement=judgement,
            evidence=", ".join(filter(None, (evidence, why))),
            places=tuple(places),
            anaphor=None if places else anaphor_in(self.names, start, stop),
            actor=actor,
            nation=self._nation(actor),
            target=object_of(self.setting, hit, chosen),
            counts=(),
            claims=self.claims,
            source_nation=self._nation((self.claim.first, self.claim.last)) if self.claim else None,
            time=self._time(hit),
            definite=definite,
            plural=plural,
            refers=refers,
            armed=self.armed,
            apart=self.apart,
            unknown=not places and self._is_in_unknown(hit),
            responds=responding or (self.answers and self._is_answered(hit, stop)),
        )

    def _places(self, hit: Hit, pattern: Pattern) -> list[Locative]:
        verb = pattern.part == "verb"
        passive = verb and (pattern.rule.suffers or is_passive(self.tokens, self.sentence.first, hit))
        prepositions = _prepositions(pattern.rule.layer, pattern.rule.prepositions)
        places = places_of(self.names, hit, prepositions=prepositions, passive=passive, verb=verb)
        if not places and verb and not passive and pattern.rule.layer == "policing":
            return seat_of(self.names, hit)
        return places

    def _is_in_unknown(self, hit: Hit) -> bool:
        """ "A woman was killed in the village of Nowhere"."""
        return any(
            self.names.named[index].place is None
            and phrase.preposition in LOCATIVE
            and self.names.governor(phrase) is hit
            for index, phrase in self.names.phrases.items()
        )

    def _is_answered(self, hit: Hit, stop: int) -> bool:
        """ "The strike in retaliation for": a word for an answer stands with a trigger, in its clause up to `stop`."""
        return any(self.tokens[at].lower in _RESPONSES for at in range(hit.last, self._until_next(hit, stop)))

    def _until_next(self, hit: Hit, stop: int) -> int:
        """Where the words about a trigger end: at the next trigger that is no response, or with its clause."""
        return min(
            (h.first for h in self.hits if h.first >= hit.last and not h.patterns[0].rule.response), default=stop
        )

    def _time(self, hit: Hit) -> tuple[int, int] | None:
        """The words for when that stand nearer to this trigger than to any other."""
        span = time_in(self.tokens, self.sentence.first, self.sentence.last, hit.first)
        if span is None:
            return None
        nearest = min(self.hits, key=lambda h: min(abs(span[0] - h.last), abs(h.first - span[1])))
        return span if nearest is hit else None

    def _referring(self, hit: Hit) -> Pattern | None:
        """A trigger without evidence of its own may still point to an event: "the strikes", "those killed"."""
        for pattern in hit.patterns:
            if pattern.rule.harm or (pattern.part == "noun" and not pattern.rule.status) or pattern.rule.response:
                return pattern
        return None

    def _definite(self, hit: Hit) -> bool:
        for at in range(hit.first - 1, max(self.sentence.first, hit.first - 5) - 1, -1):
            lower = self.tokens[at].lower
            if lower in _DEFINITE:
                return True
            if lower in ("a", "an", "another", "any", "no") or not self.tokens[at].text[0].isalnum():
                return False
        return False

    def _nation(self, found: tuple[int, int] | None) -> str | None:
        if found is None:
            return None
        for toponym in self.toponyms:
            if found[0] <= toponym.first < found[1] and toponym.place and toponym.place.country_code:
                return toponym.place.country_code
        return None

    def _merged(self, found: list[Telling]) -> list[Telling]:
        """Tellings of one event in one sentence become one: "a bomber attacked a post, killing 12"."""
        kept: list[Telling] = []
        for telling in found:
            partner = next((i for i in range(len(kept) - 1, -1, -1) if self._same(kept[i], telling)), None)
            if partner is None:
                kept.append(telling)
                continue
            kept[partner] = _joined(kept[partner], telling)
        return kept

    def _same(self, a: Telling, b: Telling) -> bool:
        if a.layer == "threats" and b.judgement.status == "threat":
            return True  # "warned of an attack on Rafah"
        if a.layer == b.layer == "diplomacy" and a.judgement.status == "called_for" and self._asked_for(a, b):
            return True  # "urged both sides to return to talks"
        if a.layer == b.layer and any(x.target and y.first <= x.target[0] < y.last for x, y in ((a, b), (b, a))):
            return True  # "imposed a curfew", "the ceasefire agreement was signed"
        if a.family != b.family or a.family != "violence" or a.happened != b.happened:
            return False
        if a.pattern.rule.response or b.pattern.rule.response:
            return False
        if a.places and b.places and {p.place.id for p in a.places} != {p.place.id for p in b.places}:
            return False
        nouns = a.pattern.part == b.pattern.part == "noun"
        if nouns and a.layer != b.layer and not (a.refers or b.refers):
            return False  # "the airstrike answered the Ankara bombing"
        harm = a.pattern.rule.harm or b.pattern.rule.harm
        first, last = self.sentence.first, self.sentence.last
        if at_another_time(self.tokens, first, last, a.first, b.first):
            return False
        together = clause_of(self.tokens, first, last, a.first) == clause_of(self.tokens, first, last, b.first)
        if a.nation and b.nation and a.nation != b.nation and not harm:
            return False
        return together or harm

    def _asked_for(self, call: Telling, other: Telling) -> bool:
        """Whether a telling says what a call before it is for, or only calls once more."""
        between = self.tokens[call.last : other.first]
        near = len(between) <= _ASKED and all(t.text not in _PARTING and t.lower not in SAYING for t in between)
        return near or other.judgement.status == "called_for"

    def _with_counts(self, found: list[Telling]) -> Iterator[Telling]:
        """Each count goes to the nearest telling that can bear its kind."""
        own: dict[int, list[Count]] = {}
        for count in self.counts:
            able = [i for i, t in enumerate(found) if count.kind in _borne(t) and t.happened]
            if able:
                own.setdefault(min(able, key=lambda i: abs(found[i].first - count.word)), []).append(count)
        for index, telling in enumerate(found):
            yield replace(telling, counts=tuple(own[index])) if index in own else telling


#: How far behind a call may stand what it is for, and the marks that part the two.
_ASKED = 12
_PARTING = frozenset(",;:—")


@cache
def _prepositions(layer: str, further: frozenset[str]) -> frozenset[str]:
    return _PREPOSITIONS.get(layer, LOCATIVE) | further


#: Evidence that asks where.
_BY_PLACE = frozenset(("place", "town"))
#: Which figures the events of a layer can have.
_ANY = frozenset(("killed", "injured", "missing", "captured", "displaced", "arrested"))
_ARRESTED = frozenset(("arrested",))
_BEARS = {
    "strikes": frozenset(("killed", "injured", "missing")),
    "attacks": frozenset(("killed", "injured", "missing", "captured")),
    "clashes": frozenset(("killed", "injured", "missing", "captured")),
    "unrest": frozenset(("killed", "injured", "arrested")),
    "policing": frozenset(("arrested", "killed", "injured")),
    "humanitarian": frozenset(("displaced", "missing")),
    "military": frozenset(("killed", "injured")),
    "borders": frozenset(("killed", "injured")),
    "diplomacy": frozenset(()),
    "threats": frozenset(()),
}


def _borne(telling: Telling) -> frozenset[str]:
    """The kinds of figures that a telling can have."""
    return _ARRESTED if telling.pattern.rule.bloodless else _BEARS.get(telling.layer, _ANY)


def _joined(a: Telling, b: Telling) -> Telling:
    """Two tellings of one event in a sentence: the one that names it leads, what either knows is kept."""
    lead, other = (b, a) if (a.pattern.rule.harm and not b.pattern.rule.harm) or (a.refers and not b.refers) else (a, b)
    return replace(
        lead,
        places=lead.places or other.places,
        anaphor=None if lead.places or other.places else other.anaphor if lead.anaphor is None else lead.anaphor,
        actor=lead.actor or other.actor,
        nation=lead.nation or other.nation,
        target=lead.target or other.target,
        time=lead.time or other.time,
        refers=lead.refers and other.refers,
        responds=lead.responds or other.responds,
        evidence=lead.evidence or other.evidence,
        unknown=(lead.unknown or other.unknown) and not (lead.places or other.places),
    )
