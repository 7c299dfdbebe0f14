from __future__ import annotations

import shapely

from layers.drawing.marks import Mark
from page.sources import source
from tests import readings

MARK = Mark("e1.0", "e1", "strikes", "pin", shapely.Point(34.8, 50.9), "#c8102e", "✦", "", "", "", "")


def test_alone_an_article_keeps_its_own_ids() -> None:
    alone = source(readings.reading(), 0)
    assert alone.marks([MARK]) == (MARK,)
    assert [card.id for card in alone.cards] == ["e1", "e2", "e3", "e4", "named-0", "actor-RU", "actor-PL"]


def test_among_several_all_that_leads_somewhere_leads_within_the_article() -> None:
    second = source(readings.reading(), 2)
    (mark,) = second.marks([MARK])
    assert (mark.id, mark.event, mark.source) == ("2-e1.0", "2-e1", 2)
    assert second.cards[0].where[0].mark == second.cards[0].quotes[0].mark == "2-e1.0"
    phrases = [stretch for paragraph in second.paragraphs() for stretch in paragraph.stretches if stretch.to]
    assert phrases
    assert all(phrase.to.startswith("2-") and phrase.mark[:2] in ("2-", "") for phrase in phrases)
    assert all(event.startswith("2-") for phrase in phrases for event in phrase.events)


def test_what_has_no_mark_gets_none() -> None:
    vow = source(readings.reading(), 2).cards[2]
    assert [quote.mark for quote in vow.quotes] == [""]
