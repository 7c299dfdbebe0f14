"""What does somebody else say of a name that our gazetteer does not know? Asked only where the user wants it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from geo.errors import DatelineError
from geo.place import Candidate, Place
from geo.resolution import Resolution
from geo.toponym import Mention

#: Asks a service about a name: its place, or None where it knows none. Raises DatelineError where it fails.
Ask = Callable[[str], Place | None]

#: All questions about one article together get this long, in seconds; what is left stays unresolved.
DEADLINE_S = 30.0
#: An answer that nothing in the article confirms: believed, but less than anything that the gazetteer is sure of.
SCORE = 0.5


def second_opinion(
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    ask: Ask,
    *,
    clock: Callable[[], float] = time.monotonic,
) -> list[Resolution]:
    """The resolutions, with the service's answer for each name that nothing offline bears; each name is asked once.

    Names that were declined keep their offline candidates: a service that takes the best known one would only guess.
    A failure is told in the reason and never taken for "no such place".
    """
    until = clock() + DEADLINE_S
    answers: dict[str, Resolution] = {}
    filled = []
    for mention, resolution in zip(mentions, resolutions, strict=True):
        if resolution.place is None and not resolution.candidates and mention.form != "demonym":
            if mention.name not in answers:
                answers[mention.name] = _asked(mention.name, ask, clock() < until)
            resolution = answers[mention.name]
        filled.append(resolution)
    return filled


def _asked(name: str, ask: Ask, in_time: bool) -> Resolution:
    if not in_time:
        return Resolution(None, 0.0, "unresolved: the time for online questions was used up before this name", ())
    try:
        place = ask(name)
    except DatelineError as error:
        return Resolution(None, 0.0, f"unresolved (service): {error}", ())
    if place is None:
        return Resolution(None, 0.0, "no gazetteer entry bears this name, and the online service knows none either", ())
    return Resolution(
        place, SCORE, "the online service's first answer; our gazetteer has no such name", (Candidate(place, 1, SCORE),)
    )
