"""Where is a source at home? A Texan weekly that says "Paris" means the next county: its home region outweighs size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo.place import Place
from geo.toponym import Toponym

#: What a home speaks for a candidate in it, in the units of `geo.resolution`: outweighs a thousandfold population.
HOME_UNIT, HOME_COUNTRY = 3.0, 1.0
#: A resolution surer than this is learnt from.
LEARN_FROM = 0.8
#: Places of the earlier articles that it takes before what they say counts in full.
ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Home:
    """How much of a source's news is in each first-order unit and country, as shares from 0 to 1."""

    units: Mapping[tuple[str, str], float] = field(default_factory=dict)
    countries: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def at(cls, place: Place) -> Home:
        """A home that the user names: a town, a unit or a country."""
        unit = {(place.country_code, place.admin1): 1.0} if place.admin1 else {}
        return cls(unit, {place.country_code: 1.0})

    def pull(self, place: Place) -> float:
        """What it speaks for a candidate; countries, regions and waters are at home nowhere."""
        if place.kind not in ("admin1", "admin2", "town", "site"):
            return 0.0
        unit = self.units.get((place.country_code, place.admin1), 0.0) if place.admin1 else 0.0
        return HOME_UNIT * unit + HOME_COUNTRY * self.countries.get(place.country_code, 0.0)


class Memory:
    """What the earlier articles of each source resolved to, within one run of the program."""

    def __init__(self) -> None:
        self._units: dict[str, Counter[tuple[str, str]]] = {}

    def home(self, source: str) -> Home:
        """The home that a source's articles have shown so far; no pull at all before the first."""
        units = self._units.get(source, Counter())
        total = max(ENOUGH, units.total())
        countries: Counter[str] = Counter()
        for (country, _), count in units.items():
            countries[country] += count
        return Home({u: n / total for u, n in units.items()}, {c: n / total for c, n in countries.items()})

    def learn(self, source: str, toponyms: Iterable[Toponym]) -> None:
        """Take in what an article resolved to: each place once, and only what was sure."""
        places = {t.place.id: t.place for t in toponyms if t.place and t.score >= LEARN_FROM}
        units = self._units.setdefault(source, Counter())
        units.update((p.country_code, p.admin1) for p in places.values() if p.admin1 and p.kind != "admin1")
