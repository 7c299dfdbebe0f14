"""Where: from the words of an article to the places it names.

`recognize` finds mentions, `resolve` chooses their places or declines, `assign_roles` says what each does in
its sentence, and `to_frame` lays them out as a GeoDataFrame in EPSG:4326.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geo.article import Article
    from geo.gazetteer import Gazetteer
    from geo.home import Home
    from geo.second_opinion import Inquiry
    from geo.toponym import Toponym

__all__ = ["find_toponyms", "geoparse"]


def find_toponyms(
    article: Article, gazetteer: Gazetteer, home: Home | None = None, inquiry: Inquiry | None = None
) -> list[Toponym]:
    """The toponyms of an article in reading order, each with its place, its role and the reason.

    `home` is the region of the article's source, where it is known. `inquiry` asks an online service about
    names that the gazetteer does not have; without it nothing leaves the computer.
    """
    # Only now: an article can be refused without loading all that reads one.
    from geo.recognition import recognize
    from geo.resolution import resolve
    from geo.roles import assign_roles
    from geo.second_opinion import second_opinion

    mentions = recognize(article, gazetteer)
    resolutions = resolve(article, mentions, gazetteer, home)
    if inquiry is not None:
        resolutions = second_opinion(mentions, resolutions, inquiry)
    return assign_roles(article, mentions, resolutions, gazetteer)


def geoparse(article: Article, gazetteer: Gazetteer) -> GeoDataFrame:
    """The toponyms of an article as a frame (columns: see `geo.frame.COLUMNS`; CRS EPSG:4326)."""
    from geo.frame import to_frame  # geopandas is slow to import, and the command line can do without

    return to_frame(article, find_toponyms(article, gazetteer))
