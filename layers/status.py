"""How real is an event? Occurred, claimed, threatened, planned ...: decided by words that are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geo.tokens import Token
from layers.background import older_words
from layers.clauses import SAYING, breaks, clause_of
from layers.errands import errand_of, is_to_come
from layers.generic import measure_of, story_of
from layers.reading import Status
from layers.triggers import Hit, Pattern


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, and the words or the rule that decided it, in plain language."""

    status: Status
    because: str


def _table(**words: str) -> Mapping[str, Status]:
    return {word: status for status, listed in words.items() for word in listed.split()}  # type: ignore[misc]


#: Words that govern a noun trigger from its left, or the infinitive of a verb trigger.
#: Source: general English; each list is the word family of one meaning.
GOVERNORS = _table(
    threat="threat threats threaten threatens threatened threatening vow vows vowed vowing warn warns warned warning "
    "warnings swore sworn ultimatum pledged pledging",
    planned="prospect plan plans planned planning prepare prepares prepared preparing preparations upcoming scheduled schedule "
    "postpone postpones postponed postponing await awaits awaited awaiting plot plots plotted plotting conspiracy conspiring "
    "intend intends intended intention proposed propose proposal "
    "conspired expected decided decide agreed agree promised promise set due going ready aim aims aimed mulling "
    "ahead considering considers considered wants want wanted seeking seeks sought hoping hopes ordered order about "
    "poised offer offers offered authorised authorized authority mandate willing will would",
    called_for="call calls called calling urge urges urged urging demand demands demanded demanding appeal appeals "
    "appealed appealing request requests requested need needs needed ask asks asked asking invited should must ought "
    "advocating advocated proposes encouraged",
    conditional="possible possibility potential risk risks likely imminent could may might any "
    "future hypothetical fear fears feared fearing concern concerns worry worries worried capable able ability "
    "chance danger dangers avoidable talk rumours rumors speculation scenario scenarios "
    "simulated mock simulation drill drills",
    negated="no not never without prevent prevents prevented preventing avert averted averting avoid avoided avoiding "
    "foil foiled foiling thwart thwarted thwarting deter deterring neither nor rule ruled refuse refused refuses "
    "refusing evade evaded evading escape escaped resist resisted resisting reject rejected rejects failed fails fail "
    "lack didn't don't doesn't won't wouldn't can't cannot couldn't "
    "ban bans hasn't haven't hadn't isn't wasn't weren't aren't halt stop abandon abandoned abandoning cancelled "
    "canceled cancel instead ended end ending opposed oppose opposes opposing stopped stops",
    denied="deny denies denied denying denial",
    claimed="alleged allegedly purported reportedly suspected accuse accused accuses accusing claimed claims "
    "unconfirmed rumoured rumored apparently",
    past="anniversary commemorate commemorates commemorated commemorating commemoration remembering memorial previous "
    "past convicted sentenced acquitted trial infamous survivor survivors veteran veterans history historic legacy "
    "decades",
    generic="film films movie novel book video game documentary depicting depicts metaphor so-called",
)

