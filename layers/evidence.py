"""Does a weak word mean an event here? What its clause must hold beside it: arms, victims, a target, two sides."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from geo.tokens import Token
from layers.clauses import clause_of
from layers.lexicon import load_lexicon, words_of
from layers.objects import has_object, is_passive, object_range
from layers.setting import Setting, is_playful
from layers.spoken import speaks_of
from layers.subjects import is_done_by_a_state, is_done_by_law, opens_itself
from layers.triggers import Hit, Pattern

ARMED = frozenset(("state_force", "armed_group", "police"))
_FORCES = frozenset(("forces",))
_PROTEST = frozenset(
    "protest protests protested protesting demonstration demonstrations demonstrators protesters riot union unions "
    "strike workers opposition marched streets tear slogans rally demand demanding demanded resignation banners chanting "
    "chanted".split()
)
_HARM = frozenset(
    (
        "killed killing kills kill dead died wounded wounding injured injuring casualties deaths toll victims hostages slain "
        "dying fatalities lives murdered"
    ).split()
)
#: Who kills and is neither an armed force nor a group with a name.
_KILLERS = frozenset(
    "herders herdsmen pastoralists settlers settler mob mobs crowd youths tribesmen villagers loyalists nationalists".split()
)
#: Many people who go to the streets, and what for.
_CROWDS = frozenset("thousands hundreds crowds dozens scores protesters students women".split())
_CAUSES = frozenset(
    "against demand demanding demanded over calling denounce denouncing condemn condemning protest".split()
)
#: What relief comes in, and what it is.
_CARRIERS = frozenset("convoy convoys truck trucks lorry lorries ship ships plane planes flight shipment aid".split())
_RELIEF = frozenset("aid food relief humanitarian medicine medicines supplies flour blankets".split())
#: Deeds that are no accident where they have victims, whatever else the article is about.
_SURELY = frozenset("attack assault raid onslaught".split())
_TARGET_PREPOSITIONS = frozenset("on against at targeting of".split())
#: Kinds of place that are too large to show by themselves that a weak word is an event.
_LARGE = frozenset(("country", "water", "line"))


def excluded(tokens: Sequence[Token], first: int, last: int, hit: Hit, pattern: Pattern) -> str | None:
    """The word beside a trigger that makes it something else ("heart" attack), or None."""
    rule = pattern.rule
    if rule.harm and (mishap := _mishap_after(tokens, hit, last)):
        return mishap
    if not rule.excluded:
        return None
    left, right = (3, 3) if pattern.part == "noun" else (2, 5)
    for at in range(max(first, hit.first - left), min(last, hit.last + right)):
        own = hit.first <= at < hit.last and ("*" not in pattern.words or tokens[at].lower in pattern.words)
        if own or tokens[at].lower not in rule.excluded:
            continue
        between = range(at + 1, hit.first) if at < hit.first else range(hit.last, at)
        if any(tokens[i].text in ",;:.—" for i in between):
            continue
        # "A strike on a school" is none of the school's, as "a school strike" is.
        aimed = at >= hit.last and any(tokens[i].lower in ("on", "against") for i in between)
        if aimed and load_lexicon().classes(tokens[at].lower) & {"people", "structure", "public", "protester"}:
            continue
        return tokens[at].text
    return None


def _mishap_after(tokens: Sequence[Token], hit: Hit, last: int) -> str | None:
    """ "Killed in an airplane accident": no deed, whoever it killed."""
    for at in range(hit.last, min(hit.last + 7, last)):
        if not tokens[at].text[0].isalnum():
            return None
        if "mishap" in load_lexicon().classes(tokens[at].lower):
            return tokens[at].text
    return None


def evidence_for(setting: Setting, hit: Hit, pattern: Pattern, *, placed: bool, town: bool) -> str | None:
    """Which evidence lets a trigger stand, in words for the reader; None where it does not.

    `placed`: a place is attached to it; `town`: one no larger than a province.
    """
    rule = pattern.rule
    if not has_object(setting, hit, pattern):
        return None
    if not rule.needs:
        return "the words themselves"
    if pattern.part == "noun" and _is_abstract(setting, hit):
        return None
    around = _around(setting, hit)
    for need in sorted(rule.needs):
        if _holds(need, setting, hit, pattern, around, placed=placed, town=town):
            return _PHRASES.get(need, need)
    return None


_PHRASES = {
    "armed": "an armed force or group is named with it",
    "weapon": "a weapon is named with it",
    "standoff": "a missile, drone or gun is named with it",
    "victims": "its victims are told",
    "target": "its target is named",
    "town": "its place is named",
    "place": "its place is named",
    "possessor": "whose it was is named",
    "object_people": "its victims are named",
    "object_structure": "what it hit is named",
    "object_place": "what it hit is named",
    "two_sides": "two armed sides are named",
    "police_actor": "the police or a court acts",
    "protester": "protesters are named",
    "protest": "a protest is told of",
    "threatening": "it is vowed or threatened",
    "deed": "the threatened deed is named",
    "vengeance": "vengeance is named",
    "peace": "what is asked for is named",
    "course": "how it went is told",
    "power": "a state or its government is named",
    "conflict": "a conflict is named",
    "people": "people are named",
    "public": "a place where people gather is named",
    "passive": "it was done to someone",
    "nations": "nations take part",
    "official": "a head of state, a minister or an envoy is named",
    "figure": "a number of people is given",
    "crime": "a violent crime is named",
    "rebels": "an armed group did it",
    "forces": "an armed force did it",
    "state": "a state did it",
    "frontier": "a border is named",
    "frontier_opens": "a border is what opens or closes",
    "aid": "relief is what came",
    "killers": "who did it is named",
    "crowd": "many people against something are told of",
}


def _around(setting: Setting, hit: Hit) -> list[int]:
    """The tokens of a trigger's clause that are neither its own nor those of the source."""
    start, stop = clause_of(setting.tokens, setting.first, setting.last, hit.first)
    return [at for at in range(start, stop) if not hit.first <= at < hit.last and at not in setting.source]


