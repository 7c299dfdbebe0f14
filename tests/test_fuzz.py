"""Whatever bytes come in, what comes out is an article or a reason; whatever an article says, it can be read and exported.

A few cases in each run of the tests; `make fuzz` goes on for as long as it is told to. What it finds is kept here as a
case (`@example`), so that it is tried in every run.
"""

from __future__ import annotations

import io
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from importlib import import_module

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from geo.article import read_article
from geo.build_gazetteer import open_gazetteer
from geo.errors import ArticleError, DatelineError
from geo.limits import Limits
from geo.sources import Source, read_bytes
from geo.sources.loading import PARSERS
from layers import Reader
from layers.export import FORMATS, export
from layers.reading import to_json
from page.sources import source
from tests.documents import PAGE, docx_of, pdf_of

#: Cases of one run: few for the tests, many for `make fuzz`, which sets them before it imports this.
CASES = int(os.environ.get("DATELINE_FUZZ_CASES", "12"))
fuzzing = settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = ["Two people were killed in Mosul, police said.", "A blast in Tal Afar on 3 May 2025 hurt “nobody”."]
MAIL = (
    b"From: Desk <desk@example.org>\r\nSubject: =?utf-8?q?Blast_in_Mosul?=\r\nDate: Wed, 07 May 2025 10:00:00 +0300\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; '
    b'charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nA blast in Mosul killed two=2E\r\n--b--\r\n'
)
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily</title><item><title>Blast</title>'
    b"<pubDate>Wed, 07 May 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;A blast in Mosul.&lt;/p&gt;</description>"
    b"</item></channel></rss>"
)
LINES = b'{"id": "a", "text": "A blast in Mosul."}\n{"id": "b", "text": "\\ud83d\\ude00 in Kyiv."}\n'

