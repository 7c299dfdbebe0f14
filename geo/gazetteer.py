"""Which places bear a name? A compact SQLite file of names and places, built once and then only read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import Literal, NamedTuple, Protocol

from geo.errors import GazetteerError
from geo.folding import fold
from geo.place import Candidate, Kind, Place
from geo.seal import doubt

#: Names kept in memory; an article has a few hundred, so a page of articles of one story stays warm.
CACHED_NAMES = 8192
#: Kilometres per degree of latitude, for the box that `nearest` searches.
KM_PER_DEGREE = 111.2

KINDS: tuple[Kind, ...] = ("country", "region", "admin1", "admin2", "town", "site", "water", "line")

ExactForm = Literal["demonym", "abbreviation", "postal"]


class Exact(NamedTuple):
    """A form that counts only as it is written: a demonym ("Iraqi") or an abbreviation ("US", "Calif.")."""

    form: ExactForm
    candidates: tuple[Candidate, ...]


class Names(Protocol):
    """Anything that answers names with candidates."""

    def candidates(self, names: Iterable[str]) -> dict[str, tuple[Candidate, ...]]: ...


class Gazetteer:
    """Reader of a gazetteer file made by `geo.build_gazetteer`. Safe to share between threads.

    Raises GazetteerError where the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            # immutable: the file is never changed in place, so SQLite needs no locks and no journal.
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.about: dict[str, str] = dict(self._db.execute("SELECT key, value FROM about"))
        except sqlite3.Error as error:
            raise GazetteerError(
                f"The gazetteer {path} cannot be read ({error}). Delete it and start again: it is built anew."
            ) from error
        self._names: dict[str, tuple[Candidate, ...]] = {}
        self._places: dict[int, Place] = {}

    def close(self) -> None:
        self._db.close()

    def candidates(self, names: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Candidates of each name, best known first; a name that nothing bears is not in the answer.

        Names are compared as `geo.folding.fold` has them.
        """
        keys = {name: fold(name) for name in names}
        found = self.by_keys(keys.values())
        return {name: found[key] for name, key in keys.items() if found.get(key)}

    def by_keys(self, keys: Iterable[str]) -> dict[str, tuple[Candidate, ...]]:
        """Candidates by folded key, in one query for all keys that are not in memory; empty where there are none."""
        wanted = set(keys)
        answer = {key: found for key in wanted if (found := self._names.get(key)) is not None}
        missing = [key for key in wanted if key not in answer]
        if missing:
            bearers: dict[str, list[Candidate]] = {key: [] for key in missing}
            for key, quality, *row in self._query(
                "SELECT n.key, n.quality, p.* FROM json_each(?) j JOIN names n ON n.key = j.value "
                "JOIN places p ON p.number = n.place ORDER BY n.key, n.rank",
                (json.dumps(missing),),
            ):
                bearers[key].append(Candidate(self._place(row), quality))
            if len(self._names) + len(missing) > CACHED_NAMES:
                self._names.clear()
                self._places.clear()
            fresh = {key: tuple(places) for key, places in bearers.items()}
            self._names |= fresh
            answer |= fresh
        return answer

    @cached_property
    def exact(self) -> dict[str, Exact]:
        """Demonyms and abbreviations by their exact form."""
        places: dict[str, list[Candidate]] = {}
        forms: dict[str, ExactForm] = {}
        for text, form, *row in self._query(
            "SELECT e.text, e.form, p.* FROM exact e JOIN places p ON p.number = e.place ORDER BY e.text, e.rank", ()
        ):
            forms[text] = form
            places.setdefault(text, []).append(Candidate(self._place(row), 3))
        return {text: Exact(forms[text], tuple(found)) for text, found in places.items()}

    @cached_property
    def default_senses(self) -> dict[str, str]:
        """The id of the place that a bare name means when nothing beside it says otherwise, by folded name."""
        return dict(self._query("SELECT key, place FROM senses", ()))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Ids of the capitals of countries: towns that stand for a government when they speak."""
        return frozenset(place for (place,) in self._query("SELECT place FROM capitals", ()))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that English writes in lower case: evidence against a name."""
        return frozenset(word for (word,) in self._query("SELECT word FROM words", ()))

    def place(self, place_id: str) -> Place | None:
        """The place with this id, or None."""
        for row in self._query("SELECT * FROM places WHERE id = ?", (place_id,)):
            return self._place(row)
        return None

    def nearest(self, lat: float, lon: float, limit: int = 1) -> tuple[Place, ...]:
        """Towns and sites nearest to a point in degrees (EPSG:4326), nearest first."""
        from geo.distance import distance_km

        for radius_km in (25, 100, 400, 1600):
            height = radius_km / KM_PER_DEGREE
            width = min(180.0, height / max(0.02, abs(_cosine(abs(lat) + height))))
            rows = self._query(
                "SELECT * FROM places WHERE kind IN (4, 5) AND lat BETWEEN ? AND ? AND "
                "(lon BETWEEN ? AND ? OR lon - 360 BETWEEN ? AND ? OR lon + 360 BETWEEN ? AND ?)",
                (lat - height, lat + height, *((lon - width, lon + width) * 3)),
            )
            near = sorted(
                ((distance_km(lat, lon, row[8], row[9]), row) for row in rows), key=lambda pair: (pair[0], pair[1][0])
            )
            near = [pair for pair in near if pair[0] <= radius_km]
            if len(near) >= limit or radius_km == 1600:
                return tuple(self._place(row) for _, row in near[:limit])
        return ()

    def _query(self, sql: str, values: tuple[object, ...]) -> list[tuple]:  # type: ignore[type-arg]
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            doubt(self.path)
            raise GazetteerError(
                f"The gazetteer {self.path} is damaged ({error}). Start again: it is set aside and built anew."
            ) from error

    def _place(self, row: Iterable) -> Place:  # type: ignore[type-arg]
        number, place_id, name, kind, country_code, country_name, admin1, admin2, lat, lon, population, area = row
        place = self._places.get(number)
        if place is None:
            # The same few words stand in very many places; a book keeps each once.
            code, country, first, second = map(intern, (country_code, country_name, admin1, admin2))
            place = self._places[number] = Place(
                place_id, name, KINDS[kind], code, country, first, second, lat, lon, population, area
            )
        return place


def _cosine(degrees: float) -> float:
    from math import cos, radians

    return cos(radians(min(89.9, degrees)))
