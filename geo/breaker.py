"""When is a failing service left alone? After some failures in a row for a while; after a refusal, for good."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import cache

#: A name may fail for its own sake and two by chance; what fails three times in a row is the service or the way there.
FAILURES = 3
#: How long a failing service is left alone, in seconds, before one name tries it again.
REST_S = 300.0


class Breaker:
    """Counts the failures of one service in a run, which is the life of the process. Shared by threads."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._rests_until = float("-inf")
        self._refused = ""

    def why_not(self) -> str:
        """Why the service is not to be asked now, for the user; empty where it may be."""
        with self._lock:
            if self._refused:
                return f"it {self._refused} and is left alone for the rest of this run"
            if self._clock() < self._rests_until:
                return f"it failed {self._failures} times in a row and is left alone for {REST_S / 60:.0f} minutes"
            return ""

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Note a failure. After a rest the next one is enough for another."""
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._rests_until = self._clock() + REST_S

    def refused(self, how: str) -> None:
        """Note that the service does not want us ("answered 403"): asking on would only make it worse."""
        with self._lock:
            self._refused = how


@cache
def breaker_of(service: str) -> Breaker:
    """The one breaker of a service in this process."""
    return Breaker()
