from __future__ import annotations

import pytest

from layers.presentation.counted import around_words, count_words, layer_words

LABELS = {"strikes": "Strikes", "attacks": "Attacks"}


@pytest.mark.parametrize(
    ("counts", "words", "layers"),
    [
        ([("strikes", 1)], "1 event", "Strikes 1"),
        ([("strikes", 1200), ("attacks", 14)], "1,214 events", "Strikes 1,200, Attacks 14"),
        ([("attacks", 2), ("strikes", 3)], "5 events", "Strikes 3, Attacks 2"),
        ([("actors", 2), ("named", 1), ("strikes", 2)], "2 events, 2 actors, 1 place named", "Strikes 2"),
        ([("named", 3)], "3 places named", ""),
        ([], "", ""),
    ],
)
def test_counts_in_words(counts: list[tuple[str, int]], words: str, layers: str) -> None:
    assert count_words(counts) == words
    assert layer_words(counts, LABELS) == layers


@pytest.mark.parametrize(
    ("lon", "lat", "words"),
    [(74.06, 31.58, "around 31.6° N, 74.1° E"), (-58.4, -34.6, "around 34.6° S, 58.4° W")],
)
def test_a_part_of_the_map_in_degrees(lon: float, lat: float, words: str) -> None:
    assert around_words(lon, lat) == words
