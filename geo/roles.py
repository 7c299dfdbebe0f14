"""What does a name do in its sentence? A capital that speaks is a government; the same capital can be the scene of a blast.

Roles are told from the words around a mention alone: `scene` where it stands as a place where something is, `actor`
where it stands for a government or its people. Anything unclear is a `mention`, which no event is placed on by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.article import Article
from geo.gazetteer import Gazetteer
from geo.lexicon import EVENT_MODIFIERS, EVENT_NOUNS, UNIT_NOUNS, VERBS_DONE_TO_PLACES
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
#: Of these, the ones that lead to a mere mention unless a word before them says more ("pressure from Brussels").
_LOOSE_PARTY = _words("from to of for on over")
#: Words after which a name is no subject: "a guide to Prague lay on the table".
_GOVERNING = _PARTY | _words("about than like as into onto in at near since despite via per without under")
#: Words between a subject and its verb.
_ADVERBS = _words("also now still never later has had have alone itself too again already soon once not")
_AUXILIARIES = _words("""
    is are was were has have had will would could should may might can must does did do won't wouldn't isn't
    doesn't didn't hasn't cannot can't remains remain seems appears
""")
#: After "is" these say what a place is like, not what its government does: "Cuba is an island", "is known for".
_DESCRIPTIONS = _words("""
    a an one home known famous located situated called named full part rich poor cold hot warm prone among larger smaller
    bigger older younger richer poorer colder hotter warmer wetter drier more less most north south east west
    the mostly largely
""")
#: Headlines leave the verb out: "Oslo ready to talk".
_STANCES = _words("ready willing unwilling set keen reluctant determined poised eager free unable")
#: After "has" these count what is in a place: "Iceland has about 370,000 inhabitants".
_COUNTING = _words("about some nearly almost around over roughly hundreds thousands millions dozens many few")
#: Verbs of states and governments, as they follow their subject; general newspaper usage.
_STATE_VERBS = _words("""
    says said told tells announces announced accused accuses accepted accepts agreed agrees admitted admits
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
    attempted abstained cancelled canceled froze lifted lifts hosted restored resumed resumes severed voted
    promised promises invited invites halted halts dismissed dismisses decided decides chose say deny refuse reject accuse
    claim want agree insist warn urge demand condemn welcome oppose blame call hope fear seek vow threaten support
""")
#: Verbs that address a government: "urged Pakistan to act", "the ruling angered Beijing".
_ADDRESSING = _words("""
    urge urged urges urging accuse accused accuses accusing blame blamed blames blaming warn warned warns warning tell told
    tells telling ask asked asks asking anger angered angers angering press pressed presses pressing persuade persuaded
    thank thanked thanks praise praised criticise criticised criticize criticized condemn condemned pressure pressured
    sue sued sanction sanctioned allow allowed allowing force forced forcing convince convinced compel compelled compelling
    advise advised beg begged implore implored order ordered invite invited
""")
#: What comes from, goes to or is of a government, with the preposition: "pressure on Brussels", "the willingness of Rome".
_WITH_GOVERNMENT = _words("""
    willingness readiness refusal reluctance decision intention promise sanctions embargo
    pressure support backing help aid approval permission orders instructions word demands criticism condemnation
    independence response
    reaction spokesman spokeswoman spokesperson spokespeople negotiator negotiators envoy
""")
#: Participles after "was" that make the subject the place of harm, not a party.
_SUFFERED = _words("""
    hit shelled bombed struck attacked rocked shaken flooded captured seized retaken besieged surrounded
    evacuated destroyed damaged overrun liberated occupied blockaded targeted pounded bombarded quiet calm
    closed sealed reopened deserted
""")
_SUFFERING = _words("fell burned burnt suffered witnessed saw remained lies lay sits erupted came")
#: What must follow these to say that a place suffers: "Aleppo lies in ruins", not "Lima lies on the coast".
_LYING = _words("lies lay sits remained")
_LYING_IN = _words("ruins rubble ashes tatters darkness siege lockdown under quiet calm")
#: Words that say where somebody is at home or from, which is no news: "born in Mosul", "based in Dubai".
_AT_HOME = _words("""
    live lives lived living reside resides resided residing born raised based headquartered educated native grew up
