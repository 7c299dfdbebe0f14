"""What is an article? Its text as published, with tokens, sentences and what is set aside.

The text is never rewritten: everything is a span of it, half-open, in code points.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from geo.errors import ArticleError
from geo.limits import Limits
from geo.segmentation import segment
from geo.span import Sentence, SetAside, Span
from geo.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `language` is "en" where its prose is English, else "und" (names are read, events not)."""

    id: str
    text: str
    sha256: str
    title: Span | None
    tokens: Sequence[Token]
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...]
    language: str
    published: str | None = None

    @property
    def title_text(self) -> str:
        """The title as printed, or the id of an article that has none."""
        return self.text[self.title.start : self.title.end] if self.title else self.id


#: Words that English prose cannot do without; source: the closed classes of any English grammar.
_FUNCTION_WORDS = frozenset(
    (
        "the of and to in a that is was for on it with as he she be at by this had not are but from or have an they "
        "which one you were her all would there their we him been has when who will more no if out so said what up "
        "its about into than them can only other his after over also"
    ).split()
)
#: English prose has about two function words in five; headlines one in seven; other languages under one in ten.
ENGLISH_SHARE = 0.14
#: Text shorter than this many words is taken for English: too little to tell.
ENGLISH_WORDS = 12


def read_article(
    text: str, *, id: str, published: str | None = None, limits: Limits | None = None, continued: bool = False
) -> Article:
    """An article from its text, as it stands: nothing is rewritten, offsets count from its first code point.

    `limits` are those of the environment unless given; what is `continued` from another piece of text has no title.
    Raises LimitError where the text is too large, ArticleError where it is empty or cannot be written as UTF-8.
    """
    encoded = checked(text, id, limits)
    tokens = tokenize(text)
    segments = segment(text, tokens, continued=continued)
    return Article(
        id=written(id),
        text=text,
        sha256=hashlib.sha256(encoded).hexdigest(),
        title=segments.title,
        tokens=tokens,
        sentences=segments.sentences,
        set_aside=segments.set_aside,
        language="en" if _is_english(tokens) else "und",
        published=published,
    )


def written(id: str) -> str:
    """An id as it can be written: a file's name need not be UTF-8, but nothing could be said of an article without one."""
    return id.encode("utf-8", "replace").decode()


def checked(text: str, id: str, limits: Limits | None = None) -> bytes:
    """The text in UTF-8. Errors as for `read_article`, lone surrogates among them."""
    limits = limits or Limits.from_environment()
    if len(text) > limits.bytes_of("article_mb"):
        raise limits.breach("article_mb", id)
    if not text.strip():
        raise ArticleError(f"{id}: there is no text in it. Give a file or paste an article with some prose.")
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"{id}: the text holds half of a character at position {error.start} and cannot be kept to the letter. "
            "Save it as UTF-8."
        ) from error
    if len(encoded) > limits.bytes_of("article_mb"):
        raise limits.breach("article_mb", id)
    return encoded


def _is_english(tokens: Sequence[Token]) -> bool:
    words = [lower for token in tokens if (lower := token.lower)[0].isalpha()]
    if len(words) < ENGLISH_WORDS and all(word.isascii() for word in words):
        return True
    return sum(map(_FUNCTION_WORDS.__contains__, words)) >= ENGLISH_SHARE * len(words)
