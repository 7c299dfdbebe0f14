"""Which articles come with the project? The one that is opened first, and the samples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.sources import decode

SEEDS = Path(__file__).parent.parent / "seeds"


@dataclass(frozen=True, slots=True)
class Shipped:
    """`key` names it in the page's address; `title` is its first line."""

    key: str
    path: Path
    text: str
    sample: bool

    @property
    def title(self) -> str:
        return self.text.lstrip().partition("\n")[0].strip()


@cache
def shelf() -> dict[str, Shipped]:
    """By key, in order: what is opened first (the article, or articles, in `seeds`), then the samples.

    Raises ArticleError where one of them cannot be read.
    """
    first = [(path, False) for path in sorted(SEEDS.glob("*.txt"))]
    samples = [(path, True) for path in sorted((SEEDS / "samples").glob("*.txt"))]
    shipped = [
        Shipped(path.stem, path, decode(path.read_bytes(), path.name), sample) for path, sample in first + samples
    ]
    return {each.key: each for each in shipped}


def key_of(text: str) -> str:
    """The key of a text that comes with the project, else empty."""
    return next((each.key for each in shelf().values() if each.text == text), "")
