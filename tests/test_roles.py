"""Roles: a capital that speaks is a government; the same capital can be the scene of a blast."""

from __future__ import annotations

import pytest

from geo import find_toponyms
from geo.article import read_article
from geo.gazetteer import Gazetteer

#: Sentence, name in it, role.
CASES = [
    # capitals that speak, decide, want
    ("Islamabad is willing to talk.", "Islamabad", "actor"),
    ("Kyiv rejected the offer on Tuesday.", "Kyiv", "actor"),
    ("Moscow said it would not attend.", "Moscow", "actor"),
    ("Tehran has denied the report.", "Tehran", "actor"),
    ("Washington warned against an escalation.", "Washington", "actor"),
    ("Beijing will send an envoy next week.", "Beijing", "actor"),
    ("Ankara accused its neighbour of bad faith.", "Ankara", "actor"),
    ("Riyadh welcomed the truce.", "Riyadh", "actor"),
    ("Officials fear that Cairo would refuse.", "Cairo", "actor"),
    ("Addis Ababa denies any role in it.", "Addis Ababa", "actor"),
    ("London expelled two diplomats.", "London", "actor"),
    # the same capitals as places
    ("A blast in Islamabad killed two people.", "Islamabad", "scene"),
    ("A drone fell near Kyiv overnight.", "Kyiv", "scene"),
    ("Shots were heard outside Moscow on Sunday.", "Moscow", "scene"),
    ("Thousands marched through Tehran.", "Tehran", "scene"),
    ("A fire broke out at a market in Ankara.", "Ankara", "scene"),
    ("Kyiv was shelled on Monday night.", "Kyiv", "scene"),
    ("Beirut came under fire again.", "Beirut", "scene"),
    ("Kabul fell in August.", "Kabul", "scene"),
    ("Protesters gathered across Cairo.", "Cairo", "scene"),
    ("The suburbs of Damascus were hit, with three dead in Damascus itself.", "Damascus", "scene"),
    # countries as parties
    ("Pakistan would not start hostilities.", "Pakistan", "actor"),
    ("India agrees to back down.", "India", "actor"),
    ("The talks between India and Pakistan failed.", "India", "actor"),
    ("The talks between India and Pakistan failed.", "Pakistan", "actor"),
    ("The army fought against Eritrea for two years.", "Eritrea", "actor"),
    ("The raid was carried out by Israel on Friday.", "Israel", "actor"),
    ("It signed a pact with Rwanda.", "Rwanda", "actor"),
    ("France backed the resolution.", "France", "actor"),
    ("Turkey also said it had closed the post.", "Turkey", "actor"),
    # possessives: deeds are a government's, parts are places
    ("India’s retaliation was swift.", "India", "actor"),
    ("Ukraine's missile attack came at dawn.", "Ukraine", "actor"),
    ("Pakistan's Defence Minister gave an interview.", "Pakistan", "actor"),
    ("Moscow's demands have not changed.", "Moscow", "actor"),
    ("Fighting went on in Sudan's capital.", "Sudan", "scene"),
    ("Troops crossed into Mali's north.", "Mali", "scene"),
    # officials
    ("A spokesman said Washington officials had left.", "Washington", "actor"),
    ("Ethiopia government troops advanced.", "Ethiopia", "actor"),
    # lists share their role
    ("The United States, China and Japan expressed concern.", "China", "actor"),
    ("Shells fell in Kharkiv, Sumy and Odesa.", "Odesa", "scene"),
    ("Shells fell in Kharkiv, Sumy and Odesa.", "Sumy", "scene"),
    # events named after their place
    ("After the Bucha massacre the talks stopped.", "Bucha", "scene"),
    ("The Pahalgam terror attack killed 26 people.", "Pahalgam", "scene"),
    # countries and regions as places
    ("Two people died in northern Mali.", "Mali", "scene"),
    ("Floods spread across Bangladesh.", "Bangladesh", "scene"),
    ("The camp lies in Sudan, near the frontier.", "Sudan", "scene"),
    ("Militants crossed into Niger on foot.", "Niger", "scene"),
    ("Villages along the coast of Somalia were raided, and in Somalia itself nobody came.", "Somalia", "scene"),
    # demonyms
    ("Turkish jets flew over the town.", "Turkish", "demonym"),
    ("Two Iraqis were arrested in Basra.", "Iraqis", "demonym"),
    ("Kurdish fighters held the hill.", "Kurdish", "demonym"),
    # inside the names of other things
    ("He studied at the University of Texas in the nineties.", "Texas", "part"),
    ("The Indus Waters Treaty was put on hold.", "Indus", "part"),
    ("She works for the Bank of England.", "England", "part"),
    ("The Boston Globe reported the story.", "Boston", "part"),
    # named, and nothing more
    ("The flight from Lagos was late.", "Lagos", "mention"),
    ("They talked about Pakistan for hours.", "Pakistan", "mention"),
    ("He spoke of Aleppo with sorrow.", "Aleppo", "mention"),
]


@pytest.mark.parametrize(
    ("text", "name", "role"), CASES, ids=[f"{name}-{role}-{n}" for n, (_, name, role) in enumerate(CASES)]
)
def test_role(text: str, name: str, role: str, gazetteer: Gazetteer) -> None:
    article = read_article(text, id="case")
    roles = [t.role for t in find_toponyms(article, gazetteer) if t.name == name]
    assert role in roles[-1:], f"{name} is {roles or 'not recognised'}"
