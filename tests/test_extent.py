"""Which part of a place the words mean, phrase by phrase."""

from __future__ import annotations

import pytest
import shapely

from geo import find_toponyms
from geo.areas import Areas
from geo.gazetteer import Gazetteer
from geo.parts import Direction, Part
from geo.place import Place
from layers.extent import part_named, settled
from layers.phrases import Names
from layers.reading import EventPlace
from tests.factories import article_of
from tests.readings import reading

AREAS = Areas()
CASES = [
    # sides
    ("Shells fell in northern Mali on Tuesday.", "Mali", ("side", "north")),
    ("Shells fell in north-eastern Syria on Tuesday.", "Syria", ("side", "northeast")),
    ("Shells fell in southeastern Turkey on Tuesday.", "Turkey", ("side", "southeast")),
    ("Shells fell in central Somalia on Tuesday.", "Somalia", ("side", "centre")),
    ("Shells fell in the north of Mali on Tuesday.", "Mali", ("side", "north")),
    ("Shells fell in western parts of Ukraine on Tuesday.", "Ukraine", ("side", "west")),
    ("Shells fell in Mali's north on Tuesday.", "Mali", ("side", "north")),
    ("Shells fell in Mali's northern regions on Tuesday.", "Mali", ("side", "north")),
    # the whole: two parts are no single one, and a neighbour is no part
    ("Shells fell in Mali on Tuesday.", "Mali", None),
    ("Shells fell in southern and eastern Ukraine on Tuesday.", "Ukraine", None),
    ("Shells fell in Mali's northern neighbour on Tuesday.", "Mali", None),
    ("Troops massed north of Mali on Tuesday.", "Mali", None),
    # moved from a town
    ("Shells fell 10 km north of Mopti on Tuesday.", "Mopti", ("moved", "north", 10_000)),
    ("Shells fell about five miles south-west of Mopti on Tuesday.", "Mopti", ("moved", "southwest", 8_047)),
    ("Shells fell 20 kilometres to the east of Mopti on Tuesday.", "Mopti", ("moved", "east", 20_000)),
    ("Shells fell north of Mopti on Tuesday.", "Mopti", ("moved", "north", 15_000)),
    ("Shells fell in the north of Mopti on Tuesday.", "Mopti", None),
    ("Shells fell near Mopti on Tuesday.", "Mopti", None),
    ("Shells fell 10 km from Mopti on Tuesday.", "Mopti", None),
    # borders
    ("Israeli troops fired on the border with Lebanon on Tuesday.", "Lebanon", ("border", "IL")),
    ("Troops fired along Israel's northern border with Lebanon on Tuesday.", "Israel", ("border", "LB")),
    ("Troops fired on the border between Mali and Niger on Tuesday.", "Mali", ("border", "NE")),
    # told by the people on both sides, or by one of them
    ("Troops fired on the Afghan-Pakistani border on Tuesday.", "Afghan", ("border", "PK")),
    ("Turkish jets hit a camp near the Iraqi border on Tuesday.", "Iraqi", ("border", "TR")),
    # a border of nobody knows whom
    ("Troops fired on the border with Lebanon on Tuesday.", "Lebanon", ("border",)),
    # a coast by its people, or on one of its seas
    ("Pirates fired on a ship off the Somali coast on Tuesday.", "Somali", ("offshore", None)),
    ("Missiles fell on Yemen's Red Sea coast on Tuesday.", "Yemen", ("coast", None)),
    # roads, and the way between two towns
    ("Gunmen fired on a bus on the Kabul-Kandahar highway on Tuesday.", "Kabul", ("road", 2)),
    ("The army shelled positions between Homs and Hama on Tuesday.", "Homs", ("way", 2)),
    ("Fighters attacked a convoy between Homs and Hama in Syria.", "Homs", ("way", 2)),
    # the other end is not known
    ("Gunmen fired on a bus on the road between Gao and Nowhereville on Tuesday.", "Gao", ("road", 1)),
    # a sea's coast, whoever has it
    ("Missiles fell on the Red Sea coast on Tuesday.", "Red Sea", ("coast", None)),
    # a district round the one town that is known
    ("Gunmen fired in Kandahar's Nowhere district on Tuesday.", "Kandahar", ("district", 23_000)),
    ("Gunmen fired in Poso regency on Tuesday.", "Poso", ("district", 23_000)),
    ("Gunmen fired in Pakistan's Bannu district on Tuesday.", "Bannu", ("district", 23_000)),
    ("Gunmen fired in the Bannu district of Pakistan on Tuesday.", "Bannu", ("district", 23_000)),
    ("Gunmen fired in the Bannu district on Tuesday.", "Bannu", None),
    # stretches of a line
    ("Gunmen fired on the Sudanese-Chadian border near Adre on Tuesday.", "Adre", ("stretch", "SD-TD")),
    ("Troops fired along the Line of Control near Kupwara on Tuesday.", "Kupwara", ("stretch", "line-of-control")),
    # coasts
    ("A mine sank a ship off the coast of Yemen on Tuesday.", "Yemen", ("offshore", None)),
    ("A mine sank a ship off Yemen's coast on Tuesday.", "Yemen", ("offshore", None)),
    ("Gunmen fired along the coast of Libya on Tuesday.", "Libya", ("coast", None)),
    ("Gunmen fired on the west coast of Yemen on Tuesday.", "Yemen", ("coast", "west")),
    ("Gunmen fired on Somalia's southern coast on Tuesday.", "Somalia", ("coast", "south")),
    ("Gunmen fired on the Odesa region's coast on Tuesday.", "Odesa", ("coast", None)),
    ("Gunmen fired on the northern Somali coast on Tuesday.", "Somali", ("coast", "north")),
    ("A mine sank a ship off the western coast of Libya on Tuesday.", "Libya", ("offshore", "west")),
]


