from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.contested import views
from layers.definition import load_definitions
from layers.drawing.marks import Mark
from layers.reading import Status
from layers.view import BORDER_LINES, CONTROLLED, chosen, visible
from page.desk import Desk
from page.find import Find
from page.sight import Sight, counts, sight, view
from page.sources import source
from page.toggles import toggles
from tests import readings

KEYS = frozenset({"strikes", "borders", "threats", "named", "actors", "border-lines"})
READING = readings.reading()
LOST = replace(
    READING, toponyms=(*READING.toponyms, replace(READING.toponyms[6], place=None, name="Lviv", reason="unknown"))
)


def on(sight: Sight, *keys: str) -> Sight:
    return replace(sight, on=frozenset(keys) if keys else KEYS)


def mark(event: str, layer: str) -> Mark:
    return Mark(f"{event}.0", event, layer, "pin", shapely.Point(0, 0), "#000000", "", "", "", "", "")


def test_a_name_that_was_not_found_counts_as_named() -> None:
    there, left = counts(sight([source(LOST, 0)], Find("medyka")), 3)
    assert (there["named"], left["named"]) == (2, 0)
    assert (there["border-lines"], left["border-lines"]) == (3, 3)


def test_marks_of_what_is_hidden_are_hidden_and_border_lines_obey_their_toggle_alone() -> None:
    marks = [mark("e1", "strikes"), mark("e4", "borders"), mark("border-PL-UA", "border-lines")]
    looked = sight([source(READING, 0)], Find("medyka"))
    assert on(looked).marks(marks) == {"e4.0", "border-PL-UA.0"}
    assert on(looked, "strikes").marks(marks) == set()


@given(st.sampled_from(["", "sumy", "moscow", "lviv", "oblast"]), st.sets(st.sampled_from(sorted(KEYS))))
def test_counts_and_what_is_seen_agree(words: str, keys: set[str]) -> None:
    looked = replace(sight([source(READING, 0)], Find(words)), on=frozenset(keys))
    _, left = counts(looked, 0)
    seen = Counter(card.layer for card in looked.sources[0].cards if card.id in looked.seen)
    assert seen == Counter({key: left[key] for key in keys if left[key]})


@pytest.mark.parametrize(
    ("find", "keys", "events", "names"),
    [
        (Find(), (), {"e1", "e2", "e3", "e4"}, {"Moscow", "Warsaw", "Lviv"}),
        (Find(), ("strikes",), {"e1", "e2"}, set()),
        (Find("lviv"), (), set(), {"Lviv"}),
        (Find("lviv"), ("actors",), set(), set()),
        (Find(statuses=("denied",)), (), {"e2"}, set()),
    ],
)
def test_an_export_holds_what_is_seen(find: Find, keys: tuple[str, ...], events: set[str], names: set[str]) -> None:
    looked = on(sight([source(READING, 0)], find), *keys)
    (out,) = visible([READING], view(Desk(), looked))
    carrying = {at.toponym for event in out.events for at in event.places}
    assert {event.id for event in out.events} == events
    assert {toponym.name for index, toponym in enumerate(out.toponyms) if index not in carrying} == names


@given(
    st.frozensets(st.sampled_from(sorted(KEYS))),
    st.sets(st.sampled_from(["claimed", "denied", "threat", "occurred"])),
    st.sampled_from([CONTROLLED, *views()]),
)
def test_the_flags_of_the_command_line_say_what_the_toggles_say(
    keys: frozenset[str], statuses: set[Status], borders: str
) -> None:
    looked = replace(sight([source(READING, 0)], Find(statuses=tuple(statuses))), on=keys)
    of_page = view(Desk(borders=borders), looked)
    of_flags = chosen(keys, statuses or None, borders)
    for key in keys | KEYS:
        assert of_flags.shows_layer(key) == of_page.shows_layer(key) == (key in keys)
    assert of_flags.borders == of_page.borders
    assert [e for e in READING.events if of_flags.shows(READING, e)] == [
        e for e in READING.events if of_page.shows(READING, e)
    ]


def test_every_toggle_is_a_key_of_the_command_line() -> None:
    everything = Counter({definition.key: 1 for definition in load_definitions()} | {BORDER_LINES: 1})
    for toggle in toggles(everything, everything, load_definitions()):
        assert chosen([toggle.key], None).layers == {toggle.key}


@pytest.mark.parametrize(("most", "left", "over"), [(4, "e1 e2 e3 e4", 0), (2, "e1 e2", 2), (0.5, "", 4)])
def test_of_too_many_events_the_first_are_seen_and_the_names_stay(most: float, left: str, over: int) -> None:
    seen = sight([source(READING, 0)], Find(), most)
    assert sorted(card for card in seen.left if card.startswith("e")) == left.split()
    assert "named-0" in seen.left
    assert seen.over == over


def test_a_filter_reaches_what_lay_beyond_the_limit_and_an_export_says_what_was_cut() -> None:
    assert "e4" in sight([source(READING, 0)], Find("medyka"), 1).left
    cut = on(sight([source(READING, 0)], Find(), 2))
    (exported,) = visible([READING], view(Desk(), cut))
    assert [event.id for event in exported.events] == ["e1", "e2"]
    assert "the first 2 events" in view(Desk(), cut).words
