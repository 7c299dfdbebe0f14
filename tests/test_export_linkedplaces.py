from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
from jsonschema import Draft202012Validator

from layers.export import export
from layers.view import EVERYTHING, View, chosen
from tests.exported import HARD, every_area, every_point, reading_with
from tests.readings import reading

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "linkedplaces.json").read_text("utf-8"))


def features(view: View = EVERYTHING) -> dict[str, Any]:
    made = json.loads(export("linkedplaces", [reading()], view))
    return {feature["properties"]["title"]: feature for feature in made["features"]}


def kinds(feature: dict[str, Any]) -> list[str]:
    return [each["type"] for each in feature["geometry"]["geometries"]]


def test_it_keeps_to_its_schema() -> None:
    hard = [reading_with(words, id=f"{number}.txt") for number, words in enumerate(HARD)]
    areas = reading_with("all of them", every_area())
    Draft202012Validator(SCHEMA).validate(json.loads(export("linkedplaces", [reading(), areas, *hard])))


def test_the_schema_is_not_a_rubber_stamp() -> None:
    made = json.loads(export("linkedplaces", [reading()]))
    made["features"][0]["names"][0].pop("citations")
    assert not Draft202012Validator(SCHEMA).is_valid(made)


def test_it_is_geojson_too(tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    path.write_bytes(export("linkedplaces", [reading()]))
    assert len(gpd.read_file(path)) == 5


def test_a_feature_a_place_with_its_names_and_quotes() -> None:
    found = features()
    assert list(found) == ["Sumy, Ukraine", "Poland", "Medyka crossing, Poland", "Lviv, Ukraine"]
    assert kinds(found["Poland"]) == ["MultiPolygon"]
    assert kinds(found["Lviv, Ukraine"]) == ["Point"]
    medyka = found["Medyka crossing, Poland"]
    assert [name["toponym"] for name in medyka["names"]] == ["Medyka"]
    assert medyka["descriptions"][0]["value"].endswith("The crossing at Medyka was closed.")
    assert found["Lviv, Ukraine"]["links"] == [{"type": "exactMatch", "identifier": "https://sws.geonames.org/702550/"}]


def test_a_place_of_a_hidden_event_is_not_listed_as_named() -> None:
    assert list(features(chosen(["named"], None))) == ["Lviv, Ukraine"]
    assert list(features(chosen(["borders"], None))) == ["Medyka crossing, Poland"]


def test_two_articles_are_cited_side_by_side() -> None:
    one, two = (reading_with(words, every_point()[:1], id=words) for words in ("Ex", "Eks"))
    (feature,) = json.loads(export("linkedplaces", [one, two]))["features"]
    assert [name["toponym"] for name in feature["names"]] == ["Ex", "Eks"]
    assert len({name["citations"][0]["@id"] for name in feature["names"]}) == 2
    assert feature["when"]["timespans"][0] == {"start": {"in": "2025-05-06"}, "end": {"in": "2025-05-07"}}
