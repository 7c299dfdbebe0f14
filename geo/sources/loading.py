"""Which articles are at a path? Files by their ending, folders in the order of names, standard input as text."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO

from geo.errors import ArticleError
from geo.limits import Limits
from geo.sources.contained import parse
from geo.sources.encoding import decode_and_say
from geo.sources.json_lines import read_lines
from geo.sources.source import Source

#: Files that hold one article as it stands.
TEXT_ENDINGS = (".txt", ".md")
#: Files that must be taken apart, and the parser of `geo.sources` that does it.
PARSERS = {
    ".html": "web_page", ".htm": "web_page", ".xhtml": "web_page", ".mhtml": "mail", ".mht": "mail",
    ".pdf": "pdf", ".docx": "docx", ".eml": "mail", ".rss": "feed", ".atom": "feed", ".xml": "feed",
}  # fmt: skip
LINES_ENDING = ".jsonl"
#: Every ending that can be read.
ENDINGS = (*TEXT_ENDINGS, *PARSERS, LINES_ENDING)


def load(
    path: str, standard_input: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Source | ArticleError]:
    """The articles of one path, each as a Source or as the reason why it cannot be read.

    "-" is standard input; a folder gives its readable files in the order of their names (not those in folders within).
    """
    limits = limits or Limits.from_environment()
    if path == "-":
        data = standard_input.read(limits.bytes_of("article_mb") + 1) if standard_input else b""
        yield from _text("standard-input", data, "standard input", limits)
        return
    file = Path(path)
    try:
        if file.is_dir():
            yield from _folder(file, limits)
        elif file.suffix.lower() not in ENDINGS and file.exists():
            yield _unknown(path)
        else:
            with file.open("rb") as content:
                if file.suffix.lower() == LINES_ENDING:
                    yield from read_lines(content, path, limits)
                else:
                    data = content.read(limits.bytes_of(_limit_of(file.suffix)) + 1)
                    yield from read_bytes(file.name, data, limits=limits, said=path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = (isinstance(error, OSError) and error.strerror) or error
        yield ArticleError(f"{path}: {reason}. Check the path and that the file may be read.")


def read_bytes(
    name: str,
    data: bytes,
    *,
    charset: str | None = None,
    ending: str | None = None,
    limits: Limits | None = None,
    said: str | None = None,
) -> Iterator[Source | ArticleError]:
    """The articles in the bytes of one file.

    `ending` tells its kind where the name does not, `charset` is the encoding that its server named, and errors
    name the file as `said`.
    """
    limits = limits or Limits.from_environment()
    said = said or name
    ending = (ending or PurePath(name).suffix).lower()
    if ending == LINES_ENDING:
        yield from read_lines(BytesIO(data), said, limits)
    elif ending in TEXT_ENDINGS:
        yield from _text(name, data, said, limits, charset)
    elif ending not in PARSERS:
        yield _unknown(said)
    elif len(data) > limits.bytes_of("file_mb"):
        yield limits.breach("file_mb", said)
    elif not data.strip():
        yield _empty(said)
    else:
        yield from parse(PARSERS[ending], data, name, said=said, charset=charset, limits=limits)


def _limit_of(ending: str) -> str:
    return "article_mb" if ending.lower() in TEXT_ENDINGS else "file_mb"


def _unknown(said: str) -> ArticleError:
    return ArticleError(f"{said}: only {', '.join(ENDINGS)} files can be read. Save it as plain text.")


def _empty(said: str) -> ArticleError:
    return ArticleError(f"{said}: there is nothing in it. Choose a file that holds an article.")


def _text(
    id: str, data: bytes, said: str, limits: Limits, charset: str | None = None
) -> Iterator[Source | ArticleError]:
    if len(data) > limits.bytes_of("article_mb"):
        yield limits.breach("article_mb", said)
        return
    try:
        decoded = decode_and_say(data, said, charset)
    except ArticleError as error:
        yield error
    else:
        yield Source(id, decoded.text, encoding=decoded.detected)


def _folder(folder: Path, limits: Limits) -> Iterator[Source | ArticleError]:
    files = sorted(
        (
            file
            for file in folder.iterdir()
            if file.suffix.lower() in ENDINGS and not file.name.startswith(".") and file.is_file()
        ),
        key=lambda file: file.name,
    )
    if not files:
        yield ArticleError(f"{folder}: no {', '.join(ENDINGS)} file is in this folder.")
    for file in files:
        yield from load(str(file), limits=limits)
