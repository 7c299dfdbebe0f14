"""A source knows where its words stand, and gets an id of its own."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.sources.source import Location, Source, unique, with_title

TEXT = "One.\n\nTwo.\nThree.\n\nFour."
PAGES = (Location(0, "page 1"), Location(11, "page 2"), Location(11, "page 3"))


@pytest.mark.parametrize(
    ("locations", "words", "where"),
    [
        ((), "One", "paragraph 1"),
        ((), "Two", "paragraph 2"),
        ((), "Four", "paragraph 4"),
        (PAGES, "Two", "page 1, paragraph 2"),
        # page 2 is empty
        (PAGES, "Three", "page 3, paragraph 1"),
        (PAGES, "Four", "page 3, paragraph 2"),
        # a heading before the first location
        ((Location(6, "part 1"),), "One", "paragraph 1"),
    ],
)
def test_where_words_stand(locations: tuple[Location, ...], words: str, where: str) -> None:
    assert Source("a", TEXT, locations=locations).where(TEXT.index(words)) == where


def test_the_hash_is_that_of_the_text() -> None:
    assert Source("a", "Café").sha256 == hashlib.sha256("Café".encode()).hexdigest()


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Blast in Mosul", "Two died.", "Blast in Mosul\n\nTwo died."),
        ("Blast in Mosul", "Blast in\n Mosul\nTwo died.", "Blast in\n Mosul\nTwo died."),
        ("", "Two died.", "Two died."),
        ("Iran", "Iranian forces fired.", "Iran\n\nIranian forces fired."),
        ("Iran", "Iran fired.", "Iran fired."),
        ("Blast in Mosul", " ", "Blast in Mosul"),
    ],
)
def test_a_title_comes_first_and_once(title: str, body: str, text: str) -> None:
    assert with_title(title, body) == text


def test_alike_names_get_numbers() -> None:
    taken: set[str] = set()
    given = [unique(name, taken) for name in ("a.txt", "b.txt", "a.txt", "a.txt")]
    assert given == ["a.txt", "b.txt", "a-2.txt", "a-3.txt"]


@given(st.lists(st.text(max_size=3)))
def test_ids_are_never_alike(names: list[str]) -> None:
    taken: set[str] = set()
    assert len({unique(name, taken) for name in names}) == len(names)
