"""What does the side panel show? The quotes of one event, the list of all, or the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from geo.sources import Source as Origin
from layers.definition import Definition
from layers.drawing import markup
from layers.presentation.annotated import tally, unmapped
from layers.presentation.cards import Card
from page.desk import Desk, PanelView
from page.find import Find
from page.hearing import heard
from page.keeping import keep
from page.labels import literal
from page.origin import where_words
from page.sight import Sight
from page.sources import Source

VIEWS: dict[PanelView, str] = {"quotes": "Quotes", "article": "Article"}


def panel(desk: Desk, sight: Sight, definitions: Mapping[str, Definition]) -> None:
    """The side panel: of what is in sight the quotes, or all of the articles."""
    with st.container(key="panel", height=650, border=True):
        _switch(desk)
        if desk.view == "article":
            for source in sight.sources:
                _article(source, definitions)
            return
        seen = {card.id: (card, source) for source in sight.sources for card in source.cards if card.id in sight.seen}
        if desk.selected in seen:
            card, source = seen[desk.selected]
            _one(desk, card, desk.origins.get(source.sha256), definitions)
        elif not sight.on:
            st.html(markup.heading("All layers are off", "Switch one on above the map to see what the article tells."))
        elif sight.find.active and not seen and not any(sight.declined(source) for source in sight.sources):
            st.html(markup.heading("Nothing matches", "No event or place of these layers is what you look for."))
            st.button("Show everything again", key="reset-here", on_click=desk.seek, args=(Find(),))
        else:
            _lists(desk, sight, definitions)


def _lists(desk: Desk, sight: Sight, definitions: Mapping[str, Definition]) -> None:
    """The cards of all articles one after another, as far as there is room."""
    room, more = desk.room, len(sight.seen) - desk.room
    for source in sight.sources:
        if more > 0 and not room:
            break
        if source.number:
            st.html(markup.source_heading(source.number, source.title))
        room -= _all(desk, source, sight, room, definitions)
    if more > 0:
        st.button(f"Show more ({more:,} left)", key="more", on_click=desk.make_room)


def _switch(desk: Desk) -> None:
    key = "panel-view"
    keep(key, desk.view)
    st.segmented_control(
        "Side panel",
        list(VIEWS),
        required=True,
        format_func=VIEWS.__getitem__,
        key=key,
        on_change=heard(key, desk.look_at),
        label_visibility="collapsed",
    )


def _article(source: Source, definitions: Mapping[str, Definition]) -> None:
    """The whole text with a count of what became of it, and the names that are not on the map."""
    reading = source.reading
    if source.number:
        st.html(markup.source_heading(source.number, source.title))
    layers = {source.id_of(event.id): definitions[event.layer] for event in reading.events}
    st.html(markup.tally(tally(reading)) + markup.article(source.paragraphs(), layers, source.title))
    lost = unmapped(reading)
    if lost:
        st.html(markup.heading("Named, not on the map", "") + markup.unknown_names(lost))


def _one(desk: Desk, card: Card, origin: Origin | None, definitions: Mapping[str, Definition]) -> None:
    st.button("All events", icon=":material/arrow_back:", type="tertiary", key="back", on_click=desk.clear)
    st.html(markup.head(card, _kicker(card, definitions)))
    for number, quote in enumerate(card.quotes, 1):
        st.html(markup.quote(quote) + markup.source_line(quote, number, len(card.quotes), where_words(origin, quote)))
        if quote.mark:
            name = next((where.name for where in card.where if where.mark == quote.mark), card.title)
            label = f"Show {name} on the map"
            if sum(other.mark == quote.mark for other in card.quotes) > 1:
                label += f" (quote {number})"
            _map_button(desk, label, f"quote-{number}", card.id, quote.mark)
    unled = [where for where in card.where if where.mark and where.mark not in {quote.mark for quote in card.quotes}]
    for where in unled:
        _map_button(desk, f"Show {where.name} on the map", f"where-{where.mark}", card.id, where.mark)
    st.html(markup.reason(card))


def _all(desk: Desk, source: Source, sight: Sight, room: int, definitions: Mapping[str, Definition]) -> int:
    """The cards of one article that there is room for; gives how many those are."""
    reading, seen = source.reading, sight.seen
    in_sight = [card for card in source.cards if card.id in seen]
    cards = in_sight[:room]
    drawn = [card for card in cards if card.drawn]
    listed = [card for card in cards if card.status and not card.drawn]
    if reading.article.language != "en":
        st.html(
            markup.heading(
                "Names only", "This article is not in English. Its names are read; events are read in English only."
            )
        )
    elif not any(card.drawn for card in in_sight) and not sight.find.active:
        st.html(markup.heading("Nothing to put on the map", "The article ties no event of these layers to a place."))
    shown = Counter[str]()
    for card in drawn:
        st.html(markup.summary(card, _kicker(card, definitions)))
        where = card.where[0]
        shown[where.name] += 1
        again = f" ({shown[where.name]})" if shown[where.name] > 1 else ""
        _map_button(desk, f"Show {where.name} on the map{again}", f"event-{card.id}", card.id, where.mark)
    if listed:
        st.html(markup.heading("Said, not placed", "Told, threatened or called for, without a place of its own."))
        st.html("".join(markup.unplaced(card, _kicker(card, definitions)) for card in listed))
    _names(desk, "Places named", "Named in the article; no event is placed here.", _of(cards, "named"))
    declined = sight.declined(source)
    if declined and len(in_sight) <= room:
        st.html(markup.heading("Named, not found on the map", "Unknown here, or the choice would be a guess."))
        st.html(markup.unknown_names(declined))
    _names(desk, "Actors", "They act or speak; nothing is said to have happened there.", _of(cards, "actors"))
    return len(cards)


def _names(desk: Desk, title: str, hint: str, cards: Sequence[Card]) -> None:
    if not cards:
        return
    st.html(markup.heading(title, hint))
    with st.container(horizontal=True, gap="small"):
        for card in cards:
            st.button(
                literal(card.title),
                key=f"name-{card.id}",
                type="tertiary",
                on_click=desk.focus,
                args=(card.id, card.where[0].mark),
            )


def _of(cards: Iterable[Card], layer: str) -> list[Card]:
    return [card for card in cards if card.layer == layer]


def _map_button(desk: Desk, label: str, key: str, event: str, mark: str) -> None:
    st.button(
        literal(label),
        icon=":material/my_location:",
        type="tertiary",
        key=key,
        on_click=desk.focus,
        args=(event, mark),
    )


def _kicker(card: Card, definitions: Mapping[str, Definition]) -> str:
    if card.layer in definitions:
        layer = definitions[card.layer]
        return markup.kicker(layer.label, layer.symbol, layer.colour, card.status)
    return markup.kicker("Place named" if card.layer == "named" else "Actor", "•", "#6b6557", "")
