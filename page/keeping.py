"""How does a widget keep showing what the desk holds?"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

import streamlit as st

Value = TypeVar("Value")


def keep(key: str, value: Any) -> None:
    """Set the value of a widget before it is drawn, only where it differs: a value that is set again while the reader
    goes on clicking undoes the later clicks."""
    if key not in st.session_state or _bare(st.session_state[key]) != _bare(value):
        st.session_state[key] = value


def _bare(value: Any) -> Any:
    """A choice of several without the order in which it was made."""
    return frozenset(value) if isinstance(value, list) else value


class _Kept(NamedTuple):
    """How often a widget was made anew, and the value that it was made with."""

    times: int
    value: Any


def kept(name: str, value: Value) -> tuple[str, Value]:
    """The key and the first value for a widget in a popover, which is made anew where the desk holds another value.

    The browser makes it only when the popover opens, and a value that was set before that never reaches it.
    """
    made = st.session_state.setdefault(f"{name}-kept", _Kept(0, value))
    if _bare(st.session_state.get(f"{name}-{made.times}", made.value)) != _bare(value):
        made = st.session_state[f"{name}-kept"] = _Kept(made.times + 1, value)
    return f"{name}-{made.times}", made.value
