"""Where is what a query names? geopy's interface to our gazetteer, and to an online service as a second opinion.

Offline is the rule: `GazetteerGeocoder` never touches the network. `OnlineGeocoder` asks a geopy service, only where the
caller makes one. Latitude comes first here, as everywhere in geopy (degrees, EPSG:4326).
"""

from __future__ import annotations

import json
import logging
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from inspect import signature
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter, URLLibAdapter, get_retry_after
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.addresses import SCHEMES, parse_address
from geo.answers import Answer, AnswerCache
from geo.breaker import Breaker, breaker_of
from geo.build_gazetteer import cache_folder
from geo.distance import distance_km
from geo.errors import AddressError, DatelineError, LimitError, QueueError
from geo.fetch import REDIRECTS, Network, get
from geo.gazetteer import Gazetteer
from geo.limits import Deadline, Limits
from geo.online_place import has_coordinates, place_of, says_there_is_none
from geo.pacing import Queue, Turn
from geo.place import Place
from geo.query import country_of, places_named
from geo.services import Service
from geo.version import version

# What geopy finds odd in an answer is told by our errors; beside them it would only puzzle.
logging.getLogger("geopy").addHandler(logging.NullHandler())
warnings.filterwarnings("ignore", module=r"geopy\.")

#: How many locations a caller gets who wants several and names no limit; Nominatim has the same.
DEFAULT_LIMIT = 10
#: Farther than this from a point, in kilometres, a town says nothing about it: the open sea, the ice.
REVERSE_RADIUS_KM = 100.0
#: How long a service is left alone that wants to be, but does not say for how long.
UNSAID_PAUSE_S = 30.0

