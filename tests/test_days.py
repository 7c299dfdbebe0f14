from __future__ import annotations

from datetime import date

import pytest

from layers.presentation.days import days_words


@pytest.mark.parametrize(
    ("first", "last", "words", "short"),
    [
        ("2025-05-07", "2025-05-07", "7 May 2025", "7 May"),
        ("2025-05-01", "2025-05-31", "May 2025", "May"),
        ("2024-02-01", "2024-02-29", "February 2024", "Feb"),
        ("2025-05-01", "2025-05-07", "1 May 2025 to 7 May 2025", "1–7 May"),
        ("2025-04-28", "2025-05-04", "28 April 2025 to 4 May 2025", "28 Apr – 4 May"),
        ("2016-01-01", "2016-12-31", "2016", "2016"),
        ("2016-01-01", "2024-12-31", "2016 to 2024", "2016–2024"),
    ],
)
def test_days_in_words(first: str, last: str, words: str, short: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert (days_words(*days), days_words(*days, short=True)) == (words, short)
