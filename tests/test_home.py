"""Home: a source's own region outweighs size, and is learnt from what its articles named."""

from __future__ import annotations

import pytest

from geo import find_toponyms
from geo.article import read_article
from geo.gazetteer import Gazetteer
from geo.home import Home, Memory

#: Text, name in it, the home's place id, and where the name then lies.
CASES = [
    ("Police in Dublin closed a road on Monday.", "Dublin", "admin1:US.OH", ("US", "OH")),
    ("Police in Dublin closed a road on Monday.", "Dublin", None, ("IE", "")),
    ("The mayor of Athens spoke on Monday.", "Athens", "admin1:US.GA", ("US", "GA")),
    ("The mayor of Birmingham spoke on Monday.", "Birmingham", "admin1:US.AL", ("US", "AL")),
    # a country is a country wherever the paper is printed
    ("Troops left Lebanon on Monday.", "Lebanon", "admin1:US.PA", ("LB", "")),
]


@pytest.mark.parametrize(("text", "name", "home", "expected"), CASES)
def test_home(text: str, name: str, home: str | None, expected: tuple[str, str], gazetteer: Gazetteer) -> None:
    place = gazetteer.place(home) if home else None
    toponyms = find_toponyms(read_article(text, id="a"), gazetteer, Home.at(place) if place else None)
    (found,) = [t.place for t in toponyms if t.name == name]
    assert found is not None
    assert found.country_code == expected[0]
    assert not expected[1] or found.admin1 == expected[1]


def test_a_source_is_learnt_article_by_article(gazetteer: Gazetteer) -> None:
    memory = Memory()
    text = "Fires burned near Columbus, Ohio, near Dayton, Ohio, near Toledo, Ohio, and near Akron, Ohio, on Monday."
    for _ in range(2):
        memory.learn("gazette", find_toponyms(read_article(text, id="a"), gazetteer))
    later = read_article("A man from Dublin was held.", id="b")
    (learnt,) = find_toponyms(later, gazetteer, memory.home("gazette"))
    (unlearnt,) = find_toponyms(later, gazetteer, memory.home("another"))
    assert learnt.place is not None
    assert learnt.place.admin1 == "OH"
    assert unlearnt.place is not None
    assert unlearnt.place.country_code == "IE"
