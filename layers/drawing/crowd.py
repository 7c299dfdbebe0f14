"""Which of very many marks does a view of the map show one by one, and how many of the others lie where?

A screen tells some hundreds of marks apart, and a browser moves no more of them smoothly. So points that crowd a view
are counted by the squares of a grid: a square is a part of the map and no place. What lies at an area or along a line
is counted in words on its outline. Coordinates are in EPSG:4326, longitude first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from layers.drawing.marks import NEUTRAL, Bounds, Mark, fanned_out, for_the_screen
from layers.presentation.counted import READ_THE_LIST, count_words
from layers.view import BORDER_LINES

#: Squares are 90 to 181 pixels wide: about a hundred fill a map, and their discs keep clear of each other.
SQUARE_PX = 128
#: Width in pixels of the world at zoom 0.
WORLD_PX = 256
#: The world halved this often makes squares of about a metre: what lies in one of them lies on one point.
ON_ONE_POINT = 25
#: As many marks in one square are still shown.
A_FEW = 3
#: Pins on one point stand side by side; a row of more than these is counted.
ROW = 8
#: Share of the window's width and height by which more is sent on each side, so that a short pan meets no empty edge.
MARGIN = 0.25
#: Where the map, which is in Web Mercator, ends and is square.
MAX_LATITUDE = 85.05112878

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """What the map shows: `bounds` in degrees, whose longitudes may lie beyond 180, and its zoom."""

    bounds: Bounds
    zoom: float

    @classmethod
    def onto(cls, bounds: Bounds, width_px: int = 830, height_px: int = 550) -> Window:
        """About the window that a map has when its inner part, of this size, is fitted to the bounds: enough to begin
        with."""
        left, top, right, bottom = _square_of(bounds)
        share = max((right - left) / width_px, (bottom - top) / height_px, 1e-9)
        return cls(bounds, min(max(math.floor(2 * math.log2(1 / share / WORLD_PX)) / 2, 2.0), 7.0))


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of the grid with more marks in it than are shown: `counts` by toggle, `bounds` those of its marks.

    `lon` and `lat` (degrees) are where its disc lies: amid the marks, clear of the next square. `place` is the one
    place at which all of them are, else empty.
    """

    id: str
    lon: float
    lat: float
    bounds: Bounds
    counts: tuple[tuple[str, int], ...]
    place: str = ""

    @property
    def count(self) -> int:
        return sum(count for _, count in self.counts)


