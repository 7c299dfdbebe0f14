"""Sources: a file becomes text, or says why not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.sources import Source, decode, load, unique


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Plain.", "Plain."),
        ("Café".encode(), "Café"),
        (b"\xef\xbb\xbfWith a mark", "With a mark"),
        ("Wide ✓".encode("utf-16"), "Wide ✓"),
        ("Wide ✓".encode("utf-32"), "Wide ✓"),
        (b"line\r\nends\rstay\n", "line\r\nends\rstay\n"),
    ],
)
def test_decoding(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no text"),
        (b" \n ", "no text"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "not readable"),
        (b"a\0b", "binary"),
        (b"caf\xe9", "byte 3"),
    ],
)
def test_what_is_no_text_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=f"^a.txt: .*{reason}"):
        decode(data, "a.txt")


@given(st.binary())
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data, "a.txt")
    except ArticleError as error:
        assert str(error).startswith("a.txt: ")
    else:
        assert text.strip()


def test_a_text_file_is_named_without_its_folder(tmp_path: Path) -> None:
    (tmp_path / "news.md").write_text("# Title\n\nText.", "utf-8")
    assert list(load(str(tmp_path / "news.md"))) == [Source("news.md", "# Title\n\nText.")]


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": "One."}),
        "{",
        json.dumps({"id": 1, "text": "x"}),
        "",
        json.dumps({"id": "b", "text": "Two."}),
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    good, not_json, no_id, also_good = load(str(tmp_path / "many.jsonl"))
    assert (good, also_good) == (Source("a", "One."), Source("b", "Two."))
    assert isinstance(not_json, ArticleError)
    assert "line 2" in str(not_json)
    assert isinstance(no_id, ArticleError)
    assert "line 3" in str(no_id)


@pytest.mark.parametrize("name", ["missing.txt", "picture.png"])
def test_a_file_that_is_not_there_or_not_ours_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (answer,) = load(str(tmp_path / name))
    assert isinstance(answer, ArticleError)
    assert name in str(answer)


def test_standard_input_is_read_as_text() -> None:
    assert list(load("-", [b"One ", b"two."])) == [Source("standard-input", "One two.")]


def test_alike_names_get_numbers() -> None:
    taken: set[str] = set()
    assert [unique(name, taken) for name in ("a.txt", "b.txt", "a.txt", "a.txt")] == [
        "a.txt",
        "b.txt",
        "a-2.txt",
        "a-3.txt",
    ]
