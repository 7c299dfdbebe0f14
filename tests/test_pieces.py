"""A long text is cut where it hurts least, nothing is lost, and each piece is an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.article import read_article
from geo.errors import ArticleError, LimitError
from geo.pieces import LONGEST_PIECE, cuts, pieces_of, whole_article
from geo.tokens import tokenize

#: Text of few and telling characters: hypothesis comes across every kind of cut in it.
TEXT = st.text("aZé.!” \n\r\u2028'", max_size=300)


@pytest.mark.parametrize(("text", "pieces"), [
    ("", []),
    ("Short.", ["Short."]),
    # between paragraphs rather than lines, lines rather than sentences, sentences rather than words
    ("One two three.\n\nFour five.\nSix.", ["One two three.\n\n", "Four five.\nSix."]),
    ("One two three.\nFour five. Six", ["One two three.\n", "Four five. Six"]),
    ("One two three. Four five six", ["One two three. ", "Four five six"]),
    ("one two three four five six", ["one two three four ", "five six"]),
    # only in the second half of a piece
    ("One.\n\nTwo three four five six", ["One.\n\nTwo three ", "four five six"]),
    # a word is never cut
    ("x" * 50 + " y", ["x" * 50 + " ", "y"]),
    ("x" * 50, ["x" * 50]),
])  # fmt: skip
def test_cuts(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in cuts(text, 20)] == pieces


@given(TEXT, st.integers(1, 60))
def test_pieces_are_the_text(text: str, longest: int) -> None:
    found = list(cuts(text, longest))
    assert "".join(text[start:end] for start, end in found) == text
    for start, end in found:
        assert not any(map(str.isspace, text[start + longest : end].rstrip())), "a piece is longer than it need be"
    assert all(text[end - 1].isspace() for _, end in found[:-1])


@given(TEXT, st.integers(1, 60))
def test_tokens_on_demand_stand_where_they_say(text: str, longest: int) -> None:
    if text.strip():
        whole = whole_article(text, id="book", longest=longest)
        assert all(text[token.start : token.end] == token.text for token in whole.tokens)
        assert len(whole.tokens) == len(tokenize(text))
        assert list(whole.tokens[:2]) == list(whole.tokens)[:2]


def test_only_the_first_piece_has_a_title() -> None:
    part = "Blast in Mosul\n\nA blast in Mosul killed two people on Monday, police said.\n\n"
    whole = whole_article(part * 3, id="book", published="2025-05-07")
    pieces = list(pieces_of(whole, longest=len(part)))
    assert [piece.text for piece in pieces] == [part] * 3
    assert [piece.title_text for piece in pieces] == ["Blast in Mosul", "book", "book"]
    assert [piece.sentences[0].kind for piece in pieces] == ["title", "heading", "heading"]
    assert {piece.published for piece in pieces} == {"2025-05-07"}


def test_pages_of_blanks_are_no_pieces() -> None:
    whole = whole_article(f"One.\n{' ' * 100}\n{' ' * 100}\nTwo.", id="book")
    assert [piece.text.strip() for piece in pieces_of(whole, longest=20)] == ["One.", "Two."]


def test_an_article_is_one_piece() -> None:
    text = "word " * (LONGEST_PIECE // 5)
    assert list(cuts(text)) == [(0, len(text))]


@pytest.mark.parametrize(("text", "error"), [
    ("word " * 1_000_001, LimitError),
    (" " * 200_000, ArticleError),
    ("word " * 50_000 + "\ud800", ArticleError),
])  # fmt: skip
def test_a_whole_text_is_refused_as_an_article_is(text: str, error: type[ArticleError]) -> None:
    with pytest.raises(error) as whole:
        whole_article(text, id="book")
    with pytest.raises(error) as article:
        read_article(text, id="book")
    assert str(whole.value) == str(article.value)
