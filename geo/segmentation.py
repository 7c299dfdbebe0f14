"""What in a text is prose? Its paragraphs, title, headings and captions, and what is set aside unread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.span import Sentence, SentenceKind, SetAside, Span
from geo.tokens import Token

#: A line this short without a full stop is a heading, not prose.
HEADING_WORDS = 16
#: Words of a sentence at most. The longest in print have some 220; a table or a list without stops can have any number,
#: and is cut here, at a comma where one is near, so that the cost of a text grows no faster than the text.
LONGEST_SENTENCE = 250
_NEAR = 50
#: Where lines break inside sentences, a text is hard-wrapped; typical widths in code points.
WRAPPED_WIDTH = range(40, 110)

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"[•·▪◦‣*»>|-]\s+")
_TRAIL = re.compile(r"(?:[•·▪◦‣»]\s*)?home\s*[/>»›|]", re.IGNORECASE)
#: Lines that pages put between paragraphs. Each must be the whole line.
_FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("advert", re.compile(r"(?:advertis(?:e)?ments?|sponsored(?: content)?|promoted)\b.{0,40}", re.IGNORECASE)),
    ("page furniture", re.compile(
        r"(?:scroll (?:down )?to continue|continue reading|story continues below.*|skip to (?:content|main).*|"
        r"share(?: this)?(?: article| story)?|share on .{2,30}|tweet|print|email|comments?(?: \(\d+\))?|"
        r"listen to (?:this )?article|(?:also|must) read\b.{0,140}|read (?:more|also|next|full story)\b.{0,140}|"
        r"related (?:articles?|stories|news|topics?)\b.{0,80}|"
        r"more from .{2,40}|follow us\b.{0,80}|sign up\b.{0,140}|subscribe\b.{0,140}|get the .{0,60}newsletter.{0,60}|"
        r"click here\b.{0,140}|download (?:the|our) app\b.{0,80}|(?:©|\(c\)|copyright\b).{0,140}|"
        r"all rights reserved\b.{0,80})",
        re.IGNORECASE,
    )),
)  # fmt: skip
#: What a Markdown file says of itself between two lines of "---" or "+++": keys and values, lists, comments.
_FRONT_MATTER = re.compile(
    r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:(?>[\w-]+[ \t]*[:=].*|[ \t]+.*|- .*|[\]}\[#].*|\r?)\n){1,100}?\1[ \t]*(?:\r?\n|$)"
)
_CAPTION = re.compile(
    r"(?:\[?\(?(?:file )?(?:photo|image|picture|video|caption|graphic|illustration)s?\b\s*"
    r"(?:credit|source|by|:|/|courtesy)|"
    r".{0,400}(?:\((?:file )?(?:photo|image|picture)[^)]{0,60}\)|"
    r"(?:photo|image|picture|credit)s?(?: by| credit)?: .{2,60}|"
    r"(?:AP|AFP|Reuters|Getty|EPA)(?: Images)?(?: ?/ ?| Photo)[^.]{0,60})\s*$)",
    re.IGNORECASE,
)
#: One of these is in every caption: the pattern is long, and few paragraphs need it.
_CAPTION_SIGNS = ("photo", "image", "picture", "video", "caption", "graphic", "illustration", "credit", "/")
_SUMMARY = re.compile(
    r"(?:key (?:points|takeaways|facts)|in (?:short|brief)|summary|highlights|at a glance)\s*:?\s*$", re.IGNORECASE
)

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")
_OPENERS = frozenset("\"'“‘([«")
#: Abbreviations after which a capital letter does not begin a sentence.
_TITLES = frozenset(
    (
        "mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. govs. gen. lt. col. sgt. capt. maj. cmdr. adm. brig. cpl. "
        "pvt. det. insp. supt. rev. fr. hon. st. ste. mt. ft. no. nos. vs."
    ).split()
)
#: Words that begin a sentence after an abbreviation such as "U.S." more often than they follow it in a name.
_STARTERS = frozenset(
    (
        "the a an in on at it he she they we i but and this that these those there his her its their our after before "
        "when while if as for from by with to since although however meanwhile some many most all no not what who how "
        "why one two"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Segments:
    """The outline of a text: every sentence in order, what was set aside, and the title if it has one."""

    title: Span | None
    sentences: tuple[Sentence, ...]
    set_aside: tuple[SetAside, ...]


def segment(text: str, tokens: Sequence[Token], *, continued: bool = False) -> Segments:
    """Outline of a text, without a title where it is `continued` from another.

    Set-aside spans and sentences never overlap; both are in order of the text.
    """
    paragraphs = list(_paragraphs(text, tokens))
    aside = dict(_set_aside(text, paragraphs))
    read = [p for i, p in enumerate(paragraphs) if i not in aside]
    title_at = (
        0
        if len(read) > 1 and not continued and _is_heading(text, tokens, read[0]) and read[0].end - read[0].start <= 240
        else None
    )
    title = Span(read[0].start, read[0].end) if title_at is not None else None
    kinds: dict[_Paragraph, SentenceKind] = {}
    repeated = None
    if title is not None:
        kinds[read[0]] = "title"
        words = _folded(text, title)
        repeated = next(
            (i for i, p in enumerate(read) if 0 < i < 12 and _folded(text, Span(p.start, p.end)) == words), None
        )
    if repeated is not None:
        # What stands between a title and its repetition is the standfirst: it tells the news in advance.
        kinds |= dict.fromkeys(read[1:repeated], "summary")
        aside[paragraphs.index(read[repeated])] = "repeated title"
    in_summary = False
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        if number in aside:
            continue
        kind = kinds.get(paragraph)
        words_of = text[paragraph.start : paragraph.end]
        if kind is None:
            bullet = bool(_BULLET.match(words_of))
            in_summary = bool(_SUMMARY.match(words_of)) or (in_summary and bullet)
            if in_summary:
                kind = "summary"
            elif len(words_of) < 500 and _is_caption(words_of):
                kind = "caption"
            elif _is_heading(text, tokens, paragraph) and len(paragraphs) > 1:
                kind = "heading"
            else:
                kind = "prose"
        sentences.extend(_sentences(tokens, paragraph, number, kind))
    return Segments(
        title,
        tuple(sentences),
        tuple(_merged(SetAside(paragraphs[i].start, paragraphs[i].end, why) for i, why in sorted(aside.items()))),
    )


def _paragraphs(text: str, tokens: Sequence[Token]) -> Iterator[_Paragraph]:
    """Lines with a word in them, joined where the text is hard-wrapped."""
    spans: list[tuple[int, int]] = []
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    wrapped = _is_wrapped(text, lines)
    for start, end in lines:
        stripped = text[start:end].strip()
        if not stripped:
            continue
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end = start + len(stripped)
        if wrapped and spans and "\n" not in text[spans[-1][1] : start].strip(" \t\r").replace("\n", "", 1):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    at = 0
    for start, end in spans:
        first = at
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        if at > first:
            yield _Paragraph(start, end, first, at)


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether single line breaks fall inside sentences: most full lines end without a stop, at one width."""
    broken = full = 0
    for (start, end), (next_start, _) in pairwise(lines):
        if text.count("\n", end, next_start) != 1:
            continue
        full += 1
        broken += end - start in WRAPPED_WIDTH and text[end - 1] not in '.!?:"”' and text[next_start].islower()
    return full >= 4 and broken / full > 0.4


