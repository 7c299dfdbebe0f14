"""From an article to its events: what is drawn, what is only listed, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import article_of, events_of
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import find_toponyms
from geo.article import read_article
from geo.gazetteer import Gazetteer
from layers import Reader
from layers.definition import FOLDER, load_definitions
from layers.events import find_events
from layers.reading import make_reading


@pytest.mark.parametrize(("text", "layer", "status", "why"), [
    ("Iran vowed to attack bases in Kuwait.", "threats", "threat", "listed, not placed"),
    ("The army will deploy troops in Gao.", "military", "planned", "only what is told as done"),
    ("Gunmen killed a judge.", "attacks", "occurred", "no place is named"),
    ("Both states cut diplomatic relations.", "diplomacy", "occurred", "diplomacy is placed only"),
    ("The envoy called for a ceasefire in Gaza.", "diplomacy", "called_for", "diplomacy is placed only"),
    ("The police offered a reward for the bombers in Lagos.", "policing", "occurred", "listed, not placed"),
])  # fmt: skip
def test_what_is_not_drawn_says_why(text: str, layer: str, status: str, why: str, gazetteer: Gazetteer) -> None:
    event = next(event for event in events_of(text, gazetteer) if event.layer == layer)
    assert (event.drawn, event.status) == (False, status)
    assert why in event.reason


def test_the_reason_names_layer_status_and_place(gazetteer: Gazetteer) -> None:
    (event,) = events_of("A car bomb exploded in Kabul.", gazetteer)
    assert event.reason == ('attacks: the words themselves; occurred: told as done: "car bomb"; place: "in Kabul"')


def test_a_response_is_linked_to_what_it_answers(gazetteer: Gazetteer) -> None:
    text = "Turkish airstrikes hit Sinjar in retaliation for the Ankara bombing."
    strikes, bombing = events_of(text, gazetteer)
    assert [(link.to, link.kind) for link in strikes.links] == [(bombing.id, "response_to")]


def test_a_claimant_is_kept_with_office_and_verb(gazetteer: Gazetteer) -> None:
    text = "A spokesman for the navy confirmed that a minimum of 12 sailors had been killed by a mine near Aden."
    (event,) = (e for e in events_of(text, gazetteer) if e.layer == "attacks")
    (figure,) = event.figures
    assert figure.claimant is not None
    assert text[figure.claimant.start : figure.claimant.end] == "A spokesman for the navy"
    assert (figure.low, figure.bound, figure.claimant.verb) == (12, "at_least", "confirmed")


@pytest.mark.parametrize("text", [
    "Three men went on trial over the bombing that killed nine people in Lagos.",
    "A court found two brothers guilty of murder after a bombing in Lagos killed nine people.",
    "The bomber is in custody and the police say the blast in Lagos killed nine people.",
])  # fmt: skip
def test_courts_and_cells_kill_nobody(text: str, gazetteer: Gazetteer) -> None:
    told = events_of(text, gazetteer)
    assert [(event.layer, f.low) for event in told for f in event.figures if f.kind == "killed"] == [("attacks", 9)]
    assert any(event.layer == "policing" for event in told)


def test_events_are_read_in_english_only(gazetteer: Gazetteer) -> None:
    article = read_article(
        "Ein Angriff mit einer Autobombe hat in Kabul neun Menschen das Leben gekostet, sagte die Polizei am Montag, "
        "und viele weitere wurden bei dem Anschlag in der Nähe des Marktes schwer verletzt.",
        id="de",
    )
    assert article.language == "und"
    assert find_events(article, find_toponyms(article, gazetteer), load_definitions()) == ()


def test_the_same_text_gives_the_same_events(gazetteer: Gazetteer) -> None:
    article = article_of(
        "Missile strikes hit Kyiv and Odesa. The strikes killed four people. Talks were held in Geneva."
    )
    toponyms = find_toponyms(article, gazetteer)
    first, second = (find_events(article, toponyms, load_definitions()) for _ in range(2))
    assert first == second


WORDS = (
    "the a attack killed 12 people in Kabul , . Gunmen shelled Kharkiv and near if would not border closed said after bomb "
    "at least India 's strikes on Pakistan talks Geneva ( ) “ ” — there city \n"
).split(" ")


@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=60))
def test_any_text_gives_a_whole_reading(words: list[str], gazetteer: Gazetteer) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    article = read_article(text, id="any")
    toponyms = find_toponyms(article, gazetteer)
    reading = make_reading(article, toponyms, find_events(article, toponyms, load_definitions()))
    for event in reading.events:
        assert event.quotes
        assert event.label


def test_a_layer_that_a_user_adds_finds_its_events(gazetteer: Gazetteer, tmp_path: Path) -> None:
    for path in FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "mines.toml").write_text(
        'key = "mines"\nlabel = "Mine clearance"\ncolour = "#123456"\nsymbol = "+"\norder = 11\nfamily = "mines"\n'
        '[[triggers]]\nverbs = ["clear"]\nobject = ["mine", "minefield"]\nlabel = "Mines cleared"\n',
        encoding="utf-8",
    )
    text = "Sappers cleared a minefield in Mosul on Monday. The shops were open as usual on the following day."
    reading = Reader(gazetteer, load_definitions(tmp_path)).read(text, id="case")
    (event,) = reading.events
    assert (event.layer, event.label, event.drawn) == ("mines", "Mines cleared in Mosul", True)
    assert event.places[0].place.name == "Mosul"
    assert Reader(gazetteer).read(text, id="case").events == ()


def test_a_toll_that_rises_takes_the_place_of_the_lower_one_unless_a_rival_counted_it(gazetteer: Gazetteer) -> None:
    text = (
        "A bomb killed 22 people in Kano. Police said 24 people were killed. "
        "The death toll rose to 26, the Red Cross said."
    )
    (event,) = (e for e in events_of(text, gazetteer) if e.layer == "attacks")
    assert [f.low for f in event.figures if f.kind == "killed"] == [24, 26]
