"""Who says so: the source that a sentence gives, with its verb; none in the article's own voice."""

from __future__ import annotations

import pytest

from geo.tokens import tokenize
from layers.claims import claim_in

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
    # the article's own voice
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
]


@pytest.mark.parametrize(("text", "word", "covered"), SCOPES)
def test_a_claim_covers_what_was_said(text: str, word: str, covered: bool) -> None:
    tokens = tokenize(text)
    claim = claim_in(tokens, 0, len(tokens))
    assert claim is not None
    at = next(i for i, token in enumerate(tokens) if token.text == word)
    assert (claim.scope_first <= at < claim.scope_last) is covered
