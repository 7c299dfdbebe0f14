"""Which stretches of words might be the name of a place? Proposals only; `geo.recognition` decides.

The longest match wins: a gazetteer name of up to six words, an exact form (a demonym, an abbreviation), a name
lengthened by a geographic noun ("Ohio River") or a direction ("North Dallas"), or an unknown run of capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from geo.article import Article
from geo.gazetteer import Exact, Gazetteer
from geo.lengthening import LONGEST_NAME, lengthen
from geo.lexicon import CALENDAR, CONNECTORS, FUNCTION_WORDS, INSTITUTION_OF
from geo.place import Candidate
from geo.proposal import ARABIC_ARTICLES, Proposal, Words
from geo.span import Sentence

#: Nouns in the plural that names of units share.
_SHARED_NOUNS = {"counties": "county", "parishes": "parish", "districts": "district"}

#: Plain words that make the name of a site out of the name before them.
_SITE_WORDS = frozenset(
    (
        "border crossing crossings refugee displacement displaced camp nuclear power plant air naval military base airbase oil "
        "gas terminal refinery port airport prison dam bridge mosque temple steelworks steel checkpoint garrison shrine"
    ).split()
)

_SAINTS = frozenset("san santa santo sao saint".split())

#: Words before "the" and a name that only go with water.
_BY_WATER = frozenset("along across crossed crossing crosses cross over down up beside".split())
_BANKS = frozenset("bank banks shore shores mouth side".split())


def propose(article: Article, words: Words, gazetteer: Gazetteer) -> list[Proposal]:
    """Every stretch that may be a place name, in order, none overlapping."""
    exact = gazetteer.exact
    bound = _bound_abbreviations(article, words, gazetteer)
    ends: dict[int, list[tuple[int, str]]] = {}
    keys: set[str] = set()
    for sentence in article.sentences:
        for at in range(sentence.first, sentence.last):
            if words.capital[at]:
                ends[at] = list(_ngrams(words, at, sentence.last))
                keys.update([key for _, key in ends[at]])
                if words.tokens[at].text in ARABIC_ARTICLES:
                    keys.update([_bare(key) for _, key in ends[at]])
    found = gazetteer.by_keys(keys)
    counties = _named_together(words, gazetteer)
    return [
        proposal
        for number, sentence in enumerate(article.sentences)
        for proposal in lengthen(
            [
                replace(p, form="feature", candidates=counties[p.first])
                if p.first in counties
                else _with_river(_with_site(p, words, sentence, gazetteer), words, sentence, gazetteer)
                for p in _longer_saints(
                    list(_matches(words, sentence, number, ends, found, exact, bound)), words, gazetteer
                )
            ],
            words,
            sentence,
            gazetteer,
        )
    ]


def _with_site(proposal: Proposal, words: Words, sentence: Sentence, gazetteer: Gazetteer) -> Proposal:
    """The name with the site that the plain words behind it make of it: the Rafah of "the Rafah crossing"."""
    tokens = words.tokens
    end = proposal.last
    if proposal.form not in ("name", "unknown") or end >= sentence.last or tokens[end].text not in _SITE_WORDS:
        return proposal
    key = " ".join(filter(None, words.folds[proposal.first : end]))
    keys = []
    while end < sentence.last and tokens[end].text in _SITE_WORDS:
        keys.append(key := f"{key} {words.folds[end]}")
        end += 1
    found = gazetteer.by_keys(keys)
    sites = next((found[key] for key in reversed(keys) if found[key] and found[key][0].place.kind == "site"), ())
    return replace(proposal, form="name", candidates=sites) if sites else proposal


def _longer_saints(proposals: list[Proposal], words: Words, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """ "San Francisco Chinameca" is another town than San Francisco: a saint's name goes on with the name behind it."""
    common = gazetteer.common_words
    skipped = False
    for proposal, after in pairwise([*proposals, None]):
        assert proposal is not None
        if skipped:
            skipped = False
        elif (
            after is not None
            and proposal.form == "name"
            and after.form == "unknown"
            and after.first == proposal.last
            and words.folds[proposal.first] in _SAINTS
            and words.tokens[after.first].lower not in common
        ):
            skipped = True
            yield Proposal(proposal.first, after.last, proposal.sentence, "unknown", ())
        else:
            yield proposal


