"""How does a file become an article's text? Decoded once, never rewritten; a file that cannot be read says why."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from geo.errors import ArticleError

#: Endings of files that hold one article.
TEXT_ENDINGS = (".txt", ".md")
#: Byte-order marks, the longer first where one begins like another.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """An article's text under its id."""

    id: str
    text: str


def decode(data: bytes, name: str) -> str:
    """The text of a file: UTF-8, or UTF-16/32 with its mark, which is dropped. Line ends are kept as they are.

    Raises ArticleError for a file that is empty, holds no text, or is in another encoding.
    """
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name}: not readable as {encoding.upper()} (byte {len(mark) + error.start}). "
            "It may be a picture, a PDF or text in another encoding; save it as plain text in UTF-8."
        ) from error
    if "\0" in text:
        raise ArticleError(f"{name}: this is a binary file, not text. Save the article as plain text in UTF-8.")
    if not text.strip():
        raise ArticleError(f"{name}: there is no text in it. Choose a file that holds an article.")
    return text


def load(path: str, standard_input: Iterable[bytes] | None = None) -> Iterator[Source | ArticleError]:
    """The articles of one path ("-": standard input; `.jsonl`: one a line), or the reason why one cannot be read."""
    if path == "-":
        yield _source("standard-input", b"".join(standard_input or ()), "standard input")
        return
    file = Path(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        yield ArticleError(f"{path}: {error.strerror or error}. Check the path and that the file may be read.")
        return
    if file.suffix.lower() == ".jsonl":
        yield from _lines(data, path)
    elif file.suffix.lower() in TEXT_ENDINGS:
        yield _source(file.name, data, path)
    else:
        yield ArticleError(
            f"{path}: only {', '.join(TEXT_ENDINGS)} and .jsonl files can be read. Save it as plain text."
        )


def _source(id: str, data: bytes, name: str) -> Source | ArticleError:
    try:
        return Source(id, decode(data, name))
    except ArticleError as error:
        return error


def _lines(data: bytes, path: str) -> Iterator[Source | ArticleError]:
    """One article a line: {"id": ..., "text": ...}. Other keys are passed over."""
    for number, line in enumerate(data.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield ArticleError(f"{where}: not a line of JSON ({error}). Each line must be one object.")
            continue
        if not (isinstance(record, dict) and isinstance(record.get("id"), str) and isinstance(record.get("text"), str)):
            yield ArticleError(f'{where}: needs the keys "id" and "text", both strings.')
            continue
        yield Source(record["id"], record["text"])


def unique(id: str, taken: set[str]) -> str:
    """The id itself, or with a number where it is taken ("news.txt", "news-2.txt"); it is then taken."""
    path = PurePath(id)
    number, free = 1, id
    while free in taken:
        number += 1
        free = f"{path.stem}-{number}{path.suffix}"
    taken.add(free)
    return free
