"""When may a service be asked next? One request at a time and its interval apart, by all processes of a user together.

The pause is kept in a small file beside a lock that the system takes back from a process that dies. Where no file can
be written, each process keeps the pace for itself.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from math import isfinite
from pathlib import Path

from filelock import FileLock, Timeout

from geo.answers import unwritable
from geo.errors import QueueError

#: The longest pause that is kept, in seconds: a slip in a Retry-After must not silence a service for years.
LONGEST_PAUSE_S = 86_400.0


@dataclass(frozen=True, slots=True)
class Pause:
    """From when until when nobody may ask, in seconds since 1970: the one clock that processes share."""

    since: float = float("-inf")
    until: float = float("-inf")

    def left(self, now: float) -> float:
        """Seconds to go. A clock that was put back makes it begin anew rather than last until it has caught up."""
        return max(0.0, self.until - self.since if now < self.since else self.until - now)


@dataclass(slots=True)
class _Here:
    """What this process knows of a queue, for its threads."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    pause: Pause = Pause()


@cache
def _here(folder: Path, service: str) -> _Here:
    return _Here()


class Queue:
    """The requests to one service, of all processes that share a folder.

    `warn` is told, each time, that the folder cannot be written to.
    """

    def __init__(
        self,
        folder: Path,
        service: str,
        interval_s: float,
        *,
        warn: Callable[[str], None],
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.interval_s = interval_s
        self._folder = folder
        self._file = folder / f"queue-{re.sub(r'[^a-z0-9.-]', '_', service.lower())}.json"
        self._here = _here(folder, service)
        self._warn = warn
        self._clock = clock
        self._sleep = sleep

    @contextmanager
    def alone(self, patience_s: float) -> Iterator[Turn]:
        """The turn of one who asks; the others wait meanwhile. Raises QueueError where it does not come in time."""
        until = time.monotonic() + patience_s
        if not self._here.lock.acquire(timeout=max(0.0, patience_s)):
            raise QueueError("others were being answered all the time that one name may take", wait_s=None)
        try:
            with self._alone_among_processes(until - time.monotonic()):
                turn = Turn(self)
                try:
                    yield turn
                finally:
                    if turn.taken:
                        # Counted from the answer: at the service two requests are then never closer than this, however
                        # long the first was on its way.
                        self._keep(max(self.interval_s, turn.pause_s))
        finally:
            self._here.lock.release()

    @contextmanager
    def _alone_among_processes(self, patience_s: float) -> Iterator[None]:
        lock = FileLock(self._file.with_suffix(".lock"))
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=max(0.0, patience_s), poll_interval=0.02)
        except Timeout as error:
            raise QueueError("others were being answered all the time that one name may take", wait_s=None) from error
        except OSError:
            self._warn(unwritable(self._folder))
            yield
            return
        try:
            yield
        finally:
            lock.release()

    def take(self, patience_s: float) -> None:
        """Wait until the pause is over. Raises QueueError where that takes longer than our patience."""
        now = self._clock()
        pause = max(self._here.pause, self._kept(), key=lambda pause: pause.left(now))
        wait_s = pause.left(now)
        if wait_s > patience_s:
            until = datetime.fromtimestamp(now + wait_s, UTC)
            raise QueueError(f"it wants to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC", wait_s=wait_s)
        if wait_s > 0:
            self._sleep(wait_s)
        # Before the request, too: whoever is killed in the middle of it has made it.
        self._keep(self.interval_s)

    def _kept(self) -> Pause:
        try:
            kept = json.loads(self._file.read_text("utf-8"))
            pause = Pause(float(kept["since"]), float(kept["until"]))
        except (FileNotFoundError, NotADirectoryError):
            return Pause()
        except (OSError, ValueError, TypeError, LookupError):
            # Somebody asked at some time: to wait once more does no harm.
            return Pause(self._clock(), self._clock() + self.interval_s)
        whole = isfinite(pause.since) and 0 <= pause.until - pause.since <= max(LONGEST_PAUSE_S, self.interval_s)
        return pause if whole else Pause(self._clock(), self._clock() + self.interval_s)

    def _keep(self, pause_s: float) -> None:
        now = self._clock()
        pause = Pause(now, now + min(pause_s, max(LONGEST_PAUSE_S, self.interval_s)))
        self._here.pause = pause
        draft = self._file.with_suffix(".draft")
        try:
            draft.write_text(json.dumps({"since": pause.since, "until": pause.until}), "utf-8")
            draft.replace(self._file)
        except OSError:
            self._warn(unwritable(self._folder))


@dataclass(slots=True)
class Turn:
    """One's turn at a service. It counts as a request only once it is taken."""

    queue: Queue
    taken: bool = False
    pause_s: float = 0.0

    def take(self, patience_s: float) -> None:
        """Wait for the pause before it to end. Raises QueueError where that takes longer than `patience_s` seconds."""
        self.queue.take(patience_s)
        self.taken = True

    def ask_for_pause(self, seconds: float) -> None:
        """The service wants to be left alone for so long."""
        self.pause_s = seconds
