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
    # the article's own voice
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
