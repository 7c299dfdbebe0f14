"""What came before, after or in answer to what, as one sentence says."""

from __future__ import annotations

import pytest
from factories import events_of

from geo.gazetteer import Gazetteer

#: Text, links as (trigger, kind, trigger).
CASES = [
    ("An airstrike hit Idlib hours after a car bombing in Aleppo.", [("airstrike", "after", "car bombing")]),
    ("After a car bombing in Aleppo, an airstrike hit Idlib.", [("airstrike", "after", "car bombing")]),
    ("A car bombing shook Aleppo before an airstrike hit Idlib.", [("car bombing", "before", "airstrike")]),
    ("Police arrested six men in Kano after the massacre in Jos.", [("arrested", "after", "massacre")]),
    ("Following a massacre in Jos, police arrested six men in Kano.", [("arrested", "after", "massacre")]),
    ("The army shelled Idlib in retaliation for the ambush near Aleppo.", [("shelled", "response_to", "ambush")]),
    # side by side is no order
    ("A car bombing killed two in Aleppo and an airstrike killed six in Idlib.", []),
    ("A car bombing shook Aleppo. An airstrike hit Idlib.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_links(text: str, expected: list[tuple[str, str, str]], gazetteer: Gazetteer) -> None:
    events = events_of(text, gazetteer)
    trigger = {event.id: text[event.trigger.start : event.trigger.end] for event in events}
    found = [(trigger[event.id], link.kind, trigger[link.to]) for event in events for link in event.links]
    assert found == expected