#: Governors that hold for a noun only when they stand in its own phrase or right before its preposition:
#: "set", "about" and "agreed" mean plans before an infinitive, and nothing before a noun.
_INFINITIVE_ONLY = frozenset(
    (
        "set due going ready about expected decided decide agreed agree poised authorised authorized order ordered "
        "will would willing failed fails fail stopped stops stop hopes hoping aim aims aimed able invited mandate "
        "authority promise promised considered claimed claims could may might should must rule end ended ending "
        "instead halt encouraged refused refuses refuse"
    ).split()
)
#: Verbs before an infinitive that say the deed was done: "began to shell", "was forced to flee".
_DONE = frozenset(
    (
        "began begun continued continue continues forced managed started proceeded used helped help returned forcing "
        "resorted came gone went rushed able used using"
    ).split()
)
#: An attempt is a deed of its own: "tried to blow up the bridge".
_TRIED = frozenset(
    (
        "tried tries trying attempted attempts attempting attempt causes caused causing led effort efforts operation "
        "operations campaign battle offensive fight struggle"
    ).split()
)
#: "Rebels were said to have seized the town".
_REPORTED = frozenset("said reported believed thought alleged reportedly understood".split())
_MODALS: Mapping[str, Status] = {
    "will": "planned", "would": "planned", "shall": "planned", "'ll": "planned", "we'll": "planned",
    "they'll": "planned", "he'll": "planned", "i'll": "planned", "it'll": "planned", "won't": "negated",
    "wouldn't": "negated", "could": "conditional", "may": "conditional", "might": "conditional", "can": "conditional",
    "should": "called_for", "must": "called_for", "ought": "called_for", "cannot": "negated", "can't": "negated",
    "couldn't": "negated", "shouldn't": "negated", "let": "called_for",
}  # fmt: skip
_NEGATIONS = frozenset(
    (
        "not never didn't don't doesn't isn't wasn't weren't aren't hasn't haven't hadn't nobody none neither nor no hardly"
    ).split()
)
_LIGHT = frozenset("is are was were be been being has have had having do does did get gets got".split())
_ADVERBS = frozenset(
    "also then still again already even just soon often always only ever once twice first together later both all "
    "themselves himself itself now further back".split()
)
_CONDITIONS = frozenset("if unless provided".split())
_IN_CASE = frozenset((("in", "case"), ("event", "of"), ("in", "event"), ("should", "it")))
_UNDONE: frozenset[Status | None] = frozenset(("planned", "threat", "called_for", "negated", "conditional"))
#: Verbs with which a deed is told as a noun: "agreed to hold talks", "vowed to carry out an attack".
_LIGHT_VERBS = frozenset(
    "hold carry launch stage conduct mount impose sign reach resume start begin make open host lead commit".split()
)
_DOUBTS = frozenset(
    "asked ask asks asking wonder wondered know knows see clear unclear determine decide whether".split()
)
_PRESENT_BE = frozenset("is are 's they're we're".split())
_ONGOING = frozenset("ongoing continuing continued continues continue continuous underway raging rages".split())
_DENYING = frozenset("denied denies deny denying disputed disputes rejected rejects dismissed dismisses".split())
#: What follows where the denial is of what the sentence has told: "denied it", "rejected the claim".
_WHAT_WAS_SAID = frozenset("it this claim claims report reports allegation allegations account accusation".split())
#: How far left of a noun its governor may stand: "threatened a wave of new missile strikes".
REACH = 7


def status_of(
    tokens: Sequence[Token], first: int, last: int, hit: Hit, pattern: Pattern, *, news_year: int | None = None
) -> Judgement:
    """The status of the event that a trigger tells, in its sentence `first` to `last`.

    `news_year` is the newest year that the article names: deeds dated before it are past.
    """
    question = _question(tokens, first, last)
    if question:
        return question
    clause = clause_of(tokens, first, last, hit.first)
    condition = _condition(tokens, first, last, hit, clause, pattern)
    if condition:
        return condition
    own = pattern.rule.status
    found = _verb_group(tokens, first, hit) if pattern.part == "verb" else _governor(tokens, first, hit)
    if own == "threat":
        if found and found.status in ("negated", "conditional"):
            return found
        if (
            pattern.rule.response
            and pattern.part == "verb"
            and (found.status == "occurred" if found else pattern.form == "past")
        ):
            return Judgement("occurred", f'told as done: "{_words(tokens, hit)}"')
        return Judgement("threat", f'"{_words(tokens, hit)}" is a threat or a vow')
    if own:
        return found if found and found.status == "negated" else Judgement(own, f'"{_words(tokens, hit)}"')
    if pattern.part == "noun" and found is None:
        found = _predicate(tokens, last, hit)
    if story := story_of(tokens, first, hit, pattern):
        return Judgement("generic", f'made up: "{story}"')
    if found is None and (measure := measure_of(tokens, first, last, hit, pattern)):
        return Judgement("generic", f'counted, not told: "{measure}"')
    older = older_words(tokens, clause, hit.first, news_year)
    past = Judgement("past", f'background: "{older}"') if older else None
    if found and not (found.status == "claimed" and past):
        return found
    if (rival := _gainsaid(tokens, last, hit)) and not past:
        return rival
    return past or _ongoing(tokens, clause, hit) or Judgement("occurred", f'told as done: "{_words(tokens, hit)}"')


