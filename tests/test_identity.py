"""One event for all its tellings; two events stay two."""

from __future__ import annotations

import pytest
from factories import events_of, reading_of

from geo.gazetteer import Gazetteer

#: Text, the places of each violent event in order (an empty tuple: told without a place).
CASES: list[tuple[str, list[tuple[str, ...]]]] = [
    # the definite noun points back
    ("A car bomb killed nine people in Kabul. The bombing was the third this month.", [("Kabul",)]),
    ("Gunmen attacked a hotel in Bamako. The attack lasted an hour. Six guests died in the attack.", [("Bamako",)]),
    ("Missile strikes hit Odesa. The strikes damaged a grain depot.", [("Odesa",)]),
    ("A suicide bomber killed 12 people on Monday. The blast in Quetta shook the market.", [("Quetta",)]),
    ("Rebels ambushed soldiers near Goma. The ambush came at dawn.", [("Goma",)]),
    # figures without a trigger of their own
    ("A bomb exploded at a market in Kano. At least 20 people were killed.", [("Kano",)]),
    ("Shells fell on Kharkiv. Airstrikes hit Kharkiv. Three people died.", [("Kharkiv",)]),
    ("A bomb exploded at a market in Kano. Twenty people died and six were wounded.", [("Kano",)]),
    # the same place told twice
    ("Airstrikes killed four people in Idlib. Later reports on the airstrikes in Idlib spoke of six dead.", [("Idlib",)]),
    ("A bombing in Beirut killed ten. The Beirut bombing was condemned by all sides.", [("Beirut",)]),
    # told at large first, then exactly
    ("A suicide bombing in Afghanistan killed nine people. The bombing in Herat was the worst this year.", [("Herat",)]),
    # two places are two events
    ("A car bomb killed nine people in Kabul. A second car bomb killed three in Herat.", [("Kabul",), ("Herat",)]),
    ("Gunmen killed six people in Jos. Gunmen killed six people in Kaduna.", [("Jos",), ("Kaduna",)]),
    # two manners, two actors, two days are two events
    ("A bombing killed six people in Jos. A kidnapping in Jos was reported too.", [("Jos",), ("Jos",)]),
    ("Israeli airstrikes hit Tyre. Hezbollah rockets hit Haifa.", [("Tyre",), ("Haifa",)]),
    ("A bomb killed two people in Basra on Monday. A bomb killed five people in Basra on Thursday.", [("Basra",), ("Basra",)]),
    # background and what the text itself sets apart
    ("A bomb killed nine people in Jos. Last year, militants killed 43 farmers in Jos.", [("Jos",), ("Jos",)]),
    ("A bomb killed nine people in Jos. In a separate incident, gunmen killed a judge in Jos.", [("Jos",), ("Jos",)]),
    ("Gunmen raided a bank in Jos. Rebels kidnapped six nurses 30 km south of Jos.", [("Jos",), ("Jos",)]),
    # who confirms has no part in the deed
    ("A bomb killed 14 people in Jos. Police said 14 people had been killed.", [("Jos",)]),
    ("A blast killed six soldiers in Maiduguri. The army said six soldiers had died.", [("Maiduguri",)]),
    ("Gunmen stormed a school in Kaduna. The gunmen killed two guards at the school.", [("Kaduna",)]),
    # bare tolls belong to what was just told, or to nothing
    ("A missile strike hit Kharkiv. Four people died.", [("Kharkiv",)]),
    ("A missile strike hit Kharkiv. There were no casualties.", [("Kharkiv",)]),
    ("Snow fell on the hills. Four people died.", []),
    # totals since a year are no toll of today's event
    ("A bomb damaged a bridge near Jos. Since 2016 more than 400 people have been killed by gunmen.", [("Jos",), ()]),
    # what is announced, threatened or over does not join what was done
    ("A bomb killed two people in Basra. Militants threatened to bomb Basra again.", [("Basra",)]),
    ("Airstrikes hit Idlib. The minister denied that airstrikes had hit Idlib.", [("Idlib",)]),
    ("A bomb killed two people in Basra. A bomb killed 40 people in Basra in 2006, and it is now 2019.",
     [("Basra",), ("Basra",)]),
    # other words for the same deed
    ("Gunmen kidnapped nine nurses in Kano. The abduction was the second this week.", [("Kano",)]),
    ("A suicide bomber attacked a mosque in Peshawar. The explosion brought down the roof.", [("Peshawar",)]),
    ("Troops recaptured Mosul. The battle for Mosul had lasted nine months.", [("Mosul",)]),
    ("Shelling killed a child in Donetsk. The bombardment of Donetsk went on all night.", [("Donetsk",)]),
    # one sentence, two events
    ("Rockets hit Haifa and a bomb exploded in Tyre.", [("Haifa",), ("Tyre",)]),
    ("Gunmen killed six people in Jos, and soldiers clashed with rebels in Maiduguri.", [("Jos",), ("Maiduguri",)]),
    ("The blast in Jos came a day after gunmen killed a judge in Kano.", [("Jos",), ("Kano",)]),
    ("Two days after gunmen killed a judge in Kano, a bomb exploded at a court in Jos.", [("Kano",), ("Jos",)]),
    ("Rockets hit Haifa hours before soldiers were killed in Tyre.", [("Haifa",), ("Tyre",)]),
    # ... or one, told by its end
    ("A soldier died in Jos two days after being shot in Kano.", [("Kano",)]),
    ("A soldier died two days after the bombing in Kano.", [("Kano",)]),
    ("Three explosions were heard in Jos. Inmates held nine guards hostage, the army said.", [("Jos",), ()]),
    # what a month or a year dates is not the news, which has a weekday or none
    ("Gunmen killed 26 people in Quetta on Saturday. In August, gunmen killed 73 people across Balochistan.",
     [("Quetta",), ("Balochistan",)]),
    ("Gunmen killed 26 people in Quetta. The attack was the worst since August.", [("Quetta",)]),
    # a bomb and a gun are two manners, whichever word says so
    ("A bomb killed four people in Jos. Gunmen shot dead a judge in the city.", [("Jos",), ("Jos",)]),
    # the same number twice is no reason to join two places
    ("A bomb killed five people in Kirkuk. A bomb killed five people in Mosul.", [("Kirkuk",), ("Mosul",)]),
    ("Airstrikes on Aleppo killed ten. Airstrikes on Idlib killed ten.", [("Aleppo",), ("Idlib",)]),
    # a border is no part of the country where something else was done, and holds no town of it
    ("Gunmen killed six in Mali. Gunmen killed nine on the border between Mali and Niger.", [("Mali",), ("Mali",)]),
    ("Gunmen killed nine on the border between Mali and Niger. Gunmen killed two in Gao.", [("Mali",), ("Gao",)]),
    # two abductions, two stabbings, on two days
    ("A man stabbed two people in Lyon on Monday. A man stabbed two people in Lyon on Friday.", [("Lyon",), ("Lyon",)]),
    # nothing to point back to
    ("The attack was long expected.", []),
    ("The incident is being investigated.", []),
    # an event told without a place stays without
    ("Gunmen killed a judge.", [()]),
]  # fmt: skip

