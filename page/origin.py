"""Where did an article come from, and where in it does a quote stand? In words, as far as that is known."""

from __future__ import annotations

from datetime import date

from geo.article import Article
from geo.sources import Source
from layers.presentation.cards import Quote
from layers.presentation.days import day_words
from layers.presentation.words import quote_place


def known_as(article: Article) -> tuple[str, ...]:
    """The name of an article beside its title, and the day of its publication, as far as there are such."""
    name = [article.id] if article.title else []
    day = [f"published {day_words(date.fromisoformat(article.published))}"] if article.published else []
    return (*name, *day)


def origin_words(origin: Source) -> str:
    """Who wrote and published it, its address, the encoding where it had to be detected, and what was left unread."""
    return " · ".join(
        " ".join(part.split())
        for part in (
            f"by {origin.author}" if origin.author else "",
            origin.publisher,
            origin.address,
            f"read as {origin.encoding}" if origin.encoding else "",
            origin.note,
        )
        if part
    )


def where_words(origin: Source | None, quote: Quote) -> str:
    """ "page 2, paragraph 5" of a file that has pages or other parts, else the paragraph of the article."""
    if origin and origin.locations:
        return origin.where(quote.start)
    return quote_place(quote.paragraph)
