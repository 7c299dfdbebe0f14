"""What stands beside a name, and what does it say of the place meant? "Paris, Texas", "Kunduz province", "Mali and Niger"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.article import Article
from geo.folding import fold
from geo.lexicon import DIRECTIONS
from geo.place import Candidate, Kind, Place
from geo.toponym import Mention

#: Nouns that may stand right before the name they tell the kind of: "the city Homs".
_LEADING_NOUNS = frozenset({"city", "town", "village", "province", "governorate"})
CONTAINERS = frozenset({"country", "admin1", "admin2"})
#: Kinds that a noun beside the name asks for.
_NOUN_KINDS: dict[str, frozenset[Kind]] = {
    "province": frozenset({"admin1", "admin2"}), "state": frozenset({"admin1"}), "oblast": frozenset({"admin1"}),
    **dict.fromkeys("governorate department canton emirate voivodeship krai prefecture".split(), frozenset({"admin1"})),
    "region": frozenset({"admin1", "region"}),
    "district": frozenset({"admin2", "admin1"}), "county": frozenset({"admin2", "admin1"}), "parish": frozenset({"admin2"}),
    "city": frozenset({"town"}), "town": frozenset({"town"}), "village": frozenset({"town"}), "suburb": frozenset({"town"}),
    "capital": frozenset({"town"}), "port": frozenset({"town"}), "republic": frozenset({"country", "admin1"}),
    "river": frozenset({"line", "water"}), "crossing": frozenset({"site"}), "lake": frozenset({"water"}),
}  # fmt: skip
#: The same nouns in the plural, behind or before a list.
_SHARED_KINDS: dict[str, frozenset[Kind]] = {
    plural: _NOUN_KINDS[noun]
    for noun, plural in (
        ("province", "provinces"), ("state", "states"), ("oblast", "oblasts"), ("governorate", "governorates"),
        ("department", "departments"), ("region", "regions"), ("district", "districts"), ("city", "cities"),
        ("town", "towns"), ("village", "villages"), ("prefecture", "prefectures"), ("republic", "republics"),
    )
}  # fmt: skip
#: What a province has and its chief town has not: "a village in Kunduz" and "the hills of Kunduz" are in the province.
_LANDSCAPES = frozenset(
    "mountains hills hillsides jungle jungles forests countryside highlands lowlands valleys".split()
)
_SETTLEMENTS = frozenset(
    "village villages hamlet hamlets town towns municipality municipalities communities farm farms plantation ranch".split()
)
_UNITS: frozenset[Kind] = frozenset(("country", "admin1", "admin2", "region"))
_DESCRIBING = frozenset("border frontier coastal tribal mining autonomous".split())
_JOINING = frozenset({",", "and", "or", "&"})
_WIDE = frozenset({"country", "region", "water", "line"})
#: A town of this size is one that news abroad means by a name that is a country's too.
_A_CITY = 50_000
#: A city of this size has sides of its own in the news: "eastern Aleppo".
_WITH_SIDES = 1_000_000
_ROUND_A_TOWN = frozenset("outskirts suburbs vicinity".split())
_DISTANCES = frozenset("km kms kilometre kilometres kilometer kilometers mile miles".split())


def containers_beside(
    article: Article, mention: Mention, mentions: Sequence[Mention], by_first: dict[int, int], by_last: dict[int, int]
) -> tuple[Candidate, ...]:
    """Candidates of the larger place that the text puts a mention in: ", Texas", "(Iraq)", "in Texas", or before it "Iraq's"."""
    tokens = article.tokens
    if mention.last < len(tokens) and tokens[mention.last].text in (",", "(", "in"):
        following = by_first.get(mention.last + 1)
        if following is not None and mentions[following].form != "demonym":
            units = _units(mentions[following].candidates)
            # "Oregon, Washington and Idaho" is a list of states, and so is "Virginia, Washington, West Virginia".
            alike = _alike(mention.candidates, units)
            # Nor is "Tehran, Isfahan and Shiraz" the town of Tiran, which has been called Tehran, in the province of Isfahan.
            own = [c for c in mention.candidates if c.quality > 1] or mention.candidates
            if alike and not any(lies_in(c.place, units) for c in own):
                return ()
            before = by_last.get(mention.first - 1)
            if (
                alike
                and before is not None
                and tokens[mention.first - 1].text == ","
                and _alike(mentions[before].candidates, units)
            ):
                return ()
            return units
    return ()


def _alike(candidates: Sequence[Candidate], units: Sequence[Candidate]) -> bool:
    """Whether two names can be units of one kind: two countries, or two provinces of one country."""
    kinds = {(c.place.kind, c.place.country_code if c.place.kind != "country" else "") for c in units}
    return any((c.place.kind, c.place.country_code if c.place.kind != "country" else "") in kinds for c in candidates)


def in_one_list(article: Article, left: Mention, right: Mention) -> bool:
    """Whether only commas and "and" stand between two names of one sentence."""
    if left.sentence != right.sentence or not 0 < right.first - left.last <= 2:
        return False
    return all(token.lower in _JOINING for token in article.tokens[left.last : right.first])


def _units(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if c.place.kind in CONTAINERS)


def asked_kinds(
    article: Article, mentions: Sequence[Mention], number: int, capitals: frozenset[str] = frozenset()
) -> frozenset[Kind]:
    """Kinds that the words beside a name ask for ("Kunduz province", "city of", "outside"); empty where none does.

    `capitals`: the ids of capitals of countries, which have sides of their own in the news.
    """
    mention = mentions[number]
    return _asked(article, mention, capitals) or _asked_of_list(article, mentions, number)


def _asked_of_list(article: Article, mentions: Sequence[Mention], number: int) -> frozenset[Kind]:
    """The kind that a list shares: "the Kharkiv and Sumy regions", "the provinces of Homs and Hama"."""
    tokens, first, last = article.tokens, number, number
    while last + 1 < len(mentions) and in_one_list(article, mentions[last], mentions[last + 1]):
        last += 1
    while first and in_one_list(article, mentions[first - 1], mentions[first]):
        first -= 1
    if first == last:
        return frozenset()
    start, stop = mentions[first].first, mentions[last].last
    if stop < len(tokens) and (kinds := _SHARED_KINDS.get(tokens[stop].lower)):
        return kinds
    if start > 1 and tokens[start - 1].lower == "of":
        return _SHARED_KINDS.get(tokens[start - 2].lower, frozenset())
    return frozenset()


def _asked(article: Article, mention: Mention, capitals: frozenset[str]) -> frozenset[Kind]:
    tokens = article.tokens
    after = tokens[mention.last].lower if mention.last < len(tokens) else ""
    own = tokens[mention.last - 1].lower if mention.last - mention.first > 1 else ""
    before = tokens[mention.first - 1].lower if mention.first else ""
    second = tokens[mention.first - 2].lower if mention.first > 1 else ""
    if kinds := _NOUN_KINDS.get(after) or _NOUN_KINDS.get(own):
        return kinds
    if after in _DESCRIBING and mention.last + 1 < len(tokens):
        return _NOUN_KINDS.get(tokens[mention.last + 1].lower, frozenset())  # "the Belgorod border region"
    if before == "of" and second in _NOUN_KINDS:
        # In "the Karrada district of Baghdad" the noun is of a name of its own: Baghdad holds the district and is none.
        quarter = second == "district" and mention.first > 2 and tokens[mention.first - 3].text[:1].isupper()
        return frozenset({"town", "admin1"}) if quarter else _NOUN_KINDS[second]
    if (before in ("of", "in") and second in _LANDSCAPES) or (before == "in" and second in _SETTLEMENTS):
        return _UNITS
    if before.endswith("ern") and before in DIRECTIONS and _is_of_a_province(mention, capitals):
        return _UNITS
    if _is_an_area(mention):
        return frozenset()
    # "10 km north of", "10 km from": distances are counted from towns.
    measured = {tokens[at].lower for at in range(max(0, mention.first - 4), mention.first)}
    if before in ("of", "from") and measured & _DISTANCES:
        return frozenset({"town", "site"})
    # One is outside a town, or on its outskirts; of a province one would say in which part.
    following = tokens[mention.last + 1].lower if after == "'s" and mention.last + 1 < len(tokens) else ""
    if before == "outside" or (before == "of" and second in _ROUND_A_TOWN) or following in _ROUND_A_TOWN:
        return _NOUN_KINDS["town"]
    return _NOUN_KINDS[before] if before in _LEADING_NOUNS else frozenset()


def _is_an_area(mention: Mention) -> bool:
    """Whether a name is that of a country, region or river, and of no city in it: one is outside Armenia in many places.

    A city of the very name does count: of Djibouti, Luxembourg or Gaza one cannot tell, and they are near each other.
    """
    key = fold(mention.name)
    wide = {c.place.country_code for c in mention.candidates if c.place.kind in _WIDE and c.quality > 1}
    cities = {
        c.place.country_code
        for c in mention.candidates
        if c.place.kind == "town" and c.place.population > _A_CITY and fold(c.place.name) == key
    }
    return bool(wide) and not wide & cities


def _is_of_a_province(mention: Mention, capitals: frozenset[str]) -> bool:
    """ "Southern Kandahar": a side is told of a province sooner than of its chief town, unless that is large or a capital."""
    units = {c.place.country_code for c in mention.candidates if c.place.kind == "admin1" and c.quality > 1}
    towns = [c.place for c in mention.candidates if c.place.kind == "town" and c.place.country_code in units]
    return bool(towns) and all(town.population < _WITH_SIDES and town.id not in capitals for town in towns)


def lies_in(place: Place, outer: Sequence[Candidate]) -> bool:
    """Whether a place lies in one of the larger ones."""
    for candidate in outer:
        unit = candidate.place
        if unit.country_code != place.country_code or unit.id == place.id:
            continue
        if unit.kind == "country" and place.kind != "country":
            return True
        if (
            unit.kind in ("admin1", "admin2")
            and unit.admin1 == place.admin1
            and place.kind not in ("country", "admin1")
        ):
            return True
    return False
