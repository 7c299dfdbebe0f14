"""How exactly an event is placed: near a town by the words, a town by its people, an area as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.place import Place
from geo.tokens import tokenize
from layers.precision import TOWN_RADIUS_M, precision_of, town_radius_m

TOWN = Place("t", "Goma", "town", "CD", "DR Congo", "", "", -1.7, 29.2, 200_000, "")
COUNTRY = Place("c", "Goma", "country", "CD", "DR Congo", "", "", -4.0, 23.0, 0, "CD")


@pytest.mark.parametrize(("text", "expected"), [
    ("Troops fired in Goma", ("town", 4000)),
    ("Troops fired near Goma", ("near", 15_000)),
    ("Troops fired outside Goma", ("near", 10_000)),
    ("Troops fired on the outskirts of Goma", ("near", 10_000)),
    ("Troops fired 10 km north of Goma", ("near", 5_000)),
    ("Troops fired five miles from Goma", ("near", 8_047)),
    ("Troops shot at six nurses 30 km from Goma", ("near", 30_000)),
    ("Troops fired 25 kilometres south-east of Goma", ("near", 12_500)),
    ("Troops fired north of Goma", ("near", 15_000)),
    ("Troops fired in the area of Goma", ("near", 15_000)),
    ("Troops fired in an area of Goma", ("town", 4000)),
    ("Troops fired in the northern sector of Goma", ("town", 4000)),
    ("Troops fired near the mill in Goma", ("town", 4000)),
    ("A ship sank off Goma", ("near", 20_000)),
    ("A ship sank off the port of Goma", ("near", 20_000)),
    ("Troops sealed off Goma", ("town", 4000)),
    ("A bomb went off in Goma", ("town", 4000)),
    ("Troops fired in rural Goma", ("near", 15_000)),
    ("Troops fired in the countryside of Goma", ("near", 15_000)),
    ("Troops fired in the area of Goma", ("near", 15_000)),
    ("Troops fired in the Virunga area of Goma", ("town", 4000)),
])  # fmt: skip
def test_town(text: str, expected: tuple[str, int]) -> None:
    tokens = tokenize(text)
    assert precision_of(tokens, 0, len(tokens) - 1, TOWN) == expected


@pytest.mark.parametrize(
    ("after", "precision"), [("front", "near"), ("sector", "near"), ("coast", "near"), ("market", "town"), ("", "town")]
)
def test_what_lies_round_a_town_is_near_it(after: str, precision: str) -> None:
    assert precision_of(tokenize("Troops fired on the Goma"), 0, 4, TOWN, after)[0] == precision


def test_near_a_building_is_nearer_than_near_a_town() -> None:
    site = Place("s", "Goma", "site", "CD", "DR Congo", "", "", -1.7, 29.2, 0, "")
    assert precision_of(tokenize("Troops fired near Goma"), 0, 3, site) == ("near", 3_000)
    assert precision_of(tokenize("Troops fired in Goma"), 0, 3, site) == ("site", None)


def test_an_area_is_never_near() -> None:
    tokens = tokenize("Troops fired near Goma")
    assert precision_of(tokens, 0, 3, COUNTRY) == ("country", None)


@given(st.integers(-5, 40_000_000), st.integers(0, 1_000_000))
def test_a_larger_town_is_never_drawn_smaller(people: int, more: int) -> None:
    low, high = TOWN_RADIUS_M
    assert low <= town_radius_m(people) <= town_radius_m(people + more) <= high
