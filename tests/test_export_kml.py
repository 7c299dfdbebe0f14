from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest

from layers.export import export
from layers.reading import Reading
from tests.exported import HARD, reading_with
from tests.readings import reading
from tests.tags import Tags


def read(folder: Path, readings: list[Reading]) -> dict[str, gpd.GeoDataFrame]:
    """Each folder of the document, as GDAL reads it."""
    path = folder / "out.kml"
    path.write_bytes(export("kml", readings))
    return {str(name): gpd.read_file(path, layer=name) for name, _ in pyogrio.list_layers(path)}


def test_gdal_reads_a_folder_a_layer(tmp_path: Path) -> None:
    folders = read(tmp_path, [reading()])
    assert set(folders) == {"Strikes", "Borders", "Threats"}
    strikes = folders["Strikes"]
    assert strikes["Name"].tolist()[0] == "Shells on Sumy"
    kinds = [shape.geom_type for shape in strikes.geometry]
    assert kinds[0] == "Point"
    assert set(kinds[1:]) <= {"Polygon", "MultiPolygon", "GeometryCollection"}
    assert (strikes.geometry[0].x, strikes.geometry[0].y) == (34.8, 50.922)
    assert folders["Threats"].geometry.isna().all()
    assert strikes["sha256"].tolist()[0] == reading().article.sha256


def test_the_document_says_what_it_is() -> None:
    root = ET.fromstring(export("kml", [reading()]))
    data = {each.get("name"): each[0].text for each in root[0].findall("{*}ExtendedData/{*}Data")}
    assert data["filter"] == "everything"
    assert data["article.sha256"] == reading().article.sha256


def test_days_are_a_span_of_time(tmp_path: Path) -> None:
    (strikes, *_) = read(tmp_path, [reading_with("Shells fell")]).values()
    assert [str(day.date()) for day in (strikes["begin"][0], strikes["end"][0])] == ["2025-05-06", "2025-05-07"]


@pytest.mark.parametrize("words", HARD)
def test_hard_words_are_words(words: str) -> None:
    placemark = ET.fromstring(export("kml", [reading_with(words)])).find(".//{*}Placemark")
    assert placemark is not None
    description = Tags(placemark.findtext("{*}description", ""))
    assert description.tags == {"blockquote", "br"}
    assert words in description.text
    # XML reads every line end as a line feed.
    assert placemark.findtext("{*}name") == words.replace("\r\n", "\n").replace("\r", "\n")


def test_what_xml_cannot_hold_is_replaced() -> None:
    root = ET.fromstring(export("kml", [reading_with("a\0b\x0bc\ufffed")]))
    assert root.findtext(".//{*}Placemark/{*}name") == "a\ufffdb\ufffdc\ufffdd"
