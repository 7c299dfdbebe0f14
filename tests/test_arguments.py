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
    ("Soldiers killed two people in the Balata refugee camp.", [("attacks", "Balata", "site")]),
    ("Thousands of people marched in Santiago against the reform.", [("unrest", "Santiago", "town")]),
    ("Thousands of fans gathered in Sofia for the final.", []),
    ("Rockets landed in Sderot, wounding two.", [("strikes", "Sderot", "town")]),
    ("Army helicopters landed in the town of Mingora after the rebels fled.", []),
    # what is reported in a place was there; the reporter of "it was reported in Lima that" may be anywhere
    ("Fighting between troops and rebels was also reported in Goma.", [("clashes", "Goma", "town")]),
    ("It was reported in Lima that troops fought rebels near Ayacucho.", [("clashes", "Ayacucho", "near")]),
    ("Four soldiers died when rebels attacked a village in Kunduz.", [("attacks", "Kunduz", "region")]),
    ("Ukrainian troops repelled an assault on Vuhledar.", [("clashes", "Vuhledar", "town")]),
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
    # the clause beside "when" and "while"
    ("He was walking home in Kandahar when gunmen on a motorbike opened fire.", [("attacks", "Kandahar", "town")]),
    ("Two soldiers were killed while on patrol in Helmand province.", [("attacks", "Helmand", "region")]),
    ("He lived in Kandahar when gunmen shot dead his brother.", []),
    ("The convoy had just left Gao when it was ambushed.", []),
    ("The army condemned the ambush, and the general was told of it while on leave in Lisbon.", []),
    ("Two guards were shot dead as they left a mosque in Kano.", [("attacks", "Kano", "town")]),
    ("The minister was assassinated when he was about to speak in Jalalabad, near Kabul.",
     [("attacks", "Jalalabad", "town")]),
    # a remark in brackets is no clause
    ("Fighters of the Kurdistan Workers' Party (PKK) attacked a post of the gendarmerie (rural police) in Diyarbakir.",
     [("attacks", "Diyarbakir", "town")]),
    # a saint's building is not the town that is called after the saint
    ("Gunmen attacked the San Salvador church on Sunday.", []),
    # what bears a town's name and is not in it
    ("Two states signed the Geneva convention on Monday.", []),
    ("Rebels attacked the Soriano battalion on Sunday.", []),
    ("Gunmen killed two U.S. Mormon missionaries.", []),
    # whose office, not where
    ("Rebels kidnapped Pedro Gomez, the mayor of Popayan, on Monday.", []),
    # an opening phrase tells what was before
    ("Since the Beslan siege, police have arrested many suspects in Rostov-on-Don.",
     [("policing", "Rostov-on-Don", "town")]),
    # what stands before a noun and belongs to another
    ("He spoke of the ruins of Aleppo and the bombing of a church.", []),
    ("The president flew from Kyiv to Vilnius, where he met his Polish counterpart.", [("diplomacy", "Vilnius", "town")]),
    ("He was returning from a meeting in Esquipulas when he was attacked.", []),
    # the place beside a word that tells no event of its own
    ("Some 12,000 people were displaced by fighting in Jonglei state, the agency said.",
     [("humanitarian", "Jonglei", "region")]),
    ("A convoy of 30 trucks carrying food reached Kadugli on Sunday.", [("humanitarian", "Kadugli", "town")]),
    ("The team's bus reached Kadugli on Sunday.", []),
    ("The hostages were freed near Kaduna after a ransom was paid.", [("humanitarian", "Kaduna", "near")]),
    ("Health officials in Kampala said an attack of malaria had killed the minister.", []),
    # somebody's story is not the deed's place
    ("The court ordered the extradition of a man who escaped from a jail in Peru.", []),
    ("Bombs exploded on Sarmiento and Alameda streets.", []),
    # another verb, another place
    ("Police fired live rounds at demonstrators in Kisumu, killing two, and used water cannon in Nairobi.",
     [("attacks", "Kisumu", "town")]),
    ("Nine people were killed when a rocket struck a bakery in Lysychansk.", [("strikes", "Lysychansk", "town")]),
    ("A military coup in Niamey toppled the president.", [("military", "Niamey", "town")]),
    ("Unknown attackers blew up a gas pipeline in Arish.", [("attacks", "Arish", "town")]),
    # under way, and not a passive
    ("Beirut police are searching for a suspect in a robbery.", []),
    # an armed force that strikes what can be struck
    ("Israel's military said it struck weapons depots in the southern suburbs of Beirut.",
     [("strikes", "Beirut", "near")]),
    ("The guards were accused of opening fire near Goma.", [("attacks", "Goma", "near")]),
    ("A car rammed into a crowd in Munich, injuring 28 people.", [("attacks", "Munich", "town")]),
    ("A car ran into a tree in Munich, injuring two people.", []),
    ("Protesters set fire to the parliament building in Kathmandu.", [("unrest", "Kathmandu", "town")]),
    ("A gang stormed a police station in Jacmel.", [("attacks", "Jacmel", "town")]),
    # how a blast was felt, and what a road or bridge joins
    ("Two powerful bombs rocked Kirkuk early this morning.", [("attacks", "Kirkuk", "town")]),
    ("A strong earthquake rocked Athens.", []),
    ("Rebels destroyed a bridge linking Goma with Bukavu.", []),
    ("Rebels destroyed a telephone exchange building in Goma.", [("attacks", "Goma", "town")]),
    ("The police destroyed a rebel hideout in Goma.", []),
    # the finest place alone
    ("A bomb exploded in Quetta, Pakistan, wounding four.", [("attacks", "Quetta", "town")]),
    ("Soldiers clashed with rebels in Bunia in eastern Democratic Republic of the Congo.", [("clashes", "Bunia", "town")]),
    # areas stay areas
    ("Militants attacked a police post in Bannu district, Khyber Pakhtunkhwa province.",
     [("attacks", "Bannu", "district")]),
    ("A drone strike killed two people in Russia's Belgorod border region.", [("strikes", "Belgorod", "region")]),
    ("Troops attacked in the Pokrovsk direction on Sunday, Ukraine's general staff said.",
     [("attacks", "Pokrovsk", "near")]),
    ("Shelling hit the Kharkiv and Sumy regions.", [("strikes", "Kharkiv", "region"), ("strikes", "Sumy", "region")]),
    ("Troops clashed with rebels in Homs and Hama provinces.",
     [("clashes", "Homs", "region"), ("clashes", "Hama", "region")]),
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
    # varied English, varied conflicts
    ("Gunmen stormed a hotel in Mogadishu and took dozens of hostages.", [("attacks", "Mogadishu", "town")]),
    ("The northern city of Kunduz fell to the Taliban on Sunday.", [("clashes", "Kunduz", "town")]),
    ("Fierce clashes broke out in Tripoli between rival militias.", [("clashes", "Tripoli", "town")]),
    ("A suicide bomber blew himself up outside a mosque in Peshawar.", [("attacks", "Peshawar", "town")]),
    ("Israel carried out air raids on Gaza overnight.", [("strikes", "Gaza", "region")]),
    ("Rockets were fired from Gaza at Sderot.", [("strikes", "Sderot", "town")]),
    ("Russian troops advanced on Bakhmut from three sides.", [("clashes", "Bakhmut", "town")]),
    ("The siege of Aleppo has entered its fourth year.", [("clashes", "Aleppo", "town")]),
    ("The battle for Mosul has killed thousands of civilians.", [("clashes", "Mosul", "town")]),
    ("In Homs, activists said, government forces shelled two districts.", [("strikes", "Homs", "town")]),
    ("Riots broke out in Ferguson after the verdict.", [("unrest", "Ferguson", "town")]),
    ("Authorities imposed a curfew in Srinagar.", [("policing", "Srinagar", "town")]),
    ("Russia deployed air-defence missiles to Latakia.", [("military", "Latakia", "town")]),
    ("Ukraine struck an oil refinery in Ryazan with drones.", [("strikes", "Ryazan", "town")]),
    ("Soldiers said an explosion rocked central Damascus.", [("attacks", "Damascus", "town")]),
    ("Lviv was rocked by explosions, soldiers said.", [("attacks", "Lviv", "town")]),
    ("A court in Moscow jailed two activists for five years.", [("policing", "Moscow", "town")]),
    ("A Bangkok court sentenced two men to death.", [("policing", "Bangkok", "town")]),
    ("Talks between the government and the militants were held in Doha but failed.", [("diplomacy", "Doha", "town")]),
    ("A protest by students took place in Lima.", [("unrest", "Lima", "town")]),
    ("The leaders of Serbia and Kosovo met in Brussels.", [("diplomacy", "Brussels", "town")]),
    ("Insurgents overran a military base near Mosul, killing 30 soldiers.", [("clashes", "Mosul", "near")]),
    ("A car bomb went off in Baghdad's Sadr City.", [("attacks", "Sadr City", "town")]),
    ("Turkey has shut its border with Syria at Kilis.", [("borders", "Kilis", "town")]),
    # what was attacked is no event of its own; what is fired on is where
    ("Gunmen attacked a relief convoy in Kano on Friday.", [("attacks", "Kano", "town")]),
    ("An aid convoy was attacked in Kano by gunmen.", [("attacks", "Kano", "town")]),
    ("Army helicopters fired on the town of Kidal.", [("strikes", "Kidal", "town")]),
    ("The ministry denied that its helicopters had fired on Kidal.", [("strikes", "Kidal", "town")]),
    ("Missiles hit Kyiv. A second wave hit a grain terminal in Odesa.",
     [("strikes", "Kyiv", "town"), ("strikes", "Odesa", "town")]),
    ("Soldiers held the bridge, and fighting went on around Kharkiv.", [("clashes", "Kharkiv", "near")]),
    ("Rebels entered Bunia. The army said it had pushed back an assault north of the town.",
     [("clashes", "Bunia", "near")]),
    ("A bomb damaged a pipeline near Cúcuta.", [("attacks", "Cúcuta", "near")]),
    ("Demonstrators blocked roads in Kisumu and Nakuru.",
     [("unrest", "Kisumu", "town"), ("unrest", "Nakuru", "town")]),
    ("Marchers filled the streets of Nairobi. Police arrested 34 people in the capital.",
     [("policing", "Nairobi", "town")]),
    ("The truce was reached at a meeting of elders in Peshawar.", [("diplomacy", "Peshawar", "town")]),
    ("A curfew was imposed in Mombasa.", [("policing", "Mombasa", "town")]),
    ("The police launched an operation against the group in Marseille.", [("policing", "Marseille", "town")]),
    ("Troops found a weapons cache in Mitú.", [("military", "Mitú", "town")]),
    ("The president opened a school during a visit to Tunis.", [("diplomacy", "Tunis", "town")]),
    ("A bomb went off at the Rosedal cafe in Calle de los Olmos, Madrid, killing 13 people.", [("attacks", "Madrid", "town")]),
    ("A driver was arrested near the Thai-Cambodia border.", [("policing", "Thai", "country")]),
    # a quarter that no table holds is in its town, whatever province has its name
    ("A bomb killed four people in the Salahuddin neighbourhood of Aleppo.", [("attacks", "Aleppo", "town")]),
    ("Shells hit the Salahuddin neighbourhood of Aleppo, killing four people.", [("strikes", "Aleppo", "town")]),
    ("A bomb killed four people in Aleppo's Salahuddin district.", [("attacks", "Aleppo", "town")]),
    ("A bomb killed four people in the Karrada district of Baghdad.", [("attacks", "Baghdad", "town")]),
    ("A bomb killed four people in the Kizilay district of Ankara.", [("attacks", "Ankara", "town")]),
    ("Gunmen killed two people in Yemen's Red Sea port of Hodeidah.", [("attacks", "Hodeidah", "town")]),
    # along a border, in the country that has it
    ("Gunmen killed eight people in Chad, near the border with Sudan.", [("attacks", "Sudan", "country")]),
    ("During efforts to oust the militants from Sirte, troops lost 12 men.", [("clashes", "Sirte", "town")]),
    ("A long shootout Monday in Grozny left four gunmen dead.", [("clashes", "Grozny", "town")]),
    ("At least 12 people were killed in an explosion at a mosque in Kunduz.", [("attacks", "Kunduz", "town")]),
    ("A suicide car bomber targeted a convoy of foreign troops in Kabul.", [("attacks", "Kabul", "town")]),
    ("An Israeli air strike killed five people in the southern Gaza town of Rafah.", [("strikes", "Rafah", "town")]),
    ("Palestinian militants fired rockets towards Ashkelon, the army said.", [("strikes", "Ashkelon", "town")]),
    ("Kherson came under artillery fire again on Tuesday.", [("strikes", "Kherson", "town")]),
    ("Tens of thousands marched through Barcelona to demand independence.", [("unrest", "Barcelona", "town")]),
    ("Riot police used tear gas to disperse protesters in Tbilisi.", [("unrest", "Tbilisi", "town")]),
    ("Shelling hit a school in the rebel-held city of Donetsk.", [("strikes", "Donetsk", "town")]),
    ("Militiamen burned three villages near El Fasher.", [("attacks", "El Fasher", "near")]),
    ("Armed pirates seized a tanker in the harbour of Cotonou.", [("attacks", "Cotonou", "town")]),
    ("Poland closed its border with Belarus.", [("borders", "Belarus", "country")]),
    ("Security forces killed six rebels in the jungles of Guaviare.", [("clashes", "Guaviare", "region")]),
    ("Taliban fighters overran a police post in Ghazni.", [("clashes", "Ghazni", "town")]),
    ("A guerrilla group freed six hostages in the town of Buenaventura.", [("humanitarian", "Buenaventura", "town")]),
    ("The suspect was freed on bail in Leeds by the police.", []),
    # a landscape or a unit that bears the name of a town is not the town
    ("Gunmen killed two farmers in San Pablo municipality.", []),
    # where the suspects are, and what is only to be held
    ("Detectives questioned the parents of two bombing suspects in Oran.", [("policing", "Oran", "town")]),
    ("The two governments agreed to hold peace talks in Doha.", []),
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
    ("An office block in Ankara was shattered by an explosion, killing two soldiers.", [("attacks", "Ankara", "town")]),
    # homes and seats
    ("A Coral Gables man was kidnapped, the police said.", []),
    ("Gunmen killed Miguel Beedle, 55, of Park Ridge.", []),
    ("A bomb exploded at the U.S. embassy in Nairobi.", [("attacks", "Nairobi", "town")]),
    ("Soldiers patrolled the San Salvador-Santa Ana highway after an ambush.", []),
    ("Soldiers fought over the Poltava and Sumy regions.", []),
    # words of violence without any
    ("The prime minister announced a new attack on inflation in Ottawa.", []),
    ("Scientists in Boston launched an assault on the virus.", []),
    ("Doctors in Leeds said he survived two heart attacks.", []),
    ("A bomb disposal squad removed a wartime bomb in Hamburg.", []),
    ("The band's new album bombed in Berlin.", []),
    ("The battle for the mayor's office in Chicago went on.", []),
    ("The film about the Munich massacre opens in Paris.", []),
    ("A fire drill was held at a school in Dover.", []),
    ("The army beat the navy in the football match in Philadelphia.", []),
    ("Chefs battled in Lyon for the golden knife.", []),
    ("Snow closed the border crossing near Geneva for an hour.", []),
    ("He shot a film in Jordan last year.", []),
    ("The drone show in Dubai drew thousands.", []),
    ("A mock attack was staged at the airport in Oslo.", []),
    ("The coach said his defence was under siege in Turin.", []),
    ("An explosion of colour greeted visitors in Jaipur.", []),
    ("Talks on a merger were held in Zurich.", []),
    ("A tornado killed six people in Tulsa.", []),
    ("An air strike on Tehran was discussed, officials said.", []),
    ("The striker attacked the goal in Barcelona.", []),
    ("He died of a heart attack in Milan.", []),
    ("Pilots went on strike, the union in Lisbon said.", []),
    ("The senator attacked the bill in Washington.", []),
    ("The population explosion in Lagos worries planners.", []),
    ("A charm offensive in Tokyo won him votes.", []),
    ("The two sides clashed over opinions on the budget in Rome.", []),
    ("The team fought back to win in Madrid.", []),
    ("The company found arms makers in Milan willing to invest.", []),
    ("Passengers boarded the plane in Denver after a delay.", []),
    ("The storm damaged a bridge near Naples.", []),
    ("The board meeting of the bank in Frankfurt was long.", []),
    ("The king visited a museum in Oslo.", []),
    ("Police questioned drivers about parking in Ghent.", []),
    ("The firm launched an operation to sell shoes in Porto.", []),
    ("The band broke up after a concert in Austin.", []),
    ("He burned the house specials in a restaurant in Nice.", []),
    ("Crews blocked the road in Graz to repair a pipe.", []),
    ("Explosions of laughter filled the church in Cork.", []),
    ("A new wave of tourists hit Venice.", []),
    ("The toll on the bridge in Porto rose to 3 euros.", []),
    ("Two bodies of experts met in Vienna.", []),
    ("Fans marched through Glasgow to the stadium before the match.", []),
    ("A clash of styles marked the fashion week in Milan.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[tuple[str, str, str]], gazetteer: Gazetteer) -> None:
    assert sorted(marks_of(text, gazetteer)) == sorted(expected)


def test_unnamed_sites_are_noted_on_their_area(gazetteer: Gazetteer) -> None:
    event = next(e for e in events_of("Drone strikes on six camps in Somalia killed dozens.", gazetteer) if e.drawn)
    assert event.places[0].note == "six camps, not named"
