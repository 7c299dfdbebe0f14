"""What stands beside a name: the larger place it lies in, its list, and the noun that says its kind."""

from __future__ import annotations

import pytest

from geo.article import Article, read_article
from geo.beside import asked_kinds, containers_beside, in_one_list, lies_in
from geo.gazetteer import Gazetteer
from geo.recognition import recognize
from geo.toponym import Mention


def mentions_of(text: str, gazetteer: Gazetteer) -> tuple[Article, list[Mention]]:
    article = read_article(text, id="case")
    return article, recognize(article, gazetteer)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A fire in Paris, Texas, was put out.", "Texas"),
        ("A fire in Athens (Georgia) was put out.", "Georgia"),
        ("A fire in Springfield in Illinois was put out.", "Illinois"),
        ("A fire in Lagos and Texas was put out.", None),
        # lists of states
        ("It rained in Oregon, Washington and Idaho.", None),
    ],
)
def test_containers_beside(text: str, unit: str | None, gazetteer: Gazetteer) -> None:
    article, mentions = mentions_of(text, gazetteer)
    by_first, by_last = ({getattr(m, side): i for i, m in enumerate(mentions)} for side in ("first", "last"))
    found = containers_beside(article, mentions[0], mentions, by_first, by_last)
    assert (unit in [c.place.name for c in found]) if unit else not found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kunduz province fell.", "admin1"),
        ("Rebels hid in a village in Kunduz.", "admin1"),
        ("Rebels hid in southern Kandahar.", "admin1"),
        # a large city has sides of its own
        ("Rebels hid in eastern Aleppo.", None),
        ("Rebels hid in the mountains of Ayacucho.", "admin1"),
        ("The city of Kunduz fell.", "town"),
        ("It rained in the Kunduz border region.", "admin1"),
        ("It rained in the Karrada district of Baghdad.", "town"),
        ("A blast outside Kunduz killed two.", "town"),
        ("Shelling hit the Kharkiv and Sumy regions.", "admin1"),
        ("It rained in the regions of Kharkiv, Sumy and Chernihiv.", "admin1"),
        ("It rained in the cities of Kharkiv and Sumy.", "town"),
        ("It rained 10 km north of Kunduz.", "town"),
        ("A blast in the suburbs of Kunduz killed two.", "town"),
        ("A blast on Kunduz's outskirts killed two.", "town"),
        # one is outside a country in many places, but of a country and its city of one name it is the city
        ("Troops outside Armenia were hit.", None),
        ("Troops 10 km from Angola were hit.", None),
        ("Troops outside Mexico were hit.", None),
        ("Troops outside Djibouti were hit.", "town"),
        ("It rained in Kunduz.", None),
        ("It rained in Kunduz and Herat.", None),
    ],
)
def test_asked_kinds(text: str, kind: str | None, gazetteer: Gazetteer) -> None:
    article, mentions = mentions_of(text, gazetteer)
    kinds = asked_kinds(article, mentions, 0)
    assert (kind in kinds) if kind else not kinds


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("It rained in Mali and Niger.", True),
        ("It rained in Mali, Niger.", True),
        ("It rained in Mali. Niger was dry.", False),
        ("It rained in Mali but not in Niger.", False),
    ],
)
def test_in_one_list(text: str, together: bool, gazetteer: Gazetteer) -> None:
    article, (left, right) = mentions_of(text, gazetteer)
    assert in_one_list(article, left, right) is together


def test_lies_in(gazetteer: Gazetteer) -> None:
    found = gazetteer.candidates(["Mosul", "Iraq", "Iran"])
    mosul, iraq, iran = (found[name][0] for name in ("Mosul", "Iraq", "Iran"))
    assert lies_in(mosul.place, [iraq])
    assert not lies_in(mosul.place, [iran])
    assert not lies_in(iraq.place, [iraq])
