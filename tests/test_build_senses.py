"""Which names that a unit shares with its chief town mean the town?"""

from __future__ import annotations

import pytest

from tools.build_senses import chief_towns


@pytest.fixture(scope="module")
def towns() -> dict[str, tuple[int, int, str]]:
    return chief_towns({"georgia"})


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [("kandahar", 1138336), ("kharkiv", 706483), ("hiroshima", 1862415), ("aleppo", 170063), ("herat", 1140026)],
)
def test_unit_called_after_its_chief_town(towns: dict[str, tuple[int, int, str]], name: str, geonameid: int) -> None:
    assert towns[name][1] == geonameid


@pytest.mark.parametrize(
    "name",
    [
        # no town of the name in the unit
        "helmand",
        "sindh",
        # set by hand
        "georgia",
        # in Mexico news means the state
        "oaxaca",
        # a larger town elsewhere has the name
        "granada",
    ],
)
def test_left_to_the_article(towns: dict[str, tuple[int, int, str]], name: str) -> None:
    assert name not in towns
