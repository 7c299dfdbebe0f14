"""Where was it done? A trigger's places: its object, its modifier, or the phrase that hangs on it; when unsure, none."""

from __future__ import annotations

from geo.toponym import Toponym
from layers.clauses import JOINING_WORDS, SAYING
from layers.extent import part_named
from layers.locative import SIZE, Locative, may_contain
from layers.phrases import Names
from layers.precision import precision_of
from layers.prepositions import DIRECTION, LOCATIVE, TARGET
from layers.triggers import Hit

_PLURAL_SITES = frozenset(
    "targets camps sites bases positions facilities places locations villages towns cities areas provinces installations".split()
)
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve several dozens many some multiple".split()
)


def places_of(names: Names, hit: Hit, *, prepositions: frozenset[str], passive: bool, verb: bool) -> list[Locative]:
    """Places that a trigger has in its sentence: its object or modifier, else its nearest phrase."""
    if not names.order:
        return []
    chosen = _object(names, hit, passive=passive, verb=verb) or _modifier(names, hit, verb=verb)
    phrases = _hanging(names, hit, prepositions)
    if chosen and phrases and all(_contains(names, c, p) for c in chosen for p in phrases):
        chosen = []  # "the Colombian attack in Cali": the finer place
    if chosen and any(c in names.lines for c in chosen) and any(not _is_country(names, p) for p in phrases):
        chosen = []  # "closed its border with Syria in Hatay"
    how = "object" if verb else "modifier"
    if not chosen:
        chosen, how = phrases, ""
    if not chosen and hit.patterns[0].rule.layer == "borders":
        return [_locative(names, index, "realm", hit) for index in _realm(names, hit, passive=passive)]
    return _finest(names, [_locative(names, index, how, hit) for index in chosen if names.usable(index)])


def _is_country(names: Names, index: int) -> bool:
    place = names.named[index].place
    return index not in names.lines and place is not None and place.kind == "country"


def seat_of(names: Names, hit: Hit) -> list[Locative]:
    """ "A Bangkok court sentenced two men": the town that names the court or the police who act."""
    for index in names.order:
        toponym = names.named[index]
        if not (toponym.last <= hit.first and hit.first - toponym.last < 8 and names.usable(index)):
            continue
        if toponym.place is None or toponym.place.kind != "town" or index in names.phrases:
            continue
        after = [token.lower for token in names.tokens[toponym.last : hit.first]]
        office = next((n for n, word in enumerate(after[:3]) if word in ("court", "tribunal", "police", "jury")), None)
        if office is not None and not set(after[office:]) & (SAYING | {",", "and", "that"}):
            return [_locative(names, index, "seat", hit)]
    return []


#: What a state has of its own at its borders, and who is meant by whose it is.
_REALM = frozenset("airspace skies borders frontiers territory waters".split())
_OWN = frozenset("its their own the entire whole national land all territorial".split())


def _realm(names: Names, hit: Hit, *, passive: bool) -> list[int]:
    """ "Poland closed its airspace", "Estonian airspace was violated": the state whose it is."""
    tokens = names.tokens
    reach = range(hit.first - 1, max(names.first, hit.first - 6) - 1, -1) if passive else range(hit.last, names.last)
    for word in list(reach)[:6]:
        if tokens[word].lower not in _REALM:
            continue
        at = word - 1
        while at >= names.first and at not in names.inside and tokens[at].lower in _OWN | {"'s"}:
            at -= 1
        mine = {token.lower for token in tokens[at + 1 : word]} & {"its", "their"}
        owner = names.inside.get(at)
        if owner is None and mine:
            owner = next((i for i in names.order if names.named[i].last <= hit.first), None)
        place = names.named[owner].place if owner is not None else None
        return [owner] if owner is not None and place is not None and place.kind == "country" else []
    return []


#: Verbs done to people: a name after them is somebody's, whatever town bears it too.
_TO_PEOPLE = frozenset(
    "kill murder slay execute assassinate kidnap abduct stab shoot behead lynch arrest detain apprehend jail imprison "
    "convict sentence charge indict acquit extradite deport meet condemn denounce expel recall".split()
)