def _gainsaid(tokens: Sequence[Token], last: int, hit: Hit) -> Judgement | None:
    """ "Rebels said they had taken Goma, but the army denied it": of two who speak, neither is believed."""
    for at in range(hit.last + 1, last - 2):
        if tokens[at].lower not in _DENYING:
            continue
        said = tokens[at + 2].lower if tokens[at + 1].lower in ("the", "these", "those") else tokens[at + 1].lower
        if said in _WHAT_WAS_SAID:
            return Judgement("claimed", f'told by one side: "{tokens[at].text} {tokens[at + 1].text}"')
    return None


def _words(tokens: Sequence[Token], hit: Hit) -> str:
    return " ".join(token.text for token in tokens[hit.first : min(hit.last, hit.first + 4)]).replace(" - ", "-")


def _question(tokens: Sequence[Token], first: int, last: int) -> Judgement | None:
    end = last - 1
    while end > first and tokens[end].text in "\"'”’)":
        end -= 1
    return Judgement("generic", "a question, not a report") if tokens[end].text == "?" else None


def _condition(
    tokens: Sequence[Token], first: int, last: int, hit: Hit, clause: tuple[int, int], pattern: Pattern
) -> Judgement | None:
    """Inside an if-clause, or a main clause with "would" beside one."""
    opener = tokens[clause[0]].lower
    if opener in _CONDITIONS or opener == "whether":
        before = tokens[clause[0] - 1].lower if clause[0] > first else ""
        if before in _DOUBTS or opener == "whether":
            return Judgement("generic", f'asked or unknown: "{opener}"')
        comma = any(tokens[i].text == "," for i in range(clause[0], hit.first))
        if not comma and before != "even":
            return Judgement("conditional", f'a condition: "{opener}"')
    if tokens[first].lower in ("had", "should", "were") and any(t.lower == "would" for t in tokens[first:last]):
        return Judgement("conditional", f'a condition: "{tokens[first].text} ... would"')
    left = [token.lower for token in tokens[clause[0] : hit.first]]
    if any(pair in _IN_CASE for pair in pairwise(left)):
        return Judgement("conditional", 'a condition: "in case"')
    words = [token.lower for token in tokens[first:last]]
    if _CONDITIONS.isdisjoint(words) and "case" not in words:
        return None
    condition = next(
        (
            at
            for at, word in enumerate(words, first)
            if word in _CONDITIONS or (word == "case" and tokens[at - 1].lower == "in")
        ),
        None,
    )
    if condition is None or (condition > first and tokens[condition - 1].lower in _DOUBTS | {"even"}):
        return None
    hedged = pattern.rule.status in ("threat", "called_for") or any(
        word in _MODALS or word in ("willing", "ready", "prepared", "offers", "offered") for word in left[-8:]
    )
    return Judgement("conditional", f'on a condition: "{tokens[condition].lower}"') if hedged else None


def _verb_group(tokens: Sequence[Token], first: int, hit: Hit) -> Judgement | None:
    """Auxiliaries, modals and negation left of a verb; for an infinitive, the verb that governs it."""
    at = hit.first - 1
    be = ""
    while at >= first:
        word = tokens[at].lower
        if word in _NEGATIONS:
            return Judgement("negated", f'not done: "{tokens[at].text}"')
        if word in _MODALS or word.endswith("'ll"):
            status = _MODALS.get(word, "planned")
            before = tokens[at - 1].lower if at > first else ""
            if before in _NEGATIONS or (at + 1 < hit.first and tokens[at + 1].lower in _NEGATIONS):
                status = "negated"
            if word == "would" and any(token.lower == "have" for token in tokens[at : hit.first]):
                return Judgement("conditional", 'did not come to it: "would have"')
            if status == "conditional" and word == "can":
                return Judgement("conditional", 'only able to: "can"')
            return Judgement(status, f'not yet done: "{tokens[at].text}"')
        if word == "to":
            return _infinitive(tokens, first, at)
        if word in ("reportedly", "allegedly", "apparently", "purportedly"):
            return Judgement("claimed", f'only claimed: "{tokens[at].text}"')
        if word in _LIGHT or word in _PRESENT_BE or word in _ADVERBS or (word.endswith("ly") and len(word) > 3):
            be = be or word
            at -= 1
            continue
        break
    if at > first and tokens[at - 1].lower == "no":
        return Judgement("negated", f'not done: "{tokens[at - 1].text} {tokens[at].text}"')
    if tokens[hit.first].lower.endswith("ing"):
        if be in _PRESENT_BE:
            return Judgement("ongoing", f'under way: "{be} {tokens[hit.first].lower}"')
        return _governor(tokens, first, hit, reach=4)
    # A reporting frame further left: "denied that", "claimed it had".
    return _frame(tokens, first, at, finite=any(t.lower in _FINITE for t in tokens[at + 1 : hit.first]))


