"""Contested areas on the map: those in the news, with who runs them, who claims them, and the article's own word."""

from __future__ import annotations

import pytest

from geo.areas import Areas
from geo.contested import NOTE
from geo.gazetteer import Gazetteer
from layers.definition import load_definitions
from layers.drawing.contested_marks import contested_marks
from layers.drawing.marks import border_marks
from tests.factories import reading_of

AREAS = Areas()
BORDERS = {definition.key: definition for definition in load_definitions()}["borders"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("A bomb exploded in Srinagar on Friday, killing two people.", ["Jammu and Kashmir and Ladakh"]),
        ("A missile hit Sevastopol on Friday, killing two people.", ["Crimea"]),
        ("Shells hit Mariupol on Friday, killing two people.", ["Donetsk, Kherson, Luhansk and Zaporizhzhia oblasts"]),
        ("A bomb exploded in Delhi on Friday, killing two people.", []),
        ("A bomb exploded in Lima on Friday, killing two people.", []),
    ],
)
def test_contested_areas_in_the_news(text: str, titles: list[str], gazetteer: Gazetteer) -> None:
    marks = contested_marks(reading_of(text, gazetteer), BORDERS, AREAS)
    assert [mark.title for mark in marks] == titles
    for mark in marks:
        assert mark.geometry.area > 0
        assert mark.layer == "border-lines"
        assert "Administered by" in mark.how
        assert "Claimed by" in mark.how
        assert "Source: " in mark.how
        assert mark.how.endswith(NOTE)


def test_the_articles_own_word_is_shown_as_its_usage(gazetteer: Gazetteer) -> None:
    marks = contested_marks(reading_of("Troops shelled Crimea on Friday.", gazetteer), BORDERS, AREAS)
    (crimea,) = (mark for mark in marks if mark.title == "Crimea")
    assert "The article’s usage: “Crimea”." in crimea.how


def test_a_view_shows_what_it_claims(gazetteer: Gazetteer) -> None:
    reading = reading_of("A bomb exploded in Delhi on Friday, killing two people.", gazetteer)
    titles = {mark.title for mark in contested_marks(reading, BORDERS, Areas(view="IN"))}
    assert {"Aksai Chin", "Azad Kashmir and Gilgit-Baltistan"} <= titles


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Israeli shells hit Beirut and Haifa on Friday, killing two people.", [("Blue Line", "control")]),
        (
            "Shells hit Lahore and Amritsar on Friday, killing two people.",
            [("India-Pakistan boundary", "border"), ("Line of Control", "control")],
        ),
    ],
)
def test_lines_are_named_for_what_they_are(text: str, lines: list[tuple[str, str]], gazetteer: Gazetteer) -> None:
    marks = border_marks(reading_of(text, gazetteer), BORDERS, AREAS)
    assert [(mark.title, mark.look) for mark in marks] == lines


def test_a_border_says_from_whose_point_of_view_it_runs(gazetteer: Gazetteer) -> None:
    reading = reading_of("Shells hit Lahore and Amritsar on Friday, killing two people.", gazetteer)
    titles = [mark.title for mark in border_marks(reading, BORDERS, Areas(view="IN"))]
    assert "India-Pakistan boundary, as claimed by India" in titles
    assert "Line of Control" in titles
