"""Recognition: which capitalised words are place names, and which only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.article import read_article
from geo.gazetteer import Gazetteer
from geo.recognition import recognize

#: Text, and the names in it, in order.
CASES = [
    # plain names
    ("Shells fell on Kharkiv and Odesa.", ["Kharkiv", "Odesa"]),
    ("They flew from Addis Ababa to Dar es Salaam.", ["Addis Ababa", "Dar es Salaam"]),
    ("The road to Deir ez-Zor was cut.", ["Deir ez-Zor"]),
    ("He was treated at a clinic in Bab el-Oued.", []),
    ("Troops fought in Helmand and Kandahar Provinces.", ["Helmand", "Kandahar"]),
    ("Rebels left al-Bab for el-Fasher.", ["al-Bab", "el-Fasher"]),
    ("Muqtada al-Sadr spoke of Bashar al-Assad.", []),
    ("Shells fell on Avdiivka and in Miranshah.", ["Avdiivka", "Miranshah"]),
    ("A truck attack in Nice and a court in The Hague made news.", ["Nice", "Hague"]),
    ("Nice work, he said. Split the bill. Reading is fun.", []),
    # a saint's name goes on with the name behind it
    ("Rebels were seen in San Pedro Masahuapa and in San Miguel.", ["San Pedro Masahuapa", "San Miguel"]),
    # possessives, curly and straight
    ("Pakistan’s army and Iran's navy met.", ["Pakistan", "Iran"]),
    # accents with and without
    ("Floods reached São Paulo and Bogota.", ["São Paulo", "Bogota"]),
    # town and state, town and country
    ("A man from Springfield, Illinois, was held.", ["Springfield", "Illinois"]),
    ("He was born in Mosul, Iraq.", ["Mosul", "Iraq"]),
    ("She lives in Tulsa, Okla., with her son.", ["Tulsa", "Okla."]),
    ("The firm moved to Dallas, TX last year.", ["Dallas", "TX"]),
    # abbreviations and pronouns
    ("The US and the U.K. agreed.", ["US", "U.K."]),
    ("It cost us dearly, he told us.", []),
    ("The fund holds US$6 million.", []),
    # an abbreviation that the article explains
    (
        "Troops entered Pakistan-occupied Kashmir (POK). In POK they halted.",
        ["Pakistan-occupied Kashmir", "POK", "POK"],
    ),
    # demonyms
    ("Turkish jets struck after two Iraqis died.", ["Turkish", "Iraqis"]),
    # directions and head nouns
    ("Fighting spread in northern Mali and North Dakota.", ["Mali", "North Dakota"]),
    ("Villages in the Swat Valley were cut off.", ["Swat Valley"]),
    ("Police in Helmand province said so.", ["Helmand"]),
    # datelines
    ("NAIROBI, Kenya (AP) — The ferry sank at dawn.", ["NAIROBI", "Kenya"]),
    ("ADEN — The ferry sank at dawn.", ["ADEN"]),
    # everything in capitals
    ("GUERRILLAS ATTACKED A POLICE STATION IN LIMA AND A BRIDGE NEAR CUZCO ON TUESDAY.", ["LIMA", "CUZCO"]),
    # people who bear the names of places
    ("Mr. Lincoln and Senator Kennedy spoke.", []),
    ("Ashley Sutton won. Nobody had backed Sutton.", []),
    ("President Washington was born in Virginia.", ["Virginia"]),
    # words that are also places
    ("The mobile home was nice in March.", []),
    ("Reading is fun, and so is Nice cake.", []),
    ("Karen Hayes met Barry. Later Hayes and Barry left for Tulsa.", ["Tulsa"]),
    ("St. Patrick's Day was quiet. Joaquin Zzyx-Valls spoke for the pope.", []),
    ("The patient was tested for HFMD in Nov. 2009.", []),
    ("US-24 and W.Va. 61 were closed.", []),
    # names with more than letters
    (
        "The People's Republic of China closed its border with Côte d'Ivoire's envoys inside.",
        ["People's Republic of China", "Côte d'Ivoire"],
    ),
    ("A ship left St. John's, in Newfoundland.", ["St. John's", "Newfoundland"]),
    ("A Loudon Co. man was hurt in Tennessee.", ["Loudon Co.", "Tennessee"]),
    # a part of a state or country is not a name; one of a city may be
    ("It snowed across Northeast Texas and Eastern China, then in North London.", ["Texas", "China", "North London"]),
    # what is done to places
    ("The army recaptured Palmyra.", ["Palmyra"]),
    # diseases
    ("A case of West Nile virus was found in Texas. West Nile cases are rare.", ["Texas"]),
    # parts of other names are kept, with their own form
    ("The University of Texas hired her.", ["Texas"]),
]


@pytest.mark.parametrize(("text", "names"), CASES, ids=[text[:40] for text, _ in CASES])
def test_names(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    assert [mention.name for mention in recognize(read_article(text, id="case"), gazetteer)] == names


@given(
    text=st.lists(
        st.sampled_from("In Mosul , Iraq ' s “ ” ( ) US POK North Valley the of . - é 3 Turkish".split()), max_size=30
    ).map(" ".join)
)
def test_mentions_stand_in_the_text_in_order(text: str, gazetteer: Gazetteer) -> None:
    if not text.strip():
        return
    at = 0
    for mention in recognize(read_article(text, id="any"), gazetteer):
        assert text[mention.start : mention.end] == mention.name
        assert mention.start >= at
        at = mention.end