def _infinitive(tokens: Sequence[Token], first: int, to: int) -> Judgement:
    for at in range(to - 1, max(first, to - 7) - 1, -1):
        word = tokens[at].lower
        if tokens[at].text in ',;:—“”"':
            break
        if word in _REPORTED:
            return Judgement("claimed", f'only reported: "{tokens[at].text} to"')
        if word in _DONE or word in _TRIED:
            meant = next((s for t in tokens[max(first, at - 4) : at] if (s := GOVERNORS.get(t.lower)) in _UNDONE), None)
            if meant and word in _TRIED:
                return Judgement(meant, f'not told as done: "{tokens[at].text} to"')  # "plans for an operation to"
            return Judgement("occurred", f'done or tried: "{tokens[at].text} to"')
        status = GOVERNORS.get(word)
        if status:
            if status == "past":
                continue
            return Judgement(status, f'not told as done: "{tokens[at].text} ... to"')
    return Judgement("planned", 'a purpose, not told as done: "to"')


#: "Dismissed reports that", "rejected accusations that".
_REFUTING = frozenset("rejected rejects dismissed dismisses refuted refutes disputed disputes rebuffed".split())
_FINITE = frozenset("was were is are has have had".split())
_CLAIMING = frozenset("claimed claims claiming alleged alleges alleging allegedly reportedly accused".split())
_ACCUSATIONS = frozenset("claims accusations allegations reports charges suggestions".split())


def _frame(tokens: Sequence[Token], first: int, at: int, *, finite: bool = False) -> Judgement | None:
    """Claims and denials that a verb stands under: "claimed that its forces had captured"."""
    for index in range(at, max(first, at - 10) - 1, -1):
        word = tokens[index].lower
        if tokens[index].text in ";:—":
            return None
        if word in _ACCUSATIONS and index > first and tokens[index - 1].lower in _REFUTING:
            return Judgement("denied", f'denied: "{tokens[index - 1].text} {tokens[index].text}"')
        if word in _CLAIMING:
            after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            if after in ("responsibility", "lives", "the-lives") or after[:1].isdigit():
                return None
            if finite and word == "accused" and after == "of":
                return None  # "men accused of the bombing were jailed"
            return Judgement("claimed", f'only claimed: "{tokens[index].text}"')
        if word in SAYING and word not in ("denied", "denies"):
            return None
        if word in ("denied", "denies", "denying"):
            return Judgement("denied", f'denied: "{tokens[index].text}"')
    return None


_CHARGES = frozenset("accuse accused accuses accusing suspected talk rumours rumors speculation".split())
_HOLDING = frozenset("holding staging conducting hosting".split())
_POINTING = frozenset("the this that these those".split())