""")
#: What follows a hyphen after the name of a government that acts: "an Iran-backed militia".
_BACKED = _words("""
    backed led aligned allied sponsored supported funded brokered mediated armed trained controlled run imposed made
    appointed supplied proposed dominated friendly
""")
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
    neighborhoods neighbourhoods shores waters metro subway underground railway railways airports port ports harbour harbor
    stadium station stations transport transit skyline roads bridges beaches cathedral bazaar bazaars prisons schools
    universities hotels mosques churches squares parks
""")
#: Nouns whose "of" leads on to the place itself ("the outskirts of Lahore").
_PARTITIVES = UNIT_NOUNS | _words("part parts outskirts centre center north south east west heart edge much most half")
#: Words between "pressure" and "on": "pressure is growing on both".
_PRESSURE_REACH = 3
#: Words passed over on the way back from a name to what governs it.
_PASSED_OVER = _words("""
    the northern southern eastern western central north south east west downtown northeastern northwestern southeastern
    southwestern neighbouring neighboring nearby rural whole all both city town village capital province neither nor
""")
#: Adverbs between commas behind a subject: "Belgrade, however, has ruled it out".
_ASIDES = _words("however meanwhile too though moreover therefore")
_LINKS = frozenset({",", "and", "or", "&", "the", "both", "nor"})
_HYPHENS = frozenset("-–")


def assign_roles(
    article: Article, mentions: Sequence[Mention], resolutions: Sequence[Resolution], gazetteer: Gazetteer
) -> list[Toponym]:
    """Toponyms in reading order: each mention with its resolution and its role."""
    peoples = {at for m in mentions if m.form == "demonym" for at in range(m.first, m.last)}
    roles = [
        _role(article, mention, resolution.place, gazetteer, peoples)
        for mention, resolution in zip(mentions, resolutions, strict=True)
    ]
    _spread_in_lists(article, mentions, resolutions, roles, gazetteer)
    _share_with_abbreviations(article, mentions, roles)
    return [
        Toponym(
            m.start, m.end, m.name, m.first, m.last, m.sentence, m.form, role, r.place, r.score, r.reason, r.candidates
        )
        for m, r, role in zip(mentions, resolutions, roles, strict=True)
    ]


def _role(article: Article, mention: Mention, place: Place | None, gazetteer: Gazetteer, peoples: set[int]) -> Role:
    if mention.form == "demonym":
        return "demonym"
    if mention.form == "part":
        return "part"
    tokens = article.tokens
    sentence = article.sentences[mention.sentence]
    at = _skip_back(article, mention.first - 1, sentence.first, peoples)
    before = tokens[at].lower if at >= sentence.first else ""
    second = tokens[at - 1].lower if at > sentence.first else ""
    after = [tokens[at].lower for at in range(mention.last, min(mention.last + 8, sentence.last))] + [""] * 8
    if after[0] == after[2] == "," and after[1] in _ASIDES:
        after = after[3:]
    is_state = place is not None and _stands_for_state(place, gazetteer)
    if after[0] == "'s" or (after[0] == "'" and mention.name.endswith("s")):
        return _possessor(article, mention, after, is_state, before, sentence.kind != "prose")
    if after[0] in _HYPHENS or (before in _HYPHENS and second in ("pro", "anti")):
        return "actor" if is_state and (before in _HYPHENS or after[1] in _BACKED) else "mention"
    if is_state and after[0] in _OFFICIALS and not (place and place.kind == "country" and after[0] == "police"):
        return "actor"
    if before in VERBS_DONE_TO_PLACES:
        return "scene"
    if is_state and (before in _ADDRESSING or (before == "on" and second in ("call", "called", "calls", "calling"))):
        return "actor"
    if before in _LOCATIVE and not (before == "between" and is_state and after[0] == "and"):
        if before == "on" and is_state:
            nearby = {t.lower for t in tokens[max(sentence.first, at - _PRESSURE_REACH) : at]}
            return "actor" if nearby & _WITH_GOVERNMENT else "mention"
        return "mention" if second in _AT_HOME else "scene"
    if not is_state and _names_event(after):
        return "scene"
    subject = before not in _GOVERNING
    if is_state and subject and _acts(after):
        return "actor"
    # "The second city, Kharkiv, was hit": the verb follows the comma that closes the name in.
    if subject and _suffers(after[1:] if after[0] == before == "," else after):
        return "scene"
    if is_state and before in _PARTY:
        shown = before not in _LOOSE_PARTY or second in _WITH_GOVERNMENT
        return "actor" if shown and second not in _PLACE_PARTS else "mention"
    return "mention"