#: A whole file of every kind, to be spoilt.
WHOLE: dict[str, bytes] = {
    ".txt": "\n\n".join(WORDS).encode(),
    ".jsonl": LINES,
    ".html": PAGE.encode(),
    ".mhtml": MAIL,
    ".pdf": pdf_of(WORDS, WORDS),
    ".docx": docx_of(*WORDS, title="Blast", table=[["a", "b"]]),
    ".eml": MAIL,
    ".rss": FEED,
    ".xml": FEED.replace(b"rss", b"feed"),
}
#: Pieces that mean something to a reader of some kind.
TELLING = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<", b">", b"&#0;", b"&#xD800;", b"<!--", b"]]>", b"<script>",
    b"<![CDATA[", b'<!DOCTYPE a [<!ENTITY b "c">]>', b"&b;", b"stream", b"endobj", b"0 0 R", b"<<", b">>", b"/Kids [2 0 R]",
    b"/Length -1", b"PK\x03\x04", b"\r\n\r\n", b"=?utf-8?b?", b"=00", b"--b", b"charset=utf-7", b"charset=", b'{"id": ',
    b"\\ud800", b"1e999", b"[" * 50, b"-1", b"9" * 30,
]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn, whole: bytes) -> bytes:
    """A file with some bytes put in, taken out, turned over or repeated."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        stop = min(len(data), at + draw(st.integers(0, 40)))
        match draw(st.sampled_from(("put in", "take out", "turn over", "repeat", "cut"))):
            case "put in":
                data[at:at] = draw(st.one_of(st.sampled_from(TELLING), st.binary(max_size=20)))
            case "take out":
                del data[at:stop]
            case "turn over":
                data[at:stop] = bytes(byte ^ draw(st.integers(1, 255)) for byte in data[at:stop])
            case "repeat":
                data[at:at] = data[at:stop] * draw(st.integers(1, 30))
            case _:
                del data[at:]
    return bytes(data)


def any_file(ending: str) -> st.SearchStrategy[bytes]:
    return st.one_of(spoilt(WHOLE[ending]), st.binary(max_size=400))


def check(answer: object) -> None:
    """An article has words that can be written; what is none has a reason."""
    if isinstance(answer, Source):
        # A line of JSON may hold half of a character; then the article is refused where it is read.
        with suppress(ArticleError):
            read_article(answer.text, id=answer.id)
        for words in (answer.title, answer.author, answer.publisher, answer.note):
            words.encode()
        assert answer.published is None or len(answer.published) == 10
        assert all(0 <= location.start <= len(answer.text) for location in answer.locations)
    else:
        assert isinstance(answer, ArticleError)
        assert str(answer)
        assert "Traceback" not in str(answer)


@pytest.mark.parametrize("ending", [".txt", ".jsonl"])
@fuzzing
@given(st.data())
def test_text(ending: str, data: st.DataObject) -> None:
    for answer in read_bytes(f"fuzz{ending}", data.draw(any_file(ending))):
        check(answer)


def test_half_a_character_in_a_line_of_json_is_refused_where_it_is_read() -> None:
    """Found by fuzzing: JSON can say what UTF-8 cannot."""
    (found,) = read_bytes("fuzz.jsonl", b'{"id": "a\\ud83d", "text": "A blast in \\ude00 Mosul."}')
    assert isinstance(found, Source)
    with pytest.raises(ArticleError, match="half of a character"):
        read_article(found.text, id=found.id)


@pytest.mark.parametrize("ending", [ending for ending in WHOLE if ending in PARSERS])
@fuzzing
@given(st.data())
def test_parsers(ending: str, data: st.DataObject) -> None:
    """In this process, for speed: a parser may give up as it likes, but what it gives must be an article."""
    parse: Callable[[bytes, str], list[Source | ArticleError]] = import_module(f"geo.sources.{PARSERS[ending]}").parse
    content = data.draw(any_file(ending))
    try:
        answers = parse(content, "fuzz")
    except Exception:  # noqa: BLE001 - any fault ends the process that parses; see test_contained_parsers
        return
    for answer in answers:
        check(answer)


@pytest.mark.parametrize("ending", [ending for ending in WHOLE if ending in PARSERS])
@settings(fuzzing, max_examples=max(1, CASES // 12))
@given(st.data())
def test_contained_parsers(ending: str, data: st.DataObject) -> None:
    answers = list(read_bytes(f"fuzz{ending}", data.draw(any_file(ending)), limits=Limits(parse_s=10)))
    assert answers
    for answer in answers:
        check(answer)


#: What articles are made of, and what no article should hold.
PHRASES = [
    "Paris", "Mosul", "the Rafah crossing", "U.S.", "Georgia", "northern Iraq", "37 km southeast of Maiduguri", "Kashmir",
    "Islamabad", "killed", "at least 12 people", "wounding dozens", "were killed", "a bomb", "airstrikes hit", "denied",
    "vowed to attack", "police said", "the attack", "on Monday", "last week", "in 2019", "if", "after", "troops", "and",
    "the border was closed", "protesters", "in", "from", "between", ".", ". ", ", ", "\n", "\n\n", "“", "”", "'s", "(", ")",
    "–", "…", "Advertisement", "Key points:", "• ", "{{ 7*7 }}", "${x}", "\\\\`", "</script>", "=cmd|' /C calc'!A0", "\0",
    "\r", "\u2028", "\u202e", "ﷺ", "\U0001f469\u200d\U0001f467", "e\u0301", "ẞİı", "\ufeff",
]  # fmt: skip
ARTICLES = st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=8)), max_size=60).map(" ".join)


@cache
def reader() -> Reader:
    return Reader(open_gazetteer())


@fuzzing
@given(ARTICLES, st.none() | st.dates().map(str))
def test_reading(text: str, published: str | None) -> None:
    try:
        reading = reader().read(text, id="fuzz", published=published)
    except ArticleError as refused:
        check(refused)
        return
    found = to_json(reading)
    spans = [(t["start"], t["end"], t["name"]) for t in found["toponyms"]]
    spans += [(q["start"], q["end"], q["text"]) for event in found["events"] for q in event["quotes"]]
    assert all(text[start:end] == words for start, end, words in spans)
    shown = source(reading, 1)
    assert (
        "".join(stretch.text for each in shown.paragraphs() for stretch in each.stretches).strip() or not text.strip()
    )


def _tables(data: bytes) -> list[tuple[str]]:
    """The tables of features in a GeoPackage, which is an SQLite file."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(data)
        return db.execute("SELECT table_name FROM gpkg_contents").fetchall()


#: How an export is shown to be whole: by another program's reading of it.
OPENED: dict[str, Callable[[bytes], object]] = {
    "csv": lambda data: pd.read_csv(io.BytesIO(data)),
    "geojson": json.loads,
    "webannotation": json.loads,
    "linkedplaces": json.loads,
    "jsonl": lambda data: [json.loads(line) for line in data.splitlines()],
    "kml": etree.fromstring,
    "geoparquet": lambda data: pd.read_parquet(io.BytesIO(data)),
    "html": lambda data: data.decode().index("</html>"),
    "gpkg": _tables,
}


@pytest.mark.parametrize("format", FORMATS)
@settings(fuzzing, max_examples=max(4, CASES // 4))
@given(st.lists(ARTICLES, max_size=2))
def test_exports(format: str, texts: list[str]) -> None:
    readings = []
    for number, text in enumerate(texts):
        try:
            readings.append(reader().read(text, id=f"fuzz {number}\u202e<b>.txt"))
        except DatelineError:
            continue
    OPENED[format](export(format, readings))
