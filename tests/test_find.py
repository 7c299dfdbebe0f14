from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.period import Period
from page.find import Choices, Find, choices, found, matching_names
from page.sources import source
from tests import readings

SUMY = source(readings.reading(), 0)
ALL = frozenset(card.id for card in SUMY.cards)


@pytest.mark.parametrize(
    ("find", "left"),
    [
        (Find(), ALL),
        # a word of a quote; case and accents do not matter
        (Find("TRAMS"), set()),
        (Find("mayor"), {"e1"}),
        (Find("sümy oblast"), {"e2"}),
        # a place that is only named, and a country that acts under another name
        (Find("lviv"), {"named-0"}),
        (Find("moscow"), {"actor-RU"}),
        # every word must be there
        (Find("medyka mayor"), set()),
        # the status in words, as the panel prints it
        (Find("denied"), {"e2", "actor-RU"}),
        # filters on events leave no mere names
        (Find(statuses=("denied", "threat")), {"e2", "e3"}),
        (Find(precisions=("site",)), {"e4"}),
        (Find(precisions=("country",)), {"e2"}),
        (Find(claimants=("the mayor",)), {"e1"}),
        (Find("sumy", statuses=("denied",)), {"e2"}),
    ],
)
def test_what_is_left(find: Find, left: set[str]) -> None:
    assert found([SUMY], find) == left


def test_there_is_to_choose_what_the_articles_hold() -> None:
    assert choices([SUMY]) == Choices(
        ("claimed", "denied", "threat", "occurred"),
        ("town", "region", "country", "site"),
        ("the mayor",),
        undated=4,
    )


DATED = source(readings.dated(e1=("2025-05-05", "2025-05-05"), e4=("2025-04-01", "2025-04-30")), 0)


@pytest.mark.parametrize(
    ("period", "left"),
    [
        (Period(date(2025, 5, 1)), {"e1"}),
        (Period(date(2025, 4, 30), date(2025, 5, 5)), {"e1", "e4"}),
        (Period(None, date(2025, 4, 2)), {"e4"}),
        (Period(date(2025, 5, 6)), set()),
    ],
)
def test_days_leave_what_may_have_been_in_them_and_nothing_without_a_date(period: Period, left: set[str]) -> None:
    assert found([DATED], Find(period=period)) == left


def test_the_days_to_choose_from_are_those_of_the_events() -> None:
    offered = choices([DATED])
    assert offered.first_days == (date(2025, 4, 1), date(2025, 5, 5))
    assert offered.last_days == (date(2025, 4, 30), date(2025, 5, 5))
    assert offered.undated == 2


def test_what_was_looked_for_is_said_in_words() -> None:
    find = Find("oil", ("denied",), ("town", "site"), ("the mayor",), Period(None, date(2025, 5, 7)))
    assert (find.active, Find().active) == (5, 0)
    assert find.said == (
        "search: oil", "status: reported, and denied", "precision: town, site", "claimant: the mayor",
        "days: until 2025-05-07",
    )  # fmt: skip


def test_names_that_were_declined_are_searched_too_and_give_way_to_filters_on_events() -> None:
    names = (("Korvan", "unknown"), ("Springfield", "a guess"))
    assert matching_names(names, Find()) == names
    assert matching_names(names, Find("KORV")) == names[:1]
    assert matching_names(names, Find(statuses=("denied",))) == ()


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_longer_search_never_finds_more(one: str, two: str) -> None:
    assert found([SUMY], Find(f"{one} {two}")) <= found([SUMY], Find(one))


def test_two_articles_never_share_an_id() -> None:
    first, second = (source(readings.reading(), number) for number in (1, 2))
    both = found([first, second], Find("lviv"))
    assert both == {"1-named-0", "2-named-0"}
