"""What somebody is still to set out for."""

from __future__ import annotations

import pytest
from factories import article_of, hit_of

from layers.errands import errand_of

#: Sentence, its trigger, the words that say that it lies ahead.
CASES = [
    ("The president will travel to the lakes next week for a summit.", "summit", "will travel"),
    ("She is to visit the islands for peace talks.", "peace talks", "to visit"),
    ("Two envoys will come for a second round of talks.", "round of talks", "will come"),
    ("The president travelled to the lakes for a summit.", "summit", None),
    ("The king will fly home, ready for peace talks.", "peace talks", None),
    ("The king will fly home after peace talks.", "peace talks", None),
    ("The summit ended.", "summit", None),
    ("Norway offered the old fort for a second round of talks.", "round of talks", "offered ... for"),
    ("The bishop invited both sides for peace talks.", "peace talks", "invited ... for"),
]


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_errand(text: str, words: str, expected: str | None) -> None:
    article = article_of(text)
    assert errand_of(article.tokens, 0, hit_of(article, words)) == expected
