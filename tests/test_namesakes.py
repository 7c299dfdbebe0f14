"""A name means the place, or something that only bears its name."""

from __future__ import annotations

import pytest
from factories import article_of

from geo import find_toponyms
from geo.gazetteer import Gazetteer
from layers.namesakes import Namesakes

#: Sentence, a name in it, whether it lends its name to something else.
CASES = [
    ("A bomb exploded in Lima on Sunday.", "Lima", False),
    # people
    ("A Nairobi man was killed in the blast.", "Nairobi", True),
    ("Miguel Beedle, 55, of Park Ridge was killed in Chicago.", "Park Ridge", True),
    ("Gunmen killed two U.S. Mormon missionaries in Bolivia.", "U.S.", True),
    # buildings, streets, quarters, roads
    ("The army bombed the San Salvador church in the night.", "San Salvador", True),
    ("Bombs went off on Sarmiento and Lima streets in the night.", "Lima", True),
    ("Police searched the Lima neighbourhood in the night.", "Lima", True),
    # its own district, where no outline of it is known, and a city's quarter
    ("Gunmen killed a judge in Bannu district of Pakistan.", "Bannu", False),
    ("Gunmen killed a judge in Poso regency in the night.", "Poso", False),
    ("Gunmen killed a judge in Kandahar's Nowhere district in the night.", "Kandahar", False),
    # units and landscapes called after it
    ("Gunmen killed a judge in Kandahar's Nowhere province in the night.", "Kandahar", True),
    ("Gunmen killed a judge in the Bannu and Nowhere districts in the night.", "Bannu", True),
    ("Gunmen killed a judge in the Torkham valley in the night.", "Torkham", True),
    ("Gunmen killed a judge at Torkham in the night.", "Torkham", False),
    ("Gunmen killed a judge in the canton of Tuzla in the night.", "Tuzla", True),
    ("Gunmen killed a judge in the Goma hills in the night.", "Goma", True),
    ("Gunmen killed a judge on the island of Ambon in the night.", "Ambon", True),
    ("Gunmen killed a judge in the Kunduz Valley in the night.", "Kunduz Valley", True),
    ("Gunmen killed a judge in Kunduz National Park in the night.", "Kunduz National Park", True),
    ("Gunmen killed a judge in the Gao-Kidal corridor in the night.", "Gao", True),
    # what lies beyond an area is not in it, and what lies beyond a town is near it
    ("Gunmen killed a judge outside Iraq in the night.", "Iraq", True),
    ("Gunmen killed a judge south of Mali in the night.", "Mali", True),
    ("Gunmen killed a judge 10 km from Angola in the night.", "Angola", True),
    ("Gunmen killed a judge in the south of Mali in the night.", "Mali", False),
    ("Gunmen killed a judge outside Kunduz in the night.", "Kunduz", False),
    # treaties and forces
    ("They signed the Geneva convention in the night.", "Geneva", True),
    ("Rebels attacked the Lima battalion in the night.", "Lima", True),
    # one word of a longer name
    ("Rebels attacked the town of Kidal Algrabilla in the night.", "Kidal", True),
    ("Rebels attacked the town of Kidal Monday in the night.", "Kidal", False),
    ("Troops recaptured Kano Monday in the night.", "Kano", False),
    # a newspaper
    ("Rebels attacked a bank, the Lima daily Expreso said.", "Lima", True),
    # a town that says where another lies
    ("Troops entered the Gaza town of Rafah in the night.", "Rafah", False),
]


@pytest.mark.parametrize(("text", "name", "lends"), CASES, ids=[text for text, *_ in CASES])
def test_lends_its_name(text: str, name: str, lends: bool, gazetteer: Gazetteer) -> None:
    article = article_of(text)
    named = dict(enumerate(find_toponyms(article, gazetteer)))
    inside = {at: index for index, toponym in named.items() for at in range(toponym.first, toponym.last)}
    index = next(index for index, toponym in named.items() if toponym.name == name and toponym.place)
    namesakes = Namesakes(article.tokens, 0, len(article.tokens), named, inside)
    assert namesakes.lends_its_name(index, [index]) == lends
