from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.article import read_article
from geo.span import Span
from geo.toponym import Toponym
from layers.presentation.annotated import Stretch, Tally, paragraphs, tally, unmapped
from layers.reading import Event, Reading
from tests import readings


def stretches(reading: Reading) -> list[Stretch]:
    return [stretch for paragraph in paragraphs(reading) for stretch in paragraph.stretches]


def only(reading: Reading, text: str, kind: str) -> Stretch:
    (found,) = [stretch for stretch in stretches(reading) if (stretch.text, stretch.kind) == (text, kind)]
    return found


def test_nothing_of_the_text_is_lost_but_white_space_between_paragraphs() -> None:
    reading = readings.reading()
    assert [
        "".join(stretch.text for stretch in paragraph.stretches) for paragraph in paragraphs(reading)
    ] == readings.TEXT.split("\n\n")


def test_a_trigger_leads_to_its_event_and_its_mark() -> None:
    trigger = only(readings.reading(), "struck", "trigger")
    assert (trigger.to, trigger.mark, trigger.events) == ("e2", "e2.0", ("e2",))


def test_an_event_that_is_not_drawn_has_a_card_and_no_mark() -> None:
    vow = only(readings.reading(), "vowed", "trigger")
    assert (vow.to, vow.mark) == ("e3", "")


def test_each_place_of_an_event_leads_to_its_own_mark() -> None:
    reading = readings.reading()
    assert [only(reading, name, "place").mark for name in ("Sumy Oblast", "Poland")] == ["e2.0", "e2.1"]


def test_names_lead_to_their_own_cards_and_say_their_role() -> None:
    reading = readings.reading()
    found = {name: only(reading, name, "place") for name in ("Moscow", "Lviv")}
    assert {name: (place.role, place.to) for name, place in found.items()} == {
        "Moscow": ("actor", "actor-RU"),
        "Lviv": ("mention", "named-0"),
    }


def test_a_name_of_a_place_with_an_event_leads_there_wherever_it_stands() -> None:
    reading = readings.reading()
    sumy = reading.toponyms[0]
    in_title = replace(sumy, start=15, end=19, role="mention", sentence=0)
    again = replace(reading, toponyms=(*reading.toponyms, in_title))
    assert readings.TEXT[15:19] == "Sumy"
    assert stretches(again)[1].mark == "e1.0"


def test_a_name_that_was_not_found_is_declined_and_says_why() -> None:
    reading = readings.reading()
    lost = replace(reading.toponyms[6], place=None, reason="unknown here")
    without = replace(reading, toponyms=(*reading.toponyms[:6], lost))
    name = only(without, "Lviv", "place")
    assert (name.role, name.to, name.why) == ("declined", "", "unknown here")
    assert unmapped(without) == (("Lviv", "unknown here"),)
    assert (tally(without).placed, tally(without).declined) == (6, 1)


def test_sentences_and_names_are_counted() -> None:
    assert tally(readings.reading()) == Tally(sentences=7, used=4, named=7, placed=7, declined=0)


def test_what_is_set_aside_is_dimmed_and_the_title_is_a_title() -> None:
    article = read_article("Floods in Lima\n\nAdvertisement\n\nA flood hit Lima on Monday, officials said.", id="lima")
    shown = paragraphs(Reading(article, (), ()))
    assert [(paragraph.kind, paragraph.stretches[0].kind) for paragraph in shown] == [
        ("title", "plain"),
        ("prose", "aside"),
        ("prose", "plain"),
    ]


@given(st.text(alphabet="ab \n.é", min_size=1, max_size=60).filter(str.strip), st.data())
def test_whatever_overlaps_every_letter_stands_once(text: str, data: st.DataObject) -> None:
    article = read_article(text, id="any")
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda ab: ab[0] < ab[1])
    names = [
        Toponym(a, b, text[a:b], 0, 0, 0, "name", "mention", None, 0.0, "", ()) for a, b in data.draw(st.lists(spans))
    ]
    events = [
        Event(f"e{i}", "strikes", "threat", False, "", Span(a, b), (Span(a, b),), (), None, None, (), None, (), "")
        for i, (a, b) in enumerate(data.draw(st.lists(spans)))
    ]
    shown = "".join(stretch.text for stretch in stretches(Reading(article, tuple(names), tuple(events))))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", text)
