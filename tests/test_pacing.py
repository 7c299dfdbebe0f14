"""The pace of a service is kept by threads and processes together, over pauses, kills, clocks and damaged files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from geo.errors import QueueError
from geo.pacing import LONGEST_PAUSE_S, Pause, Queue

ROOT = Path(__file__).parent.parent


class Clock:
    """A clock that only runs while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def queue(folder: Path, clock: Clock, *, interval_s: float = 1.0, warn: Callable[[str], None] = pytest.fail) -> Queue:
    return Queue(folder, "places.example:80", interval_s, warn=warn, clock=clock, sleep=clock.sleep)


def ask(queue: Queue, *, patience_s: float = 10.0, pause_s: float = 0.0) -> None:
    with queue.alone(patience_s) as turn:
        turn.take(patience_s)
        turn.ask_for_pause(pause_s)


def test_requests_are_their_interval_apart(tmp_path: Path) -> None:
    clock = Clock()
    for _ in range(3):
        ask(queue(tmp_path, clock))
    clock.now += 0.25
    ask(queue(tmp_path, clock))
    assert clock.slept == [1.0, 1.0, 0.75]


def test_the_interval_counts_from_the_answer(tmp_path: Path) -> None:
    clock = Clock()
    with queue(tmp_path, clock).alone(10) as turn:
        turn.take(10)
        clock.now += 30
    ask(queue(tmp_path, clock))
    assert clock.slept == [1.0]


def test_a_turn_that_is_not_taken_costs_nothing(tmp_path: Path) -> None:
    clock = Clock()
    with queue(tmp_path, clock).alone(10):
        pass
    ask(queue(tmp_path, clock))
    assert clock.slept == []


def test_a_failed_request_counts(tmp_path: Path) -> None:
    clock = Clock()
    with pytest.raises(ConnectionError), queue(tmp_path, clock).alone(10) as turn:
        turn.take(10)
        raise ConnectionError
    ask(queue(tmp_path, clock))
    assert clock.slept == [1.0]


def test_a_pause_is_waited_for_within_our_patience_and_told_beyond_it(tmp_path: Path) -> None:
    clock = Clock()
    ask(queue(tmp_path, clock), pause_s=7)
    ask(queue(tmp_path, clock), pause_s=7)
    assert clock.slept == [7.0]
    with pytest.raises(QueueError, match="left alone until 1970-01-12 13:46:54 UTC") as caught:
        ask(queue(tmp_path, clock), patience_s=6.5)
    assert caught.value.wait_s == 7
    assert clock.slept == [7.0]


def test_services_do_not_wait_for_each_other(tmp_path: Path) -> None:
    clock = Clock()
    ask(queue(tmp_path, clock), pause_s=100)
    ask(Queue(tmp_path, "other.example:80", 1.0, warn=pytest.fail, clock=clock, sleep=clock.sleep))
    assert clock.slept == []


@pytest.mark.parametrize("pause_s", [1e9, float("inf")])
def test_no_pause_is_for_ever(tmp_path: Path, pause_s: float) -> None:
    clock = Clock()
    ask(queue(tmp_path, clock), pause_s=pause_s)
    clock.now += LONGEST_PAUSE_S
    ask(queue(tmp_path, clock))
    assert clock.slept == []


def test_a_clock_that_is_put_back_does_not_lengthen_a_pause(tmp_path: Path) -> None:
    clock = Clock()
    ask(queue(tmp_path, clock), pause_s=7)
    clock.now -= 500_000
    ask(queue(tmp_path, clock))
    assert clock.slept == [7.0]
    assert Pause(100, 107).left(104) == 3
    assert Pause().left(0) == 0


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", '{"since": 1}', '{"since": "a", "until": "b"}', '{"since": NaN, "until": NaN}',
     '{"since": 0, "until": 1e300}', '{"since": 5, "until": 4}', "\ud800"],
)  # fmt: skip
def test_a_damaged_file_is_a_pause_of_one_interval(tmp_path: Path, damage: str) -> None:
    clock = Clock()
    (tmp_path / "queue-places.example_80.json").write_bytes(damage.encode("utf-8", "surrogatepass"))
    ask(queue(tmp_path, clock))
    assert clock.slept == [1.0]
    assert json.loads((tmp_path / "queue-places.example_80.json").read_text())["until"] == clock.now + 1


def test_where_nothing_can_be_written_the_process_keeps_the_pace_and_says_so(tmp_path: Path) -> None:
    clock, warnings = Clock(), list[str]()
    folder = tmp_path / "folder"
    folder.write_bytes(b"a file where the folder should be")
    for _ in range(3):
        ask(queue(folder, clock, warn=warnings.append))
    assert clock.slept == [1.0, 1.0]
    assert set(warnings) == {warnings[0]}
    assert str(folder) in warnings[0]


def test_who_waits_for_others_too_long_is_told(tmp_path: Path) -> None:
    """A thread of this process, then another process, has the turn and does not give it back."""
    with queue(tmp_path, Clock()).alone(10), pytest.raises(QueueError, match="others") as caught:
        ask(queue(tmp_path, Clock()), patience_s=0)
    assert caught.value.wait_s is None
    holder = in_a_process(tmp_path, "with queue.alone(60) as turn: turn.take(60); print('mine', flush=True); input()")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "mine\n"
    with pytest.raises(QueueError, match="others"):
        ask(queue(tmp_path, Clock()), patience_s=0.05)
    holder.kill()
    holder.communicate()
    # Its lock died with it, and its request still counts.
    clock = Clock()
    clock.now = json.loads((tmp_path / "queue-places.example_80.json").read_text())["since"]
    ask(queue(tmp_path, clock, interval_s=0.2), patience_s=10)
    assert clock.slept == [pytest.approx(0.2)]


def test_threads_and_processes_take_turns(tmp_path: Path) -> None:
    """Each notes when its turn began and ended: no two overlap, and each begins an interval after the one before."""
    notes = "for _ in range(4):\n with queue.alone(60) as turn: turn.take(60); print(time.time()); print(time.time())"
    processes = [in_a_process(tmp_path, notes) for _ in range(3)]
    turns: list[tuple[float, float]] = []
    steady = Queue(tmp_path, "places.example:80", 0.02, warn=pytest.fail)

    def thread() -> None:
        for _ in range(4):
            with steady.alone(60) as turn:
                turn.take(60)
                turns.append((now(), now()))

    threads = [threading.Thread(target=thread) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    for process in processes:
        times = [float(line) for line in process.communicate()[0].split()]
        turns += zip(times[::2], times[1::2], strict=True)
    assert len(turns) == 20
    assert min(later[0] - earlier[1] for earlier, later in pairwise(sorted(turns))) >= 0.02


def now() -> float:
    import time

    return time.time()


def in_a_process(folder: Path, what: str) -> subprocess.Popen[str]:
    script = (
        "import sys, time; from pathlib import Path; from geo.pacing import Queue\n"
        "queue = Queue(Path(sys.argv[1]), 'places.example:80', 0.02 if 'range' in sys.argv[2] else 0.2, warn=sys.exit)\n"
        "exec(sys.argv[2])"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, str(folder), what],
        cwd=ROOT, env=os.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
