"""Which stretches of words might be the name of a place? Proposals only; `geo.recognition` decides.

The longest match wins: a gazetteer name of up to six words, an exact form (a demonym, an abbreviation), a name
lengthened by a geographic noun ("Ohio River") or a direction ("North Dallas"), or an unknown run of capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from geo.article import Article
from geo.folding import fold
from geo.gazetteer import Exact, Gazetteer
from geo.lexicon import (
    CALENDAR,
    COMPASS,
    CONNECTORS,
    FEATURE_NOUNS,
    FUNCTION_WORDS,
    HOUSED_FEATURES,
    INSTITUTION_NOUNS,
    INSTITUTION_OF,
    UNIT_NOUNS,
    WATER_FEATURES,
)
from geo.place import Candidate
from geo.span import Sentence
from geo.tokens import Token

#: Words in the longest names worth looking up ("Democratic Republic of the Congo" has five).
LONGEST_NAME = 6
#: A text or sentence with this share of capitals says nothing by them: case is then taken from the lexicon.
SHOUTING_SHARE = 0.7
#: A direction belongs to the name of a large place only ("North Dallas", not "North Smallville").
DIRECTION_POPULATION = 20_000
#: Words by which a name is found again when its geographic noun or direction is not in the gazetteer.
_HEADS = UNIT_NOUNS | {"mountain", "creek", "hospital", "university", "department"}
#: Nouns in the plural that names of units share.
_SHARED_NOUNS = {"counties": "county", "parishes": "parish", "districts": "district"}
_FIRST_WORDS = COMPASS | {"upper", "lower", "greater", "downtown", "the", "lake", "mount", "central"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens `first` to `last` (half-open) that may be a name; `form` as in `geo.toponym.Mention`, or "unknown"."""

    first: int
    last: int
    sentence: int
    form: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What recognition needs of each token: its folded form, and whether it is written as a name."""

    tokens: tuple[Token, ...]
    folds: list[str]
    capital: list[bool]
    shouting: bool


def read_words(article: Article, gazetteer: Gazetteer) -> Words:
    """Folded forms and capitals of all tokens; where everything is in capitals, those of words that could be names."""
    memory: dict[str, str] = {}
    folds = []
    capital = []
    for text, _, _, lower in article.tokens:
        key = memory.get(text)
        if key is None:
            key = memory[text] = fold(lower) if lower[0].isalnum() else ""
        folds.append(key)
        capital.append(text[0].isupper())
    shouting = _shouts(article.tokens)
    common = gazetteer.common_words
    for sentence in article.sentences:
        if shouting or (
            sentence.kind in ("title", "heading") and _shouts(article.tokens[sentence.first : sentence.last])
        ):
            for at in range(sentence.first, sentence.last):
                lower = article.tokens[at].lower
                if lower in common or lower in FUNCTION_WORDS:
                    capital[at] = False
    return Words(article.tokens, folds, capital, shouting)


def _shouts(tokens: tuple[Token, ...]) -> bool:
    words = [t.text for t in tokens if t.text[0].isalpha() and len(t.text) > 1]
    return len(words) > 2 and sum(word.isupper() for word in words) > SHOUTING_SHARE * len(words)


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
                keys.update(key for _, key in ends[at])
    found = gazetteer.by_keys(keys)
    counties = _named_together(words, gazetteer)
    return [
        proposal
        for number, sentence in enumerate(article.sentences)
        for proposal in _lengthen(
            [
                replace(p, form="feature", candidates=counties[p.first]) if p.first in counties else p
                for p in _matches(words, sentence, number, ends, found, exact, bound)
            ],
            words,
            sentence,
            gazetteer,
        )
    ]


def _ngrams(words: Words, at: int, last: int) -> Iterator[tuple[int, str]]:
    """Stretches that begin with the word at `at` and end with a capital, each with its key, shortest first."""
    tokens = words.tokens
    parts = [words.folds[at]]
    if parts[0]:
        yield at + 1, parts[0]
    end = at + 1
    while end < last and len(parts) < LONGEST_NAME:
        token = tokens[end]
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
        text = tokens[at].text if end == at + 1 else " ".join(t.text for t in tokens[at:end])
        if text in bound:
            return Proposal(at, end, number, "abbreviation", bound[text])
        form = exact.get(text)
        if form and (form.form != "postal" or (at and tokens[at - 1].text == ",")):
            return Proposal(at, end, number, "demonym" if form.form == "demonym" else "abbreviation", form.candidates)
        candidates = found.get(key, ())
        if not candidates:
            continue
        # "University of Texas" is listed as a suburb; in news it is the university, and Texas a part of its name.
        if end > at + 2 and tokens[at].lower in INSTITUTION_OF and tokens[at + 1].lower == "of":
            continue
        # In "Kansas State University" the state is Kansas.
        following = tokens[end] if end < len(tokens) else tokens[at]
        if (
            end == at + 2
            and tokens[end - 1].lower == "state"
            and following.lower in INSTITUTION_NOUNS
            and following.text[0].isupper()
        ):
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


def _bound_abbreviations(article: Article, words: Words, gazetteer: Gazetteer) -> dict[str, tuple[Candidate, ...]]:
    """Abbreviations that the article itself explains: "Pakistan-occupied Kashmir (POK)" binds POK from there on."""
    tokens = words.tokens
    bound: dict[str, tuple[Candidate, ...]] = {}
    for at in range(2, len(tokens) - 1):
        short = tokens[at].text
        if (
            tokens[at - 1].text != "("
            or tokens[at + 1].text != ")"
            or not (2 <= len(short) <= 6 and sum(map(str.isupper, short)) > 1)
        ):
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


def _lengthen(proposals: list[Proposal], words: Words, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """Join names with the geographic noun or direction that belongs to them."""
    tokens = words.tokens
    skip_to = -1
    held: list[Proposal] = []
    for at, proposal in enumerate(proposals):
        if proposal.first < skip_to:
            continue
        end = _feature_end(proposals, at, words, sentence, gazetteer)
        if end is not None:
            held.append(
                Proposal(
                    proposal.first, end, proposal.sentence, "feature",
                    _feature_candidates(words, proposal, end, gazetteer),
                )
            )  # fmt: skip
            skip_to = end
            continue
        before = proposal.first - 1
        if (
            before >= sentence.first
            and words.capital[before]
            and tokens[before].lower in COMPASS
            and _takes_direction(proposal)
            and not (held and held[-1].last > before and held[-1].first < before)
        ):
            if held and held[-1].first == before:
                held.pop()
            proposal = replace(proposal, first=before)
        held.append(proposal)
    yield from held


def _takes_direction(proposal: Proposal) -> bool:
    """ "North Dallas", "Eastern Ghouta"; not "North Smallville"."""
    if proposal.form == "name":
        return proposal.candidates[0].place.population > DIRECTION_POPULATION
    return proposal.form == "unknown" and proposal.last - proposal.first == 1


def _whole_is_known(words: Words, first: int, end: int, gazetteer: Gazetteer) -> bool:
    key = " ".join(filter(None, words.folds[first:end]))
    return bool(gazetteer.by_keys([key])[key])


def _feature_end(
    proposals: list[Proposal], at: int, words: Words, sentence: Sentence, gazetteer: Gazetteer
) -> int | None:
    """Where the longer name ends that this proposal begins ("Swat" in "Swat Valley"), or None."""
    tokens = words.tokens
    proposal = proposals[at]
    if proposal.form in ("demonym", "abbreviation"):
        return None
    first, last = proposal.first, proposal.last
    end = None
    if proposal.form == "unknown" and last - first > 1 and tokens[last - 1].lower in FEATURE_NOUNS:
        end = last
    reach = last
    for following in proposals[at + 1 :]:
        if following.first != reach or reach - first >= LONGEST_NAME or following.form == "demonym":
            break
        reach = following.last
        if tokens[reach - 1].lower in FEATURE_NOUNS:
            end = reach
    if end is None and last < sentence.last and words.capital[last] and tokens[last].lower in FEATURE_NOUNS:
        end = last + 1
    if end is None or (end == last and proposal.form == "name"):
        return None
    # "Toronto General Hospital" is in Toronto; a park or hall whose first word no gazetteer knows is a name of its own.
    if (
        proposal.form == "name"
        and tokens[end - 1].lower in HOUSED_FEATURES
        and not _whole_is_known(words, first, end, gazetteer)
    ):
        return None
    if end < sentence.last and words.capital[end] and tokens[end].lower in INSTITUTION_NOUNS:
        return None
    return end


def _feature_candidates(words: Words, proposal: Proposal, end: int, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places that bear the longer name, else those of the shorter one where the noun only says what it is."""
    key = " ".join(filter(None, words.folds[proposal.first : end]))
    if whole := gazetteer.by_keys([key])[key]:
        return whole
    noun = words.tokens[end - 1].lower
    if proposal.candidates and noun not in WATER_FEATURES and noun not in ("street", "road"):
        return proposal.candidates
    return shortened(key, gazetteer) if proposal.candidates and noun not in WATER_FEATURES else ()


def shortened(key: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Candidates of a name without its geographic noun or direction, where the whole has none."""
    parts = key.split()
    for _ in range(3):
        if len(parts) < 2:
            return ()
        if parts[-1] in _HEADS:
            parts = parts[:-1]
        elif parts[0] in _FIRST_WORDS:
            parts = parts[1:]
        else:
            return ()
        shorter = " ".join(parts)
        if found := gazetteer.by_keys([shorter])[shorter]:
            return found
    return ()
