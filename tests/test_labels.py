"""An event is called by a few of the text's own words."""

from __future__ import annotations

import pytest
from factories import events_of

from geo.gazetteer import Gazetteer
from layers.labels import LONGEST


@pytest.mark.parametrize(("text", "label"), [
    ("A suicide car bombing killed nine people in Kabul.", "Suicide car bombing in Kabul"),
    ("Survivors of the Mumbai terror attack gathered.", "Mumbai terror attack"),
    ("Russian forces shelled Kharkiv overnight.", "Shelling of Kharkiv"),
    ("An airstrike hit a school near Mosul.", "Airstrike near Mosul"),
    ("Guards closed the Rafah crossing.", "Rafah crossing closed"),
    ("Car bombs exploded in Baghdad and Kirkuk.", "Car bombs in Baghdad and Kirkuk"),
    ("The general vowed to retaliate.", "Vowed to retaliate"),
    ("Both states cut diplomatic relations.", "Diplomatic relations cut"),
])  # fmt: skip
def test_label(text: str, label: str, gazetteer: Gazetteer) -> None:
    assert label in [event.label for event in events_of(text, gazetteer)]


def test_a_label_is_short(gazetteer: Gazetteer) -> None:
    text = "Missile strikes hit Kyiv, Kharkiv, Odesa, Dnipro and Zaporizhzhia."
    (label,) = (event.label for event in events_of(text, gazetteer))
    assert len(label) <= LONGEST
    assert label == "Missile strikes in Kyiv, Kharkiv and 3 other places"
