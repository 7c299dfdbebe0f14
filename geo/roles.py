"""What does a name do in its sentence? A capital that speaks is a government; the same capital can be the scene of a blast.

Roles are told from the words around a mention alone: `scene` where it stands as a place where something is, `actor`
where it stands for a government or its people. Anything unclear is a `mention`, which no event is placed on by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.article import Article
from geo.gazetteer import Gazetteer
from geo.lexicon import EVENT_MODIFIERS, EVENT_NOUNS, UNIT_NOUNS
from geo.place import Place
from geo.resolution import Resolution
from geo.toponym import Mention, Role, Toponym


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Prepositions that put something at a place.
_LOCATIVE = _words("""
    in at near outside inside across throughout around within on over above off along toward towards into
    through leaving reaching entering beyond behind between neighbouring neighboring
""")
#: Prepositions after which a country or capital is a party to something.
_PARTY = _words(
    "with against by between among versus vs from to for on over of alongside behind urging including unlike"
)
_AUXILIARIES = _words("""
    is are was were has have had will would could should may might can must does did do won't wouldn't isn't
    doesn't didn't hasn't cannot can't remains remain seems appears
""")
#: Verbs of states and governments, as they follow their subject; general newspaper usage.
_STATE_VERBS = _words("""
    says said told tells announced announces accused accuses accepted accepts agreed agrees admitted admits
    affirmed approved asked asks asserted asserts backed backs banned blamed blames blocked called calls claimed
    claims closed condemned condemns confirmed confirms considers considered cut declared declares declined
    declines defended demanded demands denied denies deployed deploys described downgraded ended expelled
    expects expected expressed faces failed feared fears fired gave hailed hopes hoped imposed insisted insists
    intends intended invaded joined launched launches maintains maintained moved needs negotiated offered offers
    opened opposed opposes ordered orders plans planned pledged pledges prepared proposed protested pulled
    pushed ratified recalled recognised recognized recognises refused refuses regards regarded rejected rejects
    repeated replied reported responded responds retaliated retaliates sanctioned seeks seized sent shut
    signalled signaled signed sought stated stopped struck suggested summoned supplied supported supports
    suspended threatened threatens took tried underscored urged urges vetoed views vowed vows wants wanted
    warned warns welcomed welcomes withdrew wishes withdraws backs moves attacked carried persists believes
    attempted
""")
#: Participles after "was" that make the subject the place of harm, not a party.
_SUFFERED = _words("""
    hit shelled bombed struck attacked rocked shaken flooded captured seized retaken besieged surrounded
    evacuated destroyed damaged overrun liberated occupied blockaded targeted pounded bombarded quiet calm
""")
_SUFFERING = _words("fell burned burnt suffered witnessed saw remained lies lay sits erupted came")
#: Nouns of governments and their people, after a name or "for".
_OFFICIALS = _words("""
    government governments officials official spokesman spokeswoman spokesperson spokespeople minister ministers
    ministry president premier prime foreign defence defense army military forces troops diplomats diplomat
    envoy envoys ambassador negotiators administration authorities leaders leader leadership regime parliament
    cabinet policymakers intelligence navy police
""")
#: After a possessive these are places or parts of a place, not deeds of a government.
_PLACE_PARTS = UNIT_NOUNS | _words("""
    north south east west northern southern eastern western centre center capital outskirts streets suburbs
    suburb soil territory airspace frontier frontiers borders mountains countryside main largest second biggest
    south-east north-west interior airport hospital hospitals market markets mosque university prison quarter
    neighborhoods neighbourhoods shores waters
