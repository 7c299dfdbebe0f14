"""Which widgets may speak for the reader? Those that stand on the page.

A reader who acts just when a run of the page ends still has the widgets that it took away, and the browser sends their
values along. To Streamlit these look new, and it calls `on_change` a second time: a file would be opened twice, and what
was selected meanwhile would be gone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

#: Keys of the widgets of the last whole run, and of the run that is under way or was broken off.
_STANDING, _COMING = "widgets-standing", "widgets-coming"


@contextmanager
def a_run() -> Iterator[None]:
    """A run of the whole page: what it does not draw has no say once it has ended. One that is broken off, by a reader
    who did not wait, takes nothing away."""
    st.session_state[_COMING] = set()
    yield
    st.session_state[_STANDING] = frozenset(st.session_state[_COMING])


def heard(key: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """The `on_change` of the widget with this key, which is drawn now: calls `act` with the value that the reader gave
    it, as long as the widget stands on the page."""
    st.session_state.setdefault(_COMING, set()).add(key)

    def changed() -> None:
        if key in st.session_state[_COMING] or key in st.session_state.get(_STANDING, ()):
            act(st.session_state[key])

    return changed
