"""Does geopy's interface answer as geopy users expect, offline and online, and does no fault pass for an answer?"""

from __future__ import annotations

import json
import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
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
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.breaker import FAILURES, Breaker
from geo.errors import DatelineError
from geo.gazetteer import Gazetteer
from geo.geocoder import (
    GazetteerGeocoder,
    OnlineGeocoder,
    OnlineGeocoderError,
    OnlineRateLimitError,
    OnlineTimeoutError,
    OnlineUnavailableError,
)
from geo.limits import Limits
from geo.pacing import Queue
from geo.services import KNOWN, service_named
from tests.fault_server import Answer, FaultServer, answer, endless, fault_server

ROOT = Path(__file__).parent.parent


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

ATTARI = {"place_id": 1, "lat": "31.6007", "lon": "74.6095", "display_name": "Attari, Amritsar, Punjab, India"}
NO_LAT = {"place_id": 2, "lon": "74.6", "display_name": "Attari"}
NO_PLACE = {"place_id": 3, "display_name": "Attari"}


def said(body: Any, *headers: str, status: str = "200 OK") -> bytes:
    return answer(body if isinstance(body, bytes) else json.dumps(body).encode(), *headers, status=status)


class Service:
    """A Nominatim on this computer that is made to answer, and counts who came."""

    def __init__(self, server: FaultServer, answers: dict[str, Answer]) -> None:
        self.server = server
        self._answers = answers

    def answers(self, body: Any, *headers: str, status: str = "200 OK") -> None:
        self.does(said(body, *headers, status=status))

    def does(self, what: Answer) -> None:
        self._answers.update({"/search": what, "/reverse": what})

    @property
    def asked(self) -> int:
        return len(self.server.requests)


@pytest.fixture
def service() -> Iterator[Service]:
    answers: dict[str, Answer] = {}
    with fault_server(answers) as server:
        made = Service(server, answers)
        made.answers([])
        yield made


def online(
    port: int,
    folder: Path,
    *,
    limits: Limits | None = None,
    queue: Queue | None = None,
    heard: list[str] | None = None,
) -> OnlineGeocoder:
    """A geocoder with a breaker of its own, as in a process of its own; nothing is asked of the clock."""
    address = {"DATELINE_NOMINATIM_ADDRESS": f"http://127.0.0.1:{port}", "DATELINE_NOMINATIM_INTERVAL_S": "0"}
    heard = [] if heard is None else heard
    return OnlineGeocoder(
        service_named("nominatim", address),
        told=heard.append,
        warn=heard.append,
        folder=folder / "cache",
        limits=limits or Limits(),
        breaker=Breaker(),
        queue=queue,
    )


@pytest.fixture
def geocoder(service: Service, tmp_path: Path) -> OnlineGeocoder:
    return online(service.server.port, tmp_path)


def test_an_answer_is_kept(service: Service, tmp_path: Path) -> None:
    service.answers([ATTARI])
    heard: list[str] = []
    first = online(service.server.port, tmp_path, heard=heard).geocode("Attari")
    assert (first.latitude, first.longitude) == (31.6007, 74.6095)
    assert first.raw == ATTARI
    # the same question is answered from disk, by another geocoder too, and by none after the service is gone
    service.answers(b"", status="500 Oh")
    again = online(service.server.port, tmp_path, heard=heard).geocode("Attari", timeout=1)
    assert (again, again.raw) == (first, first.raw)
    assert heard == [f"asking 127.0.0.1:{service.server.port} about 'Attari'"]
    (head,) = service.server.requests
    assert head.startswith("GET /search?q=Attari")
    assert "\r\nUser-Agent: dateline/" in head


def test_not_found_is_kept(service: Service, geocoder: OnlineGeocoder) -> None:
    assert geocoder.geocode("Qzxvbnm") is None
    assert geocoder.geocode("Qzxvbnm") is None
    assert service.asked == 1


def test_questions_differ_by_their_options(service: Service, geocoder: OnlineGeocoder) -> None:
    service.answers([ATTARI, ATTARI | {"place_id": 4, "lat": "30.5"}])
    assert isinstance(geocoder.geocode("Attari"), Location)
    assert len(geocoder.geocode("Attari", exactly_one=False)) == 2
    geocoder.geocode("Attari", country_codes="in")
    assert service.asked == 3


