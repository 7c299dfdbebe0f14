"""Weak words count only with arms, victims, a target or two sides beside them."""

from __future__ import annotations

import pytest
from factories import events_of

from geo.gazetteer import Gazetteer

#: Text, the layers of all events told in it.
CASES: list[tuple[str, set[str]]] = [
    # a state strikes, with no weapon named
    ("Israel on Sunday struck Beirut. The army gave no details.", {"strikes"}),
    ("Russia again hit Odesa's port. The army gave no details.", {"strikes"}),
    ("Turkey struck Kurdish militants in northern Iraq.", {"strikes"}),
    ("Ukraine's forces hit a refinery in Saratov.", {"strikes"}),
    ("Israel struck Beirut with bombs on Sunday.", {"strikes"}),
    ("Two guided bombs hit a school in Kherson. The army gave no details.", {"strikes"}),
    ("A guided tour hit the old town of Prague. The army gave no details.", set()),
    ("Russia hit Kharkiv with a new tax, the paper said. The army gave no details.", set()),
    ("China hit Taiwan with a ban on pineapples. The army gave no details.", set()),
    ("Germany hit its target for homes in Berlin. The army gave no details.", set()),
    ("Protesters stormed the parliament in Nairobi.", {"unrest"}),
    ("Farmers torched tyres outside the ministry in Athens.", {"unrest"}),
    ("Israel hit back at Iran with words. The army gave no details.", set()),
    ("China struck a deal with Iran. The army gave no details.", {"diplomacy"}),
    ("Brazil struck twice in Berlin. The army gave no details.", set()),
    ("England hit Australia for six in Sydney.", set()),
    ("A storm struck Jamaica. The army gave no details.", set()),
    # an attack with victims, in an article that names no arms
    ("An attack in Djibo killed nine people.", {"attacks"}),
    ("A shark attack off Perth killed a surfer.", set()),
    ("A heart attack killed two players in Turin.", set()),
    ("A blast at a factory in Leeds killed two workers.", set()),
    # weak words with evidence
    ("Rebels launched an attack at dawn.", {"attacks"}),
    ("The attack killed nine people and wounded a soldier.", {"attacks"}),
    ("The explosion was caused by a bomb.", {"attacks"}),
    ("A blast killed six soldiers.", {"attacks"}),
    ("The murder of the judge by gunmen shook the town.", {"attacks"}),
    ("The army's strikes went on.", {"strikes"}),
    ("Troops and militants clashed in fierce fighting.", {"clashes"}),
    ("Police raided a house and seized rifles.", {"policing"}),
    ("Workers went on strike over pay.", {"unrest"}),
    ("The union called a strike.", {"unrest"}),
    ("Guards closed the crossing.", {"borders"}),
    ("The army deployed tanks.", {"military"}),
    ("Villagers fled their homes.", {"humanitarian"}),
    # weak words without it
    ("The attack on democracy must end.", set()),
    ("He had a panic attack before the exam.", set()),
    ("A gas explosion woke the street.", set()),
    ("Hackers launched a cyber attack on the bank.", set()),
    ("The critic's attack on the play was fierce.", set()),
    ("Lightning strikes started two fires.", set()),
    ("The striker struck twice in the final.", set()),
    ("They struck a deal at midnight.", set()),
    ("Bombarded with questions, she left.", set()),
    ("Stock markets rallied.", set()),
    ("She protested that she was innocent.", set()),
    ("The boss closed the shop.", set()),
    ("He crossed the finish line first.", set()),
    ("The company deployed new software.", set()),
    ("Doctors fight cancer with new drugs.", set()),
    ("The film company was shooting a film in the hills.", set()),
    ("The bill was killed in committee.", set()),
    ("She was arrested by the beauty of the decline.", set()),
    ("The talks between the club and the striker stalled.", set()),
    # accidents and illness are no attacks
    ("A bus crash killed 12 people.", set()),
    ("The earthquake killed hundreds of people.", set()),
    ("A boiler explosion killed two workers.", set()),
    ("An outbreak of cholera killed nine people.", set()),
    ("Bees attacked a horse, killing it.", set()),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_layers_told(text: str, expected: set[str], gazetteer: Gazetteer) -> None:
    assert {event.layer for event in events_of(text, gazetteer)} == expected
