"""What a reader is told of where an article came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.article import read_article
from geo.sources import Location, Source
from layers.presentation.cards import event_cards
from page.origin import known_as, origin_words, where_words
from tests import readings

QUOTE = event_cards(readings.reading())[1].quotes[0]


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({}, ""),
        ({"encoding": "Windows-1252"}, "read as Windows-1252"),
        (
            {"author": "A. Writer", "publisher": "The\nPaper", "address": "https://example.org/a"},
            "by A. Writer · The Paper · https://example.org/a",
        ),
        ({"note": "2 attachments are not read"}, "2 attachments are not read"),
    ],
)
def test_what_is_known_of_a_source(known: dict[str, str], words: str) -> None:
    assert origin_words(Source("a.txt", readings.TEXT, **known)) == words  # type: ignore[arg-type]


def test_a_quote_stands_on_a_page_where_there_are_pages() -> None:
    plain = Source("a.txt", readings.TEXT)
    pages = replace(plain, locations=(Location(0, "page 1"), Location(readings.TEXT.index("Drones"), "page 2")))
    assert where_words(pages, QUOTE) == "page 2, paragraph 1"
    assert where_words(plain, QUOTE) == where_words(None, QUOTE) == "paragraph 2"


@pytest.mark.parametrize(
    ("text", "published", "known"),
    [
        (readings.TEXT, "2025-05-07", ("a.txt", "published 7 May 2025")),
        (readings.TEXT, None, ("a.txt",)),
        # an article without a title is called by its name already
        ("One sentence that goes on for so long that nobody takes it for a title, and then it ends here.", None, ()),
    ],
)
def test_what_an_article_is_known_as(text: str, published: str | None, known: tuple[str, ...]) -> None:
    assert known_as(read_article(text, id="a.txt", published=published)) == known
