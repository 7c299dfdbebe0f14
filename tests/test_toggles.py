from __future__ import annotations

from layers.definition import load_definitions
from page.toggles import toggles

THERE = {"strikes": 2, "borders": 1, "threats": 1, "named": 1, "actors": 2}


def test_the_row_leads_with_strikes_attacks_and_borders_and_ends_with_the_companions() -> None:
    row = toggles(THERE, THERE, load_definitions())
    assert [(toggle.key, toggle.count) for toggle in row] == [
        ("strikes", 2), ("attacks", 0), ("borders", 1), ("threats", 1), ("named", 1), ("actors", 2),
    ]  # fmt: skip


def test_actors_are_off_at_first_and_all_else_is_on() -> None:
    assert [toggle.key for toggle in toggles(THERE, THERE, load_definitions()) if not toggle.at_first] == ["actors"]


def test_an_article_without_events_has_the_first_three_and_the_companions_all_the_same() -> None:
    assert [toggle.key for toggle in toggles({}, {}, load_definitions())] == [
        "strikes", "attacks", "borders", "named", "actors",
    ]  # fmt: skip


def test_a_search_changes_the_counts_and_leaves_the_row() -> None:
    row = toggles(THERE, {"strikes": 1}, load_definitions())
    assert [(toggle.key, toggle.count) for toggle in row] == [
        ("strikes", 1), ("attacks", 0), ("borders", 0), ("threats", 0), ("named", 0), ("actors", 0),
    ]  # fmt: skip


def test_border_lines_have_a_toggle_of_their_own_beside_border_events() -> None:
    lines = THERE | {"border-lines": 2}
    row = toggles(lines, lines, load_definitions())
    assert [(toggle.key, toggle.count) for toggle in row if "border" in toggle.key] == [
        ("borders", 1),
        ("border-lines", 2),
    ]
