"""What speaks for or against a proposed name? Features of the name itself, of the words around it and of its article.

A feature is a short phrase; `geo.recognition` gives each its weight.
"""

from __future__ import annotations

import re

from geo.article import Article
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.lexicon import (
    AIMED_NOUNS,
    BUILDING_FEATURES,
    CALENDAR,
    DIRECTIONS,
    DISEASE_NOUNS,
    EVENT_MODIFIERS,
    EVENT_NOUNS,
    FEATURE_NOUNS,
    FEATURE_PREFIXES,
    GIVEN_NAMES,
    INSTITUTION_BEFORE,
    INSTITUTION_NOUNS,
    INSTITUTION_OF,
    LOCAL_OFFICES,
    LOCATIVES,
    PERSON_NOUNS,
    PERSON_TITLES,
    PLACE_NOUNS,
    PLACE_NOUNS_OF,
    PLURAL_UNITS,
    PREPOSITIONS,
    QUOTING_VERBS,
    RARELY_PLACES,
    RESIDENCE_VERBS,
    ROAD_FEATURES,
    SAYING_VERBS,
    STREET_NOUNS,
    UNIT_NOUNS,
    VERBS_DONE_TO_PLACES,
)
from geo.place import Candidate
from geo.proposal import ARABIC_ARTICLES, Proposal, Words
from geo.span import Sentence

#: Prepositions that speak for a place less, or more, than the others do.
_WEIGHED_PREPOSITIONS = frozenset({"of", "for", "against", "to"})
_HYPHENS = frozenset("-–")
#: Words before a hyphen that leave a name a name: "Pro-Moscow".
_PREFIXES = frozenset("pro anti non ex post pre mid trans sub".split())
#: A city of this size speaks and wins as a government or a club does; a smaller one is more often somebody's surname.
_SPEAKING_CITY = 300_000
#: Capitalised words after a name among which the noun of an institution is looked for ("Delhi High Court").
_INSTITUTION_REACH = 4
_GEOGRAPHIC_NOUNS = FEATURE_NOUNS | UNIT_NOUNS
#: Words in the longest name of a team behind its town ("Maple Leafs").
_TEAM_WORDS = 2
#: Provinces with fewer people are no better known by their bare name than districts are ("Charlotte" of Saint Vincent).
_SMALL_UNIT = 200_000
_KIND_ORDER = {"country": 5, "region": 4, "water": 4, "line": 4, "admin1": 3, "admin2": 2, "site": 2, "town": 1}
#: A smaller town is known for what happened there, where a hand table has its name.
_SMALL_TOWN = 20_000
_TOWN_SIZES = (
    (1_000, "town under 1,000"), (5_000, "town under 5,000"), (20_000, "town under 20,000"), (100_000, "town under 100,000"),
    (500_000, "town under 500,000"),
)  # fmt: skip
#: What follows the name in a dateline: "KYIV, Ukraine (Reuters) -", "MOSUL —".
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]+)?,?\s*(?:\([A-Z][\w /.]+\)|[A-Z][a-z]+\.? \d{1,2})?\s*(?:--|—|–|-|�)\s")
_DATELINE_REACH = 45
_DATELINE_SENTENCES = 4


