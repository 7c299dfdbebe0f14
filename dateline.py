"""The command line: read articles and print what happened where, with the words behind every mark."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.errors import ArticleError
    from geo.second_opinion import Ask
    from geo.sources import Source
    from layers import Reader
    from layers.period import Period
    from layers.reading import Reading
    from layers.view import View

#: The keys of `layers.export.FORMATS`, here so that --help answers without importing them.
FORMATS = ("html", "csv", "geojson", "gpkg", "kml", "geoparquet", "webannotation", "linkedplaces", "jsonl")


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Exit status: 0 all read, 1 some article could not be read, 2 wrong usage or no gazetteer."""
    options = _parser().parse_args(arguments)
    # Only now, so that --help answers at once.
    from geo.errors import DatelineError

    try:
        status: int = options.run(options)
    except DatelineError as error:
        _tell(str(error))
        return 2
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0
    return status


def _tell(what: str) -> None:
    """What the user should know, on standard error: a server or a file's name may hold signs that drive a terminal."""
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in what)
    print(f"dateline: {shown}", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dateline", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    read = commands.add_parser(
        "read",
        help="read articles and print their events",
        description="Read articles. Nothing is fetched unless --open or --online says so.",
    )
    read.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="an article (.txt, .md, .html, .pdf, .docx, .eml), a feed (.rss, .atom, .xml), a .jsonl with id and text "
        "a line, a folder of these, or - for standard input",
    )
    read.add_argument(
        "--open",
        action="append",
        default=[],
        metavar="URL",
        help="fetch this address and read it, too: the only article that is taken from the web; may be given again",
    )
    read.add_argument(
        "--keep-text",
        metavar="FOLDER",
        type=Path,
        help="keep the text that offsets count in there, under the hash that the reading names",
    )
    read.add_argument(
        "--format",
        choices=FORMATS,
        default="geojson",
        help="geojson: a feature a mark (the default); jsonl: a reading a line; html: one page that opens offline; "
        "gpkg and geoparquet need --output",
    )
    read.add_argument("--output", metavar="FILE", type=Path, help="write there instead of to standard output")
    read.add_argument(
        "--layers", metavar="KEYS", type=_keys, help="only these layers: strikes,attacks,...; named,actors for names"
    )
    read.add_argument(
        "--status", metavar="KEYS", type=_keys, help="only events of these statuses: occurred,claimed,..."
    )
    read.add_argument("--since", metavar="DATE", type=_date, help="only events on or after this day, as 2025-05-01")
    read.add_argument(
        "--until",
        metavar="DATE",
        type=_date,
        help="only events on or before it; what has no known date is then left out",
    )
    read.add_argument(
        "--borders",
        metavar="VIEW",
        default="controlled",
        help="the point of view on borders: as controlled on the ground (the default: controlled), or the code of a "
        "country whose claims are followed (IN, PK, CN, UA, RU, ...)",
    )
    read.add_argument(
        "--published",
        metavar="DATE",
        type=_date,
        help='the day of publication, as 2025-05-08: from it "on Tuesday" is reckoned; outweighs what a page says',
    )
    read.add_argument("--home", metavar="PLACE", help='where the source is at home: "Ohio", "Tyler, Texas", "Kenya"')
    read.add_argument(
        "--source",
        metavar="NAME",
        help="all from one source: what its earlier articles here named helps with the later",
    )
    read.add_argument(
        "--online",
        metavar="SERVICE",
        help="ask nominatim (or photon, geonames, or another geopy service) about names that are not known here",
    )
    read.set_defaults(run=_read, wrong_usage=read.error)
    gazetteer = commands.add_parser("gazetteer", help="build the list of places, or say which is in use")
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")
    build = actions.add_parser("build", help="build it now rather than at the first reading")
    build.add_argument(
        "--geonames", metavar="DUMP", type=Path, help="from all of GeoNames: the allCountries.zip that you downloaded"
    )
    build.set_defaults(run=_gazetteer_build)
    actions.add_parser("info", help="say where it lies and what is in it").set_defaults(run=_gazetteer_info)
    return parser


