"""Feeds: an article an entry, in RSS and Atom."""

from __future__ import annotations

import pytest

from geo.errors import ArticleError
from geo.sources.feed import parse
from geo.sources.source import Source

RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>The Daily</title>
<item><title>Blast in Mosul</title><link>https://example.org/1</link><pubDate>Wed, 07 May 2025 10:00:00 GMT</pubDate>
<description>&lt;p&gt;Two died at a café.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description></item>
<item><link>https://example.org/2</link></item>
<item><title>Raid &amp;amp; arrests</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title><entry><title>Blast in Mosul</title>
<link href="https://example.org/1"/><author><name>Jane</name></author><summary>Short.</summary>
<content type="html">&lt;p&gt;Two died.&lt;/p&gt;&lt;p&gt;One was hurt.&lt;/p&gt;</content></entry></feed>"""
ONLY_TOLD = "Only what the feed says of it; the article itself was not opened."


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_rss(encoding: str) -> None:
    first, second, third = parse(RSS.format(encoding=encoding).encode(encoding), "a.rss")
    assert first == Source(
        "a.rss", "Blast in Mosul\n\nTwo died at a café.", title="Blast in Mosul", publisher="The Daily",
        published="2025-05-07", address="https://example.org/1", note=ONLY_TOLD,
    )  # fmt: skip
    assert isinstance(second, ArticleError)
    assert "entry 2" in str(second)
    assert isinstance(third, Source)
    assert third.text.strip() == "Raid & arrests"


def test_atom() -> None:
    assert parse(ATOM.encode(), "a.atom") == [
        Source(
            "a.atom", "Blast in Mosul\n\nTwo died.\n\nOne was hurt.", title="Blast in Mosul", author="Jane",
            publisher="The Daily", address="https://example.org/1",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("<pubDate>Wed, 07 May 2025 23:30:00 -0400</pubDate>", "2025-05-07"),
        ("<pubDate>Thu, 08 May 2025 00:30:00 +0900</pubDate>", "2025-05-08"),
        ("<pubDate>Wed, 07 May 2025 23:30:00 EST</pubDate>", "2025-05-07"),
        ("<published>2025-05-07T23:30:00-04:00</published><updated>2025-05-09T01:00:00Z</updated>", "2025-05-07"),
        ("<updated>2025-05-07T23:30:00-04:00</updated>", "2025-05-07"),
        ("<pubDate>7 May 2025</pubDate>", "2025-05-07"),
        ("<pubDate>2025/05/07 10:00</pubDate>", None),
        ("<pubDate>yesterday</pubDate>", None),
        ("<pubDate>Wed, 99 May 2025 10:00:00 GMT</pubDate>", None),
        ("", None),
    ],
)
def test_an_entry_is_of_the_day_where_it_was_written(date: str, day: str | None) -> None:
    if "<pubDate>" in date or not date:
        feed = f'<rss version="2.0"><channel><item><title>Blast in Mosul</title>{date}</item></channel></rss>'
    else:
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Blast in Mosul</title>{date}</entry></feed>'
    (source,) = parse(feed.encode(), "a.xml")
    assert isinstance(source, Source)
    assert source.published == day


def test_a_feed_that_is_cut_off_is_said_to_be() -> None:
    whole = RSS.format(encoding="utf-8")
    first, *_ = parse(whole[: whole.index("<item><link>")].encode(), "a.rss")
    assert isinstance(first, Source)
    assert first.text == "Blast in Mosul\n\nTwo died at a café."
    assert first.note == f"{ONLY_TOLD} The feed is damaged, so that words may be missing."
    with pytest.raises(ArticleError, match="damaged"):
        parse(whole[: whole.index("<item>")].encode(), "a.rss")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain", "no RSS or Atom"),
        (b"<html><p>page</p></html>", "no RSS or Atom"),
        (b"http://127.0.0.1:1/feed", "no RSS or Atom"),
        (b"/etc/passwd", "no RSS or Atom"),
        (b'<rss version="2.0"><channel/></rss>', "no entry"),
    ],
)
def test_what_is_no_feed_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        parse(data, "a.rss")


def test_a_feed_cannot_bring_in_a_file_of_this_computer() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">]>'
    feed = RSS.format(encoding="utf-8").replace("<rss", f"{bomb}<rss").replace("Two died", "[&x;&a;]")
    first, *_ = parse(feed.encode(), "a.rss")
    assert isinstance(first, Source)
    assert "[aaaa]" in first.text