Method = Literal["geocode", "reverse"]
#: What geopy's geocoders call a key or user name, the usual first.
_KEYS = ("api_key", "apikey", "subscription_key", "username", "auth_id")
#: What makes the answers of a service fuller: its country by code, its names in English.
_OPTIONS: dict[str, dict[str, Any]] = {
    "nominatim": {"addressdetails": True, "language": "en"},
    "photon": {"language": "en"},
}
#: Faults that say that we are not wanted; asking again would not help.
_REFUSALS = (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges, GeocoderQuotaExceeded)


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """geopy's `geocode` and `reverse` over the offline gazetteer.

    `geo.query` says what a query may be. `raw` of a location has id, name, kind, precision, country_code,
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
        if not isinstance(query, str | Mapping):
            raise GeocoderQueryError(f"A query is a string or a mapping, not {type(query).__name__}.")
        places = places_named(query, self._gazetteer)
        if country_codes:
            wanted = {code.upper() for code in ([country_codes] if isinstance(country_codes, str) else country_codes)}
            places = [place for place in places if country_of(place, self._gazetteer) in wanted]
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
    """The service could not be reached, says that it is down, or has failed so often that it is not asked."""


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc]
    """geopy's way to the network, through our checked request: one GET with a deadline and a largest size.

    It follows no redirect, tries nothing twice, keeps no cookie, and knows no proxy. `may_be_none` is whether the last
    answer can mean that there is no such place.
    """

    may_be_none: bool = True

    def __init__(self, *, proxies: object, ssl_context: object, network: Network, limits: Limits) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._network = network
        self._limits = limits

    def get_json(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> Any:
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            said = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("its answer is no JSON, as of a page that wants one to log in") from error
        self.may_be_none = says_there_is_none(said)
        return said

    def get_text(self, url: str, *, timeout: float | None, headers: Mapping[str, str]) -> str:
        limits = self._limits
        # Errors name the host and no more: the address has the question in it, and perhaps a key.
        try:
            address = parse_address(url, self._network.ports)
        except AddressError:
            raise GeocoderServiceError("geopy made an address for it that cannot be opened") from None
        host = address.authority
        deadline = Deadline(replace(limits, online_s=timeout or limits.online_s), "online_s", host)
        try:
            reply = get(address, deadline, self._network, headers, limits=limits, size="online_mb", what=host)
        except TimeoutError as error:
            raise GeocoderTimedOut(str(limits.breach("online_s", host))) from error
        except LimitError as error:
            late = time.monotonic() >= deadline.at
            raise (GeocoderTimedOut if late else GeocoderServiceError)(
                str(limits.breach("online_s" if late else "online_mb", host))
            ) from error
        except AddressError as error:
            unreachable = isinstance(error.__cause__, OSError)
            raise (GeocoderUnavailable if unreachable else GeocoderServiceError)(str(error)) from error
        if reply.status != 200:
            said = (
                "answered {}, sends us elsewhere, and is not followed" if reply.status in REDIRECTS else "answered {}"
            )
            named = {name.lower(): value for name, value in reply.headers.items()}
            raise AdapterHTTPError(said.format(reply.status), status_code=reply.status, headers=named, text="")
        return reply.data.decode("utf-8", "replace")


class OnlineGeocoder:
    """An online service as a second opinion: one request at a time, each answer kept, no fault taken for an answer.

    What is asked leaves this machine, so make one only where the user has chosen it. `told` hears what is asked before
    it is sent, `warn` what is wrong with the folder that answers are kept in. Each question has the seconds of the limit
    `online_s`, waiting included; one that fails for a passing reason is asked once more in what is left of them. Raises
    OnlineGeocoderError and its family, all of which are geopy exceptions as well; None always means that the service
    knows no such place. `service` is the host that is asked, `credit` what its terms want beside its answers.
    """

    def __init__(
        self,
        service: Service,
        *,
        told: Callable[[str], None],
        warn: Callable[[str], None],
        folder: Path | None = None,
        limits: Limits | None = None,
        breaker: Breaker | None = None,
        queue: Queue | None = None,
    ) -> None:
        folder = folder or cache_folder()
        warn = cache(warn)  # a full disk is one trouble, whoever meets it first
        self._limits = limits or Limits.from_environment()
        self._geocoder = _geocoder(service, self._limits)
        self._terms = service
        self.service = urlsplit(service.address).netloc or getattr(self._geocoder, "domain", service.name)
        self.credit = service.credit
        self._name = f"{service.label} ({self.service})"
        self._told = told
        self._breaker = breaker or breaker_of(self.service)
        self._queue = queue or Queue(folder, self.service, service.interval_s, warn=warn)
        self._cache = AnswerCache(folder / "online-answers.sqlite", warn)

    def geocode(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """The location of a query in geopy's form; a blank query is nothing, and nobody is asked.

        Options are those of the service's geocoder in geopy. Raises ValueError for a limit below 1.
        """
        if isinstance(query, str) and not query.strip():
            return None
        _checked_limit(options.get("limit"))
        return self._located("geocode", query, exactly_one, options)

    def reverse(self, query: Any, *, exactly_one: bool = True, **options: Any) -> Location | list[Location] | None:
        """The address at a point (latitude, longitude) in geopy's form. Raises ValueError where it is no point."""
        point = Point(query)
        return self._located("reverse", f"{point.latitude},{point.longitude}", exactly_one, options)

    def __call__(self, name: str) -> Place | None:
        """The first place that the service gives for a name (`geo.second_opinion.Ask`)."""
        found = self._ask("geocode", name, True, _OPTIONS.get(self._terms.name, {}))
        return place_of(found[0], name, self.credit) if found else None

    def _located(
        self, method: Method, query: Any, exactly_one: bool, options: dict[str, Any]
    ) -> Location | list[Location] | None:
        found = self._ask(method, query, exactly_one, options)
        return _answer([Location(each.address, (each.lat, each.lon), each.raw) for each in found], exactly_one)

    def _ask(self, method: Method, query: Any, exactly_one: bool, options: Mapping[str, Any]) -> Sequence[Answer]:
        asked = {name: value for name, value in options.items() if name != "timeout"}
        service = [self._terms.name, self._terms.address or self.service]
        question = json.dumps([*service, method, query, exactly_one, asked], sort_keys=True, default=str)
        kept = self._cache.get(question)
        if kept is not None:
            return kept
        until = time.monotonic() + min(self._limits.online_s, options.get("timeout") or self._limits.online_s)
        for last in (False, True):
            if why := self._breaker.why_not():
                raise OnlineUnavailableError(f"{self._name} is not asked: {why}.")
            try:
                with self._queue.alone(until - time.monotonic()) as turn:
                    # Somebody else may have asked the same while we waited.
                    kept = self._cache.get(question)
                    if kept is not None:
                        return kept
                    turn.take(until - time.monotonic())
                    self._told(f"asking {self.service} about {query!r}")
                    within = {**asked, "timeout": max(until - time.monotonic(), 0.001)}
                    answer = self._request(turn, method, query, exactly_one, within)
                    self._cache.put(question, answer)
            except QueueError as error:
                text = f"{self._name} is not asked: {error}."
                if error.wait_s is None:
                    raise OnlineTimeoutError(text) from error
                raise OnlineRateLimitError(text, retry_after=error.wait_s) from error
            except OnlineGeocoderError as error:
                if last or not _passes(error):
                    raise
            else:
                self._breaker.succeeded()
                return answer
        raise AssertionError("the last try returns or raises")

    def _request(
        self, turn: Turn, method: Method, query: Any, exactly_one: bool, options: Mapping[str, Any]
    ) -> list[Answer]:
        try:
            found = getattr(self._geocoder, method)(query, exactly_one=exactly_one, **options)
            if not found and not self._geocoder.adapter.may_be_none:
                raise GeocoderParseError("its answer neither names a place nor says that there is none")
            locations = [] if found is None else [found] if isinstance(found, Location) else list(found)
            answers = [Answer(each.address, each.latitude, each.longitude, each.raw) for each in locations]
            placed = [answer for answer in answers if has_coordinates(answer)]
            if answers and not placed:
                raise GeocoderParseError("its answer has no coordinates")
        # geopy trusts the shape of an answer: what is no list of objects fails in any way, wherever it is touched first.
        except Exception as error:
            raise self._fault(error, query, turn) from error
        return placed

    def _fault(self, error: Exception, query: Any, turn: Turn) -> OnlineGeocoderError:
        """The error in our words; the queue and the breaker hear what they have to know."""
        said = " ".join(str(error).removeprefix(f"{self.service}: ").split())[:300].rstrip(".")
        text = f"{self._name}, asked about {query!r}: {said}."
        status = error.__cause__ if isinstance(error.__cause__, AdapterHTTPError) else None
        pause_s = get_retry_after(status.headers) if status else None
        if pause_s is not None or isinstance(error, GeocoderRateLimited):
            turn.ask_for_pause(UNSAID_PAUSE_S if pause_s is None else pause_s)
        if isinstance(error, _REFUSALS) and not isinstance(error, GeocoderRateLimited):
            self._breaker.refused(f"refused an answer ({said})")
        elif not isinstance(error, GeocoderQueryError):  # that is about the name
            self._breaker.failed()
        if isinstance(error, GeocoderRateLimited):
            return OnlineRateLimitError(text, retry_after=pause_s)
        if isinstance(error, GeocoderUnavailable) or (status and status.status_code >= 500):
            return OnlineUnavailableError(text)
        if isinstance(error, GeocoderTimedOut):
            return OnlineTimeoutError(text)
        if isinstance(error, GeopyError):
            return OnlineGeocoderError(text)
        return OnlineGeocoderError(
            f"{self._name}, asked about {query!r}: its answer could not be read ({type(error).__name__}: {said})."
        )


