"""Which layer, where two could claim the words."""

from __future__ import annotations

import pytest
from factories import events_of

from geo.gazetteer import Gazetteer


@pytest.mark.parametrize(("text", "layer"), [
    ("Warplanes attacked a village near Idlib.", "strikes"),
    ("Army drones attacked a fuel depot near Idlib.", "strikes"),
    ("Gunmen attacked a village near Idlib.", "attacks"),
    ("A bomber with explosives strapped to him attacked a post near Idlib.", "attacks"),
    ("Soldiers clashed with militants near Gao.", "clashes"),
    ("Protesters clashed with police in Lima.", "unrest"),
    ("Armed militants attacked a police station near Gao.", "attacks"),
    ("Police raided a flat in Lyon.", "policing"),
    ("Rebels raided a village near Gao.", "attacks"),
    ("Pilots went on strike in Lyon.", "unrest"),
    ("The air force carried out air strikes near Gao.", "strikes"),
])  # fmt: skip
def test_layer(text: str, layer: str, gazetteer: Gazetteer) -> None:
    assert [event.layer for event in events_of(text, gazetteer)] == [layer]
