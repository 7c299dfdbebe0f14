"""Which words evoke an event? One look-up of every token in a dictionary; patterns only where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geo.article import Article
from geo.tokens import Token
from layers.clauses import FORMS_OF_BE
from layers.definition import Definition, Rule
from layers.inflection import plural, verb_forms
from layers.lexicon import load_lexicon
from layers.times import WEEKDAYS

Part = Literal["verb", "noun"]
Form = Literal["base", "third", "past", "gerund", "singular", "plural"]

#: A "*" in a trigger stands for at most so many words: "put the Indus Waters Treaty on hold".
GAP = 6


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of one trigger as words in lower case; hyphens count as spaces."""

    words: tuple[str, ...]
    part: Part
    form: Form
    lemma: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger in the text: tokens `first` to `last` (half-open) of sentence `sentence`.

    `patterns` are the readings of these words that grammar allows, longest and most specific first.
    """

    sentence: int
    first: int
    last: int
    patterns: tuple[Pattern, ...]


Index = dict[str, tuple[Pattern, ...]]


@lru_cache(maxsize=8)
def index_of(definitions: tuple[Definition, ...]) -> Index:
    """Every pattern of the definitions under its first word, longest first."""
    index: dict[str, list[Pattern]] = {}
    for definition in definitions:
        for rule in definition.rules:
            for pattern in _patterns(rule):
                index.setdefault(pattern.words[0], []).append(pattern)
    return {
        word: tuple(sorted(found, key=lambda p: (-len(p.words), p.rule.reference))) for word, found in index.items()
    }


def _patterns(rule: Rule) -> list[Pattern]:
    found = []
    for lemma in rule.verbs:
        head, *rest = lemma.split()
        *prefix, stem = head.split("-")
        forms = verb_forms(stem)
        by_form: tuple[tuple[Form, str], ...] = (
            ("base", forms.base), ("third", forms.third), ("past", forms.past), ("past", forms.participle),
            ("gerund", forms.gerund),
        )  # fmt: skip
        tail = " ".join(rest).replace("-", " ").split()
        found += [Pattern((*prefix, word, *tail), "verb", form, lemma, rule) for form, word in dict.fromkeys(by_form)]
    for lemma in rule.nouns:
        spaced = lemma.replace("-", " ")
        many = plural(spaced)
        found.append(Pattern(tuple(spaced.split()), "noun", "singular", lemma, rule))
        if not spaced.endswith("s"):
            found.append(Pattern(tuple(many.split()), "noun", "plural", lemma, rule))
        head, *rest = spaced.split()
        if rest and rest[0] in _LINKS:  # "threats of war", "calls for calm"
            found.append(Pattern((plural(head), *rest), "noun", "plural", lemma, rule))
    return found


_LINKS = frozenset("of for to".split())


def find_triggers(article: Article, definitions: tuple[Definition, ...]) -> list[Hit]:
    """Triggers of an article in reading order; of overlapping ones the longest stands."""
    index = index_of(definitions)
    tokens = article.tokens
    hits = []
    for number, sentence in enumerate(article.sentences):
        end = sentence.first
        for at, token in enumerate(tokens[sentence.first : sentence.last], sentence.first):
            found = index.get(token.lower)
            if not found or at < end:
                continue
            hit = _hit_at(tokens, at, sentence.first, sentence.last, number, found)
            if hit:
                hits.append(hit)
                end = hit.last
    return hits


def _hit_at(
    tokens: Sequence[Token], at: int, first: int, last: int, number: int, found: tuple[Pattern, ...]
) -> Hit | None:
    if _is_name(tokens, at, first, last):
        return None
    longest: list[Pattern] = []
    end = 0
    second = tokens[at + 1].lower if at + 1 < last else ""
    for pattern in found:
        if len(pattern.words) == 1:
            stop = at + 1
        elif pattern.words[1] in (second, "*") or second == "-":
            stop = _match(tokens, at, last, pattern.words)
        else:
            continue
        if stop and stop >= end and _grammatical(tokens, at, stop, first, last, pattern):
            if stop > end:
                longest, end = [], stop
            longest.append(pattern)
    return Hit(number, at, end, tuple(longest)) if longest else None


def _match(tokens: Sequence[Token], at: int, last: int, words: tuple[str, ...]) -> int:
    """Where a pattern of several words that begins at a token ends (exclusive), or 0."""
    at += 1
    for index, word in enumerate(words[1:], 1):
        if word == "*":
            stop = next((i for i in range(at, min(at + GAP + 1, last)) if tokens[i].lower == words[index + 1]), None)
            if stop is None:
                return 0
            at = stop
            continue
        if at < last and tokens[at].text == "-":
            at += 1
        if at >= last or tokens[at].lower != word:
            return 0
        at += 1
    return at


def _is_name(tokens: Sequence[Token], at: int, first: int, last: int) -> bool:
    """Whether a word is part of a name: "Strike Force", "Shell", "March"; capitals in a sentence that is not a headline."""
    text = tokens[at].text
    if not text[0].isupper() or text.isupper() or at == first or tokens[at - 1].text in _OPENING:
        return False
    words = [token.text for token in tokens[first:last] if len(token.text) > 3 and token.text[0].isalpha()]
    return text == "March" or sum(word[0].islower() for word in words) * 2 >= len(words)


_OPENING = frozenset("\"'“‘(:—–-•*")
_DETERMINERS = frozenset(
    (
        "a an the this that these those his her its their our my your no any each every some several many two three four "
        "five six seven eight nine ten another 's all both such more most first second third last next latest recent"
    ).split()
)
_PRONOUNS = frozenset("he she it they we i you who which that and".split())
_AUXILIARIES = frozenset(
    (
        "will would shall should can could may might must to not never they'll we'll he'll i'll you'll it'll don't "
        "didn't won't wouldn't can't couldn't cannot did do does doesn't let"
    ).split()
)
_PREPOSITIONS = frozenset(
    "of in on at by for with from after before against during between over under amid following about into since "
    "without despite as through near to across around".split()
)
_OBJECT_STARTS = frozenset(
    "a an the his her its their our him them us it me people two three four five six seven eight nine ten "
    "several dozens hundreds some many more".split()
)
_PLURAL_SUBJECTS = frozenset(("people", "police", "men", "women", "children", "militia", "taliban", "gunmen", ""))


def _grammatical(tokens: Sequence[Token], at: int, stop: int, first: int, last: int, pattern: Pattern) -> bool:
    """Whether the words around a trigger let it be the part of speech that the pattern wants."""
    if pattern.part == "noun" and len(pattern.words) > 1:
        return True
    verbal = _is_verbal(tokens, at, stop, first, last, pattern.form)
    return verbal == (pattern.part == "verb")


def _is_verbal(tokens: Sequence[Token], at: int, stop: int, first: int, last: int, form: Form) -> bool:
    before = tokens[at - 1].lower if at > first else ""
    if before == "-" and at - 2 >= first:
        return False
    after = tokens[stop] if stop < last else None
    word = tokens[at].lower
    if before in _AUXILIARIES:
        return form in ("base", "singular") or before != "to"
    if word.endswith("ed") or form == "past":
        return before not in _DETERMINERS or word.endswith("ed")
    if before not in _DETERMINERS and (
        (form == "third" and word in _NEVER_NOUNS)
        or (form == "base" and word in _NEVER_NOUNS and before.endswith("s"))
        or (form == "third" and word in _SELDOM_NOUNS and at > first and _acts(tokens[at - 1]))
    ):
        return True  # "NATO condemns attack", "the minister calls for restraint"
    if before in _DETERMINERS or before.endswith(("al", "ous", "ive", "ly", "ish", "ary", "ic", "less", "ful")):
        return False
    opens = after is not None and (
        after.lower in _OBJECT_STARTS
        or after.text[0].isdigit()
        or (after.text[0].isupper() and not after.text.isupper() and after.lower not in WEEKDAYS)
        or bool(load_lexicon().classes(after.lower) & _OBJECT_CLASSES)
    )
    if word.endswith("ing"):
        if before in FORMS_OF_BE or (stop - at > 1 and before in _PREPOSITIONS):
            return True  # "accused of opening fire"
        if after is not None and (after.lower in _FINITE or after.lower.endswith("ed")):
            return False
        return before in (",", "") or opens or (before == "and" and (after is None or after.lower not in _PREPOSITIONS))
    if before in _PRONOUNS and before not in ("and", "that"):
        return True
    if before in _PREPOSITIONS:
        return False
    if form == "base" and not (before.endswith("s") or before in _PLURAL_SUBJECTS):
        return False
    return opens


def _acts(before: Token) -> bool:
    """Whether a word is surely the subject of what follows: a person, a body or its initials."""
    initials = len(before.text) > 1 and before.text.isupper()
    return initials or bool(load_lexicon().classes(before.lower) & _SUBJECT_CLASSES)


_SUBJECT_CLASSES = frozenset(("people", "police", "official", "state_force"))
#: Present forms that are no nouns, and some that are seldom nouns behind a person or a body; general English.
_NEVER_NOUNS = frozenset(
    form
    for lemma in (
        "condemn denounce deplore threaten warn expel detain apprehend deport extradite imprison acquit indict urge reject "
        "free agree meet sever impose suspend ratify renounce revoke resume reopen freeze vow swear recognise recognize "
        "adopt approve accept summon recall blacklist accuse"
    ).split()
    for form in verb_forms(lemma)[:2]
)
_SELDOM_NOUNS = frozenset("calls demands jails bans cuts remains lifts breaks holds charges sentences".split())
#: Verbs of which a form in "-ing" is the subject: "fighting went on", "shelling was heard".
_FINITE = frozenset(
    "is are was were has had will would went goes broke breaks began begins rages shook hit left spread came may".split()
)
_OBJECT_CLASSES = frozenset(("people", "structure", "state_force", "armed_group", "frontier"))
