"""Does geopy's interface answer as geopy users expect, offline and online, and does no fault pass for an answer?"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import (
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError, DatelineError
from geo.gazetteer import Gazetteer
from geo.geocoder import (
    AnswerCache,
    GazetteerGeocoder,
    OnlineGeocoder,
    OnlineGeocoderError,
    OnlineRateLimitError,
    OnlineTimeoutError,
    OnlineUnavailableError,
    Pace,
    home_named,
    nominatim,
)


@pytest.fixture(scope="module")
def offline(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)


#: query, country code, kind, and a point within half a degree
QUERIES = [
    ("Attari", "IN", "site", (31.60, 74.57)),
    ("attari border", "IN", "site", (31.60, 74.57)),
    # a capital, not the county of England
    ("Washington", "US", "town", (38.9, -77.04)),
    ("Washington, US", "US", "town", (38.9, -77.04)),
    ("Paris", "FR", "town", (48.85, 2.35)),
    ("Paris, Texas", "US", "town", (33.66, -95.56)),
    ("Paris, TX", "US", "town", (33.66, -95.56)),
    ("Paris, TX, U.S.", "US", "town", (33.66, -95.56)),
    (" Paris ,Texas,  United States ", "US", "town", (33.66, -95.56)),
    ("Hyderabad", "IN", "town", (17.38, 78.46)),
    ("Hyderabad, Pakistan", "PK", "town", (25.39, 68.37)),
    ("Hyderabad, Sindh, Pakistan", "PK", "town", (25.39, 68.37)),
    ("Georgia", "GE", "country", (42.0, 43.5)),
    ("Georgia, United States", "US", "admin1", (32.75, -83.5)),
    ("Zürich", "CH", "town", (47.37, 8.55)),
    ("Zurich", "CH", "town", (47.37, 8.55)),
    ("U.S.", "US", "country", (39.76, -98.5)),
    ("UK", "GB", "country", (54.76, -2.7)),
    ("PoK", "PK", "region", (34.6, 74.0)),
    ("Kashmir", "", "region", (34.3, 75.6)),
    # a region without a country of its own is where its nearest town is
    ("Swat Valley, Pakistan", "", "region", (35.2, 72.4)),
    ({"city": "Hyderabad", "country": "Pakistan"}, "PK", "town", (25.39, 68.37)),
    ({"country": "Pakistan"}, "PK", "country", (30.0, 70.0)),
]

NOWHERE = [
    "",
    "  ",
    ",",
    "Qzxvbnm",
    # no part of a query is left out to find something
    "Paris, Japan",
    "Paris, Qzxvbnm",
    "Qzxvbnm, France",
    # a demonym is no place, a postal code no name by itself
    "Iraqis",
    {"street": "1 Main Street"},
]


@pytest.mark.parametrize(("query", "country_code", "kind", "near"), QUERIES, ids=[str(case[0]) for case in QUERIES])
def test_geocode(
    offline: GazetteerGeocoder, query: Any, country_code: str, kind: str, near: tuple[float, float]
) -> None:
    location = offline.geocode(query)
    assert isinstance(location, Location)
    assert (location.raw["country_code"], location.raw["kind"]) == (country_code, kind)
    assert abs(location.latitude - near[0]) < 0.5
    assert abs(location.longitude - near[1]) < 0.5
    assert location.address.startswith(location.raw["name"])
    assert {"id", "precision", "country_name", "population"} <= location.raw.keys()


@pytest.mark.parametrize("query", NOWHERE, ids=str)
@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found_is_none(offline: GazetteerGeocoder, query: Any, exactly_one: bool) -> None:
    assert offline.geocode(query, exactly_one=exactly_one) is None


def test_several(offline: GazetteerGeocoder) -> None:
    some = offline.geocode("Springfield", exactly_one=False, limit=3)
    assert isinstance(some, list)
    assert len({location.raw["id"] for location in some}) == 3
    many = offline.geocode("Springfield", exactly_one=False)
    assert many[:3] == some
    assert len(many) == 10
    assert offline.geocode("Springfield") == some[0]


@pytest.mark.parametrize("codes", ["us", "US", ["US"], ["jp", "us"]])
def test_country_codes(offline: GazetteerGeocoder, codes: str | list[str]) -> None:
    location = offline.geocode("Paris", country_codes=codes)
    assert location.raw["country_code"] == "US"
    assert offline.geocode("Attari", country_codes="fr") is None


def test_wrong_use(offline: GazetteerGeocoder) -> None:
    with pytest.raises(ValueError, match="Limit"):
        offline.geocode("Paris", limit=0)
    with pytest.raises(ValueError, match="Limit"):
        offline.reverse((1, 1), exactly_one=False, limit=0)
    with pytest.raises(GeocoderQueryError, match="mapping"):
        offline.geocode(3)
    with pytest.raises(ValueError):
        offline.reverse("nowhere at all")


@given(st.text())
def test_any_text_is_a_query(gazetteer: Gazetteer, query: str) -> None:
    found = GazetteerGeocoder(gazetteer).geocode(query, exactly_one=False)
    assert found is None or 1 <= len(found) <= 10


@pytest.mark.parametrize("query", [(31.6047, 74.5727), "31.6047, 74.5727", Point(31.6047, 74.5727)], ids=str)
def test_reverse(offline: GazetteerGeocoder, query: Any) -> None:
    location = offline.reverse(query)
    assert location.raw["id"] == "site:attari-wagah-crossing"
    assert location.raw["distance_km"] == 0


def test_reverse_nearest_first_and_not_far(offline: GazetteerGeocoder) -> None:
    several = offline.reverse((48.8566, 2.3522), exactly_one=False, limit=5)
    distances = [location.raw["distance_km"] for location in several]
    assert len(distances) == 5
    assert distances == sorted(distances)
    assert all(location.raw["country_code"] == "FR" for location in several)
    # the middle of the South Pacific
    assert offline.reverse((-48.9, -123.4)) is None
    assert offline.reverse((-48.9, -123.4), exactly_one=False) is None


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_reverse_of_any_point(gazetteer: Gazetteer, lat: float, lon: float) -> None:
    location = GazetteerGeocoder(gazetteer).reverse((lat, lon))
    assert location is None or location.raw["distance_km"] <= 100


def test_it_is_a_geopy_geocoder(offline: GazetteerGeocoder) -> None:
    assert isinstance(offline, Geocoder)
    assert RateLimiter(offline.geocode, min_delay_seconds=0)("Attari").raw["country_code"] == "IN"


# --- online ---------------------------------------------------------------------------------------------------------


@dataclass
class Service:
    """A Nominatim on this machine that gives one prepared answer and keeps what it was asked."""

    status: int = 200
    body: bytes = b"[]"
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def answer(self, body: Any, status: int = 200, **headers: str) -> None:
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status, self.headers = status, headers


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            service.asked.append((self.path, self.headers["User-Agent"]))
            if service.silent:
                service.over.wait()
                return
            self.send_response(service.status)
            for name, value in service.headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(service.body)))
            self.end_headers()
            self.wfile.write(service.body)

        def log_message(self, *args: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield service
    service.over.set()
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Clock:
    """A clock that only runs while somebody sleeps."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def online(service: Service, folder: Path, clock: Clock | None = None, *, timeout: float = 5) -> OnlineGeocoder:
    clock = clock or Clock()
    return OnlineGeocoder(
        nominatim(domain=f"127.0.0.1:{service.port}", scheme="http", proxies={}, timeout=timeout),
        pace=Pace(1.0, clock=clock, sleep=clock.sleep),
        cache=AnswerCache(folder / "cache" / "answers.sqlite"),
    )


