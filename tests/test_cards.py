from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.span import Span
from layers.presentation.cards import actor_card, event_cards, named_card
from layers.presentation.named import actors, named_places
from tests import readings

READING = readings.reading()
CARDS = {card.id: card for card in event_cards(READING)}


def test_events_come_in_reading_order() -> None:
    assert list(CARDS) == ["e1", "e2", "e3", "e4"]


def test_every_quote_is_verbatim() -> None:
    for event in READING.events:
        spans = [readings.TEXT[span.start : span.end] for span in event.quotes]
        assert [quote.text for quote in CARDS[event.id].quotes] == spans


def test_trigger_and_place_are_marked_in_the_quote() -> None:
    marked = [(each.kind, each.text) for each in CARDS["e1"].quotes[0].fragments if each.kind != "plain"]
    assert marked == [("trigger", "Shells"), ("place", "Sumy")]


def test_a_sentence_of_context_on_both_sides_but_no_heading() -> None:
    quote = CARDS["e1"].quotes[0]
    assert (quote.before, quote.after) == ("", "Trams stopped running.")
    assert CARDS["e3"].quotes[0].before == "Drones also struck somewhere in Sumy Oblast and in Poland."


def test_a_neighbour_that_is_quoted_itself_is_not_repeated_as_context() -> None:
    first = READING.events[0]
    trams = readings.span("Trams stopped running.")
    both = replace(READING, events=(replace(first, quotes=(*first.quotes, trams)),))
    card = event_cards(both)[0]
    assert [quote.after for quote in card.quotes] == ["", "Moscow denied it."]
    assert card.quotes[1].before == ""


def test_paragraphs_are_counted_as_a_reader_counts() -> None:
    assert [CARDS[key].quotes[0].paragraph for key in ("e1", "e2", "e4")] == [1, 2, 2]


def test_places_say_how_exactly_and_lead_to_their_marks() -> None:
    (town,) = CARDS["e1"].where
    assert (town.mark, town.full_name, town.how) == (
        "e1.0", "Sumy, Ukraine", "the town, drawn as a pin on a disc of about 8 km",
    )  # fmt: skip
    assert [where.mark for where in CARDS["e2"].where] == ["e2.0", "e2.1"]
    assert CARDS["e2"].where[1].note == "two sites, not named"


def test_an_undrawn_event_leads_nowhere_and_says_why() -> None:
    card = CARDS["e3"]
    assert not card.drawn
    assert [quote.mark for quote in card.quotes] == [""]
    assert (card.status, card.reason) == ("threatened, not done", "a vow has no place")


def test_figures_and_time_are_told() -> None:
    assert CARDS["e1"].figures == ("at least 3 killed, according to the mayor (“said”)",)
    assert CARDS["e1"].time == "Monday"


def test_a_named_place_and_an_actor_have_cards_with_their_sentences() -> None:
    lviv = named_card(READING, named_places(READING)[0])
    assert [quote.text for quote in lviv.quotes] == ["Trains to Lviv were late."]
    russia = actor_card(READING, actors(READING)[0])
    assert (russia.title, russia.reason) == ("Russia", "Named as “Moscow”.")


@given(st.data())
def test_fragments_always_join_to_the_quote(data: st.DataObject) -> None:
    ends = st.integers(0, len(readings.TEXT))
    start, end = sorted(data.draw(st.tuples(ends, ends)))
    first, last = sorted(data.draw(st.tuples(ends, ends)))
    event = replace(READING.events[0], quotes=(Span(start, end),), trigger=Span(first, last))
    (quote,) = event_cards(replace(READING, events=(event,)))[0].quotes
    assert quote.text == readings.TEXT[start:end]
