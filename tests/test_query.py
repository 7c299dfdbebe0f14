"""A query names what it says and no less; the cases of geopy's interface are in test_geocoder.py."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.gazetteer import Gazetteer
from geo.query import country_of, home_named, places_named

#: query, the country of its best known place, and how it is known; None where there is none
QUERIES: list[tuple[str | Mapping[str, str], str | None, str]] = [
    ("Paris", "FR", "town"),
    ("Paris, TX", "US", "town"),
    ("Paris, Japan", None, ""),
    ("IN", None, ""),
    ("Iraqis", None, ""),
    ({"city": "Hyderabad", "country": "Pakistan"}, "PK", "town"),
    ({"street": "1 Main Street"}, None, ""),
    (" , ", None, ""),
]


@pytest.mark.parametrize(("query", "country", "kind"), QUERIES, ids=[str(case[0]) for case in QUERIES])
def test_places_of_a_query(
    query: str | Mapping[str, str], country: str | None, kind: str, gazetteer: Gazetteer
) -> None:
    best = next(iter(places_named(query, gazetteer)), None)
    assert (best and best.country_code, best.kind if best else "") == (country, kind)


def test_a_region_of_no_country_lies_where_its_nearest_town_does(gazetteer: Gazetteer) -> None:
    (valley,) = places_named("Swat Valley, Pakistan", gazetteer)
    assert (valley.country_code, country_of(valley, gazetteer)) == ("", "PK")


@given(st.text(), st.sampled_from(["Texas", "France", "Punjab"]))
def test_what_a_place_lies_in_only_narrows(gazetteer: Gazetteer, name: str, outer: str) -> None:
    wide = {place.id for place in places_named(name.replace(",", ""), gazetteer)}
    narrow = {place.id for place in places_named(f"{name.replace(',', '')}, {outer}", gazetteer)}
    assert narrow <= wide or not name.replace(",", "").strip()


@pytest.mark.parametrize(
    ("name", "country", "unit"),
    [("Ohio", "US", "OH"), ("Tyler, Texas", "US", "TX"), ("Kenya", "KE", ""), ("Lahore", "PK", "04")],
)
def test_a_home_is_named_as_one_would(name: str, country: str, unit: str, gazetteer: Gazetteer) -> None:
    home = home_named(name, gazetteer)
    assert set(home.countries) == {country}
    assert set(home.units) == ({(country, unit)} if unit else set())


def test_a_home_that_nothing_bears_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ArticleError, match="Zzyqxville"):
        home_named("Zzyqxville", gazetteer)