""")
#: Nouns whose "of" leads on to the place itself ("the outskirts of Lahore").
_PARTITIVES = UNIT_NOUNS | _words("part parts outskirts centre center north south east west heart edge")
#: Buildings that stand for the government in them.
_SEATS = _words("kremlin pentagon capitol")


def assign_roles(
    article: Article, mentions: Sequence[Mention], resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> list[Toponym]:
    """Toponyms in reading order: each mention with its resolution and its role."""
    roles = [
        _role(article, mention, resolution.place, gazetteer)
        for mention, resolution in zip(mentions, resolutions, strict=True)
    ]
    _spread_in_lists(article, mentions, resolutions, roles, gazetteer)
    return [
        Toponym(
            m.start, m.end, m.name, m.first, m.last, m.sentence, m.form, role, r.place, r.score, r.reason, r.candidates
        )
        for m, r, role in zip(mentions, resolutions, roles, strict=True)
    ]


def _role(article: Article, mention: Mention, place: Place | None, gazetteer: Gazetteer) -> Role:
    if mention.form == "demonym":
        return "demonym"
    if mention.form == "part":
        return "part"
    tokens = article.tokens
    sentence = article.sentences[mention.sentence]
    before = _skip_back(article, mention.first - 1, sentence.first)
    after = [tokens[at].lower for at in range(mention.last, min(mention.last + 4, sentence.last))] + [""] * 4
    stands_for_state = place is not None and _stands_for_state(place, gazetteer)
    if after[0] == "'s" or (after[0] == "'" and mention.name.endswith("s")):
        return _possessor(article, mention, after, stands_for_state, before)
    if (
        stands_for_state
        and after[0] in _OFFICIALS
        and not (place and place.kind == "country" and after[0] in ("police",))
    ):
        return "actor"
    if before in _LOCATIVE and not (before == "between" and stands_for_state and after[0] == "and"):
        if before == "on" and stands_for_state:
            return "mention"
        return "scene"
    if not stands_for_state and _names_event(after):
        return "scene"
    if stands_for_state and _acts(after) and before not in _PARTY:
        return "actor"
    if _suffers(after):
        return "scene"
    if stands_for_state and before in _PARTY:
        return "mention" if before in ("from", "to", "of", "for", "on", "over") else "actor"
    return "mention"


def _stands_for_state(place: Place, gazetteer: Gazetteer) -> bool:
    """Countries, capitals and seats of government speak; other towns do not."""
    return place.kind == "country" or place.id in gazetteer.capitals or place.name.lower() in _SEATS


def _skip_back(article: Article, at: int, first: int) -> str:
    """The word before a name, past articles, directions and "city of", in lower case; empty at the sentence's start."""
    tokens = article.tokens
    while at >= first:
        lower = tokens[at].lower
        if (
            lower == "of"
            and at > first
            and tokens[at - 1].lower in UNIT_NOUNS | {"part", "parts", "outskirts", "centre", "center"}
        ):
            at -= 2
        elif lower in (
            "the", "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "downtown",
            "northeastern", "northwestern", "southeastern", "southwestern", "neighbouring", "neighboring", "nearby", "rural",
            "whole", "all", "both", "city", "town", "village", "capital", "province",
        ):  # fmt: skip
            at -= 1
        else:
            return lower
    return ""


def _possessor(article: Article, mention: Mention, after: list[str], stands_for_state: bool, before: str) -> Role:
    """Role of a name with a possessive: its government's deed ("India's retaliation") or a part of it ("Iraq's north")."""
    following = after[1]
    at = mention.last + 1
    capital = at < len(article.tokens) and article.tokens[at].text[0].isupper()
    if following in _PLACE_PARTS:
        return "scene" if before in _LOCATIVE else "mention"
    if stands_for_state and not (capital and following not in _OFFICIALS):
        return "actor"
    return "scene" if before in _LOCATIVE else "mention"


def _names_event(after: list[str]) -> bool:
    """ "the Bucha massacre", "the Pahalgam terror attack"."""
    return after[0] in EVENT_NOUNS or (
        after[0] in EVENT_MODIFIERS and (after[1] in EVENT_NOUNS or after[2] in EVENT_NOUNS)
    )


def _acts(after: list[str]) -> bool:
    verb = after[1] if after[0] in ("also", "now", "still", "never", "later", "has", "had", "have") else after[0]
    if after[0] in _AUXILIARIES:
        return not _suffers(after)
    return verb in _STATE_VERBS


def _suffers(after: list[str]) -> bool:
    """ "Kyiv was shelled", "Aleppo fell", "Beirut came under fire"."""
    if after[0] in ("was", "were", "is", "are", "been", "being"):
        return after[1] in _SUFFERED or after[2] in _SUFFERED
    if after[0] in ("has", "had", "have") and after[1] in ("been", "come"):
        return after[2] in _SUFFERED or after[2] == "under"
    return after[0] in _SUFFERING and (after[0] != "came" or after[1] == "under")


def _spread_in_lists(
    article: Article,
    mentions: Sequence[Mention],
    resolutions: Sequence[Resolution],
    roles: list[Role],
    gazetteer: Gazetteer,
) -> None:
    """In a list ("the United States, China and India") the parties share the role of the one that shows it."""
    tokens = article.tokens

    def linked(left: Mention, right: Mention) -> bool:
        between = [t.lower for t in tokens[left.last : right.first]]
        return (
            left.sentence == right.sentence
            and 0 < len(between) <= 3
            and all(w in {",", "and", "or", "&", "the", "both"} for w in between)
        )

    for order in (range(1, len(mentions)), range(len(mentions) - 1, 0, -1)):
        for at in order:
            left, right = (at - 1, at)
            if not linked(mentions[left], mentions[right]):
                continue
            known, open_ = (left, right) if order.step > 0 else (right, left)
            place = resolutions[open_].place
            if roles[open_] != "mention" or place is None:
                continue
            if roles[known] == "scene" or (roles[known] == "actor" and _stands_for_state(place, gazetteer)):
                roles[open_] = roles[known]
