"""Which of two places is the finer: by codes, and by nearness only where one phrase names both."""

from __future__ import annotations

import pytest

from geo.place import Kind, Place
from layers.locative import contains, may_contain


def place(
    name: str, kind: Kind, country: str, admin1: str = "", lat: float = 0.0, lon: float = 0.0, area: str = ""
) -> Place:
    return Place(name, name, kind, country, country, admin1, "", lat, lon, 50_000, area)


GAO = place("Gao", "town", "ML", "09", 16.27, -0.04)
MALI = place("Mali", "country", "ML", lat=17.0, lon=-4.0, area="ML")
NIGER = place("Niger", "country", "NE", lat=16.0, lon=8.0, area="NE")
GAO_REGION = place("Gao Region", "admin1", "ML", "09", 17.0, 0.0, "ML.09")
KIDAL = place("Kidal", "admin1", "ML", "10", 19.0, 1.0, "ML.10")
SAHEL = place("Sahel", "region", "", lat=15.0, lon=0.0)
PATAGONIA = place("Patagonia", "region", "AR", lat=-44.0, lon=-68.0)


@pytest.mark.parametrize(("outer", "inner", "by_code", "in_one_phrase"), [
    (MALI, GAO, True, True), (NIGER, GAO, False, False), (GAO_REGION, GAO, True, True), (KIDAL, GAO, False, False),
    (MALI, GAO_REGION, True, True), (GAO, MALI, False, False), (GAO, GAO, False, False), (SAHEL, GAO, False, True),
    (PATAGONIA, GAO, False, False), (SAHEL, MALI, False, False),
])  # fmt: skip
def test_containment(outer: Place, inner: Place, by_code: bool, in_one_phrase: bool) -> None:
    assert contains(outer, inner) is by_code
    assert may_contain(outer, inner) is in_one_phrase
