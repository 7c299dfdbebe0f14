"""How is an article read? From its text through toponyms and events to a reading, a book in pieces."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from geo import find_toponyms
from geo.areas import Areas
from geo.article import Article, read_article
from geo.gazetteer import Gazetteer
from geo.home import Home
from geo.limits import Deadline, Limits
from geo.pieces import LONGEST_PIECE, pieces_of, whole_article
from geo.second_opinion import Ask, Inquiry
from layers.definition import Definition, load_definitions
from layers.events import find_events
from layers.extent import settled
from layers.joining import joined
from layers.reading import Reading, make_reading


class Reader:
    """Reads articles with one gazetteer and one set of layers; safe to share between threads."""

    def __init__(
        self, gazetteer: Gazetteer, definitions: Sequence[Definition] | None = None, areas: Areas | None = None
    ) -> None:
        self.gazetteer = gazetteer
        self.areas = areas or Areas()
        self.definitions = tuple(load_definitions() if definitions is None else definitions)

    def read(
        self, text: str, *, id: str, published: str | None = None, home: Home | None = None, ask: Ask | None = None
    ) -> Reading:
        """The reading of one article. Raises ArticleError where the text cannot be read as one, LimitError where it is
        too large or takes too long.

        `home` is where its source is at home, `ask` an online service for names that the gazetteer does not have.
        """
        deadline = Deadline(Limits.from_environment(), "article_s", id, time.thread_time)
        inquiry = Inquiry(ask) if ask else None
        if len(text) <= LONGEST_PIECE:
            reading = self._read(read_article(text, id=id, published=published), home, inquiry, deadline)
        else:
            whole = whole_article(text, id=id, published=published)
            reading = joined(whole, (self._read(piece, home, inquiry, deadline) for piece in pieces_of(whole)))
        return replace(reading, warnings=inquiry.warnings) if inquiry else reading

    def _read(self, article: Article, home: Home | None, inquiry: Inquiry | None, deadline: Deadline) -> Reading:
        toponyms = find_toponyms(article, self.gazetteer, home, inquiry)
        deadline.left()
        events = settled(find_events(article, toponyms, self.definitions, self.gazetteer.capitals), self.areas)
        deadline.left()
        return make_reading(article, toponyms, events)
