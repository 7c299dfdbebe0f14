"""What stands on the page? The parts round the map, each a small function of the desk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from geo.contested import NOTE, views
from geo.limits import Limits
from geo.sources import ENDINGS, Source, read_bytes
from layers.drawing import markup
from layers.export import FORMATS, export
from layers.view import CONTROLLED
from page.desk import Desk
from page.hearing import heard
from page.keeping import kept
from page.labels import count, literal
from page.manner import manner
from page.origin import known_as, origin_words
from page.search import search
from page.shelf import shelf
from page.sight import Sight, view
from page.toggles import QUIET, Toggle
from page.web import open_from_the_web

STYLES = (Path(__file__).parent.parent / "static" / "cards.css", Path(__file__).with_name("style.css"))

#: A colour goes into a style sheet, so it must be one and nothing else.
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def style() -> None:
    for sheet in STYLES:
        st.html(sheet)


def bar() -> DeltaGenerator:
    """The bar at the top; its tools come when it is known what is in sight."""
    return st.container(key="bar", horizontal=True, vertical_alignment="center", gap="small")


def tools(desk: Desk, sight: Sight) -> None:
    """The name of the page, and what is opened from it."""
    st.html(markup.BRAND, width="content")
    if sight.sources:
        search(desk, sight)
    articles(desk)
    if sight.sources:
        downloads(desk, sight)
    legend()
    base(desk)


def masthead(desk: Desk, sight: Sight) -> None:
    """The title and how many events there are; with several articles their titles by number."""
    cards = [card for source in sight.sources for card in source.cards if card.status]
    left = [card for card in cards if card.id in sight.left]
    drawn = sum(card.drawn for card in left)
    counts = [f"{count(drawn, 'event')} on the map", f"{len(left) - drawn} said, not placed"]
    if sight.find.active:
        counts.append(f"{len(left) + sight.over} of {count(len(cards), 'event')} match")
    if sight.over:
        what = f"{len(left) + sight.over:,} events, of which the first {len(left):,} are shown"
        counts.append(str(Limits.from_environment().breach("map_events", what)))
    if credits := sorted({credit for source in sight.sources for credit in source.reading.credits}):
        counts.append(f"some places: {', '.join(credits)}")
    numbered = [(source.number, source.title) for source in sight.sources if source.number]
    if numbered or not desk.reading:
        st.html(markup.masthead(f"{len(numbered)} articles on one map", " · ".join(counts), numbered))
        return
    line = " · ".join([*known_as(desk.reading.article), *counts])
    origin = desk.origins.get(desk.shown)
    st.html(markup.masthead(sight.sources[0].title, line, origin=origin_words(origin) if origin else ""))


def toggle_row(desk: Desk, toggles: Sequence[Toggle]) -> frozenset[str]:
    """The row of toggles; gives the keys that are on."""
    _toggle_style(toggles)
    keys = [toggle.key for toggle in toggles]
    labels = {toggle.key: f"{toggle.label} {toggle.count}" for toggle in toggles}
    wanted = [toggle.key for toggle in toggles if desk.is_on(toggle.key, at_first=toggle.at_first)]
    widget, value = kept(f"toggles-{desk.shown}", wanted)
    shown, known = desk.shown, frozenset(st.session_state.get(widget, value))

    def switched() -> None:
        """What the reader changed, and no more: a phrase of the article may have put on another meanwhile."""
        chosen = frozenset(st.session_state[widget])
        if desk.shown == shown:
            desk.switch(chosen - known, chosen ^ known)

    with st.container(key="toggles"):
        on = st.pills(
            "Layers",
            keys,
            selection_mode="multi",
            default=value,
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


def downloads(desk: Desk, sight: Sight) -> None:
    """Exactly what is visible, in every form there is; each is made when it is asked for."""
    with st.popover("Export", icon=":material/download:"):
        st.caption("Exactly what is visible now: these articles, layers and filters.")
        readings = [source.reading for source in sight.sources]
        chosen = view(desk, sight)
        for form in FORMATS.values():
            st.download_button(
                form.label,
                partial(export, form.key, readings, chosen),
                file_name=f"dateline{form.extension}",
                mime=form.media_type,
                key=f"export-{form.key}",
                type="tertiary",
                on_click="ignore",
            )


def legend() -> None:
    with st.popover("Key", icon=":material/legend_toggle:"):
        st.html(markup.key())


def base(desk: Desk) -> None:
    """What lies under the marks: borders from a point of view, and a street map where it is wanted."""
    with st.popover("Map", icon=":material/map:"):
        borders(desk)
        tiles(desk)


def borders(desk: Desk) -> None:
    key, value = kept("borders", desk.borders)
    names = {CONTROLLED: "as controlled on the ground"} | {
        code: f"as claimed by {name}" for code, name in views().items()
    }
    st.selectbox(
        "Borders",
        list(names),
        index=list(names).index(value),
        format_func=names.__getitem__,
        key=key,
        on_change=heard(key, desk.see_borders),
    )
    st.caption(f"Also for the base map: dotted where control ends and the claim goes on. {NOTE}")


def tiles(desk: Desk) -> None:
    key = "tiles"
    st.toggle(
        "Street map from OpenStreetMap",
        value=desk.tiles,
        key=key,
        on_change=heard(key, desk.use_tiles),
    )
    st.caption(
        "Off: nothing leaves this computer. On: your browser asks openstreetmap.org for pictures of the part "
        "of the map you look at, and so tells it that part and your internet address, but nothing of the article."
    )


def articles(desk: Desk) -> None:
    """Open, switch and close articles."""
    # A new key makes a new popover, which is closed: the article that was just opened or chosen is then in sight.
    with st.popover("Articles", icon=":material/article:", key=f"articles-{desk.batch}-{desk.shown}"):
        if len(desk.readings) > 1:
            _choice(desk)
            _beside(desk)
        if desk.readings:
            # With a key for each article: a second click that was meant for this one closes no other.
            key = f"close-{desk.shown}"
            st.button("Close this article", icon=":material/close:", key=key, on_click=desk.close, args=(desk.shown,))
        _samples(desk)
        _upload(desk)
        _paste(desk)
        open_from_the_web(desk)
        manner(desk)


def _samples(desk: Desk) -> None:
    """The articles that come with the project and are not open."""
    open_now = {reading.article.text for reading in desk.readings.values()}
    closed = {key: each for key, each in shelf().items() if each.text not in open_now}
    if not closed:
        return
    key = f"samples-{desk.batch}-{len(closed)}"

    def opened(chosen: str | None) -> None:
        if chosen:
            desk.begin_batch()
            desk.bring(closed[chosen].path.name, closed[chosen].sources)

    st.selectbox(
        "Open a sample, written for Dateline",
        list(closed),
        index=None,
        format_func=lambda each: closed[each].title,
        placeholder="Choose a sample",
        key=key,
        on_change=heard(key, opened),
    )


def _beside(desk: Desk) -> None:
    """Which other articles lie on the same map."""
    key, value = kept(f"beside-{desk.shown}", [sha256 for sha256 in desk.readings if sha256 in desk.beside])
    titles = {sha256: reading.article.title_text for sha256, reading in desk.readings.items() if sha256 != desk.shown}
    st.multiselect(
        "On the same map",
        list(titles),
        default=value,
        format_func=titles.__getitem__,
        key=key,
        on_change=heard(key, desk.lay_beside),
        placeholder="No other article",
    )


def _choice(desk: Desk) -> None:
    titles = {sha256: reading.article.title_text for sha256, reading in desk.readings.items()}
    key = f"choose-{desk.shown}"
    st.selectbox(
        "Read",
        list(titles),
        index=list(titles).index(desk.shown),
        format_func=titles.__getitem__,
        key=key,
        on_change=heard(key, desk.show),
    )


def _upload(desk: Desk) -> None:
    key = f"upload-{desk.batch}"

    def uploaded(files: Sequence[UploadedFile]) -> None:
        desk.begin_batch()
        limits = Limits.from_environment()
        most = int(limits.upload_files)
        if len(files) > most:
            desk.refuse(str(limits.breach("upload_files", f"{count(len(files), 'file')}, of which {most} are read")))
        for file in files[:most]:
            desk.bring(file.name, partial(read_bytes, file.name, file.getvalue()))

    endings = [ending.lstrip(".") for ending in ENDINGS]
    st.file_uploader("Open files", type=endings, accept_multiple_files=True, key=key, on_change=heard(key, uploaded))


def _paste(desk: Desk) -> None:
    key = f"paste-{desk.batch}"

    def pasted() -> None:
        text = st.session_state[key]
        desk.begin_batch()
        desk.bring("Pasted text", lambda: [Source("Pasted text", text)])

    with st.form("paste", border=False):
        st.text_area("Or paste an article", key=key, height=140, placeholder="Title, an empty line, then the text")
        st.form_submit_button("Read it", on_click=pasted, type="primary")


def refusals(desk: Desk) -> None:
    """What could not be read or found out, and why, laid over the foot of the page, which goes on."""
    with st.container(key="refusals"):
        for why in desk.refusals:
            failure(why)
        for what in desk.warnings:
            st.warning(literal(what), icon=":material/warning:")
        if desk.refusals or desk.warnings:
            st.button("Dismiss", key="dismiss", on_click=desk.dismiss)


def failure(why: str) -> None:
    st.error(literal(why), icon=":material/error:")


def empty_desk(desk: Desk) -> None:
    """What to do when no article is open, and articles to try it with."""
    with st.container(key="empty"):
        st.html(markup.welcome())
        for key, shipped in shelf().items():
            st.button(
                literal(f"{shipped.title} (sample)" if shipped.sample else shipped.title),
                key=f"open-{key}",
                icon=":material/article:",
                type="tertiary",
                on_click=desk.bring,
                args=(shipped.path.name, shipped.sources),
            )
