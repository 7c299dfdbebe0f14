"""What does a sentence hold that its triggers are judged by? Its names, counts and source, arms, accidents and play."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.tokens import Token
from geo.toponym import Toponym
from layers.lexicon import words_of
from layers.matter import ARMS


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence for judging triggers: tokens `first` to `last`, and its toponyms that have a place.

    `counts`: it counts victims; `source`: the tokens that name who says so, who has no part in the deed;
    `peaceful`: the whole article names no arms and no armed force.
    """

    tokens: Sequence[Token]
    first: int
    last: int
    toponyms: Sequence[Toponym]
    counts: bool
    source: range = range(0)
    peaceful: bool = False


def names_arms(setting: Setting) -> bool:
    """Whether a sentence names anyone under arms."""
    words = [token.lower for token in setting.tokens[setting.first : setting.last]]
    return "police" in words or not words_of("armed_group", "state_force").isdisjoint(words)


def is_mishap(setting: Setting) -> bool:
    """Whether a sentence tells of an accident, weather or illness, and of no arms."""
    words = [token.lower for token in setting.tokens[setting.first : setting.last]]
    mishap = not words_of("mishap").isdisjoint(words) or ("gas" in words and "leak" in words)
    return mishap and words_of(*ARMS).isdisjoint(words)


def is_playful(setting: Setting) -> bool:
    """Sport and the arts: a place alone does not turn their attacks and battles into events."""
    return not words_of("play").isdisjoint(token.lower for token in setting.tokens[setting.first : setting.last])
