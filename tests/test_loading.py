"""Loading: a path becomes articles, or says why not."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pytest

from geo.errors import ArticleError, LimitError
from geo.limits import Limits
from geo.sources import ENDINGS, Source, load, read_bytes


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
    assert (good, also_good) == (Source("a", "One.", keeps_id=True), Source("b", "Two.", keeps_id=True))
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


@pytest.mark.parametrize("name", ["articles", "article.doc"])
def test_of_what_is_not_there_it_is_said_that_it_is_not_there(tmp_path: Path, name: str) -> None:
    (answer,) = load(str(tmp_path / name))
    assert isinstance(answer, ArticleError)
    assert "No such file" in str(answer)


def test_links_in_a_circle_are_answered(tmp_path: Path) -> None:
    try:
        (tmp_path / "a.txt").symlink_to("b.txt")
    except OSError:
        pytest.skip("this system lets nobody make links")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "c.txt").write_text("A blast in Mosul.", "utf-8")
    assert list(load(str(tmp_path / "up" / "up"))) == [Source("c.txt", "A blast in Mosul.")]
    (answer,) = load(str(tmp_path / "a.txt"))
    assert isinstance(answer, ArticleError)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 300 + ".txt"])
def test_a_name_that_no_system_takes_is_answered(tmp_path: Path, name: str) -> None:
    (answer,) = load(str(tmp_path / name))
    assert isinstance(answer, ArticleError)


def test_standard_input_is_read_as_text() -> None:
    assert list(load("-", BytesIO(b"One two."))) == [Source("standard-input", "One two.")]


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png", ".hidden.txt", "d.jsonl"):
        (tmp_path / name).write_text(json.dumps({"id": "given", "text": f"Text of {name}."}), "utf-8")
    (tmp_path / "within.txt").mkdir()
    (tmp_path / "within.txt" / "inner.txt").write_text("Not asked for.", "utf-8")
    sources = list(load(str(tmp_path)))
    assert [source.id for source in sources if isinstance(source, Source)] == ["a.md", "b.txt", "given"]
    assert len(sources) == 3


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    (answer,) = load(str(tmp_path))
    assert isinstance(answer, ArticleError)
    assert "no .txt" in str(answer)


SMALL = Limits(article_mb=0.0001, file_mb=0.001)


@pytest.mark.parametrize(
    ("name", "data", "limit"),
    [
        ("long.txt", b"word " * 21, "DATELINE_ARTICLE_MB"),
        ("long.md", b"word " * 21, "DATELINE_ARTICLE_MB"),
        ("long.pdf", b"word " * 210, "DATELINE_FILE_MB"),
        ("long.jsonl", b"x" * 1001, "DATELINE_FILE_MB"),
    ],
)
def test_what_is_over_a_limit_names_it(tmp_path: Path, name: str, data: bytes, limit: str) -> None:
    (tmp_path / name).write_bytes(data)
    for (answer,) in (load(str(tmp_path / name), limits=SMALL), read_bytes(name, data, limits=SMALL)):
        assert isinstance(answer, LimitError)
        assert name in str(answer)
        assert limit in str(answer)


def test_standard_input_is_limited() -> None:
    (answer,) = load("-", BytesIO(b"word " * 21), limits=SMALL)
    assert isinstance(answer, LimitError)


def test_a_long_line_does_not_stop_the_next() -> None:
    good = json.dumps({"id": "a", "text": "One."}).encode()
    long, short = read_bytes("many.jsonl", b"x" * 5000 + b"\n" + good, limits=SMALL)
    assert isinstance(long, LimitError)
    assert short == Source("a", "One.", keeps_id=True)


def test_the_encoding_that_was_found_is_said() -> None:
    (source,) = read_bytes("a.txt", ("Two people were killed in the café, he said. " * 3).encode("cp1252"))
    assert isinstance(source, Source)
    assert source.encoding == "Windows-1252"
    assert "café" in source.text


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_file_of_every_kind_is_said_to_be_empty(ending: str) -> None:
    (answer,) = read_bytes(f"empty{ending}", b"")
    assert isinstance(answer, ArticleError)
    assert re.match(f"empty{ending}: there is no(thing| text) in it", str(answer))


@pytest.mark.parametrize("ending", ENDINGS)
def test_rubbish_of_every_kind_gives_a_reason(ending: str) -> None:
    (answer,) = read_bytes(f"rubbish{ending}", b"\x89PNG\r\x1a\0\xff\xfe")
    assert isinstance(answer, ArticleError)
    assert f"rubbish{ending}" in str(answer)
    assert "Traceback" not in str(answer)


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_ending_is_documented(ending: str) -> None:
    assert f"`{ending}`" in (Path(__file__).parent.parent / "docs" / "sources.md").read_text("utf-8")
