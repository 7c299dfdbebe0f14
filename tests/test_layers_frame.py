"""The event frame: one row an event and place, areas as polygons, nothing undrawn with a shape."""

from __future__ import annotations

import pytest
import shapely
from factories import reading_of

from geo.areas import Areas
from geo.errors import FrameError
from geo.gazetteer import Gazetteer
from layers.frame import COLUMNS, CRS, check_frame, to_frame
from layers.reading import Reading

TEXT = (
    "A car bomb killed nine people in Kabul on Monday. Drone strikes on six camps in Somalia killed dozens. "
    "Iran vowed to attack bases in Kuwait. Gunmen killed a judge."
)


@pytest.fixture(scope="module")
def reading(gazetteer: Gazetteer) -> Reading:
    return reading_of(TEXT, gazetteer)


def test_rows_columns_and_shapes(reading: Reading) -> None:
    frame = to_frame(reading, Areas())
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame.crs.to_string() == CRS
    shapes = {(row.layer, row.place_name): row.geometry for row in frame.itertuples()}
    assert shapes["attacks", "Kabul"].geom_type == "Point"
    assert shapes["strikes", "Somalia"].geom_type in ("Polygon", "MultiPolygon")
    assert shapes["strikes", "Somalia"].contains(shapely.Point(45.3, 2.1))
    assert shapes["threats", None] is None


def test_no_events_give_an_empty_frame_of_the_same_form(gazetteer: Gazetteer) -> None:
    frame = to_frame(reading_of("Nothing happened.", gazetteer), Areas())
    assert frame.empty
    assert list(frame.columns) == [*COLUMNS, "geometry"]
    assert frame.crs.to_string() == CRS


def test_an_area_as_a_point_is_refused(reading: Reading) -> None:
    frame = to_frame(reading, Areas())
    frame.loc[frame["place_name"] == "Somalia", "geometry"] = shapely.Point(45.3, 2.1)
    with pytest.raises(FrameError, match="the areas Somalia are drawn as points"):
        check_frame(frame, reading)


def test_every_breach_is_named_at_once(reading: Reading) -> None:
    frame = to_frame(reading, Areas())
    frame.loc[frame["layer"] == "threats", "geometry"] = shapely.Point(0, 0)
    frame.loc[0, "status"] = "perhaps"
    with pytest.raises(FrameError, match=r"unknown statuses perhaps.*not drawn has a shape"):
        check_frame(frame, reading)


def test_a_missing_column_is_named(reading: Reading) -> None:
    with pytest.raises(FrameError, match="lacks the columns label"):
        check_frame(to_frame(reading, Areas()).drop(columns="label"), reading)