def _set_aside(text: str, paragraphs: Sequence[_Paragraph]) -> Iterator[tuple[int, str]]:
    """Paragraphs that are not the article's own prose, each with the reason."""
    front = _FRONT_MATTER.match(text)
    for number, paragraph in enumerate(paragraphs):
        if front and paragraph.end <= front.end():
            yield number, "front matter"
    for number in range(_breadcrumb_length(text, paragraphs)):
        yield number, "breadcrumb"
    for number, paragraph in enumerate(paragraphs):
        line = text[paragraph.start : paragraph.end]
        if len(line) > 200:
            continue
        bare = _BULLET.sub("", line, count=1).strip()
        why = next((why for why, pattern in _FURNITURE if pattern.fullmatch(bare) and not _is_sentence(bare)), None)
        if why:
            yield number, why


def _breadcrumb_length(text: str, paragraphs: Sequence[_Paragraph]) -> int:
    """How many paragraphs at the top are the path to the page ("Home/", "• World >", and the bullet that ends it)."""
    length = 0
    for paragraph in paragraphs[:8]:
        line = text[paragraph.start : paragraph.end]
        if len(line) < 120 and (_TRAIL.match(line) or (_BULLET.match(line) and line.endswith(("/", ">", "»", "›")))):
            length += 1
        elif length and _BULLET.match(line) and _BULLET.match(text[paragraphs[0].start : paragraphs[0].end]):
            return length + 1
        else:
            break
    return length