def _date(text: str) -> str:
    """A date as ISO 8601 writes it; anything else is wrong usage."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: write the year, month and day as 2025-05-08") from error


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _read(options: argparse.Namespace) -> int:
    from functools import cache

    from geo.errors import ArticleError, DatelineError, GazetteerError
    from geo.home import Memory
    from geo.sources import unique
    from layers.view import chosen

    if not options.paths and not options.open:
        options.wrong_usage("name a file or a folder to read, - for standard input, or --open URL")
    view = chosen(options.layers, options.status, options.borders, _period(options))
    write = _writer(options.format, options.output)
    failures: list[DatelineError] = []

    @cache
    def reader() -> Reader:
        """Opened for the first article that can be read: what is refused is refused at once."""
        from geo.build_gazetteer import open_gazetteer
        from layers import Reader

        return Reader(open_gazetteer(_progress_bar()))

    home = None
    if options.home:
        from geo.query import home_named

        home = home_named(options.home, reader().gazetteer)
    ask = _online(options.online) if options.online else None
    memory = Memory()
    taken: set[str] = set()

    def readings() -> Iterator[Reading]:
        for source in _sources(options):
            try:
                if isinstance(source, ArticleError):
                    raise source
                name = source.id if source.keeps_id else unique(source.id, taken)
                at_home = home or (memory.home(options.source) if options.source else None)
                published = options.published or source.published
                reading = reader().read(source.text, id=name, published=published, home=at_home, ask=ask)
                if options.keep_text:
                    _keep(source, options.keep_text)
                if options.source:
                    memory.learn(options.source, reading.toponyms)
                for warning in reading.warnings:
                    _tell(f"{name}: {warning}")
                yield reading
            except GazetteerError:  # nothing can be read without it
                raise
            except DatelineError as error:
                failures.append(error)
                _tell(str(error))

    write(readings(), view)
    return 1 if failures else 0


def _period(options: argparse.Namespace) -> Period:
    from datetime import date

    from layers.period import Period

    first, last = (date.fromisoformat(day) if day else None for day in (options.since, options.until))
    return Period(first, last)


def _sources(options: argparse.Namespace) -> Iterator[Source | ArticleError]:
    """What was named, the paths first; what should be known of a source is said on standard error."""
    from geo.sources import Source, load

    def named() -> Iterator[Source | ArticleError]:
        for path in options.paths:
            yield from load(path, sys.stdin.buffer if path == "-" else None)
        for address in options.open:
            from geo.sources.address import open_address

            _tell(f"fetching {address}")
            yield from open_address(address)

    for source in named():
        if isinstance(source, Source):
            encoding = f"read as {source.encoding}." if source.encoding else ""
            if encoding or source.note:
                _tell(f"{source.id}: {' '.join(filter(None, (encoding, source.note)))}")
        yield source


def _keep(source: Source, folder: Path) -> None:
    """The text to the letter, under its hash: every quote of its reading can be opened there again."""
    from geo.errors import ArticleError

    file = folder / f"{source.sha256}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.text.encode())
    except OSError as error:
        raise ArticleError(f"{file}: cannot be written ({error.strerror}). Choose another folder.") from error


def _online(service: str) -> Ask:
    """Questions to an online service, each told on standard error before it is sent."""
    from geo.geocoder import OnlineGeocoder  # geopy takes a while to import, and few readings need it
    from geo.services import service_named

    return OnlineGeocoder(service_named(service), told=_tell, warn=_tell)


def _writer(format: str, output: Path | None) -> Callable[[Iterable[Reading], View], None]:
    """What writes readings where the user wants them. Raises ViewError where a binary format has no file to go to."""
    from geo.errors import ViewError
    from layers.export import FORMATS, pieces

    if FORMATS[format].binary and output is None:
        raise ViewError(f"--format {format} is a binary format: say where it goes with --output FILE.")
    return lambda readings, view: _write(pieces(format, readings, view), output)


def _write(pieces: Iterable[bytes], output: Path | None) -> None:
    """The same bytes wherever it runs: UTF-8 and no line ends of the system's own."""
    from geo.errors import ArticleError

    if output is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    try:
        with output.open("wb") as file:
            file.writelines(pieces)
    except OSError as error:
        raise ArticleError(
            f"{output}: cannot be written ({error.strerror}). Choose another place for the output."
        ) from error


def _gazetteer_build(options: argparse.Namespace) -> int:
    from geo.build_gazetteer import build_full_gazetteer, build_gazetteer

    if options.geonames:
        build_full_gazetteer(options.geonames, _progress_bar())
    else:
        build_gazetteer(_progress_bar())
    return _gazetteer_info(options)


def _gazetteer_info(options: argparse.Namespace) -> int:
    from geo.build_gazetteer import gazetteer_in_use, gazetteer_path
    from geo.gazetteer import Gazetteer

    path = gazetteer_in_use()
    if path is None:
        print(f"No gazetteer yet; the first reading builds it at {gazetteer_path()}.")
        return 0
    about = Gazetteer(path).about
    print(
        f"In use: {path}\n{int(about['places']):,} places under {int(about['names']):,} names, from {about['source']}"
    )
    return 0


def _progress_bar() -> Callable[[float, str], None]:
    """A bar on standard error that appears with the first report; only the first start ever makes one."""
    from functools import cache

    @cache
    def bar():  # type: ignore[no-untyped-def]
        from tqdm import tqdm

        return tqdm(
            total=100, file=sys.stderr, bar_format="Building the gazetteer, once: {percentage:3.0f}% |{bar:40}| {desc}"
        )

    def report(share: float, what: str) -> None:
        bar().set_description_str(what, refresh=False)
        bar().update(round(100 * share) - bar().n)
        if share >= 1:
            bar().close()

    return report


if __name__ == "__main__":
    sys.exit(main())
