"""Which of the places that bear a name is meant? Candidates weighed by what else the article names; declined when unsure.

Mentions of one name form a group with one sense, unless what stands beside a mention ("Paris, Texas",
"Kunduz province") says otherwise. Beliefs about one group are evidence for the others, so they are weighed in rounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geo.article import Article
from geo.belief import CONTAINED, Field, Floats, Group, lie_inside
from geo.beside import CONTAINERS, asked_kinds, containers_beside, in_one_list, lies_in
from geo.distance import distance_km
from geo.folding import fold
from geo.gazetteer import Gazetteer
from geo.home import Home
from geo.lengthening import shortened
from geo.lexicon import WATER_FEATURES
from geo.place import Candidate, Place
from geo.toponym import Mention

#: Below this share of belief the choice would be a guess: the mention stays, unresolved, with its candidates.
DECLINE_BELOW = 0.35
#: Candidates of one name that are weighed; rarer ones only count where the place they lie in stands beside the name.
WEIGHED = 60
#: Names that are context for one another. No article comes near; a book is taken in pieces, so that cost grows with its
#: length and not with its square.
WEIGHED_TOGETHER = 200
#: Candidates kept with a toponym for the reader.
SHOWN = 5

#: Weights of what stands beside one mention, set by hand; one unit is a factor of e in belief (see `geo.belief`).
NOT_CONTAINED, UNIT_AGREES, CONTAINS, LISTED_ALIKE, LISTED_TOWN = -1.0, 8.0, 6.0, 3.0, 1.5
#: Names that every city has for its quarters: they mean one only where its city, or a place as near, is named too.
QUARTERS = frozenset(
    [f"{side} {noun}" for side in ("north", "south", "east", "west", "upper", "lower") for noun in ("side", "end")]
    + "downtown midtown uptown chinatown".split()
    + ["old town", "old city", "city center", "city centre", "new town", "little italy", "main street"]
)
QUARTER_KM = 60.0
#: Places of one name this near to each other are one place for the question whether a choice would be a guess.
SAME_PLACE_KM = 50.0


#: Kinds of place that may reach past a country: "the Sahara in Algeria", "Kashmir in India".
_WIDE = frozenset(("country", "region", "water", "line"))


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was taken to mean: `place` is None where nothing is known or the choice would be a guess."""

    place: Place | None
    score: float
    reason: str
    candidates: tuple[Candidate, ...]


def resolve(
    article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer, home: Home | None = None
) -> list[Resolution]:
    """One resolution a mention, in their order; `home` is the region of the article's source, if it is known."""
    answers: list[Resolution] = [Resolution(None, 0.0, "no gazetteer entry bears this name", ()) for _ in mentions]
    groups = _groups(article, mentions, gazetteer)
    for first in range(0, len(groups), WEIGHED_TOGETHER):
        _resolve_together(groups[first : first + WEIGHED_TOGETHER], gazetteer, home or Home(), answers)
    return answers


def _resolve_together(groups: list[Group], gazetteer: Gazetteer, home: Home, answers: list[Resolution]) -> None:
    """Put in the answers of groups that are context for one another."""
    weighed = Field(groups, gazetteer, home)
    logits = weighed.weigh()
    for number, group in enumerate(groups):
        own = logits[weighed.offsets[number] : weighed.offsets[number + 1]]
        alone: Resolution | None = None  # the answer for every mention with nothing beside it
        for mention in group.mentions:
            if _stands_alone(group, mention):
                alone = answers[mention] = alone or _decide(group, mention, own, weighed, number)
                continue
            bonus = _beside_bonus(group, mention) + _list_bonus(group, mention, weighed)
            answers[mention] = _missing(group, mention, weighed) or _decide(
                group, mention, own + bonus, weighed, number
            )


def _stands_alone(group: Group, mention: int) -> bool:
    """Whether nothing beside a mention tells more than its group does."""
    beside = (group.outer, group.inner, group.kinds, group.listed)
    return not any(evidence.get(mention) for evidence in beside)