def _holds(
    need: str, setting: Setting, hit: Hit, pattern: Pattern, around: Sequence[int], *, placed: bool, town: bool
) -> bool:
    tokens = setting.tokens
    classes = load_lexicon().classes
    match need:
        case "armed":
            return _names(tokens, around, words_of("state_force", "armed_group")) or _names(tokens, around, _FORCES)
        case "aid":
            words = {tokens[at].lower for at in range(setting.first, hit.first)}
            return bool(words & _CARRIERS) and bool(words & _RELIEF)
        case "killers":
            before = {tokens[at].lower for at in around if at < hit.first}
            return not is_passive(tokens, setting.first, hit) and not before.isdisjoint(_KILLERS)
        case "crowd":
            who = any(tokens[at].lower in _CROWDS for at in around if at < hit.first)
            return who and any(tokens[at].lower in _CAUSES for at in around if at >= hit.last)
        case "forces":
            actors = [tokens[at].lower for at in range(setting.first, hit.first)]
            return any("state_force" in classes(word) or word in ("forces", "jets") for word in actors)
        case "state":
            return not setting.peaceful and is_done_by_a_state(setting, hit) and not is_done_by_law(tokens, around, hit)
        case "rebels":
            doers = [at for at in around if (at < hit.first) != is_passive(tokens, setting.first, hit)]
            kinds = [classes(tokens[at].lower) & ARMED for at in doers]
            return any("armed_group" in k for k in kinds) and all(k <= {"armed_group"} for k in kinds)
        case "passive":
            return is_passive(tokens, setting.first, hit)
        case "standoff" if not setting.peaceful and any(
            _is_wave(tokens, at) or _is_dropped(tokens, at) for at in around
        ):
            return True
        case "weapon" | "standoff" | "public" | "protester" | "people" | "official" | "frontier":
            return _names(tokens, around, words_of(need))
        case "frontier_opens":
            return opens_itself(setting, hit)
        case "police_actor":
            return _names(tokens, around, words_of("police"))
        case "victims":
            surely = setting.counts and pattern.lemma in _SURELY
            return (surely or not setting.peaceful) and any(
                tokens[at].lower in _HARM for at in range(setting.first, setting.last) if not hit.first <= at < hit.last
            )
        case "nations":
            return any(
                t.role in ("demonym", "actor") or (t.place and t.place.kind == "country") for t in setting.toponyms
            )
        case "figure":
            return setting.counts
        case "town":
            return town and not setting.peaceful and not is_playful(setting)
        case "place":
            return placed and not is_playful(setting)
        case "possessor":
            return hit.first > setting.first and (
                tokens[hit.first - 1].lower == "'s"
                or any(
                    t.last in (hit.first, hit.first - 1) and t.role in ("demonym", "actor") for t in setting.toponyms
                )
            )
        case "target":
            return _targets(setting, hit)
        case "object_people" | "object_structure" | "object_place":
            return _object_is(need, setting, hit, pattern)
        case "two_sides":
            armed = words_of(*ARMED)
            return sum(tokens[at].lower in armed or tokens[at].lower in _FORCES for at in around) >= 2
        case "protest":
            return _names(tokens, around, _PROTEST)
        case "power" | "conflict" | "course" | "threatening" | "deed" | "vengeance" | "peace":
            nations = _holds("nations", setting, hit, pattern, around, placed=placed, town=town)
            return not is_playful(setting) and speaks_of(
                need, tokens, setting.first, setting.last, hit, nations=nations
            )
        case "crime":
            return speaks_of(need, tokens, setting.first, setting.last, hit)
    raise ValueError(f"evidence {need!r} has no meaning")


