"""One article a line: {"id": ..., "text": ...}. Other keys are passed over; a bad line does not stop the others."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from geo.errors import ArticleError
from geo.limits import Limits
from geo.sources.source import Source


def read_lines(file: BinaryIO, said: str, limits: Limits) -> Iterator[Source | ArticleError]:
    """The articles of a .jsonl file, line by line, so that a corpus of any size can be read."""
    longest = limits.bytes_of("file_mb")
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        where = f"{said}, line {number}"
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) > longest:
            yield limits.breach("file_mb", where)
            while line and not line.endswith(b"\n"):
                line = file.readline(longest)
        elif line.strip():
            yield _article(line, where)
    if not number:
        yield ArticleError(f"{said}: there is nothing in it. Choose a file that holds an article a line.")


def _article(line: bytes, where: str) -> Source | ArticleError:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return ArticleError(f"{where}: not a line of JSON ({error}). Each line must be one object.")
    if not (isinstance(record, dict) and isinstance(record.get("id"), str) and isinstance(record.get("text"), str)):
        return ArticleError(f'{where}: needs the keys "id" and "text", both strings.')
    return Source(record["id"], record["text"], keeps_id=True)
