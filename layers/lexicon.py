"""Which classes does a word belong to? Weapons, armed forces, people, structures: see lexicon.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.errors import DataError
from layers.inflection import plural

_FILE = Path(__file__).with_name("lexicon.toml")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes by name, and the classes of each word in lower case, singular and plural."""

    names: frozenset[str]
    words: Mapping[str, frozenset[str]]

    def classes(self, lower: str) -> frozenset[str]:
        """The classes of a word in lower case; empty where it is in none."""
        return self.words.get(lower, _NONE)


@cache
def load_lexicon(path: Path = _FILE) -> Lexicon:
    """The word classes of a TOML file with one table, `classes`. Raises DataError where it is malformed."""
    try:
        classes = tomllib.loads(path.read_text(encoding="utf-8"))["classes"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"{path}: the word classes cannot be read: {error}") from error
    words: dict[str, set[str]] = {}
    for name, members in classes.items():
        for word in members:
            words.setdefault(word, set()).add(name)
            words.setdefault(plural(word), set()).add(name)
    return Lexicon(frozenset(classes), {word: frozenset(of) for word, of in words.items()})


@cache
def words_of(*classes: str) -> frozenset[str]:
    """Every word that is in one of these classes: asked of each word of a text, this is the quicker question."""
    return frozenset(word for word, of in load_lexicon().words.items() if not of.isdisjoint(classes))
