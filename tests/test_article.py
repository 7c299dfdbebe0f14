"""Articles: sentences, titles and what is set aside, all as spans of a text that stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.article import read_article
from geo.errors import ArticleError
from geo.segmentation import LONGEST_SENTENCE


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in read_article(text, id="a").sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        # titles and initials do not end a sentence
        ("Lt. Gen. Ahmad Khan spoke. He left.", ["Lt. Gen. Ahmad Khan spoke.", "He left."]),
        ("John F. Kennedy spoke.", ["John F. Kennedy spoke."]),
        # "U.S." ends one only before a word that begins sentences
        ("He flew to the U.S. The war went on.", ["He flew to the U.S.", "The war went on."]),
        ("The U.S. Navy left.", ["The U.S. Navy left."]),
        # closing quotes belong to the sentence they close
        ("“We’ll retaliate.” He left.", ["“We’ll retaliate.”", "He left."]),
        ("He said 3.5 million fled.", ["He said 3.5 million fled."]),
        ("Who fired? Nobody knows!", ["Who fired?", "Nobody knows!"]),
        ("It fell... Then silence.", ["It fell...", "Then silence."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_title_headings_and_prose_are_told_apart() -> None:
    text = "Shells fall on Port Sudan\n\nThree shells fell on Monday.\n\nWhat happened next\n\nNobody was hurt, officials said.\n"
    article = read_article(text, id="a")
    assert article.title_text == "Shells fall on Port Sudan"
    assert [s.kind for s in article.sentences] == ["title", "prose", "heading", "prose"]


def test_one_line_of_prose_has_no_title() -> None:
    article = read_article("A bridge was closed on Monday.", id="bridge.txt")
    assert article.title is None
    assert article.title_text == "bridge.txt"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Home/", "breadcrumb"),
        ("Advertisement", "advert"),
        ("Advertisement · Scroll to continue", "advert"),
        ("Read more: Ten things to know", "page furniture"),
        ("Share this article", "page furniture"),
        ("© 2024 Example News", "page furniture"),
    ],
)
def test_what_is_not_prose_is_set_aside(line: str, why: str) -> None:
    text = (
        f"{line}\n\nA bridge fell\n\nThe bridge fell on Monday, police said.\n"
        if why == "breadcrumb"
        else (
            f"A bridge fell\n\nThe bridge fell on Monday, police said.\n\n{line}\n\nNobody was hurt in the collapse.\n"
        )
    )
    article = read_article(text, id="a")
    assert [(text[s.start : s.end], s.why) for s in article.set_aside] == [(line, why)]


FRONT = "---\ntitle: A bridge fell in Paris\ndate: 2026-03-04\ntags:\n  - bridges\n- falls\n---\n"
PROSE = "\nThe bridge fell on Monday, police said.\n"


@pytest.mark.parametrize(
    ("front", "is_aside"),
    [
        (FRONT, True),
        (FRONT.replace("\n", "\r\n"), True),
        ("+++\ntitle = 'A bridge fell'\n[extra]\nlist = [\n  1,\n]\n+++\n", True),
        # a rule before prose, one that nothing closes, and one within the text
        ("---\nA bridge fell.\n---\n", False),
        (FRONT.removesuffix("---\n"), False),
        (f"A bridge fell.\n{FRONT}", False),
        # as slow as can be
        ("---\n" + "- : x\n" * 100, False),
    ],
)
def test_the_front_matter_of_a_file_is_set_aside(front: str, is_aside: bool) -> None:
    text = front + PROSE
    aside = [s for s in read_article(text, id="a.md").set_aside if s.why == "front matter"]
    assert ((aside[0].start, aside[-1].end) == (0, len(front.rstrip()))) if is_aside else not aside


@pytest.mark.parametrize(
    "line", ["Share prices fell on Monday as traders sold.", "Advertisers left the network on Monday, it said."]
)
def test_prose_that_begins_like_furniture_is_read(line: str) -> None:
    assert read_article(f"Markets today\n\n{line}\n", id="a").set_aside == ()


def test_a_repeated_title_is_set_aside_and_what_stands_before_it_is_the_standfirst() -> None:
    text = "Ferry sinks\n\nA ferry sank off the coast.\n\nFerry sinks\n\nThe ferry sank on Sunday.\n"
    article = read_article(text, id="a")
    assert [s.why for s in article.set_aside] == ["repeated title"]
    assert [s.kind for s in article.sentences] == ["title", "summary", "prose"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The troops crossed the river at dawn and went on towards\nthe town, where they met no resistance from the men who\n"
        "had held it since the spring of last year, according to\nthe mayor, who had stayed behind with some forty of the\n"
        "people who lived there before the war began.\n\nThen they left.\n"
    )
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed six people in São Paulo on Tuesday.", "en"),
        ("Six morts à São Paulo.", "und"),
        ("The army said that it had taken the town on Monday and that the road to the north was open again.", "en"),
        (
            "Die Armee hat am Montag die Stadt eingenommen, und die Straße nach Norden ist wieder offen, sagte ein Sprecher.",
            "und",
        ),
        (
            "L'armée a pris la ville lundi et la route du nord est de nouveau ouverte, a dit un porte-parole du ministère.",
            "und",
        ),
        (
            "Ejército tomó ciudad lunes y carretera norte está abierta otra vez, dijo portavoz del ministerio de defensa.",
            "und",
        ),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_article(text, id="a").language == language


@pytest.mark.parametrize("text", ["", " \n\t ", "half \ud83d of a pair"])
def test_a_text_that_cannot_be_an_article_is_refused_with_its_name(text: str) -> None:
    with pytest.raises(ArticleError, match=r"^news\.txt: "):
        read_article(text, id="news.txt")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_spans_hold_for_any_text(text: str) -> None:
    try:
        article = read_article(text, id="any")
    except ArticleError:
        assert not text.strip()
        return
    at = 0
    for span in sorted([*article.sentences, *article.set_aside], key=lambda s: s.start):
        assert at <= span.start < span.end <= len(text)
        at = span.end
    for sentence in article.sentences:
        assert article.tokens[sentence.first].start == sentence.start
        assert article.tokens[sentence.last - 1].end == sentence.end


@pytest.mark.parametrize("piece", ["word ", "word, ", "the attack "])
def test_a_list_without_a_stop_is_cut_and_nothing_is_lost(piece: str) -> None:
    text = "A blast killed two people, police said.\n\n" + piece * 1000
    article = read_article(text, id="a")
    assert max(sentence.last - sentence.first for sentence in article.sentences) <= LONGEST_SENTENCE
    assert [place for s in article.sentences for place in range(s.first, s.last)] == list(range(len(article.tokens)))
    cuts = [article.tokens[sentence.last - 1].text for sentence in article.sentences[1:-1]]
    assert set(cuts) <= ({","} if "," in piece else {"word", "the", "attack"})


def test_an_id_can_be_written_even_where_a_files_name_cannot() -> None:
    assert read_article("A blast in Mosul.", id="a\udcff.txt").id == "a?.txt"
    assert read_article("A blast in Mosul.", id="Łódź.txt").id == "Łódź.txt"
