"""Which articles come with the project? The one that is opened first, and the samples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.article import read_article
from geo.sources import Source, decode

SEEDS = Path(__file__).parent.parent / "seeds"
#: The days from which "on Tuesday" is reckoned in the samples, as made up as their events.
PUBLISHED = {
    "convoy-in-northern-mali": "2026-02-08",
    "crossing-reopens-at-torkham": "2026-03-12",
    "drones-over-kharkiv": "2025-10-14",
    "hostages-freed-in-arauca": "2026-01-26",
    "marches-in-nairobi": "2025-07-10",
}


@dataclass(frozen=True, slots=True)
class Shipped:
    """`key` names it in the page's address; a `sample` was written for the project, of made-up events. `published`
    is the day (ISO 8601) on which it was, or is made out to have been."""

    key: str
    path: Path
    text: str
    sample: bool
    title: str
    published: str | None

    def sources(self, published: str | None = None) -> list[Source]:
        """The one article, as published on its own day or on another."""
        return [Source(self.path.name, self.text, published=published or self.published)]


@cache
def shelf() -> dict[str, Shipped]:
    """By key, in order: what is opened first (the article, or articles, in `seeds`), then the samples.

    Raises ArticleError where one of them cannot be read.
    """
    first = [(path, False) for path in sorted(SEEDS.glob("*.txt"))]
    samples = [(path, True) for path in sorted((SEEDS / "samples").glob("*.txt"))]
    return {path.stem: _shipped(path, sample) for path, sample in first + samples}


def _shipped(path: Path, sample: bool) -> Shipped:
    text = decode(path.read_bytes(), path.name)
    title = read_article(text, id=path.name).title_text
    return Shipped(path.stem, path, text, sample, title, PUBLISHED.get(path.stem))


def key_of(text: str) -> str:
    """The key of a text that comes with the project, else empty."""
    return next((each.key for each in shelf().values() if each.text == text), "")
