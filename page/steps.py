"""How does a reader go through the events in order, and through time? A lane and a timeline under the map."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

import streamlit as st

from layers.definition import Definition
from layers.drawing import lanes, markup
from layers.period import EVER
from layers.presentation.cards import Card
from layers.presentation.timeline import in_order, timeline
from page.desk import Desk
from page.labels import count
from page.sight import Sight

#: Seconds that each event is shown for: the flight there and a quote of two lines.
PACE_S = 4.0
#: Events that the lane and the timeline hold each: of more, a reader finds one by search, or steps to it.
LANE = 300
#: When the page was drawn last.
_SINCE = "playing-since"


def steps(desk: Desk, sight: Sight, definitions: Mapping[str, Definition]) -> None:
    """The events in sight without a date, in reading order, with buttons that lead from one to the next of all."""
    events = _events(sight, definitions)
    order = [(card.id, card.where[0].mark) for card in events if card.drawn]
    with st.container(key="steps", horizontal=True, vertical_alignment="center", gap="small"):
        _button("Previous event", "skip_previous", desk, order, -1)
        st.button(
            "Pause" if desk.playing else "Play",
            icon=":material/pause:" if desk.playing else ":material/play_arrow:",
            key="play",
            type="tertiary",
            disabled=not order,
            on_click=desk.pause if desk.playing else desk.play,
            args=() if desk.playing else (order,),
        )
        _button("Next event", "skip_next", desk, order, 1)
        undated = [card for card in events if not card.days]
        if len(undated) > LANE:
            st.html(markup.left_out(f"{count(len(undated), 'event')} without a known date", "this row", LANE))
        elif undated:
            st.html(lanes.lane(undated, events, definitions, desk.selected))
        if desk.find.period:
            st.button(
                "All days",
                icon=":material/date_range:",
                key="all-days",
                type="tertiary",
                on_click=desk.see_days,
                args=(EVER,),
            )
        if desk.playing:
            st.session_state[_SINCE] = time.monotonic()
            _tick(desk, order)


def days(desk: Desk, sight: Sight, definitions: Mapping[str, Definition]) -> None:
    """The events with a date over their days; a drag chooses days. What is not in sight is dimmed and keeps its place,
    as long as there is room for it."""
    events = _events(sight, definitions)
    dated = [card for source in sight.sources for card in source.cards if card.days]
    if len(dated) > LANE:
        dated = [card for card in events if card.days]
    if len(dated) > LANE:
        st.html(markup.left_out(f"{count(len(dated), 'event')} with a date", "the timeline", LANE))
    elif dated:
        st.html(lanes.line(timeline(dated), events, definitions, desk.selected, desk.find.period))


def _events(sight: Sight, definitions: Mapping[str, Definition]) -> tuple[Card, ...]:
    """The events in sight, in the order in which a reader goes through them."""
    seen = sight.seen
    return in_order(
        [card for source in sight.sources for card in source.cards if card.id in seen and card.layer in definitions]
    )


def _button(label: str, icon: str, desk: Desk, order: Sequence[tuple[str, str]], by: int) -> None:
    st.button(
        label,
        icon=f":material/{icon}:",
        key=f"step-{by}",
        type="tertiary",
        disabled=not order,
        on_click=desk.step,
        args=(order, by),
    )


@st.fragment(run_every=PACE_S)
def _tick(desk: Desk, order: Sequence[tuple[str, str]]) -> None:
    """Runs with the page, and then once at the end of the pace, when it steps and draws the page anew. A tick that crosses
    with what the reader does comes too soon after that, and leads nowhere."""
    if time.monotonic() - st.session_state[_SINCE] > PACE_S / 2:
        desk.step(order, 1)
        st.rerun()
