"""What does a PDF say? The text of its pages, each of which is a location."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from math import hypot
from typing import Any

from pypdf import PageObject, PdfReader

from geo.errors import ArticleError
from geo.sources.paragraphs import Line, paragraphs
from geo.sources.source import Location, Source

#: The mark of a note stands higher than the letters before it by at least this share of their size.
_RAISED = 0.15
#: What stands higher or lower than the letters before it by more than this share of their size is another line.
_STEP = 0.7
#: What a raised number belongs to: "10²", "km²".
_MEASURED = tuple("0123456789m")


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The one article of a PDF. Raises ArticleError where it is locked or only pictures of pages."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ArticleError("this PDF is locked with a password. Save it without one.")
    pages = [_lines(page) for page in reader.pages]
    text = ""
    locations: list[Location] = []
    for paragraph in paragraphs(pages):
        text += "\n\n" if text else ""
        for offset, number in paragraph.pages.items():
            begin = len(text) + offset
            locations += [Location(begin, f"page {page + 1}") for page in range(len(locations), number + 1)]
        text += paragraph.words
    if not text:
        raise ArticleError("there is no text in this PDF; its pages may be pictures. Recognise their text first (OCR).")
    about = reader.metadata
    return [Source(name, text, title=_said(about and about.title), author=_said(about and about.author),
                   locations=tuple(locations))]  # fmt: skip


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order in which it draws them."""
    lines: list[Line] = []
    pieces: list[Line] = []

    def end_line() -> None:
        if pieces:
            # The size of a line is not that of its large initial.
            main = max(pieces, key=lambda piece: len(piece.words))
            words = ""
            for piece in pieces:
                words += "" if _is_mark(piece, main) and not words.endswith(_MEASURED) else piece.words
            lines.append(Line(" ".join(words.split()), pieces[0].x, main.y, main.size))
        pieces.clear()

    def see(words: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        a, b, c, d, e, f = outer
        height = abs(size) * hypot(inner[2] * a + inner[3] * c, inner[2] * b + inner[3] * d)
        x, y = inner[4] * a + inner[5] * c + e, inner[4] * b + inner[5] * d + f
        is_upright = abs(inner[0] * a + inner[1] * c) > abs(inner[0] * b + inner[1] * d)
        # Not every step to another line is told by a line end: one up to the next column is not.
        if words.strip() and pieces and is_upright and abs(y - pieces[-1].y) > _STEP * max(height, pieces[-1].size):
            end_line()
        said = words.encode("utf-8", "replace").decode().replace("\0", "")
        for number, part in enumerate(said.split("\n")):
            if number:
                end_line()
            if part.strip():
                pieces.append(Line(part, x, y, height or 1.0))
            elif part and pieces:  # a blank that is drawn by itself, wherever it is said to stand
                pieces.append(replace(pieces[-1], words=part))

    page.extract_text(visitor_text=see)
    end_line()
    return lines


def _is_mark(piece: Line, main: Line) -> bool:
    """Whether a piece of a line is the raised number of a note."""
    return piece.words.strip().isdigit() and piece.size < main.size and piece.y - main.y > _RAISED * main.size


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""
