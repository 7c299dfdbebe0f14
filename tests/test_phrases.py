"""On which preposition a name hangs, and which trigger the phrase places."""

from __future__ import annotations

import pytest

from geo import find_toponyms
from geo.article import read_article
from geo.gazetteer import Gazetteer
from layers.definition import load_definitions
from layers.phrases import Names
from layers.triggers import find_triggers

#: Sentence, name in it, the preposition, the trigger it places (None: it places something else).
CASES = [
    ("A bomb exploded in Kabul.", "Kabul", "in", "exploded"),
    ("A bomb exploded in the northern Afghan city of Kunduz.", "Kunduz", "in", "exploded"),
    ("A bomb exploded 10 km north of Maiduguri.", "Maiduguri", "near", "exploded"),
    ("Missile strikes hit targets in Kyiv, Kharkiv and Odesa.", "Odesa", "in", "hit"),
    ("In Karachi, gunmen kidnapped a judge.", "Karachi", "in", "kidnapped"),
    ("A mosque in Kano was bombed.", "Kano", "in", "bombed"),
    ("Gunmen kidnapped a judge after a dinner in Lagos.", "Lagos", "in", None),
    ("Gunmen kidnapped a judge, officials in Abuja said.", "Abuja", "in", None),
    ("Officials said in Vienna that gunmen kidnapped a judge.", "Vienna", "in", None),
    ("The man, who lived in Hamburg, kidnapped a judge.", "Hamburg", "in", None),
    ("Gunmen kidnapped a judge and flew to Tunis.", "Tunis", "to", None),
]


@pytest.mark.parametrize(("text", "name", "preposition", "trigger"), CASES)
def test_phrase(text: str, name: str, preposition: str, trigger: str | None, gazetteer: Gazetteer) -> None:
    article = read_article(text, id="case")
    toponyms = list(enumerate(find_toponyms(article, gazetteer)))
    hits = find_triggers(article, load_definitions())
    sentence = article.sentences[0]
    names = Names(article, sentence.first, sentence.last, hits, toponyms)
    index = next(index for index, toponym in toponyms if toponym.name == name)
    phrase = names.phrases[index]
    assert phrase.preposition == preposition
    governor = names.governor(phrase)
    assert (article.tokens[governor.first].text if governor else None) == trigger