def _object_is(need: str, setting: Setting, hit: Hit, pattern: Pattern) -> bool:
    wanted = {
        "object_people": {"people", "state_force", "armed_group", "police"},
        "object_structure": {"structure"},
        "object_place": set(),
    }[need]
    classes = load_lexicon().classes
    for at in object_range(setting, hit, pattern):
        if wanted and classes(setting.tokens[at].lower) & wanted:
            return True
        if need != "object_people" and any(
            t.first <= at < t.last and t.place and t.place.kind not in _LARGE and t.role != "demonym"
            for t in setting.toponyms
        ):
            return not is_playful(setting)
    return False


def _names(tokens: Sequence[Token], around: Sequence[int], words: frozenset[str]) -> bool:
    return any(tokens[at].lower in words for at in around)


def _is_wave(tokens: Sequence[Token], at: int) -> bool:
    """ "A second wave": more of what was fired before."""
    return tokens[at].lower in _WAVES and at > 0 and tokens[at - 1].lower in _FURTHER


def _is_dropped(tokens: Sequence[Token], at: int) -> bool:
    """ "Guided bombs", "a barrel bomb": from the air."""
    return tokens[at].lower in ("bomb", "bombs") and at > 0 and tokens[at - 1].lower in _DROPPED


_DROPPED = frozenset("guided glide gliding aerial barrel cluster tonne ton aviation thermobaric".split())
_WAVES = frozenset("wave salvo volley barrage".split())
_FURTHER = frozenset("second third fourth another new further fresh later next".split())


def _is_abstract(setting: Setting, hit: Hit) -> bool:
    """ "an attack on inflation": aimed at nothing that can be hurt."""
    if hit.last >= setting.last or setting.tokens[hit.last].lower not in ("on", "against"):
        return False
    aimed: Sequence[Token] = setting.tokens[hit.last + 1 : min(hit.last + 5, setting.last)]
    aimed = list(takewhile(lambda token: token.lower not in ("in", "at", "near", "by", "that", "and"), aimed))
    named = any(token.text[0].isupper() or token.text[0].isdigit() for token in aimed)
    return not named and not any(load_lexicon().classes(token.lower) for token in aimed)


def _targets(setting: Setting, hit: Hit) -> bool:
    """ "attack on a checkpoint", "strikes against targets": a person, a building or a town after the preposition."""
    tokens = setting.tokens
    if hit.last >= setting.last or tokens[hit.last].lower not in _TARGET_PREPOSITIONS:
        return False
    classes = load_lexicon().classes
    for at in range(hit.last + 1, min(hit.last + 7, setting.last)):
        if tokens[at].text in ",.;:":
            return False
        if classes(tokens[at].lower) & (ARMED | {"people", "structure"}):
            return True
        if any(t.first <= at < t.last and t.place and t.place.kind not in _LARGE for t in setting.toponyms):
            return True
    return False
