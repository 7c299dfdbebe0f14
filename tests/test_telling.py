"""What one sentence tells of one event: its triggers joined, its counts shared out, its response named."""

from __future__ import annotations

import pytest
from factories import article_of

from geo import find_toponyms
from geo.gazetteer import Gazetteer
from layers.definition import load_definitions
from layers.telling import Telling, tellings_of


def told(text: str, gazetteer: Gazetteer) -> list[Telling]:
    article = article_of(text)
    return tellings_of(article, find_toponyms(article, gazetteer), load_definitions())


#: Text, the layers of its tellings in order.
CASES = [
    # one deed in several words
    ("A suicide bomber attacked a post in Gao, killing 12 soldiers.", ["attacks"]),
    ("Gunmen kidnapped and killed a judge in Jos.", ["attacks"]),
    ("A truck bomb exploded, wounding six people.", ["attacks"]),
    ("The army imposed a curfew in Jos.", ["policing"]),
    ("The group warned of an attack on Rafah.", ["threats"]),
    ("The envoy urged both sides to return to peace talks.", ["diplomacy"]),
    ("A call for restraint came at once, asking both camps to stop firing and seek dialogue.", ["diplomacy"]),
    ("The envoy called for restraint and said peace talks had resumed.", ["diplomacy", "diplomacy"]),
    # two deeds
    ("A bomb exploded in Kabul after gunmen kidnapped a judge in Herat.", ["attacks", "attacks"]),
    ("Police arrested two men after the bombing in Lyon.", ["policing", "attacks"]),
    ("The state closed the crossing and cut diplomatic relations.", ["borders", "diplomacy"]),
    # nothing that stands
    ("The attack ad ran for a week.", []),
    ("A crash killed nine people.", []),
    ("The rebel leader was killed in an airplane accident near Gao.", []),
]


@pytest.mark.parametrize(("text", "layers"), CASES)
def test_tellings(text: str, layers: list[str], gazetteer: Gazetteer) -> None:
    assert [telling.layer for telling in told(text, gazetteer)] == layers


def test_counts_go_to_the_nearest_telling_that_can_bear_them(gazetteer: Gazetteer) -> None:
    arrest, bombing = told("Police arrested 14 men after a bombing in Lyon killed three people.", gazetteer)
    assert [(count.kind, count.low) for count in arrest.counts] == [("arrested", 14)]
    assert [(count.kind, count.low) for count in bombing.counts] == [("killed", 3)]


def test_a_definite_noun_without_evidence_only_refers(gazetteer: Gazetteer) -> None:
    (telling,) = told("The attack was long expected.", gazetteer)
    assert (telling.refers, telling.definite, telling.places) == (True, True, ())


def test_a_retaliation_is_a_response_and_not_a_threat(gazetteer: Gazetteer) -> None:
    retaliation, attack = told(
        "The minister spoke hours after India's retaliation for the Pahalgam terror attack.", gazetteer
    )
    assert (retaliation.responds, retaliation.refers, retaliation.judgement.status) == (True, True, "occurred")
    assert attack.responds is False


def test_times_go_to_the_trigger_beside_them(gazetteer: Gazetteer) -> None:
    strikes, attack = told("The airstrike on Tuesday answered the Ankara bombing.", gazetteer)
    assert strikes.time is not None
    assert attack.time is None
