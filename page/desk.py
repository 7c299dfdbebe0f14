"""What does the page remember? The articles on the desk, the one that is read, and what the reader chose.

One `Desk` per visitor owns all state of the page; it changes only through the transitions named here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from geo.errors import ArticleError
from geo.sources import Source
from layers.drawing.crowd import Window
from layers.period import Period
from layers.reading import Reading
from layers.view import CONTROLLED
from page.find import Find

#: Cards that the panel lists before it asks whether to go on: each costs the browser a little.
ROOM = 100

PanelView = Literal["quotes", "article"]


@dataclass(frozen=True, slots=True)
class Request:
    """What the map is asked to do, once: `number` tells a second, equal request from the first."""

    number: int
    do: Literal["fit", "focus", "clear"]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came in under a name and is still to be read: `sources` gives its articles, or why there are none."""

    name: str
    sources: Callable[[], Iterable[Source | ArticleError]]


class Again(NamedTuple):
    """An article that waits to be read anew, with its day of publication (ISO 8601) where one is known."""

    sha256: str
    published: str | None


@dataclass(slots=True)
class Desk:
    """`readings` by the hash of the article's text, in the order of opening, `origins` the sources they were read from;
    `shown` is the one that is read, `beside`
    those that lie on the same map. `switches` says per article which toggles the reader left on or off; `selected`
    is the id of the card of an event, a named place or an actor; `find` is what is looked for, `playing` whether the
    page goes through the events by itself. `incoming` is
    still to be read, `refusals` says what could not be, and why, `warnings` what an online service left open; `batch`
    counts how often sources came in.
    `borders` is the point of view on borders, `view` what the side panel shows, and `room` how many
    cards it lists. `home` is where the source of the
    articles is at home, `online` whether a service is asked about unknown names, and `sent` what it was asked; `again`
    is the article that waits to be read anew for that. `window` is what the map shows of very many marks, None where that
    is not known yet, `heard` the number of the last click on it."""

    readings: dict[str, Reading] = field(default_factory=dict)
    origins: dict[str, Source] = field(default_factory=dict)
    shown: str = ""
    beside: frozenset[str] = frozenset()
    selected: str = ""
    switches: dict[str, dict[str, bool]] = field(default_factory=dict)
    tiles: bool = False
    borders: str = CONTROLLED
    view: PanelView = "quotes"
    room: int = ROOM
    find: Find = field(default_factory=Find)
    playing: bool = False
    incoming: list[Incoming] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    request: Request = Request(0, "fit")
    window: Window | None = None
    heard: float = 0
    batch: int = 0
    home: str = ""
    online: bool = False
    sent: list[str] = field(default_factory=list)
    again: Again | None = None

    @property
    def reading(self) -> Reading | None:
        return self.readings.get(self.shown)

    @property
    def shown_readings(self) -> tuple[Reading, ...]:
        """All that lie on the map, in the order of opening."""
        return tuple(self.readings[key] for key in self.readings if key == self.shown or key in self.beside)

    def open(self, reading: Reading, origin: Source | None = None) -> None:
        """Lay an article on the desk and read it; one that lies there already is only brought up."""
        self.readings.setdefault(reading.article.sha256, reading)
        if origin:
            self.origins.setdefault(reading.article.sha256, origin)
        self.show(reading.article.sha256)

    def show(self, sha256: str) -> None:
        self.shown = sha256
        self.playing = False
        self.room = ROOM
        self.beside = frozenset()
        self.selected = ""
        self._ask("fit")

    def lay_beside(self, others: Iterable[str]) -> None:
        """The reader chose which other articles lie on the same map."""
        self.beside = frozenset(others) - {self.shown}
        self.selected = ""
        self._ask("fit")

    def close(self, sha256: str) -> None:
        """Take an article off the desk; the last of those that remain is shown. One that is closed stays closed."""
        if self.readings.pop(sha256, None) is None:
            return
        self.origins.pop(sha256, None)
        self.switches.pop(sha256, None)
        self.show(next(reversed(self.readings), ""))

    def select(self, event: str) -> None:
        """The reader clicked a mark on the map; the map itself needs no word."""
        self.selected = event

    def focus(self, event: str, mark: str) -> None:
        """The reader chose an event in the panel: the map flies to its mark."""
        self.selected = event
        if mark:
            self._ask("focus", mark)

    def clear(self) -> None:
        self.selected = ""
        self._ask("clear")

    def step(self, order: Sequence[tuple[str, str]], by: int) -> None:
        """On to the next event in `order` (pairs of card and mark), or back; the last one ends the playing."""
        if not order:
            self.pause()
            return
        cards = [card for card, _ in order]
        at = cards.index(self.selected) if self.selected in cards else -1 if by > 0 else len(cards)
        self.focus(*order[min(max(at + by, 0), len(order) - 1)])
        if at + by >= len(order) - 1:
            self.pause()

    def play(self, order: Sequence[tuple[str, str]]) -> None:
        """Go through the events from the one that is selected, or from the first."""
        if order and self.selected == order[-1][0]:
            self.selected = ""
        self.playing = True
        self.step(order, 1)

    def pause(self) -> None:
        self.playing = False

    def switch(self, on: Iterable[str], toggles: Iterable[str]) -> None:
        """The reader switched these `toggles`: `on` of them are on now. The others stay as they are."""
        chosen = frozenset(on)
        self.switches.setdefault(self.shown, {}).update({toggle: toggle in chosen for toggle in toggles})

    def switch_back(self) -> None:
        """All toggles are as at first."""
        self.switches.pop(self.shown, None)

    def is_on(self, toggle: str, *, at_first: bool) -> bool:
        return self.switches.get(self.shown, {}).get(toggle, at_first)

    def follow(self, event: str, mark: str, toggle: str) -> None:
        """The reader chose a phrase of the article: its toggle goes on if it was off, and the map flies to its mark."""
        self.switches.setdefault(self.shown, {})[toggle] = True
        self.focus(event, mark)

    def seek(self, find: Find) -> None:
        """The reader looks for something, or (with an empty `Find`) for everything again."""
        self.find = find

    def see_days(self, period: Period) -> None:
        """The reader chose the days to look at; what else is looked for stays."""
        self.find = replace(self.find, period=period)

    def make_room(self) -> None:
        """The reader wants to see more cards."""
        self.room += ROOM

    def look_at(self, view: PanelView) -> None:
        """The reader switched the side panel."""
        self.view = view

    def see_borders(self, view: str) -> None:
        """The reader chose a point of view on borders; it holds for all articles."""
        self.borders = view

    def hears(self, click: float) -> bool:
        """Whether a click, by its number, is later than all before: the map says again what it has said already."""
        news = click > self.heard
        self.heard = max(click, self.heard)
        return news

    def look_through(self, window: Window) -> None:
        """The map was moved; it says so only while it holds more marks than it shows."""
        self.window = window

    def use_tiles(self, wanted: bool) -> None:
        self.tiles = wanted

    def read_as(self, home: str, online: bool, published: str | None) -> None:
        """The reader said where the source is at home or when it was published, or let a service be asked: the open
        article is read anew. A widget that is made anew may say what stands already: then nothing is read."""
        stands = self.reading.article.published if self.reading else None
        if (home, online, published) == (self.home, self.online, stands):
            return
        self.dismiss()
        self.sent.clear()
        self.home, self.online = home, online
        self.again = Again(self.shown, published)

    @property
    def told(self) -> Callable[[str], None] | None:
        """Where it is noted what an online service is asked; None where none may be asked."""
        return self.sent.append if self.online else None

    def renew(self, reading: Reading) -> None:
        """The open article was read anew; it keeps its place on the desk."""
        if reading.article.sha256 in self.readings:
            self.readings[reading.article.sha256] = reading
            self.show(reading.article.sha256)

    def begin_batch(self) -> None:
        """New sources are coming in: what was refused before is answered."""
        self.dismiss()
        self.batch += 1

    def bring(self, name: str, sources: Callable[[], Iterable[Source | ArticleError]]) -> None:
        """Something came in under a name; it is opened and read when the page is drawn."""
        self.incoming.append(Incoming(name, sources))

    def dismiss(self) -> None:
        """The reader has taken note of what was refused, and of the warnings."""
        self.refusals.clear()
        self.warnings.clear()

    def refuse(self, why: str) -> None:
        self.refusals.append(why)

    def warn(self, what: str) -> None:
        """Something could not be found out; what was said once is not said again."""
        if what not in self.warnings:
            self.warnings.append(what)

    def _ask(self, do: Literal["fit", "focus", "clear"], mark: str = "") -> None:
        self.request = Request(self.request.number + 1, do, mark)
        if do == "fit":
            self.window = None
