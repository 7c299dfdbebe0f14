"""What does a feed say? An article an entry: RSS and Atom in all their versions. Nothing that it links to is fetched."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any
from xml.sax import SAXException

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
        raise ArticleError("this is no RSS or Atom feed. Save an article of it as .html or .txt.")
    damage = "The feed is damaged, so that words may be missing." if _is_damaged(feed) else ""
    if not feed.entries:
        raise ArticleError(damage or "there is no entry in this feed. Open it again when there is one.")
    publisher = feed.feed.get("title", "")
    return [_entry(entry, number, name, publisher, damage) for number, entry in enumerate(feed.entries, start=1)]


def _is_damaged(feed: Any) -> bool:
    return isinstance(feed.get("bozo_exception"), SAXException)


def _entry(entry: Any, number: int, name: str, publisher: str, damage: str) -> Source | ArticleError:
    title = plain(entry.get("title", ""))
    contents = [content.get("value", "") for content in entry.get("content", ())]
    body = plain(max([*contents, entry.get("summary", "")], key=len))
    if not (title or body):
        return ArticleError(f"there is no text in entry {number} of this feed.")
    told = "" if contents else "Only what the feed says of it; the article itself was not opened."
    return Source(
        name,
        with_title(title, body),
        title=title,
        author=entry.get("author", ""),
        publisher=publisher,
        published=_day(entry),
        address=entry.get("link", ""),
        note=" ".join(filter(None, (told, damage))),
    )


def _day(entry: Any) -> str | None:
    """The day of an entry where it was written: feedparser counts in UTC, where an evening in New York is the next day."""
    named = next((name for name in ("published", "updated") if f"{name}_parsed" in entry), None)
    if named is None or entry[f"{named}_parsed"] is None:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        with suppress(ValueError):
            return read(entry[named]).date().isoformat()
    day = entry[f"{named}_parsed"]
    # Of "2025/05/07" it makes the first of November.
    if not {day.tm_year, day.tm_mday} <= set(map(int, re.findall(r"\d+", entry[named]))):
        return None
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"
