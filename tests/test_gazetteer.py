"""The gazetteer: what it answers, and that it says when it cannot."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "best"),
    [
        ("New Territories", "region:new-territories"),
        ("Paris", "geonames:2988507"),
        ("paris", "geonames:2988507"),
        ("Sao Paulo", "geonames:3448439"),
        ("Syria", "geonames:163843"),
        ("Pakistan-occupied Kashmir", "region:pakistan-occupied-kashmir"),
    ],
)
def test_best_known_bearer_comes_first(name: str, best: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates([name])[name][0].place.id == best


def test_many_names_are_answered_at_once_and_unknown_ones_are_left_out(gazetteer: Gazetteer) -> None:
    answer = gazetteer.candidates(["Lima", "Zzyqxville", "Quito"])
    assert set(answer) == {"Lima", "Quito"}


@pytest.mark.parametrize(
    ("text", "form", "place"),
    [
        ("Iraqis", "demonym", "Iraq"),
        ("U.S.", "abbreviation", "United States"),
        ("Calif.", "abbreviation", "California"),
        ("TX", "postal", "Texas"),
    ],
)
def test_exact_forms(text: str, form: str, place: str, gazetteer: Gazetteer) -> None:
    exact = gazetteer.exact[text]
    assert (exact.form, exact.candidates[0].place.name) == (form, place)


@pytest.mark.parametrize("text", ["us", "Us", "in", "iraqis"])
def test_exact_forms_count_only_as_they_are_written(text: str, gazetteer: Gazetteer) -> None:
    assert text not in gazetteer.exact


def test_capitals(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates(["Kyiv"])["Kyiv"]
    named = {place.name for place_id in gazetteer.capitals if (place := gazetteer.place(place_id))}
    assert {"Islamabad", "Moscow", "Tehran", "Nairobi"} <= named
    assert len(gazetteer.capitals) > 180


@pytest.mark.parametrize(
    ("lat", "lon", "town"),
    [(31.55, 74.34, "Lahore"), (-17.71, 178.06, "Nadi"), (51.5, -0.12, "London"), (64.15, -21.94, "Reykjavík")],
)
def test_nearest(lat: float, lon: float, town: str, gazetteer: Gazetteer) -> None:
    assert town in {place.name for place in gazetteer.nearest(lat, lon, limit=12)}


def test_nearest_crosses_the_date_line(gazetteer: Gazetteer) -> None:
    (place,) = gazetteer.nearest(-16.8, -179.99, limit=1)
    assert place.country_code == "FJ"


def test_a_file_that_is_no_gazetteer_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"not a database, but long enough to be looked at" * 100)
    with pytest.raises(GazetteerError, match="start again"):
        Gazetteer(path)


def test_threads_share_it(gazetteer: Gazetteer) -> None:
    fresh = Gazetteer(gazetteer.path)
    names = [
        f"{prefix} {word}" for prefix in ("San", "New", "Port", "Al") for word in ("Juan", "York", "Sudan", "Basrah")
    ]
    expected = {name: fresh.candidates([name]) for name in names}
    wrong: list[str] = []

    def ask() -> None:
        reader = fresh
        wrong.extend(name for name in names * 20 if reader.candidates([name]) != expected[name])

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