def _with_river(proposal: Proposal, words: Words, sentence: Sentence, gazetteer: Gazetteer) -> Proposal:
    """The river where only its name stands: "along the Dnipro", "the east bank of the Dnipro"; not the city of that name."""
    tokens, the, end = words.tokens, proposal.first - 1, proposal.last
    if proposal.form != "name" or proposal.candidates[0].place.kind != "town" or the <= sentence.first:
        return proposal
    before = tokens[the - 1].lower
    by_water = before in _BY_WATER or (before == "of" and tokens[the - 2].lower in _BANKS)
    # "Across the Dnipro region" goes on with a noun that the name describes.
    described = end < sentence.last and tokens[end].text.isalpha() and tokens[end].lower not in FUNCTION_WORDS
    if tokens[the].lower != "the" or not by_water or described:
        return proposal
    key = f"{' '.join(filter(None, words.folds[proposal.first : end]))} river"
    rivers = tuple(c for c in gazetteer.by_keys([key])[key] if c.place.kind == "line")
    return replace(proposal, candidates=rivers) if rivers else proposal


def _ngrams(words: Words, at: int, last: int) -> Iterator[tuple[int, str]]:
    """Stretches that begin with the word at `at` and end with a capital, each with its key, shortest first."""
    tokens = words.tokens
    parts = [words.folds[at]]
    if parts[0]:
        yield at + 1, parts[0]
    end = at + 1
    while end < last and len(parts) < LONGEST_NAME:
        token = tokens[end]
        if token.lower == "'s":  # "People's Republic of China", and "St. John's" as a whole
            parts[-1] += "s"
            end += 1
            if parts[0] == "saint":
                yield end, " ".join(parts)
            continue
        if token.text == "Co." and words.capital[end - 1]:  # "Loudon Co."
            yield end + 1, f"{' '.join(parts)} county"
            return
        if (
            token.text in "-–"
            and end + 1 < last
            and tokens[end + 1].start == token.end
            and token.start == tokens[end - 1].end
        ):
            end += 1
        key = words.folds[end]
        if not key or not (words.capital[end] or tokens[end].lower in CONNECTORS or tokens[end - 1].text in "-–"):
            return
        parts.append(key)
        end += 1
        if words.capital[end - 1] or tokens[end - 2].text in "-–":
            yield end, " ".join(parts)


def _matches(
    words: Words,
    sentence: Sentence,
    number: int,
    ends: dict[int, list[tuple[int, str]]],
    found: dict[str, tuple[Candidate, ...]],
    exact: dict[str, Exact],
    bound: dict[str, tuple[Candidate, ...]],
) -> Iterator[Proposal]:
    """Longest matches from left to right; runs of capitals that nothing knows are proposed as unknown."""
    tokens = words.tokens
    at = sentence.first
    unknown = None
    while at < sentence.last:
        hit = None
        if words.capital[at]:
            hit = _longest(words, at, number, ends[at], found, exact, bound)
        if (
            hit is None
            and words.capital[at]
            and tokens[at].lower not in FUNCTION_WORDS
            and tokens[at].lower not in CALENDAR
        ):
            unknown = at if unknown is None else unknown
            at += 1
            continue
        if unknown is not None:
            yield Proposal(unknown, at, number, "unknown", ())
            unknown = None
        if hit is None:
            at += 1
        else:
            yield hit
            at = hit.last
    if unknown is not None:
        yield Proposal(unknown, sentence.last, number, "unknown", ())