ATTARI = {"place_id": 1, "lat": "31.6007", "lon": "74.6095", "display_name": "Attari, Amritsar, Punjab, India"}
NO_LAT = {"place_id": 2, "lon": "74.6", "display_name": "Attari"}
NO_PLACE = {"place_id": 3, "display_name": "Attari"}


def test_an_answer_is_kept(service: Service, tmp_path: Path) -> None:
    service.answer([ATTARI])
    first = online(service, tmp_path).geocode("Attari")
    assert (first.latitude, first.longitude) == (31.6007, 74.6095)
    assert first.raw == ATTARI
    # the same question is answered from disk, by another geocoder too, and by none after the service is gone
    service.answer(b"", 500)
    again = online(service, tmp_path).geocode("Attari", timeout=1)
    assert (again, again.raw) == (first, first.raw)
    assert len(service.asked) == 1
    path, agent = service.asked[0]
    assert path.startswith("/search?q=Attari")
    assert agent.startswith("dateline/")


def test_not_found_is_kept(service: Service, tmp_path: Path) -> None:
    assert online(service, tmp_path).geocode("Qzxvbnm") is None
    assert online(service, tmp_path).geocode("Qzxvbnm") is None
    assert len(service.asked) == 1


def test_questions_differ_by_their_options(service: Service, tmp_path: Path) -> None:
    service.answer([ATTARI, ATTARI | {"place_id": 4, "lat": "30.5"}])
    geocoder = online(service, tmp_path)
    assert isinstance(geocoder.geocode("Attari"), Location)
    assert len(geocoder.geocode("Attari", exactly_one=False)) == 2
    geocoder.geocode("Attari", country_codes="in")
    assert len(service.asked) == 3


