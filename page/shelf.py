"""Which articles come with the project? The one that is opened first, and the samples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.article import read_article
from geo.sources import decode

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Shipped:
    """`key` names it in the page's address; a `sample` was written for the project, of made-up events."""

    key: str
    path: Path
    text: str
    sample: bool
    title: str


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
    return Shipped(path.stem, path, text, sample, read_article(text, id=path.name).title_text)


def key_of(text: str) -> str:
    """The key of a text that comes with the project, else empty."""
    return next((each.key for each in shelf().values() if each.text == text), "")
