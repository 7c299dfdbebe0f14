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


class Inquiry:
    """The questions about one article, however many parts it is read in: each name is asked once, all in DEADLINE_S."""

    def __init__(self, ask: Ask, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._clock = clock
        self._until = clock() + DEADLINE_S
        self._answers: dict[str, Resolution] = {}
        self._failures: dict[str, list[str]] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """Each failure once, with the names that it left open."""
        return tuple(f"{failure} Not looked up: {', '.join(names)}." for failure, names in self._failures.items())

    def about(self, name: str) -> Resolution:
        """The service's answer. A failure is told in the reason and never taken for "no such place"."""
        if name not in self._answers:
            try:
                self._answers[name] = self._asked(name)
            except DatelineError as error:
                self._failures.setdefault(str(error), []).append(name)
                self._answers[name] = Resolution(None, 0.0, f"unresolved (service): {error}", ())
        return self._answers[name]

    def _asked(self, name: str) -> Resolution:
        service = self._ask.service
        if self._clock() >= self._until:
            raise QueueError(
                f"{service} is not asked: the {DEADLINE_S:.0f} seconds for the questions of one article were used up.",
                wait_s=None,
            )
        place = self._ask(name)
        if place is None:
            return Resolution(None, 0.0, f"no gazetteer entry bears this name, and {service} knows none either", ())
        credit = f" ({self._ask.credit})" if self._ask.credit else ""
        reason = f"the first answer of {service}{credit}; our gazetteer has no such name"
        return Resolution(place, SCORE, reason, (Candidate(place, 1, SCORE),))


def second_opinion(
    mentions: Sequence[Mention], resolutions: Sequence[Resolution], inquiry: Inquiry
) -> list[Resolution]:
    """The resolutions, with the service's answer for each name that nothing offline bears.

    Names that were declined keep their offline candidates: a service that takes the best known one would only guess.
    """
    return [
        inquiry.about(mention.name)
        if resolution.place is None and not resolution.candidates and mention.form != "demonym"
        else resolution
        for mention, resolution in zip(mentions, resolutions, strict=True)
    ]
