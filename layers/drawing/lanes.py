"""How do events in time look in HTML? A lane of those without a date, and bars over days for the others.

Each event is a sign of its layer that leads to its mark (see `static/article.js`); a drag over the days of the timeline
chooses them (see `static/timeline.js`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layers.definition import Definition
from layers.drawing.escape import escape
from layers.period import Period
from layers.presentation.cards import Card
from layers.presentation.days import days_words
from layers.presentation.timeline import Bar, Stretch, Timeline, lies_in

#: Widest that a day is drawn: its sign, its date, and room to take hold of it.
DAY_REM = 6


def lane(cards: Sequence[Card], of: Sequence[Card], layers: Mapping[str, Definition], selected: str) -> str:
    """Events in reading order, each a sign of its layer; filled where it is on the map.

    `of` are all events in sight, among which they are numbered, `layers` by the key of a layer; `selected` is the id of
    a card, or empty.
    """
    numbers = {card.id: number for number, card in enumerate(of, 1)}
    rows = "".join(f"<li>{_sign(card, numbers[card.id], len(of), layers, selected)}</li>" for card in cards)
    if len(cards) < len(of):
        return (
            f'<ol class="lane" aria-label="Events without a known date"><li aria-hidden="true">No date</li>{rows}</ol>'
        )
    return f'<ol class="lane" aria-label="Events in reading order">{rows}</ol>'


def line(drawn: Timeline, of: Sequence[Card], layers: Mapping[str, Definition], selected: str, period: Period) -> str:
    """Bars over their days, a day at most `DAY_REM` wide; the days of the `period` stand out.

    `of`, `layers` and `selected` as for the lane; what is not among `of` is dimmed and leads nowhere.
    """
    numbers = {card.id: number for number, card in enumerate(of, 1)}
    width = DAY_REM * sum(stretch.weight for stretch in drawn.stretches)
    columns = " ".join(f"minmax(min-content,{stretch.weight}fr)" for stretch in drawn.stretches)
    days = "".join(_day(stretch, column, period) for column, stretch in enumerate(drawn.stretches, 1))
    bars = "".join(_bar(bar, numbers, layers, selected) for bar in drawn.bars)
    style = f"max-width:{width:g}rem;grid-template-columns:{columns}"
    return f'<ol class="timeline" aria-label="Events by day" style="{style}">{days}{bars}</ol>'


def _day(stretch: Stretch, column: int, period: Period) -> str:
    state = " empty" if stretch.empty else ""
    state += " chosen" if period and lies_in(stretch, period) else ""
    return (
        f'<li class="day{state}" aria-hidden="true" style="grid-column:{column}" data-since="{stretch.first}" '
        f'data-until="{stretch.last}" title="{escape(days_words(stretch.first, stretch.last))}">'
        f"{escape(stretch.label)}</li>"
    )


def _bar(bar: Bar, numbers: Mapping[str, int], layers: Mapping[str, Definition], selected: str) -> str:
    colours = {layers[card.layer].colour for card in bar.cards}
    colour = f"--colour:{escape(colours.pop())};" if len(colours) == 1 else ""
    signs = "".join(
        _sign(card, numbers[card.id], len(numbers), layers, selected) if card.id in numbers else _dimmed(card, layers)
        for card in bar.cards
    )
    state = "" if any(card.id in numbers for card in bar.cards) else " out"
    return f'<li class="bar{state}" style="{colour}grid-column:{bar.begin + 1}/{bar.end + 1}">{signs}</li>'


def _dimmed(card: Card, layers: Mapping[str, Definition]) -> str:
    layer = layers[card.layer]
    return (
        f'<span class="{_look(card)} out" aria-hidden="true" style="--colour:{escape(layer.colour)}">'
        f"{escape(layer.symbol)}</span>"
    )


def _sign(card: Card, number: int, count: int, layers: Mapping[str, Definition], selected: str) -> str:
    layer = layers[card.layer]
    mark = card.where[0].mark if card.where else ""
    name = f"Event {number} of {count}: {card.title} ({layer.label}, {card.status})"
    days = days_words(*card.days) if card.days else ""
    current = ' aria-current="step"' if card.id == selected else ""
    return (
        f'<span class="{_look(card)}" style="--colour:{escape(layer.colour)}" role="button" tabindex="0" '
        f'data-to="{escape(card.id)}" data-mark="{escape(mark)}" '
        f'aria-label="{escape(", ".join(filter(None, (name, days))))}" '
        f'title="{escape(": ".join(filter(None, (days, card.title))))}"{current}>{escape(layer.symbol)}</span>'
    )


def _look(card: Card) -> str:
    return "drawn" if card.drawn else "listed"
