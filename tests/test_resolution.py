"""Resolution: which of the places that bear a name is meant, or none where it would be a guess."""

from __future__ import annotations

import pytest

from geo.article import read_article
from geo.gazetteer import Gazetteer
from geo.recognition import recognize
from geo.resolution import DECLINE_BELOW, Resolution, resolve

#: Text, name in it, country, first-order unit ("" where it does not matter), kind.
CASES = [
    # alone, the best known
    ("The talks in Paris failed.", "Paris", "FR", "", "town"),
    ("A blast shook Hyderabad.", "Hyderabad", "IN", "", "town"),
    # what stands beside it
    ("A fire in Paris, Texas, killed two.", "Paris", "US", "TX", "town"),
    ("A fire in London, Ontario, killed two.", "London", "CA", "08", "town"),
    ("Police in Hyderabad, Pakistan, said so.", "Hyderabad", "PK", "", "town"),
    ("He moved from Athens (Georgia) last year.", "Athens", "US", "GA", "town"),
    # the state that a town before it lies in
    ("The plant in Macon, Georgia, closed.", "Georgia", "US", "GA", "admin1"),
    # default senses
    ("Washington rejected the plan.", "Washington", "US", "DC", "town"),
    ("She flew to New York on Monday.", "New York", "US", "NY", "town"),
    ("Troops left Georgia for Armenia.", "Georgia", "GE", "", "country"),
    # a country that is a party to talks does not draw a well-known town to itself
    ("Talks between Ukraine and the United States were held in Geneva.", "Geneva", "CH", "", "town"),
    # lists of states are states
    ("It rained in Oregon, Washington and Idaho.", "Washington", "US", "WA", "admin1"),
    ("Farms in Alabama and Georgia were hit.", "Georgia", "US", "GA", "admin1"),
    ("It rained in Virginia, Washington, West Virginia and Ohio.", "Washington", "US", "WA", "admin1"),
    # a list of cities, not a village in New York that was once called Washington
    ("The prince went to Washington, New York and Boston.", "Washington", "US", "DC", "town"),
    # a county and a town that only lie together once
    ("Butler County deputies were called to a house in Hamilton.", "Hamilton", "US", "OH", "town"),
    ("Butler County deputies were called to a house in Hamilton.", "Butler County", "US", "OH", "admin2"),
    # a town that has its province's name only as a second name
    ("Police in Medellin and across Antioquia were told.", "Antioquia", "CO", "02", "admin1"),
    # a quarter where its city is named
    ("Police in Chicago closed roads on the Near North Side.", "Near North Side", "US", "IL", "town"),
    # as English-language news spells Arabic names
    ("A strike in Deir al-Balah in central Gaza killed two.", "Deir al-Balah", "PS", "GZ", "town"),
    ("Troops fought in Al Suwaida, Syria.", "Al Suwaida", "SY", "05", "town"),
    # the noun beside it outweighs the usual sense
    ("A farm in Washington state was closed.", "Washington", "US", "WA", "admin1"),
    # what the article names elsewhere
    ("Police in Cairo, Illinois, and in Springfield were told.", "Springfield", "US", "IL", "town"),
    ("Shells fell on Tripoli, the Lebanese army said. Beirut was calm, and Sidon too.", "Tripoli", "LB", "", "town"),
    # the noun beside it
    ("Fighting went on in Aleppo province.", "Aleppo", "SY", "", "admin1"),
    ("Fighting went on in Aleppo.", "Aleppo", "SY", "", "town"),
    ("The governor of Kandahar province fled.", "Kandahar", "AF", "", "admin1"),
    # the site that plain words behind a name make of it
    ("Lorries waited at the Rafah crossing.", "Rafah", "PS", "", "site"),
    ("Shells fell near the Zaporizhzhia nuclear plant.", "Zaporizhzhia", "UA", "", "site"),
    ("People fled Rafah on Monday.", "Rafah", "PS", "", "town"),
    # hand tables: crossings, disputed areas, seas, rivers
    ("The Attari land border crossing was closed.", "Attari", "IN", "", "site"),
    ("Jets flew over the Black Sea.", "Black Sea", "", "", "water"),
    ("He spoke of Pakistan-occupied Kashmir.", "Pakistan-occupied Kashmir", "PK", "", "region"),
    # accents with and without, transliterations
    ("The mayor of Bogota resigned.", "Bogota", "CO", "", "town"),
    ("Shells fell on Kiev.", "Kiev", "UA", "", "town"),
    # a large namesake, in the country that is named
    ("Police in Pakistan arrested 20 people in Hyderabad.", "Hyderabad", "PK", "05", "town"),
    ("A bomb exploded in Hyderabad.", "Hyderabad", "IN", "", "town"),
    ("A bomb exploded in Tripoli on Monday. Police in Lebanon arrested two men.", "Tripoli", "LB", "", "town"),
    ("A bomb exploded in Tripoli on Monday. Police arrested two men.", "Tripoli", "LY", "", "town"),
    ("France condemned a bombing in Tripoli that killed ten people.", "Tripoli", "LY", "", "town"),
    ("The United States condemned a bombing in St. Petersburg.", "St. Petersburg", "RU", "", "town"),
    ("A bomb exploded in Brest. Two more were found in Paris and Marseille.", "Brest", "FR", "", "town"),
    ("A bomb exploded in Tripoli. Two more were found in Beirut and Sidon.", "Tripoli", "LB", "", "town"),
    # lists of towns are lists of towns
    ("Protests broke out in Tehran, Isfahan, Shiraz and Mashhad.", "Isfahan", "IR", "28", "town"),
    ("Protests broke out in Tehran, Isfahan, Shiraz and Mashhad.", "Tehran", "IR", "26", "town"),
    ("Protests broke out in Paris, London and New York.", "London", "GB", "ENG", "town"),
    ("Protests broke out in London, Ontario, on Monday.", "London", "CA", "08", "town"),
]


