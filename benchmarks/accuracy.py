"""Accuracy on annotated articles: names recognised, places resolved, and both together.

    python -m benchmarks.accuracy FOLDER [--without CORPUS:ROLE,ROLE ...]

FOLDER holds corpora as `*.jsonl`, an article a line:

    {"id": "...", "corpus": "lgl", "text": "...",
     "toponyms": [{"start": 0, "end": 5, "name": "Paris", "lat": 33.66, "lon": -95.56}]}

`start` and `end` are code points into `text` (`text[start:end] == name`), `lat` and `lon` degrees in WGS 84, both null
where the annotators knew no place; other keys are ignored. Articles are counted by their "corpus", whatever the file.

The corpora are not part of this project. LGL (Lieberman et al., ICDE 2010), TR-News (Kamalloo and Rafiei, WWW 2018),
GeoVirus (Gritta et al., ACL 2018) and GeoWebNews (Gritta et al., Language Resources and Evaluation 2020) are on
GitHub in milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation, WikToR (Gritta et al., Language Resources and
Evaluation 2018) in geoai-lab/EUPEG, in XML or JSON. Offsets of GeoVirus count from 1 there; those of TR-News drift
by up to ten characters and have to be moved to the name. WikToR marks only the name that an article is
about: of its figures only the one for resolution means anything.

Three rows a corpus:

- recognition: precision, recall and F1 of names, right where both ends agree, with a 95 % interval of F1 (articles drawn
  anew 1,000 times, fixed seed);
- resolution: of the recognised names (overlap suffices) that have coordinates, the share placed within 161 km (100
  miles) of them; a name left unplaced counts as missed;
- end to end: precision, recall and F1 of names placed within 161 km of their coordinates.

GeoVirus marks neither adjectives of peoples nor names inside other names: `--without geovirus:demonym,part`
leaves mentions with these roles out for it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo import find_toponyms
from geo.article import read_article
from geo.build_gazetteer import open_gazetteer
from geo.distance import distance_km
from geo.toponym import ROLES

#: 100 miles, the usual tolerance of the field since Leidner (2007).
NEAR_KM = 161.0
DRAWS = 1000
SEED = 20


@dataclass(frozen=True, slots=True)
class Named:
    """A name at a span of the text, with its coordinates in degrees or None."""

    start: int
    end: int
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article of a corpus with the names that its annotators marked."""

    id: str
    corpus: str
    text: str
    names: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, found and wanted; of one article or of many."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one corpus; `near` of `placeable` recognised names were placed within NEAR_KM."""

    articles: int
    recognition: Counts
    interval: tuple[float, float]
    near: int
    placeable: int
    end_to_end: Counts


def read_corpora(folder: Path) -> dict[str, list[Annotated]]:
    """Articles by corpus, in the order of the files and their lines.

    Raises FileNotFoundError where no file of the folder has annotated names, KeyError where a line lacks a key, and
    ValueError where it is no JSON or a span lies outside its text.
    """
    corpora: dict[str, list[Annotated]] = defaultdict(list)
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "toponyms" not in row:
                continue
            names = tuple(Named(t["start"], t["end"], t["lat"], t["lon"]) for t in row["toponyms"])
            if any(not 0 <= name.start < name.end <= len(row["text"]) for name in names):
                raise ValueError(f"{path}: a name of {row['id']} lies outside its text")
            corpora[row["corpus"]].append(Annotated(row["id"], row["corpus"], row["text"], names))
    if not corpora:
        raise FileNotFoundError(f"{folder} holds no *.jsonl with annotated names")
    return dict(corpora)


def score(articles: Sequence[Annotated], find: Callable[[Annotated], Sequence[Named]]) -> Score:
    """Figures of the names that `find` gives for each article."""
    recognition: list[Counts] = []
    placed: list[Counts] = []
    placeable = 0
    for article in articles:
        found = find(article)
        exact = {(n.start, n.end) for n in article.names} & {(n.start, n.end) for n in found}
        recognition.append(Counts(len(exact), len(found), len(article.names)))
        pairs = match(article.names, found)
        placeable += sum(wanted.lat is not None for wanted, _ in pairs)
        # What was placed for a name without coordinates is neither right nor wrong.
        unscorable = sum(wanted.lat is None and answer.lat is not None for wanted, answer in pairs)
        placed.append(
            Counts(
                sum(_is_near(wanted, answer) for wanted, answer in pairs),
                sum(n.lat is not None for n in found) - unscorable,
                sum(n.lat is not None for n in article.names),
            )
        )
    together = _sum(placed)
    return Score(len(articles), _sum(recognition), interval(recognition), together.right, placeable, together)


