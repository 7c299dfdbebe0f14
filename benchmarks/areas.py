"""CPU per article for its geometry, beside opening the whole file; the slowest shapes of all; what the page is sent."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from statistics import median

import geopandas

from benchmarks.made_articles import SEED, made_articles
from geo.areas import BUDGET_BYTES, DATA, Areas
from geo.build_gazetteer import open_gazetteer
from geo.contested import contested_areas, views
from geo.parts import BEARINGS, OFFSHORE_M, Part
from geo.place import Place
from layers import Reader
from layers.definition import load_definitions
from layers.drawing.contested_marks import contested_marks
from layers.drawing.features import collections
from layers.drawing.marks import actor_marks, border_marks, event_marks, for_the_screen, named_marks
from layers.reading import Reading
from page.engine import FOR_ACTORS, FOR_EVENTS, FOR_REFERENCE

ARTICLES = 40
#: Phrases of every kind, each its own article: a side, a border, a stretch, a coast, a district, a road.
PHRASES = (
    "Shelling killed four farmers in northern Mali on Tuesday.",
    "Rebels attacked a convoy in eastern Ukraine on Tuesday.",
    "Soldiers exchanged fire along Israel's border with Lebanon on Monday.",
    "Gunmen killed eight traders on the Sudanese-Chadian border near Adre on Friday.",
    "A drone struck a tanker off the coast of Yemen on Friday, killing two sailors.",
    "A gunman killed three people in Harris County, Texas, on Friday.",
    "Gunmen attacked a bus on the Kabul-Kandahar highway on Friday, killing nine people.",
    "Clashes broke out near the Afghan-Pakistani border on Friday, killing two soldiers.",
    "Shells fell on Ukraine's Black Sea coast on Friday, killing two people.",
    "Soldiers shot two men along the border fence with Gaza on Friday.",
    "Troops clashed with gunmen in Russia and in the United States on Friday.",
)


#: Countries with the most detailed outlines, and units whose edges are the longest to follow.
LARGEST = ("CA", "RU", "US", "GL", "AQ", "ID", "NO", "CN", "CL", "BR", "AU")
NEIGHBOURS = {
    "CA": ("US",),
    "RU": ("CN", "KZ"),
    "US": ("CA", "MX"),
    "CN": ("RU",),
    "MX": ("US",),
    "UA": ("RU",),
    "PS": ("EG",),
}
UNITS = ("CA.14", "CA.10", "US.AK", "US.TX", "RU.91", "RU.42", "CN.20", "MX.26", "UA.05", "PS.GZ")


def milliseconds(act: Callable[[], object]) -> float:
    """CPU of one run, in milliseconds."""
    began = time.process_time()
    act()
    return 1000 * (time.process_time() - began)


def place(key: str) -> Place:
    """The country or unit of a key, as an article would name it."""
    code = key.partition(".")[0]
    return Place(key, key, "country" if code == key else "admin1", code, code, "", "", 0.0, 0.0, 0, key)


def slowest() -> Iterator[tuple[str, float]]:
    """The slowest of every kind of shape, CPU ms: each at its first use, in an index that is open."""
    sides = [Part("side", "", direction) for direction in (*BEARINGS, "centre")]  # type: ignore[arg-type]
    kinds: dict[str, list[tuple[Place, Part]]] = {
        "side of a country": [(place(key), part) for key in LARGEST for part in sides],
        "coast": [
            (place(key), Part("coast", "", direction)) for key in LARGEST for direction in ("north", "southwest")
        ],
        "sea off a coast": [(place(key), Part("offshore", "", None, OFFSHORE_M)) for key in LARGEST],
        "border of a unit": [(place(key), Part("border", "")) for key in UNITS],
        "border with a country": [
            (place(key), Part("border", "", others=NEIGHBOURS[key[:2]])) for key in (*NEIGHBOURS, *UNITS)
        ],
    }
    for kind, wanted in kinds.items():
        yield kind, max(at_first_use(lambda areas, of=of: areas.part_of(*of)) for of in wanted)  # type: ignore[misc]
    yield (
        "ground of a contested area",
        max(
            at_first_use(lambda areas, area=area: areas.ground_of(area))  # type: ignore[misc]
            for area in contested_areas()
        ),
    )
    yield (
        "country as another has it",
        max(
            at_first_use(lambda areas, key=key: areas.outline(key), view)  # type: ignore[misc]
            for view in views()
            for key in (view, *(code for area in contested_areas() if view in area.claimants for code in area.held_by))
        ),
    )


def at_first_use(act: Callable[[Areas], object], view: str = "") -> float:
    """The less of two runs, each with nothing kept from before: the machine has other things to do, too."""

    def once() -> float:
        areas = Areas(view=view)
        for key in ("ML", "coast:ML", "DZ-ML"):
            areas.name_of("ML"), areas.line(key), areas.coast(key)
        return milliseconds(lambda: act(areas))

    return min(once() for _ in range(2))


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    areas = Areas()
    reader = Reader(open_gazetteer(), areas=areas)
    lines = {definition.key: definition for definition in load_definitions()}["borders"]
    texts = [SEED.read_text("utf-8"), *made_articles(ARTICLES), *PHRASES]
    readings = [reader.read(text, id="made") for text in texts]

    def drawn(reading: Reading) -> list[object]:
        return [
            areas.geometry_of(at.place, at.precision, at.part)
            for event in reading.events
            if event.drawn
            for at in event.places
        ]

    drawn(readings[0])
    geometry = [milliseconds(lambda reading=reading: drawn(reading)) for reading in readings]  # type: ignore[misc]
    whole = min(milliseconds(lambda: geopandas.read_parquet(DATA / "areas.parquet")) for _ in range(3))
    definitions = {definition.key: definition for definition in load_definitions()}
    sent = []
    for reading in readings:
        reference = (
            *border_marks(reading, lines, areas),
            *contested_marks(reading, lines, areas),
            *named_marks(reading, areas),
        )
        marks = (
            *for_the_screen(event_marks(reading, definitions, areas), FOR_EVENTS),
            *for_the_screen(reference, FOR_REFERENCE),
            *for_the_screen(actor_marks(reading, areas), FOR_ACTORS),
        )
        sent.append(len(json.dumps(collections(marks))))
    yield "geometry of an article's events, CPU ms: median, most", f"{median(geometry):.1f}, {max(geometry):.1f}"
    yield (
        "of reading the whole areas file (lower is better)",
        f"{median(geometry) / whole:.3f}, {max(geometry) / whole:.3f}",
    )
    worst = dict(slowest())
    kind = max(worst, key=worst.__getitem__)
    yield "the slowest shape of each kind at its first use, CPU ms", ", ".join(f"{k} {v:.1f}" for k, v in worst.items())
    yield "the slowest of all, of the 20 ms that it may take", f"{worst[kind] / 20:.2f} ({kind})"
    yield "GeoJSON sent to the page, kB: median, most", f"{median(sent) / 1000:.0f}, {max(sent) / 1000:.0f}"
    yield "most, of what an article may weigh", f"{max(sent) / BUDGET_BYTES:.2f}"
