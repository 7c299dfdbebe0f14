from __future__ import annotations

from typing import get_args

import pytest

from geo.place import Place, Precision
from layers.presentation import words
from layers.reading import Claimant, Figure, Status

TEXT = "The army said 26 died."


def figure(low: int | None, high: int | None, bound: str = "exact", claimant: Claimant | None = None) -> Figure:
    return Figure("killed", low, high, bound, claimant, 14, 16)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (figure(26, 26), "26 killed, in the article’s own voice"),
        (figure(26, None, "at_least"), "at least 26 killed, in the article’s own voice"),
        (figure(24, 99, "about"), "about 24 to 99 killed, in the article’s own voice"),
        (figure(None, 5, "at_most"), "at most 5 killed, in the article’s own voice"),
        (figure(None, None), "an unstated number killed, in the article’s own voice"),
        (figure(2400, 2400), "2,400 killed, in the article’s own voice"),
        (figure(26, 26, claimant=Claimant(0, 8, "said")), "26 killed, according to The army (“said”)"),
        (figure(26, 26, claimant=Claimant(0, 8, "")), "26 killed, according to The army"),
    ],
)
def test_figures_say_who_claims_them(made: Figure, said: str) -> None:
    assert words.figure_words(made, TEXT) == said


@pytest.mark.parametrize("precision", get_args(Precision))
def test_every_precision_says_how_it_is_drawn(precision: Precision) -> None:
    said = words.precision_words("Sumy", precision, 8000 if precision in ("town", "near") else None)
    assert any(look in said for look in ("pin", "disc", "hatched", "band"))
    assert ("8 km" in said) == (precision in ("town", "near"))


def test_every_status_has_words() -> None:
    assert set(words.STATUS_WORDS) == set(get_args(Status))


@pytest.mark.parametrize(
    ("kind", "name", "country", "said"),
    [
        ("site", "Attari", "India", "Attari, India"),
        ("country", "India", "India", "India"),
        # whose a disputed region is, is not for us to say
        ("region", "Kashmir", "India", "Kashmir"),
        ("water", "Black Sea", "", "Black Sea"),
    ],
)
def test_a_place_is_named_with_its_country_where_that_is_undisputed(
    kind: str, name: str, country: str, said: str
) -> None:
    place = Place("x", name, kind, "XX", country, "", "", 0, 0, 0, "")  # type: ignore[arg-type]
    assert words.place_name(place) == said
