"""Under which address do others know an article or a place? Articles by the hash of their text, places by GeoNames."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from urllib.parse import quote

from geo.article import Article
from geo.place import Place


def article_uri(article: Article) -> str:
    """The text of an article, named by its SHA-256 (RFC 6920): the same for everyone who has it, wherever it lies."""
    digest = urlsafe_b64encode(bytes.fromhex(article.sha256)).rstrip(b"=").decode()
    return f"ni:///sha-256;{digest}"


def geonames_uri(place: Place) -> str | None:
    """The page of a place at GeoNames; None for one that is not from there."""
    source, _, number = place.id.partition(":")
    return f"https://sws.geonames.org/{number}/" if source == "geonames" and number.isdecimal() else None


def place_uri(place: Place) -> str:
    """The page of a place at GeoNames, else a name of our own that is stable."""
    return geonames_uri(place) or f"urn:dateline:place:{quote(place.id, safe=':')}"
