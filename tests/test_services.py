"""A service by name, on its terms: what the environment says of it, and what it may not change."""

from __future__ import annotations

from pathlib import Path

import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER

from geo.errors import SettingError
from geo.services import DEFAULT, KNOWN, service_named


@pytest.mark.parametrize("service", KNOWN.values(), ids=list(KNOWN))
def test_terms_are_whole_and_geopy_has_the_service(service) -> None:  # type: ignore[no-untyped-def]
    assert service.name in SERVICE_TO_GEOCODER
    assert service.address.startswith("https://")
    assert service.terms.startswith("https://")
    assert service.interval_s >= 1
    assert service.credit
    assert not service.own


#: name, environment, and what comes of it
NAMED = [
    ("", {}, {"name": DEFAULT, "address": "https://nominatim.openstreetmap.org"}),
    ("", {"DATELINE_ONLINE": "Photon"}, {"name": "photon", "address": "https://photon.komoot.io"}),
    ("geonames", {"DATELINE_ONLINE": "photon"}, {"name": "geonames", "interval_s": 3.6}),
    ("geonames", {"DATELINE_GEONAMES_KEY": "me", "DATELINE_PHOTON_KEY": "you"}, {"key": "me", "parameters": {}}),
    ("opencage", {"DATELINE_OPENCAGE_KEY": "me"}, {"address": "", "interval_s": 1.0, "credit": "opencage"}),
    ("arcgis", {"DATELINE_ARCGIS_USERNAME": "me"}, {"parameters": {"username": "me"}}),
    (
        "nominatim",
        {"DATELINE_NOMINATIM_ADDRESS": " http://localhost:8080/n/ "},
        {"address": "http://localhost:8080/n", "own": True, "interval_s": 1.0},
    ),
    # another server has terms of its own, a known one keeps to what it says or slower
    ("photon", {"DATELINE_PHOTON_ADDRESS": "http://a", "DATELINE_PHOTON_INTERVAL_S": "0"}, {"interval_s": 0.0}),
    ("photon", {"DATELINE_PHOTON_INTERVAL_S": "0"}, {"interval_s": 1.0}),
    ("photon", {"DATELINE_PHOTON_INTERVAL_S": "2.5"}, {"interval_s": 2.5}),
]


@pytest.mark.parametrize(("name", "environment", "expected"), NAMED)
def test_a_service_as_the_environment_has_it(
    name: str, environment: dict[str, str], expected: dict[str, object]
) -> None:
    service = service_named(name, environment)
    assert {key: getattr(service, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("name", "environment", "words"),
    [
        ("../nominatim", {}, "no name"),
        ("", {"DATELINE_ONLINE": "a b"}, "no name"),
        ("photon", {"DATELINE_PHOTON_DOMAIN": "a"}, "DATELINE_PHOTON_ADDRESS"),
        *(
            ("photon", {"DATELINE_PHOTON_ADDRESS": address}, "DATELINE_PHOTON_ADDRESS")
            for address in (
                "photon",
                "ftp://a",
                "http://",
                "http://me:you@a",
                "http://a/?b",
                "http://a:99999",
                "http://[",
            )
        ),
        *(
            ("photon", {"DATELINE_PHOTON_INTERVAL_S": seconds}, "DATELINE_PHOTON_INTERVAL_S")
            for seconds in ("soon", "-1", "nan", "inf")
        ),
    ],
)
def test_what_makes_no_sense_is_named(name: str, environment: dict[str, str], words: str) -> None:
    with pytest.raises(SettingError, match=words):
        service_named(name, environment)


def test_a_key_is_not_shown() -> None:
    assert "s3cret" not in repr(
        service_named("arcgis", {"DATELINE_ARCGIS_KEY": "s3cret", "DATELINE_ARCGIS_PASSWORD": "s3cret"})
    )


def test_the_terms_are_documented() -> None:
    said = (Path(__file__).parent.parent / "docs" / "online.md").read_text("utf-8")
    for service in KNOWN.values():
        row = (
            f"| `{service.name}` | {service.address} | {service.interval_s:g} s | {service.credit} | {service.terms} |"
        )
        assert row in said