def _missing(group: Group, mention: int, weighed: Field) -> Resolution | None:
    """A refusal where the text names the unit that a place lies in, and no place of the name is known there."""
    outer = weighed.best_of.get(mention + 1) if mention in group.outer else None
    if outer is None or outer.kind not in ("admin1", "country"):
        return None
    within = (Candidate(outer, quality=2),)
    # Of two provinces side by side none lies in the other.
    if any(
        lies_in(c.place, within)
        or (c.place.kind == "admin1" and c.place.country_code == outer.country_code)
        or (outer.kind == "country" and c.place.kind in _WIDE)
        for c in group.candidates
    ):
        return None
    shown = tuple(group.candidates[:SHOWN])
    return Resolution(None, 0.0, f"the text puts it in {outer.name}, where no place of this name is known", shown)


def _decide(group: Group, mention: int, logits: Floats, weighed: Field, number: int) -> Resolution:
    """The best candidate with its share of belief, or none where that share is too small."""
    shown = _likeliest(group.candidates, logits)
    best = shown[0]
    # A city and the district around it share a belief that either alone would be too small for.
    if group.key in QUARTERS and not _city_named(best.place, weighed, number):
        return Resolution(
            None, best.score, "many cities have a quarter of this name, and the article names none near", shown
        )
    if _is_astray(best.place, weighed, number):
        why = f"the only thing that points to {best.place.country_name} is a small place of this name"
        return Resolution(None, best.score, why, shown)
    near = [
        c.score for c in shown if distance_km(c.place.lat, c.place.lon, best.place.lat, best.place.lon) < SAME_PLACE_KM
    ]
    if sum(near) < DECLINE_BELOW:
        return Resolution(
            None,
            best.score,
            f"{len(group.candidates)} places bear this name and nothing in the article tells them apart",
            shown,
        )
    return Resolution(best.place, best.score, _reason(group, mention, best.place, weighed, number), shown)


def _likeliest(candidates: Sequence[Candidate], logits: Floats) -> tuple[Candidate, ...]:
    """The candidates to show, each with its share of belief, best first."""
    if len(candidates) == 1:  # as for most names, and numpy is slow with one number
        return (Candidate(candidates[0].place, candidates[0].quality, 1.0),)
    odds = np.exp(logits - logits.max())
    shares = odds / odds.sum()
    order = np.argsort(-shares, kind="stable")[:SHOWN]
    return tuple(Candidate(candidates[i].place, candidates[i].quality, round(float(shares[i]), 3)) for i in order)


#: A smaller place than this is not known by its bare name abroad.
KNOWN_ABROAD = 100_000
#: From so many names of one other country on, an article is set there.
SETTING_NAMES = 3


def _is_astray(place: Place, weighed: Field, number: int) -> bool:
    """Whether a small place is alone in its country, in an article that names several places of another one."""
    if place.kind not in ("town", "site", "admin2") or place.population >= KNOWN_ABROAD or not place.country_code:
        return False
    others = [other.country_code for at, other in enumerate(weighed.best_places) if at != number and other.country_code]
    return place.country_code not in others and max(Counter(others).values(), default=0) >= SETTING_NAMES


def _city_named(quarter: Place, weighed: Field, number: int) -> bool:
    """Whether the article names a town or district that a quarter may belong to."""
    return any(
        other.kind in ("town", "admin2", "site")
        and distance_km(quarter.lat, quarter.lon, other.lat, other.lon) < QUARTER_KM
        for at, other in enumerate(weighed.best_places)
        if at != number
    )


def _reason(group: Group, mention: int, place: Place, weighed: Field, number: int) -> str:
    """The strongest evidence for a choice, in words."""
    count = len(group.candidates)
    outer = next((c.place for c in group.outer.get(mention, ()) if lies_in(place, (c,))), None)
    if outer:
        return f"{outer.name} stands beside it"
    if mention in group.kinds and place.kind in group.kinds[mention]:
        return f"the word beside it asks for a {place.kind if place.kind in ('town', 'site') else 'unit'} of this name"
    if count == 1:
        return "the only place known by this name"
    near = [
        other for at, other in enumerate(weighed.best_places)
        if at != number and other.country_code and other.country_code == place.country_code and other.id != place.id
    ]  # fmt: skip
    unit = sum(bool(other.admin1) and other.admin1 == place.admin1 for other in near)
    if place.kind not in ("country", "region", "water", "line"):
        if unit:
            return f"of {count} places of this name, the one nearest to {unit} other{'s' * (unit > 1)} named here"
        if near and weighed.largest(number) != place.id:
            return f"of {count} places of this name, the one in {place.country_name}, which the article names"
    if place.kind in ("country", "region", "water", "line", "admin1"):
        return f"the best known of {count} places of this name"
    return f"the most populous of {count} places of this name"


