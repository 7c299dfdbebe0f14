"""What kind of event, and how it looks: from an article and its toponyms to a reading."""

from __future__ import annotations

from collections.abc import Sequence

from geo import find_toponyms
from geo.article import read_article
from geo.gazetteer import Gazetteer
from layers.definition import Definition, load_definitions
from layers.events import find_events
from layers.reading import Reading, make_reading

__all__ = ["Reader"]


class Reader:
    """Reads articles with one gazetteer and one set of layers; safe to share between threads."""

    def __init__(self, gazetteer: Gazetteer, definitions: Sequence[Definition] | None = None) -> None:
        self.gazetteer = gazetteer
        self.definitions = tuple(load_definitions() if definitions is None else definitions)

    def read(self, text: str, *, id: str, published: str | None = None) -> Reading:
        """The reading of one article. Raises ArticleError where the text cannot be read as one."""
        article = read_article(text, id=id, published=published)
        toponyms = find_toponyms(article, self.gazetteer)
        events = find_events(article, toponyms, self.definitions)
        return make_reading(article, toponyms, events)
