"""Who says so: the source that a sentence gives, with its verb; none in the article's own voice."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from geo.tokens import Token, tokenize
from layers.claims import Claim, claims_in

#: Sentence, source and verb, or None.
CASES: list[tuple[str, tuple[str, str] | None]] = [
    ("The military confirmed that 26 people had been killed.", ("The military", "confirmed")),
    ("Pakistan’s military confirmed that a minimum of 26 had died.", ("Pakistan’s military", "confirmed")),
    ("Police said a bomb went off.", ("Police", "said")),
    ("A spokesman for the navy announced that the port was shut.", ("A spokesman for the navy", "announced")),
    ("Hamas, which controls the strip, said four fighters died.", ("Hamas, which controls the strip", "said")),
    ("The minister, Ana Costa, told reporters that the road was closed.", ("The minister, Ana Costa", "told")),
    ("Six people died, the mayor said.", ("the mayor", "said")),
    ("Six people died, according to the interior ministry.", ("the interior ministry", "according to")),
    ("According to Reuters, six people died.", ("Reuters", "according to")),
    ("“We lost six men,” said General Omar Haidar.", ("General Omar Haidar", "said")),
    ("“We lost six men,” Haidar said.", ("Haidar", "said")),
    ("“We lost six men,” he said.", ("he", "said")),
    ("The rebels claimed they had shot down a drone.", ("The rebels", "claimed")),
    ("The embassy denied that shots were fired.", ("The embassy", "denied")),
    ("Local media reported that two trains collided.", ("Local media", "reported")),
    ("Witnesses told the paper that soldiers fired first.", ("Witnesses", "told")),
    ("But officials later acknowledged the loss.", ("officials", "acknowledged")),
    ("The colonel has admitted that the order was his.", ("The colonel", "admitted")),
    ("State television also reported fighting in the hills.", ("State television", "reported")),
    ("The United Nations estimates that 3,000 fled.", ("The United Nations", "estimates")),
    ("The group alleged the army had burned crops.", ("The group", "alleged")),
    ("Doctors at the hospital said nine were hurt.", ("Doctors at the hospital", "said")),
    ("In a statement, the ministry said it was ready.", ("the ministry", "said")),
    ("After the raid, the governor declared that order was restored.", ("the governor", "declared")),
    ("The report, published on Monday, says 12 villages burned.", ("The report, published on Monday", "says")),
    ("Nobody was hurt, police added.", ("police", "added")),
    ("The army insists the ceasefire holds.", ("The army", "insists")),
    ("The president stated that talks were over.", ("The president", "stated")),
    ("Two miners died, a union official said on Friday.", ("a union official", "said")),
    ("The coroner testified that both died at once.", ("The coroner", "testified")),
    ("Police put the number of dead at 14.", ("Police", "put")),
    ("The rebels' spokesman denied that 30 fighters had died.", ("The rebels' spokesman", "denied")),
    ("On Monday the mayor said two people had died.", ("the mayor", "said")),
    (
        "Nine people died, a local official, who asked not to be named, said.",
        ("a local official, who asked not to be named", "said"),
    ),
    ("State radio quoted a doctor as saying nine died.", ("State radio", "quoted")),
    ("Nine people were killed, police said Sunday.", ("police", "said")),
    ("Nine people were killed, police and hospital officials said.", ("police and hospital officials", "said")),
    (
        "Nine people have died, the Syrian Observatory for Human Rights, a UK-based monitor, said.",
        ("the Syrian Observatory for Human Rights, a UK-based monitor", "said"),
    ),
    (
        "The Syrian Observatory for Human Rights, a UK-based monitor, said nine people had died.",
        ("The Syrian Observatory for Human Rights, a UK-based monitor", "said"),
    ),
    ("Nine people were killed, said police chief Omar Said.", ("police chief Omar Said", "said")),
    ("Nine people were killed, reported Xinhua.", ("Xinhua", "reported")),
    ("Nine people were killed, Xinhua reported, citing local police.", ("Xinhua", "reported")),
    ("Nine people were killed, officials in Kabul told AFP.", ("officials in Kabul", "told")),
    ("According to witnesses, soldiers killed nine people.", ("witnesses", "according to")),
    (
        "Soldiers killed nine people, according to witnesses and a local official.",
        ("witnesses and a local official", "according to"),
    ),
    ("A rights group says 40 people were killed.", ("A rights group", "says")),
    ("The army claims to have killed 40 rebels.", ("The army", "claims")),
    ("The army claimed it had killed 40 rebels.", ("The army", "claimed")),
    ("The army claimed that 40 rebels had been killed.", ("The army", "claimed")),
    ("Rebels alleged that troops had shot nine civilians.", ("Rebels", "alleged")),
    ("The governor confirmed the deaths of nine people.", ("The governor", "confirmed")),
    ("The governor, Ali Hassan, confirmed that nine had died.", ("The governor, Ali Hassan", "confirmed")),
    ("Officials put the death toll at 14.", ("Officials", "put")),
    ("Hospital sources put the number of wounded at 60.", ("Hospital sources", "put")),
    ("Media reports said up to 30 people were killed.", ("Media reports", "said")),
    ("Residents reported hearing blasts.", ("Residents", "reported")),
    ('"Nine people were killed," Mayor Luis Prado told reporters.', ("Mayor Luis Prado", "told")),
    ('"Nine people were killed," said Mayor Luis Prado.', ("Mayor Luis Prado", "said")),
    ("In a statement on Monday, the group said it had killed nine soldiers.", ("the group", "said")),
    ("The group said in a statement it had killed nine soldiers.", ("The group", "said")),
    (
        "The interior ministry's spokesman, Tariq Arian, said nine people were dead.",
        ("The interior ministry's spokesman, Tariq Arian", "said"),
    ),
    ("Police: Nine dead in blast", ("Police", "according to")),
    ("Nine dead in blast: police", ("police", "according to")),
    ("The Taliban denied killing civilians.", ("The Taliban", "denied")),
    ("Israel acknowledged that nine civilians had been hit.", ("Israel", "acknowledged")),
    ("Moscow insists no civilians were hurt.", ("Moscow", "insists")),
    ("The U.N. estimates that 9,000 people have been killed.", ("The U.N.", "estimates")),
    ("State TV reported that nine people died.", ("State TV", "reported")),
    (
        "Nine people were killed, a military source told the BBC on condition of anonymity.",
        ("a military source", "told"),
    ),
    ("Nine people died, local radio said, quoting the mayor.", ("local radio", "said")),
    ("He added that nine people had died.", ("He", "added")),
    ("It said nine people had died.", ("It", "said")),
    ("The governor said nine had died, while the army spoke of four.", ("The governor", "said")),
    ("Aid agencies say tens of thousands have fled.", ("Aid agencies", "say")),
    # the article's own voice
    ("Nine people died in the attack, which the group claimed.", None),
    ("The blast claimed nine lives.", None),
    ("The attack was claimed by the Islamic State.", None),
    ("Nine people were reported killed.", None),
    ("Nine people were said to have died.", None),
    ("Medics at the scene counted nine bodies.", None),
    ("By the army's count, nine rebels died.", None),
    ("Attack on police: nine dead", None),
    ("It has been unofficially reported that the army lost two men.", None),
    ("The miners put their tools down at six.", None),
    ("Six people died in the blast.", None),
    ("The attack killed 26 civilians.", None),
    ("A blast that claimed 12 lives shook the port.", None),
    ("A militia claimed responsibility for the bombing.", None),
    ("Rescuers dug through the rubble.", None),
    ("The convoy reached the town at noon.", None),
    ("Prices rose as the border stayed shut.", None),
    ("The army shelled the ridge for an hour.", None),
    ("Troops took the bridge without a shot.", None),
    ("He was believed to be abroad.", None),
]


def claim_in(tokens: Sequence[Token], first: int, last: int) -> Claim | None:
    return next(iter(claims_in(tokens, first, last)), None)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_claim(text: str, expected: tuple[str, str] | None) -> None:
    tokens = tokenize(text)
    claim = claim_in(tokens, 0, len(tokens))
    found = claim and (text[tokens[claim.first].start : tokens[claim.last - 1].end], claim.verb)
    assert found == expected


#: Sentence, a word, whether the claim covers it.
SCOPES = [
    ("The navy confirmed that 26 people had died.", "died", True),
    ("Six people died, the mayor said.", "died", True),
    ("Six people died, according to the ministry.", "died", True),
    ("According to the ministry, six people died.", "died", True),
    ("“We lost six men,” Haidar said.", "lost", True),
    ("After six men died, the ministry said it was ready.", "died", False),
    ("Six people died, officials said on Monday.", "died", True),
    ("Six people died, the military said in a statement.", "died", True),
    ("Six people died, the clinic's director told the BBC.", "died", True),
    ("On Tuesday, police said on television six people had died.", "died", True),
]


@pytest.mark.parametrize(("text", "word", "covered"), SCOPES)
def test_a_claim_covers_what_was_said(text: str, word: str, covered: bool) -> None:
    tokens = tokenize(text)
    claim = claim_in(tokens, 0, len(tokens))
    assert claim is not None
    at = next(i for i, token in enumerate(tokens) if token.text == word)
    assert (claim.scope_first <= at < claim.scope_last) is covered


def test_a_second_source_has_its_own_words() -> None:
    text = "A ministry official said that 22 people had died, but a rights group said it had counted 40."
    tokens = tokenize(text)
    claims = claims_in(tokens, 0, len(tokens))

    def source_of(word: str) -> list[str]:
        at = next(i for i, token in enumerate(tokens) if token.text == word)
        return [
            text[tokens[c.first].start : tokens[c.last - 1].end] for c in claims if c.scope_first <= at < c.scope_last
        ]

    assert (source_of("22"), source_of("40")) == (["A ministry official"], ["a rights group"])