def match(wanted: Sequence[Named], found: Sequence[Named]) -> list[tuple[Named, Named]]:
    """Pairs one to one: first those with the same span, then from left to right those that overlap."""
    by_span = {(n.start, n.end): n for n in found}
    pairs = [(name, by_span.pop((name.start, name.end))) for name in wanted if (name.start, name.end) in by_span]
    taken = {(name.start, name.end) for name, _ in pairs}
    free = sorted(by_span.values(), key=lambda n: (n.start, n.end))
    for name in sorted((n for n in wanted if (n.start, n.end) not in taken), key=lambda n: n.start):
        other = next((n for n in free if n.start < name.end and name.start < n.end), None)
        if other is not None:
            free.remove(other)
            pairs.append((name, other))
    return pairs


def interval(articles: Sequence[Counts]) -> tuple[float, float]:
    """The middle 95 % of F1 when articles are drawn anew, with replacement."""
    chance = random.Random(SEED)
    drawn = sorted(_sum(chance.choices(articles, k=len(articles))).f1 for _ in range(DRAWS))
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def report(corpora: dict[str, list[Annotated]], without: dict[str, frozenset[str]]) -> Iterator[str]:
    """Lines of the table, with Dateline's own answers; mentions with a role in `without` of a corpus are left out."""
    gazetteer = open_gazetteer()

    def find(article: Annotated) -> list[Named]:
        return [
            Named(t.start, t.end, t.place.lat if t.place else None, t.place.lon if t.place else None)
            for t in find_toponyms(read_article(article.text, id=article.id), gazetteer)
            if t.role not in without.get(article.corpus, ())
        ]

    yield f"{'corpus':<12}{'articles':>9}  {'':<12}{'P':>6}{'R':>6}{'F1':>6}  95 % of F1"
    for corpus, articles in corpora.items():
        figures = score(articles, find)
        exact, placed, (low, high) = figures.recognition, figures.end_to_end, figures.interval
        near = figures.near / figures.placeable if figures.placeable else 0.0
        yield f"{corpus:<12}{figures.articles:>9}  recognition {_row(exact)}  {low:.3f} to {high:.3f}"
        yield f"{'':<23}resolution  {near:6.3f} of {figures.placeable} within 161 km"
        yield f"{'':<23}end to end  {_row(placed)}"


def _row(counts: Counts) -> str:
    return f"{counts.precision:6.3f}{counts.recall:6.3f}{counts.f1:6.3f}"


def _sum(articles: Sequence[Counts]) -> Counts:
    return Counts(sum(c.right for c in articles), sum(c.found for c in articles), sum(c.wanted for c in articles))


def _is_near(wanted: Named, answer: Named) -> bool:
    if wanted.lat is None or wanted.lon is None or answer.lat is None or answer.lon is None:
        return False
    return distance_km(wanted.lat, wanted.lon, answer.lat, answer.lon) <= NEAR_KM


def _without(argument: str) -> tuple[str, frozenset[str]]:
    """ "geovirus:demonym,part" as corpus and roles."""
    corpus, _, roles = argument.partition(":")
    if not roles or not set(roles.split(",")) <= set(ROLES):
        raise argparse.ArgumentTypeError(f"{argument!r} is not CORPUS:ROLE,ROLE with roles of {', '.join(ROLES)}")
    return corpus, frozenset(roles.split(","))


def main() -> int:
    """Print the table. Exit status 1 where the folder cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", type=_without, action="append", default=[], metavar="CORPUS:ROLE,ROLE")
    options = parser.parse_args()
    try:
        corpora = read_corpora(options.folder)
    except (OSError, ValueError, KeyError) as error:
        print(f"{options.folder}: {error}", file=sys.stderr)
        return 1
    for line in report(corpora, dict(options.without)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
