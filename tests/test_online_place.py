"""What a service answers becomes a place of ours, whatever its form, and never one without a point."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.answers import Answer
from geo.online_place import LONGEST_NAME, has_coordinates, place_of

#: what a service says besides the point, and id, name, kind, country of the place
PLACES: list[tuple[str, Any, tuple[str, str, str, str]]] = [
    # Nominatim
    (
        "Attari, Amritsar, Punjab, India",
        {"osm_type": "node", "osm_id": 7, "name": "Attari", "addresstype": "village", "type": "village",
         "address": {"country": "India", "country_code": "in"}},
        ("online:node/7", "Attari", "town", "IN"),
    ),
    ("Punjab, India", {"addresstype": "state", "type": "administrative"}, ("online:place/Punjab", "Punjab", "admin1", "")),
    ("Indus", {"addresstype": "river"}, ("online:place/Indus", "Indus", "line", "")),
    ("Gate, Wagah", {"addresstype": "tourism", "type": "attraction"}, ("online:place/Gate", "Gate", "site", "")),
    # Photon
    ("x", {"properties": {"name": "Chenab", "osm_type": "R", "osm_id": 8, "type": "other", "osm_value": "river",
                          "countrycode": "PK"}}, ("online:R/8", "Chenab", "line", "PK")),
    ("x", {"properties": {"name": "Fort", "type": "house", "osm_value": "fort"}}, ("online:place/Fort", "Fort", "site", "")),
    ("x", {"properties": {"name": "Kenya", "type": "country", "osm_value": "administrative"}},
     ("online:place/Kenya", "Kenya", "country", "")),
    # GeoNames
    ("Attari", {"geonameId": 9, "name": "Attari", "fcl": "P", "fcode": "PPL", "countryCode": "IN"},
     ("online:place/9", "Attari", "town", "IN")),
    ("Punjab", {"name": "Punjab", "fcl": "A", "fcode": "ADM1"}, ("online:place/Punjab", "Punjab", "admin1", "")),
    ("Tehsil", {"name": "Tehsil", "fcl": "A", "fcode": "ADM3"}, ("online:place/Tehsil", "Tehsil", "admin2", "")),
    ("Ravi", {"name": "Ravi", "fcl": "H", "fcode": "STM"}, ("online:place/Ravi", "Ravi", "line", "")),
    ("Dal", {"name": "Dal", "fcl": "H", "fcode": "LK"}, ("online:place/Dal", "Dal", "water", "")),
    ("Base", {"name": "Base", "fcl": "S", "fcode": "INSM"}, ("online:place/Base", "Base", "site", "")),
    # any other, and what is no answer of a place at all
    ("Attari, India", {"formatted": "Attari, India"}, ("online:place/Attari", "Attari", "town", "")),
    ("", {}, ("online:place/Attari", "Attari", "town", "")),
    ("Attari", None, ("online:place/Attari", "Attari", "town", "")),
    ("Attari", {"address": "x", "properties": 5, "name": ["a"], "country_code": 3}, ("online:place/['a']", "['a']", "town", "")),
    # a name is one line of sane length that can be written
    (" a\n\x00b\u202e \ud800 c", {}, ("online:place/a b ? c", "a b ? c", "town", "")),
    ("x" * 5000, {}, ("online:place/" + "x" * LONGEST_NAME, "x" * LONGEST_NAME, "town", "")),
    ("Attari", {"address": {"country_code": "<b>"}}, ("online:place/Attari", "Attari", "town", "")),
]  # fmt: skip


@pytest.mark.parametrize(("address", "raw", "expected"), PLACES, ids=[case[2][0][:30] for case in PLACES])
def test_place_of(address: str, raw: Any, expected: tuple[str, str, str, str]) -> None:
    place = place_of(Answer(address, 31.6, 74.6, raw), "Attari", "© Places")
    assert (place.id, place.name, place.kind, place.country_code) == expected
    assert (place.lat, place.lon, place.area, place.credit) == (31.6, 74.6, "", "© Places")


#: latitude, longitude, what the service said, and whether that is a point
POINTS: list[tuple[float, float, Any, bool]] = [
    (31.6, 74.6, None, True),
    (-31.6, -180.0, {"lat": "-31.6", "lon": "-180"}, True),
    # what geopy fills in
    (0.0, 0.0, {}, False),
    (0.0, 74.6, {"lon": "74.6"}, False),
    (31.6, 0.0, {"lat": "31.6"}, False),
    (math.nan, 74.6, {}, False),
    (31.6, math.inf, {}, False),
    (90.1, 74.6, {}, False),
    # what geopy turns into a longitude
    (31.6, -81.0, {"lat": "31.6", "lon": "999"}, False),
    (31.6, -81.0, {"lat": 31.6, "lng": 999}, False),
    (31.6, -81.0, {"properties": {}, "geometry": {"type": "Point", "coordinates": [999, 31.6]}}, False),
    (31.6, 74.6, {"geometry": {"coordinates": []}, "long": "far", "longitude": None}, True),
]


@pytest.mark.parametrize(("lat", "lon", "raw", "is_point"), POINTS)
def test_has_coordinates(lat: float, lon: float, raw: Any, is_point: bool) -> None:
    assert has_coordinates(Answer("Attari", lat, lon, raw)) is is_point


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: st.lists(inside, max_size=3)
    | st.dictionaries(
        st.sampled_from("name address properties country_code osm_id fcl fcode lon coordinates type".split()) | st.text(),
        inside, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@given(st.text(), json_values)
def test_any_answer_is_a_place_that_can_be_written(address: str, raw: Any) -> None:
    answer = Answer(address, 31.6, 74.6, raw)
    place = place_of(answer, "Attari", "© Places")
    has_coordinates(answer)
    assert place.name
    for words in (place.id, place.name, place.country_name):
        assert words.encode().decode() == words
        assert words.isprintable()
        assert len(words) <= 2 * LONGEST_NAME + len("online:/")
    assert place.country_code == "" or (len(place.country_code) == 2 and place.country_code.isupper())
