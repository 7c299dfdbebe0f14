from __future__ import annotations

import io
import json

import geopandas as gpd
import pyarrow.parquet as pq

from layers.export import export
from tests.exported import HARD, reading_with
from tests.readings import reading


def test_geopandas_reads_it() -> None:
    frame = gpd.read_parquet(io.BytesIO(export("geoparquet", [reading()])))
    assert frame.crs == "EPSG:4326"
    assert frame["event"].tolist() == ["e1", "e2", "e2", "e3", "e4"]
    assert [shape and shape.geom_type for shape in frame.geometry] == [
        "Point", "MultiPolygon", "MultiPolygon", None, "Point",
    ]  # fmt: skip
    assert json.loads(frame["event_json"][0])["figures"][0]["claimant"]["text"] == "the mayor"


def test_pyarrow_reads_it_and_what_it_is() -> None:
    metadata = pq.read_metadata(io.BytesIO(export("geoparquet", [reading()]))).metadata
    geo = json.loads(metadata[b"geo"])
    assert geo["version"].startswith("1.")
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    about = json.loads(metadata[b"dateline"])
    assert about["articles"][0]["sha256"] == reading().article.sha256
    assert about["filter"] == "everything"


def test_hard_words_come_back_untouched() -> None:
    words = [*HARD, "before\0after"]
    made = export("geoparquet", [reading_with(each, id=f"{number}.txt") for number, each in enumerate(words)])
    frame = gpd.read_parquet(io.BytesIO(made))
    assert frame["notes"][frame["drawn"]].tolist() == words


def test_nothing_visible_has_the_same_columns() -> None:
    empty = gpd.read_parquet(io.BytesIO(export("geoparquet", [])))
    assert len(empty) == 0
    assert list(empty.columns) == list(gpd.read_parquet(io.BytesIO(export("geoparquet", [reading()]))).columns)
