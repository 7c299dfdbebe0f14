"""Is a built file whole, to the byte? A checksum in its header says so, and a stamp beside it that this was checked.

Counting a checksum over 45 MB takes longer than opening the file and many a look-up, so it is done once for each state of the
file: the stamp names the size and time of change that were found whole. Disks also forget without changing the time, so
that no stamp is believed for longer than a week.
"""

from __future__ import annotations

import time
import zlib
from contextlib import suppress
from pathlib import Path

#: SQLite leaves these four bytes of its header to applications ("user version"); source: https://www.sqlite.org/fileformat.html.
_AT, _LENGTH = 60, 4
_CHUNK = 1 << 20
#: For how long, in seconds, a stamp is believed.
BELIEVED_S = 7 * 24 * 3600


def seal(path: Path) -> None:
    """Put the checksum (CRC-32) of a finished SQLite file into its header."""
    checksum = _checksum(path)
    with path.open("rb+") as file:
        file.seek(_AT)
        file.write(checksum)


def is_sealed(path: Path) -> bool:
    """Whether the file is there and every byte of it is as it was sealed."""
    try:
        stamp = _stamp(path)
        if _is_noted(path, stamp):
            return True
        if stamp.endswith(_checksum(path)):
            # A folder that cannot be written keeps no stamp: then the file is checked each time, which is slower but right.
            with suppress(OSError):
                _beside(path).write_bytes(stamp)
            return True
    except OSError:  # not there, or not to be read
        return False
    return False


def doubt(path: Path) -> None:
    """Have the file checked the next time, whatever was found before."""
    with suppress(OSError):  # where no stamp can be taken away, there is none, or it will grow old
        _beside(path).unlink(missing_ok=True)


def _is_noted(path: Path, stamp: bytes) -> bool:
    """Whether a stamp that can still be believed says that this state of the file is whole."""
    noted = _beside(path)
    try:
        return noted.read_bytes() == stamp and abs(time.time() - noted.stat().st_mtime) < BELIEVED_S
    except OSError:  # not there, or not to be read: that says nothing about the file
        return False


def _beside(path: Path) -> Path:
    return path.with_suffix(".checked")


def _stamp(path: Path) -> bytes:
    """What must not have changed since the check, the checksum last."""
    found = path.stat()
    with path.open("rb") as file:
        file.seek(_AT)
        return f"{found.st_size} {found.st_mtime_ns} ".encode() + file.read(_LENGTH)


def _checksum(path: Path) -> bytes:
    """The checksum of the file as if none were in its header."""
    with path.open("rb") as file:
        head = file.read(_AT + _LENGTH)
        checksum = zlib.crc32(head[:_AT])
        while chunk := file.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum.to_bytes(_LENGTH, "big")
