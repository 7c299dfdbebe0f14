from __future__ import annotations

from dataclasses import replace

import pytest

from geo.article import read_article
from layers.drawing.crowd import Window
from layers.reading import Reading
from page.desk import ROOM, Desk
from page.find import Find

ONE, TWO = (Reading(read_article(f"Text {name} of an article.", id=name), (), ()) for name in ("one", "two"))


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.open(ONE)
    made.open(TWO)
    return made


def test_the_last_opened_is_shown_and_its_view_is_fitted(desk: Desk) -> None:
    assert desk.reading == TWO
    assert (desk.request.do, desk.request.number) == ("fit", 2)


def test_opening_an_article_again_brings_it_up_and_keeps_one_copy(desk: Desk) -> None:
    desk.open(replace(ONE, events=()))
    assert (desk.reading, len(desk.readings)) == (ONE, 2)


def test_closing_shows_another_and_at_last_none(desk: Desk) -> None:
    first = desk.shown
    desk.close(first)
    assert desk.reading == ONE
    desk.close(first)
    assert desk.reading == ONE
    desk.close(desk.shown)
    assert desk.reading is None


def test_a_click_on_the_map_asks_nothing_of_the_map(desk: Desk) -> None:
    before = desk.request
    desk.select("e1")
    assert (desk.selected, desk.request) == ("e1", before)


def test_the_same_choice_in_the_panel_twice_is_two_requests(desk: Desk) -> None:
    desk.focus("e1", "e1.0")
    first = desk.request
    desk.focus("e1", "e1.0")
    assert (desk.request.do, desk.request.mark) == ("focus", "e1.0")
    assert desk.request.number == first.number + 1


def test_an_event_without_a_mark_is_selected_without_a_flight(desk: Desk) -> None:
    before = desk.request
    desk.focus("e3", "")
    assert (desk.selected, desk.request) == ("e3", before)


def test_another_article_clears_the_selection_and_keeps_its_own_toggles(desk: Desk) -> None:
    desk.select("e1")
    desk.switch(["strikes"], ["strikes", "attacks", "actors"])
    desk.show(ONE.article.sha256)
    assert desk.selected == ""
    assert desk.is_on("attacks", at_first=True)
    desk.show(TWO.article.sha256)
    assert [desk.is_on(key, at_first=True) for key in ("strikes", "attacks", "actors")] == [True, False, False]


def test_new_sources_answer_old_refusals(desk: Desk) -> None:
    desk.refuse("a.txt: empty")
    desk.begin_batch()
    desk.refuse("b.txt: empty")
    assert (desk.refusals, desk.batch) == (["b.txt: empty"], 1)
    desk.dismiss()
    assert desk.refusals == []


def test_the_panel_lists_more_when_asked_and_another_article_from_its_beginning(desk: Desk) -> None:
    desk.make_room()
    assert desk.room == 2 * ROOM
    desk.show(ONE.article.sha256)
    assert desk.room == ROOM


def test_a_manner_that_stands_already_reads_nothing_anew(desk: Desk) -> None:
    desk.select("e1")
    desk.read_as("", False, None)
    assert (desk.again, desk.selected) == (None, "e1")
    desk.read_as("Ohio", False, None)
    assert desk.again is not None


def test_tiles_are_off_until_they_are_asked_for(desk: Desk) -> None:
    assert not desk.tiles
    desk.use_tiles(True)
    assert desk.tiles


def test_articles_beside_each_other_keep_the_order_of_opening(desk: Desk) -> None:
    desk.lay_beside([ONE.article.sha256, TWO.article.sha256])
    assert desk.shown_readings == (ONE, TWO)
    desk.show(ONE.article.sha256)
    assert desk.shown_readings == (ONE,)


def test_a_phrase_switches_its_toggle_on_and_leaves_the_others(desk: Desk) -> None:
    desk.switch([], ["strikes", "actors"])
    desk.follow("actor-IN", "actor-IN", "actors")
    assert [desk.is_on(key, at_first=True) for key in ("strikes", "actors", "attacks")] == [False, True, True]
    assert (desk.selected, desk.request.do) == ("actor-IN", "focus")


def test_what_is_looked_for_stays_when_another_article_is_shown(desk: Desk) -> None:
    desk.seek(Find("oil"))
    desk.show(ONE.article.sha256)
    assert desk.find == Find("oil")


ORDER = [("e1", "e1.0"), ("e3", "e3.0"), ("e4", "e4.0")]


@pytest.mark.parametrize(
    ("selected", "by", "then"),
    [
        ("", 1, "e1"),
        ("", -1, "e4"),
        ("e1", 1, "e3"),
        ("e3", -1, "e1"),
        ("e1", -1, "e1"),
        ("e4", 1, "e4"),
        ("e2", 1, "e1"),
    ],
)
def test_a_step_leads_to_the_next_event_or_the_one_before(desk: Desk, selected: str, by: int, then: str) -> None:
    desk.select(selected)
    desk.step(ORDER, by)
    assert (desk.selected, desk.request.do, desk.request.mark) == (then, "focus", f"{then}.0")


def test_playing_ends_with_the_last_event_and_begins_again_with_the_first(desk: Desk) -> None:
    desk.play(ORDER)
    assert (desk.selected, desk.playing) == ("e1", True)
    desk.step(ORDER, 1)
    assert (desk.selected, desk.playing) == ("e3", True)
    desk.step(ORDER, 1)
    assert (desk.selected, desk.playing) == ("e4", False)
    desk.play(ORDER)
    assert (desk.selected, desk.playing) == ("e1", True)


def test_a_click_that_the_map_says_again_is_no_news(desk: Desk) -> None:
    assert [desk.hears(click) for click in (0, 1.5, 1.5, 2, 1.5)] == [False, True, False, True, False]


def test_another_article_is_looked_at_through_a_window_of_its_own(desk: Desk) -> None:
    window = Window((0.0, 0.0, 9.0, 9.0), 5)
    desk.look_through(window)
    desk.clear()
    assert desk.window == window
    desk.lay_beside([])
    assert desk.window is None


def test_there_is_nothing_to_play_without_events(desk: Desk) -> None:
    desk.play([])
    assert (desk.selected, desk.playing) == ("", False)
