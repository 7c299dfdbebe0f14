"""Which plain words speak for or against a place name beside them?

Closed lists of English, from general grammar and newspaper usage; each is lower case and without full stops.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that are never a name by themselves, however they are capitalised.
FUNCTION_WORDS: Final = _words("""
    the a an and or but if in on at by for from of to with as this that these those it he she they we i you his
    her its their our my your who what when where why how not no yes so then there here all some any many most
    more much one two three four five six seven eight nine ten is are was were be been has have had do does did
    will would can could should may might must after before during while since until because although though
    however meanwhile also just only even still yet now today yesterday tomorrow last next new other another
    each every both few several such than too very about over under between among against into onto off out up
    down us mr mrs ms dr according despite unlike like per via given nor either neither whether once
""")
CALENDAR: Final = _words("""
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu
    fri sat sun easter christmas ramadan eid spring summer autumn winter
""")
#: Names of places that in news are far more often something else: people, firms, faiths, feelings, offices.
RARELY_PLACES: Final = _words("""
    duma olympic olympics gulf toyota honda ford angus earth obama bush clinton trump putin sarkozy merkel biden
    sharif modi zelensky netanyahu assad march sunday police central most man best bar
    sale ball bury deal rugby sandwich battle wells lake bay park church orange post time times star
    sun moon hope faith union independence victory progress normal imperial university college pope king queen
    prince bishop justice chief major general colonel senator republic democratic state national united
    international federal world north south east west northern southern eastern western centre center mission
    senate congress house assembly council court board group bank institute school hospital hotel club airport
    station street road avenue news press daily herald gazette tribune guardian telegraph internet facebook
    twitter google apple amazon microsoft bbc cnn reuters associated muslim islamic christian catholic jewish
    islam christianity jihad police army navy marines air force media party green greens republican republicans
    democrat democrats liberal labour labor conservative tory tories lord lords lady sir mother father brother
    sister aunt uncle friend young old mercury venus mars jupiter saturn euro pound dollar yen god allah jesus
    mary joseph david bible koran quran northeast northwest southeast southwest midwest
""")
#: Titles before a person's name.
PERSON_TITLES: Final = _words("""
    mr mrs ms miss dr prof professor sir lord lady dame president vice chancellor minister premier prime
    secretary senator sen rep representative congressman congresswoman gov governor mayor judge justice chief
    sheriff officer sgt sergeant lt lieutenant capt captain col colonel gen general maj major cpl corporal pvt
    admiral adm commander cmdr detective inspector constable coach pastor rev reverend father bishop archbishop
    cardinal pope king queen prince princess duke ambassador envoy spokesman spokeswoman spokesperson chairman
    chairwoman ceo director manager attorney lawyer principal superintendent trustee commissioner councilman
    councilwoman councillor alderman supt deputy rabbi imam sheikh ayatollah mullah brother sister aunt uncle
    actor actress singer author striker midfielder defender goalkeeper quarterback analyst named called
""")
#: Nouns that end the name of an institution, firm, paper, team or building.
INSTITUTION_NOUNS: Final = _words("""
    university college institute school schools academy times post herald tribune gazette news journal chronicle
    guardian telegraph observer press bank corp corporation inc ltd llc co company group foundation association
    society club fc united rovers wanderers athletic hospital hotel church cathedral temple museum theatre
    theater hall stadium arena tower building plaza mall court house inn motors airlines airways air electric
    energy oil records police department ministry council commission committee authority agency bureau office
    service services union party front army brigade guard guards force forces command congress senate parliament
    assembly legislature treaty accord accords agreement convention protocol pact declaration summit conference
    cup open games championship championships league festival marathon grand prix stock exchange fund trust
    center centre observatory mayor governor senator attorney sheriff superintendent supreme circuit district
    federation alliance network movement brotherhood liberation patriotic national international state globe mail
    star standard mirror dispatch inquirer examiner courier register sentinel bulletin review monitor today radio
    television tv clinic orchestra philharmonic symphony ballet opera derby marathon patrol embassy troopers
    prison jail penitentiary library zoo
""")
#: Offices that each town has its own of: "Tillsonburg Mayor", "Concord Police Department".
LOCAL_OFFICES: Final = _words("mayor police fire council councilman councilwoman superintendent sheriff")
#: Institution heads that take their place after "of": "University of Texas", "Bank of England".
INSTITUTION_OF: Final = _words("""
    university bank church duke duchess prince princess earl bishop archbishop diocese institute college museum
    academy society treaty battle law merchant declaration convention supreme times voice corporation
