"""Surroundings: which features a name has by itself, by its neighbours and by its article."""

from __future__ import annotations

import pytest

from geo.article import read_article
from geo.gazetteer import Gazetteer
from geo.proposal import read_words
from geo.recognition import WEIGHTS
from geo.spans import propose
from geo.surroundings import Surroundings


def features(text: str, gazetteer: Gazetteer) -> dict[str, set[str] | None]:
    """Of each proposed name, by the name; of several of one name, those of the last."""
    article = read_article(text, id="case")
    words = read_words(article, gazetteer)
    proposals = propose(article, words, gazetteer)
    surroundings = Surroundings(article, words, gazetteer, proposals)
    spans = [(article.tokens[p.first].start, article.tokens[p.last - 1].end) for p in proposals]
    return {text[start:end]: surroundings.features(at) for at, (start, end) in enumerate(spans)}


#: Text, name, features that it has, features that it has not.
CASES = [
    # what the gazetteer knows
    ("He left Chad.", "Chad", {"country"}, {"town over 500,000"}),
    ("A shop in Acapulco closed.", "Acapulco", {"town over 500,000"}, {"alternate name only"}),
    ("A shop in Charlotte closed.", "Charlotte", {"after a locative"}, {"admin1"}),
    # before
    ("It rained in Lagos.", "Lagos", {"after a preposition", "after a locative"}, {"begins a sentence"}),
    ("The city of Lagos grew.", "Lagos", {"after 'city of'"}, set()),
    ("Mr. Lagos spoke.", "Lagos", {"after a title", "part of a person's name here"}, set()),
    ("Karen Lagos spoke. Lagos sang.", "Lagos", {"part of a person's name here"}, set()),
    ("An Air France jet landed.", "France", {"after 'Air'"}, set()),
    ("The rebels seized Goma.", "Goma", {"after a verb done to places"}, set()),
    # after
    ("Paris, Texas, is small.", "Paris", {"before the place it lies in"}, set()),
    ("Paris, Texas, is small.", "Texas", {"after the place that lies in it"}, set()),
    ("The Delhi High Court sat.", "Delhi", {"before an institution noun"}, {"before a team"}),
    ("The Dallas Cowboys lost.", "Dallas", {"before a team"}, {"before an institution noun"}),
    ("The Bucha massacre shocked them.", "Bucha", {"before an event"}, set()),
    ("A Lagos man was held.", "Lagos", {"before a person noun"}, set()),
    ("A West Nile virus case.", "Nile", {"before a disease"}, set()),
    ("The US-24 was closed.", "US", {"before a road number"}, set()),
    ("St. Patrick's Day was dry.", "St. Patrick", {"a saint's"}, set()),
    ("Ann-Lagos spoke of Ann-Zzyx.", "Ann", {"in a hyphenated name"}, set()),
    # datelines
    ("LAGOS, Nigeria (AP) — It rained.", "LAGOS", {"dateline"}, set()),
    # itself
    ("He praised Barry.", "Barry", {"a given name"}, set()),
    ("He works at ZXQW.", "ZXQW", {"an unknown acronym", "unknown"}, set()),
]


@pytest.mark.parametrize(("text", "name", "has", "has_not"), CASES, ids=[f"{name}: {text}" for text, name, *_ in CASES])
def test_features(text: str, name: str, has: set[str], has_not: set[str], gazetteer: Gazetteer) -> None:
    found = features(text, gazetteer)[name]
    assert found is not None
    assert has <= found
    assert not has_not & found
    assert found <= WEIGHTS.keys()


def test_a_dictionary_word_that_no_gazetteer_knows_is_no_name(gazetteer: Gazetteer) -> None:
    assert features("He said However, it rained.", gazetteer).get("However") is None
