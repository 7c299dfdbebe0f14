"""What does a web page say? Its main text without menus and adverts, and who published it when."""

from __future__ import annotations

import re

import lxml.html
from lxml.etree import ParserError, strip_elements
from trafilatura import bare_extraction
from trafilatura.settings import Document

from geo.errors import ArticleError
from geo.sources.encoding import decode_and_say
from geo.sources.source import Source, with_title

#: Where a page names its encoding: in its first kilobytes, by the HTML standard.
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
#: Only the date that the page states; one guessed from its footer is worse than none. The limit is fixed, since the
#: library would otherwise take today and read the same page differently tomorrow.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01", "outputformat": "%Y-%m-%d"}
#: What a browser shows only where it cannot do what the page wants of it; taken as prose, "Enable JavaScript" would be.
_INSTEAD = "//noscript | //iframe | //object"
#: A page need not have a tag of its own name, by the HTML standard; trafilatura takes what begins without for no page.
_DOCTYPE = "<!DOCTYPE html>\n"
#: Elements of HTML that begin a line of their own.
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul".split()
)


def parse(data: bytes, name: str, charset: str | None = None) -> list[Source | ArticleError]:
    """The one article of a page. Raises ArticleError where no prose is found in it."""
    declared = charset or ((found := _CHARSET.search(data[:_HEAD])) and found[1].decode("ascii", "replace")) or None
    decoded = decode_and_say(data, "the page", declared)
    return [article(decoded.text, name, decoded.detected)]


def article(html: str, name: str, encoding: str = "") -> Source:
    """The article of a page that is text already."""
    found = bare_extraction(
        _DOCTYPE + html,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params=_DATES,
        prune_xpath=_INSTEAD,
    )
    if not (isinstance(found, Document) and found.text and found.text.strip()):
        raise ArticleError(
            "no prose was found in this page. It may need a login or a script, or only frame others; "
            "open it in a browser and save its text as .txt."
        )
    # Each line is a paragraph of the page; an empty line between says so to whoever reads it next.
    body = "\n\n".join(line.strip() for line in found.text.splitlines() if line.strip())
    return Source(
        name,
        with_title(found.title or "", body),
        title=found.title or "",
        author=found.author or "",
        publisher=found.sitename or "",
        published=found.date or None,
        encoding=encoding,
    )


def plain(html: str) -> str:
    """All words of a piece of HTML, a paragraph a block; for pieces too small to have a main part."""
    try:
        root = lxml.html.fragment_fromstring(html, create_parent=True)
    except ParserError:  # nothing in it but comments
        return ""
    strip_elements(root, "script", "style", "template", with_tail=False)
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.text = "\n" + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(root.text_content()).split("\n"))
    return "\n\n".join(line for line in lines if line)
