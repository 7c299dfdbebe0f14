"""What is proposed as a name, and which words of an article are written as names?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.article import Article
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.lexicon import FUNCTION_WORDS
from geo.place import Candidate
from geo.tokens import Token

#: A text or sentence with this share of capitals says nothing by them: case is then taken from the lexicon.
SHOUTING_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens `first` to `last` (half-open) that may be a name; `form` as in `geo.toponym.Mention`, or "unknown"."""

    first: int
    last: int
    sentence: int
    form: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What recognition needs of each token: its folded form, and whether it is written as a name."""

    tokens: Sequence[Token]
    folds: list[str]
    capital: list[bool]
    shouting: bool


def read_words(article: Article, gazetteer: Gazetteer) -> Words:
    """Folded forms and capitals of all tokens; where everything is in capitals, those of words that could be names."""
    known: dict[str, tuple[str, bool]] = {}
    folds = []
    capital = []
    for text, _, _, lower in article.tokens:
        read = known.get(text)
        if read is None:
            starts = text[0].isupper() or (len(lower) > 2 and lower[1] == "'" and text[2].isupper())  # "d'Ivoire"
            read = known[text] = (fold(lower) if lower[0].isalnum() else "", starts)
        folds.append(read[0])
        capital.append(read[1])
    shouting = _shouts(article.tokens)
    common = gazetteer.common_words
    for sentence in article.sentences:
        if shouting or (
            sentence.kind in ("title", "heading") and _shouts(article.tokens[sentence.first : sentence.last])
        ):
            for at in range(sentence.first, sentence.last):
                lower = article.tokens[at].lower
                if lower in common or lower in FUNCTION_WORDS:
                    capital[at] = False
    return Words(article.tokens, folds, capital, shouting)


def _shouts(tokens: Sequence[Token]) -> bool:
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 1]
    return len(words) > 2 and sum(word.isupper() for word in words) > SHOUTING_SHARE * len(words)
