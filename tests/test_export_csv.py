from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.export import export
from layers.export.csv import cell
from layers.reading import Reading
from layers.view import chosen
from tests.exported import HARD, every_point, reading_with
from tests.readings import reading

#: What a spreadsheet may take for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
NUMBERS = ("latitude", "longitude", "year", "fatalities")
#: The namespace of tables in an OpenDocument.
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def rows(*readings: Reading) -> list[dict[str, str]]:
    text = export("csv", readings).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_a_mark_with_coordinates_for_points_only() -> None:
    found = [
        (row["event"], row["location"], row["latitude"], row["longitude"], row["radius_m"]) for row in rows(reading())
    ]
    assert found == [
        ("e1", "Sumy", "50.922", "34.8", "8000"),
        ("e2", "Sumy", "", "", ""),
        ("e2", "Poland", "", "", ""),
        ("e3", "", "", "", ""),
        ("e4", "Medyka crossing", "49.8", "22.95", ""),
    ]


def test_columns_of_acled_and_ours() -> None:
    first = rows(reading())[0]
    assert first["event_type"] == "Explosions/Remote violence"
    assert (first["fatalities"], first["figures"]) == ("3", "at least 3 killed, according to the mayor (“said”)")
    assert first["notes"] == "Shells fell on Sumy on Monday and killed at least three people, the mayor said."
    assert (first["event_date"], first["time_words"]) == ("", "Monday")
    assert (first["status"], first["drawn"], first["quote_spans"]) == ("claimed", "true", "21-100")
    assert (first["borders"], first["filter"]) == (
        "Borders as controlled on the ground; no position on sovereignty.",
        "everything",
    )


def test_a_known_day() -> None:
    first = rows(reading_with("Shells fell here"))[0]
    assert (first["event_date"], first["year"], first["time_precision"]) == ("2025-05-06", "2025", "1")


def test_numbers_for_two_places_are_not_counted_twice() -> None:
    assert {row["fatalities"] for row in rows(reading_with("Shells fell here", every_point()))} == {""}


@pytest.mark.parametrize("words", HARD)
def test_words_come_back_and_no_cell_is_a_formula(words: str) -> None:
    for row in rows(reading_with(words)):
        assert row["notes"].removeprefix("'") == words
        assert [value for key, value in row.items() if key not in NUMBERS and value.startswith(FORMULA)] == []


@given(st.text())
def test_every_text_is_safe_and_kept(text: str) -> None:
    made = cell(text)
    assert not made.startswith(FORMULA)
    assert made in (text, f"'{text}")


#: A table that holds formulas, so that it is seen that the readers below find them.
FORMULAS = b'a,b\r\n=1+1,"=HYPERLINK(""http://example.org"",""x"")"\r\n'


@pytest.mark.parametrize(("made", "formulas"), [(export("csv", map(reading_with, HARD)), 0), (FORMULAS, 2)])
def test_a_workbook_made_of_it_has_no_formula(made: bytes, formulas: int, tmp_path: Path) -> None:
    frame = pd.read_csv(io.BytesIO(made), dtype=str)
    # A workbook can hold no control characters; a formula never begins with one.
    frame.replace(r"[\x00-\x08\x0b-\x1f]", "", regex=True).to_excel(tmp_path / "out.xlsx", index=False)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert sheet.max_row == len(frame) + 1
    assert [cell.data_type for row in sheet.iter_rows() for cell in row].count("f") == formulas


@pytest.mark.soak
def test_libreoffice_finds_no_formula_in_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here: apt-get install libreoffice-calc-nogui")
    made = {"out": export("csv", map(reading_with, HARD)), "formulas": FORMULAS}
    for name, table in made.items():
        (tmp_path / f"{name}.csv").write_bytes(table)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    comma_quote_utf8 = "--infilter=CSV:44,34,76"
    command = [office, profile, "--headless", "--convert-to", "fods", comma_quote_utf8, "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / f"{name}.csv") for name in made)], check=True, capture_output=True)
    found = {}
    for name in made:
        cells = list(ET.parse(tmp_path / f"{name}.fods").iter(f"{TABLE}table-cell"))
        found[name] = sum(f"{TABLE}formula" in each.attrib for each in cells)
        assert any(HARD[0] in each.itertext() for each in cells) == (name == "out")
    assert found == {"out": 0, "formulas": 2}


def test_numbers_stay_numbers() -> None:
    assert (cell(-33.9), cell(0), cell(None), cell(True)) == ("-33.9", "0", "", "true")


def test_lines_end_as_rfc_4180_says() -> None:
    text = export("csv", [reading()]).decode()
    assert text.count("\r\n") == text.count("\n") == 6


def test_nothing_visible_leaves_the_header() -> None:
    assert export("csv", [reading()], chosen([], None)).count(b"\n") == 1
