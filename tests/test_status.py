"""How real an event is: the words that decide it, in varied English."""

from __future__ import annotations

import pytest
from factories import article_of, hit_of

from layers.background import newest_year
from layers.status import status_of

#: Sentence, its trigger, status.
CASES = [
    # told as done
    ("Gunmen attacked a convoy on the coast road.", "attacked", "occurred"),
    ("The village was shelled for an hour.", "shelled", "occurred"),
    ("A roadside bomb killed two soldiers.", "roadside bomb", "occurred"),
    ("An airstrike destroyed the depot.", "airstrike", "occurred"),
    ("The army has closed the border.", "closed", "occurred"),
    ("Thousands were forced to flee the valley.", "flee", "occurred"),
    ("The rebels managed to capture the town.", "capture", "occurred"),
    ("Both presidents condemned the massacre.", "massacre", "occurred"),
    ("A militia claimed responsibility for the ambush.", "ambush", "occurred"),
    ("The king ordered airstrikes on the port.", "airstrikes", "occurred"),
    ("In efforts to recapture the town, troops lost six men.", "recapture", "occurred"),
    ("Two men were accused of the August bombing and of the suicide bombing in March.", "suicide bombing", "occurred"),
    ("There is talk of a coup in the capital.", "coup", "conditional"),
    ("Early speculation about the bombing was wrong.", "bombing", "occurred"),
    ("Kidnappings for ransom are commonplace in the capital.", "Kidnappings", "generic"),
    # made up
    ("The film is a thriller about a bomb attack in a mall.", "bomb attack", "generic"),
    ("The sanctions were lifted ahead of his visit.", "visit", "planned"),
    # counted, not told
    ("Shootings in the city dropped by a third last year.", "Shootings", "generic"),
    ("There were 130 kidnappings in 2017, compared with 90 the year before.", "kidnappings", "generic"),
    ("Two bombings killed twelve people, officials said.", "bombings", "occurred"),
    # under way
    ("Warplanes are bombarding the harbour.", "bombarding", "ongoing"),
    ("Heavy fighting continues around the dam.", "Heavy fighting", "ongoing"),
    ("The shelling is ongoing, a nurse said.", "shelling", "ongoing"),
    ("The two fleets are holding joint exercises.", "joint exercises", "ongoing"),
    # only claimed, or denied
    ("The militia claimed it had captured the town.", "captured", "claimed"),
    ("The general said the rebels would pay a heavy price.", "pay a heavy price", "threat"),
    ("The minister warned the rebels against sending troops to the border.", "warned the rebels against", "threat"),
    ("The army would not hesitate to strike, a colonel said.", "not hesitate to", "threat"),
    ("The alleged massacre has not been looked into.", "massacre", "claimed"),
    ("Rebels said they had captured the town, but the army denied it.", "captured", "claimed"),
    ("A bomb exploded at a market and the group denied any involvement.", "exploded", "occurred"),
    ("Men accused of the August bombing were arrested.", "arrested", "occurred"),
    ("The men are accused of having shelled the port.", "shelled", "claimed"),
    ("The army reportedly shelled a school.", "shelled", "claimed"),
    ("The ministry denied shelling the hospital.", "shelling", "denied"),
    ("Rebels denied they had kidnapped the nurses.", "kidnapped", "denied"),
    ("The minister dismissed reports that troops had shelled the hospital.", "shelled", "denied"),
    ("The junta rejected accusations that it had bombed the school.", "bombed", "denied"),
    ("The army has denied any part in the massacre.", "massacre", "denied"),
    # threats and vows
    ("The general vowed to retaliate.", "retaliate", "threat"),
    ("The minister threatened to bomb the port.", "bomb", "threat"),
    ("The group threatened a wave of suicide bombings.", "suicide bombings", "threat"),
    ("Its leader warned of airstrikes to come.", "airstrikes", "threat"),
    ("They gave the mayor an ultimatum.", "ultimatum", "threat"),
    # conditions
    ("If troops attacked the camp, hundreds would die.", "attacked", "conditional"),
    ("We will retaliate if we are provoked.", "retaliate", "conditional"),
    ("The army would close the border unless the raids ended.", "close", "conditional"),
    ("The bridge could be bombed at any time.", "bombed", "conditional"),
    ("Residents fear airstrikes.", "airstrikes", "conditional"),
    ("An accord can be reached in May.", "reached", "conditional"),
    ("Any airstrike carries the risk of civilian deaths.", "airstrike", "conditional"),
    ("Had the bomb exploded, hundreds would have died.", "exploded", "conditional"),
    ("The army would have shelled the port.", "shelled", "conditional"),
    # plans
    ("The army will deploy troops to the coast.", "deploy", "planned"),
    ("He plans to evacuate the hospital.", "evacuate", "planned"),
    ("Police foiled a plot for a suicide bombing.", "suicide bombing", "planned"),
    ("Peace talks are to begin soon, and planned peace talks often slip.", "peace talks often", "planned"),
    ("The two sides agreed to hold peace talks.", "peace talks", "planned"),
    ("The president will travel to the lakes next week for a summit.", "summit", "planned"),
    ("The envoy arrived for peace talks on Monday.", "peace talks", "occurred"),
    ("Peace talks were to have begun in March.", "Peace talks", "planned"),
    ("The shelling was to blame for the fire.", "shelling", "occurred"),
    ("The attacks were to punish the town.", "attacks", "occurred"),
    ("The peace talks were postponed.", "peace talks", "planned"),
    ("Six men await trial over the massacre.", "trial", "planned"),
    ("There are plans for an operation to recapture the town.", "recapture", "planned"),
    # asked for
    ("The envoy called for a ceasefire.", "ceasefire", "called_for"),
    ("Two bishops urged restraint.", "urged", "called_for"),
    ("The army should arrest the colonel.", "arrest", "called_for"),
    ("The envoy called for restraint and said peace talks had resumed.", "peace talks", "occurred"),
    ("Farmers demanded a truce.", "truce", "called_for"),
    # not so
    ("The rebels did not attack the convoy.", "attack", "negated"),
    ("There were no airstrikes overnight.", "airstrikes", "negated"),
    ("Guards prevented a car bombing.", "car bombing", "negated"),
    ("The general ruled out any peace talks.", "peace talks", "negated"),
    ("The junta rejected any peace talks.", "peace talks", "negated"),
    ("There are no plans for peace talks.", "peace talks", "negated"),
    ("Both governments called off the summit.", "summit", "negated"),
    ("The peace talks were called off at noon.", "peace talks", "negated"),
    ("The navy never shelled the island.", "shelled", "negated"),
    ("No one has been arrested.", "arrested", "negated"),
    ("No troops attacked the convoy.", "attacked", "negated"),
    ("There is no doubt that rebels attacked the convoy.", "attacked", "occurred"),
    # background
    ("The town marked the anniversary of the massacre.", "massacre", "past"),
    ("Two years ago rebels kidnapped the governor.", "kidnapped", "past"),
    ("Last year militants bombed the same market.", "bombed", "past"),
    ("He was convicted of a bombing.", "bombing", "past"),
    ("A court acquitted him of the massacre.", "massacre", "past"),
    # neither fact nor plan
    ("Was the ambush planned by the militia?", "ambush", "generic"),
    ("The film shows a massacre.", "massacre", "generic"),
    ("Nobody knows whether soldiers shelled the church.", "shelled", "generic"),
    ("The anti-kidnapping unit has moved offices.", "kidnapping", "generic"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), CASES)
