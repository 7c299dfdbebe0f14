"""Which proposed names are place names? Features of a name and its surroundings, each with a weight set by hand.

A proposal is a mention where its weights sum to more than THRESHOLD. The weights are judgement, not fitted:
they can be read, argued about, and turned into the reason that a reader sees.
"""

from __future__ import annotations

from collections import defaultdict

from geo.article import Article
from geo.gazetteer import Gazetteer
from geo.proposal import Proposal, read_words
from geo.spans import propose
from geo.surroundings import Surroundings
from geo.toponym import Mention

THRESHOLD = 0.0

#: What each feature adds. A country named plainly passes alone; a small town needs a word that speaks for it.
WEIGHTS: dict[str, float] = {
    "any name": -0.2,
    # what the gazetteer knows
    "country": 3.0, "region": 2.0, "water": 2.0, "line": 2.0, "site": 1.6, "admin1": 2.0, "admin2": 1.0, "abbreviation": 2.5,
    "demonym": 2.5, "unknown": -2.5,
    "town under 1,000": -1.5, "town under 5,000": -0.5, "town under 20,000": -0.3, "town under 100,000": 0.3,
    "town under 500,000": 1.0, "town over 500,000": 1.8,
    "alternate name only": -2.5, "a town of the news": 0.7,
    "feature": 0.8, "natural feature": 1.2, "road": 2.0, "building": 0.2, "feature in the gazetteer": 0.6,
    # the name itself
    "two words": 0.6, "three words": 1.0, "common word": -1.6, "lower case elsewhere here": -1.2, "rarely a place": -2.5,
    "calendar": -4.0, "title": -2.0, "title inside": -0.8, "begins a sentence": -0.5, "common words only": -0.5,
    "ends in a unit noun": 1.5, "begins like a feature": 0.6, "capitals of 2": -0.8, "capitals of 3": -0.8, "capitals of 4": -0.8,
    "no dictionary word": 0.6,
    # before it
    "after a preposition": 0.9, "after a locative": 1.2, "after a title": -2.0, "after a capital": -1.5,
    "after a place and comma": 0.7, "after a direction": 1.0, "beside a place": 0.7, "after a place noun": 0.4,
    "after 'city of'": 1.5, "after 'University of'": -0.3, "after 'in the'": 0.3, "after 'living in'": 0.8,
    "after of": -0.2, "after for": -0.5, "after against": -0.5, "after to": -0.2,
    # after it
    "before the place it lies in": 3.0, "after the place that lies in it": 2.5, "before a place and comma": 0.5,
    "before a capital": -1.0, "before an institution noun": 0.8, "before a street noun": -1.5,
    "before a capitalised unit noun": 0.3, "before a saying verb": -1.5, "before a place noun": 0.5, "before a unit noun": 0.5,
    "before an event": 1.6, "dateline": 2.5, "before an unknown name": -1.0, "after an unknown name": -0.3,
    "before a disease": -10.0, "a disease here": -3.0, "a currency": -5.0, "after a saying verb": -1.5, "a surname here": -1.5,
    "before a person noun": 1.2, "before a local office": 1.0,
    "before a road number": -3.0, "a saint's": -4.0, "before a team": 0.0, "after 'Air'": 0.0,
    "after a verb done to places": 0.6, "after a deed aimed at it": 0.9,
    "in a hyphenated name": -2.0, "a given name": -1.5, "an unknown acronym": -1.0,
    # elsewhere in the article
    "a place elsewhere here": 1.0, "no place elsewhere here": -0.8, "part of a person's name here": -2.5,
}  # fmt: skip

#: Features that show a place by themselves, and by it every other mention of the same name.
_STRONG = frozenset(
    {
        "after a locative", "before the place it lies in", "after the place that lies in it", "dateline", "after 'city of'",
        "after a direction",
    }
)  # fmt: skip
#: Features that show a name to be inside the name of something else.
_PARTS = frozenset({"before an institution noun", "before a team", "after 'University of'", "after 'Air'"})
_WEAK = frozenset({"after a title", "before a saying verb", "part of a person's name here"})


def recognize(article: Article, gazetteer: Gazetteer) -> list[Mention]:
    """Mentions of places in reading order, none overlapping; every `name` is the text at its span."""
    words = read_words(article, gazetteer)
    proposals = propose(article, words, gazetteer)
    surroundings = Surroundings(article, words, gazetteer, proposals)
    features = [surroundings.features(at) for at in range(len(proposals))]
    _share_evidence(article, proposals, features)
    mentions = []
    for proposal, found in zip(proposals, features, strict=True):
        if found is None:
            continue
        # Rounded, so that the order in which a set gives its features up never decides.
        score = round(sum(map(WEIGHTS.__getitem__, found)), 2)
        if score > THRESHOLD:
            start, end = article.tokens[proposal.first].start, article.tokens[proposal.last - 1].end
            form = "part" if _is_part(found, proposal) else "name" if proposal.form == "unknown" else proposal.form
            mentions.append(
                Mention(
                    start, end, article.text[start:end], proposal.first, proposal.last, proposal.sentence, form,
                    score, proposal.candidates,
                )
            )  # fmt: skip
    return mentions


def _is_part(found: set[str], proposal: Proposal) -> bool:
    """Inside the name of something that is not a place: "Texas Department of Health", "University of Texas"."""
    if proposal.form in ("demonym", "abbreviation"):
        return False
    return not _PARTS.isdisjoint(found)


def _share_evidence(article: Article, proposals: list[Proposal], features: list[set[str] | None]) -> None:
    """What shows one mention to be a place, or a person, counts for the others of the same name."""
    strong: dict[str, int] = defaultdict(int)
    weak: dict[str, int] = defaultdict(int)
    diseases = set()
    names = []
    for proposal, found in zip(proposals, features, strict=True):
        name = article.text[article.tokens[proposal.first].start : article.tokens[proposal.last - 1].end].casefold()
        names.append(name)
        if found is not None:
            strong[name] += not _STRONG.isdisjoint(found) and "before a disease" not in found
            weak[name] += not _WEAK.isdisjoint(found)
            if "before a disease" in found:
                diseases.add(name)
    for name, found in zip(names, features, strict=True):
        if found is None:
            continue
        if strong[name] > (not _STRONG.isdisjoint(found)):
            found.add("a place elsewhere here")
        if weak[name] > (not _WEAK.isdisjoint(found)):
            found.add("no place elsewhere here")
        if name in diseases:
            found.add("a disease here")
