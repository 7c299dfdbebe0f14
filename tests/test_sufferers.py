"""Whom a verb befalls: its object, its subject in the passive, or nobody who can be counted."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.sufferers import Sufferers

#: Sentence, its verb, and the people it befalls, or None.
CASES: list[tuple[str, str, int | None]] = [
    ("The blast killed 12 men.", "killed", 12),
    ("Two gunmen killed a guard.", "killed", 1),
    ("Two gunmen killed policemen.", "killed", None),
    ("Twelve men were killed.", "killed", 12),
    ("Twelve men killed on Monday were miners.", "killed", 12),
    ("Twelve men who had been abducted were killed.", "killed", 12),
    ("The man who killed six was wounded.", "wounded", None),
    ("They kidnapped and killed four farmers.", "kidnapped", 4),
    ("They seized three farmers and killed them.", "killed", 3),
    ("The blast did not wound two of the guards.", "wound", None),
    ("The blast killed a guard and two cooks were wounded.", "killed", 1),
    ("The blast killed a guard and two cooks were wounded.", "wounded", 2),
    ("The mayor was killed with his driver.", "killed", 1),
    ("The mayor was killed along with his driver.", "killed", 2),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CASES)
def test_of_verb(text: str, verb: str, expected: int | None) -> None:
    tokens = tokenize(text)
    at = next(i for i, token in enumerate(tokens) if token.text == verb)
    number = Sufferers(tokens, 0, len(tokens)).of_verb(at)
    assert (number and number.high) == expected
