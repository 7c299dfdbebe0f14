"""Limits: set by name, and named by the error."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from geo.article import read_article
from geo.errors import LimitError, SettingError
from geo.limits import Deadline, Limits, variable


def test_the_environment_sets_a_limit_and_leaves_the_others() -> None:
    limits = Limits.from_environment({"DATELINE_ARTICLE_MB": "0.5", "HOME": "/"})
    assert limits == Limits(article_mb=0.5)
    assert limits.bytes_of("article_mb") == 500_000


@pytest.mark.parametrize("value", ["", "much", "0", "-1", "nan", "inf"])
def test_a_setting_without_sense_is_named(value: str) -> None:
    with pytest.raises(SettingError, match="DATELINE_FETCH_S"):
        Limits.from_environment({"DATELINE_FETCH_S": value})


@pytest.mark.parametrize("name", [limit.name for limit in fields(Limits)])
def test_every_breach_says_what_is_too_much_and_how_to_allow_it(name: str) -> None:
    said = str(Limits().breach(name, "news.txt"))
    assert said.startswith("news.txt: over the limit of ")
    assert f"{getattr(Limits(), name):g} " in said
    assert variable(name) in said


@pytest.mark.parametrize("text", ["word " * 21, "ж" * 51], ids=["in letters", "in bytes"])
def test_an_article_over_the_limit_is_not_read(text: str) -> None:
    with pytest.raises(LimitError, match=r"^long: .*DATELINE_ARTICLE_MB"):
        read_article(text, id="long", limits=Limits(article_mb=0.0001))


def test_an_article_is_held_to_the_limit_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_ARTICLE_MB", "0.0001")
    with pytest.raises(LimitError):
        read_article("word " * 21, id="long")


def test_every_limit_is_documented_with_its_default() -> None:
    said = (Path(__file__).parent.parent / "docs" / "sources.md").read_text("utf-8")
    for limit in fields(Limits):
        row = f"| `{variable(limit.name)}` | {getattr(Limits(), limit.name):g} | {limit.metadata['of']} |"
        assert row in said


def test_a_deadline_counts_down_to_its_limit() -> None:
    deadline = Deadline(Limits(parse_s=1000), "parse_s", "news.pdf")
    assert 0 < deadline.left() <= 1000
    with pytest.raises(LimitError, match=r"^news.pdf: .*DATELINE_PARSE_S"):
        Deadline(Limits(parse_s=1e-12), "parse_s", "news.pdf").left()
