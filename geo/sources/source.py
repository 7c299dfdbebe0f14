"""What is a source? The text of one article, where it came from, and where in its file each word stands."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Location:
    """A part of a file ("page 2"): it holds the text from `start`, in code points, up to the next location."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article's text under its id. All offsets count in `text`, which is what was taken out of the file.

    `published` is an ISO 8601 date. `encoding` is named only where it had to be detected. `note` is what the user
    should know of it ("2 attachments are not read"). `keeps_id`: the id was given with the text and stays as it is.
    """

    id: str
    text: str
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str | None = None
    address: str = ""
    encoding: str = ""
    note: str = ""
    locations: tuple[Location, ...] = ()
    keeps_id: bool = False

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8, by which a reading names it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def where(self, offset: int) -> str:
        """Where in its file a word stands: "page 2, paragraph 5" or "paragraph 5". Paragraphs are lines with words."""
        at = bisect_right(self.locations, offset, key=lambda location: location.start) - 1
        start = self.locations[at].start if at >= 0 else 0
        paragraph = sum(1 for line in self.text[start : offset + 1].splitlines() if line.strip())
        named = [self.locations[at].name] if at >= 0 else []
        return ", ".join([*named, f"paragraph {max(paragraph, 1)}"])


def with_title(title: str, body: str) -> str:
    """The text of an article that was given in parts: its title comes first unless the body begins with it."""
    if not body.strip():
        return title
    opening, words = " ".join(body[: 2 * len(title) + 100].split()), " ".join(title.split())
    # A body that begins "Iranian forces" does not begin with the title "Iran".
    is_there = opening.startswith(words) and not opening[len(words) :][:1].isalnum()
    return body if not title or is_there else f"{title}\n\n{body}"


def unique(id: str, taken: set[str]) -> str:
    """The id itself, or with a number where it is taken ("news.txt", "news-2.txt"); it is then taken."""
    path = PurePath(id)
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{path.stem}-{number}{path.suffix}"
    taken.add(free)
    return free
