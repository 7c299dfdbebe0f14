"""What a long text tells twice, pages apart, is one event where place and numbers show it, and else two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.gazetteer import Gazetteer
from geo.pieces import pieces_of, whole_article
from geo.span import Span
from layers import Reader
from layers.joining import joined
from layers.reading import Claimant, Event, EventPlace, Figure, Link, Time, check_reading
from layers.retold import Stories
from tests.readings import MEDYKA, SUMY

TEXT = "police said mayor said police said "
POLICE, MAYOR, AGAIN = Claimant(0, 6, "said"), Claimant(12, 17, "said"), Claimant(23, 29, "said")
AT_SUMY, AT_MEDYKA = EventPlace(0, SUMY, "town", 8000), EventPlace(1, MEDYKA, "site", None)


def killed(low: int, high: int | None = None, claimant: Claimant | None = None, kind: str = "killed") -> Figure:
    return Figure(kind, low, high or low, "exact", claimant, 0, 6)  # type: ignore[arg-type]


def on(first: str, last: str = "", precision: str = "day") -> Time:
    return Time(0, 6, first, last or first, precision)  # type: ignore[arg-type]


def event(id: str = "e1", *figures: Figure, time: Time | None = None, place: EventPlace | None = AT_SUMY) -> Event:
    at = 10 * int(id[1:])
    places = (place,) if place else ()
    return Event(
        id, "attacks", "occurred", bool(places), "Blast in Sumy", Span(at, at + 5), (Span(at, at + 9),), places,
        None, None, figures, time, (), "",
    )  # fmt: skip


def told(*pieces: list[Event]) -> tuple[Event, ...]:
    stories = Stories(TEXT)
    for piece in pieces:
        stories.add(piece)
    return stories.events()


MAY = on("2025-05-03")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # a great toll at the same place
        (event("e1", killed(26)), event("e2", killed(26)), True),
        (event("e1", killed(26), killed(9, kind="injured")), event("e2", killed(26)), True),
        (event("e1", killed(26)), event("e2", killed(26), time=MAY), True),
        # a small one is by chance
        (event("e1", killed(2)), event("e2", killed(2)), False),
        # other numbers, another kind of number, another number beside it
        (event("e1", killed(26)), event("e2", killed(27)), False),
        (event("e1", killed(26)), event("e2", killed(26, kind="injured")), False),
        (event("e1", killed(26), killed(9, kind="injured")), event("e2", killed(26), killed(8, kind="injured")), False),
        # another day
        (event("e1", killed(26), time=MAY), event("e2", killed(26), time=on("2025-05-04")), False),
        (
            event("e1", killed(26), time=MAY),
            event("e2", killed(26), time=on("2025-05-01", "2025-05-31", "month")),
            True,
        ),
        # the same day at the same place under the same name
        (event("e1", time=MAY), event("e2", time=MAY), True),
        (event("e1", killed(2), time=MAY), event("e2", killed(2), time=MAY), True),
        (event("e1", killed(2), time=MAY), event("e2", killed(3), time=MAY), False),
        (event("e1", time=MAY), replace(event("e2", time=MAY), label="Shelling of Sumy"), False),
        (event("e1", time=on("2025-05-01", "2025-05-31", "month")), event("e2", time=MAY), False),
        # another place, or none
        (event("e1", killed(26)), event("e2", killed(26), place=AT_MEDYKA), False),
        (event("e1", killed(26), place=None), event("e2", killed(26), place=None), False),
        (event("e1", killed(26)), replace(event("e2", killed(26)), places=(AT_SUMY, AT_MEDYKA)), False),
        # said of something else, or otherwise
        (event("e1", killed(26)), replace(event("e2", killed(26)), layer="strikes"), False),
        (event("e1", killed(26)), replace(event("e2", killed(26)), status="denied"), False),
        # nothing but the place
        (event("e1"), event("e2"), False),
    ],
)
def test_one_event_or_two(one: Event, other: Event, same: bool) -> None:
    assert len(told([one], [other])) == len(told([other], [one])) == (1 if same else 2)
    assert told([one, other]) == (one, other), "a piece tells two events apart"


def test_what_is_told_again_is_gathered() -> None:
    first = replace(event("e1", killed(26, claimant=POLICE)), links=(Link("e2", "before"),))
    second = event("e2", place=AT_MEDYKA)
    again = replace(
        event("e3", killed(26, claimant=AGAIN), killed(26, claimant=MAYOR), time=MAY),
        links=(Link("e4", "after"), Link("e5", "before")), actor=Span(3, 4),
    )  # fmt: skip
    third = replace(event("e4", place=AT_MEDYKA), links=(Link("e3", "before"),))
    fifth = event("e5", place=AT_MEDYKA)
    one, *others = told([first, second], [again, third, fifth])
    assert (one.id, one.label, one.trigger, one.places) == ("e1", first.label, first.trigger, first.places)
    assert one.quotes == (*first.quotes, *again.quotes)
    # the police are heard once
    assert [figure.claimant for figure in one.figures] == [POLICE, MAYOR]
    assert (one.time, one.actor) == (MAY, Span(3, 4))
    assert one.links == (Link("e2", "before"), Link("e4", "after"), Link("e5", "before"))
    assert others == [second, replace(third, links=(Link("e1", "before"),)), fifth]


def test_of_two_alike_in_one_piece_only_one_is_told_again() -> None:
    assert [
        each.id for each in told([event("e1", killed(26))], [event("e2", killed(26)), event("e3", killed(26))])
    ] == [
        "e1",
        "e3",
    ]


def test_a_book_tells_its_events_once(gazetteer: Gazetteer) -> None:
    first = "A suicide bomber killed 26 people at a market in Quetta, police said, and 40 were injured.\n\n"
    again = "Officials spoke of the day when a bomb killed 26 people at the market in Quetta. Trains were late.\n\n"
    other = "A bomb killed 31 people at the station in Quetta, police said. Nobody said that it was theirs.\n\n"
    text = first + again + other
    whole = whole_article(text, id="book", longest=100)
    reader = Reader(gazetteer)
    pieces = [reader.read(piece.text, id="book") for piece in pieces_of(whole, 100)]
    assert len(pieces) == 3
    reading = joined(whole, pieces)
    check_reading(reading)
    told_first, told_last = reading.events
    assert [text[quote.start : quote.end] for quote in told_first.quotes] == [
        first.strip(),
        again.partition(". ")[0] + ".",
    ]
    assert {(figure.kind, figure.low) for figure in told_first.figures} == {("killed", 26), ("injured", 40)}
    assert {(figure.kind, figure.low) for figure in told_last.figures} == {("killed", 31)}
