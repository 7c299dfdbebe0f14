"""Which lines of a printed page make a paragraph? Those that go on where the one before had no room left.

A PDF knows lines and where they stand, not paragraphs. A sentence that is cut at the end of each line is no sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

#: What a paragraph ends with; one that ends otherwise at the foot of a column or page may go on at the top of the next.
ENDS = (".", "!", "?", ":", "”", '"', "’")
#: What goes when lines are joined: the hyphen of a word that was divided ("explo-" / "sion"), and the line end behind a
#: hyphen of the word's own.
_GOES = re.compile(r"(?<=[^\W\d_])[-\u00ad]\n(?=[a-zà-ÿ])|\u00ad|(?<=\w-)\n(?=\w)")
_BULLET = re.compile(r"[•·▪◦‣*–—-]\s|\(?\d{1,2}[.)]\s")
#: Of these, what never stands in prose: "on May / 12. He" and "the army / – or what is left" do.
_SURE_BULLETS = tuple("•·▪◦‣")
#: Lines of one size differ by less than this share of it; an indent is larger than the other.
_SAME_SIZE = 0.05
_INDENT = 0.8
#: A space between lines so many times the usual one parts paragraphs; so many times the size of its letters below, a line
#: stands elsewhere.
_GAP = 1.35
_ELSEWHERE = 3.0
#: A line is full that the next word would have lengthened beyond so much of a full one: letters differ in width. After
#: the end of a sentence less doubt is enough.
_FULL, _FULL_AFTER_END = 0.7, 0.85

#: A large initial has at least so many times the size of its line.
_LARGE = 1.5
#: Running heads and feet are among so many lines at the top and at the bottom.
_EDGE = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed: its words, where it begins (points, from the lower left), and the size of its letters."""

    words: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph, and where in them each of its pages begins: by offset, the number of the page, from 0."""

    words: str
    pages: dict[int, int]


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[Paragraph]:
    """The paragraphs in order."""
    pages = list(_without_running_lines(pages))
    lines = [(number, line) for number, page in enumerate(pages) for line in _with_initials(page)]
    look = _Look.of(pages)
    begins = [at for at in range(len(lines)) if not at or not look.goes_on(lines[at - 1][1], lines[at][1])]
    yield from (_joined(lines[begin:end]) for begin, end in pairwise([*begins, len(lines)]))


def _joined(lines: Sequence[tuple[int, Line]]) -> Paragraph:
    """Lines, each with its page, as a paragraph."""
    raw = "\n".join(line.words for _, line in lines)
    going = [match.span() for match in _GOES.finditer(raw)]
    pages: dict[int, int] = {}
    at = gone = passed = 0
    for before, (number, line) in zip([-1, *(number for number, _ in lines)], lines, strict=False):
        while passed < len(going) and going[passed][0] < at:
            gone += going[passed][1] - going[passed][0]
            passed += 1
        if number != before:
            pages[at - gone] = number
        at += len(line.words) + 1
    return Paragraph(_GOES.sub("", raw).replace("\n", " "), pages)


def _without_running_lines(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without what stands at the same height of most of them, but for its numbers: it cuts sentences in two."""

    def running(line: Line) -> tuple[str, int]:
        return re.sub(r"\d+", "0", line.words), round(line.y)

    times: Counter[tuple[str, int]] = Counter()
    for page in pages:
        if len(page) > 2 * _EDGE:
            by_height = sorted(page, key=lambda line: line.y)
            times.update({running(line) for line in by_height[:_EDGE] + by_height[-_EDGE:]})
    for page in pages:
        yield [line for line in page if times[running(line)] <= max(1, len(pages) // 2)]


def _with_initials(page: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page, a large initial put before the line that it begins. "A" and "I" are words more often.

    An initial stands on its line or reaches below it; what stands above is a heading, as in an index.
    """
    initial = ""
    for line, following in zip_longest(page, page[1:]):
        if initial:
            line, initial = replace(line, words=initial + line.words), ""
        is_letter = len(line.words) == 1 and line.words.isupper() and following and following.words[0].islower()
        if is_letter and line.size > _LARGE * following.size and line.y < following.y + following.size / 2:
            initial = line.words + " " * (line.words in "AI")
        else:
            yield line


@dataclass(frozen=True, slots=True)
class _Look:
    """How a document is printed: the size of its prose, the usual step from line to line, and how long its full lines are."""

    size: float
    step: float
    full: dict[tuple[int, int], int]

    @classmethod
    def of(cls, pages: Sequence[Sequence[Line]]) -> _Look:
        letters: Counter[float] = Counter()
        lengths: dict[tuple[int, int], list[int]] = {}
        for line in (line for page in pages for line in page):
            letters[round(line.size, 1)] += len(line.words)
            lengths.setdefault(_column(line), []).append(len(line.words))
        size = letters.most_common(1)[0][0] if letters else 0.0
        steps = sorted(
            above.y - below.y
            for page in pages
            for above, below in pairwise(page)
            if _is_size(above, size) and _is_size(below, size) and 0.8 * size < above.y - below.y < _ELSEWHERE * size
        )
        full = {column: sorted(each)[3 * len(each) // 4] for column, each in lengths.items()}
        return cls(size, steps[len(steps) // 4] if steps else size, full)

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether two lines that follow each other are of one paragraph."""
        if not _is_size(following, line.size) or self._begins_item(line, following):
            return False
        step = line.y - following.y
        small = following.words[0].islower()
        if not 0 < step < _ELSEWHERE * line.size:  # the next column or page
            is_open = _is_size(line, self.size) and not line.words.endswith(ENDS)
            return is_open and (small or self._is_full(line, following, _FULL))
        if not _is_size(line, self.size):  # a heading, which is not filled line by line
            return step < _GAP * line.size
        if step > _GAP * self.step:
            return False
        if small:
            return True
        if following.x - line.x > _INDENT * line.size and not _BULLET.match(line.words):
            return False
        return self._is_full(line, following, _FULL_AFTER_END if line.words.endswith(ENDS) else _FULL)

    def _begins_item(self, line: Line, following: Line) -> bool:
        """Whether a line is the first of an item of a list."""
        if following.words.startswith(_SURE_BULLETS):
            return True
        if not _BULLET.match(following.words):
            return False
        return line.words.endswith(ENDS) or not self._is_full(line, following, _FULL)

    def _is_full(self, line: Line, following: Line, enough: float) -> bool:
        """Whether the next word had no room on the line."""
        lengthened = len(line.words) + 1 + len(following.words.split()[0])
        return lengthened > enough * max(self.full[_column(line)], self.full[_column(following)])


def _is_size(line: Line, size: float) -> bool:
    return abs(line.size - size) <= _SAME_SIZE * size


def _column(line: Line) -> tuple[int, int]:
    """Lines of one size that begin near each other fill the same width."""
    return round(line.size), round(line.x / (4 * line.size))
