"""Opening an address: what it answers, or a reason within the limits; never this computer, never more than asked for."""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from geo.errors import AddressError, ArticleError, LimitError
from geo.fetch import Fetched, Network, fetch, is_local
from geo.limits import Limits
from tests.fault_server import FaultServer, answer, endless, fault_server
from tests.peak import growth

ROOT = Path(__file__).parent.parent
HTML = "Content-Type: text/html; charset=utf-8"
LIMITS = Limits(fetch_mb=1, fetch_s=1)


#: Twenty thousand bytes that unpack to twenty million.
BOMB = gzip.compress(b"\0" * 20_000_000)
ANSWERS = {
    "/page": answer(b"<p>A blast.", HTML),
    "/packed": answer(gzip.compress(b"<p>A blast."), HTML, "Content-Encoding: gzip"),
    "/chunked": answer(b"3\r\n<p>\r\n8\r\nA blast.\r\n0\r\n\r\n", HTML, "Transfer-Encoding: chunked"),
    "/no-length": b"HTTP/1.0 200 OK\r\n" + HTML.encode() + b"\r\n\r\n<p>A blast.",
    "/cookie": answer(b"", "Location: /page", "Set-Cookie: who=you", status="302 Found"),
    "/one": answer(b"", "Location: /cookie", status="301 Moved"),
    "/two": answer(b"", "Location: /one", status="307 Moved"),
    "/loop": answer(b"", "Location: /loop", status="302 Found"),
    "/to-file": answer(b"", "Location: file:///etc/passwd", status="302 Found"),
    "/to-loopback": answer(b"", "Location: http://127.0.0.2/", status="302 Found"),
    "/to-metadata": answer(b"", "Location: http://169.254.169.254/latest", status="302 Found"),
    "/to-name": answer(b"", "Location: http://inside.example/", status="302 Found"),
    "/to-user": answer(b"", "Location: http://a:b@site.example/", status="302 Found"),
    "/nowhere": answer(b"", status="302 Found"),
    "/500": answer(b"", status="500 Oh"),
    "/declared": answer(b"", HTML, "Content-Length: 2000000"),
    "/huge": endless(b"x" * 65536, before=b"HTTP/1.1 200 OK\r\n\r\n"),
    "/huge-head": endless(b"x: " + b"x" * 60_000 + b"\r\n", before=b"HTTP/1.1 200 OK\r\n"),
    "/bomb": answer(BOMB, HTML, "Content-Encoding: gzip"),
    "/drip": endless(b"x", before=b"HTTP/1.1 200 OK\r\n\r\n", pause_s=0.05),
    "/drip-head": endless(b"x", before=b"HTTP/1.1 200 OK\r\nx: ", pause_s=0.05),
    "/continue": endless(b"HTTP/1.1 100 Continue\r\n\r\n", pause_s=0.01),
    "/silent": endless(b"", pause_s=0.05),
    "/short": answer(b"<p>A", HTML, "Content-Length: 11"),
    "/short-packed": answer(gzip.compress(b"<p>A blast.")[:-9], HTML, "Content-Encoding: gzip"),
    "/not-packed": answer(b"<p>A blast.", HTML, "Content-Encoding: gzip"),
    "/brotli": answer(b"<p>A blast.", HTML, "Content-Encoding: br"),
    "/no-http": b"SSH-2.0-OpenSSH_9.9\r\n",
    "/nothing": b"",
    "/bad-chunk": answer(b"zz\r\n<p>", HTML, "Transfer-Encoding: chunked"),
}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    with fault_server(ANSWERS) as running:
        yield running


def network(server: FaultServer, **names: str) -> Network:
    """The servers of this test are the whole web: `site.example`, at 127.0.0.1, and what else is named."""
    known = {"site.example": "127.0.0.1"} | names

    def resolve(host: str, port: int) -> list[str]:
        found = known.get(host.replace(".", "_"), known.get(host, host))
        if found == "unknown":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return found.split()

    return Network(frozenset({80, 443, server.port}), lambda ip: ip == "127.0.0.1", resolve)


