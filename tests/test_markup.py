from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

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


@pytest.mark.parametrize(("articles", "folded"), [(2, False), (markup.FEW_TITLES, False), (50, True)])
def test_many_titles_are_folded_and_each_is_there(articles: int, folded: bool) -> None:
    titles = [(number, f"Title {number}") for number in range(1, articles + 1)]
    tags = Tags(markup.masthead("Articles on one map", "", titles))
    assert ("details" in tags.tags) is folded
    assert tags.text.count("Title ") == articles


def test_the_legend_explains_every_look() -> None:
    for rows in (words.LEGEND, words.TIME_LEGEND):
        text = Tags(markup.legend(rows)).text
        assert all(name in text and meaning in text for _, name, meaning in rows)


#: Names that run from right to left, or (by a character that nobody sees) make what follows run so.
TURNING = ["بغداد", "ירושלים", "\u202eymuS", "\u2067Sumy", "Sumy\u200f"]
#: Where the first letter of a text node stands and where its last, in pixels from the left.
ENDS = """(element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (!walker.nextNode().textContent.includes(text));
    const node = walker.currentNode, at = node.textContent.indexOf(text);
    return [at, at + text.length - 1].map(letter => {
        const range = document.createRange();
        range.setStart(node, letter);
        range.setEnd(node, letter + 1);
        return range.getBoundingClientRect().left;
    });
}"""


@pytest.mark.browser
def test_a_name_turns_round_nothing_but_itself(browser: Browser) -> None:
    page = browser.new_page()
    for name in TURNING:
        where = tuple(
            replace(each, full_name=name, how="drawn as a disc", note="not exact") for each in CARDS["e1"].where
        )
        card = replace(CARDS["e1"], where=where)
        for piece, ours in (
            (markup.head(card, ""), "drawn as a disc"),
            (markup.head(card, ""), "not exact"),
            (markup.summary(card, ""), "not exact"),
            (markup.unknown_names([(name, "unknown here")]), "unknown here"),
        ):
            page.set_content(piece)
            right = page.locator("bdi").first.evaluate("name => name.getBoundingClientRect().right")
            first, last = page.locator("body").evaluate(ENDS, ours)
            assert right - 1 <= first < last, (name, ours)
    page.close()


@pytest.mark.browser
def test_the_words_that_are_marked_are_those_that_were_found(browser: Browser) -> None:
    """A browser counts in other units than we do; it is told words, not numbers."""
    page = browser.new_page()
    for before in ("🗺️👩‍🚒 ", "e\u0301\u0323 ", "ﷺ قال ", "\u202e", "𝕊 "):
        marked = (Fragment("Shells", "trigger"), Fragment(" on ", "plain"), Fragment("Sumy", "place"))
        page.set_content(markup.quote(replace(CARDS["e1"].quotes[0], fragments=(Fragment(before, "plain"), *marked))))
        assert page.locator("q").text_content() == f"{before}Shells on Sumy"
        assert [page.locator(f"q {tag}").text_content() for tag in ("mark", "u")] == ["Shells", "Sumy"]
    page.close()


LAYERS = {definition.key: definition for definition in load_definitions()}


def test_no_word_of_an_article_is_markup_in_the_whole_text() -> None:
    layers = {"e1": LAYERS["strikes"]}
    stretches = tuple(
        Stretch(HOSTILE, kind, ("e1",), to, HOSTILE, role, HOSTILE)
        for kind, to, role in (("plain", "", ""), ("trigger", "e1", ""), ("place", HOSTILE, "actor"), ("aside", "", ""))
    )
    text = Tags(markup.article((Paragraph("prose", stretches),), layers, HOSTILE))
    assert (text.tags, text.text) == ({"article", "p", "span"}, HOSTILE * 4)
    assert Tags(markup.masthead(HOSTILE, "", [(1, HOSTILE)])).tags == {"header", "h1", "ol", "li", "span", "p", "bdi"}
