"""Does reading cost twice as much for twice the text? Of texts that repeat what could be slow, and of ordinary prose."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

from benchmarks.made_articles import long_text
from geo.build_gazetteer import open_gazetteer
from layers import Reader

#: What is repeated, by a name for the report.
REPEATS = {
    "opening brackets": "(",
    "one-letter sentences": "A. ",
    "triggers": "killed ",
    "places": "in Paris, ",
    "quotation marks": '“" ',
    "line breaks": "\n",
    "hyphens": "-",
    "digits": "1",
    "capitals": "A",
    "events": "the attack ",
    "combining accents": "a\u0301",
    "titles": "Mr. ",
    "possessives": "India's ",
    "conjunctions": "and ",
    "tellings of one event": "The attack in Mosul killed two people. ",
    "stories": "Rebels shelled Aleppo. A bomb killed nine people in Kabul. Police arrested three men in Lyon. ",
}
#: A prelude, so that a text of blanks is an article, too.
PRELUDE = "A blast in Mosul killed two people on Monday, police said.\n\n"
#: The shorter text is doubled until it takes this long, so that what does not grow is small beside it.
LONG_ENOUGH_S = 0.5
FIRST, LAST = 4_000, 1_000_000
ROUNDS = 3


def seconds(reader: Reader, text: str) -> float:
    """The shortest CPU time of the rounds for one whole reading, as `timeit` takes it: without the garbage collector, which
    goes over everything ever so often, so that a text may be the first for which it does."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            reader.read(text, id="repeat")
            best = min(best, time.process_time() - began)
        finally:
            gc.enable()
    return best


def repeated(piece: str) -> Callable[[int], str]:
    """A text that repeats this, of any length."""
    return lambda characters: PRELUDE + piece * (characters // len(piece))


def growth(reader: Reader, text: Callable[[int], str]) -> tuple[float, float, int]:
    """Times for twice the text and for the text, and the characters in the latter; `text` makes one of any length."""
    characters = FIRST
    once = seconds(reader, text(characters))
    while True:
        twice = seconds(reader, text(2 * characters))
        if once >= LONG_ENOUGH_S or characters >= LAST:
            return twice, once, characters
        once, characters = twice, 2 * characters


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    reader = Reader(open_gazetteer())
    texts = {name: repeated(piece) for name, piece in REPEATS.items()} | {"ordinary prose with many events": long_text}
    for name, text in texts.items():
        twice, once, characters = growth(reader, text)
        yield f"{name}, time for twice the text (aim 2.3)", f"{twice / once:.2f} from {once:.2f} s at {characters:,}"
