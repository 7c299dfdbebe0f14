"""No area is ever a bare point, on the map or in an export: for any place, precision, phrase and point of view."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import Areas
from geo.parts import BEARINGS, Part
from geo.place import EXTENDED, PRECISION, Place
from layers.definition import load_definitions
from layers.drawing.contested_marks import contested_marks
from layers.drawing.marks import border_marks, event_marks, for_the_screen, named_marks
from layers.export import csv as csv_export
from layers.export import geojson, kml
from layers.extent import settled
from layers.reading import EventPlace, Reading
from layers.view import CONTROLLED, View
from tests.readings import reading

LAYERS = {definition.key: definition for definition in load_definitions()}
BY_VIEW = {view: Areas(view=view) for view in ("", "IN")}
POINTS = ("site", "town", "near")

areas_of_places = st.sampled_from(
    ["", "PK", "PK.06", "US.TX.Harris County", "line-of-control", "IN-PK", "kashmir", "MV", "nowhere", "VA"]
)
phrases = st.one_of(
    st.none(),
    st.builds(lambda direction: Part("side", "in the words", direction), st.sampled_from([*BEARINGS, "centre"])),
    st.builds(lambda direction: Part("moved", "in the words", direction, 10_000), st.sampled_from([*BEARINGS])),
    st.builds(lambda code: Part("border", "in the words", None, 0, (code,)), st.sampled_from(["IN", "CN", "FR"])),
    st.builds(lambda key: Part("stretch", "in the words", None, 25_000, (key,)), st.sampled_from(["IN-PK", "FR-IT"])),
    st.just(Part("road", "in the words", None, 0, (), ((32.0, 74.5), (33.0, 75.0)))),
    st.sampled_from([Part("coast", "in the words"), Part("offshore", "in the words", None, 40_000)]),
)


@st.composite
def event_places(draw: st.DrawFn) -> EventPlace:
    """A place as the engine makes it: a phrase of a town is told of a town, a phrase of an area of an area."""
    kind = draw(st.sampled_from(sorted(PRECISION)))
    place = Place("x", "Somewhere", kind, "PK", "Pakistan", "", "", 32.0, 74.5, 1000, draw(areas_of_places))
    part = draw(phrases)
    of_towns = part is not None and part.kind in ("moved", "stretch", "road")
    if part is not None and of_towns != (kind in ("town", "site")):
        part = None
    precision = "near" if part is not None and of_towns else place.precision
    return EventPlace(0, place, precision, 5000 if precision in ("town", "near") else None, "", part)


def reading_at(place: EventPlace, areas: Areas) -> Reading:
    """A reading with one event at one place, which its first name means."""
    made = reading()
    (event,) = settled([replace(made.events[0], places=(place,))], areas)
    named = replace(made.toponyms[0], place=place.place, role="scene")
    return replace(made, toponyms=(named, *made.toponyms[1:]), events=(event,))


@settings(max_examples=150, deadline=None)
@given(place=event_places(), view=st.sampled_from(sorted(BY_VIEW)))
def test_no_area_is_a_point(place: EventPlace, view: str) -> None:
    areas = BY_VIEW[view]
    made = reading_at(place, areas)
    if not made.events[0].places:
        assert event_marks(made, LAYERS, areas) == ()
        return
    (at,) = made.events[0].places
    assert (at.precision in POINTS) == (at.precision not in EXTENDED)

    marks = [
        *event_marks(made, LAYERS, areas),
        *border_marks(made, LAYERS["borders"], areas),
        *contested_marks(made, LAYERS["borders"], areas),
        *named_marks(made, areas),
    ]
    for mark in for_the_screen(marks):
        assert (mark.geometry.geom_type == "Point") == (mark.look in ("pin", "dot"))
        if mark.event == "e1":
            assert (mark.look == "pin") == (at.precision in POINTS)
        if mark.geometry.geom_type != "Point":
            assert shapely.get_num_coordinates(mark.geometry) >= 2
            assert max(mark.geometry.area, mark.geometry.length) > 0

    chosen = View(borders=view or CONTROLLED)
    (feature,) = json.loads("".join(geojson.render([made], chosen)))["features"]
    shape = feature["geometry"]
    assert (shape is not None and shape["type"] == "Point") == (at.precision in POINTS)

    (row,) = csv.DictReader(io.StringIO("".join(csv_export.render([made], chosen))))
    assert bool(row["latitude"]) == bool(row["longitude"]) == (at.precision in POINTS)

    document = "".join(piece if isinstance(piece, str) else piece.decode() for piece in kml.render([made], chosen))
    assert ("<Point>" in document) == (at.precision in POINTS)
