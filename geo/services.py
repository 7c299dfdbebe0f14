"""Which online service is asked, where, and on what terms? By its name in geopy; the rest may come from the environment."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from geo.errors import SettingError

#: The service that the page asks when it is switched on and DATELINE_ONLINE names no other.
DEFAULT = "nominatim"
#: Seconds between two requests to a service whose terms we do not know: what the strictest of those we know allow.
INTERVAL_S = 1.0


@dataclass(frozen=True, slots=True)
class Service:
    """An online service and its terms.

    `name` is geopy's, `label` the reader's. `address` is its scheme, host and path, empty where geopy has the only one.
    `interval_s` is the shortest time between two requests; `credit` must stand with its answers, `terms` is where its
    rules can be read (empty: not known to us). `key` and `parameters` are for geopy's geocoder. `own` says that the
    address is the user's choice, so that it may be on this computer or in its network.
    """

    name: str
    label: str
    address: str = ""
    interval_s: float = INTERVAL_S
    credit: str = ""
    terms: str = ""
    key: str = field(default="", repr=False)
    parameters: Mapping[str, str] = field(default_factory=dict, repr=False)
    own: bool = False


#: "No heavy uses (an absolute maximum of 1 request per second)"; results under the licence of OpenStreetMap. Photon's
#: public server asks for a reasonable number of requests without naming one. GeoNames gives 1,000 credits an hour, a
#: search costs one; the host is the one with TLS. Sources: the pages that `terms` names, as of November 2026.
KNOWN = {
    service.name: service
    for service in (
        Service(
            "nominatim",
            "OpenStreetMap",
            "https://nominatim.openstreetmap.org",
            1.0,
            "© OpenStreetMap contributors",
            "https://operations.osmfoundation.org/policies/nominatim/",
        ),
        Service(
            "photon",
            "Photon",
            "https://photon.komoot.io",
            1.0,
            "© OpenStreetMap contributors",
            "https://photon.komoot.io/",
        ),
        Service(
            "geonames",
            "GeoNames",
            "https://secure.geonames.org",
            3.6,
            "GeoNames, CC BY 4.0",
            "https://www.geonames.org/export/",
        ),
    )
}


def service_named(name: str = "", environment: Mapping[str, str] | None = None) -> Service:
    """The service of this name, or of DATELINE_ONLINE, as the environment has it.

    For a service called photon: DATELINE_PHOTON_ADDRESS is another server of the kind, DATELINE_PHOTON_KEY its key or
    user name, DATELINE_PHOTON_INTERVAL_S the seconds between two requests, and DATELINE_PHOTON_X the parameter `x` of
    geopy's geocoder. The interval can be shortened only for another server: the terms of the known ones are not ours to
    change. Raises SettingError for a name or value that makes no sense.
    """
    found = os.environ if environment is None else environment
    name = (name or found.get("DATELINE_ONLINE") or DEFAULT).strip().lower()
    if not re.fullmatch(r"[a-z0-9]+", name):
        raise SettingError(f"{name!r} is no name of an online service. Name one that geopy has, such as nominatim.")
    service = KNOWN.get(name) or Service(name, name, credit=name)
    prefix = f"DATELINE_{name.upper()}_"
    # Upper case: so Windows hands them on, whatever the user wrote.
    given = {key.upper().removeprefix(prefix): value for key, value in found.items() if key.upper().startswith(prefix)}
    if address := given.pop("ADDRESS", "").strip().rstrip("/"):
        service = replace(service, address=_address(address, f"{prefix}ADDRESS"), own=True)
    if interval := given.pop("INTERVAL_S", ""):
        seconds = _seconds(interval, f"{prefix}INTERVAL_S")
        service = replace(service, interval_s=seconds if service.own else max(seconds, service.interval_s))
    if given.keys() & {"SCHEME", "DOMAIN"}:  # said in one place, so that what is told of the address is true
        raise SettingError(
            f"Give the address of {name} as a whole in {prefix}ADDRESS, as https://nominatim.example.org."
        )
    key = given.pop("KEY", "")
    return replace(service, key=key, parameters={name.lower(): value for name, value in given.items()})


def _address(text: str, variable: str) -> str:
    try:
        parts = urlsplit(text)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = None
    if not whole or "@" in text or parts.query or parts.fragment:
        raise SettingError(f"{variable} is no address of a service. Write it as https://nominatim.example.org.")
    return text


def _seconds(text: str, variable: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds >= 0):
        raise SettingError(f"{variable} is {text!r}, but must be a number of seconds, such as 1 or 0.5.")
    return seconds
