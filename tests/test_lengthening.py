"""Lengthening: which nouns and directions belong to a name."""

from __future__ import annotations

import pytest

from geo.article import read_article
from geo.gazetteer import Gazetteer
from geo.lengthening import shortened
from geo.proposal import read_words
from geo.spans import propose

#: Text, and a proposal that is made of it.
CASES = [
    # geographic nouns
    ("They met in the Swat Valley.", "Swat Valley"),
    ("The Zzyx River rose.", "Zzyx River"),
    ("A bus left Zzyxville Airport.", "Zzyxville Airport"),
    # a hospital is called by its town
    ("He died at Toronto General Hospital.", "Toronto"),
    # a noun that an institution goes on after is none
    ("A spokesman for the Florida Highway Patrol spoke.", "Florida"),
    # directions of towns, not of states and countries, and not of small towns
    ("He grew up in North London.", "North London"),
    ("It rained in Northeast Texas.", "Texas"),
    ("It rained in Western Canada.", "Canada"),
    ("It rained in North Dakota.", "North Dakota"),
]


@pytest.mark.parametrize(("text", "name"), CASES, ids=[text for text, _ in CASES])
def test_proposed(text: str, name: str, gazetteer: Gazetteer) -> None:
    article = read_article(text, id="case")
    tokens = article.tokens
    proposals = propose(article, read_words(article, gazetteer), gazetteer)
    assert name in [text[tokens[p.first].start : tokens[p.last - 1].end] for p in proposals]


@pytest.mark.parametrize(
    ("key", "shorter"),
    [("helmand province", "Helmand"), ("downtown lagos", "Lagos"), ("zzyx province", None), ("lagos", None)],
)
def test_shortened(key: str, shorter: str | None, gazetteer: Gazetteer) -> None:
    found = shortened(key, gazetteer)
    assert (found[0].place.name if found else None) == shorter
