"""Layers as data: ten of them load in order, and a broken file is named with its line and the reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.errors import DataError
from layers.definition import load_definitions, read_definition

GOOD = """key = "floods"
label = "Floods"
colour = "#336699"
symbol = "~"
order = 11
family = "water"

[[triggers]]
nouns = ["flood"]
needs = ["place"]
"""

#: What is changed in a good file, the line that is named, and words of the reason.
BROKEN = [
    ('colour = "#336699"', 'colour = "blue"', 3, "#rrggbb"),
    ('key = "floods"', 'key = "High Water"', 1, "lower-case"),
    ('needs = ["place"]', 'needs = ["rain"]', 10, "evidence is one of"),
    ('nouns = ["flood"]', 'nouns = "flood"', 9, "list of words"),
    ('nouns = ["flood"]', 'noun = ["flood"]', 9, "not known"),
    ('nouns = ["flood"]', 'verbs = ["flood"]\nobject = ["@seas"]', 10, "not in lexicon.toml"),
    ('order = 11', 'order = "11"', 5, "must be a TOML int"),
    ('family = "water"', 'family = "water"\ntint = "dark"', 7, "not known"),
    ('needs = ["place"]', 'status = "maybe"', 10, "a status is one of"),
    ('needs = ["place"]', 'meeting = 1', 10, "true or false"),
    ('needs = ["place"]', 'listed = "yes"', 10, "true or false"),
    ('symbol = "~"', 'symbol = "~"\nplaced = "always"', 5, "placed is one of"),
]  # fmt: skip


def test_ten_layers_in_order_strikes_attacks_and_borders_first() -> None:
    assert [definition.key for definition in load_definitions()] == [
        "strikes", "attacks", "borders", "clashes", "military", "diplomacy", "threats", "unrest", "policing", "humanitarian",
    ]  # fmt: skip


def test_every_layer_can_be_told_apart_and_named_elsewhere() -> None:
    definitions = load_definitions()
    for values in zip(*((d.key, d.label, d.colour, d.symbol, d.order) for d in definitions), strict=True):
        assert len(set(values)) == len(definitions)
    assert all(d.plover_event and (d.acled_event or d.placed == "never") for d in definitions)


def test_a_layer_is_added_by_adding_a_file(tmp_path: Path) -> None:
    (tmp_path / "floods.toml").write_text(GOOD, encoding="utf-8")
    (definition,) = load_definitions(tmp_path)
    assert (definition.key, definition.placed, definition.rules[0].nouns) == ("floods", "scene", ("flood",))


@pytest.mark.parametrize(("old", "new", "line", "reason"), BROKEN)
def test_a_broken_file_is_named_with_line_and_reason(
    old: str, new: str, line: int, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "floods.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=rf"floods\.toml, line {line}: .*{re.escape(reason)}"):
        read_definition(path)


def test_what_is_not_toml_is_named_with_the_line_of_the_fault(tmp_path: Path) -> None:
    path = tmp_path / "floods.toml"
    path.write_text(GOOD.replace('symbol = "~"', "symbol = ~"), encoding="utf-8")
    with pytest.raises(DataError, match=r"floods\.toml: not valid TOML: .*line 4"):
        read_definition(path)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floods.toml"
    path.write_text(GOOD.replace('label = "Floods"\n', ""), encoding="utf-8")
    with pytest.raises(DataError, match="'label': this key is missing"):
        read_definition(path)


def test_two_files_of_one_key_and_a_folder_without_any_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no layer definition"):
        load_definitions(tmp_path / "empty")
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(DataError, match="two files define"):
        load_definitions(tmp_path)
