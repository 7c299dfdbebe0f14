"""Belief: names that stand in one article tell each other what they mean."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.belief import BESIDE, Field, Group, lie_inside
from geo.gazetteer import Gazetteer
from geo.home import Home

FAR_APART = 1000


def field_of(names: list[str], gazetteer: Gazetteer) -> Field:
    """One mention of each name, far from each other."""
    found = gazetteer.candidates(names)
    groups = [
        Group(name.lower(), [at], [FAR_APART * (at + 1)], list(found[name][:60])) for at, name in enumerate(names)
    ]
    return Field(groups, gazetteer, Home())


#: Names, and the country and unit of the first.
CASES = [
    (["Paris"], ("FR", "11")),
    (["Paris", "Texas", "Dallas"], ("US", "TX")),
    (["Hamilton", "Butler County"], ("US", "OH")),
    (["Tripoli"], ("LY", "77")),
    (["Tripoli", "Beirut", "Lebanon"], ("LB", "09")),
    (["London", "Ontario", "Toronto"], ("CA", "08")),
]


@pytest.mark.parametrize(("names", "unit"), CASES, ids=[" ".join(names) for names, _ in CASES])
def test_the_first_name_is_told_by_the_others(names: list[str], unit: tuple[str, str], gazetteer: Gazetteer) -> None:
    weighed = field_of(names, gazetteer)
    first = weighed.weigh()[: weighed.offsets[1]]
    place = weighed.places[int(np.argmax(first))]
    assert (place.country_code, place.admin1) == unit


def test_the_order_of_the_names_does_not_matter(gazetteer: Gazetteer) -> None:
    names = ["Hamilton", "Butler County", "Ohio", "Paris"]
    best = []
    for order in (names, names[::-1]):
        weighed = field_of(order, gazetteer)
        weighed.weigh()
        best.append({place.id for place in weighed.best_places})
    assert best[0] == best[1]


@given(starts=st.lists(st.lists(st.integers(0, 1000), min_size=1, max_size=5).map(sorted), min_size=1, max_size=6))
def test_names_are_beside_each_other_where_some_mentions_are(starts: list[list[int]], gazetteer: Gazetteer) -> None:
    paris = list(gazetteer.candidates(["Paris"])["Paris"][:2])
    weighed = Field([Group("paris", [0], at, paris) for at in starts], gazetteer, Home())
    assert weighed.beside.tolist() == [
        [any(abs(a - b) < BESIDE for a in one for b in other) for other in starts] for one in starts
    ]


def test_a_former_name_of_a_village_does_not_lie_inside(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates(["Washington", "New York", "Paris", "Texas"])
    assert not lie_inside(found["Washington"], [c for c in found["New York"] if c.place.kind == "admin1"]).any()
    assert lie_inside(found["Paris"], [c for c in found["Texas"] if c.place.kind == "admin1"]).sum() == 1