def _passes(error: OnlineGeocoderError) -> bool:
    """Whether a second try may do better."""
    return isinstance(error, OnlineUnavailableError | OnlineRateLimitError)


def _geocoder(service: Service, limits: Limits) -> Geocoder:
    """geopy's geocoder of a service, under our own name, which the rules of most ask for."""
    parts = urlsplit(service.address)
    network = Network()
    if service.own:
        network = Network(frozenset({parts.port or SCHEMES[parts.scheme]}), may_connect=lambda ip: True)
    try:
        make = get_geocoder_for_service(service.name)
        takes = signature(make).parameters
        options: dict[str, Any] = dict(service.parameters)
        if service.address:
            where = {"scheme": parts.scheme, "domain": parts.netloc + parts.path}
            options |= {name: value for name, value in where.items() if name in takes or service.own}
        if service.key:
            options[next((name for name in _KEYS if name in takes), "api_key")] = service.key
        adapter = partial(BoundedAdapter, network=network, limits=limits)
        return make(**options, user_agent=f"dateline/{version()}", timeout=limits.online_s, adapter_factory=adapter)
    except (GeopyError, TypeError, ValueError) as error:
        name = service.name.upper()
        raise OnlineGeocoderError(
            f"The online service {service.name!r} cannot be used ({error}). Name one that geopy has, and put its key or "
            f"user name in DATELINE_{name}_KEY and its address in DATELINE_{name}_ADDRESS where it needs them."
        ) from error
