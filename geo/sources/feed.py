"""What does a feed say? An article an entry: RSS and Atom in all their versions. Nothing that it links to is fetched."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import feedparser

from geo.errors import ArticleError
from geo.sources.source import Source, with_title
from geo.sources.web_page import plain


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The entries in the order of the feed. Raises ArticleError where it is no feed or has no entry."""
    # A file object: bytes would be tried as the name of a file first.
    feed = feedparser.parse(
        BytesIO(data), response_headers={"content-type": f"application/xml; charset={charset}"} if charset else {}
    )
    if not feed.version:
        raise ArticleError("this is no RSS or Atom feed.")
    if not feed.entries:
        raise ArticleError("there is no entry in this feed.")
    publisher = feed.feed.get("title", "")
    return [_entry(entry, number, name, publisher) for number, entry in enumerate(feed.entries, start=1)]


def _entry(entry: Any, number: int, name: str, publisher: str) -> Source | ArticleError:
    title = plain(entry.get("title", ""))
    contents = [content.get("value", "") for content in entry.get("content", ())]
    body = plain(max([*contents, entry.get("summary", "")], key=len))
    if not (title or body):
        return ArticleError(f"there is no text in entry {number} of this feed.")
    day = entry.get("published_parsed")
    return Source(
        name,
        with_title(title, body),
        title=title,
        author=entry.get("author", ""),
        publisher=publisher,
        published=f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if day else None,
        address=entry.get("link", ""),
        note="" if contents else "Only what the feed says of it; the article itself was not opened.",
    )