VIOLENT = {"strikes", "attacks", "clashes"}


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_events(text: str, expected: list[tuple[str, ...]], gazetteer: Gazetteer) -> None:
    reading = reading_of(text, gazetteer)
    events = [e for e in reading.events if e.layer in VIOLENT and e.status in ("occurred", "past", "ongoing")]
    assert [tuple(reading.toponyms[p.toponym].name for p in event.places) for event in events] == expected


#: Text, and the toll of each event that has one, by place in reading order.
TOLLS: list[tuple[str, list[tuple[str, list[int]]]]] = [
    ("A suicide bomber struck a checkpoint in Mogadishu, killing at least 15 people. "
     "Another bomb in Kismayo wounded three soldiers.", [("Mogadishu", [15])]),
    ("In Kirkuk, a car bomb killed 12 people. In Mosul, gunmen shot dead three policemen at a checkpoint. "
     "In Baquba, a roadside bomb killed a farmer and his son.", [("Kirkuk", [12]), ("Mosul", [3]), ("Baquba", [2])]),
    ("A bomb exploded on a bus in Karachi. There were no casualties. Last week, an explosion in Quetta killed seven people.",
     [("Karachi", [0]), ("Quetta", [7])]),
    ("Gunmen stormed a mosque in Kano. Twenty-two worshippers were killed. The toll rose to 26 on Saturday.",
     [("Kano", [26])]),
    ("Clashes between the army and rebels near Goma left 30 dead. Thousands of people fled.", [("Goma", [30])]),
    # what points back without a place points to what was told last
    ("A bomb killed nine people in Kabul. Militants ambushed a convoy near Herat. Five soldiers died in this ambush.",
     [("Kabul", [9]), ("Herat", [5])]),
    ("Bombs hit churches in Jos. In 2014 rebels massacred villagers in Kaduna. Scores died in the attacks.", [("Kaduna", [40])]),
    ("Protesters clashed with police in Cairo. Five people died in the violence.", [("Cairo", [5])]),
    # a toll in words that tell of no deed themselves
    ("Rebels attacked the town of Gwoza. Residents buried 48 bodies.", [("Gwoza", [48])]),
    ("Troops opened fire on a crowd in Conakry. A hospital counted 157 dead; the junta spoke of 57 deaths.",
     [("Conakry", [157, 57])]),
    ("Two teenagers were killed and 45 people wounded by Israeli fire during protests in Gaza.", [("Gaza", [2])]),
    ("Troops attacked rebel positions in Zinjibar. Residents fled. A military official said 15 militants were killed.",
     [("Zinjibar", [15])]),
    # some of the dead are told again
    ("Air strikes on Rafah killed nine people. Two fighters were among the dead.", [("Rafah", [9])]),
    # a place that nobody knows is not the one told before
    ("A drone hit a house in Odesa, killing 11 people. A woman was killed in the village of Qwertovo.", [("Odesa", [11])]),
    # other days, other events
    ("A bomb exploded in Lahore on 3 May 1990, killing five people. A bomb exploded in Lahore on 4 June 1995, "
     "killing ten people.", [("Lahore", [5]), ("Lahore", [10])]),
    ("A car bomb killed nine people in Kabul on 31 May. On 27 January, an ambulance packed with explosives killed "
     "95 people in Kabul. The bombing on 31 May was claimed by no group.", [("Kabul", [9]), ("Kabul", [95])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_each_event_bears_its_own_toll(text: str, expected: list[tuple[str, list[int]]], gazetteer: Gazetteer) -> None:
    reading = reading_of(text, gazetteer)
    tolls = [
        (reading.toponyms[event.places[0].toponym].name, killed)
        for event in reading.events
        if event.places and (killed := [f.low for f in event.figures if f.kind == "killed"])
    ]
    assert tolls == expected


def test_quotes_of_one_event_are_all_its_sentences(gazetteer: Gazetteer) -> None:
    text = "A car bomb killed nine people in Kabul. The bombing was the third this month."
    (event,) = (e for e in events_of(text, gazetteer) if e.layer == "attacks")
    assert [text[quote.start : quote.end] for quote in event.quotes] == [
        "A car bomb killed nine people in Kabul.",
        "The bombing was the third this month.",
    ]


def test_a_title_makes_no_second_event(gazetteer: Gazetteer) -> None:
    text = (
        "Car bomb kills nine in Kabul\n\nA car bomb killed nine people in Kabul on Monday. Shops nearby were damaged."
    )
    events = [e for e in events_of(text, gazetteer) if e.layer == "attacks"]
    assert len(events) == 1
    assert len(events[0].quotes) == 2


def test_rival_tolls_stand_side_by_side(gazetteer: Gazetteer) -> None:
    text = (
        "A bombing killed nine people in Beirut, police said. "
        "The toll of the bombing in Beirut was 14 dead, the Red Cross said."
    )
    (event,) = (e for e in events_of(text, gazetteer) if e.layer == "attacks")
    assert {
        (f.low, text[f.claimant.start : f.claimant.end]) for f in event.figures if f.claimant and f.kind == "killed"
    } == {
        (9, "police"),
        (14, "the Red Cross"),
    }