def test_reverse_online(service: Service, geocoder: OnlineGeocoder) -> None:
    service.answers(ATTARI)
    assert geocoder.reverse((31.6007, 74.6095)).address == ATTARI["display_name"]
    assert geocoder.reverse(Point(31.6007, 74.6095)).raw == ATTARI
    assert service.asked == 1
    service.answers({"error": "Unable to geocode"})
    assert geocoder.reverse((-48.9, -123.4)) is None


def test_items_without_coordinates_are_left_out(service: Service, geocoder: OnlineGeocoder) -> None:
    service.answers([NO_LAT, ATTARI, NO_PLACE, ATTARI | {"lon": "999"}])
    assert [place.raw["place_id"] for place in geocoder.geocode("Attari", exactly_one=False)] == [1]


def reset(connection: socket.socket) -> None:
    """Hangs up at once, in the way of a machine that crashed."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


#: what the service answers, the error of ours, what geopy calls it, words of its text, and how often it is asked
FAULTS = [
    (said([NO_PLACE]), OnlineGeocoderError, GeocoderServiceError, "no coordinates", 1),
    (said([NO_LAT]), OnlineGeocoderError, GeocoderServiceError, "no coordinates", 1),
    (said([ATTARI | {"lat": "north"}]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said([ATTARI | {"lat": "nan"}]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said([ATTARI | {"lat": "999"}]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said([ATTARI | {"lon": "999"}]), OnlineGeocoderError, GeocoderServiceError, "no coordinates", 1),
    (said([ATTARI | {"lon": "1e999"}]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said([{"lat": "1.5", "lon": "2.5"}]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said(["Attari"]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said([[ATTARI]]), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said(5), OnlineGeocoderError, GeocoderServiceError, "could not be read", 1),
    (said(None), OnlineGeocoderError, GeocoderServiceError, "neither names a place", 1),
    (said({}), OnlineGeocoderError, GeocoderServiceError, "neither names a place", 1),
    (said(False), OnlineGeocoderError, GeocoderServiceError, "neither names a place", 1),
    (said({"error": "Internal"}), OnlineGeocoderError, GeocoderServiceError, "Internal", 1),
    (said(b"<html>Welcome to the hotel</html>"), OnlineGeocoderError, GeocoderServiceError, "no JSON", 1),
    (said(b"[" * 900_000), OnlineGeocoderError, GeocoderServiceError, "no JSON", 1),
    (said(b"\xff\xfe"), OnlineGeocoderError, GeocoderServiceError, "no JSON", 1),
    (said(b"", status="204 No Content"), OnlineGeocoderError, GeocoderServiceError, "204", 1),
    (said(b"", status="400 Bad Request"), OnlineGeocoderError, GeocoderServiceError, "400", 1),
    (said(b"", status="403 Forbidden"), OnlineGeocoderError, GeocoderServiceError, "403", 1),
    (said(b"", status="404 Not Found"), OnlineGeocoderError, GeocoderServiceError, "404", 1),
    (said(b"", "Retry-After: 3600", status="429 Slow"), OnlineRateLimitError, GeocoderRateLimited, "until", 1),
    (said(b"", "Retry-After: 0", status="429 Slow"), OnlineRateLimitError, GeocoderRateLimited, "429", 2),
    (said(b"", status="429 Slow"), OnlineRateLimitError, GeocoderRateLimited, "until", 1),
    (
        said(b"", "Retry-After: Fri, 31 Dec 99999 23:59:59 GMT", status="429 Slow"),
        OnlineGeocoderError,
        GeopyError,
        "",
        1,
    ),
    (said(b"", status="500 Oh"), OnlineUnavailableError, GeocoderUnavailable, "500", 2),
    (said(b"", status="503 Busy"), OnlineUnavailableError, GeocoderUnavailable, "503", 2),
    (said(b"", status="509 Enough"), OnlineUnavailableError, GeocoderUnavailable, "509", 2),
    (said(b"", "Retry-After: 3600", status="503 Busy"), OnlineRateLimitError, GeocoderRateLimited, "until", 1),
    (said(b"[]", "Content-Length: 9"), OnlineGeocoderError, GeocoderServiceError, "incomplete", 1),
    (reset, OnlineUnavailableError, GeocoderUnavailable, "did not answer as it should", 2),
    (b"", OnlineUnavailableError, GeocoderUnavailable, "did not answer as it should", 2),
    (b"SSH-2.0-OpenSSH_9.9\r\n", OnlineGeocoderError, GeocoderServiceError, "did not answer as it should", 1),
    (said(b"x" * 1_000_001), OnlineGeocoderError, GeocoderServiceError, "DATELINE_ONLINE_MB", 1),
    (
        endless(b"x" * 65536, before=b"HTTP/1.1 200 OK\r\n\r\n"),
        OnlineGeocoderError,
        GeopyError,
        "DATELINE_ONLINE_MB",
        1,
    ),
]


@pytest.mark.parametrize(("what", "ours", "theirs", "words", "times"), FAULTS)
def test_a_fault_is_an_error_and_is_not_kept(
    service: Service,
    tmp_path: Path,
    what: Answer,
    ours: type[Exception],
    theirs: type[Exception],
    words: str,
    times: int,
) -> None:
    service.does(what)
    with pytest.raises(ours) as caught:
        online(service.server.port, tmp_path).geocode("Attari")
    assert isinstance(caught.value, theirs)
    assert isinstance(caught.value, DatelineError)
    assert isinstance(caught.value, GeopyError)
    assert str(caught.value).startswith(f"OpenStreetMap (127.0.0.1:{service.server.port})")
    assert words in str(caught.value)
    assert service.asked == times
    # Somebody without that pause asks afresh: nothing was kept of the failure.
    service.answers([ATTARI])
    for paused in (tmp_path / "cache").glob("queue-*.json"):
        paused.unlink()
    other = Queue(tmp_path / "other", "other", 0.0, warn=pytest.fail)
    assert online(service.server.port, tmp_path, queue=other).geocode("Attari").raw == ATTARI


numbers = st.floats() | st.integers() | st.sampled_from(["31.6", "999", "nan", "", None, [], {}, True])
answers_of_any_kind = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.fixed_dictionaries(
            {"lat": numbers, "lon": numbers, "display_name": inside | st.text()}, optional={"name": inside}
        )
        | st.dictionaries(st.text(), inside, max_size=3)
    ),
    max_leaves=10,
)


@settings(max_examples=80)
@given(st.one_of(answers_of_any_kind.map(lambda body: json.dumps(body).encode()), st.binary()))
def test_any_answer_is_a_point_of_this_world_or_nothing_or_an_error_of_ours(any_service: Service, body: bytes) -> None:
    any_service.answers(body)
    with TemporaryDirectory() as folder:
        geocoder = online(any_service.server.port, Path(folder))
        try:
            found = geocoder.geocode("Attari")
        except OnlineGeocoderError:
            found = None
        assert found is None or (0 < abs(found.latitude) <= 90 and 0 < abs(found.longitude) <= 180)


@pytest.fixture(scope="module")
def any_service() -> Iterator[Service]:
    answers: dict[str, Answer] = {}
    with fault_server(answers) as server:
        yield Service(server, answers)


@pytest.mark.parametrize("depth", range(300, 1000, 100))
def test_an_answer_may_be_as_deep_as_it_likes(service: Service, geocoder: OnlineGeocoder, depth: int) -> None:
    body = json.dumps([ATTARI])[:-2].encode() + b', "deep": ' + b"[" * depth + b"]" * depth + b"}]"
    service.answers(body)
    for _ in range(2):
        try:
            assert geocoder.geocode("Attari").address == ATTARI["display_name"]
            assert geocoder("Attari").name == "Attari"
        except OnlineGeocoderError as error:
            assert "no JSON" in str(error)


@pytest.mark.parametrize(
    "what",
    [
        endless(b"", pause_s=0.02),
        endless(b" ", before=b"HTTP/1.1 200 OK\r\n\r\n", pause_s=0.02),
        endless(b"x", before=b"HTTP/1.1 200 OK\r\nx: ", pause_s=0.02),
    ],
    ids=["silent", "dripped", "dripped head"],
)
def test_what_never_ends_is_ended_at_the_deadline_of_the_name(service: Service, tmp_path: Path, what: Answer) -> None:
    service.does(what)
    with pytest.raises(OnlineTimeoutError, match="DATELINE_ONLINE_S") as caught:
        online(service.server.port, tmp_path, limits=Limits(online_s=0.3)).geocode("Attari")
    assert isinstance(caught.value, GeocoderTimedOut)
    assert isinstance(caught.value, TimeoutError)
    assert service.asked == 1


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 Moved", "308 Moved"])
def test_a_redirect_is_not_followed(service: Service, geocoder: OnlineGeocoder, status: str) -> None:
    with fault_server({"/": answer(b"[]")}) as elsewhere:
        service.answers(b"", f"Location: http://127.0.0.1:{elsewhere.port}/", status=status)
        with pytest.raises(OnlineGeocoderError, match="is not followed"):
            geocoder.geocode("Attari")
        assert elsewhere.requests == []


def test_nobody_there_is_unavailable(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(OnlineUnavailableError, match="refused"):
        online(port, tmp_path).geocode("Attari")


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("unshare"),
    reason="to be without a network needs Linux, root and unshare",
)
@pytest.mark.parametrize("address", ["https://places.example", "http://192.0.2.1"])
def test_without_any_network_it_is_unavailable(address: str, tmp_path: Path) -> None:
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make a network namespace")
    ours = {"DATELINE_NOMINATIM_ADDRESS": address, "DATELINE_CACHE": str(tmp_path), "DATELINE_ONLINE_S": "60"}
    ours["DATELINE_NOMINATIM_INTERVAL_S"] = "0"
    run = subprocess.run(
        ["unshare", "--net", sys.executable, "-c", ASK, "Attari"],
        cwd=ROOT, env=os.environ | ours, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.startswith("OnlineUnavailableError OpenStreetMap")


def test_a_name_server_that_knows_nothing_is_unavailable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*asked: object, **options: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(OnlineUnavailableError, match="not known"):
        online(80, tmp_path).geocode("Attari")


def test_a_name_server_that_keeps_silent_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **options: over.wait() and [])
    with pytest.raises(OnlineTimeoutError, match="DATELINE_ONLINE_S"):
        online(80, tmp_path, limits=Limits(online_s=0.2)).geocode("Attari")
    over.set()


def test_a_passing_fault_is_tried_once_more(service: Service, geocoder: OnlineGeocoder) -> None:
    def first_fails(connection: socket.socket) -> None:
        connection.sendall(said(b"", status="503 Busy") if service.asked == 1 else said([ATTARI]))

    service.does(first_fails)
    assert geocoder.geocode("Attari").raw == ATTARI
    assert service.asked == 2


def test_one_at_a_time_across_threads_and_each_question_once(service: Service, tmp_path: Path) -> None:
    inside, most = threading.Semaphore(0), []

    def slow(connection: socket.socket) -> None:
        inside.release()
        most.append(inside._value)  # how many are being answered now
        connection.sendall(said([ATTARI]))
        inside.acquire()

    service.does(slow)
    shared = online(service.server.port, tmp_path)
    threads = [threading.Thread(target=shared.geocode, args=(f"place {number % 4}",)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]


#: Asks each name in the arguments, in a process of its own, as the environment says.
ASK = """
import sys
from geo.errors import DatelineError
from geo.geocoder import OnlineGeocoder
from geo.services import KNOWN, service_named

