"""Web pages: the prose and who published it; scripts and menus are not text."""

from __future__ import annotations

import pytest

from geo.errors import ArticleError
from geo.sources.source import Source
from geo.sources.web_page import parse, plain
from tests.documents import PAGE


def source_of(data: bytes, charset: str | None = None) -> Source:
    (source,) = parse(data, "a.html", charset)
    assert isinstance(source, Source)
    return source


def test_a_page_gives_its_article_and_who_published_it_when() -> None:
    source = source_of(PAGE.encode())
    assert source.text.startswith(
        "Blast in Mosul kills two\n\nA blast in Mosul killed two people on Monday, police said."
    )
    assert (source.title, source.author, source.publisher, source.published) == (
        "Blast in Mosul kills two",
        "Jane Doe",
        "The Daily",
        "2025-05-07",
    )
    assert not [word for word in ("PWNED", "<p>", "All rights", "Home") if word in source.text]


def test_a_date_is_stated_or_there_is_none() -> None:
    undated = PAGE.replace('<meta property="article:published_time" content="2025-05-07T10:00:00Z">', "")
    assert source_of(undated.encode()).published is None


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (PAGE.encode("cp1252"), "windows-1252"),
        (PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252"), None),
        (PAGE.replace("<head>", "<head><META content='text/html; charset=ISO-8859-1'>").encode("cp1252"), None),
        (PAGE.encode("utf-16"), None),
    ],
)
def test_the_encoding_is_what_server_or_page_say(data: bytes, charset: str | None) -> None:
    source = source_of(data, charset)
    assert "“nobody”" in source.text
    assert source.encoding == ""


def test_an_encoding_that_nobody_states_is_detected_and_said() -> None:
    source = source_of(PAGE.encode("cp1252"))
    assert (source.encoding, "“nobody”" in source.text) == ("Windows-1252", True)


PROSE = "Two people were killed in Gao on Tuesday, the mayor said."


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Blast in Gao</title><p>{PROSE}</p>",
        f"<p>{PROSE}",
        f"<body><div>{PROSE}</div></body>",
        f"<article>{PROSE}</article>",
        f"<meta charset=utf-8><h1>Blast</h1>{PROSE}",
        f"<!-- {'x' * 80} --><!DOCTYPE html><html><body><p>{PROSE}</p></body></html>",
        f"{PROSE}<br><br>Nobody claimed it.",
        PROSE,
    ],
)
def test_a_page_needs_no_tags_of_its_own(page: str) -> None:
    assert PROSE in source_of(page.encode()).text


def test_what_is_for_lesser_browsers_is_no_prose() -> None:
    page = f"<article><p>{PROSE}</p><noscript><p>Enable scripts to read on.</p></noscript><iframe><p>No frames.</p></iframe>"
    assert source_of(page.encode()).text == PROSE


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<p></p>",
        "<script>x</script>",
        "<!-- -->",
        "<html><body><img src=x></html>",
        "<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>",
        "<html><frameset cols='20%,80%'><frame src=a.html><frame src=b.html></frameset></html>",
    ],
)
def test_a_page_without_prose_says_so(page: str) -> None:
    with pytest.raises(ArticleError, match="no prose"):
        parse(page.encode(), "a.html")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One <b>two</b>.</p>\n<p>Three<br>four</p><script>x</script>", "One two.\n\nThree\n\nfour"),
        ("Only &lt;text&gt; &amp; entities", "Only <text> & entities"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_pieces_of_html_are_text_by_block(html: str, text: str) -> None:
    assert plain(html) == text
