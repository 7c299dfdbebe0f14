"""Which addresses may be opened? Public ones on the web; never this computer or the network that it is in."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from geo.errors import AddressError

SCHEMES = {"http": 80, "https": 443}
#: Networks that carry another address inside them, or that Python calls global although no public site is there.
#: Source: IANA's registries of special-purpose addresses. Of IPv6 all but global unicast (2000::/3), so that IPv4-mapped,
#: IPv4-compatible, NAT64, unique-local, link-local, multicast and what is not given out yet are refused at once; within it
#: Teredo and its like, 6to4 and documentation. Of IPv4 the protocol assignments, the 6to4 relays and the reserved.
_REFUSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::/3", "4000::/2", "8000::/1", "2001::/23", "2002::/16", "3fff::/20",
        "192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4",
    )
)  # fmt: skip
#: A host whose last label is a number is an IPv4 address in some spelling; source: the WHATWG URL Standard.
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
#: What a path or query may hold as it stands; the rest is percent-encoded.
_KEPT = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the web, checked in its spelling only: what its host resolves to is checked at the connection."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as an address and the Host header spell them: the scheme's own port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == SCHEMES[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def parse_address(text: str, ports: frozenset[int] = frozenset(SCHEMES.values())) -> Address:
    """The address that `text` spells. Raises AddressError where it may not be opened, and says why."""
    text = text.strip()
    if re.search(r"[\x00-\x20\x7f\\]", text):
        raise AddressError(f"{text!r}: an address has no blanks, control characters or backslashes in it.")
    try:
        parts = urlsplit(text)
        port = SCHEMES.get(parts.scheme, 0) if parts.port is None else parts.port
        if parts.scheme not in SCHEMES:
            raise AddressError(f"{text}: only http:// and https:// addresses can be opened.")
        if parts.username is not None or parts.password is not None:
            raise AddressError("an address with a user name or password in it is not opened. Remove them.")
        if port not in ports:
            raise AddressError(f"{text}: only the ports 80 and 443 can be opened.")
        return Address(parts.scheme, _host(parts.hostname or "", text), port, _path(parts.path, parts.query))
    except ValueError as error:
        if isinstance(error, AddressError):
            raise
        raise AddressError(f"{text}: this is no address ({error}).") from error


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local, multicast, or reserved."""
    address = ipaddress.ip_address(ip)
    return (
        address.is_global
        and not address.is_multicast
        and getattr(address, "scope_id", None) is None
        and not any(address in network for network in _REFUSED if network.version == address.version)
    )


def _host(host: str, text: str) -> str:
    """The host in ASCII. Raises AddressError for an IP address that is spelled in other than the usual way."""
    if ":" in host and "%" not in host:  # "%": an interface of this computer
        return str(ipaddress.IPv6Address(host))
    try:
        name = host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise AddressError(f"{text}: no site can have this name ({error}).") from error
    name = name.lower().removesuffix(".")
    if not _HOST.fullmatch(name) or len(name) > 253:
        raise AddressError(f"{text}: there is no name of a site in this address.")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError:
            raise AddressError(
                f"{text}: an IP address is opened only in its usual spelling, such as 192.0.2.1."
            ) from None
    return name


def _path(path: str, query: str) -> str:
    return quote(path or "/", safe=_KEPT) + (f"?{quote(query, safe=_KEPT)}" if query else "")
