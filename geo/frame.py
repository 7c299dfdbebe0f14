"""How do toponyms look as a table? A GeoDataFrame in EPSG:4326, one row a mention, checked before it is used."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
import shapely

from geo.article import Article
from geo.errors import FrameError
from geo.toponym import ROLES, Toponym

CRS = "EPSG:4326"

#: Columns of the toponym frame and their types. Offsets are code points into the article's text, half-open.
#: `geometry` is the geocoded point (longitude, latitude in degrees; for an area a point inside), None if unresolved.
COLUMNS: dict[str, str] = {
    "name": "object",
    "start": "int64",
    "end": "int64",
    "sentence_start": "int64",
    "sentence_end": "int64",
    "role": "object",
    "place_id": "object",
    "place_name": "object",
    "country_code": "object",
    "kind": "object",
    "precision": "object",
    "score": "float64",
    "reason": "object",
    "candidates": "object",
}


def to_frame(article: Article, toponyms: Sequence[Toponym]) -> gpd.GeoDataFrame:
    """The toponym frame of an article; no toponyms give an empty frame of the same columns and CRS."""
    rows = [_row(article, toponym) for toponym in toponyms]
    data = pd.DataFrame(rows, columns=[*COLUMNS]).astype(COLUMNS)
    # Longitude comes first: shapely's order is x, y.
    points = [shapely.Point(t.place.lon, t.place.lat) if t.place else None for t in toponyms]
    frame = gpd.GeoDataFrame(data, geometry=gpd.GeoSeries(points, crs=CRS, index=data.index), crs=CRS)
    check_frame(frame, article)
    return frame


def _row(article: Article, toponym: Toponym) -> dict[str, object]:
    sentence, place = article.sentences[toponym.sentence], toponym.place
    return {
        "name": toponym.name,
        "start": toponym.start,
        "end": toponym.end,
        "sentence_start": sentence.start,
        "sentence_end": sentence.end,
        "role": toponym.role,
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "country_code": place.country_code if place else None,
        "kind": place.kind if place else None,
        "precision": place.precision if place else None,
        "score": toponym.score,
        "reason": toponym.reason,
        "candidates": tuple(candidate.place.id for candidate in toponym.candidates),
    }


def check_frame(frame: gpd.GeoDataFrame, article: Article) -> None:
    """Raise FrameError naming every breach of the frame's form, so that the next stage can rely on it."""
    breaches = []
    if missing := [column for column in [*COLUMNS, "geometry"] if column not in frame.columns]:
        raise FrameError(f"{article.id}: the toponym frame lacks the columns {', '.join(missing)}.")
    if frame.crs is None or frame.crs.to_string() != CRS:
        breaches.append(f"its CRS is {frame.crs}, not {CRS}")
    if wrong := [i for i, row in enumerate(frame.itertuples()) if article.text[row.start : row.end] != row.name]:
        breaches.append(f"the names of rows {wrong} are not the article's text at their offsets")
    if odd := sorted(set(frame["role"]) - set(ROLES)):
        breaches.append(f"it has the unknown roles {', '.join(map(str, odd))}")
    if not frame["start"].is_monotonic_increasing:
        breaches.append("its rows are not in reading order")
    if not frame["score"].between(0, 1).all():
        breaches.append("it has scores outside 0 to 1")
    placed = frame["place_id"].notna()
    if not (placed == frame.geometry.notna()).all():
        breaches.append("a row has a place without a point, or a point without a place")
    points = frame.geometry[placed]
    if not (points.x.between(-180, 180) & points.y.between(-90, 90)).all():
        breaches.append("a point lies outside the world; are its longitude and latitude swapped?")
    if breaches:
        raise FrameError(f"{article.id}: the toponym frame is malformed: {'; '.join(breaches)}.")
