"""The toponym frame: its columns, its CRS, and that breaches are named."""

from __future__ import annotations

import geopandas as gpd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import geoparse
from geo.article import read_article
from geo.errors import ArticleError, FrameError
from geo.frame import COLUMNS, check_frame, to_frame
from geo.gazetteer import Gazetteer

TEXT = "Shells fell on Mosul, Iraq, on Monday. Nobody near Zzyqxville, Iraq, was hurt."


def test_one_row_a_mention_with_points_in_degrees(gazetteer: Gazetteer) -> None:
    frame = geoparse(read_article(TEXT, id="a"), gazetteer)
    assert [*frame.columns] == [*COLUMNS, "geometry"]
    assert frame.crs == "EPSG:4326"
    mosul = frame[frame["name"] == "Mosul"].iloc[0]
    assert mosul.geometry.x == pytest.approx(43.13, abs=0.1)
    assert mosul.geometry.y == pytest.approx(36.34, abs=0.1)
    assert TEXT[mosul.sentence_start : mosul.sentence_end] == "Shells fell on Mosul, Iraq, on Monday."


def test_an_article_without_names_gives_an_empty_frame_of_the_same_form(gazetteer: Gazetteer) -> None:
    frame = geoparse(read_article("It rained all day.", id="a"), gazetteer)
    assert frame.empty
    assert [*frame.columns] == [*COLUMNS, "geometry"]
    assert frame.crs == "EPSG:4326"


@settings(deadline=None, max_examples=40)
@given(
    text=st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200) | st.just(TEXT).map(lambda t: t * 3)
)
def test_any_text_gives_a_valid_frame(text: str, gazetteer: Gazetteer) -> None:
    try:
        article = read_article(text, id="any")
    except ArticleError:
        return
    check_frame(geoparse(article, gazetteer), article)


def broken(frame: gpd.GeoDataFrame, fault: str) -> gpd.GeoDataFrame:
    frame = frame.copy()
    match fault:
        case "CRS":
            return frame.to_crs("EPSG:3857")
        case "offsets":
            frame["start"] += 1
        case "roles":
            frame["role"] = "bystander"
        case "reading order":
            return frame.iloc[::-1]
        case "scores":
            frame["score"] = 2.0
        case "without a point":
            frame["place_id"] = "geonames:1"
        case "columns":
            return frame.drop(columns="reason")
    return frame


@pytest.mark.parametrize("fault", ["CRS", "offsets", "roles", "reading order", "scores", "without a point", "columns"])
def test_every_breach_is_named(fault: str, gazetteer: Gazetteer) -> None:
    article = read_article(TEXT, id="a.txt")
    frame = to_frame(article, [])
    frame = geoparse(article, gazetteer)
    with pytest.raises(FrameError, match=rf"^a\.txt: .*{fault}"):
        check_frame(broken(frame, fault), article)
