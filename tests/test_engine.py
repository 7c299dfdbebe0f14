"""What visitors share: an article that comes with the project is read once for all of them, their own never."""

from __future__ import annotations

from geo.gazetteer import Gazetteer
from page import engine
from page.shelf import shelf

OWN = "Blast in Quetta\n\nA bomb killed four people at a market in Quetta on Monday, police said."


def test_only_what_comes_with_the_project_is_shared(gazetteer: Gazetteer) -> None:
    text = next(iter(shelf().values())).text
    assert engine.read(text, "a.txt") is engine.read(text, "a.txt")
    assert engine.read(OWN, "a.txt") is not engine.read(OWN, "a.txt")


def test_what_is_shared_is_read_in_the_manner_asked_for(gazetteer: Gazetteer) -> None:
    text = next(iter(shelf().values())).text
    plain, dated = engine.read(text, "a.txt"), engine.read(text, "b.txt", "2025-05-07")
    assert (plain.article.id, plain.article.published) == ("a.txt", None)
    assert (dated.article.id, dated.article.published) == ("b.txt", "2025-05-07")
