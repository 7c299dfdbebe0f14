"""How is an address opened safely? Each hop checked at the connection, with everything that it may cost counted.

No cookies, no credentials, no proxy, no second try without certificates. Nothing here opens an address by itself:
a click or a flag that names it does.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from ipaddress import ip_address
from threading import Thread
from typing import Any
from urllib.parse import urljoin

from geo.addresses import Address, is_public, parse_address
from geo.errors import AddressError
from geo.limits import Deadline, Limits
from geo.version import version

#: Redirects that are followed; most sites need one, from http to https or to their full name.
MOST_REDIRECTS = 2
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 1 << 16
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain, application/xml;q=0.9, */*;q=0.1"


@dataclass(frozen=True, slots=True)
class Network:
    """Where connections may go. The default is the public web; a test names its own servers.

    `resolve(host, port)` gives IP addresses; `may_connect(ip)` decides about each, at the connection.
    """

    ports: frozenset[int] = frozenset({80, 443})
    may_connect: Callable[[str], bool] = is_public
    resolve: Callable[[str, int], list[str]] = lambda host, port: [
        str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ]
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context


@dataclass(frozen=True, slots=True)
class Reply:
    """What one server answered. `data` is the unpacked body of a 200 and else empty: no other body is read."""

    status: int
    headers: Message
    data: bytes


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: `address` after redirects, the media type in lower case, the charset or None."""

    address: str
    media_type: str
    charset: str | None
    data: bytes


def is_local(listening_on: str | None) -> bool:
    """Whether a server that listens on this address is heard on its own computer only; if not, nothing is fetched
    for those who ask it. None or an empty address is every network of the computer."""
    if listening_on == "localhost":
        return True
    try:
        return bool(listening_on) and ip_address(listening_on or "").is_loopback
    except ValueError:
        return False


def fetch(text: str, limits: Limits | None = None, network: Network | None = None) -> Fetched:
    """What stands at an address. Raises AddressError, or LimitError for what is too large or too slow."""
    limits = limits or Limits.from_environment()
    network = network or Network()
    deadline = Deadline(limits, "fetch_s", text)
    address = parse_address(text, network.ports)
    headers = {"Accept": _ACCEPT, "User-Agent": f"dateline/{version()}"}
    for _ in range(MOST_REDIRECTS + 1):
        try:
            reply = get(address, deadline, network, headers, limits=limits, size="fetch_mb", what=str(address))
        except TimeoutError as error:
            raise limits.breach("fetch_s", text) from error
        if reply.status in REDIRECTS and (target := reply.headers["Location"]):
            target = target.encode("latin-1", "replace").decode("utf-8", "replace")
            address = parse_address(urljoin(str(address), target), network.ports)
        elif reply.status != 200:
            raise AddressError(f"{address}: answered {reply.status}. Open it in a browser and save it.")
        else:
            charset = reply.headers.get_content_charset()
            return Fetched(str(address), reply.headers.get_content_type().lower(), charset, reply.data)
    raise AddressError(f"{text}: redirected more than {MOST_REDIRECTS} times. Give the address that it ends at.")


def get(
    address: Address,
    deadline: Deadline,
    network: Network,
    headers: Mapping[str, str],
    *,
    limits: Limits,
    size: str,
    what: str,
) -> Reply:
    """What one GET of an address is answered; a redirect is an answer, too.

    `size` is the name of the limit on the body, `what` names the address in errors: it may have a key in it. Raises
    TimeoutError or LimitError at the deadline, LimitError for too large a body, and AddressError with its cause for
    all else that fails.
    """
    connection = http.client.HTTPConnection(address.host, address.port)
    try:
        connection.sock = _connect(address, deadline, network, what)
        ours = {"Accept-Encoding": "gzip", "Connection": "close", "Host": address.authority}
        connection.request("GET", address.path, headers={**headers, **ours})
        with connection.getresponse() as answer:
            data = _body(answer, limits, size, what) if answer.status == 200 else b""
            return Reply(answer.status, answer.headers, data)
    except TimeoutError:
        raise
    except (OSError, http.client.HTTPException, zlib.error) as error:
        deadline.left()  # a connection that ends at the deadline fails in many ways
        raise AddressError(f"{what}: did not answer as it should ({_reason(error)}). Try again later.") from error
    finally:
        connection.close()


class _Socket(socket.socket):
    """Every wait ends at the deadline, however slowly the bytes drip in."""

    deadline: Deadline

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(*arguments, **options)


class _TLSSocket(ssl.SSLSocket):
    """The same under TLS."""

    deadline: Deadline

    def recv_into(self, *arguments: Any, **options: Any) -> int:
        self.settimeout(self.deadline.left())
        return super().recv_into(*arguments, **options)


def _connect(address: Address, deadline: Deadline, network: Network, what: str) -> socket.socket:
    """A connection to an address that the host resolves to, every one of them checked: the check and the connection
    see the same IP address, so that a second answer of the name server changes nothing."""
    found = _resolved(address, deadline, network)
    refused = [ip for ip in found if not network.may_connect(ip)]
    if refused or not found:
        raise AddressError(
            f"{what}: leads to {', '.join(refused) or 'nowhere'}, which is not on the public web. It is not opened."
        )
    failure: OSError | None = None
    for ip in found:
        plain = _Socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_STREAM)
        plain.deadline = deadline
        plain.settimeout(deadline.left())
        try:
            plain.connect((ip, address.port))
            return _with_tls(plain, address.host, deadline, network) if address.scheme == "https" else plain
        except OSError as error:
            plain.close()
            failure = error
    raise failure or OSError("no address")


def _with_tls(plain: _Socket, host: str, deadline: Deadline, network: Network) -> _TLSSocket:
    context = network.tls()
    context.sslsocket_class = _TLSSocket
    plain.settimeout(deadline.left())  # one limit for the whole handshake
    secured = context.wrap_socket(plain, server_hostname=host)
    assert isinstance(secured, _TLSSocket)
    secured.deadline = deadline
    return secured


def _resolved(address: Address, deadline: Deadline, network: Network) -> list[str]:
    """The IP addresses of a host. Asked in a thread, since a name server may keep silent for longer than we wait."""
    outcome: list[list[str] | OSError] = []

    def ask() -> None:
        try:
            outcome.append(network.resolve(address.host, address.port))
        except OSError as error:
            outcome.append(error)

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not outcome:
        raise TimeoutError(f"the name {address.host} was not resolved in time")
    if isinstance(outcome[0], OSError):
        raise outcome[0]
    return list(dict.fromkeys(outcome[0]))


def _body(answer: http.client.HTTPResponse, limits: Limits, size: str, what: str) -> bytes:
    """The body, unpacked; its size is counted as declared, as sent and as unpacked. Raises LimitError or AddressError."""
    most = limits.bytes_of(size)
    encoding = (answer.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip"):
        raise AddressError(
            f"{what}: packed as {encoding!r}, which was not asked for. Open it in a browser and save it."
        )
    declared = answer.getheader("Content-Length") or ""
    if declared.isdecimal() and int(declared) > most:
        raise limits.breach(size, what)
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding != "identity" else None
    data = bytearray()
    sent = 0
    while chunk := answer.read1(_CHUNK):
        sent += len(chunk)
        data += unpack.decompress(chunk, most + 1 - len(data)) if unpack else chunk
        if sent > most or len(data) > most:
            raise limits.breach(size, what)
    if (unpack and (not unpack.eof or unpack.unused_data)) or (declared.isdecimal() and sent < int(declared)):
        raise AddressError(f"{what}: came incomplete or damaged. Try again later.")
    return bytes(data)


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error) or type(error).__name__