@pytest.mark.parametrize("path", ["/page", "/packed", "/chunked", "/no-length", "/cookie", "/one"])
def test_what_an_address_answers(server: FaultServer, path: str) -> None:
    fetched = fetch(server.url(path), LIMITS, network(server))
    assert fetched.data == b"<p>A blast."
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
    assert fetched.address == server.url("/page" if path in ("/cookie", "/one") else path)


def test_nothing_is_told_but_what_is_wanted(server: FaultServer) -> None:
    server.requests.clear()
    fetch(server.url("/cookie"), LIMITS, network(server))
    heads = [head.split("\r\n") for head in server.requests]
    assert [head[0] for head in heads] == ["GET /cookie HTTP/1.1", "GET /page HTTP/1.1"]
    names = {line.partition(":")[0] for head in heads for line in head[1:] if line}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/two", "redirected more than 2 times"),
        ("/loop", "redirected more than 2 times"),
        ("/to-file", "only http"),
        ("/to-loopback", r"127\.0\.0\.2, which is not on the public web"),
        ("/to-metadata", r"169\.254\.169\.254, which is not on the public web"),
        ("/to-name", r"10\.1\.2\.3, which is not on the public web"),
        ("/to-user", "user name or password"),
        ("/nowhere", "answered 302"),
        ("/500", "answered 500"),
        ("/missing", "answered 404"),
        ("/huge-head", "did not answer as it should"),
        ("/short", "incomplete"),
        ("/short-packed", "incomplete"),
        ("/not-packed", "did not answer as it should"),
        ("/brotli", "'br', which was not asked for"),
        ("/no-http", "did not answer as it should"),
        ("/nothing", "did not answer as it should"),
        ("/bad-chunk", "did not answer as it should"),
    ],
)
def test_faults_have_a_reason(server: FaultServer, path: str, reason: str) -> None:
    with pytest.raises(AddressError, match=reason):
        fetch(server.url(path), LIMITS, network(server, inside_example="10.1.2.3"))


@pytest.mark.parametrize("path", ["/declared", "/huge", "/bomb"])
def test_what_is_too_large_is_not_read_to_its_end(server: FaultServer, path: str) -> None:
    grown = growth()
    with pytest.raises(LimitError, match="DATELINE_FETCH_MB"):
        fetch(server.url(path), LIMITS, network(server))
    assert grown() < 20 * 2**20


@pytest.mark.parametrize("path", ["/drip", "/drip-head", "/continue", "/silent"])
def test_what_is_too_slow_is_given_up(server: FaultServer, path: str) -> None:
    with pytest.raises(LimitError, match="DATELINE_FETCH_S"):
        fetch(server.url(path), Limits(fetch_s=0.3), network(server))


@pytest.mark.parametrize(
    ("addresses", "reason"),
    [
        ("unknown", "not known"),
        ("", "nowhere"),
        ("10.0.0.1", r"10\.0\.0\.1"),
        # one good answer does not excuse the other
        ("127.0.0.1 10.0.0.1", r"10\.0\.0\.1"),
        ("::ffff:10.0.0.1", "::ffff:10"),
    ],
)
def test_every_address_of_a_name_is_checked(server: FaultServer, addresses: str, reason: str) -> None:
    with pytest.raises(AddressError, match=reason):
        fetch(server.url("/page", "other.example"), LIMITS, network(server, other_example=addresses))


def test_a_name_that_changes_its_mind_leads_nowhere_else(server: FaultServer) -> None:
    """Rebinding: the address that was checked is the one that is connected to; the name is asked once a hop."""
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    rebinding = Network(frozenset({server.port}), lambda ip: ip == "127.0.0.1", resolve)
    assert fetch(server.url("/page"), LIMITS, rebinding).data
    assert asked == ["site.example"]
    asked.clear()
    with pytest.raises(AddressError, match=r"127\.0\.0\.2"):
        fetch(server.url("/cookie"), LIMITS, rebinding)


