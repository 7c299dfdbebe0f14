"""Who did it: possessors, demonyms, subjects and agents."""

from __future__ import annotations

import pytest
from factories import events_of

from geo.gazetteer import Gazetteer

CASES = [
    ("India's missile attack killed nine people.", "India"),
    ("Israeli strikes killed nine militants.", "Israeli"),
    ("Gunmen attacked a convoy near Gao.", "Gunmen"),
    ("A convoy was attacked by armed militants near Gao.", "armed militants"),
    ("Turkish troops shelled Afrin.", "Turkish troops"),
    ("The village was shelled.", None),
    ("A car bomb exploded in Kabul.", None),
    ("An ambush by Maoist rebels killed six policemen.", "Maoist rebels"),
]


@pytest.mark.parametrize(("text", "actor"), CASES)
def test_actor(text: str, actor: str | None, gazetteer: Gazetteer) -> None:
    (event,) = events_of(text, gazetteer)
    assert (text[event.actor.start : event.actor.end] if event.actor else None) == actor
