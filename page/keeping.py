"""How does a widget keep showing what the desk holds?"""

from __future__ import annotations

from typing import Any

import streamlit as st


def keep(key: str, value: Any) -> None:
    """Set the value of a widget before it is drawn, only where it differs: a value that is set again while the reader
    goes on clicking undoes the later clicks."""
    if key not in st.session_state or _bare(st.session_state[key]) != _bare(value):
        st.session_state[key] = value


def _bare(value: Any) -> Any:
    """A choice of several without the order in which it was made."""
    return frozenset(value) if isinstance(value, list) else value
