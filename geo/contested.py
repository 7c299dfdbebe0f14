"""Who holds a contested area, and who claims it? The table `geo/data/claims.csv`, and the points of view it allows.

It takes no position on sovereignty. Borders are drawn as controlled on the ground, or as one country claims them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.errors import DataError

DATA = Path(__file__).parent / "data"

#: Stands wherever borders are shown.
NOTE = "No position on sovereignty."


@dataclass(frozen=True, slots=True)
class Contested:
    """One contested area.

    Its ground is made of whole areas (`areas`, keys of `geo.areas`), and of what lies inside `outline` ("lon lat, ...",
    degrees) and in one of the countries `held_by` (ISO 3166). `administered` says in words who runs it; `claimed_by`
    are country codes; `names` are the names that sides use, by country code.
    """

    slug: str
    name: str
    areas: tuple[str, ...]
    outline: str
    held_by: tuple[str, ...]
    administered: str
    claimed_by: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    source: str

    @property
    def claimants(self) -> tuple[str, ...]:
        """Those who claim it and do not hold it: from their points of view the borders run elsewhere."""
        return tuple(code for code in self.claimed_by if code not in self.held_by)

    @property
    def concerns(self) -> frozenset[str]:
        """Codes of the countries that hold or claim it or have a name for it, and the keys of its areas."""
        return frozenset((*self.held_by, *self.claimed_by, *self.areas, *(code for code, _ in self.names)))


@cache
def contested_areas(folder: Path = DATA) -> tuple[Contested, ...]:
    """The table, in its order. Raises DataError where it is missing or broken."""
    try:
        with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
            return tuple(_contested(row) for row in csv.DictReader(file))
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"claims.csv cannot be read ({error}).") from error


def _contested(row: dict[str, str]) -> Contested:
    names = [name.split(": ", 1) for name in row["names"].split("|")]
    return Contested(
        slug=row["slug"],
        name=row["name"],
        areas=tuple(row["areas"].split()),
        outline=row["outline"],
        held_by=tuple(row["held_by"].split()),
        administered=row["administered"],
        claimed_by=tuple(row["claimed_by"].split()),
        names=tuple((code, name) for code, name in names),
        source=row["source"],
    )


@cache
def country_names(folder: Path = DATA) -> dict[str, str]:
    """Name by code (ISO 3166) of every country."""
    with (folder / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


@cache
def views(folder: Path = DATA) -> dict[str, str]:
    """The countries from whose points of view borders can be drawn: name by code, in the order of names."""
    names = country_names(folder)
    codes = {code for area in contested_areas(folder) for code in area.claimants}
    return {code: names[code] for code in sorted(codes, key=names.__getitem__)}