class Crowd:
    """Marks that are too many for one view; made once, then looked at window by window."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._of_event: dict[str, list[Mark]] = defaultdict(list)
        self._points: list[Mark] = []
        extended: list[Mark] = []
        for mark in marks:
            self._of_event[mark.event].append(mark)
            (self._points if mark.geometry.geom_type == "Point" else extended).append(mark)
        at = shapely.get_coordinates([mark.geometry for mark in self._points])
        self._x, self._y = _mercator(at[:, 0], at[:, 1])
        self._event = np.array([mark.event for mark in self._points], dtype=object)
        self._toggles, self._toggle = np.unique([mark.layer for mark in self._points], return_inverse=True)
        self._extended = for_the_screen(tuple(mark for mark, _ in told_together(extended)))
        self._boxes = shapely.bounds([mark.geometry for mark in self._extended]).reshape(-1, 4)

    def seen_in(self, window: Window, most: int, always: str = "") -> tuple[tuple[Mark, ...], tuple[Cell, ...]]:
        """The marks that are shown one by one in the window or close to it, and cells that count the others there.

        Up to `most` points are shown. The marks of the event `always` are shown wherever they are.
        """
        west, south, east, north = wide = _widened(window.bounds)
        left, top, right, bottom = _square_of(wide)
        near = (self._x >= left) & (self._x <= right) & (self._y >= top) & (self._y <= bottom)
        found = np.flatnonzero(near & (self._event != always))
        thick = len(found) > most
        cells, single = self._counted(found, _level(window.zoom) if thick else ON_ONE_POINT, A_FEW if thick else ROW)
        min_lon, min_lat, max_lon, max_lat = self._boxes.T
        meets = np.flatnonzero((min_lon <= east) & (max_lon >= west) & (min_lat <= north) & (max_lat >= south))
        chosen = self._of_event.get(always, [])
        areas = [self._extended[index] for index in meets if self._extended[index].event != always]
        return (*areas, *fanned_out([*(self._points[index] for index in single), *chosen])), cells

    def _counted(self, found: Indices, level: int, alone: int) -> tuple[tuple[Cell, ...], Indices]:
        """Points by the squares of the world halved `level` times: a cell for each with more than `alone` of them, and
        the points that lie in others."""
        steps = 2**level
        column, row = (np.clip(values[found] * steps, 0, steps - 1).astype(np.int64) for values in (self._x, self._y))
        squares, number, counts = np.unique(row * steps + column, return_inverse=True, return_counts=True)
        order = found[np.argsort(number, kind="stable")]
        members = np.split(order, np.cumsum(counts)[:-1]) if len(squares) else []
        full = zip(squares[counts > alone], (each for each in members if len(each) > alone), strict=True)
        cells = tuple(self._cell(level, int(square), inside) for square, inside in full)
        return cells, found[counts[number] <= alone]

    def _cell(self, level: int, square: int, inside: Indices) -> Cell:
        row, column = divmod(square, 2**level)
        x, y = self._x[inside], self._y[inside]
        low, high = (float(x.min()), float(y.max())), (float(x.max()), float(y.min()))
        on_one_point = max(high[0] - low[0], low[1] - high[1]) * 2**ON_ONE_POINT < 1
        places = {self._points[index].place for index in inside} if on_one_point else set()
        # Within the middle half of a square no two discs come closer than half a square.
        middle = _amid(x, column, 2**level), _amid(y, row, 2**level)
        lon, lat = _degrees(*(low if on_one_point else middle))
        counts = np.bincount(self._toggle[inside], minlength=len(self._toggles))
        return Cell(
            f"cell-{level}-{column}-{row}",
            lon,
            lat,
            (*_degrees(*low), *_degrees(*high)),
            tuple((str(self._toggles[index]), int(counts[index])) for index in np.flatnonzero(counts)),
            places.pop() if len(places) == 1 else "",
        )


def told_together(marks: Sequence[Mark]) -> Iterator[tuple[Mark, Sequence[Mark]]]:
    """Areas and lines: those of one shape as one mark, which counts them in words; lines for reference only once. Each
    with the marks that it stands for."""
    groups: dict[tuple[str, ...], list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.look, mark.place, mark.how, mark.title if mark.layer == BORDER_LINES else ""].append(mark)
    for number, group in enumerate(groups.values()):
        finest = max(group, key=lambda mark: shapely.get_num_coordinates(mark.geometry))
        if len(group) == 1 or finest.layer == BORDER_LINES:
            yield finest, group
            continue
        said = count_words(Counter(mark.layer for mark in group).items())
        colours = {mark.colour for mark in group}
        name = finest.place if finest.look == "country" else finest.caption.partition("\n")[0]
        counted = replace(
            finest,
            id=f"counted-{number}",
            event=f"counted-{number}",
            kicker=said,
            title=finest.place,
            how=READ_THE_LIST,
            caption="\n".join(filter(None, (name, said))),
            colour=colours.pop() if len(colours) == 1 else NEUTRAL,
            symbol="",
            hollow=all(mark.hollow for mark in group),
            source=0,
        )
        yield counted, group


def _level(zoom: float) -> int:
    """How often the world is halved for the squares of a zoom; it changes midway between whole zooms."""
    return math.floor(zoom + 0.5) + int(math.log2(WORLD_PX / SQUARE_PX))


def _widened(bounds: Bounds) -> Bounds:
    west, south, east, north = bounds
    x, y = MARGIN * (east - west), MARGIN * (north - south)
    return west - x, south - y, east + x, north + y


def _amid(values: Floats, edge: int, steps: int) -> float:
    return float(np.clip(values.mean(), (edge + 0.25) / steps, (edge + 0.75) / steps))


def _square_of(bounds: Bounds) -> Bounds:
    """Left, top, right and bottom of bounds in degrees, in Web Mercator."""
    west, south, east, north = bounds
    (left, right), (top, bottom) = _mercator([west, east], [north, south])
    return float(left), float(top), float(right), float(bottom)


def _mercator(lon: ArrayLike, lat: ArrayLike) -> tuple[Floats, Floats]:
    """Degrees in Web Mercator: x from 0 at 180 W to 1 at 180 E, y from 0 in the north to 1 in the south."""
    sine = np.sin(np.radians(np.clip(np.asarray(lat, dtype=float), -MAX_LATITUDE, MAX_LATITUDE)))
    return np.asarray(lon, dtype=float) / 360 + 0.5, 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)


def _degrees(x: float, y: float) -> tuple[float, float]:
    """Longitude and latitude of a point in Web Mercator."""
    return 360 * (x - 0.5), math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
