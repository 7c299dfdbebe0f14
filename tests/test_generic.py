"""Deeds that are only counted or made up."""

from __future__ import annotations

import pytest
from factories import article_of, hit_of

from layers.generic import measure_of, story_of

#: Sentence, its trigger, the word that says it is a statistic, the word that says it is a story.
CASES = [
    ("Shootings in the city dropped by a third last year.", "Shootings", "dropped", None),
    ("Police saw a rise in kidnappings.", "kidnappings", "rise", None),
    ("There were 130 bombings in 2017, compared with 90 before.", "bombings", "compared", None),
    ("Two bombings killed twelve people.", "bombings", None, None),
    ("A bombing killed twelve people, and the toll rose.", "bombing", None, None),
    ("It is a thriller about a bomb attack in a mall.", "bomb attack", None, "thriller"),
    ("The film opened after a bomb attack in a mall.", "bomb attack", None, None),
]


@pytest.mark.parametrize(("text", "words", "measure", "story"), CASES)
def test_generic(text: str, words: str, measure: str | None, story: str | None) -> None:
    article = article_of(text)
    hit = hit_of(article, words)
    pattern = hit.patterns[0]
    assert measure_of(article.tokens, 0, len(article.tokens), hit, pattern) == measure
    assert story_of(article.tokens, 0, hit, pattern) == story
