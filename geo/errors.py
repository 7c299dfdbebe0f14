"""The family of errors: each says what failed, where, and what the user can do."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose; its text is meant for the user."""


class ArticleError(DatelineError, ValueError):
    """An article could not be read: no text, an unknown encoding, a file that is not there."""


class GazetteerError(DatelineError, OSError):
    """The gazetteer could not be built, opened or trusted."""


class DataError(DatelineError, ValueError):
    """A data table or a layer definition of the project (or of the user) is malformed."""


class FrameError(DatelineError, ValueError):
    """A frame breaks the form that the next stage relies on; the text names every breach."""
