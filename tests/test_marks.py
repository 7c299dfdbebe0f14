from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

from geo.areas import Areas
from layers.definition import load_definitions
from layers.drawing.marks import (
    actor_marks,
    anchor_of,
    border_marks,
    bounds_of,
    event_marks,
    for_the_screen,
    named_marks,
)
from layers.reading import EventPlace
from tests import readings

AREAS = Areas()
LAYERS = {definition.key: definition for definition in load_definitions()}
READING = readings.reading()
MARKS = {mark.id: mark for mark in event_marks(READING, LAYERS, AREAS)}


@pytest.mark.parametrize(
    ("mark", "look", "geometry"),
    [
        ("e1.0", "pin", "Point"),
        ("e2.0", "region", "Polygon"),
        ("e2.1", "country", "Polygon"),
        ("e4.0", "pin", "Point"),
    ],
)
def test_precision_is_geometry(mark: str, look: str, geometry: str) -> None:
    assert (MARKS[mark].look, MARKS[mark].geometry.geom_type.removeprefix("Multi")) == (look, geometry)


def test_only_drawn_events_have_marks() -> None:
    assert set(MARKS) == {"e1.0", "e2.0", "e2.1", "e4.0"}


def test_a_town_stands_on_its_disc_and_a_denied_event_is_hollow() -> None:
    assert MARKS["e1.0"].radius_m == 8000
    assert [MARKS[key].hollow for key in ("e1.0", "e2.0")] == [False, True]


def test_an_area_says_what_it_stands_for() -> None:
    assert MARKS["e2.0"].caption == "Sumy"
    assert MARKS["e2.1"].caption == "two sites, not named"


def test_an_area_without_an_outline_is_not_drawn_as_a_pin() -> None:
    nowhere = replace(readings.OBLAST, area="no-such-area")
    event = replace(READING.events[1], places=(EventPlace(2, nowhere, "region", None),))
    assert event_marks(replace(READING, events=(event,)), LAYERS, AREAS) == ()


def test_events_in_one_town_stand_side_by_side() -> None:
    first = READING.events[0]
    marks = event_marks(replace(READING, events=(first, replace(first, id="e9"))), LAYERS, AREAS)
    assert [(mark.slot, mark.slots, mark.caption) for mark in marks] == [(0, 2, ""), (1, 2, "Sumy")]


def test_named_places_are_dots_and_actors_outlines() -> None:
    assert [(mark.title, mark.look) for mark in named_marks(READING, AREAS)] == [("Lviv", "dot")]
    actors = actor_marks(READING, AREAS)
    assert {(mark.title, mark.look) for mark in actors} == {("Russia", "actor"), ("Poland", "actor")}
    assert all(mark.geometry.area > 0 for mark in actors)


def test_borders_in_the_news_are_lines() -> None:
    (border,) = border_marks(READING, LAYERS["borders"], AREAS)
    assert (border.look, border.layer, border.geometry.length > 0) == ("border", "border-lines", True)


def test_the_line_of_control_is_named_as_one() -> None:
    india = replace(readings.SUMY, id="geonames:1", name="Pahalgam", country_code="IN", country_name="India")
    pakistan = replace(readings.SUMY, id="geonames:2", name="Lahore", country_code="PK", country_name="Pakistan")
    event = replace(
        READING.events[0], places=(EventPlace(0, india, "town", 1), EventPlace(0, pakistan, "town", 1)), actor=None
    )
    marks = border_marks(replace(READING, events=(event,)), LAYERS["borders"], AREAS)
    assert [(mark.look, mark.title) for mark in marks] == [
        ("border", AREAS.name_of("IN-PK")),
        ("control", "Line of Control"),
    ]


def test_a_view_fits_the_main_parts() -> None:
    far_island = MultiPolygon([box(0, 0, 10, 10), box(100, 0, 101, 1)])
    assert bounds_of([replace(MARKS["e2.1"], geometry=far_island)]) == (0, 0, 10, 10)
    assert bounds_of([]) is None


def test_all_outlines_of_a_page_stay_light() -> None:
    marks = for_the_screen(actor_marks(READING, AREAS))
    assert sum(len(mark.geometry.wkt) for mark in marks) < 400_000
    assert all(mark.geometry.is_valid for mark in marks)


def shapes() -> st.SearchStrategy[BaseGeometry]:
    degree = st.floats(-80, 80, allow_nan=False)
    size = st.floats(0.5, 20)
    squares = st.builds(lambda x, y, w, h: box(x, y, x + w, y + h), degree, degree, size, size)
    return squares | st.builds(
        lambda a, b: MultiPolygon([a]) if a.intersects(b) else MultiPolygon([a, b]), squares, squares
    )


@given(shapes())
def test_the_words_of_an_area_stand_inside_it(shape: BaseGeometry) -> None:
    assert shape.buffer(1e-9).contains(Point(anchor_of(shape)))
