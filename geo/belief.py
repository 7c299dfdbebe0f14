"""How far is each candidate of each name to be believed? All candidates side by side, weighed in rounds.

What is believed of one name is evidence for the others: towns pull their neighbours, a state or country named draws
its towns. The reason that a reader sees is put together in `geo.resolution`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.beside import lies_in
from geo.distance import EARTH_RADIUS_KM
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.home import Home
from geo.place import Candidate, Kind, Place

Floats = NDArray[np.float64]

#: Two rounds suffice: what is sure in the first is context in the second; a third changes nothing measurable.
ROUNDS = 3
#: A place that another name has too is meant by "name, larger place" only where it is this well known.
ALIAS_POPULATION = 50_000
#: Names within this many code points of each other are beside each other.
BESIDE = 150
#: Mentions of a name that are asked for what is beside them; the later ones repeat the first.
HEEDED = 8
#: Names this early in the text are a dateline's or a headline's and set the scene.
OPENING = 120
#: Distance in km at which a neighbour's pull has fallen to a third.
NEIGHBOUR_KM = 120.0
#: A town this near to a district's point lies in it or beside it; counties of the United States are some 50 km across.
TOGETHER_KM = 30.0
#: Weights of the evidence, set by hand; one unit is a factor of e in belief.
POPULATION, ALTERNATE, CONTAINED, TOGETHER = 5.0, -1.5, 6.0, 2.0
#: For the usual sense of a bare name; a country needs none, its kind speaks for it already.
USUAL_SENSE = 3.0
#: For a capital of more residents than `GREAT`, by its very name.
GREAT_CAPITAL, GREAT = 0.7, 5_000_000
COUNTRY_SHARE, COUNTRY_NAMED, UNIT_SHARE, UNIT_NAMED = 2.0, 1.0, 3.0, 1.5
NEAREST_PULL, MEAN_PULL, UNIT_OPENING, COUNTRY_OPENING, UNIT_BESIDE, COUNTRY_BESIDE = 2.0, 2.0, 1.0, 0.5, 1.0, 0.5
#: The name of a country alone says little for a namesake of a well-known place in it: the United States has twenty
#: Genevas, and is named in most news about the other one.
NAMESAKE_TRUST = 0.7
#: A namesake of so many residents is known by itself: Hyderabad in Pakistan.
NAMESAKE_KNOWN = 500_000
#: One of so many yields to a country that something is told to be in ("police in Lebanon"), not to one that only speaks.
NAMESAKE_CITY, COUNTRY_ENTERED = 100_000, 1.5
#: So does one in an article that names at least so many places, all of the namesake's country: Brest beside Paris and Nice.
SETTING = 2
#: A province that shares its name with a city of this size in its country is meant only where a noun says so ("Aleppo province").
SEAT_POPULATION, UNIT_OF_SEAT = 100_000, -4.0
#: A town that bears its province's name only as a second name yields to the province: "Antioquia", "Oklahoma".
NAMED_LIKE_UNIT = -3.0
KIND_PRIOR: dict[Kind, float] = {
    "country": 5.0, "region": 8.0, "water": 8.0, "line": 8.0, "site": 6.0, "admin1": 2.5, "admin2": 0.5, "town": 0.0,
}  # fmt: skip


@dataclass(slots=True)
class Group:
    """The mentions of one name (folded: `key`), with the candidates weighed for them."""

    key: str
    mentions: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    outer: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)  # by mention: the place it is said to lie in
    inner: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)  # by mention: the place said to lie in it
    listed: dict[int, list[int]] = field(default_factory=dict)  # by mention: its neighbours in a list
    kinds: dict[int, frozenset[Kind]] = field(default_factory=dict)  # by mention: what the noun beside it asks for
    entered: bool = False  # whether something is told to be "in" it


def lie_inside(candidates: Sequence[Candidate], outer: Sequence[Candidate]) -> NDArray[np.bool_]:
    """Which candidates lie in the larger place beside the name, by their own name or as the well-known place they are.

    "Washington, New York and Boston" does not mean the village in New York that was once called Washington.
    """
    own = any(c.quality > 1 for c in candidates)
    return np.array(
        [
            (c.quality > 1 or not own or c.place.population > ALIAS_POPULATION) and lies_in(c.place, outer)
            for c in candidates
        ]
    )


def _is_seat(candidate: Candidate, key: str, sense: str | None) -> bool:
    """Whether a town is so large under this very name that a province of the name has to be called one.

    "Oklahoma" for Oklahoma City is not its very name.
    """
    place = candidate.place
    own = candidate.quality > 1 and not fold(place.name).startswith(f"{key} ")
    return place.kind == "town" and ((own and place.population > SEAT_POPULATION) or place.id == sense)


def _is_great_capital(candidate: Candidate, key: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of one of the largest capitals: "Paris, London and New York" are no towns of Kentucky."""
    place = candidate.place
    return place.id in gazetteer.capitals and place.population > GREAT and fold(place.name) == key


