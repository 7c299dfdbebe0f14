from __future__ import annotations

from dataclasses import replace

import pytest

from layers.definition import load_definitions
from layers.drawing import markup
from layers.presentation import words
from layers.presentation.annotated import Paragraph, Stretch
from layers.presentation.cards import Card, Fragment, event_cards
from tests import readings
from tests.tags import Tags

CARDS = {card.id: card for card in event_cards(readings.reading())}
HOSTILE = "<img src=x onerror=alert(1)>"


def hostile(card: Card) -> Card:
    quote = replace(card.quotes[0], before=HOSTILE, after=HOSTILE, fragments=(Fragment(HOSTILE, "trigger"),))
    where = tuple(replace(each, name=HOSTILE, full_name=HOSTILE, how=HOSTILE, note=HOSTILE) for each in card.where)
    return replace(
        card,
        title=HOSTILE,
        status=HOSTILE,
        reason=HOSTILE,
        time=HOSTILE,
        figures=(HOSTILE,),
        quotes=(quote, quote),
        where=where,
    )


def pieces(card: Card) -> list[str]:
    kicker = markup.kicker(card.title, card.title, "#c8102e", card.status)
    return [
        kicker,
        markup.masthead(card.title, card.title),
        markup.summary(card, kicker),
        markup.head(card, kicker),
        markup.quote(card.quotes[0]),
        markup.source_line(card.quotes[0], 1, 2),
        markup.reason(card),
        markup.unplaced(card, kicker),
        markup.heading(card.title, card.title),
        markup.unknown_names([(card.title, card.reason)]),
    ]


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_piece_is_well_formed(card: Card) -> None:
    for piece in pieces(card):
        assert Tags(piece).open == []


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_hostile_words_stay_words(card: Card) -> None:
    for piece in pieces(hostile(card)):
        tags = Tags(piece)
        assert "img" not in tags.tags
    assert HOSTILE in Tags(markup.summary(hostile(card), "")).text


def test_the_head_tells_where_figures_and_time() -> None:
    text = Tags(markup.head(CARDS["e1"], "")).text
    assert all(part in text for part in ("Sumy, Ukraine", "disc of about 8 km", "at least 3 killed", "Monday"))


def test_trigger_and_place_are_told_apart_and_context_is_not_quoted() -> None:
    html = markup.quote(CARDS["e1"].quotes[0])
    assert "<mark>Shells</mark>" in html
    assert "<u>Sumy</u>" in html
    assert html.index("</q>") < html.index("Trams stopped")


def test_the_legend_explains_every_look() -> None:
    for rows in (words.LEGEND, words.TIME_LEGEND):
        text = Tags(markup.legend(rows)).text
        assert all(name in text and meaning in text for _, name, meaning in rows)


LAYERS = {definition.key: definition for definition in load_definitions()}


def test_no_word_of_an_article_is_markup_in_the_whole_text() -> None:
    layers = {"e1": LAYERS["strikes"]}
    stretches = tuple(
        Stretch(HOSTILE, kind, ("e1",), to, HOSTILE, role, HOSTILE)
        for kind, to, role in (("plain", "", ""), ("trigger", "e1", ""), ("place", HOSTILE, "actor"), ("aside", "", ""))
    )
    text = Tags(markup.article((Paragraph("prose", stretches),), layers, HOSTILE))
    assert (text.tags, text.text) == ({"article", "p", "span"}, HOSTILE * 4)
    assert Tags(markup.masthead(HOSTILE, "", [(1, HOSTILE)])).tags == {"header", "h1", "ol", "li", "span", "p"}
