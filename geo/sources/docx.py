"""What does a Word document say? Its paragraphs and table cells, in order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.table import Table

from geo.errors import ArticleError
from geo.sources.source import Source

#: A document unpacks to at most this many bytes, pictures and all; a long book without pictures is 10 MB.
MOST_UNPACKED = 200_000_000
#: XML packs to about a tenth; nothing honest to less than a hundredth, unless it is tiny.
MOST_RATIO = 100
SMALL = 1_000_000
_CHUNK = 1 << 20


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The one article of a document. Raises ArticleError where it is no document, a bomb, or holds no text."""
    check_unpacked(data)
    document = Document(BytesIO(data))
    text = "\n\n".join(_paragraphs(document))
    if not text.strip():
        raise ArticleError("there is no text in this document. Choose one that holds an article.")
    about = document.core_properties
    return [Source(name, text, title=about.title or "", author=about.author or "")]


def check_unpacked(data: bytes) -> None:
    """Raise ArticleError where the archive says that it unpacks to too much, or does so whatever it says."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            declared = sum(part.file_size for part in parts)
            if declared > MOST_UNPACKED or any(
                part.file_size > max(SMALL, MOST_RATIO * part.compress_size) for part in parts
            ):
                raise ArticleError(f"this document says that it unpacks to {declared:,} bytes. It is not read.")
            counted = 0
            for part in parts:
                with archive.open(part) as content:
                    while chunk := content.read(_CHUNK):
                        counted += len(chunk)
                        if counted > MOST_UNPACKED:
                            raise ArticleError(
                                f"this document unpacks to over {MOST_UNPACKED:,} bytes. It is not read."
                            )
    except BadZipFile as error:
        raise ArticleError(f"this is no Word document, or a damaged one ({error}).") from error


def _paragraphs(container: WordDocument | BlockItemContainer) -> Iterator[str]:
    for part in container.iter_inner_content():
        if isinstance(part, Table):
            seen = set()
            for cell in (cell for row in part.rows for cell in row.cells):
                if cell._tc not in seen:  # a merged cell comes once for every cell that it covers
                    seen.add(cell._tc)
                    yield from _paragraphs(cell)
        elif part.text.strip():
            yield part.text