def _beside(groups: Sequence[Group]) -> NDArray[np.bool_]:
    """Which groups have mentions beside each other, by the first `HEEDED` of each; every group is beside itself."""
    found = np.eye(len(groups), dtype=bool)
    starts = sorted((start, number) for number, group in enumerate(groups) for start in group.starts[:HEEDED])
    for at, (start, number) in enumerate(starts):
        later = at + 1
        while later < len(starts) and starts[later][0] - start < BESIDE:
            other = starts[later][1]
            found[number, other] = found[other, number] = True
            later += 1
    return found


class Field:
    """All candidates of all groups side by side, as arrays; what each group is believed to mean is evidence for the rest."""

    def __init__(self, groups: list[Group], gazetteer: Gazetteer, home: Home) -> None:
        self.groups = groups
        places = [c.place for g in groups for c in g.candidates]
        self.places = places
        self.offsets = np.cumsum([0, *(len(g.candidates) for g in groups)])
        self.group = np.repeat(np.arange(len(groups)), np.diff(self.offsets))
        countries: dict[str, int] = {"": 0}
        units: dict[tuple[str, str], int] = {("", ""): 0}
        self.country = np.array([countries.setdefault(p.country_code, len(countries)) for p in places])
        self.unit = np.array(
            [units.setdefault((p.country_code, p.admin1) if p.admin1 else ("", ""), len(units)) for p in places]
        )
        self.is_country = np.array([p.kind == "country" for p in places])
        self.is_admin1 = np.array([p.kind == "admin1" for p in places])
        self.is_point = np.array([p.kind in ("town", "site", "admin2") for p in places])
        self.lat = np.radians([p.lat for p in places])
        self.lon = np.radians([p.lon for p in places])
        self.mass = np.minimum(3.0, 1 + np.log([len(g.mentions) for g in groups]))
        self.beside = _beside(groups)
        self.opening = np.array([min(g.starts) < OPENING for g in groups])
        self.prior: Floats = self._prior(gazetteer) + np.array([home.pull(p) for p in places]) + self._neighbourhood()
        self.best = self.offsets[:-1].copy()
        senses = gazetteer.default_senses
        known = [(g, any(c.place.id == senses.get(g.key) for c in g.candidates)) for g in groups]
        self.trust = np.array(
            [
                NAMESAKE_TRUST
                if usual and c.place.id != senses.get(g.key) and c.place.population <= NAMESAKE_KNOWN
                else 1.0
                for g, usual in known
                for c in g.candidates
            ]
        )

        self.entered = np.array([g.entered for g in groups])
        self.is_large_namesake = (self.trust < 1) & np.array(
            [p.kind == "town" and p.population > NAMESAKE_CITY for p in places]
        )

    def _prior(self, gazetteer: Gazetteer) -> Floats:
        """What speaks for each candidate before its context: population, kind, whether the name is its own."""
        people = np.log10(np.array([p.population for p in self.places], dtype=float) + 10) / 7
        quality = np.array([c.quality for g in self.groups for c in g.candidates])
        prior: Floats = (
            POPULATION * people + np.array([KIND_PRIOR[p.kind] for p in self.places]) + ALTERNATE * (quality < 2)
        )
        at = 0
        for group in self.groups:
            sense = gazetteer.default_senses.get(group.key)
            inside = np.zeros(len(group.candidates), dtype=bool)
            for outer in group.outer.values():
                inside |= lie_inside(group.candidates, outer)
            seats = {c.place.country_code for c in group.candidates if _is_seat(c, group.key, sense)}
            provinces = {
                (c.place.country_code, c.place.admin1)
                for c in group.candidates
                if c.place.kind == "admin1" and c.quality > 1
            }
            for number, candidate in enumerate(group.candidates):
                unit = (candidate.place.country_code, candidate.place.admin1)
                if candidate.quality < 2 and candidate.place.kind == "town" and unit in provinces:
                    prior[at] += NAMED_LIKE_UNIT
                if candidate.place.kind == "admin1" and candidate.place.country_code in seats:
                    prior[at] += UNIT_OF_SEAT
                if candidate.place.id == sense and candidate.place.kind != "country":
                    prior[at] += USUAL_SENSE
                if _is_great_capital(candidate, group.key, gazetteer):
                    prior[at] += GREAT_CAPITAL
                if inside[number]:
                    prior[at] += CONTAINED
                at += 1
        return prior

    def _neighbourhood(self) -> Floats:
        """Towns near a district of another name here, and such districts: "Hamilton" and "Butler County" tell each other.

        Many towns are called Hamilton and many counties Butler, but only one pair lies together: this needs no belief.
        """
        towns = np.flatnonzero([p.kind == "town" for p in self.places])
        districts = np.flatnonzero([p.kind == "admin2" for p in self.places])
        together = self._km(towns, districts) < TOGETHER_KM
        together &= self.unit[towns][:, None] == self.unit[districts][None, :]
        together &= self.group[towns][:, None] != self.group[districts][None, :]
        found = np.zeros(len(self.places))
        found[towns] = TOGETHER * together.any(axis=1)
        found[districts] = TOGETHER * together.any(axis=0)
        return found

    def _km(self, left: NDArray[np.intp], right: NDArray[np.intp]) -> Floats:
        """Distances in km; equirectangular: exact enough where nearness is asked for."""
        dx = (self.lon[left][:, None] - self.lon[right][None, :] + np.pi) % (2 * np.pi) - np.pi
        dx *= np.cos((self.lat[left][:, None] + self.lat[right][None, :]) / 2)
        distances: Floats = EARTH_RADIUS_KM * np.hypot(dx, self.lat[left][:, None] - self.lat[right][None, :])
        return distances

    def weigh(self) -> Floats:
        """Logits of all candidates after the rounds."""
        logits = self.prior
        for _ in range(ROUNDS - 1):
            belief = self._belief(logits)
            self.best = self._best(logits)
            logits = self.prior + self._context(belief)
        return logits

    @cached_property
    def best_of(self) -> dict[int, Place]:
        """What each mention is believed to mean, by its number."""
        return {m: self.places[at] for group, at in zip(self.groups, self.best, strict=True) for m in group.mentions}

    @cached_property
    def best_places(self) -> list[Place]:
        """What each group is believed to mean."""
        return [self.places[at] for at in self.best]

    def largest(self, number: int) -> str:
        """The id of the most populous candidate of a group."""
        own = range(self.offsets[number], self.offsets[number + 1])
        return self.places[max(own, key=lambda at: self.places[at].population)].id

    def _best(self, logits: Floats) -> NDArray[np.intp]:
        """The likeliest candidate of each group, the first of several."""
        highest = np.maximum.reduceat(logits, self.offsets[:-1])
        peaks = np.flatnonzero(logits == highest[self.group])
        return peaks[np.searchsorted(self.group[peaks], np.arange(len(self.groups)))]

    def _belief(self, logits: Floats) -> Floats:
        highest = np.maximum.reduceat(logits, self.offsets[:-1])
        odds = np.exp(logits - highest[self.group])
        share: Floats = odds / np.add.reduceat(odds, self.offsets[:-1])[self.group]
        return share

    def _context(self, belief: Floats) -> Floats:
        """How well each candidate fits what the other groups are believed to mean."""
        best = self.best
        other = self.group[:, None] != np.arange(len(self.groups))[None, :]
        settled = (self.country[best] > 0)[None, :]
        weight = belief[best] * self.mass
        same_country = (self.country[:, None] == self.country[best][None, :]) & other & settled
        same_unit = (self.unit[:, None] == self.unit[best][None, :]) & (self.unit[:, None] > 0) & other
        total = (other * settled * weight).sum(axis=1)
        total[total == 0] = 1.0
        not_country = ~self.is_country
        score = COUNTRY_SHARE * self.trust * (same_country * weight).sum(axis=1) / total
        score += UNIT_SHARE * not_country * (same_unit * weight).sum(axis=1) / total
        names_country = (self.is_country[best] | self.is_admin1[best])[None, :]
        entered = self.entered[None, :] & self.is_country[best][None, :]
        among = (same_country.sum(axis=1) >= SETTING) & (same_country.sum(axis=1) == (other & settled).sum(axis=1))
        score += COUNTRY_ENTERED * self.is_large_namesake * ((same_country & entered).any(axis=1) | among)
        score += COUNTRY_NAMED * self.trust * (same_country & names_country).any(axis=1)
        score += UNIT_NAMED * ~self.is_admin1 * not_country * (same_unit & self.is_admin1[best][None, :]).any(axis=1)
        beside = self.beside[self.group]
        score += COUNTRY_BESIDE * self.trust * (same_country & beside).any(axis=1)
        score += UNIT_BESIDE * not_country * (same_unit & beside).any(axis=1)
        early = self.opening[None, :] * belief[best][None, :]
        score += COUNTRY_OPENING * self.trust * (same_country * early).max(axis=1)
        score += UNIT_OPENING * (same_unit * early).max(axis=1)
        fit: Floats = score + self._pull(other, belief)
        return fit

    def _pull(self, other: NDArray[np.bool_], belief: Floats) -> Floats:
        """The pull of towns believed to be meant elsewhere in the article, falling off with distance."""
        points = np.flatnonzero(self.is_point[self.best])
        if not len(points):
            return np.zeros(len(self.places))
        at = self.best[points]
        distances = self._km(np.arange(len(self.places)), at)
        pull = np.exp(-distances / NEIGHBOUR_KM) * belief[at][None, :] * other[:, points]
        pulled: Floats = NEAREST_PULL * pull.max(axis=1) + MEAN_PULL * pull.mean(axis=1)
        return pulled