""")
#: Words that begin the name of an institution, with a place behind: "Air France", "Real Madrid", "Radio Free Europe".
INSTITUTION_BEFORE: Final = _words("air radio television team fc ac real inter sporting dynamo club hotel free united")
STREET_NOUNS: Final = _words(
    "street road avenue ave rd blvd boulevard lane highway st ln drive dr pike parkway pkwy court place"
)
#: Nouns that, capitalised after a name, make a longer geographic name of it.
FEATURE_NOUNS: Final = _words("""
    river creek lake valley mountain mountains island islands peninsula bay beach sea gulf strait desert forest
    airport basin delta glacier plateau county parish province district township governorate oblast prefecture
    borough canal falls springs heights park square hospital center centre stadium street road avenue drive
    highway boulevard lane parkway cathedral mosque bridge dam reservoir camp crossing region municipality coast
    hills harbor harbour range pass
""")
ROAD_FEATURES: Final = STREET_NOUNS | {"parkway"}
BUILDING_FEATURES: Final = _words("hospital center centre stadium cathedral mosque park square airport camp bridge dam")
#: Buildings and grounds that are called by the place they are in.
HOUSED_FEATURES: Final = _words("hospital center centre district")
WATER_FEATURES: Final = _words("river creek lake sea bay gulf strait canal reservoir")
#: Nouns that, in lower case after a name, say that it is a place ("Helmand province").
UNIT_NOUNS: Final = _words("""
    county parish province district region state prefecture governorate oblast municipality township borough
    river creek lake valley mountain mountains hills hill island islands peninsula bay beach sea ocean gulf
    strait desert forest park airport border basin coast delta canal glacier plateau square village town city
    suburb area neighborhood neighbourhood port camp crossing metropolitan
""")
#: The nouns that the names of a list share.
PLURAL_UNITS: Final = _words("""
    counties provinces districts regions states prefectures governorates oblasts municipalities departments
""")
#: Words that begin longer names.
FEATURE_PREFIXES: Final = _words(
    "lake mount mt port fort san santa los las el la cape camp river gulf bay strait sea isle"
)
DIRECTIONS: Final = _words("""
    north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western
    upper lower greater downtown mid rural inner outer
""")
COMPASS: Final = _words("""
    north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern
""")
PREPOSITIONS: Final = _words("""
    in at near from to of outside around across through throughout toward towards into between inside via for
    off beyond along against over within leaving reach reached visit visited visiting neighbouring neighboring
    bordering
""")
LOCATIVES: Final = _words(
    "in near outside around across throughout inside within neighbouring neighboring bordering at from"
)
#: Nouns of places that stand before a name: "the city of", "province".
PLACE_NOUNS: Final = _words("""
    city town village capital province state region district border suburb neighborhood neighbourhood port
    island county area outskirts republic municipality people resident residents government authorities police
    native
""")
PLACE_NOUNS_OF: Final = PLACE_NOUNS | _words("north south east west coast part parts most kingdom gulf bay strait isle")
#: Nouns of events that take the name of their place before them ("the Bucha massacre").
EVENT_NOUNS: Final = _words("""
    attack attacks bombing bombings massacre blast blasts explosion explosions shooting shootings siege
    airstrike airstrikes offensive crossing border earthquake quake flood floods protest protests clashes
    conflict war crisis ceasefire talks summit treaty accord front frontline
""")
#: Nouns for what is done to a town, before "on", "for" or "against" and its name: "an assault on Vuhledar".
AIMED_NOUNS: Final = _words("""
    assault assaults offensive offensives advance advances raid raids airstrike airstrikes strike strikes shelling
    bombardment bombardments bombing bombings siege battle battles push march rocket rockets missiles shells bombs
    barrage mortars control grip blockade
""")
EVENT_MODIFIERS: Final = _words("terror terrorist bomb suicide missile drone air land border")
#: Verbs whose object is the place where they happen: "rebels seized Goma", "thousands fled Mariupol".
VERBS_DONE_TO_PLACES: Final = _words("""
    hit hits hitting strike strikes struck striking shell shelled shelling bomb bombed bombing seize seized seizing
    capture captured capturing recapture recaptured recapturing retake retook retaking attack attacked attacking
    invade invaded invading storm stormed storming besiege besieged besieging surround surrounded surrounding
    occupy occupied occupying overrun overran raid raided raiding bombard bombarded bombarding pound pounded pounding
    devastate devastated devastating destroy destroyed destroying flood flooded flooding rock rocked rocking shake shook
    shaking batter battered ravage ravaged ravaging flee fled fleeing leave left enter entered reach reached
    liberate liberated liberating evacuate evacuated evacuating cross crossed visit visited visiting tour toured
