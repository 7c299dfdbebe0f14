"""What is a layer? A TOML file: how it looks, what it is called elsewhere, and the words that trigger it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from geo.errors import DataError
from layers.inflection import plural
from layers.lexicon import load_lexicon
from layers.reading import Status

FOLDER = Path(__file__).with_name("definitions")

#: "scene": drawn where it happened; "named": only at a town or site named for a meeting; "never": listed only.
Placing = Literal["scene", "named", "never"]

#: What a weak trigger may ask for in its clause before it counts; layers/evidence.py says what each means.
EVIDENCE = frozenset(
    (
        "armed weapon standoff victims target town place possessor object_people object_structure object_place "
        "two_sides public passive official nations police_actor protester protest threatening deed people figure crime "
        "rebels forces state frontier frontier_opens aid crowd killers vengeance peace power conflict course"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that trigger a layer, and on what conditions.

    `verbs` are lemmas whose first word inflects; `nouns` singulars whose last word does; "*" stands for up to six words.
    `needs`: any one of this evidence must be in the clause (none: the words suffice). `object_words` and
    `object_classes`: the verb's object, or the noun's complement, must be one of these. `excluded`: words beside the
    trigger that mean something else ("heart" attack). `prepositions`: further ones that lead
    to its place ("deported from"). `label` names the event where the words are a verb.
    `status` is set where the words themselves decide it. `reference` words only refer to an event told elsewhere;
    `meeting` marks acts of diplomacy that happen at a place; `response` words answer an earlier event;
    `harm` words tell what an event did to people and make one alone only where nothing else in the sentence does;
    `suffers` verbs have as their subject what it was done to ("Kharkiv came under attack").
    `listed` words tell what is only said: it is listed and has no place of its own ("offered a reward").
    `bloodless` words tell of a court or a cell: the dead counted beside them are another event's.
    """

    layer: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    needs: frozenset[str]
    object_words: frozenset[str]
    object_classes: frozenset[str]
    excluded: frozenset[str]
    prepositions: frozenset[str]
    label: str
    status: Status | None
    reference: bool
    meeting: bool
    response: bool
    harm: bool
    suffers: bool
    listed: bool
    bloodless: bool


@dataclass(frozen=True, slots=True)
class Definition:
    """One layer. `colour` is "#rrggbb", `label` the English plural on its toggle, `order` its place in the row."""

    key: str
    label: str
    colour: str
    symbol: str
    order: int
    family: str
    placed: Placing
    acled_event: str
    acled_sub_event: str
    plover_event: str
    plover_mode: str
    rules: tuple[Rule, ...]

    def __hash__(self) -> int:
        """By its key: no two layers share one, and the rules are long."""
        return hash(self.key)


_REQUIRED: Mapping[str, type] = {
    "key": str,
    "label": str,
    "colour": str,
    "symbol": str,
    "order": int,
    "family": str,
    "triggers": list,
}
_OPTIONAL: Mapping[str, type] = {"placed": str, "acled": dict, "plover": dict}
_LISTS = ("verbs", "nouns", "needs", "object", "not", "prepositions")
_FLAGS = ("reference", "meeting", "response", "harm", "suffers", "listed", "bloodless")
_RULE_KEYS = frozenset((*_LISTS, *_FLAGS, "label", "status"))


@cache
def load_definitions(folder: Path = FOLDER) -> tuple[Definition, ...]:
    """All layers of a folder in order. Raises DataError with file, line and reason where one is malformed."""
    found = [read_definition(path) for path in sorted(folder.glob("*.toml"))]
    if not found:
        raise DataError(f"{folder}: there is no layer definition (*.toml) in this folder.")
    for index, definition in enumerate(found):
        if any(definition.key == other.key for other in found[:index]):
            raise DataError(f"{folder}: two files define the layer {definition.key!r}; rename one.")
    return tuple(sorted(found, key=lambda definition: (definition.order, definition.key)))


