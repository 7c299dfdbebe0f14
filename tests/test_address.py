"""An address becomes articles, by what its server says that it is."""

from __future__ import annotations

import pytest

from geo.errors import ArticleError, LimitError
from geo.fetch import Network
from geo.limits import Limits
from geo.sources import Source
from geo.sources.address import open_address
from tests.documents import PAGE, docx_of, pdf_of
from tests.fault_server import answer, fault_server

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A blast</title><link href='https://a.example/1'/></entry></feed>"
ANSWERS = {
    "/page": answer(PAGE.encode("cp1252"), "Content-Type: text/html; charset=windows-1252"),
    "/text": answer("Ein Café.".encode("latin-1"), "Content-Type: text/plain; charset=iso-8859-1"),
    "/pdf": answer(pdf_of(["A blast in Mosul."]), "Content-Type: application/pdf"),
    "/docx": answer(docx_of("A blast in Mosul."), f"Content-Type: {WORD}"),
    "/unsaid.pdf": answer(pdf_of(["A blast in Mosul."]), "Content-Type: application/octet-stream"),
    "/feed": answer(ATOM, "Content-Type: application/atom+xml"),
    "/moved": answer(b"", "Location: /text", status="301 Moved"),
    "/picture": answer(b"\x89PNG", "Content-Type: image/png"),
    "/lie": answer(b"\x89PNG", "Content-Type: application/pdf"),
    "/huge": answer(b"x" * 2000, "Content-Type: text/plain"),
}


def opened(path: str, limits: Limits | None = None) -> tuple[str, Source | ArticleError]:
    with fault_server(ANSWERS) as server:
        web = Network(frozenset({server.port}), lambda ip: ip == "127.0.0.1", lambda host, port: ["127.0.0.1"])
        (found,) = open_address(server.url(path), limits, web)
        return server.url(""), found


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/page", "“nobody”"),
        ("/text", "Ein Café."),
        ("/pdf", "A blast in Mosul."),
        ("/docx", "A blast in Mosul."),
        ("/unsaid.pdf", "A blast in Mosul."),
    ],
)
def test_every_kind_is_read(path: str, words: str) -> None:
    base, source = opened(path)
    assert isinstance(source, Source)
    assert words in source.text
    assert source.id == source.address == base + path


def test_a_source_names_the_address_that_answered_or_that_it_links_to() -> None:
    base, moved = opened("/moved")
    assert isinstance(moved, Source)
    assert moved.address == f"{base}/text"
    _, entry = opened("/feed")
    assert isinstance(entry, Source)
    assert entry.address == "https://a.example/1"


@pytest.mark.parametrize(("path", "reason"), [("/picture", "image/png"), ("/lie", "as a PDF"), ("/none", "404")])
def test_what_is_no_article_says_why(path: str, reason: str) -> None:
    base, error = opened(path)
    assert isinstance(error, ArticleError)
    assert str(error).startswith(base + path)
    assert reason in str(error)


def test_a_fetched_text_is_held_to_the_limit_of_articles() -> None:
    _, error = opened("/huge", Limits(article_mb=0.001))
    assert isinstance(error, LimitError)
    assert "DATELINE_ARTICLE_MB" in str(error)
