"""What happened? The events of an article: found by triggers, told clause by clause, one event for all its mentions."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date

from geo.article import Article
from geo.span import Span
from geo.tokens import Token
from geo.toponym import Toponym
from layers.anaphors import place_before
from layers.claims import Claim
from layers.dates import days_of
from layers.definition import Definition
from layers.figures import Count
from layers.identity import Story, stories_of
from layers.labels import as_printed, label_of
from layers.links import by_sentence, links_of
from layers.locative import Locative
from layers.reading import DRAWN_STATUSES, Claimant, Event, EventPlace, Figure, Link, Status, Time
from layers.telling import Telling, tellings_of


def find_events(
    article: Article,
    toponyms: Sequence[Toponym],
    definitions: tuple[Definition, ...],
    capitals: Set[str] = frozenset(),
) -> tuple[Event, ...]:
    """The events of an article in reading order; none where it is not in English.

    `places[].toponym` of an event indexes `toponyms`; `capitals` are ids of places that "the capital" may stand for.
    """
    if article.language != "en":
        return ()
    tellings = _carried_over(article, toponyms, tellings_of(article, toponyms, definitions), capitals)
    stories = sorted(stories_of(article.tokens, tellings), key=lambda story: min(t.first for t in story.tellings))
    ids = {id(story): f"e{number}" for number, story in enumerate(stories, 1)}
    told = by_sentence(stories)
    by_key = {definition.key: definition for definition in definitions}
    return tuple(
        _event(
            article,
            toponyms,
            story,
            by_key[story.lead.layer],
            ids[id(story)],
            links_of(article.tokens, story, told, ids),
        )
        for story in stories
    )


def _carried_over(
    article: Article, toponyms: Sequence[Toponym], tellings: list[Telling], capitals: Set[str]
) -> list[Telling]:
    """Tellings with the places that "there" and "in the city" stand for."""
    carried = []
    for telling in tellings:
        if telling.anaphor is not None and not telling.places:
            place = place_before(article, toponyms, telling.anaphor, telling.sentence, capitals)
            carried.append(replace(telling, places=(place,)) if place else telling)
        else:
            carried.append(telling)
    return carried


def _event(
    article: Article,
    toponyms: Sequence[Toponym],
    story: Story,
    definition: Definition,
    event_id: str,
    links: tuple[Link, ...],
) -> Event:
    lead = story.lead
    tokens = article.tokens
    places, why_not = _placed(story, definition)
    drawn = bool(places) and lead.judgement.status in DRAWN_STATUSES
    where = [as_printed(article, toponyms[place.toponym], place) for place in places]
    return Event(
        id=event_id,
        layer=definition.key,
        status=lead.judgement.status,
        drawn=drawn,
        label=label_of(article, lead, where),
        trigger=Span(tokens[lead.first].start, tokens[lead.last - 1].end),
        quotes=_quotes(article, story),
        places=tuple(EventPlace(p.toponym, p.place, p.precision, p.radius_m, p.note, p.part) for p in places),
        actor=next((span_of(tokens, t.actor) for t in story.tellings if t.actor), None),
        target=next((span_of(tokens, t.target) for t in story.tellings if t.target), None),
        figures=_figures(article, story),
        time=_time(article, story),
        links=links,
        reason=_reason(definition, lead, places, why_not),
    )


def _placed(story: Story, definition: Definition) -> tuple[list[Locative], str]:
    """The places an event is given, and why it is given none."""
    lead = story.lead
    if definition.placed == "never" or lead.pattern.rule.listed:
        return [], "statements are listed, not placed"
    if definition.placed == "named":
        meeting = any(t.pattern.rule.meeting for t in story.tellings)
        sharp = [p for p in story.places if p.place.kind in ("town", "site")]
        if not meeting or not sharp:
            return [], "diplomacy is placed only where a meeting or a signing has a named town"
        return sharp, "" if lead.judgement.status in DRAWN_STATUSES else "only what is told as done is drawn"
    if not story.places:
        return [], "no place is named for it"
    if lead.judgement.status not in DRAWN_STATUSES:
        return story.places, "only what is told as done is drawn"
    return story.places, ""


def span_of(tokens: Sequence[Token], found: tuple[int, int] | None) -> Span | None:
    """A range of tokens as code points."""
    return Span(tokens[found[0]].start, tokens[found[1] - 1].end) if found else None


def _quotes(article: Article, story: Story) -> tuple[Span, ...]:
    """The sentences that tell it, the leading one first, then in reading order."""
    numbers = [story.lead.sentence, *sorted(t.sentence for t in story.tellings[1:])]
    sentences = [article.sentences[number] for number in dict.fromkeys(numbers)]
    return tuple(Span(sentence.start, sentence.end) for sentence in sentences)


def _figures(article: Article, story: Story) -> tuple[Figure, ...]:
    """Every count of every telling with its source; the same count from the same source once."""
    tokens = article.tokens
    found: dict[tuple[object, ...], Figure] = {}
    for telling in story.tellings:
        for count in telling.counts:
            claimant = _claimant(article, telling.claims, count.word)
            figure = Figure(
                kind=count.kind,
                low=count.low,
                high=count.high,
                bound=count.bound,
                claimant=claimant,
                start=tokens[count.first].start,
                end=tokens[count.last - 1].end,
            )
            words = article.text[claimant.start : claimant.end] if claimant else None
            if count.risen:
                found = {key: f for key, f in found.items() if not _replaced(key, f, count, words)}
            found.setdefault((count.kind, count.low, count.high, count.bound, words), figure)
    # "Nobody was hurt" in the article's own voice is of another moment where it counts victims as well.
    hurt = {figure.kind for figure in found.values() if figure.high}
    return tuple(f for f in found.values() if f.high or f.claimant or f.kind not in hurt)


def _replaced(key: tuple[object, ...], older: Figure, count: Count, source: str | None) -> bool:
    """ "The toll rose to 26": the 22 of before are among them, unless another source counted those."""
    rival = source is not None and key[-1] not in (None, source)
    return older.kind == count.kind and (older.high or 0) < count.low and not rival


def _claimant(article: Article, claims: Sequence[Claim], at: int) -> Claimant | None:
    """The source of what is told at a token, None for the article's own voice."""
    tokens = article.tokens
    claim = next((claim for claim in claims if claim.scope_first <= at < claim.scope_last), None)
    return Claimant(tokens[claim.first].start, tokens[claim.last - 1].end, claim.verb) if claim else None