def _is_sentence(line: str) -> bool:
    """A full stop and a verb's worth of words: "Share prices fell on Monday." is prose, "Share this" is not."""
    return line.endswith((".", "!", "?", '"', "”")) and len(line.split()) > 5


def _is_caption(line: str) -> bool:
    lower = line.lower()
    return any(sign in lower for sign in _CAPTION_SIGNS) and _CAPTION.match(line) is not None


def _is_heading(text: str, tokens: Sequence[Token], paragraph: _Paragraph) -> bool:
    last = paragraph.last - 1
    while last > paragraph.first and tokens[last].text in _CLOSERS:
        last -= 1
    end = tokens[last].text[-1]
    if end in _ENDS and not (end == "?" and paragraph.last - paragraph.first <= HEADING_WORDS):
        return False
    return paragraph.last - paragraph.first <= HEADING_WORDS + 6 and end not in ":;,"


def _sentences(tokens: Sequence[Token], paragraph: _Paragraph, number: int, kind: SentenceKind) -> Iterator[Sentence]:
    first = paragraph.first
    for at, token in enumerate(tokens[first : paragraph.last], first):
        if at < first:
            continue  # a closing mark of the sentence before
        length = at + 1 - first
        if token.text[-1] in _ENDS and _ends_sentence(tokens, at, paragraph.last):
            stop = at + 1
            while (
                stop < paragraph.last and tokens[stop].text in _CLOSERS and tokens[stop].start == tokens[stop - 1].end
            ):
                stop += 1
            yield Sentence(tokens[first].start, tokens[stop - 1].end, first, stop, number, kind)
            first = stop
        elif length >= LONGEST_SENTENCE - _NEAR and (token.text in ",;" or length >= LONGEST_SENTENCE):
            yield Sentence(tokens[first].start, token.end, first, at + 1, number, kind)
            first = at + 1
    if first < paragraph.last:
        yield Sentence(tokens[first].start, tokens[paragraph.last - 1].end, first, paragraph.last, number, kind)


def _ends_sentence(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the stop at a token ends a sentence."""
    word = tokens[at].text
    after = at + 1
    while after < last and tokens[after].text in _CLOSERS and tokens[after].start == tokens[after - 1].end:
        after += 1
    if after >= last:
        return True
    following = tokens[after]
    if following.start == tokens[after - 1].end and after == at + 1:
        return word[-1] in "!?" and following.text[0].isupper()  # "3.5", "Amazon.com": no break inside a word
    if len(word) > 1 and word[-1] == ".":
        return tokens[at].lower not in _TITLES and following.text[0].isupper() and following.lower in _STARTERS
    # A single initial ("John F. Kennedy") does not end a sentence.
    if (
        word == "."
        and at
        and len(tokens[at - 1].text) == 1
        and tokens[at - 1].text.isupper()
        and tokens[at - 1].end == tokens[at].start
    ):
        return following.lower in _STARTERS
    return (
        following.text[0].isupper()
        or following.text[0].isdigit()
        or following.text[0] in _OPENERS
        or not following.text[0].isascii()
    )


def _folded(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].lower().split())


def _merged(spans: Iterator[SetAside]) -> Iterator[SetAside]:
    """Neighbouring spans with the same reason become one."""
    held: SetAside | None = None
    for span in spans:
        if held and held.why == span.why == "breadcrumb":
            held = SetAside(held.start, span.end, held.why)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