say = lambda what: print(what, file=sys.stderr)
geocoder = OnlineGeocoder(service_named(), told=say, warn=say)
for name in sys.argv[1:]:
    try:
        print(geocoder.geocode(name))
    except DatelineError as error:
        print(type(error).__name__, error)
"""


def ask_in_a_process(service: Service, folder: Path, *names: str, **environment: str) -> subprocess.Popen[str]:
    ours = {
        "DATELINE_NOMINATIM_ADDRESS": f"http://127.0.0.1:{service.server.port}",
        "DATELINE_CACHE": str(folder),
        "DATELINE_ONLINE_S": "60",
        **environment,
    }
    return subprocess.Popen(
        [sys.executable, "-c", ASK, *names],
        cwd=ROOT, env=os.environ | ours, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


INTERVAL_S = 0.15


def test_four_processes_keep_the_pace_together_and_ask_each_name_once(service: Service, tmp_path: Path) -> None:
    service.answers([ATTARI])
    pace = {"DATELINE_NOMINATIM_INTERVAL_S": str(INTERVAL_S)}
    lists = (["a", "b", "c"], ["c", "d", "a"], ["e", "a", "f"], ["b", "f", "d"])
    started = [ask_in_a_process(service, tmp_path, *names, **pace) for names in lists]
    for process in started:
        printed, complained = process.communicate()
        assert process.returncode == 0, complained
        assert printed.splitlines() == [ATTARI["display_name"]] * 3
    times = service.server.times
    assert len(times) == 6
    assert min(later - earlier for earlier, later in pairwise(times)) >= INTERVAL_S


def test_a_pause_asked_of_one_process_is_kept_by_the_next(service: Service, tmp_path: Path) -> None:
    service.answers(b"", "Retry-After: 3600", status="429 Slow")
    for _ in range(2):
        printed, _ = ask_in_a_process(service, tmp_path, "Attari").communicate()
        assert printed.startswith("OnlineRateLimitError OpenStreetMap")
        assert "wants to be left alone until 20" in printed
    assert service.asked == 1


def test_a_pause_asked_for_is_waited_for_where_the_time_allows(service: Service, tmp_path: Path) -> None:
    slept: list[float] = []
    now = 1000.0

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    def first_busy(connection: socket.socket) -> None:
        busy = said(b"", "Retry-After: 7", status="503 Busy")
        connection.sendall(busy if service.asked == 1 else said([ATTARI]))

    service.does(first_busy)
    queue = Queue(tmp_path / "cache", "service", 1.0, warn=pytest.fail, clock=lambda: now, sleep=sleep)
    assert online(service.server.port, tmp_path, queue=queue).geocode("Attari").raw == ATTARI
    assert slept == [7.0]


def test_a_service_that_fails_in_a_row_is_left_alone(service: Service, geocoder: OnlineGeocoder) -> None:
    service.answers(b"<html>")
    for name in "abc":
        with pytest.raises(OnlineGeocoderError, match=f"'{name}'"):
            geocoder.geocode(name)
    service.answers([ATTARI])
    with pytest.raises(OnlineUnavailableError, match=f"failed {FAILURES} times in a row"):
        geocoder.geocode("d")
    assert service.asked == FAILURES


def test_what_is_wrong_with_a_name_says_nothing_of_the_service(service: Service, geocoder: OnlineGeocoder) -> None:
    service.answers(b"", status="400 Bad Request")
    for number in range(FAILURES + 1):
        with pytest.raises(OnlineGeocoderError, match="400"):
            geocoder.geocode(f"name {number}")
    assert service.asked == FAILURES + 1


@pytest.mark.parametrize("status", ["401 Who", "402 Pay", "403 Forbidden"])
def test_a_refusal_stops_the_service_for_the_run(service: Service, geocoder: OnlineGeocoder, status: str) -> None:
    service.answers(b"", status=status)
    with pytest.raises(OnlineGeocoderError, match=f"'a'.*{status[:3]}"):
        geocoder.geocode("a")
    service.answers([ATTARI])
    with pytest.raises(OnlineUnavailableError, match=f"{status[:3]}.*for the rest of this run"):
        geocoder.geocode("b")
    assert service.asked == 1


def test_a_damaged_cache_is_set_aside_with_one_warning(service: Service, tmp_path: Path) -> None:
    service.answers([ATTARI])
    path = tmp_path / "cache" / "online-answers.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"not a database, " * 100)
    heard: list[str] = []
    for _ in range(2):
        assert online(service.server.port, tmp_path, heard=heard).geocode("Attari").raw == ATTARI
    assert service.asked == 1
    assert [line.partition(" ")[0] for line in heard] == ["online-answers.sqlite", "asking"]


def test_without_a_folder_it_goes_on_with_one_warning(service: Service, tmp_path: Path) -> None:
    service.answers([ATTARI])
    (tmp_path / "cache").write_bytes(b"a file where the folder should be")
    heard: list[str] = []
    geocoder = online(service.server.port, tmp_path, heard=heard)
    for name in ("a", "b", "a"):
        assert geocoder.geocode(name).raw == ATTARI
    assert service.asked == 2
    assert len([line for line in heard if "may not be written to" in line]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX's")
def test_on_a_full_disk_it_goes_on_with_one_warning(service: Service, tmp_path: Path) -> None:
    service.answers([ATTARI])
    script = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))" + ASK
    ours = {"DATELINE_NOMINATIM_ADDRESS": f"http://127.0.0.1:{service.server.port}", "DATELINE_CACHE": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", script, "a", "b", "a"],
        cwd=ROOT,
        env=os.environ | ours | {"DATELINE_NOMINATIM_INTERVAL_S": "0"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == [ATTARI["display_name"]] * 3
    assert run.stderr.count("may not be written to") == 1
    assert service.asked == 2


def test_blank_and_wrong_queries_ask_nobody(service: Service, geocoder: OnlineGeocoder) -> None:
    assert geocoder.geocode(" ") is None
    with pytest.raises(ValueError, match="Limit"):
        geocoder.geocode("Attari", exactly_one=False, limit=0)
    with pytest.raises(ValueError):
        geocoder.reverse("nowhere at all")
    assert service.asked == 0


def test_a_key_is_sent_and_never_told(tmp_path: Path) -> None:
    failed = said({"status": {"message": "invalid user", "value": 10}})
    with fault_server({"/searchJSON": failed}) as server:
        environment = {
            "DATELINE_GEONAMES_ADDRESS": f"http://127.0.0.1:{server.port}",
            "DATELINE_GEONAMES_KEY": "s3cret",
        }
        heard: list[str] = []
        geocoder = OnlineGeocoder(
            service_named("geonames", environment),
            told=heard.append,
            warn=heard.append,
            folder=tmp_path,
            breaker=Breaker(),
        )
        with pytest.raises(OnlineGeocoderError, match="invalid user") as caught:
            geocoder.geocode("Attari")
        assert "username=s3cret" in server.requests[0]
    # the connection is refused now
    with pytest.raises(OnlineGeocoderError) as refused:
        OnlineGeocoder(
            service_named("geonames", environment | {"DATELINE_GEONAMES_INTERVAL_S": "0"}),
            told=heard.append, warn=heard.append, folder=tmp_path / "new", breaker=Breaker(),
        ).geocode("Attari")  # fmt: skip
    assert "s3cret" not in f"{caught.value} {refused.value} {heard} {geocoder._geocoder}"


#: a service, what it answers in its own form, and the place that comes of it
OTHERS = [
    (
        "photon", "/api",
        {"features": [{"properties": {"name": "Attari", "countrycode": "IN", "country": "India", "type": "city",
                                      "osm_key": "place", "osm_value": "village", "osm_type": "N", "osm_id": 7},
                       "geometry": {"type": "Point", "coordinates": [74.6, 31.6]}}]},
        ("online:N/7", "Attari", "town", "IN", "India", 31.6, 74.6),
    ),
    (
        "geonames", "/searchJSON",
        {"geonames": [{"name": "Attari", "countryCode": "IN", "countryName": "India", "fcl": "P", "fcode": "PPL",
                       "geonameId": 7, "lat": "31.6", "lng": "74.6"}]},
        ("online:place/7", "Attari", "town", "IN", "India", 31.6, 74.6),
    ),
    (
        "opencage", "/geocode/v1/json",
        {"results": [{"formatted": "Attari, India", "geometry": {"lat": 31.6, "lng": 74.6}}]},
        ("online:place/Attari", "Attari", "town", "", "", 31.6, 74.6),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "path", "body", "expected"), OTHERS, ids=[case[0] for case in OTHERS])
def test_other_services_by_name(
    name: str, path: str, body: Any, expected: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    with fault_server({path: said(body)}) as server:
        prefix = f"DATELINE_{name.upper()}"
        environment = {f"{prefix}_ADDRESS": f"http://127.0.0.1:{server.port}"}
        environment |= {f"{prefix}_KEY": "me"} if name != "photon" else {}
        ask = OnlineGeocoder(service_named(name, environment), told=lambda what: None, warn=pytest.fail)
        place = ask("Attari")
    assert (place.id, place.name, place.kind, place.country_code, place.country_name, place.lat, place.lon) == expected
    assert (ask.service, bool(ask.credit)) == (f"127.0.0.1:{server.port}", True)


@pytest.mark.parametrize(
    ("name", "path", "body", "none"),
    [
        ("photon", "/api", {"features": []}, True),
        ("photon", "/api", {"features": None}, False),
        ("geonames", "/searchJSON", {"totalResultsCount": 0, "geonames": []}, True),
        ("geonames", "/searchJSON", {"welcome": "to the hotel"}, False),
        ("geonames", "/searchJSON", {"geonames": [{"name": "Attari"}]}, False),
        ("opencage", "/geocode/v1/json", {"results": [], "status": {"code": 200, "message": "OK"}}, True),
    ],
)
def test_only_an_answer_that_says_so_means_that_there_is_no_such_place(
    name: str, path: str, body: Any, none: bool, tmp_path: Path
) -> None:
    with fault_server({path: said(body)}) as server:
        prefix = f"DATELINE_{name.upper()}"
        environment = {f"{prefix}_ADDRESS": f"http://127.0.0.1:{server.port}", f"{prefix}_INTERVAL_S": "0"}
        environment |= {f"{prefix}_KEY": "me"} if name != "photon" else {}
        service = service_named(name, environment)
        for _ in range(2):
            ask = OnlineGeocoder(
                service, told=lambda what: None, warn=pytest.fail, folder=tmp_path, breaker=Breaker()
            )  # fmt: skip
            if none:
                assert ask("Attari") is None
            else:
                with pytest.raises(OnlineGeocoderError, match="neither names a place"):
                    ask("Attari")
        assert len(server.requests) == (1 if none else 2)


def test_what_geopy_finds_odd_is_told_once_and_by_us(tmp_path: Path) -> None:
    """In a process of its own: here a warning would be an error."""
    odd = [ATTARI | {"lat": "91"}]
    with fault_server({"/search": said(odd)}) as server:
        code = (
            "from geo.geocoder import *; from geo.services import service_named\n"
            f"g = OnlineGeocoder(service_named('nominatim'), told=print, warn=print, folder=Path({str(tmp_path)!r}))\n"
            "try: g('Attari')\nexcept OnlineGeocoderError as error: print(error)"
        )
        environment = os.environ | {"DATELINE_NOMINATIM_ADDRESS": f"http://127.0.0.1:{server.port}"}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=environment, cwd=ROOT, check=True
        )
    assert "could not be read" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("name", "environment"),
    [
        ("nowhere", {}),
        ("geonames", {}),
        ("pelias", {}),
        ("photon", {"DATELINE_PHOTON_KEY": "not wanted"}),
        ("photon", {"DATELINE_PHOTON_COLOUR": "red"}),
    ],
)
def test_a_service_that_cannot_be_used_says_what_it_lacks(name: str, environment: dict[str, str]) -> None:
    with pytest.raises(OnlineGeocoderError, match=f"DATELINE_{name.upper()}_KEY.*DATELINE_{name.upper()}_ADDRESS"):
        OnlineGeocoder(service_named(name, environment), told=lambda what: None, warn=pytest.fail)


def test_a_service_of_the_public_web_is_asked_there_only(tmp_path: Path) -> None:
    """Unless the user names another address, a name that leads to this computer is not followed there."""
    service = replace(KNOWN["nominatim"], address="http://localhost", interval_s=0)
    geocoder = OnlineGeocoder(service, told=lambda what: None, warn=pytest.fail, folder=tmp_path, breaker=Breaker())
    with pytest.raises(OnlineGeocoderError, match="not on the public web"):
        geocoder.geocode("Attari")
