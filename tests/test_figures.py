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