def _stands_for_state(place: Place, gazetteer: Gazetteer) -> bool:
    """Countries, capitals and seats of government speak; other towns do not."""
    return place.kind == "country" or place.id in gazetteer.capitals


def _skip_back(article: Article, at: int, first: int, peoples: set[int]) -> int:
    """The token before a name, past articles, directions, "city of" and the adjectives of peoples."""
    tokens = article.tokens
    while at >= first:
        lower = tokens[at].lower
        if lower == "of" and at > first and tokens[at - 1].lower in _PARTITIVES:
            at -= 2
        elif lower in _PASSED_OVER or at in peoples:
            at -= 1
        else:
            break
    return at


def _possessor(
    article: Article, mention: Mention, after: list[str], is_state: bool, before: str, in_heading: bool
) -> Role:
    """Role of a name with a possessive: its government's deed ("India's retaliation") or a part of it ("Iraq's north").

    In prose a capital behind it is a name ("Egypt's Suez Canal"), in a heading any noun ("Egypt's Answer").
    """
    following = after[1]
    at = mention.last + 1
    capital = at < len(article.tokens) and article.tokens[at].text[0].isupper()
    if following in _PLACE_PARTS:
        harmed = before not in _GOVERNING and any(_suffers(after[at:]) for at in range(2, 5))
        return "scene" if harmed or before in _LOCATIVE or before in VERBS_DONE_TO_PLACES else "mention"
    if is_state and (in_heading or not capital or following in _OFFICIALS):
        return "actor"
    return "scene" if before in _LOCATIVE else "mention"


def _names_event(after: list[str]) -> bool:
    """ "the Bucha massacre", "the Pahalgam terror attack"."""
    return after[0] in EVENT_NOUNS or (
        after[0] in EVENT_MODIFIERS and (after[1] in EVENT_NOUNS or after[2] in EVENT_NOUNS)
    )


def _acts(after: list[str]) -> bool:
    """Whether a verb of governments follows, past adverbs."""
    verb = after[1] if after[0] in _ADVERBS or after[0].endswith("ly") else after[0]
    if after[0] not in _AUXILIARIES:
        # A country or capital that stands before a past tense has done it, unless the verb is one of suffering.
        past = verb.endswith("ed") and "by" not in after[:3] and not _suffers(after)
        headline = after[0] in _STANCES and after[1] == "to"
        return verb in _STATE_VERBS or past or headline
    described = after[0] in ("is", "are", "was", "were") and after[1] in _DESCRIPTIONS
    counted = after[0] in ("has", "had", "have") and (after[1] in _COUNTING or after[1][:1].isdigit())
    return not (described or counted or _suffers(after))


def _suffers(after: list[str]) -> bool:
    """ "Kyiv was shelled", "Aleppo fell", "Beirut came under fire", "Homs lies in ruins"."""
    if after[0] in ("was", "were", "is", "are", "been", "being"):
        return after[1] in _SUFFERED or after[2] in _SUFFERED
    if after[0] in ("has", "had", "have") and after[1] in ("been", "come"):
        return after[2] in _SUFFERED or after[2] == "under"
    if after[0] in _LYING:
        return after[1] in _LYING_IN or after[2] in _LYING_IN
    return after[0] in _SUFFERING and (after[0] != "came" or after[1] == "under")


def _share_with_abbreviations(article: Article, mentions: Sequence[Mention], roles: list[Role]) -> None:
    """An abbreviation in brackets has the role of the name that it stands for."""
    for at in range(1, len(mentions)):
        left, right = mentions[at - 1], mentions[at]
        if right.name.isupper() and right.first == left.last + 1 and article.tokens[left.last].text == "(":
            roles[at] = roles[at - 1]


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
        if left.sentence != right.sentence or not 0 < right.first - left.last <= 3:
            return False
        return all(token.lower in _LINKS for token in tokens[left.last : right.first])

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
