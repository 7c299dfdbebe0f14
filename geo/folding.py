"""When do two spellings name the same thing? Case, accents, apostrophes, hyphens and "St." do not tell names apart."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "þ": "th", "ð": "d"}
    | dict.fromkeys("'’‘`ʻʼʹ´ʿʾ.", None)
    | dict.fromkeys("-–—‑/", " ")
)
_LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def fold(name: str) -> str:
    """The key under which a name is kept and looked up; empty where nothing of it is a letter or digit.

    Folding a name word by word and joining with spaces gives the same key as folding it whole.
    """
    if name.isalpha() and name.isascii():  # nearly every word
        lower = name.lower()
        return _LONG_FORMS.get(lower, lower)
    plain = name
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.lower().translate(_PLAIN)
    words = "".join(c if c.isalnum() or c == " " else " " for c in plain).split()
    return " ".join([_LONG_FORMS.get(word, word) for word in words])
