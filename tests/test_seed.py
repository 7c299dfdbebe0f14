"""The seed article end to end, as a careful reader would map it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.gazetteer import Gazetteer
from layers import Reader
from layers.reading import Event, Reading, to_json

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def reading(gazetteer: Gazetteer) -> Reading:
    return Reader(gazetteer).read(SEED.read_text(encoding="utf-8"), id=SEED.name)


def _drawn(reading: Reading) -> dict[str, Event]:
    return {event.layer: event for event in reading.events if event.drawn}


def test_three_events_are_drawn_and_nothing_else(reading: Reading) -> None:
    marks = [(e.layer, e.status, p.place.name, p.precision) for e in reading.events if e.drawn for p in e.places]
    assert sorted(marks) == [
        ("attacks", "occurred", "Pahalgam", "town"),
        ("borders", "occurred", "Attari-Wagah crossing", "site"),
        ("strikes", "occurred", "Pakistan", "country"),
        ("strikes", "occurred", "Pakistan-occupied Kashmir", "region"),
    ]


def test_the_toll_at_pahalgam_is_in_the_articles_own_voice(reading: Reading) -> None:
    figures = [(f.kind, f.low, f.high, f.bound, f.claimant) for f in _drawn(reading)["attacks"].figures]
    assert figures == [("killed", 26, 26, "exact", None)]


def test_the_toll_of_the_strikes_is_the_militarys(reading: Reading) -> None:
    text = reading.article.text
    figures = _drawn(reading)["strikes"].figures
    assert [(f.kind, f.low, f.bound) for f in figures] == [("killed", 26, "at_least"), ("injured", 46, "exact")]
    for figure in figures:
        assert figure.claimant is not None
        assert text[figure.claimant.start : figure.claimant.end] == "Pakistan’s military"
        assert figure.claimant.verb == "confirmed"


def test_each_mention_joins_its_event(reading: Reading) -> None:
    text = reading.article.text

    def openings(layer: str) -> list[str]:
        return [" ".join(text[q.start : q.end].split()[:3]) for q in _drawn(reading)[layer].quotes]

    assert openings("attacks") == [
        "The statement was", "India’s missile attack", "The attack resulted", "After the Pahalgam",
    ]  # fmt: skip
    assert openings("strikes") == [
        "Following India’s military", "The statement was", "India’s missile attack", "The attack resulted",
        "The attack was", "After the attacks,", "Pakistan’s military spokesman", "India’s strikes were",
        "The government rationalized",
    ]  # fmt: skip


def test_the_strikes_answer_the_attack_and_hit_sites_that_are_not_named(reading: Reading) -> None:
    drawn = _drawn(reading)
    assert [(link.to, link.kind) for link in drawn["strikes"].links] == [(drawn["attacks"].id, "response_to")]
    assert {place.note for place in drawn["strikes"].places} == {"nine camps, not named"}


#: Words of the trigger's sentence, layer, and the statuses that are right for what is only listed.
LISTED = [
    ("Indus Waters Treaty", "diplomacy", {"occurred"}),
    ("downgrading diplomatic relations", "diplomacy", {"occurred"}),
    ("full operational autonomy", "military", {"occurred"}),
    ("willing to de-escalate", "diplomacy", {"called_for", "conditional"}),
    ("retaliate only if provoked", "threats", {"conditional"}),
    ("vowed a vigorous retaliation", "threats", {"threat"}),
    ("call to restraint", "diplomacy", {"called_for"}),
]


@pytest.mark.parametrize(("words", "layer", "statuses"), LISTED)
def test_what_is_only_said_is_listed_with_its_reason(
    reading: Reading, words: str, layer: str, statuses: set[str]
) -> None:
    at = reading.article.text.index(words)
    found = [
        event
        for event in reading.events
        if event.layer == layer and not event.drawn and any(q.start <= at < q.end for q in event.quotes)
    ]
    assert found
    assert any(event.status in statuses for event in found)
    assert all(event.reason for event in found)


def test_labels_are_short_and_of_the_texts_own_words(reading: Reading) -> None:
    labels = {event.layer: event.label for event in reading.events if event.drawn}
    assert labels == {
        "strikes": "Military strikes in Pakistan and Pakistan-occupied Kashmir",
        "attacks": "Pahalgam terror attack",
        "borders": "Attari land border crossing closed",
    }


def test_the_command_line_gives_the_same_reading(reading: Reading) -> None:
    run = subprocess.run(
        [sys.executable, "dateline.py", "read", str(SEED), "--format", "jsonl"],
        cwd=ROOT, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    assert json.loads(run.stdout) == json.loads(json.dumps(to_json(reading)))
