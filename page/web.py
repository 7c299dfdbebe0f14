"""How is an address on the web opened? By a click that names it, and only where the page is heard on this computer alone."""

from __future__ import annotations

from functools import partial

import streamlit as st

from geo.addresses import parse_address
from geo.errors import AddressError
from geo.fetch import is_local
from geo.sources.address import open_address
from page.desk import Desk
from page.labels import literal

#: Why a page that others can reach fetches nothing: it would lend them this computer's place in the network.
NOT_LOCAL = "This page can be reached from other computers, so it opens no addresses on the web."


def open_from_the_web(desk: Desk) -> None:
    """A field for an address, and a button that says what it will fetch."""
    if not is_local(st.get_option("server.address")):
        st.caption(NOT_LOCAL)
        return
    key = f"address-{desk.batch}"
    written = st.text_input("Or the address of an article on the web", key=key, placeholder="https://")
    if not written.strip():
        return
    try:
        address = str(parse_address(written))
    except AddressError as error:
        st.caption(literal(str(error)))
        return

    def fetch() -> None:
        desk.begin_batch()
        desk.bring(address, partial(open_address, address))

    st.button(f"Fetch {literal(address)}", key="fetch", icon=":material/download:", on_click=fetch)
    st.caption("This one page is then asked for, from this computer and without cookies; nothing else is sent.")
