"""Readings as one web page that opens offline by double click: map, toggles, cards with their quotes, and the legend.

The page holds all that it needs (Leaflet, base map, outlines) and may ask for nothing: its content security policy lets
in no request and no script but its own. An article's words come in through `escape` and as sealed JSON only.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from geo.areas import Areas
from layers.definition import Definition, load_definitions
from layers.drawing import markup
from layers.drawing.assets import leaflet_folder
from layers.drawing.contested_marks import contested_marks
from layers.drawing.crowd import A_FEW, MARGIN, ON_ONE_POINT, ROW, SQUARE_PX, told_together
from layers.drawing.escape import escape
from layers.drawing.features import collections
from layers.drawing.folium_map import MAX_ZOOM, MIN_ZOOM
from layers.drawing.marks import (
    NEUTRAL,
    Bounds,
    Mark,
    actor_marks,
    border_marks,
    bounds_of,
    event_marks,
    fanned_out,
    for_the_screen,
    named_marks,
)
from layers.export.provenance import article_words, provenance
from layers.export.shapes import areas_of
from layers.presentation import counted
from layers.presentation.cards import Card, actor_card, event_cards, named_card
from layers.presentation.named import actors, declined_names, named_places
from layers.reading import Reading
from layers.view import ACTORS, BORDER_LINES, EVERYTHING, NAMED, View

STATIC = Path(__file__).parent.parent.parent / "static"
#: West, south, east, north (degrees) of the first view where nothing is drawn: the inhabited world.
WORLD: Bounds = (-140.0, -50.0, 160.0, 70.0)
#: Looks of events; borders, named places and actors do not widen the first view.
_EVENTS = frozenset({"pin", "region", "country", "band"})
#: Marks that the map shows one by one. Of more, points are counted by part of the map, areas and lines by their shape.
MOST = 300


class Part(NamedTuple):
    """What one article gives to the page: ids of marks and cards begin with its number, so that no two are alike."""

    reading: Reading
    marks: tuple[Mark, ...]
    cards: tuple[Card, ...]
    declined: tuple[tuple[str, str], ...]


def render(readings: Iterable[Reading], view: View = EVERYTHING) -> Iterator[str]:
    definitions = {definition.key: definition for definition in load_definitions()}
    areas = areas_of(view)
    wanted = (each for each in readings if view.articles is None or each.article.sha256 in view.articles)
    parts = [_part(number, each, definitions, areas, view) for number, each in enumerate(wanted, start=1)]
    title = parts[0].reading.article.title_text if len(parts) == 1 else f"{len(parts)} articles"
    scripts = [_without_map(path.read_text("utf-8")) for path in _scripts()]
    said = provenance(view)
    yield "<!DOCTYPE html>\n" + '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="{escape(said["program"])}"><title>{escape(title)}</title>'
    yield "".join(f"<style>{path.read_text('utf-8')}</style>" for path in _styles())
    yield f"</head><body><header>{markup.BRAND}{markup.masthead(title, _line(parts))}</header>"
    yield _toggles(parts, definitions, view)
    yield '<p id="said" role="status"></p><main><div id="map"></div><div id="panel" tabindex="0" role="region" '
    yield 'aria-label="Events and their quotes">' + "".join(_articles(parts, definitions))
    yield f"</div></main><footer><details><summary>Key to the map</summary>{markup.legend()}</details>"
    yield _about(parts, said) + "</footer>"
    yield _data("basemap", (STATIC / "basemap.json").read_text("utf-8"))
    yield _data("towns", (STATIC / "towns.json").read_text("utf-8"))
    yield _data("drawn", json.dumps(_map(parts, definitions, said, areas.view), ensure_ascii=False))
    yield "".join(f"<script>{script}</script>" for script in scripts) + "</body></html>\n"


def policy(scripts: Iterable[str]) -> str:
    """The page's content security policy: these scripts, its own styles, and no request at all."""
    hashes = (b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    # Styles cannot be hashed: the colour of a kicker is in its style attribute.
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def _scripts() -> tuple[Path, ...]:
    return leaflet_folder() / "leaflet.js", *(STATIC / f"{name}.js" for name in ("dateline", "crowd", "export"))


def _styles() -> tuple[Path, ...]:
    return leaflet_folder() / "leaflet.css", STATIC / "dateline.css", STATIC / "cards.css", STATIC / "export.css"


def _without_map(script: str) -> str:
    """A script without the address of its source map, which browsers' tools would ask for."""
    return script.partition("//# sourceMappingURL=")[0]


def _data(id: str, text: str) -> str:
    """JSON as a script element that is read, never run; in it a "<" could end the element."""
    return f'<script type="application/json" id="{id}">' + text.replace("<", "\\u003c") + "</script>"


def _part(number: int, reading: Reading, definitions: Mapping[str, Definition], areas: Areas, view: View) -> Part:
    shown = {event.id for event in reading.events if view.shows(reading, event)}
    drawn = [mark for mark in event_marks(reading, definitions, areas) if mark.event in shown]
    lines = definitions["borders"]
    borders = (*border_marks(reading, lines, areas), *contested_marks(reading, lines, areas))
    cards = [card for card in event_cards(reading) if card.id in shown]
    named, acting = view.shows_layer(NAMED), view.shows_layer(ACTORS)
    others = [
        *(borders if view.shows_layer(BORDER_LINES) else ()),
        *(named_marks(reading, areas) if named else ()),
        *(actor_marks(reading, areas) if acting else ()),
    ]
    cards += [named_card(reading, each) for each in named_places(reading)] if named else []
    cards += [actor_card(reading, each) for each in actors(reading)] if acting else []
    prefix = f"a{number}-"
    return Part(
        reading,
        tuple(replace(mark, id=prefix + mark.id, event=prefix + mark.event) for mark in (*drawn, *others)),
        tuple(_numbered(card, prefix) for card in cards),
        declined_names(reading) if named else (),
    )


def _standing(parts: Sequence[Part]) -> dict[str, Mark]:
    """What is drawn for each mark of all articles, by the mark's id: the mark itself; of very many areas or lines of one
    shape one mark that counts them. Marks of several articles bear the number of theirs."""
    several = len(parts) > 1
    marks = [
        replace(mark, source=number if several else 0) for number, part in enumerate(parts, 1) for mark in part.marks
    ]
    standing = {mark.id: mark for mark in (fanned_out(marks) if several else marks)}
    if len(marks) > MOST:
        extended = [mark for mark in marks if mark.geometry.geom_type != "Point"]
        standing |= {member.id: mark for mark, members in told_together(extended) for member in members}
    return standing


def _light(marks: Iterable[Mark]) -> list[Mark]:
    """Marks whose outlines, of all articles together, fit into a page's budget."""
    marks = list(marks)
    light = for_the_screen([mark for mark in marks if mark.look in _EVENTS])
    light += for_the_screen([mark for mark in marks if mark.look not in _EVENTS])
    by_id = {mark.id: mark for mark in light}
    return [by_id[mark.id] for mark in marks]


def _numbered(card: Card, prefix: str) -> Card:
    where = tuple(replace(each, mark=prefix + each.mark if each.mark else "") for each in card.where)
    return replace(card, id=prefix + card.id, where=where)


def _map(
    parts: Sequence[Part], definitions: Mapping[str, Definition], said: Mapping[str, str], view: str
) -> dict[str, Any]:
    """What `static/export.js` draws: GeoJSON by kind, for each mark how many it stands for by toggle (`counts`), and the
    bounds of each and of the events.

    `standing` has the ids of marks for which another stands, `crowd` the rules by which points are counted. `view` is
    the country from whose point of view the base map is drawn, empty for control on the ground.
    """
    standing = _standing(parts)
    toggles = {mark.id: mark.layer for part in parts for mark in part.marks}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for id, mark in standing.items():
        counts[mark.id][toggles[id]] += 1
    marks = _light({mark.id: mark for mark in standing.values()}.values())
    events = [mark for mark in marks if mark.look in _EVENTS]
    named = [mark for mark in marks if mark.layer == NAMED]
    return {
        "collections": collections(marks),
        "crowd": _rules(definitions),
        "counts": counts,
        "standing": {id: mark.id for id, mark in standing.items() if id != mark.id},
        "bounds": {
            "": bounds_of(events) or bounds_of(named) or WORLD,
            **{mark.id: bounds_of([mark]) for mark in marks},
        },
        "attribution": f"Made with Leaflet. {said['attribution']} {said['borders']}",
        "view": view,
        "zooms": [MIN_ZOOM, MAX_ZOOM],
    }


def _rules(definitions: Mapping[str, Definition]) -> dict[str, Any]:
    """By what rules, and in what words, `static/crowd.js` counts points: those of the page."""
    return {
        "most": MOST,
        "few": A_FEW,
        "row": ROW,
        "square": SQUARE_PX,
        "margin": MARGIN,
        "one_point": ON_ONE_POINT,
        "neutral": NEUTRAL,
        "colours": {key: definition.colour for key, definition in definitions.items()},
        "labels": {key: definition.label for key, definition in definitions.items()},
        "said": {
            "events": counted.EVENT,
            "named": counted.NOUNS[NAMED],
            "one_place": counted.AT_ONE_PLACE,
            "no_place": counted.NOT_A_PLACE,
            "closer": counted.COME_CLOSER,
            "list": counted.READ_THE_LIST,
        },
    }


def _line(parts: Iterable[Part]) -> str:
    events = [card for part in parts for card in part.cards if card.status]
    drawn = sum(card.drawn for card in events)
    return f"{drawn:,} on the map · {len(events) - drawn:,} said, not placed"


def _toggles(parts: Sequence[Part], definitions: Mapping[str, Definition], view: View) -> str:
    """A box for each layer that has a card or mark here; actors are off at first, unless they were asked for."""
    present = {card.layer for part in parts for card in part.cards}
    present |= {mark.layer for part in parts for mark in part.marks}
    looks = [(each.key, each.label, each.symbol, each.colour) for each in definitions.values()]
    looks += [
        (BORDER_LINES, "Border lines", "╌", NEUTRAL),
        (NAMED, "Places named", "•", NEUTRAL),
        (ACTORS, "Actors", "◌", NEUTRAL),
    ]
    made = ""
    for key, label, symbol, colour in looks:
        if key in present:
            shown = [each.layer for part in parts for each in (part.marks if key == BORDER_LINES else part.cards)]
            count = shown.count(key)
            checked = "" if key == ACTORS and view.layers is None else " checked"
            made += (
                f'<label><input type="checkbox" value="{escape(key)}"{checked}><span class="symbol" aria-hidden="true" '
                f'style="--colour:{escape(colour)}">{escape(symbol)}</span>{escape(label)} {count:,}</label>'
            )
    return f'<fieldset id="toggles" aria-label="Layers">{made}</fieldset>'


def _articles(parts: Sequence[Part], definitions: Mapping[str, Definition]) -> Iterator[str]:
    """The cards article by article; where there are several, each under its number and title."""
    for number, part in enumerate(parts, start=1):
        if len(parts) > 1:
            yield markup.heading(f"{number}. {part.reading.article.title_text}")
        yield _panel(part, definitions)


def _panel(part: Part, definitions: Mapping[str, Definition]) -> str:
    """The cards of one article, in the order of the page: drawn, only said, named, declined, acting."""
    drawn = "".join(_card(card, part, definitions) for card in part.cards if card.drawn)
    listed = "".join(
        _wrapped(card, "section", markup.unplaced(card, _kicker(card, definitions)))
        for card in part.cards
        if card.status and not card.drawn
    )
    if listed:
        listed = markup.heading("Said, not placed", "Told, threatened or called for, without a place.") + listed
    named = _names(part, NAMED, "Places named", "Named in the article; no event is placed here.")
    declined = ""
    if part.declined:
        hint = markup.heading("Named, not found on the map", "Unknown here, or the choice would be a guess.")
        declined = f'<div data-layer="{NAMED}">{hint}{markup.unknown_names(part.declined)}</div>'
    acting = _names(part, ACTORS, "Actors", "They act or speak; nothing is said to have happened there.")
    return drawn + listed + named + declined + acting


def _card(card: Card, part: Part, definitions: Mapping[str, Definition]) -> str:
    quotes = "".join(
        markup.quote(quote) + markup.source_line(quote, number, len(card.quotes))
        for number, quote in enumerate(card.quotes, start=1)
    )
    return _wrapped(
        card,
        "section",
        markup.head(card, _kicker(card, definitions)) + quotes + _buttons(card, part) + markup.reason(card),
    )


def _names(part: Part, layer: str, title: str, hint: str) -> str:
    cards = [card for card in part.cards if card.layer == layer]
    folded = "".join(
        _wrapped(
            card,
            "details",
            f"<summary>{escape(card.title)}</summary>"
            + "".join(markup.quote(quote, context=False) for quote in card.quotes)
            + _buttons(card, part)
            + markup.reason(card),
        )
        for card in cards
    )
    return f'<div data-layer="{layer}">{markup.heading(title, hint)}{folded}</div>' if cards else ""


def _wrapped(card: Card, tag: str, inside: str) -> str:
    return f'<{tag} data-card="{escape(card.id)}" data-layer="{escape(card.layer)}" dir="auto">{inside}</{tag}>'


def _buttons(card: Card, part: Part) -> str:
    """One for each mark of the card; a place whose outline is not known has none."""
    marks = {mark.id for mark in part.marks}
    return "".join(
        f'<button type="button" data-shows="{escape(where.mark)}">Show {escape(where.name)} on the map</button>'
        for where in card.where
        if where.mark in marks
    )


def _kicker(card: Card, definitions: Mapping[str, Definition]) -> str:
    layer = definitions[card.layer]
    return markup.kicker(layer.label, layer.symbol, layer.colour, card.status)


def _about(parts: Iterable[Part], said: Mapping[str, str]) -> str:
    """What the page is: its sources by hash, the program, the data, the point of view on borders, and the filter."""
    sources = "".join(
        f"<li>{escape('; '.join(f'{key}: {value}' for key, value in article_words(part.reading).items() if value))}</li>"
        for part in parts
    )
    words = [said["program"], said["attribution"], said["borders"], f"Shown: {said['filter']}."]
    return f"<p>{escape(' '.join(words))}</p><ul>{sources}</ul>"
