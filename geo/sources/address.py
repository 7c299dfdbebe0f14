"""What does an address on the web say? Opened where the user asks for it, then read as a file of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from geo.errors import ArticleError
from geo.fetch import Network, fetch
from geo.limits import Limits
from geo.sources.loading import ENDINGS, read_bytes
from geo.sources.source import Source

#: Media types and the endings of files that hold the same; source: IANA's registry of media types.
_ENDING_OF = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "message/rfc822": ".eml", "application/rss+xml": ".rss",
    "application/atom+xml": ".atom", "application/xml": ".xml", "text/xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip

#: What a page begins with whose server calls it text, or does not say what it is.
_PAGE = (b"<!doctype html", b"<html")
_BEGINNING = 16


def open_address(
    address: str, limits: Limits | None = None, network: Network | None = None
) -> Iterator[Source | ArticleError]:
    """The articles at an address, or the reason why there are none. This sends a request: call it only when told to."""
    limits = limits or Limits.from_environment()
    try:
        fetched = fetch(address, limits, network)
    except ArticleError as error:
        yield error
        return
    ending = _ENDING_OF.get(fetched.media_type) or PurePosixPath(urlsplit(fetched.address).path).suffix.lower()
    if ending == ".txt" and fetched.data.lstrip()[:_BEGINNING].lower().startswith(_PAGE):
        ending = ".html"
    if ending not in ENDINGS:
        yield ArticleError(
            f"{fetched.address}: is {fetched.media_type}, not an article. Open it in a browser and save it."
        )
        return
    for source in read_bytes(fetched.address, fetched.data, charset=fetched.charset, ending=ending, limits=limits):
        if isinstance(source, Source) and not source.address:
            source = replace(source, address=fetched.address)
        yield source
