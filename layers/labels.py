"""What is an event called? A few words of the text itself: "Pahalgam terror attack", "Attari crossing closed"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from geo.article import Article
from geo.tokens import Token
from geo.toponym import Toponym
from layers.inflection import verb_forms
from layers.locative import Locative
from layers.telling import Telling
from layers.times import MONTHS

#: A label is a name, not a sentence.
LONGEST = 72
_STOPS = frozenset(",.;:—()“”\"'‘’")
_ENDS = frozenset(
    "in at on of by after from to for with and or that which who when while as was were is are has had "
    "near over the a an 's into toward towards against if unless would will could may might should must failed "
    "there where have been be being even amid held took began saw".split()
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place for a label: the preposition that leads to it (may be empty), its name in the text, and its words."""

    tie: str
    name: str
    words: str


def as_printed(article: Article, toponym: Toponym, place: Locative) -> Where:
    """How the text itself says where: "near Gao", "in the Belgorod region", "10 km north of Uri", "along the Durand Line"."""
    tie = _TIES.get(place.relation, place.relation)
    if place.part is not None and place.part.kind == "moved":
        return Where("", toponym.name, place.part.words)
    if place.part is not None and place.part.kind == "offshore":
        off, rest = place.part.words.split(maxsplit=1)
        return Where(off.lower(), toponym.name, rest)
    if place.part is not None:
        word = place.part.words.split()[0]
        area = word.endswith("ern") or word == "central" or (word[0].isupper() and place.part.kind == "side")
        owned = "'s " in place.part.words.replace("’", "'").partition(toponym.name)[2]
        bare = (area and place.part.kind != "coast") or owned or place.part.kind in ("way", "district")
        border = place.part.kind in ("border", "stretch", "road") and tie in ("in", "with", "between", "of")
        tie = "on" if border else "" if place.part.kind == "way" else tie
        return Where(tie, toponym.name, place.part.words if bare else f"the {place.part.words}")
    tokens = article.tokens
    unit = tokens[toponym.last].lower if toponym.last < len(tokens) else ""
    words = f"{toponym.name} {unit}" if unit in _UNITS else toponym.name
    if unit == "border" and toponym.last + 1 < len(tokens) and tokens[toponym.last + 1].lower in _UNITS:
        words = f"{words} {tokens[toponym.last + 1].lower}"
    if place.place.kind == "site":
        words = toponym.name
        words = " ".join(
            [words, *takewhile(_SITE_NOUNS.__contains__, (t.text for t in tokens[toponym.last : toponym.last + 3]))]
        )
    before = tokens[toponym.first - 1].lower if toponym.first else ""
    if before == "the" and (words != toponym.name or place.place.kind in _WITH_ARTICLE or _has_article(place)):
        words = f"the {words}"
    if before in ("a", "an") and tie == "at":
        tie = "in"  # "at a Kabul hotel"
    near = place.precision == "near" and tie not in _NEAR
    return Where("near" if near else tie, toponym.name, words)


#: Kinds whose names may have an article: "the West Bank", "the Netherlands"; "the Kharkiv and Sumy regions" gives Kharkiv none.
_WITH_ARTICLE = frozenset(("region", "water", "line", "site", "country"))


def _has_article(place: Locative) -> bool:
    return place.place.name.lower().startswith("the ")


#: Prepositions that read better by another in a name of an event.
_TIES = {
    "against": "on", "throughout": "in", "within": "in", "inside": "in", "into": "in", "over": "in", "above": "in",
    "beneath": "in", "under": "in", "toward": "towards",
}  # fmt: skip
_NEAR = frozenset("outside around off".split())
#: What may go on with the name of a site: "the Jenin refugee camp".
_SITE_NOUNS = frozenset(
    "refugee camp crossing border air base airport prison square mosque market station nuclear power plant port hospital "
    "bridge dam checkpoint".split()
)
_UNITS = frozenset("region province district state oblast governorate county department prefecture border".split())


