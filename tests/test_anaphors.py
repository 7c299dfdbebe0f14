"""Which place "there" and "in the city" stand for: the last of its kind, in the same or the two sentences before."""

from __future__ import annotations

import pytest
from factories import marks_of

from geo.gazetteer import Gazetteer

CASES = [
    ("The convoy reached Agadez. Gunmen attacked the trucks there.", ["Agadez"]),
    ("Soldiers reached Bamako at dawn. Gunmen killed a guard in the city.", ["Bamako"]),
    ("Snow fell in Quetta. Roads were closed. Gunmen killed a guard in the city.", ["Quetta"]),
    ("Marchers filled the streets of Nairobi. Gunmen killed a guard in the capital.", ["Nairobi"]),
    ("Soldiers reached Bunia at dawn. Gunmen killed a guard on the outskirts of the town.", ["Bunia"]),
    # not a capital
    ("Marchers filled the streets of Kano. Gunmen killed a guard in the capital.", []),
    # too far back
    ("Snow fell in Quetta. Roads were icy. Shops shut. Trains stopped. Gunmen killed a guard in the city.", []),
    # not of the kind
    ("The minister flew to Somalia. Gunmen killed a guard in the city.", []),
    # no place at all: "there was"
    ("The convoy reached Agadez. There was an ambush by gunmen.", []),
    # the city council is no city
    ("Snow fell in Quetta. Gunmen killed a guard of the city council.", []),
]


@pytest.mark.parametrize(("text", "places"), CASES)
def test_carried_over(text: str, places: list[str], gazetteer: Gazetteer) -> None:
    assert [name for layer, name, _ in marks_of(text, gazetteer) if layer == "attacks"] == places
