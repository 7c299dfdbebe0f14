"""The breaker: some failures in a row, and a refusal, leave the service alone."""

from __future__ import annotations

import pytest

from geo.breaker import FAILURES, REST_S, Breaker, breaker_of


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


#: f: failed, s: succeeded, r: the rest is over; and whether it may be asked then
RUNS = [
    ("", True),
    ("f" * (FAILURES - 1), True),
    ("f" * FAILURES, False),
    ("f" * (FAILURES - 1) + "s" + "f" * (FAILURES - 1), True),
    ("f" * FAILURES + "r", True),
    # after a rest one more failure is enough, and a success begins anew
    ("f" * FAILURES + "rf", False),
    ("f" * FAILURES + "rs" + "f" * (FAILURES - 1), True),
]


@pytest.mark.parametrize(("run", "open"), RUNS, ids=[run or "new" for run, _ in RUNS])
def test_failures_in_a_row(run: str, open: bool) -> None:
    clock = Clock()
    breaker = Breaker(clock=clock)
    for step in run:
        if step == "r":
            clock.now += REST_S
        else:
            (breaker.failed if step == "f" else breaker.succeeded)()
    assert (breaker.why_not() == "") is open
    assert open or "in a row and is left alone for 5 minutes" in breaker.why_not()


def test_a_refusal_is_for_the_run() -> None:
    clock = Clock()
    breaker = Breaker(clock=clock)
    breaker.refused("answered 403")
    breaker.succeeded()
    clock.now += 10 * REST_S
    assert "it answered 403 and is left alone for the rest of this run" in breaker.why_not()


def test_a_service_has_one_breaker_in_a_process() -> None:
    assert breaker_of("places.example") is breaker_of("places.example")
    assert breaker_of("places.example") is not breaker_of("other.example")
