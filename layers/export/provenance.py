"""What does every export say of itself? Program, data, the point of view on borders, what was chosen, and the article."""

from __future__ import annotations

from geo.contested import views
from geo.version import version
from layers.reading import Reading
from layers.view import CONTROLLED, View

ATTRIBUTION = "GeoNames (CC BY 4.0); Natural Earth."


def provenance(view: View) -> dict[str, str]:
    """`program` with its version, `attribution` of the data, `borders`, and the `filter` in words."""
    return {
        "program": f"Dateline {version()}",
        "attribution": ATTRIBUTION,
        "borders": borders_words(view.borders),
        "filter": view.words,
    }


def borders_words(borders: str) -> str:
    side = "as controlled on the ground" if borders == CONTROLLED else f"as claimed by {views()[borders]}"
    return f"Borders {side}; no position on sovereignty."


def article_words(reading: Reading) -> dict[str, str | None]:
    """An article as the exports name it; `sha256` is that of its text in UTF-8. `credits` are there where an online
    service gave a place."""
    article = reading.article
    return {
        "id": article.id,
        "sha256": article.sha256,
        "title": article.title_text,
        "published": article.published,
        "language": article.language,
        **({"credits": "; ".join(reading.credits)} if reading.credits else {}),
    }