def resolutions(text: str, gazetteer: Gazetteer) -> dict[str, Resolution]:
    article = read_article(text, id="case")
    mentions = recognize(article, gazetteer)
    return dict(zip((m.name for m in mentions), resolve(article, mentions, gazetteer), strict=True))


@pytest.mark.parametrize(("text", "name", "country", "unit", "kind"), CASES, ids=[text[:40] for text, *_ in CASES])
def test_place(text: str, name: str, country: str, unit: str, kind: str, gazetteer: Gazetteer) -> None:
    place = resolutions(text, gazetteer)[name].place
    assert place is not None
    assert (place.country_code, place.kind) == (country, kind), place
    assert not unit or place.admin1 == unit, place


def test_a_town_and_the_crossing_named_after_it_stay_two(gazetteer: Gazetteer) -> None:
    article = read_article("Lorries waited at the Rafah crossing. People fled Rafah itself.", id="case")
    mentions = recognize(article, gazetteer)
    kinds = [answer.place.kind for answer in resolve(article, mentions, gazetteer) if answer.place]
    assert kinds == ["site", "town"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Troops fired across the Dnipro.", "line"),
        ("Villages on the left bank of the Dnipro were shelled.", "line"),
        ("Missiles fell across the Dnipro region.", "town"),
        ("A missile hit Dnipro.", "town"),
    ],
)
def test_a_river_is_told_from_the_city_of_its_name(text: str, kind: str, gazetteer: Gazetteer) -> None:
    place = resolutions(text, gazetteer)["Dnipro"].place
    assert place is not None
    assert place.kind == kind


def test_a_river_and_the_city_of_its_name_stay_two(gazetteer: Gazetteer) -> None:
    article = read_article("Shells fell on Dnipro. Troops fired across the Dnipro.", id="case")
    kinds = [answer.place.kind for answer in resolve(article, recognize(article, gazetteer), gazetteer) if answer.place]
    assert kinds == ["town", "line"]


def test_a_quarter_without_its_city_is_declined(gazetteer: Gazetteer) -> None:
    answer = resolutions("One dead in North Side shooting.", gazetteer)["North Side"]
    assert answer.place is None
    assert "quarter" in answer.reason


def test_a_small_namesake_abroad_is_declined(gazetteer: Gazetteer) -> None:
    text = "Troops moved from San Miguel to San Vicente and Usulutan. A bridge in Escalon was closed."
    answer = resolutions(text, gazetteer)["Escalon"]
    assert answer.place is None
    assert "small place" in answer.reason


def test_a_namesake_outside_the_country_that_is_named_is_declined(gazetteer: Gazetteer) -> None:
    answer = resolutions("Gunmen attacked the village of Karma in Burkina Faso.", gazetteer)["Karma"]
    assert answer.place is None
    assert "Burkina Faso" in answer.reason


def test_a_guess_is_declined_with_its_candidates(gazetteer: Gazetteer) -> None:
    answer = resolutions("A cow escaped in San Isidro.", gazetteer)["San Isidro"]
    assert answer.place is None
    assert answer.score < DECLINE_BELOW
    assert len(answer.candidates) == 5
    assert "tells them apart" in answer.reason


def test_every_answer_has_a_reason_and_candidates_best_first(gazetteer: Gazetteer) -> None:
    text = "Shells fell on Mosul, Iraq, and on Tripoli. London and Moscow protested. Springfield did not."
    for answer in resolutions(text, gazetteer).values():
        scores = [candidate.score for candidate in answer.candidates]
        assert scores == sorted(scores, reverse=True)
        assert answer.reason
        if answer.place:
            assert answer.place == answer.candidates[0].place


def test_a_name_that_nothing_bears_stays_unresolved(gazetteer: Gazetteer) -> None:
    answer = resolutions("He lives near Zzyqxville, Iraq.", gazetteer).get("Zzyqxville")
    assert answer == Resolution(None, 0.0, "no gazetteer entry bears this name", ())


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("Dogs barked in Zagreb, Texas, all night.", "Zagreb", "in Texas, where no place of this name is known"),
        ("A boat sank on the Neches River.", "Neches River", "no gazetteer entry bears this name"),
    ],
)
def test_the_wrong_place_is_no_answer(text: str, name: str, reason: str, gazetteer: Gazetteer) -> None:
    answer = resolutions(text, gazetteer)[name]
    assert answer.place is None
    assert reason in answer.reason
