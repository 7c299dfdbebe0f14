"""PDFs: their text, page by page."""

from __future__ import annotations

import pytest

from geo.errors import ArticleError
from geo.sources.pdf import parse
from geo.sources.source import Source
from tests.documents import pdf_of, pdf_with


def source_of(data: bytes) -> Source:
    (source,) = parse(data, "a.pdf")
    assert isinstance(source, Source)
    return source


def test_every_word_has_its_page() -> None:
    first = ["A blast in the old town of Mosul", "killed two.", "The mayor closed the schools."]
    source = source_of(pdf_of(first, [], ["A raid in Tal Afar."]))
    assert source.text == (
        "A blast in the old town of Mosul killed two.\n\nThe mayor closed the schools.\n\nA raid in Tal Afar."
    )
    assert source.where(source.text.index("killed")) == "page 1, paragraph 1"
    assert source.where(source.text.index("mayor")) == "page 1, paragraph 2"
    assert source.where(source.text.index("raid")) == "page 3, paragraph 1"


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        # a word that was divided is whole; a hyphen before a capital stays
        ((["An explo-", "sion in Saint-", "Denis."],), "An explosion in Saint-Denis."),
        # a sentence that runs over to the next page
        ((["A blast in the old town of"], ["Mosul killed two."]), "A blast in the old town of Mosul killed two."),
        ((["Café “Orient” – closed."],), "Café “Orient” – closed."),
    ],
)
def test_text(pages: tuple[list[str], ...], text: str) -> None:
    assert source_of(pdf_of(*pages)).text == text


def test_a_sentence_that_runs_over_is_on_both_its_pages() -> None:
    source = source_of(pdf_of(["A blast in the old town of"], [], ["Mosul killed two."]))
    assert source.text == "A blast in the old town of Mosul killed two."
    assert source.where(source.text.index("town")) == "page 1, paragraph 1"
    assert source.where(source.text.index("Mosul")) == "page 3, paragraph 1"


def drawn(content: str, about: str = "") -> bytes:
    """A page on which this is drawn, and what the file says of itself."""
    return pdf_with(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            f"<< {about} >>",
        ],
        "/Info 6 0 R",
    )


def test_a_heading_and_a_column_are_paragraphs_of_their_own_and_the_mark_of_a_note_is_no_letter() -> None:
    content = (
        "BT /F1 20 Tf 72 720 Td (Blast in Mosul kills) Tj 0 -24 Td (two) Tj ET "
        "BT /F1 10 Tf 12 TL 72 660 Td (A blast in the old town of) Tj T* (Mosul) Tj /F1 6 Tf 26 4 Td (1) Tj "
        "/F1 10 Tf 3 -4 Td ( killed two people.) Tj ET "
        "BT /F1 10 Tf 12 TL 320 660 Td (The mayor closed schools) Tj T* (for a week.) Tj ET"
    )
    assert source_of(drawn(content)).text == (
        "Blast in Mosul kills two\n\nA blast in the old town of Mosul killed two people.\n\n"
        "The mayor closed schools for a week."
    )


def test_letters_may_be_of_a_negative_size() -> None:
    lines = ("A blast in the old town of", "Mosul killed two people on", "Monday.")
    drawing = " ".join(f"-1 0 0 -1 72 {720 - 12 * number} Tm ({line}) Tj" for number, line in enumerate(lines))
    assert source_of(drawn(f"BT /F1 -10 Tf {drawing} ET")).text == " ".join(lines)


def test_a_blank_may_be_drawn_by_itself() -> None:
    content = "BT /F1 10 Tf 72 720 Td (A) Tj ( ) Tj (blast in) Tj 40 0 Td ( ) Tj 3 0 Td (Mosul.) Tj ET"
    assert source_of(drawn(content)).text == "A blast in Mosul."


def test_what_a_file_says_of_itself_may_be_nonsense() -> None:
    source = source_of(drawn("BT /F1 10 Tf 72 720 Td (A blast in Mosul.) Tj ET", "/Title 7 /Author [1 2]"))
    assert (source.text, source.title, source.author) == ("A blast in Mosul.", "", "")


def test_pages_without_text_say_so() -> None:
    with pytest.raises(ArticleError, match="no text in this PDF"):
        parse(pdf_of([], []), "a.pdf")


def test_a_locked_pdf_says_so() -> None:
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41><41>]"
    )
    with pytest.raises(ArticleError, match="password"):
        parse(pdf_with(["<< /Type /Catalog >>"], lock), "a.pdf")