""")
SAYING_VERBS: Final = _words("""
    said says told added stated argued explained replied noted asked wrote tweeted claimed insisted scored won
    hit threw ran thinks believes wants
""")
#: Verbs that stand before the speaker as often as behind: "said Allen".
QUOTING_VERBS: Final = _words("said says added asks asked explained explains recalled replied writes wrote")
RESIDENCE_VERBS: Final = _words("""
    live lives lived living born based arrived traveled travelled moved held located killed died fighting
""")
#: Small words that stand inside longer names.
CONNECTORS: Final = _words(
    "of the and de la le del da do dos das di du des el al ez es as ash ar on upon sur y e i ben bin"
)
#: Nouns of diseases named after a place: "West Nile virus", "Lassa fever".
DISEASE_NOUNS: Final = _words("virus fever flu disease syndrome encephalitis strain cough ebolavirus")
#: Given names common in English-language news, without those that are better known as places (Austin, Charlotte, Jordan).
GIVEN_NAMES: Final = _words("""
    aaron adam adrian alan albert alex alexander alfred alice alicia allan allen allison alyssa amanda amber amy
    andre andrea andrew angela angie ann anna anne annie anthony antonio april arthur ashley audrey barbara barry
    beatrice becky ben benjamin bernard beth betty beverly bill billy bob bobby bonnie brad bradley brandon brenda
    brent brett brian brittany bruce bryan caleb calvin cameron carl carla carlos carmen carol caroline carolyn
    carrie catherine cathy chad charles charlie cheryl chris christian christina christine christopher cindy
    clarence claudia colin connie connor corey courtney craig crystal curtis cynthia daniel danielle danny darren
    darryl dave david dawn dean deborah debra dennis derek diana diane dominic don donald donna doris dorothy doug
    douglas dustin dylan earl eddie edgar edith edward eileen elaine eleanor elizabeth ellen emily emma eric erica
    erik erin ernest ethan eugene eva evan evelyn felix fernando frances francis francisco frank fred frederick
    gabriel gail gareth gary gene geoffrey george gerald gilbert gina glen glenn gloria gordon grace graham greg
    gregory hannah harold harrison harry harvey heather heidi helen henry herbert holly howard hugh ian irene isaac
    ivan jack jacob jacqueline jake james jamie jan jane janet janice jared jason jay jean jeff jeffrey jennifer
    jenny jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joanne joe joel john johnny jon jonathan
    jorge jose joseph joshua joyce juan juanita judith judy julia julian julie june justin karen karl kate katherine
    kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin kim kimberly kirk kristen kristin kurt kyle
    larry laura lauren laurie lawrence leah lee leo leon leonard leroy leslie lewis linda lindsay lindsey lisa lloyd
    lois lori louis louise lucas lucy luis luke lynn manuel marc marcus margaret maria marie marilyn mario marion
    mark marshall martha martin marvin mary mathew matt matthew maureen maurice max megan melanie melissa melvin
    michael michelle miguel mike mitchell molly monica nancy natalie natasha nathan nathaniel neil nicholas nick
    nicole nigel noah nora norman oliver olivia oscar owen pamela patricia patrick paul paula pauline pedro peggy
    penny peter philip phillip phyllis rachel ralph ramon randall randy ray raymond rebecca renee rhonda ricardo
    richard rick ricky rita rob robert roberta roberto robin rod rodney roger roland ron ronald ronnie rosa rose
    rosemary ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian seth shane
    shannon sharon shaun shawn sheila sherry shirley simon sonia sophie stacy stan stanley stella stephanie stephen
    steve steven stewart stuart sue susan suzanne sylvia tamara tammy tanya ted teresa terry thelma theodore theresa
    thomas tim timothy tina todd tom tommy tony tracy travis trent trevor troy tyler valerie vanessa vera vernon
    veronica vicki vincent vivian vladimir walter wanda warren wayne wendy wesley william yvonne zachary
""")
#: People of a place, in lower case after its name: "a Crafton man".
PERSON_NOUNS: Final = _words("""
    man woman men women boy girl teen teenager couple family families mother father parents student students pupil pupils
    driver drivers farmer farmers firefighters native natives voters taxpayers homeowner homeowners councillors councillor
    schools school house home shop store officers officer deputies firefighters councilman councilwoman investigators
    developer landlord campus plant factory mine restaurant laboratory campground reservoir cemetery branch headquarters
    police council
""")