def _longest(
    words: Words,
    at: int,
    number: int,
    ends: list[tuple[int, str]],
    found: dict[str, tuple[Candidate, ...]],
    exact: dict[str, Exact],
    bound: dict[str, tuple[Candidate, ...]],
) -> Proposal | None:
    tokens = words.tokens
    for end, key in reversed(ends):
        text = tokens[at].text if end == at + 1 else " ".join([t.text for t in tokens[at:end]])
        if text in bound:
            return Proposal(at, end, number, "abbreviation", bound[text])
        form = exact.get(text)
        if form and (form.form != "postal" or (at and tokens[at - 1].text == ",")):
            return Proposal(at, end, number, "demonym" if form.form == "demonym" else "abbreviation", form.candidates)
        candidates = found.get(key, ())
        if not candidates and tokens[at].text in ARABIC_ARTICLES and end > at + 1:
            candidates = found.get(_bare(key), ())
        if not candidates:
            continue
        # "The Vatican" is the Vatican; "The Hague" is no Hague.
        rest = found.get(key.removeprefix("the "), ()) if tokens[at].lower == "the" else ()
        if rest and rest[0].place.id == candidates[0].place.id:
            continue
        # "University of Texas" is listed as a suburb; in news it is the university, and Texas a part of its name.
        if end > at + 2 and tokens[at].lower in INSTITUTION_OF and tokens[at + 1].lower == "of":
            continue
        # In "Kansas State University" and "Kansas State Police" the state is Kansas.
        following = tokens[end].text if end < len(tokens) else ""
        if end == at + 2 and tokens[end - 1].lower == "state" and following[:1].isupper():
            continue
        if end == at + 1:
            token = tokens[at]
            if token.lower in FUNCTION_WORDS and not (words.shouting or len(token.text) > 3):
                continue
            # Two or three capitals are an abbreviation of something else unless a hand table has them.
            if not words.shouting and token.text.isupper() and len(token.text) <= 3 and candidates[0].quality < 3:
                continue
        return Proposal(at, end, number, "name", candidates)
    return None


def _bare(key: str) -> str:
    """A key without the article it begins with."""
    return key.partition(" ")[2]


def _bound_abbreviations(article: Article, words: Words, gazetteer: Gazetteer) -> dict[str, tuple[Candidate, ...]]:
    """Abbreviations that the article itself explains: "Pakistan-occupied Kashmir (POK)" binds POK from there on."""
    tokens = words.tokens
    bound: dict[str, tuple[Candidate, ...]] = {}
    for at, before in enumerate(tokens[1:-2], 2):
        if before.text != "(" or tokens[at + 1].text != ")":
            continue
        short = tokens[at].text
        if not (2 <= len(short) <= 6 and sum(map(str.isupper, short)) > 1):
            continue
        letters = short.upper()
        for length in range(len(letters) + 2, 0, -1):
            first = at - 1 - length
            if first < 0 or not words.capital[first]:
                continue
            key = " ".join(filter(None, words.folds[first : at - 1]))
            parts = key.split()
            initials = {
                "".join(part[0] for part in parts),
                "".join(part[0] for part in parts if part not in CONNECTORS),
            }
            if letters.lower() in initials:
                candidates = gazetteer.by_keys([key])[key]
                if candidates:
                    bound[short] = candidates
                break
    return bound


def _named_together(words: Words, gazetteer: Gazetteer) -> dict[int, tuple[Candidate, ...]]:
    """Names that share one noun: each of "Clarke, Madison and Oconee counties" is a county. By first token."""
    tokens = words.tokens
    units = {}
    for noun, token in enumerate(tokens):
        if token.text not in _SHARED_NOUNS:
            continue
        at = noun - 1
        while at >= 0 and (words.capital[at] or tokens[at].text in (",", "and", "&")):
            key = f"{words.folds[at]} {_SHARED_NOUNS[token.text]}"
            if words.capital[at] and not (at and words.capital[at - 1]) and (found := gazetteer.by_keys([key])[key]):
                units[at] = found
            at -= 1
    return units