def _groups(article: Article, mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Group]:
    groups: dict[tuple[str, bool, str], Group] = {}
    by_first = {m.first: i for i, m in enumerate(mentions)}
    by_last = {m.last: i for i, m in enumerate(mentions)}
    outers = {
        i: found
        for i, m in enumerate(mentions)
        if (found := containers_beside(article, m, mentions, by_first, by_last))
    }
    for number, mention in enumerate(mentions):
        key = fold(mention.name)
        # A river is not the town that it is called after.
        water = article.tokens[mention.last - 1].lower in WATER_FEATURES
        candidates = mention.candidates or (() if water else shortened(key, gazetteer))
        if not candidates:
            continue
        # "Rafah" and the Rafah of "the Rafah crossing" are two names, and so are "Dnipro" and "along the Dnipro".
        site = candidates[0].place.id if candidates[0].place.kind in ("site", "line") else ""
        group = groups.setdefault((key, mention.form in ("demonym", "abbreviation"), site), Group(key))
        group.mentions.append(number)
        group.starts.append(mention.start)
        group.entered |= mention.first > 0 and article.tokens[mention.first - 1].lower == "in"
        if not group.candidates:
            group.candidates = list(candidates[:WEIGHED])
        if number in outers:
            group.outer[number] = outers[number]
            known = {c.place.id for c in group.candidates}
            group.candidates += [
                c for c in candidates[WEIGHED:] if c.place.id not in known and lies_in(c.place, outers[number])
            ]
        if kinds := asked_kinds(article, mentions, number, gazetteer.capitals):
            group.kinds[number] = kinds
        before = by_last.get(mention.first - 1)
        if before is not None and before in outers:
            group.inner[number] = mentions[before].candidates
        group.listed[number] = [
            other for other in (number - 1, number + 1)
            if 0 <= other < len(mentions) and other not in outers and number not in outers
            and in_one_list(article, *sorted((mention, mentions[other]), key=lambda m: m.first))
        ]  # fmt: skip
    return list(groups.values())


def _beside_bonus(group: Group, mention: int) -> Floats:
    """What stands beside this very mention, for each candidate: it overrides the sense of the group."""
    bonus = np.zeros(len(group.candidates))
    if outer := group.outer.get(mention):
        inside = lie_inside(group.candidates, outer)
        if inside.any():
            bonus += np.where(inside, CONTAINED, NOT_CONTAINED)
    if inner := group.inner.get(mention):
        contains = [c.place.kind in CONTAINERS and any(lies_in(i.place, (c,)) for i in inner) for c in group.candidates]
        bonus += CONTAINS * np.array(contains)
    if kinds := group.kinds.get(mention):
        bonus += np.array([UNIT_AGREES * (c.place.kind in kinds) for c in group.candidates])
    return bonus


def _list_bonus(group: Group, mention: int, weighed: Field) -> Floats:
    """Neighbours in a list are of one kind: "Tennessee, Washington and Oregon" are states, "Georgia and Armenia" countries,
    "Uppsala, Stockholm and Malmo" towns."""
    bonus = np.zeros(len(group.candidates))
    for other in group.listed.get(mention, ()):
        place = weighed.best_of.get(other)
        if place and place.kind in CONTAINERS:
            alike = [
                c.place.kind == place.kind and (place.kind == "country" or c.place.country_code == place.country_code)
                for c in group.candidates
            ]
            bonus += LISTED_ALIKE * np.array(alike)
        elif place and place.kind == "town":
            bonus += LISTED_TOWN * np.array([c.place.kind == "town" for c in group.candidates])
    return bonus
