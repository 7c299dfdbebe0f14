"""What holds for every format: the same bytes, where they come from, and no area as a point."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from geo.areas import Areas
from geo.errors import ViewError
from geo.place import EXTENDED
from layers.definition import load_definitions
from layers.export import FORMATS, export
from layers.export.rows import event_rows
from layers.reading import EventPlace, to_json
from layers.view import View, chosen
from tests.exported import every_area, every_point, place_of, reading_with
from tests.readings import reading

VIEW = chosen(["strikes", "named"], ["claimed", "denied"])


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_readings_give_the_same_bytes(format: str) -> None:
    assert export(format, [reading()], VIEW) == export(format, [reading()], VIEW)


def words_of(format: str, made: bytes) -> str:
    """All text of an export; what is compressed in a Parquet file stands open in its metadata."""
    return made.decode("utf-8", "replace") if format != "geoparquet" else str(pd.Series(_metadata(made)).to_dict())


def _metadata(made: bytes) -> dict[bytes, bytes]:
    import pyarrow.parquet as pq

    found: dict[bytes, bytes] = pq.read_metadata(io.BytesIO(made)).metadata
    return found


#: What is chosen, on the page or by flags, and the words for it.
CHOSEN = [
    (VIEW, "as controlled on the ground", "layers: named, strikes; status: claimed, denied"),
    (chosen(None, None, "IN"), "as claimed by India", "everything"),
    (View(filters=("search: Sumy", "precision: town")), "as controlled on the ground", "search: Sumy; precision: town"),
    (View(layers=frozenset(), borders="UA"), "as claimed by Ukraine", "layers: none"),
]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("view", "borders", "filter"), CHOSEN)
def test_every_export_says_where_it_comes_from(format: str, view: View, borders: str, filter: str) -> None:
    text = words_of(format, export(format, [reading()], view))
    if format == "csv" and view.layers == frozenset():
        assert text.count("\n") == 1  # a table without rows has only the names of its columns
        return
    assert reading().article.sha256 in text
    for said in (
        r"Dateline \d+\.\d+\.\d+",
        "GeoNames",
        "Natural Earth",
        f"Borders {borders}; no position on sovereignty",
        filter,
    ):
        assert re.search(said, text), f"{said} is not in the {format}"


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_hidden_is_in_no_export(format: str) -> None:
    made = export(format, [reading()], chosen(["borders"], None))
    frame = gpd.read_parquet(io.BytesIO(made)).to_json() if format == "geoparquet" else ""
    text = frame or made.decode("utf-8", "replace")
    assert "Medyka crossing closed" in text
    assert "Shells fell on Sumy" not in text
    assert "Drones in Sumy" not in text


def test_readings_one_a_line_are_the_contract_where_everything_is_visible() -> None:
    plain = json.dumps(to_json(reading()), ensure_ascii=False) + "\n"
    assert export("jsonl", [reading()]).decode() == plain


@pytest.mark.parametrize("format", FORMATS)
def test_no_reading_is_an_export_too(format: str) -> None:
    assert isinstance(export(format, [], View()), bytes)


Shapes = Callable[[bytes, Path], list[str]]


def _of_csv(made: bytes, path: Path) -> list[str]:
    rows = pd.read_csv(io.BytesIO(made), dtype=str, keep_default_na=False)
    return ["Point" for row in rows.itertuples() if row.latitude + row.longitude]


def _of_html(made: bytes, path: Path) -> list[str]:
    (drawn,) = re.findall(r'id="drawn">(.*?)</script>', made.decode())
    collections = json.loads(drawn)["collections"].values()
    return [feature["geometry"]["type"] for collection in collections for feature in collection["features"]]


def _of_linkedplaces(made: bytes, path: Path) -> list[str]:
    return [each["type"] for feature in json.loads(made)["features"] for each in feature["geometry"]["geometries"]]


def _of_gdal(made: bytes, path: Path) -> list[str]:
    path.write_bytes(made)
    layers = [name for name, kind in pyogrio.list_layers(path) if kind]
    frames = [gpd.read_file(path, layer=layer) for layer in layers]
    return [shape.geom_type for frame in frames for shape in frame.geometry if shape is not None]


def _of_geoparquet(made: bytes, path: Path) -> list[str]:
    return [shape.geom_type for shape in gpd.read_parquet(io.BytesIO(made)).geometry if shape is not None]


#: How a reader that is not ours sees what is drawn in each format; the two that draw nothing are left out.
READERS: dict[str, Shapes] = {
    "csv": _of_csv,
    "html": _of_html,
    "linkedplaces": _of_linkedplaces,
    "geojson": _of_gdal,
    "gpkg": _of_gdal,
    "kml": _of_gdal,
    "geoparquet": _of_geoparquet,
}


def test_every_format_that_draws_has_its_reader() -> None:
    assert set(FORMATS) - set(READERS) == {"jsonl", "webannotation"}


@pytest.mark.parametrize("format", READERS)
def test_no_area_is_ever_a_point(format: str, tmp_path: Path) -> None:
    made = export(format, [reading_with("Shells fell", every_area())])
    shapes = READERS[format](made, tmp_path / f"out{FORMATS[format].extension}")
    assert [shape for shape in shapes if "Point" in shape] == []
    assert shapes or format == "csv"


@pytest.mark.parametrize("format", READERS)
def test_a_town_is_a_point(format: str, tmp_path: Path) -> None:
    made = export(format, [reading_with("Shells fell", every_point())])
    assert set(READERS[format](made, tmp_path / f"out{FORMATS[format].extension}")) == {"Point"}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*every_area(), *every_point()]), min_size=1, max_size=6))
def test_every_mark_of_a_table_is_a_point_if_and_only_if_it_has_coordinates(places: list[EventPlace]) -> None:
    areas = Areas()
    definitions = {definition.key: definition for definition in load_definitions()}
    for row, shape in event_rows(reading_with("Shells fell", places), definitions, areas):
        is_point = shape is not None and shape.geom_type == "Point"
        assert is_point == (row.get("latitude") is not None) == (row.get("longitude") is not None)
        assert not (is_point and row["precision"] in EXTENDED)


def test_a_format_that_is_not_there() -> None:
    with pytest.raises(ViewError, match="no format 'shp'; choose from html"):
        export("shp", [])


def test_the_command_line_offers_every_format() -> None:
    assert set(dateline.FORMATS) == set(FORMATS)
    assert len({each.extension for each in FORMATS.values()}) == len(FORMATS)


ARTICLE = "Blast in Mosul\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--layers", "strike"], "there is no layer 'strike'; choose from strikes"),
        (["--status", "done"], "there is no status 'done'"),
        (["--format", "gpkg"], "--format gpkg is a binary format: say where it goes with --output FILE."),
        (["--format", "geoparquet"], "say where it goes with --output FILE."),
    ],
)
def test_the_command_line_refuses_what_is_not_there(
    arguments: list[str], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mosul.txt"
    path.write_text(ARTICLE, "utf-8")
    assert dateline.main(["read", str(path), *arguments]) == 2
    assert complaint in capsys.readouterr().err


def test_the_command_line_exports_what_is_chosen(tmp_path: Path) -> None:
    path, output = tmp_path / "mosul.txt", tmp_path / "out.csv"
    path.write_text(ARTICLE, "utf-8")

    def layers(*arguments: str) -> list[str]:
        assert dateline.main(["read", str(path), "--format", "csv", "--output", str(output), *arguments]) == 0
        return pd.read_csv(output)["layer"].tolist()

    assert layers() == ["attacks"]
    assert layers("--layers", "attacks,borders", "--status", "occurred,claimed", "--borders", "controlled") == [
        "attacks"
    ]
    assert layers("--layers", "borders") == []


@pytest.mark.parametrize("format", FORMATS)
def test_an_online_service_is_credited_where_its_places_are(format: str) -> None:
    place = replace(place_of("town", ""), id="online:node/1", credit="© Map Makers")
    made = words_of(format, export(format, [reading_with("Somewhere", [EventPlace(0, place, "town", 5000)])]))
    assert any(words in made for words in ("© Map Makers", "\\u00a9 Map Makers", "\\xc2\\xa9 Map Makers"))
    assert "Map Makers" not in words_of(format, export(format, [reading_with("Somewhere")]))
