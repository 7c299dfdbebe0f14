"""Is a deed told of, or only counted or made up? "Shootings dropped by a third", "a thriller about a bomb attack"."""

from __future__ import annotations

from collections.abc import Sequence

from geo.tokens import Token
from layers.triggers import Hit, Pattern

#: Verbs and measures of statistics: they tell how often something is done, not that it was; general newspaper English.
_CHANGES = frozenset(
    (
        "rose fell dropped declined increased decreased climbed soared doubled tripled jumped surged rises falls drops "
        "declines increases decreases dwindled plummeted spiked compared"
    ).split()
)
_MEASURES = frozenset(
    "number rate rates tally rise increase drop decline decrease fall surge spike uptick average statistics".split()
)


def measure_of(tokens: Sequence[Token], first: int, last: int, hit: Hit, pattern: Pattern) -> str | None:
    """The word for a statistic that counts deeds: "shootings dropped by a third", "a rise in attacks"."""
    if pattern.part != "noun" or pattern.form != "plural":
        return None
    after = tokens[hit.last : min(hit.last + 12, last)]
    word = next((token for token in after if token.lower in _CHANGES), None)
    before = tokens[max(first, hit.first - 3) : hit.first]
    if word is None and any(token.lower in ("in", "of") for token in before):
        word = next((token for token in before if token.lower in _MEASURES), None)
    return word.text if word else None


#: Made-up stories, and the words that lead from them to what they are about; general newspaper English.
_STORIES = frozenset("film movie thriller drama novel series play opera musical game blockbuster sitcom comic".split())


def story_of(tokens: Sequence[Token], first: int, hit: Hit, pattern: Pattern) -> str | None:
    """The word for a made-up story that tells a deed: "a thriller about a bomb attack in London"."""
    if pattern.part != "noun":
        return None
    before = tokens[max(first, hit.first - 8) : hit.first]
    about = next((n for n, token in enumerate(before) if token.lower in ("about", "depicting", "portraying")), None)
    story = about is not None and next((t for t in before[:about] if t.lower in _STORIES), None)
    return story.text if story else None
