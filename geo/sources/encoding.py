"""In which encoding is a file written? UTF-8 first; another is detected and said, or the file is refused.

A page that is cut off in the middle of a letter, or holds one odd byte, is still UTF-8: read as anything else, every
quotation mark in it would be three letters.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass

from charset_normalizer import CharsetMatch, from_bytes

from geo.errors import ArticleError
from geo.sources.western import has_its_letters, has_its_words, is_garbled

#: Byte-order marks, the longer first where one begins like another.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
#: Encodings that browsers know beside UTF-8, by Python's names; source: the WHATWG Encoding Standard.
_LEGACY = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 koi8_r koi8_u mac_roman mac_cyrillic "
    "iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_10 iso8859_13 iso8859_14 "
    "iso8859_15 iso8859_16 gb18030 big5 euc_jp cp932 cp949"
).split()
#: What a page or a mail may declare itself to be in: those, their parts, and what detection cannot see.
_DECLARABLE = frozenset(
    codecs.lookup(name).name
    for name in (
        *_LEGACY,
        *"ascii latin-1 gbk gb2312 shift_jis euc_kr iso2022_jp iso2022_kr utf-16 utf-16-le utf-16-be".split(),
    )
)
_NAMES = {"cp932": "Shift-JIS", "cp949": "EUC-KR", "cp866": "IBM866", "mac_roman": "Mac Roman"}
#: A letter or two can be anything; a sentence tells the encoding.
_SHORTEST_SAMPLE = 60
#: How much of a reading may look odd (charset-normalizer's "chaos"), and how far two readings are alike.
_MOST_CHAOS = 0.1
_ALIKE = 0.005


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the name of its encoding where that had to be detected or is not kept to throughout; else empty."""

    text: str
    detected: str = ""


def decode(data: bytes, name: str) -> str:
    """The text of a file, as `decode_and_say` finds it."""
    return decode_and_say(data, name).text


def decode_and_say(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of a file: by its byte-order mark (which is dropped), as declared, as UTF-8, or as detected.

    Line ends are kept as they are; what makes no character of a text in UTF-8 becomes U+FFFD. Raises ArticleError for a
    file that is empty, holds no text, or whose encoding cannot be told.
    """
    decoded = _decoded(data, name, declared)
    if "\0" in decoded.text:
        raise ArticleError(f"{name}: this is a binary file, not text. Save the article as plain text in UTF-8.")
    if not decoded.text.strip():
        raise ArticleError(f"{name}: there is no text in it. Choose a file that holds an article.")
    return decoded


def _decoded(data: bytes, name: str, declared: str | None) -> Decoded:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    # Bytes over 127 that make UTF-8 are UTF-8, whatever is declared; without any, ISO-2022 must be declared.
    try:
        text = data[len(mark) :].decode(encoding)
        return Decoded(text if mark or not text.isascii() else _as_declared(data, declared) or text)
    except UnicodeDecodeError as error:
        found = _damaged(data[len(mark) :]) if encoding == "utf-8" else None
        if found is None and not mark:
            stated = _as_declared(data, declared)
            found = Decoded(stated) if stated else _detected(data)
        if found is None:
            raise ArticleError(
                f"{name}: not readable as {encoding.upper()} (byte {len(mark) + error.start}), nor surely as any other "
                "encoding. It may be a picture or another binary file; save it as plain text in UTF-8."
            ) from error
        return found


def _damaged(data: bytes) -> Decoded | None:
    """The text where at least as many characters as not of those beyond ASCII are whole in UTF-8: no other encoding
    gives such bytes, save by chance here and there."""
    text = data.decode("utf-8", "replace")
    beyond = sum(not character.isascii() for character in text)
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    if "\0" in text or beyond < 2 * lost:
        return None
    return Decoded(text, f"UTF-8, of which {lost} {'character' if lost == 1 else 'characters'} cannot be told")


def _as_declared(data: bytes, declared: str | None) -> str | None:
    """The text in the encoding that its page or mail names; None where there is none or it does not fit."""
    try:
        # Pages that say Latin-1 mean Windows-1252: so the WHATWG Encoding Standard has it.
        codec = codecs.lookup(declared or "").name
        if codec not in _DECLARABLE or (codec.startswith("utf-") and b"\0" not in data):
            return None
        return data.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(data: bytes) -> Decoded | None:
    """The reading that is surely meant, or None."""
    if len(data) < _SHORTEST_SAMPLE or b"\0" in data:
        return None
    matches = list(from_bytes(data, cp_isolation=_LEGACY, enable_fallback=False))
    if not matches or matches[0].chaos > _MOST_CHAOS:
        return None
    # How often letters follow each other tells little of a short text: its words tell more.
    for codec in ("cp1252", "mac_roman"):
        match = _in(codec, matches)
        if match is not None and match.chaos <= _MOST_CHAOS and has_its_words(str(match)):
            return Decoded(str(match), _said(codec))
    best, western = matches[0], _in("cp1252", matches)
    if best.encoding == "mac_roman" or is_garbled(str(best)):
        return None
    rivals = [match for match in matches if _is_alike(match, best)]
    if western in rivals and has_its_letters(str(western)):
        return Decoded(str(western), _said("cp1252"))
    if len({str(match) for match in rivals}) > 1 or western is best:
        return None
    return Decoded(str(best), _said(best.encoding))


def _in(codec: str, matches: Iterable[CharsetMatch]) -> CharsetMatch | None:
    return next((match for match in matches if codec in match.could_be_from_charset), None)


def _is_alike(one: CharsetMatch, best: CharsetMatch) -> bool:
    return abs(one.chaos - best.chaos) < _ALIKE and abs(one.coherence - best.coherence) < _ALIKE


def _said(codec: str) -> str:
    """The name that people know: "Windows-1252", "Shift-JIS"."""
    if codec in _NAMES:
        return _NAMES[codec]
    return codec.replace("cp", "Windows-") if codec.startswith("cp") else codec.upper().replace("_", "-", 1)
