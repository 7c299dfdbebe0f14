"""What is proposed as a name, and which words of an article are written as names?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.article import Article
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.lexicon import FUNCTION_WORDS
from geo.place import Candidate
from geo.tokens import Token

#: The Arabic article, as names have it before or between their words.
ARABIC_ARTICLES = frozenset("al el ul ad as ash ar an at az".split())
#: A text or sentence with this share of capitals says nothing by them: case is then taken from the lexicon.
SHOUTING_SHARE = 0.7
#: Words whose reading is kept, less than a megabyte of them: most of an article's stood in the one before it, too.
KEPT_WORDS = 2048


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
    vocabulary = {token.text: token.lower for token in article.tokens}
    read = {text: _read(text, lower) for text, lower in vocabulary.items()}
    folds = [read[token.text][0] for token in article.tokens]
    capital = [read[token.text][1] for token in article.tokens]
    if not ARABIC_ARTICLES.isdisjoint(vocabulary):
        _raise_articles(article.tokens, capital)
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


@lru_cache(maxsize=KEPT_WORDS)
def _read(text: str, lower: str) -> tuple[str, bool]:
    """The folded form of a word, empty where it is none, and whether it is written as a name."""
    capital = text[0].isupper() or (len(lower) > 2 and lower[1] == "'" and text[2].isupper())  # "d'Ivoire"
    return fold(lower) if lower[0].isalnum() else "", capital


def _raise_articles(tokens: Sequence[Token], capital: list[bool]) -> None:
    """The Arabic article is a part of the name it is joined to, small as it is written: "al-Hasakah", "el-Fasher"."""
    for at in range(len(tokens) - 2):
        if tokens[at].text in ARABIC_ARTICLES and tokens[at + 1].text == "-" and capital[at + 2]:
            capital[at] = tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start


def _shouts(tokens: Sequence[Token]) -> bool:
    words = [text for token in tokens if len(text := token.text) > 1 and text[0].isalpha()]
    return len(words) > 2 and sum(map(str.isupper, words)) > SHOUTING_SHARE * len(words)
