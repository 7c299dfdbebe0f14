"""What is a text about: arms, mishaps or games? By how many of its words belong to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.tokens import Token
from layers.lexicon import load_lexicon

ARMS = frozenset(("weapon", "armed_group", "state_force", "standoff"))
#: From so many words on, a text may be about mishaps or a game, if it has fewer of arms.
LEAST_MISHAPS, LEAST_PLAY = 3, 4


@dataclass(frozen=True, slots=True)
class Matter:
    """How many words of a text name arms or those who bear them, mishaps, and sport, art or commerce."""

    arms: int
    mishaps: int
    play: int

    @property
    def peaceful(self) -> bool:
        """It names neither arms nor anyone under arms: its attacks and battles are then of another kind."""
        return not self.arms

    @property
    def disaster(self) -> bool:
        """It is about accidents, weather or illness: who flees then flees those."""
        return self.mishaps >= LEAST_MISHAPS and self.mishaps > self.arms

    @property
    def sport(self) -> bool:
        """It is about a game: its strikes, raids and battles are then of another kind."""
        return self.play >= LEAST_PLAY and self.play > self.arms


def matter_of(tokens: Sequence[Token]) -> Matter:
    """The matter of a text, or of a part of it."""
    words = load_lexicon().words
    found = [classes for token in tokens if (classes := words.get(token.lower))]
    return Matter(
        arms=sum(not classes.isdisjoint(ARMS) for classes in found),
        mishaps=sum("mishap" in classes for classes in found),
        play=sum("play" in classes for classes in found),
    )
