"""Where, by whom and on whom: places and sides by clause, and no place where none is meant."""

from __future__ import annotations

import pytest
from factories import events_of, marks_of

from geo.gazetteer import Gazetteer

#: Text, marks as (layer, place, precision).
PLACES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # phrases after the trigger
    ("A car bomb exploded in Kabul on Monday, killing nine people.", [("attacks", "Kabul", "town")]),
    ("Gunmen opened fire at worshippers in Kano.", [("attacks", "Kano", "town")]),
    ("An airstrike hit a school near Mosul.", [("strikes", "Mosul", "near")]),
    ("Rebels ambushed a patrol outside Goma.", [("attacks", "Goma", "near")]),
    ("A suicide bomber killed six guards on the outskirts of Peshawar.", [("attacks", "Peshawar", "near")]),
    ("Militants kidnapped two engineers 10 km north of Maiduguri.", [("attacks", "Maiduguri", "near")]),
    ("Shelling continued across Donetsk on Friday.", [("strikes", "Donetsk", "town")]),
    # phrases before it
    ("In Karachi, gunmen killed a judge on Tuesday.", [("attacks", "Karachi", "town")]),
    ("A mosque in Kandahar was bombed during prayers.", [("attacks", "Kandahar", "town")]),
    ("In Nairobi, police said, attackers shot a lawyer dead.", [("attacks", "Nairobi", "town")]),
    # the name beside the trigger
    ("The Beslan massacre shocked the country.", [("attacks", "Beslan", "town")]),
    ("Survivors of the Mumbai terror attack gathered.", [("attacks", "Mumbai", "town")]),
    # what was hit
    ("Russian forces shelled Kharkiv overnight.", [("strikes", "Kharkiv", "town")]),
    ("Kharkiv was shelled overnight.", [("strikes", "Kharkiv", "town")]),
    ("The army recaptured Mosul from the militants.", [("clashes", "Mosul", "town")]),
    # lists
    ("Missile strikes hit Kyiv, Kharkiv and Odesa.",
     [("strikes", "Kyiv", "town"), ("strikes", "Kharkiv", "town"), ("strikes", "Odesa", "town")]),
    ("Car bombs exploded in Baghdad and Kirkuk.", [("attacks", "Baghdad", "town"), ("attacks", "Kirkuk", "town")]),
    # the finest place alone
    ("A bomb exploded in Quetta, Pakistan, wounding four.", [("attacks", "Quetta", "town")]),
    ("Soldiers clashed with rebels in Bunia in eastern Democratic Republic of the Congo.", [("clashes", "Bunia", "town")]),
    # areas stay areas
    ("Airstrikes killed 30 civilians in Yemen.", [("strikes", "Yemen", "country")]),
    ("Drone strikes on six camps in Somalia killed dozens.", [("strikes", "Somalia", "country")]),
    # two events, two places
    ("A bomb exploded in Kabul after gunmen killed a judge in Herat.",
     [("attacks", "Kabul", "town"), ("attacks", "Herat", "town")]),
    # "there", "the city"
    ("The convoy reached Agadez on Sunday. Gunmen attacked the trucks there.", [("attacks", "Agadez", "town")]),
    ("Soldiers entered Bamako at dawn. Gunmen killed a guard in the city.", [("attacks", "Bamako", "town")]),
    # other layers
    ("Protesters clashed with police in Nairobi.", [("unrest", "Nairobi", "town")]),
    ("Police arrested six men in Marseille.", [("policing", "Marseille", "town")]),
    ("The foreign ministers held talks in Geneva.", [("diplomacy", "Geneva", "town")]),
    ("Thousands of people fled Aleppo as the army advanced.", [("humanitarian", "Aleppo", "town")]),
    # the speaker's place, the dateline, the actor's country: nowhere
    ("Officials said in Vienna that a bomb had exploded.", []),
    ("“We condemn the massacre,” the minister told reporters in Paris.", []),
    ("India's missile attack drew protest notes.", []),
    ("American airstrikes killed nine militants.", []),
    ("Israeli strikes killed nine militants, the army said.", []),
    ("A general based in Rawalpindi ordered the airstrikes.", []),
    ("BERLIN (Agency) - A bomb exploded on Monday, the police said.", []),
    # statements are never placed
    ("Iran vowed to attack bases in Kuwait.", []),
    ("The president threatened to bomb Tripoli.", []),
    ("The United States imposed sanctions on banks in Syria.", []),
    # words of violence without any
    ("The striker attacked the goal in Barcelona.", []),
    ("He died of a heart attack in Milan.", []),
    ("Pilots went on strike, the union in Lisbon said.", []),
    ("The senator attacked the bill in Washington.", []),
    ("The population explosion in Lagos worries planners.", []),
    ("A charm offensive in Tokyo won him votes.", []),
    ("The two sides clashed over opinions on the budget in Rome.", []),
    ("The team fought back to win in Madrid.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[tuple[str, str, str]], gazetteer: Gazetteer) -> None:
    assert sorted(marks_of(text, gazetteer)) == sorted(expected)


def test_unnamed_sites_are_noted_on_their_area(gazetteer: Gazetteer) -> None:
    event = next(e for e in events_of("Drone strikes on six camps in Somalia killed dozens.", gazetteer) if e.drawn)
    assert event.places[0].note == "six camps, not named"
