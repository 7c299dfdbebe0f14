"""What a deed is done to, helped by or whom it meets is no deed of its own."""

from __future__ import annotations

import pytest
from factories import article_of

from layers.deeds import able_among, deeds_among
from layers.definition import load_definitions
from layers.setting import Setting
from layers.triggers import find_triggers

#: Text, and the triggers that stand.
CASES: list[tuple[str, list[str]]] = [
    ("Gunmen attacked an aid convoy near the river.", ["attacked"]),
    ("An aid convoy was attacked by gunmen.", ["attacked"]),
    ("An aid convoy left the city, and gunmen attacked a bank.", ["aid convoy", "attacked"]),
    ("Troops, backed by American air strikes, recaptured the town.", ["recaptured"]),
    ("With the help of air strikes, troops recaptured the town.", ["recaptured"]),
    ("Troops recaptured the town after air strikes.", ["recaptured", "air strikes"]),
    ("Militiamen killed 14 displaced people.", ["killed"]),
    ("The fighting displaced 2,000 people.", ["fighting", "displaced"]),
    ("Rebels took hostages.", ["took"]),
    ("Rebels took a nap.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_deeds(text: str, expected: list[str]) -> None:
    article, definitions = article_of(text), load_definitions()
    sentence = article.sentences[0]
    hits = [hit for hit in find_triggers(article, definitions) if hit.sentence == 0]
    setting = Setting(article.tokens, sentence.first, sentence.last, (), counts=False)
    found = deeds_among(setting, able_among(setting, hits), {each.key: each.family for each in definitions})
    assert [article.text[article.tokens[h.first].start : article.tokens[h.last - 1].end] for h in found] == expected
