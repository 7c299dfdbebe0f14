"""How do rows become a table? Frames with the types of their columns, whatever the rows hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from layers.export.rows import EVENT_COLUMNS, Row

if TYPE_CHECKING:
    import pandas as pd
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

CRS = "EPSG:4326"


def frame(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame of these columns and pandas types; no rows give an empty one of the same form."""
    import pandas as pd

    return pd.DataFrame([dict(row) for row in rows], columns=[*columns], dtype=object).astype(dict(columns))


def event_frame(rows: Iterable[tuple[Row, BaseGeometry | None]]) -> GeoDataFrame:
    """Event rows with their shapes in EPSG:4326, None where nothing is drawn; columns as in `EVENT_COLUMNS`."""
    import geopandas as gpd

    pairs = list(rows)
    shapes = gpd.GeoSeries([shape for _, shape in pairs], crs=CRS)
    return gpd.GeoDataFrame(frame((row for row, _ in pairs), EVENT_COLUMNS), geometry=shapes, crs=CRS)
