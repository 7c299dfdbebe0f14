from __future__ import annotations

from geo.areas import Areas
from layers.definition import load_definitions
from layers.drawing.marks import actor_marks, border_marks, bounds_of, event_marks, named_marks
from page.command import WORLD, command
from page.desk import Desk
from tests import readings

AREAS = Areas()
LAYERS = {definition.key: definition for definition in load_definitions()}
READING = readings.reading()
EVENTS = event_marks(READING, LAYERS, AREAS)
NAMED = named_marks(READING, AREAS)
OTHERS = (*actor_marks(READING, AREAS), *border_marks(READING, LAYERS["borders"], AREAS))


def opened() -> Desk:
    desk = Desk()
    desk.open(READING)
    return desk


def test_the_first_view_fits_the_events_and_nothing_else() -> None:
    assert command(opened(), (*EVENTS, *NAMED, *OTHERS))["bounds"] == bounds_of(EVENTS)


def test_without_events_it_fits_the_places_named_and_else_the_world() -> None:
    assert command(opened(), (*NAMED, *OTHERS))["bounds"] == bounds_of(NAMED)
    assert command(opened(), OTHERS)["bounds"] == WORLD


def test_a_choice_in_the_panel_names_its_mark_and_where_it_is() -> None:
    desk = opened()
    desk.focus("e4", "e4.0")
    told = command(desk, EVENTS)
    assert (told["do"], told["mark"], told["bounds"]) == ("focus", "e4.0", (22.95, 49.8, 22.95, 49.8))


def test_the_map_hears_from_whose_point_of_view_borders_are_drawn() -> None:
    desk = opened()
    assert command(desk, EVENTS)["view"] == ""
    desk.see_borders("IN")
    told = command(desk, EVENTS)
    assert (told["view"], told["borders"]) == ("IN", "Borders as claimed by India; no position on sovereignty.")


def test_a_mark_that_is_not_on_the_map_cannot_be_flown_to() -> None:
    desk = opened()
    desk.focus("e4", "e4.0")
    assert command(desk, NAMED)["do"] == "clear"


def test_every_request_has_a_nonce_of_its_own() -> None:
    desk = opened()
    nonces = [command(desk, EVENTS)["nonce"]]
    for change in (lambda: desk.focus("e1", "e1.0"), lambda: desk.focus("e1", "e1.0"), desk.clear):
        change()
        nonces.append(command(desk, EVENTS)["nonce"])
    assert len(set(nonces)) == len(nonces)
