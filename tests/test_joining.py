"""What was found in the pieces of a long text stands at its place in the whole."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.pieces import LONGEST_PIECE, cuts, pieces_of, whole_article
from layers import Reader
from layers.joining import joined
from layers.reading import Reading, check_reading, to_json

PART = (
    "Shells fell on Sumy on Monday and killed at least three people, the mayor said. Moscow denied it.\n\n"
    "Advertisement\n\n"
    "Turkish airstrikes hit Sinjar on 3 May 2025 in retaliation for the Ankara bombing, in which rebels killed a judge.\n\n"
)
TITLE = "A year of war\n\n"


def whole_of(text: str, reader: Reader, longest: int) -> Reading:
    """The text read in pieces of this length."""
    whole = whole_article(text, id="book", longest=longest)
    return joined(whole, (reader.read(piece.text, id="book") for piece in pieces_of(whole, longest)))


def test_each_piece_says_what_it_says_alone(gazetteer: Gazetteer) -> None:
    reader = Reader(gazetteer)
    alone = to_json(reader.read(PART, id="book"))
    reading = whole_of(PART * 3, reader, len(PART))
    whole = to_json(reading)
    assert whole["events"]
    assert [event["id"] for event in whole["events"]] == [f"e{n}" for n in range(1, len(whole["events"]) + 1)]

    def moved(value: object, by: int, events: int, toponyms: int) -> object:
        """A reading's JSON as it would stand so much further on."""
        if isinstance(value, list):
            return [moved(each, by, events, toponyms) for each in value]
        if not isinstance(value, dict):
            return value
        return {
            key: f"e{int(each[1:]) + events}"
            if key in ("to", "id") and str(each)[1:].isdigit()
            else each + toponyms
            if key == "toponym"
            else each + by
            if key in ("start", "end") and each is not None
            else moved(each, by, events, toponyms)
            for key, each in value.items()
        }

    for key in ("toponyms", "events", "set_aside"):
        assert whole[key] == [
            item
            for number in range(3)
            for item in moved(
                alone[key], number * len(PART), number * len(alone["events"]), number * len(alone["toponyms"])
            )  # type: ignore[attr-defined]
        ]
    for sentence in reading.article.sentences:
        assert reading.article.tokens[sentence.first].start == sentence.start
        assert reading.article.tokens[sentence.last - 1].end == sentence.end
    paragraphs = [sentence.paragraph for sentence in reading.article.sentences]
    assert paragraphs == sorted(paragraphs)
    assert len(set(paragraphs)) == 6


def test_a_reader_takes_a_book_in_pieces(gazetteer: Gazetteer) -> None:
    text = TITLE + PART * (2 * LONGEST_PIECE // len(PART))
    assert len(list(cuts(text))) == 2
    reading = Reader(gazetteer).read(text, id="book", published="2025-05-07")
    check_reading(reading)
    assert reading.article.title_text == "A year of war"
    assert (reading.article.language, reading.article.published) == ("en", "2025-05-07")
    assert max(quote.end for event in reading.events for quote in event.quotes) > len(text) - len(PART)
    assert to_json(reading)["sha256"] == reading.article.sha256


def test_the_whole_is_english_where_most_of_it_is(gazetteer: Gazetteer) -> None:
    russian = "Обстрел города продолжался всю ночь, сообщили власти области, никто не пострадал.\n\n"
    reader = Reader(gazetteer)
    assert whole_of(PART * 2 + russian, reader, len(PART)).article.language == "en"
    assert whole_of(PART + russian * 9, reader, len(PART)).article.language == "und"


@settings(max_examples=50)
@given(st.text(max_size=300).filter(str.strip), st.integers(20, 100))
def test_any_text_in_pieces_keeps_its_form(gazetteer: Gazetteer, text: str, longest: int) -> None:
    reading = whole_of(text, Reader(gazetteer), longest)
    check_reading(reading)
    json.dumps(to_json(reading))
    assert all(text[each.start : each.end].strip() for each in reading.article.sentences)
