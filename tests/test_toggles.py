from __future__ import annotations

from dataclasses import replace

from layers.definition import load_definitions
from page.toggles import toggles
from tests import readings


def test_the_row_leads_with_strikes_attacks_and_borders_and_ends_with_the_companions() -> None:
    row = toggles(readings.reading(), load_definitions(), 0)
    assert [(toggle.key, toggle.count) for toggle in row] == [
        ("strikes", 2), ("attacks", 0), ("borders", 1), ("threats", 1), ("named", 1), ("actors", 2),
    ]  # fmt: skip


def test_actors_are_off_at_first_and_all_else_is_on() -> None:
    assert [toggle.key for toggle in toggles(readings.reading(), load_definitions(), 0) if not toggle.at_first] == [
        "actors"
    ]


def test_a_reading_without_events_has_the_first_three_and_the_companions_all_the_same() -> None:
    empty = replace(readings.reading(), toponyms=(), events=())
    assert [toggle.key for toggle in toggles(empty, load_definitions(), 0)] == [
        "strikes", "attacks", "borders", "named", "actors",
    ]  # fmt: skip


def test_a_name_that_was_not_found_counts_as_named() -> None:
    reading = readings.reading()
    lost = replace(reading.toponyms[6], place=None, name="Korvan")
    counts = {
        toggle.key: toggle.count
        for toggle in toggles(replace(reading, toponyms=(*reading.toponyms, lost)), load_definitions(), 0)
    }
    assert counts["named"] == 2


def test_border_lines_have_a_toggle_of_their_own_beside_border_events() -> None:
    row = toggles(readings.reading(), load_definitions(), 2)
    assert [(toggle.key, toggle.count) for toggle in row if "border" in toggle.key] == [
        ("borders", 1),
        ("border-lines", 2),
    ]
