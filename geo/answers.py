"""What did an online service answer before? Kept in one SQLite file for good, so that nothing is asked twice.

A process may be killed at any moment and several may write at once. A file that is not whole is set aside and begun
anew; where none can be written, the answers are kept in memory for as long as the process lives.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

from filelock import FileLock

#: Marks the file as ours, and its form; a file with another number is not read.
VERSION = 2
#: Seconds that a writer waits for others, each of which is done in milliseconds.
LOCK_TIMEOUT_S = 10.0

T = TypeVar("T")
Use = Literal["read", "write"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One place that a service answered with: degrees in EPSG:4326, and all else it said in `raw` (JSON)."""

    address: str
    lat: float
    lon: float
    raw: Any


def unwritable(folder: Path) -> str:
    """What the user is told of a folder in which nothing about online services can be kept."""
    return (
        f"{folder} is full or may not be written to: what online services answer is not kept, and each process keeps "
        "their pace for itself. Free some space there, or name another folder in DATELINE_CACHE."
    )


class AnswerCache:
    """Answers by question. No answer at all means that the service knows no such place; a failure is never kept.

    `warn` is told what is wrong with the file: that it was set aside, or that it cannot be written. Nothing is raised.
    """

    def __init__(self, path: Path, warn: Callable[[str], None]) -> None:
        self.path = path
        self._warn = warn
        self._memory: dict[str, tuple[Answer, ...]] = {}
        self._ready = False
        self._given_up: set[Use] = set()

    def get(self, question: str) -> tuple[Answer, ...] | None:
        """The kept answer, or None where the question was never answered."""
        if question in self._memory:
            return self._memory[question]
        sql = "SELECT answer, checksum FROM answers WHERE question = ?"
        row = self._in_file("read", lambda db: db.execute(sql, (question,)).fetchone())
        if row is None or row[1] != _checksum(question, row[0]):
            return None
        try:
            return tuple(Answer(*kept) for kept in json.loads(row[0]))
        except RecursionError:  # as deep as may be read: kept where less was going on, read where more is
            return None

    def put(self, question: str, answer: Iterable[Answer]) -> None:
        """Keep an answer; one that cannot be written to the file is kept in memory."""
        self._memory[question] = tuple(answer)
        text = json.dumps([(a.address, a.lat, a.lon, a.raw) for a in self._memory[question]], default=str)
        row = (question, text, _checksum(question, text))
        sql = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)"
        if self._in_file("write", lambda db: db.execute(sql, row)):
            del self._memory[question]

    def _in_file(self, use: Use, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """What comes of working in the file, in a transaction; None where it cannot be used so."""
        if use in self._given_up:
            return None
        for again in (True, False):
            try:
                if not self._ready:
                    self._make_ready()
                    self._ready = True
                with closing(_connect(self.path)) as db, db:
                    return work(db)
            except (OSError, sqlite3.DatabaseError) as error:
                # Deleted or damaged since it was looked at: made anew, once. Else there is no room or right for it.
                gone = not self.path.exists() or not isinstance(error, (OSError, sqlite3.OperationalError))
                if not (again and gone and self._ready):
                    break
                self._ready = False
        if not self._given_up:
            self._warn(unwritable(self.path.parent))
        self._given_up.add(use)
        return None

    def _make_ready(self) -> None:
        """See that there is a whole file. One process at a time, so that none sets aside what another has just made."""
        if _is_whole(self.path):
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_suffix(".lock"), timeout=LOCK_TIMEOUT_S):
            if self.path.exists():
                if _is_whole(self.path):  # another process has just made it
                    return
                aside = self.path.with_suffix(".damaged")
                self.path.replace(aside)
                # A journal belongs to the file it was written for; beside another one it would destroy it.
                self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
                self._warn(
                    f"{self.path.name} in {self.path.parent} was damaged or of another version. It was set aside as "
                    f"{aside.name}, and what it held is asked anew."
                )
            draft = self.path.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            draft.touch()
            with closing(_connect(draft)) as db, db:
                db.execute(
                    "CREATE TABLE answers (question TEXT PRIMARY KEY, answer TEXT, checksum INTEGER) WITHOUT ROWID"
                )
                db.execute(f"PRAGMA user_version = {VERSION}")
            draft.replace(self.path)


def _connect(path: Path) -> sqlite3.Connection:
    """The file, which must be there: SQLite would make an empty one."""
    db = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=LOCK_TIMEOUT_S, isolation_level="IMMEDIATE"
    )
    # Nothing is waited for to reach the disk: a process that is killed loses nothing by it, and a power cut no more than
    # answers that can be asked for again, since what it damages is found.
    db.execute("PRAGMA synchronous = OFF")
    # A changed byte is for the checksum to find.
    db.text_factory = lambda data: data.decode("utf-8", "replace")
    return db


def _is_whole(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with closing(_connect(path)) as db:
            version = db.execute("PRAGMA user_version").fetchone()
            return [version, db.execute("PRAGMA quick_check(1)").fetchone()] == [(VERSION,), ("ok",)]
    except sqlite3.OperationalError:  # says nothing about what is in the file
        raise
    except sqlite3.DatabaseError:
        return False


def _checksum(question: str, answer: str) -> int:
    """Tells an answer from one in which the disk has changed a byte: SQLite itself looks at its own structure only."""
    return zlib.crc32(f"{question}\n{answer}".encode())