class Surroundings:
    """The surroundings of every proposal of one article."""

    def __init__(self, article: Article, words: Words, gazetteer: Gazetteer, proposals: list[Proposal]) -> None:
        self.article = article
        self.words = words
        self.common = gazetteer.common_words
        self.capitals = gazetteer.capitals
        self.proposals = proposals
        self.starting = {p.first: p for p in proposals}
        self.ending = {p.last: p for p in proposals}
        self.lower_here = {text for token in article.tokens if (text := token.text).islower()}
        self.persons = self._persons()
        self.surnames = self._surnames()

    def features(self, at: int) -> set[str] | None:
        """Names of the features of a proposal, or None where it cannot be a name at all."""
        proposal = self.proposals[at]
        tokens = self.words.tokens
        first = tokens[proposal.first]
        single = proposal.last == proposal.first + 1
        if proposal.form == "unknown" and single and (
            first.lower in self.common or first.lower in CALENDAR or first.lower in PERSON_TITLES or len(first.text) < 3
        ):  # fmt: skip
            return None
        found = {"any name"}
        self._of_entry(proposal, found)
        self._of_name(proposal, found)
        sentence = self.article.sentences[proposal.sentence]
        self._before(proposal, sentence, found)
        self._after(proposal, sentence, found)
        if proposal.sentence < _DATELINE_SENTENCES and (
            proposal.first == sentence.first or tokens[proposal.first - 1].text == ","
        ):
            end = tokens[proposal.last - 1].end
            if _DATELINE.match(self.article.text[end : end + _DATELINE_REACH]):
                found.add("dateline")
        return found

    def _of_entry(self, proposal: Proposal, found: set[str]) -> None:
        """What the gazetteer knows of it."""
        if proposal.form in ("demonym", "abbreviation"):
            found.add(proposal.form)
            return
        if proposal.form == "feature":
            noun = self.words.tokens[proposal.last - 1].lower
            found.add("feature")
            found.add(
                "road" if noun in ROAD_FEATURES else "building" if noun in BUILDING_FEATURES else "natural feature"
            )
            if proposal.candidates:
                found.add("feature in the gazetteer")
        if not proposal.candidates:
            found.add("unknown")
            return
        best = max(proposal.candidates, key=_prominence)
        if best.place.kind == "admin1" and best.place.population < _SMALL_UNIT:
            found.add("admin2")
            return
        if best.place.kind != "town":
            found.add(best.place.kind)
            return
        # "Acapulco" is the plain name of Acapulco de Juárez, not a name in another language.
        key = " ".join(filter(None, self.words.folds[proposal.first : proposal.last]))
        own = [c.place for c in proposal.candidates if c.quality > 1 or fold(c.place.name).startswith(f"{key} ")]
        population = max(place.population for place in own or [c.place for c in proposal.candidates])
        found.add(next((name for size, name in _TOWN_SIZES if population < size), "town over 500,000"))
        if not own:
            found.add("alternate name only")
        elif population < _SMALL_TOWN and any(c.quality > 2 for c in proposal.candidates):
            found.add("a town of the news")

    def _of_name(self, proposal: Proposal, found: set[str]) -> None:
        """What the words themselves say."""
        tokens = self.words.tokens[proposal.first : proposal.last]
        lowers = [t.lower for t in tokens if t.text[0].isalnum()]
        first = tokens[0]
        if len(lowers) > 1:
            found.add("two words" if len(lowers) == 2 else "three words")
            if any(lower.rstrip(".") in PERSON_TITLES for lower in lowers):
                found.add("title inside")
            if all(lower in self.common for lower in lowers):
                found.add("common words only")
            if lowers[-1] in UNIT_NOUNS:
                found.add("ends in a unit noun")
            if lowers[0].rstrip(".") in FEATURE_PREFIXES:
                found.add("begins like a feature")
        else:
            capitals = first.text.isupper() and len(first.text) > 1
            known_code = capitals and proposal.form == "abbreviation"
            if first.lower.rstrip(".") in CALENDAR:
                found.add("calendar")
            if first.lower in PERSON_TITLES:
                found.add("title")
            if not known_code:
                if first.lower in self.common:
                    found.add("common word")
                if first.lower in self.lower_here:
                    found.add("lower case elsewhere here")
                if first.lower in RARELY_PLACES:
                    found.add("rarely a place")
                if capitals and not self.words.shouting and len(first.text) < 5:
                    found.add(f"capitals of {len(first.text)}")
                if first.lower in GIVEN_NAMES:
                    found.add("a given name")
            if proposal.form == "unknown" and first.lower not in self.common:
                found.add("no dictionary word")
                if capitals and not self.words.shouting:
                    found.add("an unknown acronym")
            if first.lower in self.persons:
                found.add("part of a person's name here")
            elif first.lower in self.surnames:
                found.add("a surname here")

    def _before(self, proposal: Proposal, sentence: Sentence, found: set[str]) -> None:
        tokens = self.words.tokens
        at = proposal.first - 1
        if at < sentence.first:
            if sentence.kind == "prose":
                found.add("begins a sentence")
            return
        before = tokens[at]
        lower = before.lower.rstrip(".") if len(before.text) > 1 else before.lower
        second = tokens[at - 1].lower if at > sentence.first else ""
        if lower in PREPOSITIONS:
            found.add("after a preposition")
            if lower in LOCATIVES:
                found.add("after a locative")
            if lower in _WEIGHED_PREPOSITIONS:
                found.add(f"after {lower}")
            if lower == "of" and second in PLACE_NOUNS_OF:
                found.add("after 'city of'")
            elif lower == "of" and second in INSTITUTION_OF:
                found.add("after 'University of'")
            if lower in ("for", "against", "over") and second in AIMED_NOUNS:
                found.add("after a deed aimed at it")
            if second in RESIDENCE_VERBS:
                found.add("after 'living in'")
        elif lower == "on":
            if second in AIMED_NOUNS:
                found.add("after a deed aimed at it")
        elif lower == "the":
            if second in PREPOSITIONS:
                found.add("after 'in the'")
        elif lower in PERSON_TITLES:
            found.add("after a title")
        elif lower in DIRECTIONS:
            found.add("after a direction")
        elif self.words.capital[at] and proposal.form != "demonym" and before.text[0].isalpha():
            neighbour = self.ending.get(proposal.first)
            if neighbour and neighbour.form == "unknown":
                found.add("after an unknown name")
            if at > sentence.first and not (neighbour and neighbour.form == "demonym"):
                found.add("after a capital")
            if tokens[proposal.first].text in ARABIC_ARTICLES:
                found.add("part of a person's name here")  # "Muqtada al-Sadr", and as little "Bab el-Oued"
        elif before.text in ",;":
            neighbour = self.ending.get(at)
            if neighbour and neighbour.candidates:
                found.add("after a place and comma")
                if _lies_in(neighbour.candidates, proposal.candidates):
                    found.add("after the place that lies in it")
        elif lower in ("and", "or", "&"):
            neighbour = self.ending.get(at)
            if neighbour and neighbour.candidates and neighbour.form in ("name", "abbreviation"):
                found.add("beside a place")
        elif lower in PLACE_NOUNS:
            found.add("after a place noun")
        elif lower in QUOTING_VERBS and "town" in self._kinds(proposal):
            found.add("after a saying verb")
        elif lower in VERBS_DONE_TO_PLACES:
            found.add("after a verb done to places")
        elif lower == "$":
            found.add("a currency")
        if self.words.capital[at] and lower in INSTITUTION_BEFORE:
            found.add("after 'Air'")
        if before.text in _HYPHENS and self._is_joined(at) and second not in _PREFIXES:
            joined = self.ending.get(at)
            # "Navarro-Valls" and, by the article between two names, "Bab el-Oued".
            inside = self.words.capital[at - 1] or (second in ARABIC_ARTICLES and at > 1 and self.words.capital[at - 2])
            if inside and (not joined or not joined.candidates):
                found.add("in a hyphenated name")

    def _is_joined(self, at: int) -> bool:
        """Whether a hyphen stands between two words without space: "Navarro-Valls"."""
        tokens = self.words.tokens
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start

    def _after(self, proposal: Proposal, sentence: Sentence, found: set[str]) -> None:
        tokens = self.words.tokens
        at = proposal.last
        if at >= sentence.last:
            return
        after = tokens[at]
        lower = after.lower
        following = tokens[at + 1] if at + 1 < sentence.last else after
        if proposal.form == "abbreviation" and (
            lower[0].isdigit() or (lower in _HYPHENS and following.lower[0].isdigit())
        ):
            found.add("before a road number")
        if lower == "'s" and following.text[0].isupper() and self.words.folds[proposal.first] == "saint":
            found.add("a saint's")
        if lower in _HYPHENS and at + 1 < sentence.last and self._is_joined(at) and self.words.capital[at + 1]:
            joined = self.starting.get(at + 1)
            if proposal.form not in ("demonym", "abbreviation") and (not joined or not joined.candidates):
                found.add("in a hyphenated name")
        if (
            lower in ARABIC_ARTICLES
            and following.text in _HYPHENS
            and at + 2 < sentence.last
            and self.words.capital[at + 2]
        ):
            found.add("in a hyphenated name")  # the "Bab" of "Bab el-Oued"
        if after.text in (",", "("):
            neighbour = self.starting.get(at + 1)
            if neighbour and neighbour.candidates and neighbour.form != "demonym":
                if after.text == ",":
                    found.add("before a place and comma")
                if _lies_in(proposal.candidates, neighbour.candidates):
                    found.add("before the place it lies in")
        elif after.text[0].isalpha() and self.words.capital[at]:
            if lower in DISEASE_NOUNS:
                found.add("before a disease")
            if lower in PLURAL_UNITS:
                found.add("before a unit noun")  # "Helmand and Kandahar Provinces"
                return
            institution = self._institution_follows(at, sentence.last)
            if proposal.form == "demonym":
                return
            found.add("before a capital")
            neighbour = self.starting.get(at)
            if neighbour and neighbour.form == "unknown" and lower not in self.common and not institution:
                found.add("before an unknown name")
            if lower in LOCAL_OFFICES:
                found.add("before a local office")
            if institution:
                found.add("before an institution noun")
            elif (
                proposal.form == "name" and not {"country", "region"} & found and self._team_follows(at, sentence.last)
            ):
                found.add("before a team")
            if lower.rstrip(".") in STREET_NOUNS:
                found.add("before a street noun")
            if lower in UNIT_NOUNS:
                found.add("before a capitalised unit noun")
        elif lower in EVENT_NOUNS or (
            lower in EVENT_MODIFIERS and at + 1 < sentence.last and tokens[at + 1].lower in EVENT_NOUNS
        ):
            found.add("before an event")
        elif lower in SAYING_VERBS and not any(
            c.place.id in self.capitals or c.place.population > _SPEAKING_CITY for c in proposal.candidates[:3]
        ):
            found.add("before a saying verb")
        elif lower in PERSON_NOUNS:
            found.add("before a person noun")
        elif lower in DISEASE_NOUNS:
            found.add("before a disease")
        elif lower == "$":
            found.add("a currency")
        elif lower in UNIT_NOUNS:
            found.add("before a unit noun")
        elif lower in PLACE_NOUNS:
            found.add("before a place noun")

    def _institution_follows(self, at: int, last: int) -> bool:
        """Whether the capitalised words from here on name an institution: "Waters Treaty", "High Court"."""
        for token in self.words.tokens[at : min(at + _INSTITUTION_REACH, last)]:
            if token.lower in INSTITUTION_NOUNS:
                return token.text[0].isupper()
            if not token.text[0].isupper():
                return False
        return False

    def _team_follows(self, at: int, last: int) -> bool:
        """Whether the capitalised words from here on are a plural like the names of teams: "Maple Leafs", "Red Sox"."""
        tokens = self.words.tokens
        end = at
        while end < last and end - at < _TEAM_WORDS and tokens[end].text[0].isupper():
            end += 1
        return tokens[end - 1].lower[-1] in "sx" and tokens[end - 1].lower not in _GEOGRAPHIC_NOUNS

    def _kinds(self, proposal: Proposal) -> set[str]:
        return {c.place.kind for c in proposal.candidates[:1]}

    def _surnames(self) -> set[str]:
        """Single names that also stand here behind a word that looks like a first name ("Barry Douglas", then "Douglas")."""
        tokens = self.words.tokens
        surnames = set()
        for proposal in self.proposals:
            at = proposal.first - 1
            neighbour = self.ending.get(proposal.first)
            if proposal.last - proposal.first == 1 and neighbour and neighbour.last - neighbour.first == 1:
                first_name = neighbour.form == "unknown" or "town" in self._kinds(neighbour)
                lower = tokens[at].lower
                if first_name and tokens[at].text.isalpha() and lower not in self.common and lower not in DIRECTIONS:
                    surnames.add(tokens[proposal.first].lower)
        return surnames

    def _persons(self) -> set[str]:
        """Last words of names that follow a title or a given name here: later, alone, they are the person."""
        tokens = self.words.tokens
        persons = set()
        for at, capital in enumerate(self.words.capital[:-1]):
            if not capital:
                continue
            lower = tokens[at].lower
            if lower in GIVEN_NAMES or lower.rstrip(".") in PERSON_TITLES:
                end = at + 1
                while end < min(at + 5, len(tokens)) and self.words.capital[end] and tokens[end].text[0].isalpha():
                    end += 1
                if end - at > 1 and tokens[end - 1].lower not in PERSON_TITLES:
                    persons.add(tokens[end - 1].lower)
        return persons


def _prominence(candidate: Candidate) -> tuple[int, int]:
    """A place that bears the name as its own before one that bears it too, the larger kind before the smaller."""
    return _KIND_ORDER[candidate.place.kind] * (candidate.quality > 1), candidate.place.population


def _lies_in(inner: tuple[Candidate, ...], outer: tuple[Candidate, ...]) -> bool:
    """Whether some reading of one name lies in some reading of the other ("Paris, Texas", "Mosul, Iraq")."""
    units = {(c.place.country_code, c.place.admin1) for c in inner if c.place.kind != "country"}
    countries = {country for country, _ in units}
    for candidate in outer:
        place = candidate.place
        if place.kind == "country" and place.country_code in countries:
            return True
        if place.kind in ("admin1", "admin2") and (place.country_code, place.admin1) in units:
            return True
    return False
