from __future__ import annotations

import pytest

from layers.presentation.counted import count_words, layer_words

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
