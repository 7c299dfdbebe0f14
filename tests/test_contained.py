"""Containment: whatever a file does to its parser, the answer is text or a reason, and this process does not notice."""

from __future__ import annotations

import sys
import zlib

import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import ArticleError, LimitError
from geo.limits import Limits
from geo.sources.contained import parse
from geo.sources.loading import PARSERS
from geo.sources.source import Source
from tests.documents import PAGE, docx_of, pdf_of, pdf_with, zip_of
from tests.peak import growth

TIGHT = Limits(parse_s=3, parse_mb=400)


def answer_of(kind: str, data: bytes, limits: Limits = TIGHT) -> Source | ArticleError:
    (answer,) = parse(kind, data, "a.file", said="folder/a.file", charset=None, limits=limits)
    return answer


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("pdf", pdf_of(["A blast in Mosul."], ["Two died."]), "A blast in Mosul.\n\nTwo died."),
        ("docx", docx_of("A blast in Mosul.", "Zwölf ✓ \U0001f5fa"), "A blast in Mosul.\n\nZwölf ✓ \U0001f5fa"),
        ("mail", b"Subject: Mosul\n\nA blast.", "Mosul\n\nA blast."),
    ],
)
def test_what_the_parser_found_comes_back_to_the_letter(kind: str, data: bytes, words: str) -> None:
    answer = answer_of(kind, data)
    assert isinstance(answer, Source)
    assert (answer.id, answer.text) == ("a.file", words)


def test_locations_come_back() -> None:
    answer = answer_of("pdf", pdf_of(["A blast in Mosul."], ["Two died."]))
    assert isinstance(answer, Source)
    assert answer.where(answer.text.index("died")) == "page 2, paragraph 1"


#: Each page tree holds itself twice, or a thousand levels of others.
ENDLESS_PAGES = pdf_with(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"])
NESTED_PAGES = pdf_with(
    ["<< /Type /Catalog /Pages 2 0 R >>"]
    + [f"<< /Type /Pages /Kids [{level} 0 R {level} 0 R] /Count 9 >>" for level in range(3, 1500)]
)
NESTED_MAIL = b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\nContent-Type: message/rfc822\n\n" * 900
NESTED_ARRAYS = pdf_with(["<< /Type /Catalog /Pages " + "[" * 100_000 + "]" * 100_000 + " >>"])


def pdf_bomb(megabytes: int) -> bytes:
    """A page of blanks, packed a thousand to one."""
    stream = zlib.compress(b" " * 1_000_000 * megabytes).decode("latin-1")
    return pdf_with(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n{stream}\nendstream",
        ],
        encoding="latin-1",
    )


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("pdf", ENDLESS_PAGES, id="pages in themselves"),
        pytest.param("pdf", NESTED_PAGES, id="nested pages"),
        pytest.param("pdf", NESTED_ARRAYS, id="nested arrays"),
        pytest.param("pdf", pdf_bomb(100), id="packed page"),
        pytest.param("docx", zip_of({f"{part}.xml": b"\0" * 10_000_000 for part in range(30)}), id="zip bomb"),
        pytest.param("docx", zip_of({"word/document.xml": zip_of({"0": b"\0" * 10_000_000})}), id="zip in a zip"),
        pytest.param("web_page", b"<div>" * 400_000, id="nested elements"),
        pytest.param("mail", NESTED_MAIL, id="nested mail"),
        pytest.param("feed", b"<rss version='2.0'><channel>" + b"<item>" * 100_000, id="nested entries"),
        pytest.param("feed", b"<!DOCTYPE r [<!ENTITY a0 'aaaaaaaaaa'>" + b"".join(
            b"<!ENTITY a%d '%s'>" % (level, b"&a%d;" % (level - 1) * 10) for level in range(1, 10)
        ) + b"]><rss version='2.0'><channel><title>&a9;</title></channel></rss>", id="entity bomb"),
    ],
)  # fmt: skip
def test_hostile_files_are_answered_and_leave_no_trace(kind: str, data: bytes) -> None:
    grown, children = growth(), psutil.Process().children()
    answer = answer_of(kind, data)
    assert isinstance(answer, ArticleError)
    assert str(answer).startswith("folder/a.file: ")
    assert "\n" not in str(answer)
    assert grown() < 100 * 2**20
    assert psutil.Process().children() == children


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system does not limit a process's memory")
def test_a_file_that_needs_too_much_memory_names_the_limit() -> None:
    answer = answer_of("mail", b"Subject: Mosul\n\n" + b"A blast.\n" * 2_000_000, Limits(parse_mb=200))
    assert isinstance(answer, LimitError)
    assert "DATELINE_PARSE_MB" in str(answer)


def test_a_file_that_takes_too_long_names_the_limit() -> None:
    answer = answer_of("web_page", PAGE.encode(), Limits(parse_s=0.01))
    assert isinstance(answer, LimitError)
    assert "DATELINE_PARSE_S" in str(answer)


@pytest.mark.parametrize(("limits", "name"), [
    (Limits(article_mb=0.00001), "DATELINE_ARTICLE_MB"), (Limits(file_mb=0.00001), "DATELINE_FILE_MB"),
])  # fmt: skip
def test_text_that_is_too_long_names_the_limit(limits: Limits, name: str) -> None:
    answer = answer_of("docx", docx_of("A blast in Mosul."), limits)
    assert isinstance(answer, LimitError)
    assert name in str(answer)


def test_the_parser_knows_no_secret_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")  # would hide the project if it were handed on
    monkeypatch.setenv("PYTHONWARNINGS", "error::nonsense")
    assert isinstance(answer_of("mail", b"Subject: Mosul\n\nA blast."), Source)


KINDS = {kind: ending for ending, kind in PARSERS.items()}
#: Beginnings that lead a parser further into the bytes.
OPENINGS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html><p>",
    b"Subject: x\nContent-Type: text/html\n\n",
    b"<rss version='2.0'>",
]


@given(kind=st.sampled_from(sorted(KINDS)), opening=st.sampled_from(OPENINGS), data=st.binary(max_size=200))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_bytes_give_text_or_a_reason(kind: str, opening: bytes, data: bytes) -> None:
    for answer in parse(kind, opening + data, "a.file", said="a.file", charset=None, limits=TIGHT):
        if isinstance(answer, ArticleError):
            assert str(answer).startswith("a.file: ")
        else:
            assert answer.text.strip()
