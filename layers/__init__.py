"""What kind of event, and how it looks: from an article and its toponyms to a reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layers.reader import Reader

__all__ = ["Reader"]


def __getattr__(name: str) -> object:
    """The reader when it is asked for: an article can be refused without loading all that reads one."""
    if name != "Reader":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from layers.reader import Reader

    return Reader
