"""Where is what a query names? geopy's interface to our gazetteer, and to an online service as a second opinion.

Offline is the rule: `GazetteerGeocoder` never touches the network. `OnlineGeocoder` asks a geopy service, by default
Nominatim, only where the caller makes one. Latitude comes first here, as everywhere in geopy (degrees, EPSG:4326).
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from math import isfinite
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import Nominatim, get_geocoder_for_service
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.build_gazetteer import cache_folder
from geo.distance import distance_km
from geo.errors import ArticleError, DatelineError
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.home import Home
from geo.place import Candidate, Kind, Place
from geo.version import version

#: How many locations a caller gets who wants several and names no limit; Nominatim has the same.
DEFAULT_LIMIT = 10
#: Farther than this from a point, in kilometres, a town says nothing about it: the open sea, the ice.
REVERSE_RADIUS_KM = 100.0
#: "No heavy uses (an absolute maximum of 1 request per second)":
#: https://operations.osmfoundation.org/policies/nominatim/
NOMINATIM_INTERVAL_S = 1.0
#: A service that wants us to wait longer than this, in seconds, is not waited for: the caller is told at once.
PATIENCE_S = 10.0
TIMEOUT_S = 10.0

Method = Literal["geocode", "reverse"]


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """geopy's `geocode` and `reverse` over the offline gazetteer.

    A query is a name ("Attari", "U.S."), optionally with what it lies in ("Paris, Texas", "Hyderabad, Sindh,
    Pakistan"), or a mapping with some of city, county, state and country, as geopy's Nominatim takes it. Every part
    has to fit: "Paris, Japan" is nothing. `raw` of a location has id, name, kind, precision, country_code,
    country_name and population; that of a reverse also distance_km. Nothing found is None, with several wanted too.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(adapter_factory=URLLibAdapter)  # never used: it only spares a session of connections
        self._gazetteer = gazetteer

    def geocode(
        self,
        query: str | Mapping[str, str],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
        country_codes: str | Sequence[str] | None = None,
    ) -> Location | list[Location] | None:
        """The location of a query, or with `exactly_one=False` up to `limit` of them, best known first.

        `country_codes` (ISO 3166-1 alpha-2, in any case) restricts the answer. `timeout` is taken for geopy's sake and
        does nothing. Raises ValueError for a limit below 1, GeocoderQueryError for a query of another type.
        """
        limit = _checked_limit(limit)
        places = self._places(_parts_of(query))
        if country_codes:
            wanted = {code.upper() for code in ([country_codes] if isinstance(country_codes, str) else country_codes)}
            places = [place for place in places if self._country_of(place) in wanted]
        return _answer([_location(place) for place in places[:limit]], exactly_one)

    def reverse(
        self,
        query: Point | str | Sequence[float],
        *,
        exactly_one: bool = True,
        timeout: object = DEFAULT_SENTINEL,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """The town or site nearest to a point (latitude, longitude), or several, nearest first; None where none is near.

        Raises ValueError where the query is no point or the limit is below 1.
        """
        point = Point(query)
        lat, lon = point.latitude, point.longitude
        near = self._gazetteer.nearest(lat, lon, 1 if exactly_one else _checked_limit(limit))
        distances = [(place, distance_km(lat, lon, place.lat, place.lon)) for place in near]
        found = [_location(place, distance_km=round(km, 3)) for place, km in distances if km <= REVERSE_RADIUS_KM]
        return _answer(found, exactly_one)

    def _places(self, parts: Sequence[str]) -> list[Place]:
        """Places that bear the first name and lie in all the others, best known first."""
        if not parts:
            return []
        found = self._gazetteer.candidates(parts)
        name, *outer = parts
        places = [candidate.place for candidate in self._bearers(name, found)]
        for part in outer:
            containers = [candidate.place for candidate in self._bearers(part, found, postal=True)]
            places = [place for place in places if any(self._lies_in(place, container) for container in containers)]
        sense = self._gazetteer.default_senses.get(fold(name))
        return sorted(places, key=lambda place: place.id != sense)

    def _bearers(
        self, name: str, found: Mapping[str, tuple[Candidate, ...]], *, postal: bool = False
    ) -> Iterable[Candidate]:
        """Places by name or abbreviation. A demonym is no name, and "IN" is Indiana only behind a comma."""
        exact = self._gazetteer.exact.get(name)
        if exact and (exact.form == "abbreviation" or (postal and exact.form == "postal")):
            return exact.candidates
        return found.get(name, ())

    def _lies_in(self, place: Place, container: Place) -> bool:
        if container == place:
            return False
        if container.kind == "country":
            return self._country_of(place) == container.country_code
        if container.kind == "admin1":
            return (place.country_code, place.admin1) == (container.country_code, container.admin1)
        return False

    def _country_of(self, place: Place) -> str:
        """The country's code; of a region that belongs to none by its parts, that of the nearest town."""
        if place.country_code:
            return place.country_code
        return next((town.country_code for town in self._gazetteer.nearest(place.lat, place.lon)), "")


def home_named(name: str, gazetteer: Gazetteer) -> Home:
    """Where a source is at home, by the name of a town, a unit or a country ("Ohio", "Tyler, Texas", "Kenya").

    Raises ArticleError where no place of this name is known.
    """
    found = GazetteerGeocoder(gazetteer).geocode(name, exactly_one=False, limit=1)
    place = gazetteer.place(found[0].raw["id"]) if isinstance(found, list) else None
    if place is None:
        raise ArticleError(f"Home {name!r}: no place of this name is known. Name a town, a state or a country.")
    return Home.at(place)


def _parts_of(query: str | Mapping[str, str]) -> list[str]:
    """The name and what it lies in, from the inside out."""
    if isinstance(query, str):
        parts = query.split(",")
    elif isinstance(query, Mapping):
        parts = [str(query.get(part) or "") for part in ("city", "county", "state", "country")]
    else:
        raise GeocoderQueryError(f"A query is a string or a mapping, not {type(query).__name__}.")
    return [part for part in map(str.strip, parts) if part]


def _checked_limit(limit: int | None) -> int:
    if limit is None:
        return DEFAULT_LIMIT
    if limit < 1:
        raise ValueError("Limit cannot be less than 1")
    return limit


def _location(place: Place, **extra: float) -> Location:
    raw = {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "precision": place.precision,
        "country_code": place.country_code,
        "country_name": place.country_name,
        "population": place.population,
        **extra,
    }
    parts = dict.fromkeys(part for part in (place.name, place.country_name) if part)
    return Location(", ".join(parts), (place.lat, place.lon), raw)


def _answer(found: list[Location], exactly_one: bool) -> Location | list[Location] | None:
    """In geopy's form: None for nothing, one location or a list."""
    if not found:
        return None
    return found[0] if exactly_one else found


class OnlineGeocoderError(DatelineError, GeocoderServiceError):  # type: ignore[misc]
    """An online service failed; the text says which, about what, and how. Never means "not found"."""


class OnlineTimeoutError(OnlineGeocoderError, GeocoderTimedOut):  # type: ignore[misc]
    """The service did not answer in time."""


class OnlineRateLimitError(OnlineGeocoderError, GeocoderRateLimited):  # type: ignore[misc]
    """The service wants us to wait; `retry_after` is in seconds, or None where it does not say how long."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class OnlineUnavailableError(OnlineGeocoderError, GeocoderUnavailable):  # type: ignore[misc]
    """The service could not be reached or says that it is down."""


class Pace:
    """One request at a time, and the next no sooner than `interval_s` seconds after the last began.

    Shared by threads: a request is made in a `turn`, and a turn is taken while holding `alone`.
    """

    def __init__(
        self,
        interval_s: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.interval_s = interval_s
        self._clock = clock
        self._sleep = sleep
        self.alone = threading.Lock()
        self._free_at = float("-inf")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn. Raises OnlineRateLimitError where the service asked for a longer pause than our patience."""
        wait_s = self._free_at - self._clock()
        if wait_s > PATIENCE_S:
            raise OnlineRateLimitError(
                f"The online service asked for a pause that has {wait_s:.0f} seconds to go. Try again then.",
                retry_after=wait_s,
            )
        if wait_s > 0:
            self._sleep(wait_s)
        self._free_at = self._clock() + self.interval_s
        try:
            yield
        except GeocoderRateLimited as error:
            self._free_at = self._clock() + max(self.interval_s, error.retry_after or 0)
            raise


#: Shared by all that ask Nominatim in this process: its rule is for the application, not for a window of it.
NOMINATIM_PACE = Pace(NOMINATIM_INTERVAL_S)


class AnswerCache:
    """Answers of online services, kept in one SQLite file for good: delete it to ask afresh.

    An answer is a list of locations, empty for "not found"; a failure is none and is never kept. Raises
    OnlineGeocoderError where the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, question: str) -> list[Location] | None:
        """The kept answer, or None where the question was never answered."""
        with self._open() as db:
            row = db.execute("SELECT answer FROM answers WHERE question = ?", (question,)).fetchone()
        return None if row is None else [Location(address, point, raw) for address, point, raw in json.loads(row[0])]

    def put(self, question: str, answer: Iterable[Location]) -> None:
        kept = [(place.address, (place.latitude, place.longitude), place.raw) for place in answer]
        with self._open() as db, db:
            db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?)", (question, json.dumps(kept, default=str)))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path)) as db:
                db.execute("CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT) WITHOUT ROWID")
                yield db
        except (OSError, sqlite3.Error) as error:
            raise OnlineGeocoderError(
                f"The kept answers of online services, {self.path}, cannot be used ({error}). "
                "Delete the file, or name another folder in DATELINE_CACHE."
            ) from error


class OnlineGeocoder:
    """A geopy service as a second opinion: paced, its answers kept on disk, its faults never taken for answers.

    `service` is any geopy geocoder; options of its `geocode` and `reverse` are passed on. What is asked leaves this
    machine, so make one only where the user has chosen it. Raises OnlineGeocoderError and its family, all of which
    are geopy exceptions as well; None always means that the service knows no such place.
    """

    def __init__(
        self, service: Geocoder | None = None, *, pace: Pace = NOMINATIM_PACE, cache: AnswerCache | None = None
    ) -> None:
        self._service = service or nominatim()
        self._name = f"{type(self._service).__name__} ({getattr(self._service, 'domain', 'online')})"
        self._pace = pace
        self._cache = cache or AnswerCache(cache_folder() / "online-answers.sqlite")

    def geocode(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """The location of a query in geopy's form; a blank query is nothing, and nobody is asked.

        Raises ValueError for a limit below 1.
        """
        if isinstance(query, str) and not query.strip():
            return None
        _checked_limit(options.get("limit"))
        return self._ask("geocode", query, exactly_one, options)

    def reverse(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """The address at a point (latitude, longitude) in geopy's form. Raises ValueError where it is no point."""
        point = Point(query)
        return self._ask("reverse", f"{point.latitude},{point.longitude}", exactly_one, options)

    def _ask(
        self, method: Method, query: Any, exactly_one: bool, options: dict[str, Any]
    ) -> Location | list[Location] | None:
        asked = {name: value for name, value in options.items() if name != "timeout"}
        question = json.dumps([self._name, method, query, exactly_one, asked], sort_keys=True, default=str)
        answer = self._cache.get(question)
        if answer is None:
            with self._pace.alone:
                # Another thread may have asked the same while we waited.
                answer = self._cache.get(question)
                if answer is None:
                    with self._pace.turn():
                        answer = self._request(method, query, exactly_one, options)
                    self._cache.put(question, answer)
        return _answer(answer, exactly_one)

    def _request(self, method: Method, query: Any, exactly_one: bool, options: dict[str, Any]) -> list[Location]:
        try:
            found = getattr(self._service, method)(query, exactly_one=exactly_one, **options)
        except GeopyError as error:
            raise self._fault(error, query) from error
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            # geopy trusts the shape of an answer: what is no list of objects fails wherever it is first touched.
            raise self._fault(
                GeocoderParseError(f"its answer could not be read ({type(error).__name__}: {error})"), query
            ) from error
        locations = [] if found is None else [found] if isinstance(found, Location) else list(found)
        placed = [location for location in locations if _has_coordinates(location)]
        if locations and not placed:
            raise self._fault(GeocoderParseError("its answer has no coordinates"), query)
        return placed

    def _fault(self, error: GeopyError, query: Any) -> OnlineGeocoderError:
        text = f"{self._name} did not answer about {query!r}: {error}"
        if isinstance(error, GeocoderRateLimited):
            return OnlineRateLimitError(text, retry_after=error.retry_after)
        if isinstance(error, GeocoderTimedOut):
            return OnlineTimeoutError(text)
        # Of urllib's refused connections geopy only says that something went wrong.
        if isinstance(error, GeocoderUnavailable) or isinstance(error.__context__, URLError):
            return OnlineUnavailableError(text)
        return OnlineGeocoderError(text)


def _has_coordinates(location: Location) -> bool:
    """geopy fills a missing latitude or longitude with 0.0. No service rounds so far that a place comes out there."""
    return all(isfinite(degrees) and degrees != 0.0 for degrees in (location.latitude, location.longitude))


def nominatim(**options: Any) -> Nominatim:
    """geopy's Nominatim under our own name, which its rules ask for. Options as geopy has them (domain, scheme)."""
    ours = {"user_agent": f"dateline/{version()}", "timeout": TIMEOUT_S, "adapter_factory": URLLibAdapter}
    return Nominatim(**(ours | options))


#: What Nominatim calls the kind of an answer, and what it is to us; everything else is a site.
_KINDS: dict[str, Kind] = {
    "country": "country",
    **dict.fromkeys(("state", "province", "region"), "admin1"),
    **dict.fromkeys(("county", "district", "state_district", "municipality"), "admin2"),
    **dict.fromkeys(("city", "town", "village", "hamlet", "suburb", "borough", "quarter", "neighbourhood"), "town"),
    **dict.fromkeys(("river", "stream", "canal"), "line"),
    **dict.fromkeys(("lake", "water", "bay", "sea", "strait"), "water"),
}  # fmt: skip


def online_ask(service: str, told: Callable[[str], None]) -> Callable[[str], Place | None]:
    """A question to a geopy service by its name ("nominatim", "photon", "geonames"): a place's name in, the place out.

    `told` hears what is sent where, before it is sent. A key or user name is taken from DATELINE_<SERVICE>_KEY.
    Raises OnlineGeocoderError for a service that geopy does not have or that needs a key.
    """
    geocoder = nominatim() if service == "nominatim" else _service(service)
    online = OnlineGeocoder(geocoder)
    options: dict[str, Any] = {"addressdetails": True, "language": "en"} if service == "nominatim" else {}

    def ask(name: str) -> Place | None:
        told(f"asking {getattr(geocoder, 'domain', service)} about {name!r}")
        found = online.geocode(name, **options)
        return place_of(found) if isinstance(found, Location) else None

    return ask


def _service(name: str) -> Geocoder:
    key = os.environ.get(f"DATELINE_{name.upper()}_KEY")
    try:
        made = get_geocoder_for_service(name)
        named = {"geonames": "username"}.get(name, "api_key")
        return made(**({named: key} if key else {}), timeout=TIMEOUT_S, adapter_factory=URLLibAdapter)
    except (GeopyError, TypeError) as error:
        raise OnlineGeocoderError(
            f"The online service {name!r} cannot be used ({error}). Name one that geopy has, and put its key or user "
            f"name in DATELINE_{name.upper()}_KEY where it needs one."
        ) from error


def place_of(location: Location) -> Place:
    """An online answer as a place of ours. It has no outline, so an area of it is listed and never drawn."""
    raw: dict[str, Any] = location.raw if isinstance(location.raw, dict) else {}
    address: dict[str, Any] = raw["address"] if isinstance(raw.get("address"), dict) else {}
    name = str(raw.get("name") or location.address.partition(",")[0])
    kind = _KINDS.get(
        str(raw.get("addresstype") or raw.get("type") or "town"), "site" if raw.get("addresstype") else "town"
    )
    number = f"{raw.get('osm_type', 'place')}/{raw.get('osm_id') or raw.get('geonameId') or name}"
    return Place(
        f"online:{number}", name, kind, str(address.get("country_code", "")).upper(), str(address.get("country", "")), "", "",
        location.latitude, location.longitude, 0, "",
    )  # fmt: skip