def _object(names: Names, hit: Hit, *, passive: bool, verb: bool) -> list[int]:
    """ "shelled Kharkiv", "Kharkiv was shelled", "closing the Attari land border crossing", "a blast rocked Lviv"."""
    tokens = names.tokens
    if not verb:
        return _afflicted(names, hit)
    if hit.patterns[0].lemma in _TO_PEOPLE:
        return []
    if passive:
        at = hit.first - 1
        while at >= names.first and at not in names.inside and at not in names.bearers and hit.first - at < 9:
            lower = tokens[at].lower
            if lower in SAYING or tokens[at].text in ",;:.—“”" or lower in LOCATIVE or lower in JOINING_WORDS:
                return []
            at -= 1
        index = names.bearers.get(at, names.inside.get(at))
        return (
            names.whole_list(index) if index is not None and names.usable(index) and index not in names.phrases else []
        )
    hyphens = sum(token.text == "-" for token in tokens[hit.last : min(hit.last + 6, names.last)])
    for at in range(hit.last, min(hit.last + 6 + 2 * hyphens, names.last)):  # "struck the Houthi-held port of Hodeidah"
        index = names.bearers.get(at, names.inside.get(at))
        if index is not None and names.namesakes.is_quarter(index):
            continue  # "hit the Salahuddin neighbourhood of Aleppo"
        if index is not None:
            return names.whole_list(index) if names.usable(index) else []
        lower = tokens[at].lower
        if (
            lower in LOCATIVE
            or lower in SAYING
            or tokens[at].text in ",;:.—“”"
            or lower in ("by", "and", "that", "with", "for", "after", "before")
            or lower in DIRECTION
            or lower.endswith("ing")
        ):
            return []  # "destroyed a bridge linking Homs with Hama"
    return []


#: Verbs with which a noun for a deed has its place as their object; general newspaper English.
_AFFLICTING = frozenset(
    "rocked rocks hit hits struck strikes shook shakes targeted targets devastated pounded engulfed".split()
)
#: Verbs that tell how a blast was felt: it was in the place, not of it.
_FELT = frozenset(("rock", "shake", "jolt"))
_DESCRIBING = frozenset("central eastern western northern southern downtown the city town of village capital".split())


def _afflicted(names: Names, hit: Hit) -> list[int]:
    """ "explosions rocked central Damascus", "Lviv was rocked by explosions"."""
    tokens = names.tokens
    if hit.last < names.last and tokens[hit.last].lower in _AFFLICTING:
        at = hit.last + 1
        while at < names.last and at not in names.inside and tokens[at].lower in _DESCRIBING:
            at += 1
        index = names.inside.get(at)
        return names.whole_list(index) if index is not None and names.usable(index) else []
    by = next(
        (at for at in range(hit.first - 1, max(names.first, hit.first - 4) - 1, -1) if tokens[at].lower == "by"), None
    )
    if by is None or by - 3 < names.first or tokens[by - 1].lower not in _AFFLICTING:
        return []
    index = names.inside.get(by - 3)
    return [index] if index is not None and names.usable(index) else []


def _modifier(names: Names, hit: Hit, *, verb: bool) -> list[int]:
    """ "the Pahalgam terror attack", "the 2022 Bucha massacre"; a country there is who did it, not where."""
    if verb:
        return []
    tokens = names.tokens
    at = hit.first - 1
    while at >= names.first and hit.first - at <= 4:
        if at in names.bearers:
            return [names.bearers[at]]
        index = names.inside.get(at)
        if index is not None:
            toponym = names.named[index]
            if toponym.role == "demonym" or not names.usable(index):
                at = toponym.first - 1
                continue
            possessive = tokens[toponym.last].lower == "'s" if toponym.last < names.last else False
            large = toponym.place is not None and toponym.place.kind in ("country", "line", "water")
            return [] if large or possessive else [index]
        lower = tokens[at].lower
        if (
            lower in LOCATIVE
            or lower in TARGET
            or lower in SAYING
            or lower
            in ("the", "a", "an", "and", "'s", "that", "this", "these", "those", "with", "from", "to", "by", "for")
            or lower in JOINING_WORDS
            or not tokens[at].text[0].isalnum()
        ):
            return []
        at -= 1
    return []


def _hanging(names: Names, hit: Hit, prepositions: frozenset[str]) -> list[int]:
    """Toponyms of the nearest phrase that hangs on this trigger: after it, else before it."""
    after: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for index, phrase in names.phrases.items():
        if phrase.preposition not in prepositions or not names.usable(index):
            continue
        governor = names.governor(phrase)
        if governor is hit and not _on_town(names, index, phrase.preposition, hit):
            if phrase.at < hit.first and phrase.preposition in TARGET:
                continue  # "the destruction of Grozny and the bombing": of another noun
            (after if phrase.at >= hit.last else before).setdefault(phrase.at, []).append(index)
    groups = [after[at] for at in sorted(after)] + [before[at] for at in sorted(before, reverse=True)]
    groups = groups or names.scenes_beside(hit)
    if not groups:
        return []
    best = groups[0]
    for group in groups[1:]:
        # A later phrase wins only by being finer and inside: "in Mali, near the town of Gao".
        if all(_contains(names, b, g) for b in best for g in group):
            best = group
    return best