def _time(article: Article, story: Story) -> Time | None:
    """The words for when of the first telling that has some, and the days that they mean."""
    telling = next((t for t in story.tellings if t.time), None)
    span = span_of(article.tokens, telling.time) if telling else None
    if telling is None or telling.time is None or span is None:
        return None
    published = date.fromisoformat(article.published) if article.published else None
    ahead = telling.judgement.status in _TO_COME
    days = days_of(article.tokens, *telling.time, published, ahead=ahead)
    if days is None:
        return Time(span.start, span.end)
    return Time(span.start, span.end, days.first.isoformat(), days.last.isoformat(), days.precision)


#: Statuses of what lies ahead of the day of publication.
_TO_COME: frozenset[Status] = frozenset({"planned", "threat", "conditional", "called_for"})


def _reason(definition: Definition, lead: Telling, places: Sequence[Locative], why_not: str) -> str:
    """What decided layer, status and place, in plain words."""
    layer = f"{definition.label.lower()}: {lead.evidence}" if lead.evidence else definition.label.lower()
    where = "; ".join(dict.fromkeys(place.how for place in places))
    parts = [layer, f"{lead.judgement.status.replace('_', ' ')}: {lead.judgement.because}"]
    if where:
        parts.append(f"place: {where}")
    if why_not:
        parts.append(f"not drawn: {why_not}")
    return "; ".join(parts)
