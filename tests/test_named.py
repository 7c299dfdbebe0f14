from __future__ import annotations

from dataclasses import replace

from layers.presentation.named import actors, declined_names, involved_countries, named_places
from tests import readings

READING = readings.reading()


def test_a_place_with_an_event_is_not_merely_named() -> None:
    assert [named.place.name for named in named_places(READING)] == ["Lviv"]


def test_a_scene_whose_event_is_not_drawn_is_named() -> None:
    undrawn = replace(READING, events=tuple(replace(event, drawn=False) for event in READING.events))
    assert [named.place.name for named in named_places(undrawn)] == [
        "Sumy", "Sumy", "Poland", "Medyka crossing", "Lviv",
    ]  # fmt: skip


def test_a_country_or_unit_with_an_event_inside_is_not_said_to_have_none() -> None:
    only_shells = replace(READING, events=READING.events[:1])
    assert [named.place.name for named in named_places(only_shells)] == ["Poland", "Medyka crossing", "Lviv"]


def test_who_acts_anywhere_is_not_merely_named() -> None:
    acting = replace(READING.toponyms[6], role="actor")
    assert named_places(replace(READING, toponyms=(*READING.toponyms, acting))) == ()


def test_names_without_a_place_keep_their_reason_and_parts_of_other_names_are_none() -> None:
    lost = [replace(READING.toponyms[0], name=name, place=None, role=role, reason=f"no {name}")
            for name, role in (("Korvan", "scene"), ("Korvan", "mention"), ("Indus", "part"))]  # fmt: skip
    assert declined_names(replace(READING, toponyms=tuple(lost))) == (("Korvan", "no Korvan"),)


def test_capitals_that_act_stand_for_their_countries() -> None:
    found = {actor.country_code: [READING.toponyms[i].name for i in actor.toponyms] for actor in actors(READING)}
    assert found == {"RU": ["Moscow"], "PL": ["Warsaw"]}


def test_a_capital_that_only_speaks_brings_no_border_into_the_news() -> None:
    assert involved_countries(READING) == (("PL", "UA"),)


def test_who_did_it_brings_the_border_of_both() -> None:
    struck = READING.events[0]
    moscow = readings.span("Moscow")
    blamed = replace(READING, events=(replace(struck, actor=moscow),))
    assert involved_countries(blamed) == (("RU", "UA"),)


def test_an_empty_reading_names_nobody() -> None:
    empty = replace(READING, toponyms=(), events=())
    assert (named_places(empty), actors(empty), involved_countries(empty)) == ((), (), ())
