"""How many visitors are there? Where they are as many as the limit allows, the next is told so."""

from __future__ import annotations

from threading import Lock

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.limits import Limits

_LOCK = Lock()


@st.cache_resource(show_spinner=False)
def _admitted() -> set[str]:
    """The sessions that were let in, by id; of all threads of the server, so only to be touched under the lock."""
    return set()


def admit() -> None:
    """Let this visitor in. Raises LimitError where too many others look at the page now; one who left is not counted."""
    context = get_script_run_ctx()
    if context is None:  # not run by a server: nobody else is there
        return
    limits = Limits.from_environment()
    with _LOCK:
        admitted = _admitted()
        runtime = get_instance()
        admitted.difference_update({each for each in admitted if not runtime.is_active_session(each)})
        if len(admitted - {context.session_id}) >= limits.sessions:
            raise limits.breach("sessions", "this page has too many visitors, come back later")
        admitted.add(context.session_id)
