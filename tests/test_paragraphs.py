"""Paragraphs of printed pages: lines that go on where the one before had no room left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.sources.paragraphs import Line, Paragraph, paragraphs

PROSE = (
    "A blast in the old town of",
    "Mosul killed two people on",
    "Monday, he said.",
    "The mayor closed the schools",
    "until the end of the week.",
)


def page(*lines: str, x: float = 72, top: float = 700, step: float = 12, size: float = 10) -> list[Line]:
    return [Line(words, x, top - number * step, size) for number, words in enumerate(lines)]


def of(*pages: list[Line]) -> list[str]:
    return [paragraph.words for paragraph in paragraphs(pages)]


WHOLE = [
    "A blast in the old town of Mosul killed two people on Monday, he said.",
    "The mayor closed the schools until the end of the week.",
]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        # no more than that a line ends early; an indent; a space
        (page(*PROSE), WHOLE),
        (page(*PROSE[:3]) + page(PROSE[3], x=86, top=664) + page(PROSE[4], top=652), WHOLE),
        (page(*PROSE[:3]) + page(*PROSE[3:], top=658), WHOLE),
        # the next column, in the middle of a sentence and after one
        (page(*PROSE[:2]) + page(*PROSE[2:], x=300), WHOLE),
        (page(*PROSE[:3]) + page(*PROSE[3:], x=300), WHOLE),
        # headings, whatever their width
        (page("Blast in", "Mosul", top=760, step=24, size=20) + page(*PROSE), ["Blast in Mosul", *WHOLE]),
        # large initials
        (page("T", top=688, size=30) + page("hree soldiers were killed in", "Gao."), ["Three soldiers were killed in Gao."]),
        (page("A", top=700, size=30) + page("blast killed three people in", "Gao."), ["A blast killed three people in Gao."]),
        (page("B", top=690, size=30) + page("Mosul."), ["B", "Mosul."]),
        (page("T", top=720, size=30) + page("threads"), ["T", "threads"]),
        # a list
        (page("• A blast in the old town of", "Mosul.", "• A raid in Tal Afar."),
         ["• A blast in the old town of Mosul.", "• A raid in Tal Afar."]),
        (page("Do not go there:", "1. A blast in the old town of", "Mosul.", "2. A raid in Tal Afar."),
         ["Do not go there:", "1. A blast in the old town of Mosul.", "2. A raid in Tal Afar."]),
        # what looks like one
        (page("A blast killed two on May", "12. The mayor closed all", "schools – or what is left", "– for a week."),
         ["A blast killed two on May 12. The mayor closed all schools – or what is left – for a week."]),
        (page("An explo-", "sion in Saint-", "Denis."), ["An explosion in Saint-Denis."]),
        ([], []),
    ],
)  # fmt: skip
def test_lines_of_a_page(lines: list[Line], whole: list[str]) -> None:
    assert of(lines) == whole


def test_a_paragraph_knows_where_its_pages_begin() -> None:
    first, second = paragraphs([page(*PROSE[:2]), page(PROSE[2]), [], page(*PROSE[3:])])
    assert first == Paragraph(WHOLE[0], {0: 0, WHOLE[0].index("Monday"): 1})
    assert second == Paragraph(WHOLE[1], {0: 3})
    (divided,) = paragraphs([page("A blast near the explo-"), page("sives of the army.")])
    assert divided == Paragraph("A blast near the explosives of the army.", {0: 0, len("A blast near the explo"): 1})


def test_running_heads_and_feet_cut_no_sentence() -> None:
    bodies = (
        [*page(*PROSE[:3]), *page(PROSE[3], top=640)],
        [*page(PROSE[4]), *page(*PROSE[:3], top=660)],
    )
    pages = [
        [*page("The Daily", top=780, size=8), *body, *page(f"Page {number}", top=20, size=8)]
        for number, body in enumerate(bodies, start=1)
    ]
    assert of(*pages) == [WHOLE[0], WHOLE[1], WHOLE[0]]


def test_a_page_that_comes_twice_is_kept_twice() -> None:
    assert of(page(PROSE[0]), page(PROSE[0])) == [f"{PROSE[0]} {PROSE[0]}"]


@given(
    st.lists(
        st.lists(
            st.builds(
                Line,
                st.text("aB.- \u00ad•9", min_size=1).filter(lambda words: words == " ".join(words.split())),
                st.floats(-1e3, 1e3),
                st.floats(-1e3, 1e3),
                st.floats(1e-3, 1e3),
            ),
            max_size=4,
        ),
        max_size=3,
    )
)
def test_no_words_are_lost(pages: list[list[Line]]) -> None:
    def letters(text: str) -> str:
        return "".join(letter for letter in text if letter in "aB.•9")

    found = list(paragraphs(pages))
    assert letters("".join(each.words for each in found)) == letters("".join(line.words for p in pages for line in p))
    turns = [turn for each in found for turn in each.pages.items()]
    assert [number for _, number in turns] == sorted(number for _, number in turns)
    assert all(0 <= offset <= len(each.words) for each in found for offset in each.pages)
