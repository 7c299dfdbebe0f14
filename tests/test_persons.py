"""Which words count one person."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.persons import is_person, known_person, one_of_people, one_person


@pytest.mark.parametrize(("text", "one"), [
    ("a policeman", True), ("an army officer", True), ("another soldier", True), ("a week", False), ("a family", False),
    ("the mayor", False), ("two mayors", False),
])  # fmt: skip
def test_one_person(text: str, one: bool) -> None:
    tokens = tokenize(text)
    assert (one_person(tokens, 0, len(tokens)) is not None) is one


@pytest.mark.parametrize(("text", "one"), [
    ("the mayor", True), ("his wife", True), ("the crew", False), ("the mayors", False), ("the bridge", False),
    ("the mayor's brother", True),
])  # fmt: skip
def test_known_person(text: str, one: bool) -> None:
    tokens = tokenize(text)
    assert (known_person(tokens, 0, len(tokens)) is not None) is one


@pytest.mark.parametrize(("text", "one"), [
    ("another was hurt", True), ("his wife was hurt", True), ("a rebel was hurt", True), ("a bus was hit", False),
])  # fmt: skip
def test_one_of_people(text: str, one: bool) -> None:
    tokens = tokenize(text)
    assert (one_of_people(tokens, 0, len(tokens)) is not None) is one


@pytest.mark.parametrize(
    ("word", "person"), [("soldier", True), ("soldiers", False), ("police", False), ("lorry", False)]
)
def test_is_person(word: str, person: bool) -> None:
    assert is_person(tokenize(word), 0) is person