def test_status(text: str, words: str, expected: str) -> None:
    article = article_of(text)
    hit = hit_of(article, words)
    sentence = article.sentences[hit.sentence]
    judgement = status_of(article.tokens, sentence.first, sentence.last, hit, hit.patterns[0])
    assert (judgement.status, judgement.because) == (expected, judgement.because)


@pytest.mark.parametrize(("text", "words", "because"), [
    ("The general vowed to bomb the port.", "bomb", '"vowed'),
    ("If troops attacked the camp, many would die.", "attacked", '"if"'),
    ("The ministry denied shelling the hospital.", "shelling", '"denied"'),
    ("There were no airstrikes overnight.", "airstrikes", '"no"'),
    ("An airstrike destroyed the depot.", "airstrike", '"airstrike"'),
])  # fmt: skip
def test_the_deciding_words_are_named(text: str, words: str, because: str) -> None:
    article = article_of(text)
    hit = hit_of(article, words)
    sentence = article.sentences[hit.sentence]
    assert because in status_of(article.tokens, sentence.first, sentence.last, hit, hit.patterns[0]).because.lower()


def test_a_deed_older_than_the_news_year_is_past() -> None:
    article = article_of("In 1998 militants bombed the embassy, and the trial began on 3 March 2011.")
    hit = hit_of(article, "bombed")
    sentence = article.sentences[hit.sentence]
    year = newest_year(article.tokens)
    assert year == 2011
    judged = status_of(article.tokens, sentence.first, sentence.last, hit, hit.patterns[0], news_year=year)
    assert judged.status == "past"
