"""Sources: from a file, a folder, a mail, a feed or an address to articles' texts. One kind, one file.

`load` reads a path, `read_bytes` what was uploaded or fetched; both give a `Source` for each article, or the reason
why there is none. Formats that need a parser are taken apart in a process of their own (`contained`).
"""

from __future__ import annotations

from geo.sources.encoding import decode
from geo.sources.loading import ENDINGS, load, read_bytes
from geo.sources.source import Location, Source, unique

__all__ = ["ENDINGS", "Location", "Source", "decode", "load", "read_bytes", "unique"]