def test_reverse_online(service: Service, tmp_path: Path) -> None:
    service.answer(ATTARI)
    geocoder = online(service, tmp_path)
    assert geocoder.reverse((31.6007, 74.6095)).address == ATTARI["display_name"]
    assert geocoder.reverse(Point(31.6007, 74.6095)).raw == ATTARI
    assert len(service.asked) == 1
    service.answer({"error": "Unable to geocode"})
    assert geocoder.reverse((-48.9, -123.4)) is None


def test_items_without_coordinates_are_left_out(service: Service, tmp_path: Path) -> None:
    service.answer([NO_LAT, ATTARI, NO_PLACE])
    assert [place.raw["place_id"] for place in online(service, tmp_path).geocode("Attari", exactly_one=False)] == [1]


#: what the service answers, the error of ours, what geopy calls it, and words of its text
FAULTS = [
    (200, [NO_PLACE], {}, OnlineGeocoderError, GeocoderServiceError, "no coordinates"),
    (200, [NO_LAT], {}, OnlineGeocoderError, GeocoderServiceError, "no coordinates"),
    (200, [ATTARI | {"lat": "north"}], {}, OnlineGeocoderError, GeocoderServiceError, "could not be read"),
    (200, [ATTARI | {"lat": "nan"}], {}, OnlineGeocoderError, GeocoderServiceError, ""),
    (200, [{"lat": "1.5", "lon": "2.5"}], {}, OnlineGeocoderError, GeocoderServiceError, "could not be read"),
    (200, ["Attari"], {}, OnlineGeocoderError, GeocoderServiceError, "could not be read"),
    (200, 5, {}, OnlineGeocoderError, GeocoderServiceError, "could not be read"),
    (200, {"error": "Internal"}, {}, OnlineGeocoderError, GeocoderServiceError, "Internal"),
    (200, b"<html>Welcome to the hotel</html>", {}, OnlineGeocoderError, GeocoderServiceError, ""),
    (200, b"\xff\xfe", {}, OnlineGeocoderError, GeocoderServiceError, ""),
    (403, b"", {}, OnlineGeocoderError, GeocoderServiceError, "403"),
    (429, b"", {"Retry_After": "7"}, OnlineRateLimitError, GeocoderRateLimited, "429"),
    (429, b"", {}, OnlineRateLimitError, GeocoderRateLimited, "429"),
    (500, b"", {}, OnlineGeocoderError, GeocoderServiceError, "500"),
    # so geopy has it
    (503, b"", {}, OnlineTimeoutError, GeocoderTimedOut, "503"),
]


@pytest.mark.parametrize(("status", "body", "headers", "ours", "theirs", "words"), FAULTS)
def test_a_fault_is_an_error_and_is_not_kept(
    service: Service,
    tmp_path: Path,
    status: int,
    body: Any,
    headers: dict[str, str],
    ours: type[Exception],
    theirs: type[Exception],
    words: str,
) -> None:
    service.answer(body, status, **headers)
    geocoder = online(service, tmp_path)
    with pytest.raises(ours) as caught:
        geocoder.geocode("Attari")
    assert isinstance(caught.value, theirs)
    assert isinstance(caught.value, DatelineError)
    assert isinstance(caught.value, GeopyError)
    assert "'Attari'" in str(caught.value)
    assert words in str(caught.value)
    service.answer([ATTARI])
    assert geocoder.geocode("Attari").raw == ATTARI


def test_silence_is_a_timeout(service: Service, tmp_path: Path) -> None:
    service.silent = True
    with pytest.raises(OnlineTimeoutError) as caught:
        online(service, tmp_path, timeout=0.2).geocode("Attari")
    assert isinstance(caught.value, GeocoderTimedOut)
    assert isinstance(caught.value, TimeoutError)