def _governor(tokens: Sequence[Token], first: int, hit: Hit, reach: int = REACH) -> Judgement | None:
    """The nearest word left of a noun that makes it less than done."""
    for at in range(hit.first - 1, max(first, hit.first - reach) - 1, -1):
        token = tokens[at]
        if token.text in ',“"' or token.lower in ("said", "says") or breaks(tokens, at):
            break
        if token.lower == "to" and tokens[at + 1].lower in _LIGHT_VERBS:
            held = _infinitive(tokens, first, at)
            return None if held.status == "occurred" else held
        if token.lower in _HOLDING and at > first and tokens[at - 1].lower in _PRESENT_BE:
            return Judgement("ongoing", f'under way: "{tokens[at - 1].text} {token.text}"')
        status = GOVERNORS.get(token.lower)
        if token.lower in _CHARGES and any(t.lower in _POINTING for t in tokens[at + 1 : hit.first]):
            continue  # "accused of the attack", "speculation about the attack": that it was done is not in question
        if status is None:
            if token.lower in ("claimed", "claiming") and tokens[at + 1].lower == "responsibility":
                return None
            continue
        if token.lower.startswith("call") and tokens[at + 1].lower == "off":
            return Judgement("negated", f'"{token.text} off"')
        near = at >= hit.first - 2
        if token.lower == "any" and (not near or GOVERNORS.get(tokens[at - 1].lower) or tokens[at - 1].lower == "out"):
            continue  # "denied any part in the massacre", "ruled out any talks"
        if token.lower in ("no", "not", "never", "without", "nor", "neither") and at < hit.first - 3:
            continue  # "no group has claimed the attack"
        if token.lower in _INFINITIVE_ONLY and not (near and token.lower in ("no", "planned", "proposed", "future")):
            # "ordered strikes", "agreed a ceasefire" are done; modals govern their own verb.
            if token.lower in ("will", "would", "could", "may", "might", "should", "must"):
                return Judgement(status, f'not yet done: "{token.text}"')
            continue
        if status != "negated" and any(t.lower in ("no", "without", "never") for t in tokens[max(first, at - 4) : at]):
            return Judgement("negated", f'"no ... {token.text}"')
        return Judgement(status, f'"{token.text}"')
    if errand := errand_of(tokens, first, hit):
        return Judgement("planned", f'not yet done: "{errand}"')
    if (
        hit.first - 2 >= first
        and tokens[hit.first - 1].text == "-"
        and tokens[hit.first - 2].lower in ("anti", "counter", "post", "pre", "non")
    ):
        return Judgement("generic", f'"{tokens[hit.first - 2].text}-"')
    return None


def _predicate(tokens: Sequence[Token], last: int, hit: Hit) -> Judgement | None:
    """What is said of a noun right after it: "talks will be held", "the attack was foiled", "clashes are common"."""
    words = [
        token.lower if token.text != "May" else token.text for token in tokens[hit.last : min(hit.last + 10, last)]
    ]
    if words and words[0] in ("on", "in", "at", "of", "for", "against", "near", "between"):
        # "an air strike on Tehran was discussed": past the phrase that belongs to the noun.
        ends = (n for n, word in enumerate(words) if word in _LIGHT or word in _MODALS or word in _PHRASE_ENDS)
        words = words[next(ends, len(words)) :]
    if not words:
        return None
    if words[0] in _MODALS and not {"heard", "seen", "felt"} & set(words):
        status = "negated" if "not" in words[:3] or "never" in words[:3] else _MODALS[words[0]]
        return Judgement(status, f'not yet done: "{words[0]}"')
    if (
        words[0] in ("did", "had", "has", "have", "does", "is", "was", "were", "are")
        and words[1:2]
        and words[1] in _NEGATIONS
    ):
        return Judgement("negated", f'not done: "{words[0]} {words[1]}"')
    if is_to_come(words):
        return Judgement("planned", f'not yet done: "{words[0]} to"')
    if words[0] in _LIGHT:
        if words[1:3] == ["called", "off"]:
            return Judgement("negated", f'"{words[0]} called off"')
        for word in words[1:4]:
            if word in _PREDICATES:
                return Judgement(_PREDICATES[word], f'"{words[0]} {word}"')
    return None


_PHRASE_ENDS = frozenset(", . ; : that which who where when after by and as while said to".split())
#: Participles and adjectives after "was" or "are" that decide a noun's status.
_PREDICATES = _table(
    planned="planned scheduled postponed expected due set imminent prepared intended discussed considered proposed mooted",
    negated="foiled averted prevented thwarted cancelled canceled avoided abandoned",
    generic="common commonplace routine regular frequent rare",
    conditional="possible likely feared unlikely",
)


def _ongoing(tokens: Sequence[Token], clause: tuple[int, int], hit: Hit) -> Judgement | None:
    for index in range(max(clause[0], hit.first - 4), min(clause[1], hit.last + 4)):
        if tokens[index].lower in _ONGOING:
            return Judgement("ongoing", f'under way: "{tokens[index].text}"')
    return None
