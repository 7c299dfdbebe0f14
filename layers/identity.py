"""Which tellings are of one event? Joined by place, actor, victims, claimant and words; unlinked rather than guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geo.tokens import Token
from layers.locative import Locative, contains
from layers.telling import Telling
from layers.times import Calendar, calendar, weekday


@dataclass(slots=True)
class Story:
    """The tellings of one event, gathered in reading order, and what they say of it; `places` are refined as finer ones
    are told.

    `tolls` are kinds, lowest numbers and bounds of counts; `manners` and `days` are words for how and when,
    `dates` what they say of the calendar.
    """

    tellings: list[Telling] = field(default_factory=list)
    places: list[Locative] = field(default_factory=list)
    nations: set[str] = field(default_factory=set)
    tolls: set[tuple[str, int, str]] = field(default_factory=set)
    manners: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    dates: list[Calendar] = field(default_factory=list)
    responds: bool = False
    plural: bool = False

    @property
    def lead(self) -> Telling:
        return self.tellings[0]

    def add(self, tokens: Sequence[Token], telling: Telling) -> None:
        """Take in what one more telling says, its places apart."""
        self.tellings.append(telling)
        self.nations |= {telling.nation} if telling.nation else set()
        self.tolls |= {(count.kind, count.low, count.bound) for count in telling.counts}
        self.manners |= {manner} if (manner := _manner(tokens, telling)) else set()
        self.days |= {day} if (day := weekday(tokens, telling.time)) else set()
        self.dates += [found] if (found := calendar(tokens, telling.time)) else []
        self.responds |= telling.responds
        self.plural |= telling.plural


def _opened(tokens: Sequence[Token], telling: Telling) -> Story:
    story = Story(places=list(telling.places))
    story.add(tokens, telling)
    return story


#: Words for how a deed was done: two stories told with words of different columns are two events.
_MANNERS = {
    word: manner
    for manner, words in {
        "bomb": (
            "bomb bombs bombing bombings blast blasts explosion explosions explode exploded detonate detonated detonation ied "
            "blew"
        ),
        "gun": "shooting shootings shoot shot gunned opened gunfire",
        "knife": "stabbing stabbings stab stabbed knife",
        "abduction": "kidnapping kidnappings kidnap kidnapped abduct abducted abduction abductions hostage hostages",
        "fire": "arson torch torched firebomb burned",
        "air": "airstrike airstrikes air missile drone rocket shelling shelled shell bombardment bombarded mortar artillery",
    }.items()
    for word in words.split()
}
#: A telling without a place may point back so many sentences; beyond that "the attack" could be anything.
REACH = 25
#: A bare toll ("Six people died") is of what was told so few sentences before.
TOLL_REACH = 2
#: An unplaced lead ("A bomber killed 12 on Monday") is placed by a sentence so soon after it.
LEAD_REACH = 3


def stories_of(tokens: Sequence[Token], tellings: Sequence[Telling]) -> list[Story]:
    """Events as groups of tellings, in the order in which prose first tells them.

    Titles, headings, captions and summaries join what prose tells; only a title that nothing in prose answers
    makes an event of its own.
    """
    stories: list[Story] = []
    for telling in (t for t in tellings if t.kind == "prose"):
        _place(tokens, stories, telling)
    for telling in (t for t in tellings if t.kind != "prose"):
        story = _best(tokens, stories, telling)
        if story is not None:
            story.add(tokens, telling)
        elif (
            telling.kind == "title" and not telling.refers and not any(s.lead.family == telling.family for s in stories)
        ):
            stories.append(_opened(tokens, telling))
    return stories


def _place(tokens: Sequence[Token], stories: list[Story], telling: Telling) -> None:
    story = _best(tokens, stories, telling)
    if story is not None:
        story.add(tokens, telling)
        story.places = _refined(story.places, telling.places)
    elif not telling.refers:
        stories.append(_opened(tokens, telling))


def _best(tokens: Sequence[Token], stories: Sequence[Story], telling: Telling) -> Story | None:
    scored = [(score, number) for number, story in enumerate(stories) if (score := _score(tokens, story, telling)) > 0]
    return stories[max(scored)[1]] if scored else None


def _score(tokens: Sequence[Token], story: Story, telling: Telling) -> float:
    """How well a telling fits a story; 0 or less where it does not. Each step says what it weighs."""
    lead = story.lead
    if telling.tolls or (telling.refers and telling.counts):  # "five people died in the violence"
        if lead.family not in ("violence", "unrest"):
            return 0
    elif lead.family != telling.family or (lead.family != "violence" and lead.layer != telling.layer):
        return 0
    if lead.happened != telling.happened:
        return 0
    distance = abs(telling.sentence - story.tellings[-1].sentence)
    if not telling.happened or lead.family in ("threats", "diplomacy"):
        return _same_statement(story, telling)
    if _conflict(tokens, story, telling):
        return 0
    # Outside violence, where one deed has many names, another verb at no common place is another event.
    another = lead.family != "violence" and lead.pattern.lemma != telling.pattern.lemma
    if another and not (telling.refers or _shared(story.places, telling.places)):
        return 0
    score = _place_score(story, telling, distance)
    if score is None:
        return 0
    if lead.layer == telling.layer:
        score += 1.0
    if telling.nation and telling.nation in story.nations:
        score += 2.0
    if telling.responds and story.responds:
        score += 3.0
    tolls = _toll_score(story, telling)
    score += tolls + _nearness(tokens, telling, distance, tolls)
    if telling.plural and story.plural:
        score += 1.0
    if telling.source_nation and story.places and not telling.places:
        score += 3.0 if any(p.place.country_code == telling.source_nation for p in story.places) else -2.0
    if lead.pattern.lemma == telling.pattern.lemma:
        score += 0.5
    return score - distance * 0.1


def _same_statement(story: Story, telling: Telling) -> float:
    """Vows, calls and plans: the same words with the same status are one; places must agree."""
    lead = story.lead
    if lead.judgement.status != telling.judgement.status:
        return 0
    if story.places and telling.places and not _shared(story.places, telling.places):
        return 0
    same = lead.pattern.lemma == telling.pattern.lemma or lead.layer == "threats"
    return 1.0 if same else 0


def _conflict(tokens: Sequence[Token], story: Story, telling: Telling) -> bool:
    """What makes two events of them: another actor, another manner, another day."""
    older = telling.judgement.status == "past" and (telling.pattern.rule.harm or not telling.refers)
    if older and story.lead.judgement.status != "past":
        return True
    if telling.apart and not telling.definite:
        return True
    if telling.nation and story.nations and telling.nation not in story.nations and not telling.pattern.rule.harm:
        return True
    manner = _manner(tokens, telling)
    if manner and story.manners and manner not in story.manners:
        return True
    dated = calendar(tokens, telling.time)
    # "He died on 15 May", "on 15 May two men were held over the bombing": of the bomb of 3 May.
    later = not telling.places and (telling.pattern.rule.harm or telling.definite or telling.refers)
    if dated and story.dates and not later and all(dated.clashes(other) for other in story.dates):
        return True
    if dated and not dated.day and not story.dates and not (telling.definite or telling.refers):
        return True  # "In August they killed 73 people": of the news that has no date, or that of a weekday, it is none
    day = weekday(tokens, telling.time)
    return bool(day and story.days and day not in story.days and not telling.refers)


def _manner(tokens: Sequence[Token], telling: Telling) -> str | None:
    """How it was done, by the words for it, else by what did it ("a bomb killed four"), else to whom ("held hostages")."""
    at = [*range(telling.first, telling.last), max(telling.first - 1, 0), *range(*(telling.target or (0, 0)))]
    return next((_MANNERS[tokens[i].lower] for i in at if tokens[i].lower in _MANNERS), None)


def _place_score(story: Story, telling: Telling, distance: int) -> float | None:
    """What the places say: None where they part the two."""
    if telling.places and story.places:
        if _shared(story.places, telling.places):
            return 4.0
        inside = all(any(_holds(p, q) for q in story.places) for p in telling.places)
        around = all(any(_holds(q, p) for q in story.places) for p in telling.places)
        if inside:
            return 1.0
        alike = story.lead.layer == telling.layer or telling.refers
        alike = alike and not story.lead.plural  # "attacks in Tunisia" are many; one of them elsewhere is another event
        return 0.5 if around and alike and (telling.definite or distance <= LEAD_REACH) else None
    if telling.places:
        # An unplaced lead takes its place from a sentence that points back to it, not from any other event.
        points_back = telling.definite or telling.refers or telling.pattern.lemma == story.lead.pattern.lemma
        return 0.5 if distance <= LEAD_REACH and points_back and telling.layer == story.lead.layer else None
    if telling.unknown and story.places and not telling.definite:
        return None  # a village that nobody knows is not the town told before
    if telling.tolls and not telling.definite:
        return 0.5 if distance <= TOLL_REACH else None
    if telling.refers or telling.definite:
        return 0.5 if distance <= REACH else None
    if telling.anaphor is not None:
        return 0.5 if distance <= 2 else None
    if telling.pattern.rule.harm and telling.counts:
        return 0.5 if distance <= TOLL_REACH else None
    return 0.0 if distance <= 1 else None


def _toll_score(story: Story, telling: Telling) -> float:
    mine = {(c.kind, c.low, c.bound) for c in telling.counts if c.kind in ("killed", "injured")}
    theirs = story.tolls
    if mine & theirs:
        return 3.0
    if {(kind, low) for kind, low, _ in mine} & {(kind, low) for kind, low, _ in theirs}:
        return 1.0
    most = {kind: max(low for k, low, _ in theirs if k == kind) for kind, _, _ in theirs}
    grown = {c.kind for c in telling.counts if c.risen and most.get(c.kind, 0) < c.low}  # "the toll rose to 26"
    kinds = ({kind for kind, _, _ in mine} & most.keys()) - grown
    return -1.5 if kinds else 0.0


def _nearness(tokens: Sequence[Token], telling: Telling, distance: int, tolls: float) -> float:
    """What points back without a place points to what was told last: "this attack", "scores died in the attacks".

    A toll does so only where it does not differ from what the story has (`tolls` is what `_toll_score` says).
    """
    if telling.places or distance > 1 or not (telling.refers or telling.definite):
        return 0.0
    if telling.first and tokens[telling.first - 1].lower in ("this", "these"):
        return 3.0
    rule = telling.pattern.rule
    return 1.5 if telling.counts and tolls >= 0 and (rule.harm or rule.reference) else 0.0


def _shared(a: Sequence[Locative], b: Sequence[Locative]) -> bool:
    return any(p.place.id == q.place.id and _spot(p) == _spot(q) for p in a for q in b)


def _holds(outer: Locative, inner: Locative) -> bool:
    """Whether one place contains the other; the border of a country or a road contains nothing."""
    line = outer.part is not None and outer.part.kind in ("border", "stretch", "road", "way")
    return not line and contains(outer.place, inner.place)


def _spot(locative: Locative) -> str:
    """ "37 km southeast of Maiduguri" is not Maiduguri, nor is the road from there; "outside Maiduguri" may be.

    The border of Mali is not where "northern Mali" is.
    """
    part = locative.part
    if part is None or part.kind not in ("moved", "border", "road", "way"):
        return ""
    return next((word for word in ("pipeline", "railway") if word in part.words.lower()), part.kind)


def _refined(places: list[Locative], more: Sequence[Locative]) -> list[Locative]:
    """A story's places with coarser ones replaced by finer ones inside them, and with what later tellings note."""
    if not places:
        return list(more)
    notes = {p.place.id: p.note for p in more if p.note}
    places = [replace(q, note=q.note or notes.get(q.place.id, "")) for q in places]
    if _shared(places, more):
        return places
    finer = [p for p in more if any(_holds(q, p) for q in places)]
    kept = [q for q in places if not any(_holds(q, p) for p in finer)]
    return kept + [p for p in finer if all(p.place.id != q.place.id for q in kept)]
