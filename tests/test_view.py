"""What is visible is what was chosen, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ViewError
from layers.period import Period
from layers.reading import Reading, Time, check_reading
from layers.view import EVERYTHING, View, chosen, visible
from tests.readings import reading

READING = reading()
HASH = READING.article.sha256

#: A view, the events that it shows, and the names.
CASES = [
    (EVERYTHING, "e1 e2 e3 e4", "Sumy Moscow Sumy-Oblast Poland Warsaw Medyka Lviv"),
    (chosen(["strikes"], None), "e1 e2", "Sumy Sumy-Oblast Poland"),
    (chosen(["strikes"], ["claimed"]), "e1", "Sumy"),
    # a place at a hidden event is not one that is only named
    (chosen(["named"], None), "", "Lviv"),
    (chosen(["actors", "borders"], None), "e4", "Moscow Warsaw Medyka"),
    (chosen(None, ["occurred"]), "e4", "Moscow Warsaw Medyka Lviv"),
    (chosen([], None), "", ""),
    (View(events=frozenset({(HASH, "e3")})), "e3", "Moscow Warsaw Lviv"),
    (View(events=frozenset({("another", "e3")})), "", "Moscow Warsaw Lviv"),
]


@pytest.mark.parametrize(("view", "events", "names"), CASES)
def test_what_a_view_shows(view: View, events: str, names: str) -> None:
    (shown,) = visible([READING], view)
    assert [event.id for event in shown.events] == events.split()
    assert [toponym.name.replace(" ", "-") for toponym in shown.toponyms] == names.split()


def test_other_articles_are_left_out() -> None:
    assert list(visible([READING], View(articles=frozenset()))) == []
    assert list(visible([READING], View(articles=frozenset({HASH})))) == [READING]


KEYS = st.one_of(st.none(), st.frozensets(st.sampled_from(["strikes", "threats", "borders", "named", "actors"])))
STATUSES = st.one_of(st.none(), st.frozensets(st.sampled_from(["claimed", "denied", "threat", "occurred"])))


@given(KEYS, STATUSES)
def test_what_is_visible_is_a_reading_of_the_same_words(
    layers: frozenset[str] | None, statuses: frozenset[str] | None
) -> None:
    def words(of: Reading) -> list[tuple[str, str]]:
        return [(event.id, of.toponyms[at.toponym].name) for event in of.events for at in event.places]

    (shown,) = visible([READING], chosen(layers, statuses))
    check_reading(shown)
    kept = {event.id for event in shown.events}
    assert words(shown) == [pair for pair in words(READING) if pair[0] in kept]
    assert all(layers is None or event.layer in layers for event in shown.events)
    assert all(statuses is None or event.status in statuses for event in shown.events)


def test_a_link_to_a_hidden_event_is_hidden() -> None:
    from layers.reading import Link

    first, *others = READING.events
    linked = replace(READING, events=(replace(first, links=(Link("e3", "before"), Link("e2", "after"))), *others))
    (shown,) = visible([linked], chosen(["strikes"], None))
    assert [link.to for link in shown.events[0].links] == ["e2"]


def test_a_key_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ViewError, match=r"no layer 'strike'; choose from strikes,.*actors"):
        chosen(["strike"], None)
    with pytest.raises(ViewError, match=r"no status 'done'; choose from occurred,"):
        chosen(None, ["done"])


def test_a_view_says_what_it_is() -> None:
    assert EVERYTHING.words == "everything"
    assert chosen(["strikes", "attacks"], ["occurred"]).words == "layers: attacks, strikes; status: occurred"
    assert chosen([], None).words == "layers: none"
    assert View(filters=("search: Sumy",)).words == "search: Sumy"
    period = Period(date(2025, 5, 1), date(2025, 5, 7))
    assert chosen(None, ["occurred"], period=period).words == "status: occurred; days: 2025-05-01 to 2025-05-07"


def test_a_period_shows_what_may_have_been_in_it_and_leaves_the_mere_names() -> None:
    first, *others = READING.events
    time = Time(first.trigger.start, first.trigger.end, "2025-05-05", "2025-05-05", "day")
    dated = replace(READING, events=(replace(first, time=time), *others))
    for days, events in ((("2025-05-01", "2025-05-31"), ["e1"]), (("2025-05-06", "2025-05-31"), [])):
        (shown,) = visible([dated], View(period=Period(*map(date.fromisoformat, days))))
        assert [event.id for event in shown.events] == events
        assert "Lviv" in [toponym.name for toponym in shown.toponyms]