@pytest.mark.parametrize(("text", "name", "expected"), CASES)
def test_parts(text: str, name: str, expected: tuple[object, ...] | None, gazetteer: Gazetteer) -> None:
    article = article_of(text)
    toponyms = list(enumerate(find_toponyms(article, gazetteer)))
    sentence = article.sentences[0]
    names = Names(article, sentence.first, sentence.last, [], toponyms)
    index = next(number for number, toponym in toponyms if toponym.name == name)
    part = part_named(names, index)
    if expected is None:
        assert part is None
        return
    assert part is not None
    assert part.words in text
    told = {
        "side": (part.kind, part.direction),
        "moved": (part.kind, part.direction, part.distance_m),
        "border": (part.kind, *part.others[:1]),
        "stretch": (part.kind, *part.others),
        "road": (part.kind, len(part.ends)),
        "way": (part.kind, len(part.ends)),
        "district": (part.kind, part.distance_m),
        "offshore": (part.kind, part.direction),
        "coast": (part.kind, part.direction),
    }
    assert told[part.kind] == expected


def country(code: str) -> Place:
    return Place(f"country:{code}", code, "country", code, code, "", "", 0.0, 0.0, 0, code)


def region(key: str) -> Place:
    code = key.partition(".")[0]
    return Place(f"admin1:{key}", key, "admin1", code, code, "", "", 0.0, 0.0, 0, key)


CRIMEA = Place("region:crimea", "Crimea", "region", "UA", "Ukraine", "", "", 45.3, 34.4, 0, "crimea")
BLACK_SEA = Place("region:black-sea", "Black Sea", "water", "", "", "", "", 43.0, 34.0, 0, "black-sea")
TOWN = Place("geonames:1", "Adré", "town", "TD", "Chad", "", "", 13.467, 22.2, 10_000, "")


