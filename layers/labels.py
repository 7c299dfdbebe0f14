"""What is an event called? A few words of the text itself: "Pahalgam terror attack", "Attari crossing closed"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.article import Article
from geo.tokens import Token
from layers.inflection import verb_forms
from layers.telling import Telling

#: A label is a name, not a sentence.
LONGEST = 72
_STOPS = frozenset(",.;:—()“”\"'‘’")
_ENDS = frozenset(
    "in at on of by after from to for with and or that which who when while as was were is are has had "
    "near the a an 's into if unless would will could may might should must failed".split()
)


def label_of(article: Article, telling: Telling, names: Sequence[str], *, tie: str) -> str:
    """The label of an event from its leading telling and the names of its places as printed, tied by "in", "near" or "of"."""
    words = _noun_label(article, telling) if telling.pattern.part == "noun" else _verb_label(article, telling)
    if tie == "of" and telling.target is not None and not telling.pattern.rule.label:
        tie = "in"
    missing = [name for name in dict.fromkeys(names) if name not in words]
    if missing:
        words = f"{words} {tie} {_listed(missing)}"
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[: LONGEST - 3].rsplit(" ", 1)[0] + "..."


def _listed(names: Sequence[str]) -> str:
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} other places"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _text(article: Article, first: int, last: int) -> str:
    return " ".join(article.text[article.tokens[first].start : article.tokens[last - 1].end].split())


def _noun_label(article: Article, telling: Telling) -> str:
    """The noun with the modifiers before it, back to its determiner."""
    tokens = article.tokens
    sentence = article.sentences[telling.sentence]
    first = telling.first
    while first > sentence.first and telling.first - first < 4:
        before = tokens[first - 1]
        if before.text == "-" and first - 2 > sentence.first:
            first -= 2
            continue
        if (
            before.lower in _ENDS
            or before.text in _STOPS
            or before.lower.endswith(("ing", "ed", "'s"))
            or before.text[0].isdigit()
        ):
            break
        if before.lower in _VAGUE:
            break
        first -= 1
    return _text(article, first, telling.last)


_VAGUE = frozenset(
    (
        "another this that these those any no his her their its our several many some more new separate "
        "latest recent two three four "
        "five six seven eight nine ten out up drew given made taken following since during against before "
        "about against under over"
    ).split()
)


def _verb_label(article: Article, telling: Telling) -> str:
    """The object with the participle ("Attari land border crossing closed"), else the verb as a noun."""
    tokens = article.tokens
    sentence = article.sentences[telling.sentence]
    head, *rest = telling.pattern.lemma.split()
    prefix, hyphen, stem = head.rpartition("-")
    rest = [word for word in rest if word != "*"]
    if telling.layer == "threats" and not telling.pattern.rule.label:
        last = telling.last
        while last < sentence.last and last - telling.last < 5 and tokens[last].text not in _STOPS:
            last += 1
        return _text(article, telling.first, last)
    if telling.target is None or telling.pattern.rule.label:
        return telling.pattern.rule.label or " ".join((prefix + hyphen + verb_forms(stem).gerund, *rest))
    done = " ".join((prefix + hyphen + verb_forms(stem).participle, *rest))
    first, last = telling.target
    if first >= telling.last:
        while last < sentence.last and last - first < 3 and not _ends(tokens[last]):
            last += 1
        first = telling.last
        while first < last - 1 and tokens[first].lower in _DETERMINERS:
            first += 1
    else:
        while first > sentence.first and last - first < 5 and not _ends(tokens[first - 1]):
            first -= 1
    return f"{_text(article, first, last)} {done}"


_DETERMINERS = frozenset("the a an its their his her all of on any".split())


def _ends(token: Token) -> bool:
    return token.text in _STOPS or token.lower in _ENDS
