"""How many people: numbers in digits and words, bounds, groups side by side, and parts that are never added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.tokens import tokenize
from layers.figures import counts_in

#: Sentence, counts as (kind, low, high, bound).
CASES: list[tuple[str, list[tuple[str, int, int, str]]]] = [
    ("The blast killed 12 people.", [("killed", 12, 12, "exact")]),
    ("Twelve people were killed.", [("killed", 12, 12, "exact")]),
    ("Twenty-five miners died.", [("killed", 25, 25, "exact")]),
    ("At least 40 people died in the raid.", [("killed", 40, 40, "at_least")]),
    ("A minimum of 31 sailors were killed and 8 injured.", [("killed", 31, 31, "at_least"), ("injured", 8, 8, "exact")]),
    ("More than 100 were wounded.", [("injured", 100, 100, "at_least")]),
    ("Up to 30 villagers were killed.", [("killed", 30, 30, "at_most")]),
    ("As many as 70 hostages were freed and nine were killed.", [("killed", 9, 9, "exact")]),
    ("About 15 people were hurt.", [("injured", 15, 15, "about")]),
    ("Dozens were injured.", [("injured", 24, 99, "about")]),
    ("Hundreds of people were displaced.", [("displaced", 200, 999, "about")]),
    ("Between 10 and 15 soldiers were wounded.", [("injured", 10, 15, "about")]),
    ("The explosion killed 10 to 12 guards.", [("killed", 10, 12, "about")]),
    ("A total of 1,250 people were arrested.", [("arrested", 1250, 1250, "exact")]),
    ("Some 3,000 families fled.", [("displaced", 3000, 3000, "about")]),
    ("The fighting displaced two million people.", [("displaced", 2_000_000, 2_000_000, "exact")]),
    # groups told side by side are one count, parts of it are none
    ("Two soldiers and three civilians were killed.", [("killed", 5, 5, "exact")]),
    ("The mine killed a policeman and two drivers.", [("killed", 3, 3, "exact")]),
    ("At least 12 people, including six children, were killed.", [("killed", 12, 12, "at_least")]),
    ("The attack killed 26 civilians, the majority of whom were tourists.", [("killed", 26, 26, "exact")]),
    ("Nineteen people died, among them four nurses.", [("killed", 19, 19, "exact")]),
    ("Two soldiers and a rebel were killed in skirmishes.", [("killed", 3, 3, "exact")]),
    ("Five people, including a policeman, were injured.", [("injured", 5, 5, "exact")]),
    ("Nobody was killed.", [("killed", 0, 0, "exact")]),
    ("They left after kidnapping six women, a local chief told reporters.", [("captured", 6, 6, "exact")]),
    ("No person died as a result.", [("killed", 0, 0, "exact")]),
    ("The bill, which was killed in committee, may return.", []),
    ("Orlando Gomez, a street vendor walking through the area, was killed.", [("killed", 1, 1, "exact")]),
    ("Gunmen attacked a convoy, killing seven drivers, two relief officials said.", [("killed", 7, 7, "exact")]),
    ("There were no casualties.", [("killed", 0, 0, "exact"), ("injured", 0, 0, "exact")]),
    ("The roof fell without fatalities.", [("killed", 0, 0, "exact")]),
    ("No one else was hurt.", []),
    ("No civilian casualties were reported.", []),
    ("Ana Costa died after the shootout.", [("killed", 1, 1, "exact")]),
    ("Two men machinegunned a guard and a cook.", [("killed", 2, 2, "exact")]),
    # several kinds in one sentence
    ("The bomb left 40 dead and more than 100 injured.", [("killed", 40, 40, "exact"), ("injured", 100, 100, "at_least")]),
    ("Shells fell on the market, killing seven people and wounding 30 others.",
     [("killed", 7, 7, "exact"), ("injured", 30, 30, "exact")]),
    ("Eight were killed, 20 wounded and three are missing.",
     [("killed", 8, 8, "exact"), ("injured", 20, 20, "exact"), ("missing", 3, 3, "exact")]),
    # tolls that rise replace
    ("The death toll rose to 45.", [("killed", 45, 45, "exact")]),
    ("The death toll rose from 12 to 45.", [("killed", 45, 45, "exact")]),
    ("The raid resulted in the death of 26 individuals.", [("killed", 26, 26, "exact")]),
    ("The shelling claimed nine lives.", [("killed", 9, 9, "exact")]),
    # one person
    ("A soldier was killed.", [("killed", 1, 1, "exact")]),
    ("A 25-year-old man was shot dead.", [("killed", 1, 1, "exact")]),
    ("The gunman wounded a nurse.", [("injured", 1, 1, "exact")]),
    ("Police arrested a teacher.", [("arrested", 1, 1, "exact")]),
    # captured, arrested
    ("Militants kidnapped six engineers.", [("captured", 6, 6, "exact")]),
    ("Police detained 14 people.", [("arrested", 14, 14, "exact")]),
    # numbers that count nobody
    ("Nobody was killed two years ago.", [("killed", 0, 0, "exact")]),
    ("The missile flew 300 km before it fell.", []),
    ("In 2014 the town was rebuilt and people died of cold.", []),
    ("Fuel worth $40 million was lost, and nobody was injured.", [("killed", 0, 0, "exact"), ("injured", 0, 0, "exact")]),
    ("The soldiers died on 3 km of open road.", []),
    ("Output fell 12 percent and hopes died.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counts(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    tokens = tokenize(text)
    assert [(c.kind, c.low, c.high, c.bound) for c in counts_in(tokens, 0, len(tokens))] == expected


#: Sentence, and what it counts in reading order: the ways in which reports, wires, headlines and books tell the dead.
TOLD: list[tuple[str, str]] = [
    # the deed and what hangs on it
    ("A car bomb exploded outside a bank, killing 12 people and wounding 30.", "killed 12, injured 30"),
    ("The bombing left 14 dead and dozens hurt.", "killed 14, injured about 24 to 99"),
    ("The ambush left at least nine soldiers dead.", "killed at least 9"),
    ("The quake of violence has left more than 300 people dead since May.", "killed at least 300"),
    ("The raid left three people dead, including a child.", "killed 3"),
    ("Gunmen killed six and injured 21, three of them critically.", "killed 6, injured 21"),
    ("Militants stormed the barracks, leaving 17 recruits dead and 40 others wounded.", "killed 17, injured 40"),
    ("The blast claimed the lives of 23 miners.", "killed 23"),
    ("The clashes have claimed at least 40 lives.", "killed at least 40"),
    ("The fighting has cost more than 2,000 lives.", "killed at least 2000"),
    ("Eleven people lost their lives in the shooting.", "killed 11"),
    ("A bus carrying teachers hit a mine and 19 of them lost their lives.", "killed 19"),
    ("The shelling took the lives of four children.", "killed 4"),
    # tolls that grow
    ("The death toll rose to 31 on Friday.", "killed 31"),
    ("The death toll from Tuesday's bombing has risen to 48.", "killed 48"),
    ("The death toll has climbed to at least 52, the ministry said.", "killed at least 52"),
    ("Two more victims died in hospital, raising the toll to 14.", "killed 2, killed 14"),
    ("A woman died of her wounds overnight, bringing the death toll to seven.", "killed 1, killed 7"),
    ("The number of dead stood at 63.", "killed 63"),
    ("Officials put the death toll at 20.", "killed 20"),
    ("Hospital sources put the number of wounded at 115.", "injured 115"),
    ("The number of people killed in the attack has reached 90.", "killed 90"),
    ("With the latest deaths the toll now stands at 127.", "killed 127"),
    ("A toll of 34 dead and 60 wounded was given by the Red Crescent.", "killed 34, injured 60"),
    ("The confirmed death toll stands at 16.", "killed 16"),
    ("The toll could rise as 12 people are in critical condition.", ""),
    ("Bomb toll climbs to 22", "killed 22"),
    ("The death toll more than doubled to 80.", "killed 80"),
    ("It was the highest toll since a 2009 attack.", ""),
    # passives, and verbs that need no object
    ("Twelve were killed, among them a judge.", "killed 12"),
    ("A police officer and two soldiers were killed.", "killed 3"),
    ("Two policemen, a driver and three passers-by were killed.", "killed 6"),
    ("Four gunmen and one guard died in the exchange.", "killed 5"),
    ("Six civilians have been killed and 15 have been wounded.", "killed 6, injured 15"),
    ("Some 40 rebels were reported killed.", "killed about 40"),
    ("At least a dozen villagers are believed to have been killed.", "killed at least 12"),
    ("Hundreds are feared dead.", "killed about 200 to 999"),
    ("As many as 60 people were feared killed.", "killed at most 60"),
    ("Eight people were confirmed dead.", "killed 8"),
    ("Five people were found dead in the house.", "killed 5"),
    ("Three boys were pronounced dead at the scene.", "killed 3"),
    ("Nine people were shot dead at a wedding.", "killed 9"),
    ("Two tourists were stabbed to death near the station.", "killed 2"),
    ("Four nuns were hacked to death.", "killed 4"),
    ("Seven villagers were burned alive.", "killed 7"),
    ("Ten aid workers were beheaded.", "killed 10"),
    ("Three journalists were shot and killed.", "killed 3"),
    ("Two brothers were beaten to death by a mob.", "killed 2"),
    ("Thirteen passengers were burned to death when the bus was set on fire.", "killed 13"),
    ("Sixteen peasants were found hanged.", "killed 16"),
    ("Some 70 people perished.", "killed about 70"),
    ("Nearly 200 people have died in three weeks of unrest.", "killed about 200"),
    ("Around half a dozen soldiers were hurt.", "injured about 6"),
    ("Scores were killed.", "killed about 40 to 99"),
    ("Several hundred people were wounded.", "injured about 200 to 999"),
    ("Several people were killed.", ""),
    ("Between 10 and 15 people were killed.", "killed about 10 to 15"),
    ("From 20 to 30 fighters were killed.", "killed about 20 to 30"),
    ("Fifteen to 20 guards were injured.", "injured about 15 to 20"),
    # one person, named or not
    ("An 18-year-old was stabbed to death on a bus.", "killed 1"),
    ("Karim Haddad, 34, was gunned down outside his home.", "killed 1"),
    ("Judge Elena Ruiz was shot dead by two men on a motorcycle.", "killed 1"),
    ("The mayor was assassinated on Sunday.", "killed 1"),
    ("Gunmen assassinated the deputy governor.", "killed 1"),
    ("Unknown men murdered Father Tomas Vidal.", "killed 1"),
    ("The rebels executed a police informer.", "killed 1"),
    ("The gunman was shot dead by police.", "killed 1"),
    ("The attacker was killed.", "killed 1"),
    ("A British tourist was killed and his wife injured.", "killed 1, injured 1"),
    ("A teenage girl died of her wounds.", "killed 1"),
    ("One person was killed and three others were hurt.", "killed 1, injured 3"),
    ("One was killed, two wounded.", "killed 1, injured 2"),
    ("A bomb killed a 7-year-old girl.", "killed 1"),
    ("The explosion killed its driver.", "killed 1"),
    ("A sniper shot and killed a Lebanese soldier.", "killed 1"),
    ("The body of a kidnapped engineer was found in a ditch.", "killed 1"),
    ("The bodies of nine men were found near the river.", "killed 9"),
    ("Police found 11 bodies in a mass grave.", "killed 11"),
    ("Rescuers pulled 16 bodies from the rubble.", "killed 16"),
    ("Three charred bodies were recovered.", "killed 3"),
    ("Two bodies of experts advise the council.", ""),
    ("A sixth person died on Saturday.", "killed 6"),
    ("A husband and wife were killed in their home.", "killed 2"),
    ("A couple and their two children were killed.", "killed 4"),
    ("The colonel and his driver were killed in the blast.", "killed 2"),
    ("Ibrahim Sule and Grace Obi were killed.", "killed 2"),
    ("Captain Luis Prado, Sergeant Omar Diaz and two privates died.", "killed 4"),
    ("The killers of Ahmad Noori have not been found.", ""),
    ("The assassination of Senator Ruiz shook the country.", "killed 1"),
    ("The murder of two priests angered the town.", "killed 2"),
    ("The killing of three teenagers sparked protests.", "killed 3"),
    ("The deaths of six prisoners are being investigated.", "killed 6"),
    ("The shooting death of a taxi driver led to a march.", "killed 1"),
    ("The death of a protester was confirmed by doctors.", "killed 1"),
    # the attacker among the dead
    ("The bomber killed himself and five others.", "killed 5 to 6"),
    ("A suicide bomber killed at least 20 people as well as himself.", "killed at least 20 to 21"),
    ("The bomber was among the 13 dead.", "killed 13"),
    ("Nine people died, including the attacker.", "killed 9"),
    ("Six people, not counting the bomber, were killed.", "killed 6"),
    ("He shot four colleagues dead before turning the gun on himself.", "killed 4"),
    ("Police killed all four attackers.", "killed 4"),
    ("Both attackers were killed.", "killed 2"),
    ("All five hijackers died.", "killed 5"),
    # nobody
    ("None was hurt.", "killed 0, injured 0"),
    ("There were no casualties.", "killed 0, injured 0"),
    ("No one was killed in the blast.", "killed 0"),
    ("The rocket landed in a field, causing no injuries.", "killed 0, injured 0"),
    ("The attack caused no deaths.", "killed 0"),
    ("There was no immediate word on casualties.", ""),
    ("No soldiers were killed.", ""),
    ("Nobody has claimed responsibility for killing the two men.", "killed 2"),
    ("There were no reports of casualties.", "killed 0, injured 0"),
    ("The blast caused damage but no loss of life.", "killed 0"),
    ("The building was empty and no one was injured.", "killed 0, injured 0"),
    ("It was not known how many people were killed.", ""),
    # parts of a total are never added
    ("The strike killed 15 people, six of them children.", "killed 15"),
    ("Fourteen people, including five women and three children, were killed.", "killed 14"),
    ("Ten people, four of them soldiers, were killed and 20 were wounded.", "killed 10, injured 20"),
    ("The dead included four children and four women.", ""),
    ("Of the 12 killed, five were women.", "killed 12"),
    ("Thirty people were killed, most of them civilians.", "killed 30"),
    ("Among the dead were two foreigners.", ""),
    ("At least 22 people died, 10 of them in a single house.", "killed at least 22"),
    ("A total of 45 people, among them 12 police officers, lost their lives.", "killed 45"),
    ("The 20 killed included four children.", "killed 20"),
    ("Three of the wounded later died.", "killed 3"),
    ("Five people were wounded and two of them died later.", "injured 5, killed 2"),
    # nouns
    ("The army reported six deaths.", "killed 6"),
    ("The ministry reported 26 killed.", "killed 26"),
    ("The rebels suffered 11 dead and 20 wounded.", "killed 11, injured 20"),
    ("Government forces lost 12 men.", "killed 12"),
    ("Casualties were put at 12 dead and 70 injured.", "killed 12, injured 70"),
    ("There were at least 12 fatalities.", "killed at least 12"),
    ("A local doctor counted 17 dead.", "killed 17"),
    ("The result: two dead, five injured.", "killed 2, injured 5"),
    ("The attack resulted in one death and several injuries.", "killed 1"),
    ("The crash of fire caused the deaths of 26 people and the displacement of 400 families.", "killed 26, displaced 400"),
    ("More than 30 casualties were reported.", ""),
    ("The hospital received 14 bodies and 52 wounded.", "killed 14, injured 52"),
    ("A pregnant woman and her unborn child were among four people killed.", "killed 4"),
    ("He was one of three men killed in the raid.", "killed 3"),
    ("The bomb, which killed 13 people and wounded 57, was set off by a timer.", "killed 13, injured 57"),
    ("The men who killed the two officers escaped.", "killed 2"),
    ("The two people killed were brothers.", "killed 2"),
    ("Those killed were two nurses and a driver.", "killed 3"),
    # headlines
    ("Car bomb kills 20 in Basra market", "killed 20"),
    ("Three dead, 12 hurt in Lagos blast", "killed 3, injured 12"),
    ("14 dead in mosque attack", "killed 14"),
    ("Six killed as rebels raid village", "killed 6"),
    ("Gunmen kill at least 10 at club", "killed at least 10"),
    ("Police chief shot dead", "killed 1"),
    ("Blast kills two policemen, injures 4", "killed 2, injured 4"),
    ("Attack on bus leaves 9 dead", "killed 9"),
    ("2 dead, dozens injured in clashes", "killed 2, injured about 24 to 99"),
    ("Mayor gunned down in Cali", "killed 1"),
    ("Death toll in ferry attack hits 41", "killed 41"),
    # place by place
    ("Nine people were killed, six in Homs and three in Hama.", "killed 9"),
    ("Six people were killed in Homs and three in Hama.", "killed 6, killed 3"),
    ("Bombs killed 22 people in Kirkuk, 14 in Mosul and five in Tikrit.", "killed 22, killed 14, killed 5"),
    ("Another bomb in Baquba killed four.", "killed 4"),
    # with a source, and one harm after another
    ("According to the army, 30 insurgents were killed and 12 captured.", "killed 30, captured 12"),
    ("The rebels said they had killed 25 soldiers.", "killed 25"),
    ("Seventeen guerrillas and three soldiers were killed, Xinhua reported.", "killed 20"),
    ("The FMLN claims it inflicted 40 casualties.", ""),
    ("The kidnappers released two hostages but killed a third.", "killed 1"),
    ("The two engineers kidnapped on Monday were found dead.", "killed 2, captured 2"),
    ("They kidnapped and killed four policemen.", "captured 4, killed 4"),
    ("The rebels abducted three teachers and later executed them.", "captured 3, killed 3"),
    ("Troops killed ten militants, arrested six and seized weapons.", "killed 10, arrested 6"),
    ("The crackdown left 1,100 people dead and 5,000 in detention.", "killed 1100, arrested 5000"),
    # held, driven out, missing, hurt
    ("Police arrested 14 protesters and injured nine.", "arrested 14, injured 9"),
    ("Some 60 people were taken into custody.", "arrested about 60"),
    ("More than 200 schoolgirls were abducted.", "captured at least 200"),
    ("Gunmen took 12 people hostage.", "captured 12"),
    ("Six hostages were freed.", ""),
    ("The fighting forced 30,000 people from their homes.", "displaced 30000"),
    ("About 5,000 residents fled the town.", "displaced about 5000"),
    ("Tens of thousands of people have been driven from their homes.", "displaced about 20000 to 99999"),
    ("The offensive displaced more than 100,000 civilians.", "displaced at least 100000"),
    ("Nearly 3,000 people were left homeless.", "displaced about 3000"),
    ("Four soldiers are missing.", "missing 4"),
    ("Four miners were still unaccounted for.", "missing 4"),
    ("Eleven people went missing.", "missing 11"),
    ("Two pilots were taken prisoner.", "captured 2"),
    ("The navy seized the boat and detained its nine crew members.", "arrested 9"),
    ("Thirty people were hospitalised with burns.", "injured 30"),
    ("Twenty people were treated for gunshot wounds.", "injured 20"),
    ("A dozen people suffered injuries.", "injured 12"),
    ("A girl lost a leg and was badly wounded.", "injured 1"),
    ("Two men were shot and wounded.", "injured 2"),
    ("His brother was arrested.", "arrested 1"),
    # numbers that count something else
    ("He was killed at 34.", "killed 1"),
    ("He has been charged with killing two people in 1998.", "killed 2"),
    ("The 45-year-old was killed on Highway 12.", "killed 1"),
    ("Six years after the killing, no one has been tried.", ""),
    ("The attack came two days after four children died.", "killed 4"),
    ("The battle killed any hope of talks.", ""),
    ("Two men on a motorcycle shot dead a trader.", "killed 1"),
    ("Two gunmen killed a policeman in the 2nd district.", "killed 1"),
    ("Three bombs killed eight people.", "killed 8"),
    ("Twenty gunmen in five trucks attacked the village, killing three people.", "killed 3"),
    ("The group has 200 fighters, and one was killed.", "killed 1"),
    ("About 400 troops took part in the raid in which two men died.", "killed 2"),
    ("The two bombs, which went off at 10 a.m., killed nobody.", "killed 0"),
    # people beside people
    ("Two people were killed and a third was injured.", "killed 2, injured 1"),
    ("He was killed along with his wife and two children.", "killed 4"),
    ("Six priests and two women who worked with them were murdered.", "killed 8"),
    ("The envoy was killed, together with three of his guards, when a shell hit his car.", "killed 4"),
    ("The rebels killed the mayor as well as two farmers.", "killed 3"),
    ("A bomb killed the mayor's brother.", "killed 1"),
    ("The blast did not hurt any of the guards.", ""),
    ("Two of the 12 initially killed were nurses.", "killed 12"),
    ("The murder charges set off an uproar.", ""),
    ("The court issued 17 arrest warrants.", ""),
    ("The army said it had inflicted 90 casualties, including dead and wounded.", ""),
    ("Over 200 marchers and police officers were injured.", "injured at least 200"),
    ("Rebels attacked 12 soldiers, and civilians died.", ""),
    ("A driver, a father of two, was shot dead.", "killed 1"),
    ("Two gunmen killed policemen at a checkpoint.", ""),
    ("The judge sentenced two men to death.", ""),
    ("Three climbers were found alive.", ""),
    ("The senator's murder remains unsolved.", "killed 1"),
    ("The party lost 12 seats.", ""),
    ("A suspect was fatally shot by troopers.", "killed 1"),
    ("He sustained a bullet wound.", ""),
    ("A clerk sustained a bullet wound.", "injured 1"),
    ("The blaze of gunfire left a soldier, his wife and their baby dead.", "killed 3"),
    ("The family of five was killed in its home.", "killed 5"),
    ("Two helicopters were hit and 16 aboard were killed.", "killed 16"),
    ("Sudanese troops killed as many as 70 people.", "killed at most 70"),
    ("1,200 people died in 2019 alone.", "killed 1200"),
    ("About 1.5 million people have been displaced.", "displaced about 1500000"),
    ("Police opened fire, killing one protester and injuring a dozen others.", "killed 1, injured 12"),
    ("One of the attackers was killed and two were captured.", "killed 1, captured 2"),
    ("Some 300 were arrested, among them two former ministers.", "arrested about 300"),
    ("Sixty-three bodies had been recovered by nightfall.", "killed 63"),
    ("The mission lost contact with five aid workers, who are missing.", "missing 5"),
    ("Ten crew members are held hostage.", "captured 10"),
    ("Eighteen passengers remain missing after the attack on the ferry.", "missing 18"),
    ("Four of the kidnapped women were found dead.", "killed 4"),
    ("The strike killed a commander of the group, Abu Salim.", "killed 1"),
    ("The strike killed Abu Salim, a commander of the group, and two of his aides.", "killed 3"),
    ("The killing of Palestinians must stop.", ""),
    ("The killing of opposition leader Marta Quiroga drew protests.", "killed 1"),
    ("Prosecutor Daniel Roth, 51, and his bodyguard were gunned down.", "killed 2"),
    ("At least 20+ people were killed.", "killed at least 20"),
]  # fmt: skip


def in_words(kind: str, low: int, high: int, bound: str) -> str:
    qualifier = "" if bound == "exact" else bound.replace("_", " ") + " "
    return f"{kind} {qualifier}{low}" + (f" to {high}" if high > low else "")


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_told(text: str, expected: str) -> None:
    tokens = tokenize(text)
    found = [in_words(c.kind, c.low, c.high, c.bound) for c in counts_in(tokens, 0, len(tokens))]
    assert sorted(found) == sorted(filter(None, expected.split(", ")))


@given(st.integers(2, 999))
def test_digits_give_their_number(number: int) -> None:
    tokens = tokenize(f"The blast killed {number} people.")
    assert [(c.low, c.high) for c in counts_in(tokens, 0, len(tokens))] == [(number, number)]


@given(
    st.lists(
        st.sampled_from("at least 12 two dozen people and were killed , injured 5 of including the 1,200 - to".split())
    )
)
def test_any_order_of_words_is_survived(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    for count in counts_in(tokens, 0, len(tokens)):
        assert 0 <= count.first < count.last <= len(tokens)
        assert count.low <= count.high
