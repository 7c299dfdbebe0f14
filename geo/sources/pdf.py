"""What does a PDF say? The text of its pages, each of which is a location."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from geo.errors import ArticleError
from geo.sources.source import Location, Source

#: A word that was divided at the end of a line ("explo-" / "sion").
_DIVIDED = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-ÿ])|\u00ad")
#: What a paragraph ends with; a page that ends otherwise runs on to the next.
_ENDS = (".", "!", "?", ":", "”", '"', "’")


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The one article of a PDF. Raises ArticleError where it is locked or only pictures of pages."""
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ArticleError("this PDF is locked with a password. Save it without one.")
    text = ""
    locations = []
    for number, page in enumerate(reader.pages, start=1):
        words = _DIVIDED.sub("", page.extract_text().encode("utf-8", "replace").decode()).replace("\0", "").strip()
        if text and words:
            text += "\n\n" if text.endswith(_ENDS) else "\n"
        locations.append(Location(len(text), f"page {number}"))
        text += words
    if not text.strip():
        raise ArticleError("there is no text in this PDF; its pages may be pictures. Recognise their text first (OCR).")
    about = reader.metadata
    return [
        Source(name, text, title=(about and about.title) or "", author=(about and about.author) or "",
               locations=tuple(locations))
    ]  # fmt: skip
