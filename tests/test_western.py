"""Prose of Western Europe: known by its letters and its commonest words, and not mistaken where it is decoded wrongly."""

from __future__ import annotations

import pytest

from geo.sources.western import has_its_letters, has_its_words


@pytest.mark.parametrize(
    ("text", "letters", "words"),
    [
        ("trois morts à Gaziantep, selon la police, et un blessé dans la rue", True, True),
        # a list has no prose
        ("Besançon, Nîmes, Orléans", True, False),
        # two words are by chance
        ("selon la préfecture", True, False),
        # the letters of no one language
        ("trois morts ą Gaziantep, selon la police, et un blessé dans la rue", False, False),
        ("les morts et les blessés à la gare, selon Nuñez", False, False),
        # but English names any of them
        ("the blasts in São Paulo and Tromsø, said Nuñez of the police", False, True),
        ("the blasts in Šibenik and Łódź, said the police", False, False),
        # signs are no letters
        ("“the police” – it said… © and £5 in the café", True, True),
        # what quotation marks and dashes become in another encoding
        ("Òwe know of the blast,Ó she said to the police", False, False),
        ("it is the mayorÕs blast, said the police", False, False),
        ("the blast Ñ in the city Ñ was heard and felt", False, False),
        ("", True, False),
    ],
)
def test_letters_and_words(text: str, letters: bool, words: bool) -> None:
    assert (has_its_letters(text), has_its_words(text)) == (letters, words)
