"""What a text is about, by its words."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.matter import matter_of


@pytest.mark.parametrize(("text", "peaceful", "disaster", "sport"), [
    ("The senator attacked the bill.", True, False, False),
    ("Soldiers with rifles searched the house.", False, False, False),
    ("The earthquake set off floods and a landslide, and people fled.", True, True, False),
    ("After the earthquake and the floods a landslide hit troops, tanks, soldiers, rebels and rifles.", False, False, False),
    ("The striker scored a goal in the match against the cup holders, the coach said.", True, False, True),
    ("The team was in the stadium for the match when militants with rifles and grenades fired at soldiers.",
     False, False, False),
    ("", True, False, False),
])  # fmt: skip
def test_matter(text: str, peaceful: bool, disaster: bool, sport: bool) -> None:
    matter = matter_of(tokenize(text))
    assert (matter.peaceful, matter.disaster, matter.sport) == (peaceful, disaster, sport)
