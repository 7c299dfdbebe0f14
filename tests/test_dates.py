"""Which days the words mean, from the day of publication: stretches of days, never sharper than the words."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tokens import tokenize
from layers.dates import Days, days_of

#: A Thursday.
PUBLISHED = date(2025, 5, 8)

#: Words, first day, last day, precision.
CASES = [
    # weekdays count back
    ("Thursday", "2025-05-08", "2025-05-08", "day"),
    ("on Tuesday", "2025-05-06", "2025-05-06", "day"),
    ("Friday", "2025-05-02", "2025-05-02", "day"),
    ("last Thursday", "2025-05-01", "2025-05-01", "day"),
    ("late Monday", "2025-05-05", "2025-05-05", "day"),
    ("on Sunday night", "2025-05-04", "2025-05-04", "day"),
    # days named by their distance
    ("today", "2025-05-08", "2025-05-08", "day"),
    ("yesterday", "2025-05-07", "2025-05-07", "day"),
    ("tonight", "2025-05-08", "2025-05-08", "day"),
    ("overnight", "2025-05-07", "2025-05-08", "day"),
    ("tomorrow", "2025-05-09", "2025-05-09", "day"),
    ("this morning", "2025-05-08", "2025-05-08", "day"),
    ("last night", "2025-05-07", "2025-05-07", "day"),
    ("two days ago", "2025-05-06", "2025-05-06", "day"),
    ("12 hours ago", "2025-05-08", "2025-05-08", "day"),
    # weeks, months and years stay weeks, months and years
    ("this week", "2025-05-05", "2025-05-11", "week"),
    ("earlier this week", "2025-05-05", "2025-05-08", "week"),
    ("last week", "2025-04-28", "2025-05-04", "week"),
    ("the past week", "2025-05-01", "2025-05-08", "week"),
    ("three weeks ago", "2025-04-14", "2025-04-20", "week"),
    ("last weekend", "2025-05-03", "2025-05-04", "day"),
    ("this month", "2025-05-01", "2025-05-31", "month"),
    ("last month", "2025-04-01", "2025-04-30", "month"),
    ("six months ago", "2024-11-01", "2024-11-30", "month"),
    ("earlier this year", "2025-01-01", "2025-05-08", "year"),
    ("last year", "2024-01-01", "2024-12-31", "year"),
    ("ten years ago", "2015-01-01", "2015-12-31", "year"),
    # dates
    ("7 May 2025", "2025-05-07", "2025-05-07", "day"),
    ("May 7, 2025", "2025-05-07", "2025-05-07", "day"),
    ("13 September 1974", "1974-09-13", "1974-09-13", "day"),
    ("29 February 2024", "2024-02-29", "2024-02-29", "day"),
    ("April 22", "2025-04-22", "2025-04-22", "day"),
    ("Dec. 10", "2024-12-10", "2024-12-10", "day"),
    ("in March 2016", "2016-03-01", "2016-03-31", "month"),
    ("in March", "2025-03-01", "2025-03-31", "month"),
    ("last December", "2024-12-01", "2024-12-31", "month"),
    ("in 2014", "2014-01-01", "2014-12-31", "year"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "first", "last", "precision"), CASES)
def test_days(words: str, first: str, last: str, precision: str) -> None:
    tokens = tokenize(words)
    found = days_of(tokens, 0, len(tokens), PUBLISHED)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat(), found.precision) == (first, last, precision)


@pytest.mark.parametrize(("words", "day"), [
    ("on Tuesday", "2025-05-13"), ("Thursday", "2025-05-08"), ("Monday", "2025-05-12"), ("April 22", "2026-04-22"),
])  # fmt: skip
def test_what_is_planned_is_still_to_come(words: str, day: str) -> None:
    tokens = tokenize(words)
    found = days_of(tokens, 0, len(tokens), PUBLISHED, ahead=True)
    assert found == Days(date.fromisoformat(day), date.fromisoformat(day), "day")


@pytest.mark.parametrize("words", ["31 February 2025", "two days earlier", "some days ago", "99999 years ago"])
def test_what_cannot_be_known_is_not_guessed(words: str) -> None:
    tokens = tokenize(words)
    assert days_of(tokens, 0, len(tokens), PUBLISHED) is None


@pytest.mark.parametrize(("words", "known"), [
    ("on Tuesday", False), ("last week", False), ("April 22", False), ("22 April 2025", True), ("in 2014", True),
])  # fmt: skip
def test_without_a_day_of_publication_only_years_help(words: str, known: bool) -> None:
    tokens = tokenize(words)
    assert (days_of(tokens, 0, len(tokens), None) is not None) is known


@given(st.sampled_from([words for words, *_ in CASES] + ["99 months ago", "300 days ago"]), st.dates(), st.booleans())
def test_no_day_of_publication_is_too_early_or_too_late(words: str, published: date, ahead: bool) -> None:
    tokens = tokenize(words)
    found = days_of(tokens, 0, len(tokens), published, ahead=ahead)
    assert found is None or found.first <= found.last


@given(st.sampled_from(["on Monday", "Friday", "last Sunday", "yesterday", "last week", "last month", "April 22"]),
       st.dates(date(1900, 1, 1), date(2100, 1, 1)))  # fmt: skip
def test_what_has_happened_lies_before_publication(words: str, published: date) -> None:
    tokens = tokenize(words)
    found = days_of(tokens, 0, len(tokens), published)
    assert found is not None
    assert found.last <= published


ROOT = Path(__file__).parent.parent
TEXT = "A car bomb killed nine people in Kabul on Tuesday. The shops were open again on the following day."


def _run(*flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "dateline.py", "read", "-", "--format", "jsonl", *flags],
        cwd=ROOT, input=TEXT, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip


def test_the_command_line_reckons_from_the_day_it_is_given() -> None:
    (event,) = json.loads(_run("--published", "2025-05-08").stdout)["events"]
    time = event["time"]
    assert (time["text"], time["from"], time["to"], time["precision"]) == (
        "on Tuesday", "2025-05-06", "2025-05-06", "day",
    )  # fmt: skip
    (event,) = json.loads(_run().stdout)["events"]
    assert (event["time"]["text"], event["time"]["from"], event["time"]["precision"]) == ("on Tuesday", None, "unknown")


def test_what_is_no_date_is_wrong_usage() -> None:
    run = _run("--published", "soon")
    assert run.returncode == 2
    assert "'soon' is no date" in run.stderr