def read_definition(path: Path) -> Definition:
    """One layer from its file. Raises DataError with file, line and reason."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise DataError(f"{path}: the layer definition cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: not valid TOML: {error}") from error
    check = _Check(path, text)
    check.keys(table, _REQUIRED, _OPTIONAL)
    if not re.fullmatch(r"[a-z][a-z_]*", table["key"]):
        check.fail(table["key"], "a key is one word of lower-case letters")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", table["colour"]):
        check.fail(table["colour"], 'a colour is written "#rrggbb"')
    placed = table.get("placed", "scene")
    if placed not in get_args(Placing):
        check.fail(placed, f"placed is one of {', '.join(get_args(Placing))}")
    acled, plover = table.get("acled", {}), table.get("plover", {})
    return Definition(
        key=table["key"],
        label=table["label"],
        colour=table["colour"],
        symbol=table["symbol"],
        order=table["order"],
        family=table["family"],
        placed=placed,
        acled_event=acled.get("event", ""),
        acled_sub_event=acled.get("sub_event", ""),
        plover_event=plover.get("event", ""),
        plover_mode=plover.get("mode", ""),
        rules=tuple(_rule(table["key"], rule, check) for rule in table["triggers"]),
    )


class _Check:
    """Complains about one file, with the line on which the offending words first stand."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, words: str, reason: str) -> None:
        line = next((number for number, line in enumerate(self.lines, 1) if words and words in line), 1)
        raise DataError(f"{self.path}, line {line}: {words!r}: {reason}.")

    def keys(self, table: dict[str, Any], required: Mapping[str, type], optional: Mapping[str, type]) -> None:
        for key in required.keys() - table.keys():
            self.fail(key, "this key is missing")
        for key, value in table.items():
            wanted = required.get(key) or optional.get(key)
            if wanted is None:
                self.fail(key, "this key is not known here")
            elif not isinstance(value, wanted) or isinstance(value, bool):
                self.fail(key, f"this must be a TOML {wanted.__name__}")


def _rule(layer: str, table: dict[str, Any], check: _Check) -> Rule:
    for key, value in table.items():
        if key not in _RULE_KEYS:
            check.fail(key, "this key of a trigger is not known")
        if key in _LISTS and not (isinstance(value, list) and all(isinstance(word, str) for word in value)):
            check.fail(key, "this must be a list of words")
        if key in _FLAGS and not isinstance(value, bool):
            check.fail(key, "this must be true or false")
    if not table.get("verbs") and not table.get("nouns"):
        check.fail("[[triggers]]", "a trigger needs verbs or nouns")
    for need in table.get("needs", ()):
        if need not in EVIDENCE:
            check.fail(need, f"evidence is one of {', '.join(sorted(EVIDENCE))}")
    status = table.get("status")
    if status is not None and status not in get_args(Status):
        check.fail(status, f"a status is one of {', '.join(get_args(Status))}")
    objects = table.get("object", ())
    classes = frozenset(word[1:] for word in objects if word.startswith("@"))
    for name in classes - load_lexicon().names:
        check.fail("@" + name, "this class of words is not in lexicon.toml")
    return Rule(
        layer=layer,
        verbs=tuple(table.get("verbs", ())),
        nouns=tuple(table.get("nouns", ())),
        needs=frozenset(table.get("needs", ())),
        object_words=frozenset(_with_plurals(word for word in objects if not word.startswith("@"))),
        object_classes=classes,
        excluded=frozenset(table.get("not", ())),
        prepositions=frozenset(table.get("prepositions", ())),
        label=table.get("label", ""),
        status=status,
        reference=table.get("reference", False),
        meeting=table.get("meeting", False),
        response=table.get("response", False),
        harm=table.get("harm", False),
        suffers=table.get("suffers", False),
        listed=table.get("listed", False),
        bloodless=table.get("bloodless", False),
    )


def _with_plurals(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        yield word
        if not word.endswith("s"):
            yield plural(word)
