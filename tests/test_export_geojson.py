from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from jsonschema import Draft202012Validator

from layers.export import export
from layers.view import chosen
from tests.exported import HARD, reading_with
from tests.readings import reading

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "geojson.json").read_text("utf-8"))


def test_it_keeps_to_its_schema() -> None:
    hard = [reading_with(words, id=f"{number}.txt") for number, words in enumerate(HARD)]
    Draft202012Validator(SCHEMA).validate(json.loads(export("geojson", [reading(), *hard])))


def test_the_schema_is_not_a_rubber_stamp() -> None:
    made = json.loads(export("geojson", [reading()]))
    made["features"][0]["geometry"] = {"type": "Point", "coordinates": [34.8]}
    assert not Draft202012Validator(SCHEMA).is_valid(made)


def test_gdal_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "out.geojson"
    path.write_bytes(export("geojson", [reading()]))
    frame = gpd.read_file(path)
    assert frame.crs == "EPSG:4326"
    assert [shape and shape.geom_type for shape in frame.geometry] == [
        "Point", "MultiPolygon", "MultiPolygon", None, "Point",
    ]  # fmt: skip


def test_exterior_rings_run_counterclockwise() -> None:
    made = json.loads(export("geojson", [reading()]))
    areas = [shapely.geometry.shape(f["geometry"]) for f in made["features"] if f["geometry"]]
    rings = [part.exterior for area in areas for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    assert rings
    assert all(ring.is_ccw for ring in rings)


def test_it_says_what_it_is() -> None:
    made = json.loads(export("geojson", [reading()], chosen(["strikes"], ["claimed"])))
    assert [feature["id"] for feature in made["features"]] == ["sumy.txt#e1.1"]
    assert made["filter"] == "layers: strikes; status: claimed"
    assert made["features"][0]["properties"]["sha256"] == reading().article.sha256


@pytest.mark.parametrize("words", HARD)
def test_hard_words_come_back_untouched(words: str) -> None:
    made = json.loads(export("geojson", [reading_with(words)]))
    assert made["features"][0]["properties"]["quotes"][0]["text"] == words
