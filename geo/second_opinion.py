"""What does somebody else say of a name that our gazetteer does not know? Asked only where the user wants it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from geo.errors import DatelineError, QueueError
from geo.place import Candidate, Place
from geo.resolution import Resolution
from geo.toponym import Mention

#: All questions about one article together get this long, in seconds; what is left stays unresolved.
DEADLINE_S = 30.0
#: An answer that nothing in the article confirms: believed, but less than anything that the gazetteer is sure of.
SCORE = 0.5


class Ask(Protocol):
    """Asks a service about a name: its place, or None where it knows none. Raises DatelineError where it fails.

    `service` is who is asked, `credit` the words that its terms want beside its answers, or empty.
    """

    @property
    def service(self) -> str: ...

    @property
    def credit(self) -> str: ...

    def __call__(self, name: str) -> Place | None: ...


def second_opinion(
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    ask: Ask,
    warn: Callable[[str], None],
    *,
    clock: Callable[[], float] = time.monotonic,
) -> list[Resolution]:
    """The resolutions, with the service's answer for each name that nothing offline bears; each name is asked once.

    Names that were declined keep their offline candidates: a service that takes the best known one would only guess.
    A failure is told in the reason and never taken for "no such place"; `warn` hears each failure once, with the names.
    """
    until = clock() + DEADLINE_S
    answers: dict[str, Resolution] = {}
    failures: dict[str, list[str]] = {}
    filled = []
    for mention, resolution in zip(mentions, resolutions, strict=True):
        if resolution.place is None and not resolution.candidates and mention.form != "demonym":
            if mention.name not in answers:
                try:
                    answers[mention.name] = _asked(mention.name, ask, clock() < until)
                except DatelineError as error:
                    failures.setdefault(str(error), []).append(mention.name)
                    answers[mention.name] = Resolution(None, 0.0, f"unresolved (service): {error}", ())
            resolution = answers[mention.name]
        filled.append(resolution)
    for failure, names in failures.items():
        warn(f"{failure} Not looked up: {', '.join(names)}.")
    return filled


def _asked(name: str, ask: Ask, in_time: bool) -> Resolution:
    if not in_time:
        raise QueueError(
            f"{ask.service} is not asked: the {DEADLINE_S:.0f} seconds for the questions of one article were used up.",
            wait_s=None,
        )
    place = ask(name)
    if place is None:
        return Resolution(None, 0.0, f"no gazetteer entry bears this name, and {ask.service} knows none either", ())
    credit = f" ({ask.credit})" if ask.credit else ""
    reason = f"the first answer of {ask.service}{credit}; our gazetteer has no such name"
    return Resolution(place, SCORE, reason, (Candidate(place, 1, SCORE),))
