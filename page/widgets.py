"""What stands on the page? The parts round the map, each a small function of the desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from geo.contested import NOTE, views
from layers.drawing import markup
from layers.reading import Reading
from layers.view import CONTROLLED
from page.desk import Desk
from page.keeping import keep
from page.labels import count, literal
from page.toggles import QUIET, Toggle

#: Takes an article in: its name, and its bytes or its text.
Take = Callable[[str, bytes | str], None]

STYLE = Path(__file__).with_name("style.css")

#: A colour goes into a style sheet, so it must be one and nothing else.
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def style() -> None:
    st.html(STYLE)


def bar(desk: Desk, take: Take) -> None:
    """The name of the page, and what is opened from it."""
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(markup.BRAND, width="content")
        articles(desk, take)
        legend()
        base(desk)


def masthead(reading: Reading) -> None:
    drawn = sum(event.drawn for event in reading.events)
    said = len(reading.events) - drawn
    line = f"{count(drawn, 'event')} on the map · {said} said, not placed"
    if reading.article.title:
        line = f"{reading.article.id} · {line}"
    st.html(markup.masthead(reading.article.title_text, line))


def toggle_row(desk: Desk, toggles: Sequence[Toggle]) -> frozenset[str]:
    """The row of toggles; gives the keys that are on."""
    _toggle_style(toggles)
    keys = [toggle.key for toggle in toggles]
    labels = {toggle.key: f"{toggle.label} {toggle.count}" for toggle in toggles}
    widget = f"toggles-{desk.shown}"

    def switched() -> None:
        desk.switch(st.session_state[widget], keys)

    keep(widget, [toggle.key for toggle in toggles if desk.is_on(toggle.key, at_first=toggle.at_first)])
    with st.container(key="toggles"):
        on = st.pills(
            "Layers",
            keys,
            selection_mode="multi",
            format_func=labels.__getitem__,
            key=widget,
            on_change=switched,
            label_visibility="collapsed",
        )
    return frozenset(on)


def _toggle_style(toggles: Sequence[Toggle]) -> None:
    """The colour and symbol of each toggle."""
    rules = []
    for number, toggle in enumerate(toggles, 1):
        button = f".st-key-toggles button:nth-of-type({number})"
        colour = toggle.colour if _COLOUR.fullmatch(toggle.colour) else QUIET
        ink = f"light-dark({colour},color-mix(in srgb,{colour} 60%,white))"
        symbol = "".join(f"\\{ord(character):x} " for character in toggle.symbol)
        rules += [
            # The second content has an empty alternative text: the symbol is for the eye only.
            f'{button} p::before{{content:"{symbol}";content:"{symbol}"/"";color:{ink}}}',
            f"{button}[data-selected=true]{{border-color:{ink}!important;"
            f"background:color-mix(in srgb,{colour} 13%,transparent)!important}}",
            f"{button}[data-selected=true] p{{color:var(--ink)!important;font-weight:600}}",
        ]
    st.html(f"<style>{''.join(rules)}</style>")


def legend() -> None:
    with st.popover("Key", icon=":material/legend_toggle:"):
        st.html(markup.legend())


def base(desk: Desk) -> None:
    """What lies under the marks: borders from a point of view, and a street map where it is wanted."""
    with st.popover("Map", icon=":material/map:"):
        borders(desk)
        tiles(desk)


def borders(desk: Desk) -> None:
    key = "borders"
    names = {CONTROLLED: "as controlled on the ground"} | {
        code: f"as claimed by {name}" for code, name in views().items()
    }
    st.selectbox(
        "Borders",
        list(names),
        index=list(names).index(desk.borders),
        format_func=names.__getitem__,
        key=key,
        on_change=lambda: desk.see_borders(st.session_state[key]),
    )
    st.caption(f"For the borders and areas drawn as marks; the base map shows control. {NOTE}")


def tiles(desk: Desk) -> None:
    key = "tiles"
    st.toggle(
        "Street map from OpenStreetMap",
        value=desk.tiles,
        key=key,
        on_change=lambda: desk.use_tiles(st.session_state[key]),
    )
    st.caption(
        "Off: nothing leaves this computer. On: your browser asks openstreetmap.org for pictures of the part "
        "of the map you look at, and so tells it that part and your internet address, but nothing of the article."
    )


def articles(desk: Desk, take: Take) -> None:
    """Open, switch and close articles; `take(name, content)` reads one and lays it on the desk."""
    # A new key makes a new popover, which is closed: the article that was just opened or chosen is then in sight.
    with st.popover("Articles", icon=":material/article:", key=f"articles-{desk.batch}-{desk.shown}"):
        if len(desk.readings) > 1:
            _choice(desk)
        if desk.readings:
            st.button("Close this article", icon=":material/close:", on_click=desk.close, args=(desk.shown,))
        _upload(desk, take)
        _paste(desk, take)


def _choice(desk: Desk) -> None:
    titles = {sha256: reading.article.title_text for sha256, reading in desk.readings.items()}
    key = f"choose-{desk.shown}"
    st.selectbox(
        "Read",
        list(titles),
        index=list(titles).index(desk.shown),
        format_func=titles.__getitem__,
        key=key,
        on_change=lambda: desk.show(st.session_state[key]),
    )


def _upload(desk: Desk, take: Take) -> None:
    key = f"upload-{desk.batch}"

    def uploaded() -> None:
        files = st.session_state[key]
        desk.begin_batch()
        for file in files:
            take(file.name, file.getvalue())

    st.file_uploader("Open text files", type=["txt", "md"], accept_multiple_files=True, key=key, on_change=uploaded)


def _paste(desk: Desk, take: Take) -> None:
    key = f"paste-{desk.batch}"

    def pasted() -> None:
        text = st.session_state[key]
        desk.begin_batch()
        take("Pasted text", text)

    with st.form("paste", border=False):
        st.text_area("Or paste an article", key=key, height=140, placeholder="Title, an empty line, then the text")
        st.form_submit_button("Read it", on_click=pasted, type="primary")


def refusals(desk: Desk) -> None:
    """What could not be read and why, laid over the foot of the page, which goes on."""
    with st.container(key="refusals"):
        for why in desk.refusals:
            failure(why)
        if desk.refusals:
            st.button("Dismiss", key="dismiss", on_click=desk.dismiss)


def failure(why: str) -> None:
    st.error(literal(why), icon=":material/error:")


def empty_desk() -> None:
    st.html(
        markup.heading(
            "No article is open", "Open “Articles” above: paste a text there, or choose text files from this computer."
        )
    )
