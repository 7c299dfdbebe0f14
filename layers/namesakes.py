"""Does a name in a sentence mean the place, or something that only bears its name: a home, a street, a treaty?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.lexicon import INSTITUTION_NOUNS, PERSON_TITLES
from geo.tokens import Token
from geo.toponym import Toponym
from layers.lexicon import load_lexicon
from layers.precision import METRES, bearing_before
from layers.prepositions import FUNCTION, UNITS
from layers.times import MONTHS, WEEKDAYS

_QUARTERS = frozenset(
    "neighborhood neighbourhood neighborhoods neighbourhoods quarter suburb street avenue square".split()
)
_PLURAL_UNITS = frozenset(
    "regions provinces districts departments states oblasts governorates counties prefectures municipalities".split()
)
#: Units of the second order and less, which are called after their town in most countries.
_DISTRICTS = frozenset(
    "district county locality tehsil taluk upazila woreda cercle raion regency territory subdistrict subdivision".split()
)
#: What forces hold round a town, and is called after it.
_ENCLAVES = frozenset("enclave pocket salient".split())
#: Units and landscapes that share the name of a town and are not the town.
_UNIT = frozenset(
    (
        "province oblast state department governorate county prefecture municipality canton valley valleys mountain "
        "mountains hills desert peninsula basin delta jungle forest river lake reservoir strait gulf bay plateau highlands "
        "plain plains range island islands archipelago district"
    ).split()
)
#: The same before a name: "Lake Kisumu", "the Gulf of Aqaba".
_UNIT_BEFORE = frozenset("lake mount gulf bay strait isle".split())
#: What is called after a town and is not in it: treaties, gangs and forces.
_ENTITLED = frozenset(
    (
        "convention conventions accord accords protocol protocols treaty process cartel declaration battalion brigade "
        "regiment division squadron daily weekly newspaper tabloid magazine broadcaster"
    ).split()
)
#: Where people live or stay; not the people themselves.
_OF_PEOPLE = frozenset("camp camps settlement shelter centre center compound hostel".split())
_SAINTS = frozenset("san santa santo sao são saint st sainte sankt".split())
_DEDICATED = frozenset(
    "church cathedral parish chapel school college hospital monastery convent clinic seminary".split()
)
_SMALLER = frozenset(
    "neighborhood neighbourhood quarter farm ranch mill plantation hill bridge plaza estate hacienda "
    "creek street avenue road highway".split()
)
_STREETS = frozenset("streets avenues roads neighborhoods neighbourhoods quarters".split())


#: Residents of a city whose name is seldom another's first word.
_CITY = 100_000
#: Words with a capital that may follow a town: "in Kabul President Ghani", "Kabul University", "in Kabul Monday".
_AFTER_A_TOWN = UNITS | PERSON_TITLES | INSTITUTION_NOUNS | MONTHS.keys() | frozenset(WEEKDAYS)


class Namesakes:
    """The toponyms of one sentence: tokens `first` up to `last`, toponyms by index, and their indices by token."""

    def __init__(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        named: Mapping[int, Toponym],
        inside: Mapping[int, int],
    ) -> None:
        self.tokens, self.first, self.last = tokens, first, last
        self.named, self.inside = named, inside

    def lends_its_name(self, index: int, group: Sequence[int]) -> bool:
        """Whether a toponym with a place lends its name to something else; `group` are the toponyms of its list."""
        toponym = self.named[index]
        if any(self._is_home(self.named[member]) for member in group) or self.is_quarter(index):
            return True
        if self._is_described(toponym) or self._entitles(toponym) or self._lies_beyond(toponym):
            return True
        if toponym.place is not None and toponym.place.kind == "water" and self._describes_town(toponym):
            return True
        if self.word_after(self.named[max(group)]) in _STREETS:
            return True  # "at Serrano and Tarapaca streets"
        if toponym.place is not None and toponym.place.kind == "site" and self._names_a_unit(toponym, toponym):
            return True
        return (
            toponym.place is not None
            and toponym.place.kind == "town"
            and (
                (toponym.name.isupper() and self._is_mixed_case())  # "NATO": an abbreviation, not a town
                or (not self.names_its_district(toponym) and self._names_a_unit(toponym, self.named[max(group)]))
                or self._is_patron(toponym)
                or self._names_a_road(toponym)
                or self._goes_on(toponym)
                or self._describes_town(toponym)
                or self._is_of_something_smaller(toponym)
            )
        )

    def _is_mixed_case(self) -> bool:
        return any(token.text.islower() and len(token.text) > 3 for token in self.tokens[self.first : self.last])

    def _lies_beyond(self, toponym: Toponym) -> bool:
        """ "Outside Iraq", "south of Mali", "10 km from Texas": anywhere but there."""
        if toponym.place is None or toponym.place.kind not in ("country", "region", "admin1"):
            return False
        before = [token.lower for token in self.tokens[max(self.first, toponym.first - 2) : toponym.first]]
        if "outside" in before[-1:] or before == ["outside", "the"]:
            return True
        measured = before[-1:] == ["from"] and before[0] in METRES
        return measured or bearing_before(self.tokens, self.first, toponym.first) is not None

    def _is_described(self, toponym: Toponym) -> bool:
        """ "Baghdad's Sadr City": the second is meant, if it is known and no mere quarter."""
        if self.word_after(toponym) == "" or self.tokens[toponym.last].lower != "'s":
            return False
        inner = self.inside.get(toponym.last + 1)
        return inner is not None and self.named[inner].place is not None and not self.is_quarter(inner)

    def _is_of_something_smaller(self, toponym: Toponym) -> bool:
        """ "The Malaga neighbourhood", "the El Angel sugar mill": a namesake of the town, not the town."""
        after = [t.lower for t in self.tokens[toponym.last : min(toponym.last + 2, self.last)]]
        return bool(after) and (
            after[0] in _SMALLER or (after[-1] in _SMALLER and after[0] not in FUNCTION and after[0].isalpha())
        )

    def names_its_district(self, toponym: Toponym) -> bool:
        """ "In Bannu district", "Kandahar's Panjwai district", where only the town is known; not "the Karrada district"."""
        return self.district_end(toponym) is not None

    def district_end(self, toponym: Toponym) -> int | None:
        """The token after the words for a district round a town, None where the name means no such district."""
        if toponym.place is None or toponym.place.kind != "town":
            return None
        if self._own_noun(toponym) in _DISTRICTS:
            return toponym.last
        noun = self._of_another(toponym) or toponym.last
        if noun < self.last and self.tokens[noun].lower in _ENCLAVES:
            return noun + 1
        if noun >= self.last or self.tokens[noun].lower not in _DISTRICTS:
            return None
        before = self.tokens[toponym.first - 1].lower if toponym.first > self.first else ""
        of_a_city = before == "'s" and not self._is_an_area(toponym.first - 2)
        of_an_area = noun + 2 < self.last and self.tokens[noun + 1].lower in ("of", "in") and self._is_an_area(noun + 2)
        quarter = of_a_city or (before == "the" and self.tokens[noun].lower == "district" and not of_an_area)
        return None if quarter and noun == toponym.last else noun + 1

    def enclave_start(self, toponym: Toponym) -> int | None:
        """The token before the words for what is held round a town, "the Kurdish enclave of Afrin"; not for "the Spanish
        enclave of Ceuta", which is the town."""
        noun = toponym.first - 2
        if noun < self.first or toponym.place is None or toponym.place.kind != "town":
            return None
        if self.tokens[noun].lower not in _ENCLAVES or self.tokens[noun + 1].lower != "of":
            return None
        whose = self.named[self.inside[noun - 1]].place if noun - 1 in self.inside else None
        return None if whose is not None and whose.country_code == toponym.place.country_code else noun

    def _is_an_area(self, at: int) -> bool:
        """Whether a token is of the name of a country or province, whose districts are no quarters."""
        place = self.named[self.inside[at]].place if at in self.inside else None
        return place is not None and place.kind in ("country", "region", "admin1")

    def _of_another(self, toponym: Toponym) -> int | None:
        """The noun after a name that nobody knows, in "Kandahar's Panjwai district"; None without such a name."""
        at = toponym.last + 1
        if at >= self.last or self.tokens[toponym.last].lower != "'s":
            return None
        while at < self.last and self.tokens[at].text[0].isupper() and not self._is_known(at):
            at += 1
        return at if at > toponym.last + 1 else None

    def _is_known(self, at: int) -> bool:
        return at in self.inside and self.named[self.inside[at]].place is not None

    def _own_noun(self, toponym: Toponym) -> str:
        """The "valley" of "Kandahar Valley" where Kandahar is all that was found; empty where the name has none."""
        noun = self.tokens[toponym.last - 1].lower
        return noun if toponym.last - toponym.first > 1 and self._leaves_out(toponym, noun) else ""

    def is_quarter(self, index: int) -> bool:
        """ "The Salahuddin neighbourhood of Aleppo", "Aleppo's Salahuddin district": no province or town of that name."""
        toponym = self.named[index]
        if toponym.place is None or toponym.place.kind not in ("town", "admin1", "admin2", "region", "country"):
            return False
        after = self.word_after(toponym)
        if after in _QUARTERS:
            return toponym.place.kind != "town"
        if after != "district":
            return False
        of = toponym.last + 1 < self.last and self.tokens[toponym.last + 1].lower == "of"
        whose = toponym.last + 2 if of else toponym.first - 2 if self.tokens[toponym.first - 1].lower == "'s" else -1
        town = self.named[self.inside[whose]].place if whose in self.inside else None
        return town is not None and town.kind == "town"

    def word_after(self, toponym: Toponym) -> str:
        """The word after a name in lower case, past a possessive; empty at the sentence's end."""
        at = toponym.last
        if at < self.last and self.tokens[at].lower == "'s":
            at += 1
        return self.tokens[at].lower if at < self.last else ""

    def _is_home(self, toponym: Toponym) -> bool:
        """ "a Coral Gables man", "Jason Cumby of Athens": where somebody is from, not where something was done."""
        after = self.tokens[toponym.last].lower if toponym.last < self.last else ""
        classes = load_lexicon().classes
        following = self.tokens[toponym.last + 1].lower if toponym.last + 1 < self.last else ""
        if "people" in classes(after):
            return following not in _OF_PEOPLE  # "the Jenin refugee camp" is there
        if "people" in classes(following) and (after.endswith(("al", "ic")) or self._abbreviated(toponym)):
            return True  # "two U.S. Mormon missionaries"
        if toponym.place and toponym.place.kind == "country" and {"structure", "force", "envoy"} & classes(after):
            return True  # "the U.S. embassy in Bogota"
        before = self.tokens[toponym.first - 1].lower if toponym.first > self.first else ""
        if before != "of" or toponym.first - 2 < self.first:
            return False
        person = self.tokens[toponym.first - 2]
        if person.text == ",":
            return True  # "Miguel Beedle, 55, of Park Ridge"
        return person.text[0].isupper() and person.lower not in UNITS

    def _abbreviated(self, toponym: Toponym) -> bool:
        return toponym.name.replace(".", "").isupper() and toponym.place is not None and toponym.place.kind == "country"

    def _names_a_unit(self, toponym: Toponym, last: Toponym) -> bool:
        """ "The province of Aydin", "over the Poltava and Sumy regions"; `last` is the last name of the list."""
        before = [token.lower for token in self.tokens[max(self.first, toponym.first - 2) : toponym.first]]
        at = toponym.first - 3
        quarter = before[:1] == ["district"] and at >= self.first and self.tokens[at].text[0].isupper()
        if before[-1:] == ["of"] and before[0] in _UNIT and not quarter:  # not "the Karrada district of Baghdad"
            return True
        first = self.tokens[toponym.first].lower
        if (before[-1:] and before[-1] in _UNIT_BEFORE) or (first in _UNIT_BEFORE and self._leaves_out(toponym, first)):
            return True
        of_another = self._of_another(toponym)
        if of_another is not None and of_another < self.last and self.tokens[of_another].lower in _UNIT:
            return True  # "Kunduz's Nowhere province": whatever it is, it is not in the town
        own = self._own_noun(toponym)
        reserve = own in ("park", "reserve") and self.tokens[toponym.last - 2].lower == "national"
        nouns = {own, self.word_after(toponym), self.word_after(last)} & _UNIT
        landscape = any(self._leaves_out(toponym, noun) for noun in nouns)  # "Kharg island" is Kharg Island
        return reserve or landscape or self._noun_of_list(last) in _PLURAL_UNITS

    def _noun_of_list(self, last: Toponym) -> str:
        """The noun after a list whose last names nobody knows: "the Bannu and Nowhere districts"."""
        at = last.last
        while at < self.last and (self.tokens[at].text[0].isupper() or self.tokens[at].lower in (",", "and", "or")):
            at += 1
        return self.tokens[at].lower if at < self.last else ""

    def _leaves_out(self, toponym: Toponym, word: str) -> bool:
        """Whether a word of the article's name is not in that of the place that was found."""
        return toponym.place is not None and word not in toponym.place.name.lower().split()

    def _describes_town(self, toponym: Toponym) -> bool:
        """ "The Gaza town of Rafah", "the Red Sea port of Hodeidah": the first says where the second lies."""
        at = toponym.last
        return (
            at + 2 < self.last
            and self.tokens[at].lower in ("town", "city", "village", "port", "suburb", "resort")
            and self.tokens[at + 1].lower == "of"
            and at + 2 in self.inside
        )

    def _entitles(self, toponym: Toponym) -> bool:
        """ "The Geneva convention", "the Soriano battalion": a treaty or a force that bears the name of a town."""
        return toponym.last < self.last and self.tokens[toponym.last].lower in _ENTITLED

    def _is_patron(self, toponym: Toponym) -> bool:
        """ "The Santa Elena church": a saint's building, whatever town is called after the saint too."""
        if self.tokens[toponym.first].lower.rstrip(".") not in _SAINTS or toponym.last - toponym.first < 2:
            return False
        return self.word_after(toponym) in _DEDICATED and self.tokens[toponym.last].lower != "'s"

    def _goes_on(self, toponym: Toponym) -> bool:
        """ "At Quebrada La Algrabilla": one word of a longer name that nobody knows, unless it is a city's; after "in" the
        name may be whole, and another clause follow it."""
        at = toponym.last
        if toponym.last - toponym.first > 1 or at >= self.last or at in self.inside:
            return False
        if toponym.place is None or toponym.place.population > _CITY or self.tokens[toponym.first - 1].lower == "in":
            return False
        following = self.tokens[at]
        known = load_lexicon().classes(following.lower) or following.lower in _AFTER_A_TOWN
        return following.text.isalpha() and following.text.istitle() and not known

    def _names_a_road(self, toponym: Toponym) -> bool:
        """ "the San Salvador-Santa Ana highway": two towns for the ends of a road."""
        tokens, sides = self.tokens, (toponym.last, toponym.first - 1)
        return any(
            self.first <= at < self.last
            and tokens[at].text in "-–"
            and (at + 1 in self.inside or at - 1 in self.inside)
            for at in sides
        ) and any(
            tokens[at].lower in ("highway", "road", "line", "motorway", "railway", "border", "frontier", "corridor")
            for at in range(toponym.last, min(toponym.last + 6, self.last))
        )
