"""Word documents: their paragraphs and tables; bombs are refused."""

from __future__ import annotations

import struct

import pytest

from geo.errors import ArticleError
from geo.sources import docx
from geo.sources.docx import check_unpacked, parse
from geo.sources.source import Source
from tests.documents import docx_of, zip_of


def test_paragraphs_and_cells_come_in_order() -> None:
    (source,) = parse(
        docx_of("A blast in Mosul.", " ", "Two died.", title="Blast", table=[["a", "b"], ["c", "d"]]), "a.docx"
    )
    assert source == Source(
        "a.docx", "A blast in Mosul.\n\nTwo died.\n\na\n\nb\n\nc\n\nd", title="Blast", author="python-docx"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx_of(), "no text"),
        (b"plain text", "no Word document"),
        (docx_of("Text.")[:-30], "no Word document"),
        # a thousand to one, and honest about it
        (zip_of({"word/document.xml": b"\0" * 2_000_000}), "unpacks to 2,000,000 bytes"),
    ],
)
def test_what_is_no_document_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        parse(data, "a.docx")


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(zip_of({"word/document.xml": b"\0" * 2_000_000}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 1000)
    with pytest.raises(ArticleError, match="damaged"):
        check_unpacked(bytes(data))


def test_many_parts_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MOST_UNPACKED", 3_000_000)
    with pytest.raises(ArticleError, match="unpacks to 4,000,000 bytes"):
        check_unpacked(zip_of({str(part): bytes(range(250)) * 4000 for part in range(4)}))
