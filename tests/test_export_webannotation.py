from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from layers.export import export
from layers.view import chosen
from tests.exported import HARD, reading_with
from tests.readings import TEXT, reading

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "webannotation.json").read_text("utf-8"))


def test_it_keeps_to_its_schema() -> None:
    hard = [reading_with(words, id=f"{number}.txt") for number, words in enumerate(HARD)]
    Draft202012Validator(SCHEMA).validate(json.loads(export("webannotation", [reading(), *hard])))


def test_the_schema_is_not_a_rubber_stamp() -> None:
    made = json.loads(export("webannotation", [reading()]))
    made["first"]["items"][0]["target"]["selector"][0]["start"] = -1
    assert not Draft202012Validator(SCHEMA).is_valid(made)


@pytest.mark.parametrize("words", HARD)
def test_both_selectors_find_the_same_words_in_code_points(words: str) -> None:
    hard = reading_with(words)
    for annotation in json.loads(export("webannotation", [hard]))["first"]["items"]:
        position, quote = annotation["target"]["selector"]
        text, start, end = hard.article.text, position["start"], position["end"]
        assert text[start:end] == quote["exact"] == words
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def test_an_annotation_a_quote_and_a_name() -> None:
    made = json.loads(export("webannotation", [reading()]))
    items = made["first"]["items"]
    assert made["total"] == len(items) == 4 + 7
    assert [body.get("value") for body in items[0]["body"]][:3] == [
        "Shells on Sumy",
        "Strikes",
        "claimed by one side only",
    ]
    lviv = items[-1]
    assert lviv["body"][0]["source"] == "https://sws.geonames.org/702550/"
    start = TEXT.index("Lviv")
    assert lviv["target"]["selector"][0] == {"type": "TextPositionSelector", "start": start, "end": start + 4}


def test_the_source_is_named_by_the_hash_of_its_text() -> None:
    made = json.loads(export("webannotation", [reading()]))
    (source,) = {annotation["target"]["source"] for annotation in made["first"]["items"]}
    digest = urlsafe_b64decode(source.removeprefix("ni:///sha-256;") + "=").hex()
    assert digest == reading().article.sha256 == made["dateline"]["articles"][0]["sha256"]


def test_only_what_is_visible() -> None:
    items = json.loads(export("webannotation", [reading()], chosen(["borders"], None)))["first"]["items"]
    assert [item["id"].partition("#")[2] for item in items] == ["e4.quote1", "name1"]
