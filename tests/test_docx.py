"""Word documents: their paragraphs and tables; bombs are refused."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZipFile

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


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def docx_with(body: str, footnote: str = "", mode: str = "Internal") -> bytes:
    """A document whose last words are `body`, in Word's own XML, and a footnote."""
    with ZipFile(BytesIO(docx_of("A blast in Mosul."))) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    word, relations = "word/document.xml", "word/_rels/document.xml.rels"
    parts[word] = parts[word].replace(b"<w:sectPr", f"{body}<w:sectPr".encode(), 1)
    if footnote:
        parts["word/footnotes.xml"] = (
            f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p>'
            f'</w:footnote><w:footnote w:id="1"><w:p>{run(footnote)}</w:p></w:footnote></w:footnotes>'
        ).encode()
        target = f'<Relationship Id="rF" Type="{RELATED}" Target="footnotes.xml" TargetMode="{mode}"/></Relationships>'
        parts[relations] = parts[relations].replace(b"</Relationships>", target.encode())
    return zip_of(parts)


BOX = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('Two ')}<w:ins>{run('or three ')}</w:ins><w:del><w:r><w:delText>or four </w:delText></w:r></w:del>"
         f"{run('died.')}</w:p>", "Two or three died."),
        (f"<w:p><w:moveFrom>{run('Away. ')}</w:moveFrom>{run('Here. ')}<w:moveTo>{run('There.')}</w:moveTo></w:p>",
         "Here. There."),
        (f"<w:p><w:hyperlink>{run('Linked ')}</w:hyperlink><w:smartTag>{run('Kirkuk')}</w:smartTag></w:p>", "Linked Kirkuk"),
        (f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>", "In a control."),
        ('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
         f"<mc:Choice Requires=\"wps\"><w:p>{run('Beside it. ')}<w:r>{BOX}</w:r></w:p></mc:Choice>"
         f"<mc:Fallback><w:p><w:r>{BOX}</w:r></w:p></mc:Fallback></mc:AlternateContent>", "Beside it. \n\nIn a box."),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t>"
         "<w:noBreakHyphen/><w:instrText>PAGE</w:instrText></w:r></w:p>", "One\ttwo\nthree-"),
    ],
)  # fmt: skip
def test_no_words_are_lost_or_said_twice(body: str, text: str) -> None:
    (source,) = parse(docx_with(body), "a.docx")
    assert isinstance(source, Source)
    assert source.text == f"A blast in Mosul.\n\n{text}"


@pytest.mark.parametrize(("mode", "notes"), [("Internal", "\n\nSo the mayor."), ("External", "")])
def test_notes_come_last_and_nothing_from_elsewhere(mode: str, notes: str) -> None:
    (source,) = parse(docx_with(f"<w:p>{run('Two died.')}</w:p>", "So the mayor.", mode), "a.docx")
    assert isinstance(source, Source)
    assert source.text == f"A blast in Mosul.\n\nTwo died.{notes}"


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
