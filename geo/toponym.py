"""What is a toponym? A name at a span of the text: first recognised, then resolved and given its role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.place import Candidate, Place

Role = Literal["scene", "actor", "demonym", "mention", "part"]
ROLES: tuple[Role, ...] = ("scene", "actor", "demonym", "mention", "part")


@dataclass(frozen=True, slots=True)
class Mention:
    """A recognised name, not yet resolved: `text[start:end] == name`.

    `first` and `last` are the half-open range of its tokens, `sentence` its sentence's index.
    `form` says by what form it was found: "name", "demonym", "abbreviation", "feature" (a name
    with a geographic head noun) or "part" (inside the name of something that is not a place).
    """

    start: int
    end: int
    name: str
    first: int
    last: int
    sentence: int
    form: str
    score: float
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A mention with the place it means (`None`: declined or unknown), its role and the reasons."""

    start: int
    end: int
    name: str
    first: int
    last: int
    sentence: int
    form: str
    role: Role
    place: Place | None
    score: float
    reason: str
    candidates: tuple[Candidate, ...]
