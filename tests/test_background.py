"""Which words date a deed before the news."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.background import newest_year, older_words

CASES = [
    ("rebels kidnapped six nurses two years ago", "years ago"),
    ("last year militants bombed the market", "last year"),
    ("the first bombing was in 1998", "1998"),
    ("since 2020 more than 400 farmers have died", "since 2020"),
    ("the war of the 1990s", "1990"),
    ("the raid of 2020", "of 2020"),
    ("rebels shelled the dam in May of 2020", None),
    ("on the anniversary of the massacre", "anniversary"),
    ("the bomb went off in 2020", None),
    ("last week rebels shelled the dam", None),
    ("rebels took the dam two hours ago", None),
    ("a convoy of 1200 lorries was bombed", None),
    ("sentenced over last year's massacre", None),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_older_words(text: str, words: str | None) -> None:
    tokens = tokenize(text)
    assert older_words(tokens, (0, len(tokens)), 0, 2020) == words


def test_the_newest_year_is_taken_for_that_of_the_news() -> None:
    assert newest_year(tokenize("In 1998 and in 2011, but not in 3011, and for 12 people.")) == 2011
    assert newest_year(tokenize("On Monday.")) is None
