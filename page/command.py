"""What is the map told to do? The desk's request, in the form that `static/dateline.js` obeys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layers.drawing.marks import Bounds, Mark, bounds_of
from layers.export.provenance import borders_words
from layers.view import CONTROLLED
from page.desk import Desk

#: Looks of events; borders, named places and actors do not widen the first view.
_EVENTS = frozenset({"pin", "region", "country", "band"})
#: West, south, east, north (degrees) of the first view where nothing at all is drawn: the inhabited world.
WORLD: Bounds = (-140.0, -50.0, 160.0, 70.0)


def command(desk: Desk, marks: Sequence[Mark]) -> dict[str, Any]:
    """`do`, its `nonce` (one that was obeyed is not obeyed again), whether `tiles` are wanted, and of the borders the point
    of view, in words (`borders`) and as a country's code (`view`, empty for control on the ground). Then

    - for "fit" the `bounds` of all events, else of all places named, else of the world;
    - for "focus" the `mark` and its `bounds`; where the mark is not on the map it is a "clear".
    """
    request = desk.request
    made: dict[str, Any] = {"do": request.do, "nonce": request.number, "tiles": desk.tiles}
    made["borders"] = borders_words(desk.borders)
    made["view"] = "" if desk.borders == CONTROLLED else desk.borders
    if request.do == "fit":
        events = [mark for mark in marks if mark.look in _EVENTS]
        named = [mark for mark in marks if mark.layer == "named"]
        made["bounds"] = bounds_of(events) or bounds_of(named) or WORLD
    elif request.do == "focus":
        focused = [mark for mark in marks if mark.id == request.mark]
        made |= {"mark": request.mark, "bounds": bounds_of(focused)} if focused else {"do": "clear"}
    return made
