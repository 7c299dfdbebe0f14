"""How is a text read that is longer than any article? In pieces that end where paragraphs do.

What the engine keeps of each word takes sixty times the memory of the text, and some of its questions cost more than twice
as much for twice the text. A book is therefore read piece by piece, and of each piece only what was found in it is kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from geo.article import Article, checked, read_article, written
from geo.tokens import Token, TokensOnDemand, tokenize

#: Code points of a piece at most, except where the text has no space to cut at. Long articles of newspapers have 60,000.
LONGEST_PIECE = 100_000

#: Where a text may be cut, the best places first: between paragraphs, lines, sentences and words.
_CUTS = tuple(map(re.compile, (r"\r?\n[ \t]*\r?\n\s*", r"[\r\n\u2028\u2029]+", r"[.!?…][\"'”’)\]»]*\s+", r"\s+")))


def whole_article(text: str, *, id: str, published: str | None = None, longest: int = LONGEST_PIECE) -> Article:
    """The article of a long text before anything in it is read: without title and sentences. Errors as `read_article`."""
    return Article(
        id=written(id),
        text=text,
        sha256=hashlib.sha256(checked(text, id)).hexdigest(),
        title=None,
        tokens=TokensOnDemand(lambda: tuple(_tokens(text, longest))),
        sentences=(),
        set_aside=(),
        language="und",
        published=published,
    )


def pieces_of(whole: Article, longest: int = LONGEST_PIECE) -> Iterator[Article]:
    """The pieces of a text in order, each as an article whose offsets count from its own beginning."""
    text = whole.text
    for start, end in cuts(text, longest):
        # A page of blanks is no article.
        if text[start:end].strip():
            yield read_article(text[start:end], id=whole.id, published=whole.published, continued=start > 0)


def cuts(text: str, longest: int = LONGEST_PIECE) -> Iterator[tuple[int, int]]:
    """Begin and end of each piece; together they are the whole text. A cut has white space before it."""
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, longest)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, longest: int) -> int:
    """The last of the best places to cut in the second half of a piece, else the first space after it."""
    for pattern in _CUTS:
        ends = [found.end() for found in pattern.finditer(text, start + longest // 2, start + longest)]
        if ends:
            return ends[-1]
    found = _CUTS[-1].search(text, start + longest)
    return found.end() if found else len(text)


def _tokens(text: str, longest: int) -> Iterator[Token]:
    for start, end in cuts(text, longest):
        for token in tokenize(text[start:end]):
            yield token._replace(start=token.start + start, end=token.end + start)
