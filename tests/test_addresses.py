"""Addresses: what may be opened, in every spelling that there is for what may not."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.addresses import is_public, parse_address
from geo.errors import AddressError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org", "https://example.org/"),
        (" http://Example.ORG:80/a?b=c#d ", "http://example.org/a?b=c"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org./a b".replace(" ", "%20"), "https://example.org/a%20b"),
        ("https://example.org/café?q=ж", "https://example.org/caf%C3%A9?q=%D0%B6"),
        ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://[2606:4700::1]/", "https://[2606:4700::1]/"),
    ],
)
def test_addresses_of_the_web(text: str, address: str) -> None:
    assert str(parse_address(text)) == address


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "only http"),
        ("example.org", "only http"),
        ("file:///etc/passwd", "only http"),
        ("ftp://example.org/", "only http"),
        ("gopher://example.org:80/", "only http"),
        ("javascript:alert(1)", "only http"),
        ("data:text/html,x", "only http"),
        ("http://example.org:22/", "ports 80 and 443"),
        ("https://example.org:8443/", "ports 80 and 443"),
        ("http://example.org:99999/", "no address"),
        ("http://example.org:x/", "no address"),
        ("http://example.org:0/", "ports 80 and 443"),
        ("http://user@example.org/", "user name or password"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://:@example.org/", "user name or password"),
        ("http://example.org\\@127.0.0.1/", "backslashes"),
        ("http://example.org/\r\nHost: x", "control characters"),
        ("http://exam\tple.org/", "control characters"),
        ("http://example.org/\0", "control characters"),
        ("http:///path", "no name of a site"),
        ("http://-example.org/", "no name of a site"),
        ("http://a..b/", "no name of a site"),
        (f"http://{'a' * 64}.org/", "no name of a site"),
        ("http://[::1/", "no address"),
        ("http://[1.2.3.4]/", "no address"),
        ("http://[fe80::1%25eth0]/", "no name of a site"),
        ("http://\u2488.example/", "no site can have this name"),
    ],
)
def test_what_is_never_opened(text: str, reason: str) -> None:
    with pytest.raises(AddressError, match=reason) as caught:
        parse_address(text)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "0x7f000001", "0x7f.1", "0x7f.0x0.0x0.0x1", "017700000001", "0177.0.0.1", "0177.1", "127.1", "127.0.1",
        "127.0.0.01", "127.0.0.0x1", "0", "0x", "1.2.3.4.5", "256.1.1.1", "8.8.2056", "０x7f.1", "127。0。0。0x1", "①②⑦.1",
    ],
)  # fmt: skip
def test_ip_addresses_in_odd_spellings(host: str) -> None:
    with pytest.raises(AddressError, match="usual spelling"):
        parse_address(f"http://{host}/")


@pytest.mark.parametrize(
    "ip",
    [
        # loopback, unspecified, private, shared, link-local and the metadata services that live there
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "100.64.0.1", "100.100.100.200", "169.254.169.254", "192.0.0.1", "192.0.0.192", "192.0.2.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "192.88.99.1",
        # multicast, reserved, broadcast
        "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        # the same in IPv6
        "::", "::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "ff0e::1", "2001:db8::1", "100::1",
        "3fff::1", "5f00::1", "4000::1", "e000::1",
        "fe80::1%1", "2606:4700::1%1",
        # IPv4 inside IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo; of public addresses, too
        "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808",
        "64:ff9b:1::7f00:1", "2002:7f00:1::1", "2001::1", "2001:0:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_off_the_public_web(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1", "2a00:1450::1"]
)
def test_addresses_on_the_public_web(ip: str) -> None:
    assert is_public(ip)


@given(st.ip_addresses(v=4).filter(lambda ip: ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast))
def test_no_spelling_of_a_private_address_is_public(ip: ipaddress.IPv4Address) -> None:
    assert not is_public(str(ip))
    for prefix in ("::ffff:", "::", "64:ff9b::"):
        assert not is_public(f"{prefix}{ip}")


@given(st.text() | st.text().map(lambda rest: f"http://{rest}") | st.text().map(lambda rest: f"https://[{rest}]/"))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except AddressError:
        return
    assert address.scheme in ("http", "https")
    assert address.port in (80, 443)
    assert str(address).isascii()
    assert parse_address(str(address)) == address
