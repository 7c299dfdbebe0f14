"""Are units named and placed as the builder says? Its pure steps, and the join on a small list of named towns."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import build_admin

LOCAL_NAMES = [
    ("Harris County", ("Harris", "County")),
    ("County Cork", ("Cork", "County")),
    ("Maigh Eo", ("Mayo", "?")),
    ("Provincia di Bergamo", ("Bergamo", "Province")),
    ("Provincia dell' Aquila", ("Aquila", "Province")),
    ("Province of Pangasinan", ("Pangasinan", "Province")),
    ("Departement d'Ille-et-Vilaine", ("Ille-et-Vilaine", "department")),
    ("Departement de l'Isere", ("Isere", "department")),
    ("Wakiso District", ("Wakiso", "District")),
    ("Okres Poprad", ("Poprad", "District")),
    # a municipality is its town
    ("Comuna Vanatori", ("Vanatori", "")),
    ("Sundsvalls Kommun", ("Sundsvall", "")),
    ("Royal Borough of Windsor and Maidenhead", ("Windsor and Maidenhead", "")),
    # a name without a unit word stays
    ("Greater London", ("Greater London", "?")),
]


@pytest.mark.parametrize(("local", "expected"), LOCAL_NAMES)
def test_names_of_second_order_units(local: str, expected: tuple[str, str]) -> None:
    assert build_admin.admin2_name(local) == expected


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), min_size=1, max_size=30))
def test_the_centre_is_one_of_the_towns(points: list[tuple[float, float]]) -> None:
    assert build_admin.centre([{"latitude": lat, "longitude": lon} for lat, lon in points]) in points


def test_one_town_far_away_does_not_move_the_centre() -> None:
    around = [{"latitude": 10 + step / 100, "longitude": 20 + step / 100} for step in range(39)]
    lat, lon = build_admin.centre([*around, {"latitude": 60.0, "longitude": 170.0}])
    assert (round(lat, 1), round(lon, 1)) == (10.2, 20.2)


def test_distinct_ignores_case_accents_and_the_name_itself() -> None:
    assert build_admin.distinct("Québec", ["Quebec", "QUÉBEC", "", "La Belle Province", "la belle province"]) == [
        "La Belle Province"
    ]


def test_join(tmp_path: Path) -> None:
    """By country, name and place: the namesake of Swat's chief town in another country gets no unit from it."""
    towns = tmp_path / "named.csv"
    towns.write_text(
        "lat,lon,name,admin1,admin2,cc\n"
        "34.7717,72.3602,Mingora,Khyber Pakhtunkhwa,Swat  District,PK\n"
        # the right name, but a degree away
        "35.7717,72.3602,Mingora,Elsewhere,,PK\n"
        "34.7717,72.3602,Mingora,Elsewhere,,IN\n",
        "utf-8",
    )
    first, second = build_admin.join(towns)
    assert first["PK.03"].votes == {"Khyber Pakhtunkhwa": 1}
    assert not any("Elsewhere" in unit.votes for unit in first.values())
    assert list(second) == [("PK.03", "Swat District")]
    (row,) = build_admin.admin2_rows(second, build_admin.town_names(first))
    assert row == ["PK.03.Swat District", "Swat District", "Swat", "34.78", "72.36", "1"]