def test_a_name_server_that_keeps_silent_is_given_up(server: FaultServer) -> None:
    answered = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        answered.wait(30)
        return []

    with pytest.raises(LimitError, match="DATELINE_FETCH_S"):
        fetch(server.url("/page"), Limits(fetch_s=0.2), Network(frozenset({server.port}), resolve=resolve))
    answered.set()


def test_the_next_address_of_a_name_is_tried(server: FaultServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        dead = taken.getsockname()[1]
    both = Network(frozenset({server.port, dead}), lambda ip: True, lambda host, port: ["::1", "127.0.0.1"])
    assert fetch(server.url("/page"), LIMITS, both).data
    with pytest.raises(AddressError, match="refused"):
        fetch(f"http://site.example:{dead}/", LIMITS, both)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_computer_is_not_opened(host: str) -> None:
    with pytest.raises(AddressError, match="not on the public web"):
        fetch(f"http://{host}/", LIMITS)


def test_certificates_are_checked_and_there_is_no_second_try() -> None:
    authority = trustme.CA()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("site.example").configure_cert(served)

    def trusting() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    with fault_server({"/page": ANSWERS["/page"]}, tls=served) as server:
        base = network(server, other_example="127.0.0.1")
        trusted = Network(base.ports, base.may_connect, base.resolve, trusting)
        good = server.url("/page").replace("http:", "https:")
        assert fetch(good, LIMITS, trusted) == Fetched(good, "text/html", "utf-8", b"<p>A blast.")
        for address, network_of in [(good.replace("site", "other"), trusted), (good, base)]:
            with pytest.raises(AddressError, match=r"(?i)certificate"):
                fetch(address, LIMITS, network_of)
        assert len(server.requests) == 1


def test_a_handshake_that_drips_is_given_up() -> None:
    with fault_server({}) as server:  # it waits for a blank line, which TLS never sends
        address = server.url("/").replace("http:", "https:")
        with pytest.raises((LimitError, AddressError)) as caught:
            fetch(address, Limits(fetch_s=0.3), network(server))
    assert isinstance(caught.value, ArticleError)


@pytest.mark.parametrize(
    ("listening_on", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.0.0.2", True), (None, False), ("", False),
     ("0.0.0.0", False), ("::", False), ("192.168.1.5", False), ("example.org", False)],
)  # fmt: skip
def test_only_a_server_of_ones_own_opens_addresses(listening_on: str | None, local: bool) -> None:
    assert is_local(listening_on) is local


NAMESPACE = """
import subprocess, sys
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["ip", "address", "add", "93.184.216.34/32", "dev", "lo"], check=True)
from tests.fault_server import answer, fault_server
from geo.fetch import Network, fetch
from geo.errors import AddressError
names = {"public.example": ["93.184.216.34"], "private.example": ["10.0.0.1"]}
web = Network(resolve=lambda host, port: names.get(host, [host]))
pages = {"/": answer(b"A blast."), "/in": answer(b"", "Location: http://private.example/", status="302 Found")}
with fault_server(pages, ip="93.184.216.34", port=80) as public, fault_server(pages, ip="127.0.0.1", port=80) as inside:
    assert fetch("http://public.example/", network=web).data == b"A blast."
    for address in ("http://127.0.0.1/", "http://public.example/in"):
        try:
            fetch(address, network=web)
        except AddressError as error:
            assert "not on the public web" in str(error), error
        else:
            raise SystemExit(f"{address} was opened")
    assert not inside.requests
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not (shutil.which("unshare") and shutil.which("ip")),
    reason="a network of its own needs Linux, root, unshare and ip",
)
def test_the_default_rules_hold_in_a_network_of_their_own() -> None:
    """With a real public address, at the real port 80, and nothing of this test allowed beside."""
    probe = subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("this system lets nobody make a network namespace")
    run = subprocess.run(
        ["unshare", "--net", sys.executable, "-c", NAMESPACE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
