"""Characters per CPU second: Dateline's whole reading beside flashgeotext's bare search for names, in one process."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from flashgeotext.geotext import GeoText
from loguru import logger

from benchmarks.made_articles import made_articles
from geo.build_gazetteer import open_gazetteer
from layers import Reader

ARTICLES = 120
ROUNDS = 3


def rate(read: Callable[[str], object], articles: list[str]) -> float:
    """Best of the rounds, in characters per second of CPU time."""
    best = 0.0
    for _ in range(ROUNDS):
        began = time.process_time()
        for article in articles:
            read(article)
        best = max(best, sum(map(len, articles)) / (time.process_time() - began))
    return best


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    logger.remove()
    articles = made_articles(ARTICLES)
    reader = Reader(open_gazetteer())
    other = GeoText()
    ours = rate(lambda text: reader.read(text, id="made"), articles)
    theirs = rate(other.extract, articles)
    yield "Dateline, whole reading, characters per CPU second", f"{ours:,.0f}"
    yield "flashgeotext, names only, characters per CPU second", f"{theirs:,.0f}"
    yield "ratio (higher is better)", f"{ours / theirs:.3f}"
