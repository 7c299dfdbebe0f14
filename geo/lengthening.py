"""Which nouns and directions belong to a name? "Swat" becomes "Swat Valley", "Dallas" "North Dallas"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.gazetteer import Gazetteer
from geo.lexicon import (
    COMPASS,
    FEATURE_NOUNS,
    HOUSED_FEATURES,
    INSTITUTION_NOUNS,
    ROAD_FEATURES,
    UNIT_NOUNS,
    WATER_FEATURES,
)
from geo.place import Candidate
from geo.proposal import Proposal, Words
from geo.span import Sentence

#: Words in the longest names worth looking up ("Democratic Republic of the Congo" has five).
LONGEST_NAME = 6
#: A direction belongs to the name of a large place only ("North Dallas", not "North Smallville").
DIRECTION_POPULATION = 20_000
#: Words by which a name is found again when its geographic noun or direction is not in the gazetteer.
_HEADS = UNIT_NOUNS | {"mountain", "creek", "hospital", "university", "department"}
_FIRST_WORDS = COMPASS | {"upper", "lower", "greater", "downtown", "the", "lake", "mount", "central"}


def lengthen(proposals: list[Proposal], words: Words, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """Join names with the geographic noun or direction that belongs to them."""
    tokens = words.tokens
    skip_to = -1
    held: list[Proposal] = []
    for at, proposal in enumerate(proposals):
        if proposal.first < skip_to:
            continue
        end = _feature_end(proposals, at, words, sentence, gazetteer)
        if end is not None:
            held.append(
                Proposal(
                    proposal.first, end, proposal.sentence, "feature",
                    _feature_candidates(words, proposal, end, gazetteer),
                )
            )  # fmt: skip
            skip_to = end
            continue
        before = proposal.first - 1
        if (
            before >= sentence.first
            and words.capital[before]
            and tokens[before].lower in COMPASS
            and _takes_direction(words, before, proposal)
            and not (held and held[-1].last > before and held[-1].first < before)
        ):
            if held and held[-1].first == before:
                held.pop()
            proposal = replace(proposal, first=before)
        held.append(proposal)
    yield from held


def _takes_direction(words: Words, before: int, proposal: Proposal) -> bool:
    """ "North Dallas", "Eastern Ghouta"; not "North Smallville", and "Northeast Texas" is a part of Texas."""
    if proposal.form == "name":
        place = proposal.candidates[0].place
        part = place.kind in ("country", "admin1", "region") or words.tokens[before].lower.endswith("ern")
        return place.population > DIRECTION_POPULATION and not part
    return proposal.form == "unknown" and proposal.last - proposal.first == 1


def _whole_is_known(words: Words, first: int, end: int, gazetteer: Gazetteer) -> bool:
    key = " ".join(filter(None, words.folds[first:end]))
    return bool(gazetteer.by_keys([key])[key])


def _feature_end(
    proposals: list[Proposal], at: int, words: Words, sentence: Sentence, gazetteer: Gazetteer
) -> int | None:
    """Where the longer name ends that this proposal begins ("Swat" in "Swat Valley"), or None."""
    tokens = words.tokens
    proposal = proposals[at]
    if proposal.form in ("demonym", "abbreviation"):
        return None
    first, last = proposal.first, proposal.last
    end = None
    if proposal.form == "unknown" and last - first > 1 and tokens[last - 1].lower in FEATURE_NOUNS:
        end = last
    reach = last
    for following in proposals[at + 1 :]:
        if following.first != reach or reach - first >= LONGEST_NAME or following.form == "demonym":
            break
        reach = following.last
        if tokens[reach - 1].lower in FEATURE_NOUNS:
            end = reach
    if end is None and last < sentence.last and words.capital[last] and tokens[last].lower in FEATURE_NOUNS:
        end = last + 1
    if end is None or (end == last and proposal.form == "name"):
        return None
    # "Toronto General Hospital" is in Toronto; a park or hall whose first word no gazetteer knows is a name of its own.
    if (
        proposal.form == "name"
        and tokens[end - 1].lower in HOUSED_FEATURES
        and not _whole_is_known(words, first, end, gazetteer)
    ):
        return None
    if end < sentence.last and words.capital[end] and tokens[end].lower in INSTITUTION_NOUNS:
        return None
    return end


def _feature_candidates(words: Words, proposal: Proposal, end: int, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Places that bear the longer name, else those of the shorter one where the noun only says what it is."""
    key = " ".join(filter(None, words.folds[proposal.first : end]))
    if whole := gazetteer.by_keys([key])[key]:
        return whole
    noun = words.tokens[end - 1].lower
    if proposal.candidates and noun not in WATER_FEATURES and noun not in ROAD_FEATURES:
        return proposal.candidates
    return shortened(key, gazetteer) if proposal.candidates and noun not in WATER_FEATURES else ()


def shortened(key: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Candidates of a name without its geographic noun or direction, where the whole has none."""
    parts = key.split()
    for _ in range(3):
        if len(parts) < 2:
            return ()
        if parts[-1] in _HEADS:
            parts = parts[:-1]
        elif parts[0] in _FIRST_WORDS:
            parts = parts[1:]
        else:
            return ()
        shorter = " ".join(parts)
        if found := gazetteer.by_keys([shorter])[shorter]:
            return found
    return ()