def _on_town(names: Names, index: int, preposition: str, hit: Hit) -> bool:
    """ "shot on Boyaca": a street of that name; "on" leads to a town only as what an attack is aimed at."""
    toponym = names.named[index]
    if preposition != "on" or toponym.place is None or toponym.place.kind not in ("town", "admin1", "admin2"):
        return False
    if _owns(names, index) or hit.patterns[0].rule.layer == "strikes":
        return False  # "exploded on London's transport network", "dropped bombs on Aleppo"
    return hit.patterns[0].part == "verb" and names.tokens[toponym.first - 1].lower == "on"


def _owns(names: Names, index: int) -> bool:
    last = names.named[index].last
    return last < names.last and names.tokens[last].lower == "'s"


def _locative(names: Names, index: int, how: str, hit: Hit) -> Locative:
    toponym = names.named[index]
    assert toponym.place is not None
    precision, radius = precision_of(
        names.tokens, names.first, names.lead(index), toponym.place, names.namesakes.word_after(toponym)
    )
    part = part_named(names, index)
    if part is not None and part.kind == "district":
        precision, radius = "district", None
    phrase = names.phrases.get(index)
    relation = phrase.preposition if phrase is not None and not how else "in"
    if how == "object" and hit.patterns[0].lemma not in _FELT:
        relation = "of"
    if relation == "of" and phrase is not None and not how and phrase.at != hit.last:
        relation = "in"  # "in the jungles of Guaviare"
    if relation in ("on", "at") and toponym.place.kind == "town" and _owns(names, index):
        relation = "in"  # "on London's transport network"
    line = names.lines.get(index)
    last = line.last if line is not None else toponym.last
    if phrase is not None and not how:
        words = names.words(phrase.at, last)
        how = f'"{words}"' if len(words) < 60 else f'"{names.tokens[phrase.at].text} ... {toponym.name}"'
    else:
        how = f'"{names.words(line.first, last) if line is not None else toponym.name}" is what the words name'
    return Locative(
        index,
        toponym.place,
        precision,
        radius,
        how,
        _note(names, index, toponym),
        part,
        relation=relation,
    )


def _note(names: Names, index: int, toponym: Toponym) -> str:
    """ "nine terror camps in Pakistan": sites that the article counts and does not name."""
    phrase = names.phrases.get(index)
    if phrase is None or toponym.place is None or SIZE[toponym.place.kind] < 3:
        return ""
    at = phrase.at - 1
    if at > names.first and names.tokens[at].lower in _PLURAL_SITES:
        for number in range(at - 1, max(names.first, at - 4) - 1, -1):
            word = names.tokens[number].lower
            if word in _COUNTS or word.isdigit():
                return f"{names.tokens[number].text} {names.tokens[at].text}, not named"
    return ""


def _contains(names: Names, one: int, other: int) -> bool:
    """Whether what the first toponym names holds what the other does; a border is in the countries on its sides."""
    outer, inner = names.named[one].place, names.named[other].place
    if outer is None or inner is None:
        return False
    line = names.lines.get(other)
    if line is not None and line.kind == "border" and outer.kind == "country" and one not in names.lines:
        return outer.area in (inner.area, *line.across[:1])
    return may_contain(outer, inner)


def _finest(names: Names, found: list[Locative]) -> list[Locative]:
    """Without the places that only say where a finer one lies, and without repetitions."""
    distinct = [x for n, x in enumerate(found) if all(x.place.id != y.place.id for y in found[:n])]
    return [
        locative
        for locative in distinct
        if not any(may_contain(locative.place, o.place) and not _side_by_side(names, locative, o) for o in distinct)
    ]


def _side_by_side(names: Names, a: Locative, b: Locative) -> bool:
    """ "Pakistan and Pakistan-occupied Kashmir": joined by "and", neither says where the other lies."""
    first, second = sorted((names.named[a.toponym], names.named[b.toponym]), key=lambda toponym: toponym.first)
    between = [token.lower for token in names.tokens[first.last : second.first]]
    return "and" in between and len(between) <= 5
