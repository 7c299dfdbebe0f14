"""What does a Word document say? Its paragraphs, table cells and text boxes in order, then its notes.

With changes tracked, it says what it would say with all of them accepted, as Word itself shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from geo.errors import ArticleError
from geo.sources.source import Source

#: A document unpacks to at most this many bytes, pictures and all; a long book without pictures is 10 MB.
MOST_UNPACKED = 200_000_000
#: XML packs to about a tenth; nothing honest to less than a hundredth, unless it is tiny.
MOST_RATIO = 100
SMALL = 1_000_000
_CHUNK = 1 << 20
#: What stands in a paragraph and is no word of it: its look, what was deleted or moved away, how a word is said (ruby),
#: the text of a box, which is a paragraph of its own, and the same once more for older programs. Source: ECMA-376-1, 17.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SAID = frozenset((*map(qn, "w:pPr w:rPr w:del w:moveFrom w:rt w:txbxContent".split()), _FALLBACK))
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
#: Parts of their own, by the last word of their relationship to the document.
_NOTES = ("footnotes", "endnotes")


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The one article of a document. Raises ArticleError where it is no document, a bomb, or holds no text."""
    check_unpacked(data)
    document = Document(BytesIO(data))
    text = "\n\n".join(paragraph for part in _parts(document) for paragraph in _paragraphs(part))
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
        raise ArticleError(
            f"this is no Word document, or an old or damaged one ({error}). Save it as .docx again."
        ) from error


def _parts(document: WordDocument) -> Iterator[Element]:
    """The body of the document, its footnotes and its endnotes."""
    yield document.element.body
    parts = document.part.rels.values()
    within = {part.reltype.rpartition("/")[2]: part.target_part for part in parts if not part.is_external}
    yield from (parse_xml(within[notes].blob) for notes in _NOTES if notes in within)


def _paragraphs(part: Element) -> Iterator[str]:
    for paragraph in part.iter(qn("w:p")):
        words = "".join(_words(paragraph))
        if words.strip() and not any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            yield words


def _words(element: Element) -> Iterator[str]:
    for part in element:
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag in _SIGNS:
            yield _SIGNS[part.tag]
        elif part.tag not in _NOT_SAID:
            yield from _words(part)
