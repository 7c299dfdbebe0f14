"""How is a text cut into words? One pass, exact offsets, nothing dropped but white space."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, overload


class Token(NamedTuple):
    """A word, number or mark: `article.text[start:end] == text`. `lower` is its text in lower case."""

    text: str
    start: int
    end: int
    lower: str


#: Abbreviations that keep their full stop: titles, AP state names, months, street and company forms.
#: Source: the Associated Press list of states and titles in common use.
ABBREVIATIONS = (
    "St Ste Mt Ft Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont "
    "Neb Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo Ont Alta Sask Man Que Qld Vic Mr Mrs Ms Dr Prof Sen Sens Rep "
    "Reps Gov Govs Gen Lt Col Sgt Capt Maj Cmdr Adm Brig Cpl Pvt Det Insp Supt Rev Fr Hon Jr Sr Jan Feb Aug Sept "
    "Sep Oct Nov Dec No Nos vs Inc Corp Co Ltd Bros Ave Blvd Rd approx est"
).split()

#: Letters with their combining accents.
_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"

#: In order: a plain word (nine in ten: what the others ask of it takes three times as long), "W.Va.", "U.S.", a listed
#: abbreviation, capitals with a number ("M23"), a word with inner apostrophes ("O'Brien", but not the possessive), the
#: possessive, a number with its separators, any other single mark.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,\n])|W\. ?Va\.|N\.Dak\.|[^\W\d_]\.(?:[^\W\d_]\.)+(?=\W|$)"
    rf"|(?=[A-Za-z]{{2,6}}\.)(?:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\.(?=\W)"
    r"|[A-Z]{1,3}[0-9]{1,3}\b"
    rf"|{_LETTERS}(?:['’ʼʻ‘](?![sS](?![^\W\d_])){_LETTERS})*"
    r"|['’][sS](?![^\W\d_])|\d+(?:[.,:]\d+)*|[^\s\w]|\w"
)

#: Marks that read alike: a token's `lower` has the plain apostrophe.
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "ʻ": "'", "‘": "'"})


def tokenize(text: str) -> tuple[Token, ...]:
    """Tokens of the text in order. `"".join` of them with the white space between gives the text back."""
    # Each word is kept once, however often it stands in the text: a long article takes nearly half the memory.
    known: dict[str, tuple[str, str]] = {}
    tokens = []
    make = tuple.__new__  # what Token(...) does, without the detour: a reading spends a sixth of its time here
    for match in _TOKEN.finditer(text):
        word = match.group()
        pair = known.get(word)
        if pair is None:
            lower = word.lower()
            pair = known[word] = (word, lower if lower.isascii() else lower.translate(_APOSTROPHES))
        start, end = match.span()
        tokens.append(make(Token, (pair[0], start, end, pair[1])))
    return tuple(tokens)


class TokensOnDemand(Sequence[Token]):
    """The tokens of a long text, made when the first of them is asked for: they take 25 times the memory of the text."""

    def __init__(self, make: Callable[[], tuple[Token, ...]]) -> None:
        self._make = make

    @cached_property
    def _tokens(self) -> tuple[Token, ...]:
        return self._make()

    def __len__(self) -> int:
        return len(self._tokens)

    @overload
    def __getitem__(self, index: int) -> Token: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        return self._tokens[index]
