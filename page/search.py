"""What does the reader look for? A search in words, filters by what is known of events, and one way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import streamlit as st

from geo.place import Precision
from layers.period import Period
from layers.presentation.days import day_words
from layers.presentation.words import STATUS_WORDS
from layers.reading import Status
from page.desk import Desk
from page.find import Choices, Find, choices
from page.hearing import heard
from page.keeping import keep, kept
from page.labels import count
from page.sight import Sight

Option = TypeVar("Option", bound=str)


def search(desk: Desk, sight: Sight) -> None:
    """What to look for, in words and by what is known of events; one button takes all of it back."""
    offered = choices(sight.sources)
    keep("find-words", desk.find.words)

    def by_words(words: str) -> None:
        desk.seek(replace(desk.find, words=words))

    def by_status(chosen: tuple[Status, ...]) -> None:
        desk.seek(replace(desk.find, statuses=chosen))

    def by_precision(chosen: tuple[Precision, ...]) -> None:
        desk.seek(replace(desk.find, precisions=chosen))

    def by_claimant(chosen: tuple[str, ...]) -> None:
        desk.seek(replace(desk.find, claimants=chosen))

    st.text_input(
        "Search quotes, places and actors",
        key="find-words",
        placeholder="Search quotes, places, actors",
        icon=":material/search:",
        label_visibility="collapsed",
        width=250,
        on_change=heard("find-words", by_words),
    )
    others = desk.find.active - bool(desk.find.words)
    with st.popover(f"Filter ({others})" if others else "Filter", icon=":material/filter_list:", key="filter"):
        find = desk.find
        _filter("Status", offered.statuses, find.statuses, STATUS_WORDS.__getitem__, by_status)
        _filter("Precision of the place", offered.precisions, find.precisions, str, by_precision)
        _filter("Who gives the figures", offered.claimants, find.claimants, str, by_claimant)
        _days(desk, offered)
    st.button(
        "Reset",
        icon=":material/filter_list_off:",
        key="reset",
        disabled=not desk.find.active,
        on_click=desk.seek,
        args=(Find(),),
    )


def _filter(
    label: str,
    offered: Sequence[Option],
    chosen: Sequence[Option],
    words: Callable[[Option], str],
    choose: Callable[[tuple[Option, ...]], None],
) -> None:
    key, value = kept(f"filter-{label}", list(chosen))
    st.multiselect(
        label,
        list(dict.fromkeys([*offered, *chosen])),
        default=value,
        format_func=words,
        key=key,
        on_change=heard(key, lambda options: choose(tuple(options))),
        placeholder="Any",
    )


def _days(desk: Desk, offered: Choices) -> None:
    """The first and the last day to look at, where any event has a date."""
    period = desk.find.period
    if not (offered.first_days or period):
        return
    first, last = st.columns(2)
    with first:
        _day("From", offered.first_days, period.first, lambda day: desk.see_days(Period(day, _later(day, period.last))))
    with last:
        _day(
            "Until", offered.last_days, period.last, lambda day: desk.see_days(Period(_earlier(day, period.first), day))
        )
    if offered.undated:
        st.caption(f"{count(offered.undated, 'event')} without a known date: left out as soon as a day is chosen.")


def _day(label: str, offered: Sequence[date], chosen: date | None, choose: Callable[[date | None], None]) -> None:
    key, value = kept(f"filter-{label}", chosen)
    days = sorted({*offered, *([value] if value else [])})
    st.selectbox(
        label,
        days,
        index=days.index(value) if value else None,
        format_func=day_words,
        key=key,
        on_change=heard(key, choose),
        placeholder="Any day",
    )


def _later(day: date | None, other: date | None) -> date | None:
    """The other end of a period; a day chosen beyond it takes it along."""
    return max(day, other) if day and other else other


def _earlier(day: date | None, other: date | None) -> date | None:
    return min(day, other) if day and other else other
