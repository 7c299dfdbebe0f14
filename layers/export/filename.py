"""What may a file be called? A name made of an article's title that is safe under any folder on any system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

#: Bytes of UTF-8. Most systems take 255 for a name; 120 leaves room for a number, an extension and a long folder.
MAX_BYTES = 120
#: What Windows keeps for devices, whatever the extension:
#: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(?i:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?![^. ])")
_FALLBACK = "articles"


def safe_name(title: str, extension: str) -> str:
    """A file's name from a title: its letters and digits of any script, all else as single hyphens, cut to length.

    `extension` is ours and has its dot. There is always a name, and it never begins with a dot.
    """
    # Letters, marks and digits only: no separators, no control characters, nothing that turns writing round.
    plain = unicodedata.normalize("NFC", title)
    kept = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in plain)
    stem = "-".join(kept.split()).encode("utf-8", "ignore")[:MAX_BYTES].decode("utf-8", "ignore").rstrip("-")
    if not stem or _DEVICE.match(stem):
        stem = f"{_FALLBACK}-{stem}".rstrip("-")
    return stem + extension


def path_in(folder: Path, title: str, extension: str) -> Path:
    """Where a file of that title goes: directly in the folder."""
    return folder / safe_name(title, extension)
