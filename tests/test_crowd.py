"""Very many marks: each is shown or counted, no area is a point, and a square of the grid is no place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, box

from layers.drawing.crowd import A_FEW, ROW, Crowd, Window
from layers.drawing.marks import Look, Mark
from layers.presentation.counted import READ_THE_LIST

WORLD = Window((-180.0, -85.0, 180.0, 85.0), 2)


def pin(number: int, lon: float, lat: float, layer: str = "strikes", place: str = "") -> Mark:
    at = place or f"Town {number}"
    return Mark(f"e{number}.0", f"e{number}", layer, "pin", Point(lon, lat), "#aa0000", "!", "", "", at, "", at)


def area(number: int, place: str, layer: str = "strikes", look: Look = "country", note: str = "") -> Mark:
    shape = box(0, 0, 5 + number / 100, 5)
    return Mark(f"e{number}.0", f"e{number}", layer, look, shape, f"#{layer[:1]}", "!", "", "", place, "whole", note)


POINTS = st.lists(
    st.tuples(st.floats(-179, 179), st.floats(-80, 80), st.sampled_from(["strikes", "named"])), max_size=60
)


@given(POINTS, st.sampled_from([2.0, 2.5, 4.0, 7.0]), st.sampled_from([0, 3, 20]))
def test_every_point_in_view_is_shown_or_counted_once(
    points: list[tuple[float, float, str]], zoom: float, most: int
) -> None:
    marks = [pin(number, *point) for number, point in enumerate(points)]
    shown, cells = Crowd(marks).seen_in(Window(WORLD.bounds, zoom), most)
    assert len({mark.id for mark in shown}) + sum(cell.count for cell in cells) == len(marks)
    for toggle in ("strikes", "named"):
        counted = sum(count for cell in cells for key, count in cell.counts if key == toggle)
        assert counted + sum(mark.layer == toggle for mark in shown) == sum(mark.layer == toggle for mark in marks)
    for cell in cells:
        west, south, east, north = cell.bounds
        inside = [mark for mark in marks if west - 1e-9 <= mark.geometry.x <= east + 1e-9]
        assert len([mark for mark in inside if south - 1e-9 <= mark.geometry.y <= north + 1e-9]) >= cell.count > A_FEW


@given(st.floats(-60, 60), st.floats(-40, 40))
def test_a_pan_changes_no_cell_that_stays_in_view(east: float, north: float) -> None:
    crowd = Crowd([pin(number, number % 40 / 4, number // 40 / 4) for number in range(800)])
    _, before = crowd.seen_in(Window((-100.0, -60.0, 100.0, 60.0), 5), 100)
    _, after = crowd.seen_in(Window((-100.0 + east, -60.0 + north, 100.0 + east, 60.0 + north), 5), 100)
    assert before
    assert set(after) == set(before)


@pytest.mark.parametrize(("most", "shown", "counted"), [(20, 20, 0), (19, 0, 20)])
def test_only_what_is_too_much_for_the_view_is_counted(most: int, shown: int, counted: int) -> None:
    crowd = Crowd([*(pin(number, number / 1000, 1) for number in range(20)), pin(20, 90, 1)])
    marks, cells = crowd.seen_in(Window((-3.0, -3.0, 3.0, 3.0), 6), most)
    assert (len(marks), sum(cell.count for cell in cells)) == (shown, counted)


def test_a_few_in_one_square_are_shown() -> None:
    crowd = Crowd([*(pin(number, number / 1000, 1) for number in range(A_FEW)), *(pin(9, 80, 1),) * 2])
    marks, cells = crowd.seen_in(WORLD, 1)
    assert (len(marks), cells) == (A_FEW + 2, ())


@pytest.mark.parametrize("most", [0, 1000])
def test_a_long_row_on_one_point_is_counted_at_every_zoom_and_names_its_place(most: int) -> None:
    crowd = Crowd([pin(number, 44.4, 33.3, place="Baghdad, Iraq") for number in range(ROW + 1)])
    for zoom in (2.0, 10.0):
        marks, (cell,) = crowd.seen_in(Window((44.0, 33.0, 45.0, 34.0), zoom), most)
        assert marks == ()
        assert (round(cell.lon, 6), round(cell.lat, 6), cell.place) == (44.4, 33.3, "Baghdad, Iraq")


def test_pins_on_one_point_stand_side_by_side() -> None:
    marks, _ = Crowd([pin(number, 44.4, 33.3) for number in range(ROW)]).seen_in(WORLD, 100)
    assert sorted((mark.slot, mark.slots) for mark in marks) == [(slot, ROW) for slot in range(ROW)]


def test_what_is_selected_is_shown_wherever_it_is_and_not_counted() -> None:
    crowd = Crowd([*(pin(number, number / 1000, 1) for number in range(30)), pin(99, 170, 70), area(5, "Andorra")])
    for event, at in (("e3", Point(0.003, 1)), ("e99", Point(170, 70))):
        marks, cells = crowd.seen_in(Window((-3.0, -3.0, 3.0, 3.0), 4), 5, event)
        assert [mark.geometry for mark in marks if mark.event == event] == [at]
        assert sum(cell.count for cell in cells) == (29 if event == "e3" else 30)


def test_areas_of_one_shape_are_told_in_words_on_their_outline() -> None:
    told = [area(1, "Mali"), area(2, "Mali", "attacks"), area(3, "Mali"), area(4, "Chad", note="two sites, not named")]
    marks, cells = Crowd(told).seen_in(WORLD, 0)
    assert cells == ()
    assert {mark.geometry.geom_type for mark in marks} == {"Polygon"}
    mali, chad = marks
    assert (mali.caption, mali.kicker, mali.how) == ("Mali\n3 events", "3 events", READ_THE_LIST)
    assert (chad.id, chad.caption) == ("e4.0", "two sites, not named")


def test_an_area_keeps_the_colour_of_its_layer_where_it_is_one() -> None:
    (one,), _ = Crowd([area(1, "Mali"), area(2, "Mali")]).seen_in(WORLD, 0)
    (two,), _ = Crowd([area(1, "Mali"), area(2, "Mali", "attacks")]).seen_in(WORLD, 0)
    assert one.colour == "#s"
    assert two.colour not in ("#s", "#a")


def test_a_selected_area_lies_beside_the_count() -> None:
    marks, _ = Crowd([area(1, "Mali"), area(2, "Mali")]).seen_in(WORLD, 0, "e2")
    assert sorted(mark.id for mark in marks) == ["counted-0", "e2.0"]


def test_lines_for_reference_are_drawn_once_and_not_counted() -> None:
    line = Mark("border-x", "border-x", "border-lines", "border", box(0, 0, 1, 1), "#000", "", "", "A–B", "", "", "")
    (drawn,), cells = Crowd([line, line, line]).seen_in(WORLD, 0)
    assert (drawn.id, drawn.caption, cells) == ("border-x", "", ())


def test_areas_out_of_view_are_left_out() -> None:
    assert Crowd([area(1, "Mali")]).seen_in(Window((100.0, 40.0, 110.0, 50.0), 5), 0) == ((), ())


def test_no_marks() -> None:
    assert Crowd([]).seen_in(WORLD, 10) == ((), ())


@pytest.mark.parametrize(
    ("bounds", "zoom"),
    [((-180.0, -85.0, 180.0, 85.0), 2.0), ((60.0, 23.0, 78.0, 37.0), 5.5), ((74.3, 31.5, 74.4, 31.6), 7.0)],
)
def test_the_first_window_is_about_that_of_the_map(bounds: tuple[float, float, float, float], zoom: float) -> None:
    assert Window.onto(bounds) == Window(bounds, zoom)
