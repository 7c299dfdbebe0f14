"""How does a card look in HTML? Every word of an article passes `escape` on its way into it.

Blocks of its words run in the direction of these (`dir="auto"`), and names beside words of ours stand apart (`<bdi>`): what is
written from right to left, or says so by a character that nobody sees, turns round nothing but itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layers.definition import Definition
from layers.drawing.escape import escape
from layers.presentation import words
from layers.presentation.annotated import Paragraph, Stretch, Tally
from layers.presentation.cards import Card, Quote
from layers.presentation.days import days_words

_TAGS = {"trigger": "mark", "place": "u", "plain": "span"}

#: As many titles of articles take no more than two or three lines.
FEW_TITLES = 6

BRAND = '<div class="brand"><p>Dateline</p></div>'


def masthead(title: str, line: str, numbered: Sequence[tuple[int, str]] = (), origin: str = "") -> str:
    """The page's title, the articles by number where there are several (folded where they are many), a line of counts,
    and where it came from."""
    rows = " ".join(f'<li><span class="number">{number}</span> {_apart(name)}</li>' for number, name in numbered)
    articles = f'<ol class="articles">{rows}</ol>' if rows else ""
    if len(numbered) > FEW_TITLES:
        articles = (
            f"<details><summary>Titles of articles 1 to {len(numbered)}</summary>"
            f'<ol class="articles" tabindex="0" aria-label="Articles on the map">{rows}</ol></details>'
        )
    source = f'<p class="origin">{escape(origin)}</p>' if origin else ""
    return (
        f'<header class="masthead"><h1 dir="auto">{escape(title)}</h1>{articles}<p>{escape(line)}</p>{source}</header>'
    )


def _apart(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def kicker(label: str, symbol: str, colour: str, status: str) -> str:
    """The line above a title: the layer by symbol and name, and the status in words."""
    said = f' <span class="status">{escape(status)}</span>' if status else ""
    return (
        f'<p class="kicker"><span class="symbol" style="--colour:{escape(colour)}" aria-hidden="true">'
        f"{escape(symbol)}</span> {escape(label)}{said}</p>"
    )


def summary(card: Card, kicker_html: str) -> str:
    """A card in the list: kicker, title, where, and the first quote."""
    where = "; ".join(
        _apart(place.full_name) + (f" ({_apart(place.note)})" if place.note else "") for place in card.where
    )
    return (
        f'<section class="card">{kicker_html}<h3 dir="auto">{escape(card.title)}</h3>'
        f'<p class="where">{where}</p>{quote(card.quotes[0], context=False)}</section>'
    )


def head(card: Card, kicker_html: str) -> str:
    """The head of a card on its own: title, then where, figures and time as a list of terms."""
    rows = [
        (
            "Where",
            f"<b>{_apart(place.full_name)}</b>: {_apart(place.how)}"
            + (f"; {_apart(place.note)}" if place.note else ""),
        )
        for place in card.where
    ]
    rows += [("Figures", _apart(figure)) for figure in card.figures]
    if card.time:
        days = f" ({days_words(*card.days)})" if card.days else ""
        rows.append(("When", f"“{_apart(card.time)}”{days}"))
    terms = "".join(
        ("" if index and rows[index - 1][0] == term else f"<dt>{term}</dt>") + f"<dd>{value}</dd>"
        for index, (term, value) in enumerate(rows)
    )
    return f'<section class="card head">{kicker_html}<h2 dir="auto">{escape(card.title)}</h2><dl>{terms}</dl></section>'


def quote(quote: Quote, *, context: bool = True) -> str:
    """A verbatim quote; trigger and places are marked in it, the sentences around it dimmed."""
    fragments = "".join(
        f"<{_TAGS[fragment.kind]}>{escape(fragment.text)}</{_TAGS[fragment.kind]}>" for fragment in quote.fragments
    )
    before = f'<span class="context">{escape(quote.before)} </span>' if context and quote.before else ""
    after = f'<span class="context"> {escape(quote.after)}</span>' if context and quote.after else ""
    return f'<blockquote dir="auto">{before}<q>{fragments}</q>{after}</blockquote>'


def source_line(quote: Quote, number: int, count: int, where: str = "") -> str:
    """Which of the quotes it is, and where it stands, if `where` does not say it better than by the paragraph."""
    of = f"Quote {number} of {count}" if count > 1 else "Quote"
    return f'<p class="source">{of}, {escape(where or words.quote_place(quote.paragraph))}</p>'


def reason(card: Card) -> str:
    return f'<p class="reason"><b>Why so read:</b> {escape(card.reason)}</p>' if card.reason else ""


def unplaced(card: Card, kicker_html: str) -> str:
    """An event that is not drawn: its quotes and the reason."""
    further = ""
    if len(card.quotes) > 1:
        rest = "".join(quote(each, context=False) for each in card.quotes[1:])
        noun = "quote" if len(card.quotes) == 2 else "quotes"
        further = f"<details><summary>{len(card.quotes) - 1} more {noun}</summary>{rest}</details>"
    figures = "".join(f'<p class="where">{escape(figure)}</p>' for figure in card.figures)
    return (
        f'<section class="card unplaced">{kicker_html}<h3 dir="auto">{escape(card.title)}</h3>{figures}'
        f"{quote(card.quotes[0], context=False)}{further}"
        f'<p class="reason"><b>Not placed:</b> {escape(card.reason)}</p></section>'
    )


def heading(text: str, hint: str = "") -> str:
    said = f"<p>{escape(hint)}</p>" if hint else ""
    return f'<div class="heading"><h2>{escape(text)}</h2>{said}</div>'


def source_heading(number: int, title: str) -> str:
    """The head of what one of several articles tells."""
    return f'<div class="heading source-title"><h2><span class="number">{number}</span> {_apart(title)}</h2></div>'


def unknown_names(names: Sequence[tuple[str, str]]) -> str:
    """Names that were declined, each with the reason."""
    rows = "".join(f"<li><b>{_apart(name)}</b>: {_apart(why)}</li>" for name, why in names)
    return f'<ul class="unknown">{rows}</ul>'


def tally(counts: Tally) -> str:
    """What became of the article, in one line."""
    parts = (
        f"{counts.used} of {counts.sentences} sentences used",
        f"{counts.named} places named: {counts.placed} placed, {counts.declined} declined",
    )
    return f'<p class="tally">{escape(" · ".join(parts))}</p>'


def article(paragraphs: Sequence[Paragraph], layers: Mapping[str, Definition], name: str) -> str:
    """The whole article. `layers` has the layer of each event by the event's id; `static/article.js` makes triggers
    and places lead to their marks."""
    body = "".join(_paragraph(paragraph, layers) for paragraph in paragraphs)
    return f'<article class="article" aria-label="{escape(name)}">{body}</article>'


def _paragraph(paragraph: Paragraph, layers: Mapping[str, Definition]) -> str:
    tag = {"title": "h2", "heading": "h3", "prose": "p"}[paragraph.kind]
    return f'<{tag} dir="auto">{"".join(_stretch(stretch, layers) for stretch in paragraph.stretches)}</{tag}>'


def _stretch(stretch: Stretch, layers: Mapping[str, Definition]) -> str:
    text = escape(stretch.text)
    if stretch.kind == "aside":
        return f'<span class="aside" title="{escape(f"Not read: {stretch.why}")}">{text}</span>'
    attributes = []
    known = [event for event in stretch.events if event in layers]
    if known:
        attributes.append(f'data-events="{escape(" ".join(known))}" style="--colour:{escape(layers[known[0]].colour)}"')
    classes = [*(["used"] if known else []), *([stretch.kind] if stretch.kind != "plain" else []), stretch.role]
    if stretch.to:
        attributes.append(
            f'role="button" tabindex="0" data-to="{escape(stretch.to)}" data-mark="{escape(stretch.mark)}"'
        )
        attributes.append(f'aria-label="{escape(_lead(stretch, layers))}"')
    if stretch.kind == "place":
        attributes.append(f'title="{escape(_place_words(stretch))}"')
    elif stretch.kind == "trigger" and stretch.to in layers:
        attributes.append(f'data-symbol="{escape(layers[stretch.to].symbol)}"')
    if not attributes and not any(classes):
        return text
    return f'<span class="{" ".join(filter(None, classes))}" {" ".join(attributes)}>{text}</span>'


def _lead(stretch: Stretch, layers: Mapping[str, Definition]) -> str:
    """The name of a phrase that leads somewhere: its own words first, as what is seen must be what is called."""
    printed = " ".join(stretch.text.split())
    if stretch.kind == "trigger":
        return f"{printed}: {layers[stretch.to].label}, {stretch.why}" if stretch.to in layers else printed
    return f"{printed}: {words.ROLE_WORDS[stretch.role]}"


def _place_words(stretch: Stretch) -> str:
    said = words.ROLE_WORDS[stretch.role]
    return f"{said}: {stretch.why}" if stretch.role in ("declined", "part") else said


def welcome() -> str:
    """What the page does and how to begin, for a desk without an article."""
    rows = "".join(f"<li><b>{escape(what)}</b> {escape(more)}</li>" for what, more in words.WELCOME)
    return (
        '<div class="welcome"><h1>No article is open</h1><p>Dateline reads a news article and puts on a map what '
        f"happened, where exactly, and who says so.</p><ol>{rows}</ol><p>Or begin with one of these:</p></div>"
    )


def left_out(what: str, place: str, most: int) -> str:
    """One line that stands where a place in which events stand in time would, were they not too many for it."""
    return f'<p class="left-out">{escape(f"{what} are too many for {place}, which holds {most}. {words.FEWER}")}</p>'


def key() -> str:
    """The page's key: to the map, and to what stands below it. It takes the focus, so that the keyboard can scroll it."""
    inside = legend() + heading("Below the map") + legend(words.TIME_LEGEND)
    return f'<div role="region" aria-label="Key to the map and to what stands below it" tabindex="0">{inside}</div>'


def legend(rows: Sequence[tuple[str, str, str]] = words.LEGEND) -> str:
    """Rows of a look, its name and what it means."""
    made = "".join(
        f'<dt><span class="sample {look}" aria-hidden="true"></span>{escape(name)}</dt><dd>{escape(meaning)}</dd>'
        for look, name, meaning in rows
    )
    return f'<dl class="legend">{made}</dl>'
