"""An event is called by a few of the text's own words."""

from __future__ import annotations

import pytest
from factories import events_of

from geo.gazetteer import Gazetteer
from layers.labels import LONGEST


@pytest.mark.parametrize(("text", "label"), [
    ("A suicide car bombing killed nine people in Kabul.", "Suicide car bombing in Kabul"),
    ("Survivors of the Mumbai terror attack gathered.", "Mumbai terror attack"),
    ("Russian forces shelled Kharkiv overnight.", "Shelling of Kharkiv"),
    ("An airstrike hit a school near Mosul.", "Airstrike near Mosul"),
    ("Guards closed the Rafah crossing.", "Rafah crossing closed"),
    ("Car bombs exploded in Baghdad and Kirkuk.", "Car bombs in Baghdad and Kirkuk"),
    ("Russian drones struck the city of Kharkiv.", "Drone strike on Kharkiv"),
    ("Missiles and drones struck Kharkiv.", "Missile and drone strike on Kharkiv"),
    ("Rockets were fired at Sderot by militants.", "Rockets fired at Sderot"),
    ("An exchange of fire along the Durand Line killed two guards.", "Exchange of fire along the Durand Line"),
    ("A curfew was imposed in Mombasa.", "Curfew in Mombasa"),
    ("Two men were killed in the Jenin refugee camp by soldiers.", "Killing in the Jenin refugee camp"),
    ("About 3,000 people have fled the Timbuktu region.", "Displacement from the Timbuktu region"),
    ("Three people were injured by shelling in the Belgorod region.", "Shelling in the Belgorod region"),
    ("Gunmen attacked a convoy in northern Mali.", "Attack in northern Mali"),
    ("A roadside bomb outside Gao killed two soldiers.", "Roadside bomb outside Gao"),
    ("Militants kidnapped two engineers 10 km north of Maiduguri.", "Abduction 10 km north of Maiduguri"),
    ("Soldiers clashed with rebels along the Israel-Lebanon border.", "Clash along the Israel-Lebanon border"),
    ("Pirates attacked a tanker off the coast of Somalia.", "Attack off the coast of Somalia"),
    ("Pirates attacked a tanker off Yemen's Red Sea coast.", "Attack off Yemen's Red Sea coast"),
    ("Colombian troops killed six rebels in the jungles of Guaviare.", "Killing in Guaviare"),
    ("Militants fired rockets towards Ashkelon.", "Rockets fired towards Ashkelon"),
    ("Police raided a house in Ankara.", "Police raid in Ankara"),
    ("A bomb exploded at a Kabul mosque.", "Explosion in Kabul"),
    ("Shelling hit the Kharkiv and Sumy regions.", "Shelling in Kharkiv and Sumy"),
    ("There have been fierce clashes between soldiers and rebels in Goma.", "Fierce clashes in Goma"),
    ("Residents recalled the 31 October dynamite attack in Lima.", "Dynamite attack in Lima"),
    ("China's army held live-fire drills near Kaohsiung.", "Live-fire drills near Kaohsiung"),
    ("A convoy of trucks carrying food reached Kadugli.", "Aid delivered to Kadugli"),
    ("The president flew to Vilnius, where he met the premier.", "Meeting in Vilnius"),
    ("A drone strike killed two people in Russia's Belgorod border region.", "Drone strike in Belgorod border region"),
    ("A suicide bomber killed 60 people at the Wagah border near Lahore.", "Killing at the Wagah border"),
    ("Gunmen opened fire at the Torkham crossing.", "Shooting at the Torkham crossing"),
    ("Bombs exploded on London's transport network. Police found one more.", "Explosion in London"),
    ("Warplanes dropped barrel bombs on Aleppo.", "Bombs dropped on Aleppo"),
    ("Warplanes bombed Aleppo.", "Bombing of Aleppo"),
    ("Finland began to build a fence along its border with Russia.", "Border fence along the border with Russia"),
    ("Lithuania closed its border with Belarus.", "Border with Belarus closed"),
    ("Israeli troops crossed into southern Lebanon.", "Border crossed in southern Lebanon"),
    ("Russian jets violated Estonian airspace over the sea.", "Estonian airspace violated"),
    ("The Rafah crossing reopened on Monday.", "Reopening of the Rafah crossing"),
    ("YANGON - Fighting between soldiers and rebels in Sittwe killed six people.", "Fighting in Sittwe"),
    ("The general vowed to retaliate.", "Vowed to retaliate"),
    ("The rebels vowed revenge for the death of their leader.", "Vowed revenge for the death"),
    ("The army will not hesitate to strike, a colonel said.", "Not hesitate to strike"),
    ("Montenegro ordered the six Russian diplomats out of the country.", "Six Russian diplomats ordered out of"),
    ("Both states cut diplomatic relations.", "Diplomatic relations cut"),
])  # fmt: skip
def test_label(text: str, label: str, gazetteer: Gazetteer) -> None:
    assert label in [event.label for event in events_of(text, gazetteer)]


def test_a_label_is_short(gazetteer: Gazetteer) -> None:
    text = "Missile strikes hit Kyiv, Kharkiv, Odesa, Dnipro and Zaporizhzhia."
    (label,) = (event.label for event in events_of(text, gazetteer))
    assert len(label) <= LONGEST
    assert label == "Missile strikes in Kyiv, Kharkiv and 3 other places"