@pytest.mark.parametrize(
    ("place", "part", "precision", "shape"),
    [
        (country("ML"), Part("side", "northern Mali", "north"), "region", "MultiPolygon"),
        (country("LB"), Part("border", "border with Lebanon", others=("US", "IL")), "line", "MultiLineString"),
        (country("YE"), Part("offshore", "coast of Yemen", None, 40_000), "region", "MultiPolygon"),
        (country("LY"), Part("coast", "coast of Libya"), "line", "LineString"),
        (BLACK_SEA, Part("coast", "Black Sea coast"), "line", "MultiLineString"),
        (CRIMEA, Part("coast", "Crimean coast"), "line", "MultiLineString"),
        (region("MX.25"), Part("coast", "coast of Sinaloa"), "line", "MultiLineString"),
        (country("YE"), Part("coast", "west coast of Yemen", "west"), "line", "MultiLineString"),
        (country("YE"), Part("offshore", "off the west coast of Yemen", "west", 40_000), "region", "MultiPolygon"),
        (region("YE.04"), Part("offshore", "off the coast of Hadramawt", None, 40_000), "region", "MultiPolygon"),
        (CRIMEA, Part("offshore", "off the southern coast of Crimea", "south", 40_000), "region", "MultiPolygon"),
        (TOWN, Part("stretch", "border near Adré", None, 25_000, ("SD-TD",)), "line", "LineString"),
        (TOWN, Part("moved", "10 km north of Adré", "north", 10_000), "near", "Point"),
        (TOWN, Part("road", "road to Abéché", ends=((13.467, 22.2), (13.829, 20.832))), "line", "LineString"),
        (region("GE.02"), Part("border", "border with Georgia", others=("GE",)), "line", "MultiLineString"),
        (region("PS.GZ"), Part("border", "border with Egypt", others=("EG",)), "line", "MultiLineString"),
        (region("PS.GZ"), Part("border", "border fence with Gaza"), "line", "MultiLineString"),
        (region("US.TX"), Part("border", "border with Mexico", others=("MX",)), "line", "MultiLineString"),
        # what cannot be drawn is meant as a whole
        (country("ML"), Part("coast", "coast of Mali"), "country", None),
        (TOWN, Part("stretch", "border near Adré", None, 25_000, ("IN-PK",)), "near", None),
    ],
)
def test_a_part_settles_what_is_drawn(place: Place, part: Part, precision: str, shape: str | None) -> None:
    said = EventPlace(0, place, "near" if place is TOWN else "country", 5_000 if place is TOWN else None, "", part)
    event = reading().events[0]
    (found,) = settled([_with(event, said)], AREAS)[0].places
    assert found.precision == precision
    assert (found.radius_m is not None) == (precision == "near")
    if shape is None:
        assert found.part is None
        assert found.at is None
        return
    drawn = AREAS.geometry_of(found.place, found.precision, found.part)
    assert drawn is not None
    assert drawn.geom_type == shape
    lat, lon = found.point
    assert drawn.distance(shapely.Point(lon, lat)) < 0.001


@pytest.mark.parametrize(
    "part",
    [
        Part("border", "border with France", others=("FR",)),
        Part("border", "border with Lebanon"),
        Part("road", "road from Adré to Adré", ends=((13.467, 22.2), (13.467, 22.2))),
        Part("road", "road between Adré and Nowhereville", ends=((13.467, 22.2),)),
    ],
)
def test_a_line_that_nobody_knows_is_no_place(part: Part) -> None:
    said = EventPlace(0, country("LB"), "country", None, "", part)
    (event,) = settled([_with(reading().events[0], said)], AREAS)
    assert event.places == ()
    assert not event.drawn
    assert part.words in event.reason


def test_both_names_of_one_border_make_one_mark() -> None:
    one = EventPlace(0, country("IL"), "country", None, "", Part("border", "border", others=("LB",)))
    other = EventPlace(1, country("LB"), "country", None, "", Part("border", "border", others=("IL",)))
    event = _with(reading().events[0], one, other)
    assert len(settled([event], AREAS)[0].places) == 1


def _with(event, *places):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(event, places=places)


@pytest.mark.parametrize(
    ("code", "direction", "on_it", "elsewhere"),
    [("YE", "west", (14.80, 42.95), (15.9, 52.2)), ("SO", "south", (-0.36, 42.55), (11.28, 49.18))],
)
def test_a_side_of_a_coast_is_on_that_side(
    code: str, direction: Direction, on_it: tuple[float, float], elsewhere: tuple[float, float]
) -> None:
    coast = AREAS.part_of(country(code), Part("coast", "on that coast", direction))
    assert coast.distance(shapely.Point(on_it[1], on_it[0])) < 0.2
    assert coast.distance(shapely.Point(elsewhere[1], elsewhere[0])) > 1
