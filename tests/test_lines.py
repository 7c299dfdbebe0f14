"""Which words name a line, and which of the names in them bear it."""

from __future__ import annotations

import pytest

from geo import find_toponyms
from geo.gazetteer import Gazetteer
from layers.lines import Lines
from tests.factories import article_of

CASES = [
    # a border by its two sides, whichever way they are told
    ("Troops fired on the border between Mali and Niger.", "border", "border between Mali and Niger", ("NE",)),
    ("Troops fired near the Afghan-Pakistani border.", "border", "Afghan-Pakistani border", ("PK",)),
    ("Troops fired near the Ethiopia-Kenya border.", "border", "Ethiopia-Kenya border", ("KE",)),
    ("Troops fired on Pakistan's border with Iran.", "border", "Pakistan's border with Iran", ("IR",)),
    ("Troops fired on Israel's northern border with Lebanon.", "border", "northern border with Lebanon", ("LB",)),
    ("Gunmen hid in the border area between Niger and Mali.", "border", "border area between Niger and Mali", ("ML",)),
    ("Gunmen shot at the Gaza Strip's border with Egypt.", "border", "border with Egypt", ("EG",)),
    ("Gunmen shot at the Belgorod region's border with Ukraine.", "border", "border with Ukraine", ("UA",)),
    # by one side, the other being a country of the sentence
    ("Poland closed its border with Belarus.", "border", "border with Belarus", ("PL",)),
    ("Turkish jets bombed a camp near the Iraqi border.", "border", "Iraqi border", ("TR",)),
    ("Gunmen fired on the Nigerian side of the border with Cameroon.", "border", "border with Cameroon", ("NG",)),
    # with nobody on the other side: a country's name still says whose, its people's name does not
    ("Shells fell on the border with Lebanon.", "border", "border with Lebanon", ()),
    ("Shells fell near the Iranian border.", None, "", ()),
    # the border describes something else, or a town says where along it
    ("Shells fell in the Mexican border town of Reynosa.", None, "", ()),
    ("Shells killed two Kenyan border guards in Somalia.", None, "", ()),
    ("Shells fell on the Sudanese-Chadian border near Adre.", None, "", ()),
    ("Shells fell in the tri-border area of Mali, Niger and Burkina Faso.", None, "", ()),
    # roads by the towns at their ends
    ("Gunmen shot at a bus on the road between Homs and Hama.", "road", "road between Homs and Hama", ()),
    ("Gunmen shot at a bus on the Kabul-Kandahar highway.", "road", "Kabul-Kandahar highway", ()),
    ("Gunmen shot at a bus on the Kaduna-Abuja toll road.", "road", "Kaduna-Abuja toll road", ()),
    ("Gunmen shot at a bus on the highway from Kabul to Kandahar.", "road", "highway from Kabul to Kandahar", ()),
    ("Gunmen shot at a bus on a road that links Gao with Kidal.", "road", "road that links Gao with Kidal", ()),
    ("Gunmen shot at a bus on a stretch of the road from Gao to Kidal.", "road", "stretch of the road from Gao", ()),
    ("Gunmen shot at a bus on the road to Maiduguri.", None, "", ()),
    # a road with an end that is not known is a road all the same
    ("Gunmen shot at a bus on the road between Gao and Nowhereville.", "road", "road between Gao and Nowhereville", ()),
    ("Gunmen shot at a bus on a road linking Nowhereville with Gao.", "road", "road linking Nowhereville with Gao", ()),
    ("Gunmen shot at a bus on the Gao to Nowhereville road.", "road", "Gao to Nowhereville road", ()),
    ("Gunmen shot at a bus travelling between Gao and Nowhereville.", "way", "between Gao and Nowhereville", ()),
    ("Gunmen shot at a bus on the road from Mali to Niger.", None, "", ()),
    # a coast by its people or its sea; with a country's own name it is a part of that country
    ("Pirates boarded a ship off the Somali coast.", "coast", "Somali coast", ()),
    ("Missiles fell on Yemen's Red Sea coast.", "coast", "Yemen's Red Sea coast", ("red-sea",)),
    ("Missiles fell on the Red Sea coast of Yemen.", "coast", "Red Sea coast of Yemen", ("red-sea",)),
    ("Missiles fell on the coast of Yemen.", None, "", ()),
    # a sea alone, whoever has its coast
    ("Missiles fell on the Red Sea coast.", "coast", "Red Sea coast", ()),
    ("Missiles fell on the shores of the Caspian Sea.", "coast", "shores of the Caspian Sea", ()),
    ("Missiles fell on Crimea's Black Sea coast.", "coast", "Crimea's Black Sea coast", ("black-sea",)),
    ("Missiles fell on the Black Sea coast of Bulgaria.", "coast", "Black Sea coast of Bulgaria", ("black-sea",)),
    ("Missiles fell on the Crimean coast.", "coast", "Crimean coast", ()),
    ("Missiles fell on the Black Sea coast resort of Burgas.", None, "", ()),
    # the way between two towns, and not the talks of two capitals
    ("The army shelled positions between Homs and Hama.", "way", "between Homs and Hama", ()),
    ("Fighters ambushed a convoy travelling between Homs and Hama.", "way", "between Homs and Hama", ()),
    ("The war between Moscow and Kyiv has entered its fourth year.", None, "", ()),
]


@pytest.mark.parametrize(("text", "kind", "words", "across"), CASES)
def test_lines(text: str, kind: str | None, words: str, across: tuple[str, ...], gazetteer: Gazetteer) -> None:
    article = article_of(text)
    named = dict(enumerate(find_toponyms(article, gazetteer)))
    sentence = article.sentences[0]
    found = list(Lines(article.tokens, sentence.first, sentence.last, named).found())
    if kind is None:
        assert found == []
        return
    (line,) = found
    assert line.kind == kind
    assert words in article.text[article.tokens[line.first].start : article.tokens[line.last - 1].end]
    assert line.across[: len(across)] == across
    assert bool(line.across) == bool(across)
    assert set(line.members) <= set(named)


def test_a_name_is_in_one_line_only(gazetteer: Gazetteer) -> None:
    text = "Troops massed on the border between Mali and Niger and on the border between Chad and Sudan."
    article = article_of(text)
    named = dict(enumerate(find_toponyms(article, gazetteer)))
    sentence = article.sentences[0]
    first, second = Lines(article.tokens, sentence.first, sentence.last, named).found()
    assert not set(first.members) & set(second.members)
    assert (first.across, second.across) == (("NE",), ("SD",))
