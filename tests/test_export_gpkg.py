from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest

from layers.export import export
from layers.reading import Reading
from layers.view import EVERYTHING, View, chosen
from tests.exported import HARD, reading_with
from tests.readings import reading


@pytest.fixture
def written(tmp_path: Path):
    """Writes readings, and gives a function that reads a layer with GDAL."""

    def write(readings: list[Reading], view: View = EVERYTHING):
        path = tmp_path / "out.gpkg"
        path.write_bytes(export("gpkg", readings, view))
        return lambda layer=None: (
            gpd.read_file(path, layer=layer) if layer else {str(name): kind for name, kind in pyogrio.list_layers(path)}
        )

    return write


def test_a_layer_for_each_layer_and_the_tables(written) -> None:
    read = written([reading()])
    assert set(read()) == {"strikes", "borders", "threats", "figures", "mentions", "articles", "about"}
    strikes = read("strikes")
    assert strikes.crs == "EPSG:4326"
    assert strikes.geom_type.tolist() == ["Point", "MultiPolygon", "MultiPolygon"]
    assert strikes["location"].tolist() == ["Sumy", "Sumy", "Poland"]
    assert read("threats").geometry.isna().all()
    (figure,) = read("figures").to_dict("records")
    assert (figure["event"], figure["kind"], figure["low"], figure["claimant"]) == ("e1", "killed", 3, "the mayor")
    assert read("mentions")["name"].tolist()[-1] == "Lviv"
    assert read("articles")["sha256"].tolist() == [reading().article.sha256]
    assert dict(read("about")[["key", "value"]].to_numpy())["filter"] == "everything"


def test_only_what_is_visible(written) -> None:
    read = written([reading()], chosen(["borders"], None))
    assert set(read()) == {"borders", "figures", "mentions", "articles", "about"}
    assert len(read("figures")) == 0
    assert read("mentions")["name"].tolist() == ["Medyka"]


def test_nothing_visible_is_still_a_geopackage(written) -> None:
    assert set(written([])()) == {"figures", "mentions", "articles", "about"}


def test_hard_words_come_back(written) -> None:
    read = written([reading_with(words, id=f"{number}.txt") for number, words in enumerate(HARD)])
    assert read("strikes")["notes"].tolist() == list(HARD)
    assert read("strikes")["label"].tolist() == list(HARD)
    assert read("mentions")["name"].tolist() == list(HARD)


def test_nothing_is_lost_behind_a_nul(written) -> None:
    assert written([reading_with("before\0after")])("strikes")["notes"].tolist() == ["before␀after"]
