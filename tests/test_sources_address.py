"""What an address says is read as a file of its kind, whatever its server makes of it."""

from __future__ import annotations

import pytest

from geo.errors import ArticleError
from geo.fetch import Network
from geo.sources.address import open_address
from geo.sources.source import Source
from tests.documents import PAGE, pdf_of
from tests.fault_server import answer, fault_server

TEXT = "A blast in Mosul killed two people on Monday, police said."
BARE = f"<title>Blast</title><p>{TEXT}</p>"
UTF_16 = PAGE.encode("utf-16-le")
ANSWERS = {
    "/page": answer(PAGE.encode(), "Content-Type: text/html; charset=utf-8"),
    "/bare": answer(BARE.encode(), "Content-Type: text/html"),
    "/utf-16": answer(UTF_16, "Content-Type: text/html; charset=utf-16le"),
    "/unsaid": answer(PAGE.encode()),
    "/called-text": answer(b"\n " + PAGE.encode(), "Content-Type: text/plain"),
    "/a.html": answer(PAGE.encode(), "Content-Type: application/octet-stream"),
    "/text": answer(TEXT.encode(), "Content-Type: text/plain"),
    "/pdf": answer(pdf_of([TEXT]), "Content-Type: Application/PDF"),
    "/picture": answer(b"\x89PNG", "Content-Type: image/png"),
    "/empty": answer(b"", "Content-Type: text/html"),
}


def opened(path: str) -> Source | ArticleError:
    with fault_server(ANSWERS) as server:
        network = Network(frozenset({server.port}), lambda ip: True, lambda host, port: ["127.0.0.1"])
        (found,) = open_address(server.url(path), network=network)
    return found


@pytest.mark.parametrize("path", ["/page", "/utf-16", "/unsaid", "/called-text", "/a.html"])
def test_a_page_is_read_as_a_page(path: str) -> None:
    found = opened(path)
    assert isinstance(found, Source)
    assert (found.publisher, found.published) == ("The Daily", "2025-05-07")
    assert found.address.endswith(path)


@pytest.mark.parametrize(("path", "text"), [("/bare", f"Blast\n\n{TEXT}"), ("/text", TEXT), ("/pdf", TEXT)])
def test_other_kinds_give_their_text(path: str, text: str) -> None:
    found = opened(path)
    assert isinstance(found, Source)
    assert found.text == text


@pytest.mark.parametrize(
    ("path", "reason"), [("/picture", "is image/png, not an article"), ("/empty", "nothing in it")]
)
def test_what_is_no_article_says_why(path: str, reason: str) -> None:
    found = opened(path)
    assert isinstance(found, ArticleError)
    assert reason in str(found)
