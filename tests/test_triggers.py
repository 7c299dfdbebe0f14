"""Which words evoke an event: verbs as verbs, nouns as nouns, the longest pattern, and no names."""

from __future__ import annotations

import pytest
from factories import article_of
from hypothesis import given
from hypothesis import strategies as st

from geo.article import read_article
from layers.definition import load_definitions
from layers.triggers import find_triggers

#: Text, triggers with their part of speech.
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Gunmen attacked the convoy.", [("attacked", "verb")]),
    ("The attack came at dawn.", [("attack", "noun")]),
    ("Militants attack villages.", [("attack", "verb")]),
    ("The raids went on for weeks.", [("raids", "noun")]),
    ("They shelled the ridge.", [("shelled", "verb")]),
    ("Boats landed with shells on the beach.", [("landed", "verb")]),
    ("An air strike hit the depot.", [("air strike", "noun"), ("hit", "verb")]),
    ("An air-strike hit the depot.", [("air-strike", "noun"), ("hit", "verb")]),
    ("Two suicide bombings shook the city.", [("suicide bombings", "noun")]),
    ("They put the treaty on hold.", [("put the treaty on hold", "verb")]),
    ("The army is closing the crossing.", [("closing", "verb")]),
    ("The fighting spread.", [("fighting", "noun")]),
    ("Soldiers fight rebels.", [("fight", "verb")]),
    ("The envoys tried to de-escalate.", [("de-escalate", "verb")]),
    ("NATO condemns attack on convoy.", [("condemns", "verb"), ("attack", "noun")]),
    ("The minister calls for a truce.", [("calls for", "verb"), ("truce", "noun")]),
    ("Calls for restraint grew louder.", [("Calls for restraint", "noun")]),
    ("Foreign ministers meet in the capital.", [("meet", "verb")]),
    ("Hamas attacks shook the town.", [("attacks", "noun")]),
    ("The consul was asked to leave.", [("asked to leave", "verb")]),
    ("They warned the rebels not to advance.", [("warned the rebels not to", "verb")]),
    (
        "He swore that they would not hesitate to shoot.",
        [("swore", "verb"), ("not hesitate to", "noun"), ("shoot", "verb")],
    ),
    ("Soldiers kidnapped and killed a nurse.", [("kidnapped", "verb"), ("killed", "verb")]),
    # names and other words
    ("The Strike Force Museum opened to visitors again after long repairs.", []),
    ("Shares of Shell rose in March.", []),
    ("An attacker's coat was kept.", []),
    ("She painted a bombshell.", []),
    ("The seashells were white.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_triggers(text: str, expected: list[tuple[str, str]]) -> None:
    article = article_of(text)
    found = [
        (article.text[article.tokens[hit.first].start : article.tokens[hit.last - 1].end], hit.patterns[0].part)
        for hit in find_triggers(article, load_definitions())
    ]
    assert found == expected


@given(
    st.text(
        alphabet=st.sampled_from("attack strike of the border, closed. missile \n-'’ IED"), min_size=1, max_size=200
    )
)
def test_triggers_lie_in_their_sentence_and_never_overlap(text: str) -> None:
    if not text.strip():
        return
    article = read_article(text, id="any")
    end = 0
    for hit in find_triggers(article, load_definitions()):
        sentence = article.sentences[hit.sentence]
        assert sentence.first <= hit.first < hit.last <= sentence.last
        assert hit.first >= end
        end = hit.last