def label_of(article: Article, telling: Telling, places: Sequence[Where]) -> str:
    """The label of an event from its leading telling and the places it is drawn at, those named in it left out."""
    if telling.pattern.part == "verb":
        words = _verb_label(article, telling)
    elif telling.pattern.words[-1] == "to":
        words = _vow(article, telling)  # "not hesitate to strike"
    else:
        words = _noun_label(article, telling)
    missing = [place for place in places if place.name not in words]
    missing = [p for n, p in enumerate(missing) if not any(p.name in other.words for other in missing[:n])]
    if missing and words.startswith("border ") and missing[0].words.startswith("the border "):
        words = missing[0].words.removeprefix("the ") + words.removeprefix("border")  # "Border with Belarus closed"
    elif missing:
        words = f"{words} {_tie(telling, missing[0].tie, words)} {_listed([place.words for place in missing])}"
    words = " ".join(words.split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[: LONGEST - 3].rsplit(" ", 1)[0] + "..."


def _tie(telling: Telling, tie: str, words: str) -> str:
    """ "Strike on Kharkiv", "shelling of Kharkiv", "displacement from Timbuktu", "town captured in Kivu"."""
    if tie == "to" and telling.layer == "diplomacy" and telling.pattern.part == "verb":
        return "in"  # "flew to Vilnius, where he met"
    if tie != "of" or telling.pattern.part == "noun":
        return tie
    if telling.layer == "diplomacy":
        return "to" if telling.pattern.lemma == "visit" else "in"
    if telling.layer == "borders" and telling.pattern.rule.label:
        return "in"
    if telling.layer == "humanitarian":
        return "to" if words.startswith("Aid") else "from"
    if telling.target is not None and not telling.pattern.rule.label:
        return "in"
    return "on" if words.split()[-1].lower() in _AIMED else tie


#: Nouns whose aim follows "on".
_AIMED = frozenset("strike attack raid fire assault advance rioting".split())


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
        if before.text == "-" and before.end < tokens[first].start:
            break  # "YANGON - Fighting"
        if before.text == "-" and first - 2 > sentence.first:
            first -= 2
            continue
        if (
            before.lower in _ENDS
            or before.text in _STOPS
            or before.lower.endswith(("ing", "ed", "'s"))
            or (before.lower.endswith("ly") and before.lower not in _ADJECTIVES)
            or before.lower in MONTHS
            or before.text[0].isdigit()
        ):
            break
        acts = first - 2 >= sentence.first and tokens[first - 2].lower in ("to", "will", "would")
        if before.lower in _VAGUE or acts:
            break
        first -= 1
    return _text(article, first, telling.last)


_ADJECTIVES = frozenset("deadly early friendly daily weekly".split())
_VAGUE = frozenset(
    (
        "another this that these those any no his her their its our several many some more new separate "
        "latest recent two three four "
        "five six seven eight nine ten out up drew given made taken following since during against before "
        "about against under over"
    ).split()
)


def _vow(article: Article, telling: Telling) -> str:
    """The words of a threat and what is threatened: "vowed to retake the port"."""
    last = telling.last
    while (
        last < article.sentences[telling.sentence].last
        and last - telling.last < 5
        and article.tokens[last].text not in _STOPS
    ):
        last += 1
    while last > telling.last and article.tokens[last - 1].lower in _ENDS | _DETERMINERS:
        last -= 1  # "vowed revenge for the death of"
    return _text(article, telling.first, last)


def _fired(article: Article, telling: Telling) -> str:
    """What was fired, as an adjective: "Drone", "Missile and drone"; empty where the text does not say."""
    sentence = article.sentences[telling.sentence]
    near = article.tokens[max(sentence.first, telling.first - REACH) : min(sentence.last, telling.last + REACH)]
    return " and ".join(dict.fromkeys(_ARMS[token.lower] for token in near if token.lower in _ARMS))


#: How near to a verb what was fired must be named, in tokens.
REACH = 8
_ARMS = {
    "drone": "drone", "drones": "drone", "missile": "missile", "missiles": "missile", "rocket": "rocket",
    "rockets": "rocket", "artillery": "artillery", "warplanes": "air", "jets": "air", "airstrike": "air",
}  # fmt: skip


def _verb_label(article: Article, telling: Telling) -> str:
    """The object with the participle ("Attari land border crossing closed"), else the verb as a noun."""
    tokens = article.tokens
    sentence = article.sentences[telling.sentence]
    head, *rest = telling.pattern.lemma.split()
    prefix, hyphen, stem = head.rpartition("-")
    rest = [word for word in rest if word != "*"]
    if telling.layer == "threats" and not telling.pattern.rule.label:
        return _vow(article, telling)
    if telling.layer == "policing" and telling.pattern.rule.layer != "policing":
        return f"Police {head}"
    if telling.pattern.rule.label == "Strike":
        return f"{_fired(article, telling)} strike"
    if telling.target is None or telling.pattern.rule.label:
        return telling.pattern.rule.label or " ".join((prefix + hyphen + verb_forms(stem).gerund, *rest))
    done = " ".join((prefix + hyphen + verb_forms(stem).participle, *rest))
    first, last = telling.target
    if telling.first < first < telling.last:
        first = telling.first + 1  # "ordered two envoys out of"
        while first < last - 1 and tokens[first].lower in _DETERMINERS:
            first += 1
    elif first >= telling.last:
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
