"""How are many marks told in words, when there are too many to show each?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layers.view import ACTORS, NAMED

#: What a mark of a toggle is when it is no event: one, and several.
NOUNS = {NAMED: ("place named", "places named"), ACTORS: ("actor", "actors")}
EVENT = ("event", "events")

#: Of a square of the grid: that it is not a place, and how to see more.
NOT_A_PLACE = "Counted by part of the map; this is no place"
AT_ONE_PLACE = "Several at one place"
COME_CLOSER = "Zoom in to see them apart."
READ_THE_LIST = "They cannot be drawn apart: the list tells each."


def count_words(counts: Iterable[tuple[str, int]]) -> str:
    """Counts by toggle in few words: "1,214 events, 30 places named"."""
    sums: dict[tuple[str, str], int] = {}
    for toggle, count in counts:
        noun = NOUNS.get(toggle, EVENT)
        sums[noun] = sums.get(noun, 0) + count
    # Events first, whatever lies beside them.
    nouns = sorted(sums, key=lambda noun: noun != EVENT)
    return ", ".join(f"{sums[noun]:,} {noun[sums[noun] != 1]}" for noun in nouns)


def around_words(lon: float, lat: float) -> str:
    """Where on the map, in degrees: "around 31.6° N, 74.1° E"."""
    return f"around {abs(lat):.1f}° {'NS'[lat < 0]}, {abs(lon):.1f}° {'EW'[lon < 0]}"


def layer_words(counts: Iterable[tuple[str, int]], labels: Mapping[str, str]) -> str:
    """Counts of events by layer, the most first: "Strikes 120, Attacks 94"; `labels` are those of the layers by key."""
    told = sorted(((toggle, count) for toggle, count in counts if toggle in labels), key=lambda pair: -pair[1])
    return ", ".join(f"{labels[toggle]} {count:,}" for toggle, count in told)
