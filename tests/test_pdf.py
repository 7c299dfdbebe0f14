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
    source = source_of(pdf_of(["A blast in Mosul.", "Two died."], [], ["A raid in Tal Afar."]))
    assert source.text == "A blast in Mosul.\nTwo died.\n\nA raid in Tal Afar."
    assert source.where(source.text.index("Two")) == "page 1, paragraph 2"
    assert source.where(source.text.index("raid")) == "page 3, paragraph 1"


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        # a word that was divided is whole; a dash before a capital stays
        ((["An explo-", "sion in Saint-", "Denis."],), "An explosion in Saint-\nDenis."),
        # a sentence that runs over to the next page
        ((["A blast in the old town of"], ["Mosul killed two."]), "A blast in the old town of\nMosul killed two."),
        ((["Café “Orient” – closed."],), "Café “Orient” – closed."),
    ],
)
def test_text(pages: tuple[list[str], ...], text: str) -> None:
    assert source_of(pdf_of(*pages)).text == text


def test_pages_without_text_say_so() -> None:
    with pytest.raises(ArticleError, match="no text in this PDF"):
        parse(pdf_of([], []), "a.pdf")


def test_a_locked_pdf_says_so() -> None:
    lock = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41><41>]"
    )
    with pytest.raises(ArticleError, match="password"):
        parse(pdf_with(["<< /Type /Catalog >>"], lock), "a.pdf")
