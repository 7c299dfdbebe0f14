"""Countries and borders as one country claims them, against places that anyone can look up."""

from __future__ import annotations

import pytest
from shapely import Point

from geo.areas import Areas
from geo.contested import views

GROUND = Areas()

SRINAGAR, MUZAFFARABAD, GILGIT = (34.09, 74.80), (34.37, 73.47), (35.92, 74.31)
AKSAI_CHIN, TAWANG, SIMFEROPOL, DONETSK = (35.2, 79.3), (27.59, 91.87), (44.95, 34.10), (48.02, 37.80)
KATZRIN, KYRENIA, PRISTINA, STANLEY = (32.99, 35.69), (35.30, 33.32), (42.66, 21.16), (-51.70, -57.87)


@pytest.mark.parametrize(
    ("view", "town", "holder"),
    [
        ("IN", MUZAFFARABAD, "PK"),
        ("IN", GILGIT, "PK"),
        ("IN", AKSAI_CHIN, "CN"),
        ("PK", SRINAGAR, "IN"),
        ("CN", TAWANG, "IN"),
        ("UA", SIMFEROPOL, "RU"),
        ("RU", DONETSK, "UA"),
        ("SY", KATZRIN, "IL"),
    ],
)
def test_what_is_claimed_changes_hands(view: str, town: tuple[float, float], holder: str) -> None:
    at = Point(town[1], town[0])
    claimed = Areas(view=view)
    assert not GROUND.outline(view).covers(at)
    assert GROUND.outline(holder).covers(at)
    assert claimed.outline(view).covers(at)
    assert not claimed.outline(holder).covers(at)


@pytest.mark.parametrize(
    ("view", "town", "holder"), [("CY", KYRENIA, "northern-cyprus"), ("RS", PRISTINA, "XK"), ("AR", STANLEY, "FK")]
)
def test_who_would_have_nothing_left_keeps_its_outline(view: str, town: tuple[float, float], holder: str) -> None:
    at = Point(town[1], town[0])
    claimed = Areas(view=view)
    assert claimed.outline(view).covers(at)
    assert claimed.outline(holder).covers(at)


@pytest.mark.parametrize("view", views())
def test_a_view_adds_to_its_country_and_leaves_others_alone(view: str) -> None:
    claimed = Areas(view=view)
    assert claimed.outline(view).is_valid
    assert claimed.outline(view).area >= GROUND.outline(view).area
    assert claimed.outline("BO").equals(GROUND.outline("BO"))
    assert claimed.border("BO", "PY").equals(GROUND.border("BO", "PY"))


def test_borders_run_where_the_view_has_them() -> None:
    india = Areas(view="IN")
    # the Wakhan: Afghanistan meets India in India's view, and no longer Pakistan there
    assert GROUND.border("AF", "IN") is None
    assert india.border("AF", "IN").distance(Point(74.0, 36.85)) < 0.2
    assert GROUND.border("AF", "PK").distance(Point(74.0, 36.85)) < 0.2
    assert india.border("AF", "PK").distance(Point(74.0, 36.85)) > 0.5
    # Pakistan and China have no border left
    assert GROUND.border("CN", "PK") is not None
    assert india.border("CN", "PK") is None
    # far from Kashmir nothing changes
    assert india.border("IN", "PK").distance(Point(74.5727, 31.6047)) < 0.02


def test_lines_of_control_stay_whatever_the_view() -> None:
    assert Areas(view="IN").line("line-of-control").equals(GROUND.line("line-of-control"))
