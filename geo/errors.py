"""The family of errors: each says what failed, where, and what the user can do."""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose; its text is meant for the user."""


class ArticleError(DatelineError, ValueError):
    """An article could not be read: no text, an unknown encoding, a file that is not there."""


class LimitError(ArticleError):
    """An article is over a limit; the text names the limit and how to raise it."""


class AddressError(ArticleError):
    """An address on the web may not be opened, or did not answer."""


class SettingError(DatelineError, ValueError):
    """An environment variable of the user has a value that makes no sense."""


class QueueError(DatelineError, TimeoutError):
    """A turn at an online service would not come in time. `wait_s` is how long it pauses, None where others were before."""

    def __init__(self, message: str, *, wait_s: float | None) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class GazetteerError(DatelineError, OSError):
    """The gazetteer could not be built, opened or trusted."""


class DataError(DatelineError, ValueError):
    """A data table or a layer definition of the project (or of the user) is malformed."""


class FrameError(DatelineError, ValueError):
    """A frame breaks the form that the next stage relies on; the text names every breach."""


class ViewError(DatelineError, ValueError):
    """What a user chose to see, or the form to have it in, is not there; the text names what is."""
