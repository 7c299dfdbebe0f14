"""Which days are looked at? A stretch of the calendar, and whether an event may fall into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geo.errors import ViewError
from layers.reading import Time


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day, both included; None is open on that side. Raises ViewError where they are crossed."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ViewError(f"no day is from {self.first} on and until {self.last}: give the earlier one first.")

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.first or self.last)

    def holds(self, time: Time | None) -> bool:
        """Whether an event may have been in it: one of the days that its words may mean lies in it.

        What has no known date is in the open period only.
        """
        if not self:
            return True
        days = time and time.days
        if not days:
            return False
        return (self.last is None or days[0] <= self.last) and (self.first is None or self.first <= days[1])

    @property
    def words(self) -> str:
        """ "2025-05-01 to 2025-05-07", "from 2025-05-01 on", "until 2025-05-07", or nothing."""
        if self.first and self.last:
            return f"{self.first} to {self.last}" if self.first < self.last else str(self.first)
        return f"from {self.first} on" if self.first else f"until {self.last}" if self.last else ""


#: Every day there is, and what has none.
EVER = Period()