def test_nobody_there_is_unavailable(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    geocoder = OnlineGeocoder(
        nominatim(domain=f"127.0.0.1:{port}", scheme="http", proxies={}),
        pace=Pace(0.0),
        cache=AnswerCache(tmp_path / "answers.sqlite"),
    )
    with pytest.raises(OnlineUnavailableError) as caught:
        geocoder.geocode("Attari")
    assert isinstance(caught.value, GeocoderUnavailable)


def test_one_request_a_second(service: Service, tmp_path: Path) -> None:
    clock = Clock()
    geocoder = online(service, tmp_path, clock)
    for name in ("a", "b", "a", "c"):
        geocoder.geocode(name)
    # the first at once, the third from disk
    assert clock.slept == [1.0, 1.0]
    clock.now += 0.25
    geocoder.geocode("d")
    assert clock.slept == [1.0, 1.0, 0.75]


def test_one_request_a_second_across_threads(service: Service, tmp_path: Path) -> None:
    clock = Clock()
    geocoder = online(service, tmp_path, clock)
    threads = [threading.Thread(target=geocoder.geocode, args=(f"place {number % 4}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # four questions, each asked once, each in its own second
    assert len(service.asked) == 4
    assert clock.now == 1003.0


def test_a_failure_counts_as_a_request(service: Service, tmp_path: Path) -> None:
    clock = Clock()
    geocoder = online(service, tmp_path, clock)
    service.answer(b"", 500)
    for _ in range(2):
        with pytest.raises(OnlineGeocoderError):
            geocoder.geocode("Attari")
    assert clock.slept == [1.0]


def test_a_pause_asked_for_is_kept(service: Service, tmp_path: Path) -> None:
    clock = Clock()
    geocoder = online(service, tmp_path, clock)
    service.answer(b"", 429, Retry_After="7")
    with pytest.raises(OnlineRateLimitError) as caught:
        geocoder.geocode("Attari")
    assert caught.value.retry_after == 7
    service.answer([ATTARI])
    geocoder.geocode("Attari")
    assert clock.slept == [7.0]


def test_a_long_pause_is_not_waited_for(service: Service, tmp_path: Path) -> None:
    clock = Clock()
    geocoder = online(service, tmp_path, clock)
    service.answer(b"", 429, Retry_After="3600")
    with pytest.raises(OnlineRateLimitError):
        geocoder.geocode("Attari")
    service.answer([ATTARI])
    with pytest.raises(OnlineRateLimitError, match="3600 seconds"):
        geocoder.geocode("Attari")
    assert (clock.slept, len(service.asked)) == ([], 1)
    clock.now += 3600
    assert geocoder.geocode("Attari").raw == ATTARI


def test_blank_and_wrong_queries_ask_nobody(service: Service, tmp_path: Path) -> None:
    geocoder = online(service, tmp_path)
    assert geocoder.geocode(" ") is None
    with pytest.raises(ValueError, match="Limit"):
        geocoder.geocode("Attari", exactly_one=False, limit=0)
    with pytest.raises(ValueError):
        geocoder.reverse("nowhere at all")
    assert service.asked == []


def test_a_broken_cache_says_what_to_do(service: Service, tmp_path: Path) -> None:
    service.answer([ATTARI])
    path = tmp_path / "cache" / "answers.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"not a database, " * 100)
    with pytest.raises(OnlineGeocoderError, match="Delete the file"):
        online(service, tmp_path).geocode("Attari")
    assert service.asked == []


@pytest.mark.parametrize(
    ("name", "country", "unit"),
    [("Ohio", "US", "OH"), ("Tyler, Texas", "US", "TX"), ("Kenya", "KE", ""), ("Lahore", "PK", "04")],
)
def test_a_home_is_named_as_one_would(name: str, country: str, unit: str, gazetteer: Gazetteer) -> None:
    home = home_named(name, gazetteer)
    assert set(home.countries) == {country}
    assert set(home.units) == ({(country, unit)} if unit else set())


def test_a_home_that_nothing_bears_is_refused(gazetteer: Gazetteer) -> None:
    with pytest.raises(ArticleError, match="Zzyqxville"):
        home_named("Zzyqxville", gazetteer)
