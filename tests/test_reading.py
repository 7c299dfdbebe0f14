"""A reading is checked where it is made and where it is written, and is the contract's JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from factories import reading_of

from geo.errors import FrameError
from geo.gazetteer import Gazetteer
from geo.span import Span
from layers.reading import Event, Link, Reading, check_reading, to_json

TEXT = "A car bomb killed nine people in Kabul on Monday, police said. Missile strikes hit Somalia."


@pytest.fixture(scope="module")
def reading(gazetteer: Gazetteer) -> Reading:
    return reading_of(TEXT, gazetteer)


def test_json_holds_the_words_to_the_letter(reading: Reading) -> None:
    found = json.loads(json.dumps(to_json(reading)))
    text = reading.article.text
    for event in found["events"]:
        for part in (event["trigger"], *event["quotes"]):
            assert text[part["start"] : part["end"]] == part["text"]
        for figure in event["figures"]:
            claimant = figure["claimant"]
            assert claimant is None or text[claimant["start"] : claimant["end"]] == claimant["text"]
    bomb = next(event for event in found["events"] if event["layer"] == "attacks")
    assert bomb["time"]["text"] == "on Monday"
    assert (bomb["time"]["from"], bomb["time"]["precision"]) == (None, "unknown")
    assert [(f["kind"], f["low"], f["claimant"]["text"]) for f in bomb["figures"]] == [("killed", 9, "police")]
    assert bomb["places"][0]["name"] == "Kabul"
    assert bomb["places"][0]["radius_m"] > 0


def test_a_toponym_that_carries_an_event_is_its_scene(reading: Reading) -> None:
    roles = {reading.toponyms[p.toponym].role for event in reading.events for p in event.places}
    assert roles == {"scene"}


def _first(reading: Reading, **changes: object) -> Reading:
    event: Event = replace(reading.events[0], **changes)  # type: ignore[arg-type]
    return replace(reading, events=(event, *reading.events[1:]))


@pytest.mark.parametrize(("changes", "breach"), [
    ({"quotes": ()}, "in none of its quotes"),
    ({"trigger": Span(0, 5000)}, "outside the text"),
    ({"status": "threat"}, "is drawn with status threat"),
    ({"places": ()}, "is drawn with status occurred and 0 places"),
    ({"links": (Link("e99", "after"),)}, "links to an event that is not there"),
    ({"id": "e2"}, "two events share an id"),
])  # fmt: skip
def test_a_breach_is_named(changes: dict[str, object], breach: str, reading: Reading) -> None:
    with pytest.raises(FrameError, match=breach):
        check_reading(_first(reading, **changes))
    with pytest.raises(FrameError, match=breach):
        to_json(_first(reading, **changes))


def test_every_breach_is_named_at_once(reading: Reading) -> None:
    with pytest.raises(FrameError, match=r"in none of its quotes.*is drawn with status threat"):
        check_reading(_first(reading, quotes=(), status="threat"))


def test_a_place_must_be_a_scene_with_its_radius(reading: Reading) -> None:
    toponyms = tuple(replace(toponym, role="actor") for toponym in reading.toponyms)
    with pytest.raises(FrameError, match="which is no scene"):
        check_reading(replace(reading, toponyms=toponyms))
    place = replace(reading.events[0].places[0], radius_m=None)
    with pytest.raises(FrameError, match="without a radius"):
        check_reading(_first(reading, places=(place,)))
    with pytest.raises(FrameError, match="which is not there"):
        check_reading(_first(reading, places=(replace(place, toponym=99),)))


def test_warnings_and_credits_are_there_only_where_something_was_asked_online(reading: Reading) -> None:

    said = json.dumps(to_json(reading))
    assert ('"warnings"' in said, '"credit"' in said) == (False, False)
    placed = next(i for i, toponym in enumerate(reading.toponyms) if toponym.place)
    toponyms = list(reading.toponyms)
    place = toponyms[placed].place
    assert place is not None
    toponyms[placed] = replace(toponyms[placed], place=replace(place, credit="© Map Makers"))
    asked = replace(reading, toponyms=tuple(toponyms), warnings=("places.example is not asked.",))
    assert asked.credits == ("© Map Makers",)
    told = to_json(asked)
    assert told["warnings"] == ["places.example is not asked."]
    assert told["toponyms"][placed]["place"]["credit"] == "© Map Makers"
