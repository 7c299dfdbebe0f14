"""How much is too much? Every limit by name, in one place; each is raised by an environment variable of its name."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields

from geo.errors import LimitError, SettingError

#: Bytes in a megabyte, as file managers count.
MB = 1_000_000


def _limit(default: float, of: str) -> float:
    value: float = field(default=default, metadata={"of": of})
    return value


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in megabytes (`_mb`), times in seconds (`_s`), the rest are counts.

    `article_mb` is raised with DATELINE_ARTICLE_MB=8, and so on. The defaults: an article of 5 MB is a book of
    800,000 words, which take 10 to 50 seconds to read; a long news page is under 1 MB; 20 MB is what the page's upload
    takes.
    """

    article_mb: float = _limit(5, "MB for the text of one article")
    article_s: float = _limit(120, "seconds of processor time for reading one article")
    file_mb: float = _limit(20, "MB for one file")
    fetch_mb: float = _limit(10, "MB for one opened address")
    fetch_s: float = _limit(20, "seconds for opening one address")
    online_s: float = _limit(10, "seconds for one name at an online service, waiting included")
    online_mb: float = _limit(1, "MB for one answer of an online service")
    parse_s: float = _limit(20, "seconds for taking the text out of one file")
    parse_mb: float = _limit(1000, "MB of memory for taking the text out of one file")
    upload_files: float = _limit(50, "files at a time")
    map_events: float = _limit(100_000, "events on one map")
    map_marks: float = _limit(300, "marks shown one by one; of more, those in view are counted")
    sessions: float = _limit(50, "visitors at a time")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Limits:
        """The limits as the user set them. Raises SettingError for what is no number above zero."""
        found = os.environ if environment is None else environment
        named = {limit.name: found[variable(limit.name)] for limit in fields(cls) if variable(limit.name) in found}
        return cls(**{name: _number(name, value) for name, value in named.items()})

    def bytes_of(self, name: str) -> int:
        """A limit in megabytes, in bytes."""
        return int(getattr(self, name) * MB)

    def breach(self, name: str, what: str) -> LimitError:
        """The error for `what` being over the limit of this name."""
        of = next(limit.metadata["of"] for limit in fields(self) if limit.name == name)
        return LimitError(
            f"{what}: over the limit of {getattr(self, name):g} {of}. Set {variable(name)} to a larger number to allow it."
        )


class Deadline:
    """The end of the seconds that a limit allows, counted from now; asked at every step that may take long.

    The `clock` gives seconds: those of the day, or `time.thread_time` for what the processor works, which a busy
    computer does not lengthen.
    """

    def __init__(self, limits: Limits, name: str, what: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._name, self._what = limits, name, what
        self._clock = clock
        self.at: float = clock() + getattr(limits, name)

    def left(self) -> float:
        """Seconds left. Raises LimitError, naming the limit and `what` took so long, when none are."""
        left = self.at - self._clock()
        if left <= 0:
            raise self._limits.breach(self._name, self._what)
        return left


def variable(name: str) -> str:
    """The environment variable of a limit."""
    return f"DATELINE_{name.upper()}"


def _number(name: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number > 0):
        raise SettingError(f"{variable(name)} is {value!r}, but must be a number above zero, such as 8 or 0.5.")
    return number
