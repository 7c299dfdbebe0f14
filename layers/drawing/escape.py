"""How does text become HTML? Here, and nowhere else."""

from __future__ import annotations

import html

# A backslash, a backtick and "${" mean something in a JavaScript template literal, in which folium puts
# the HTML it is given; `html.escape` alone leaves them in place.
# A carriage return would reach the page as a line feed.
_REFERENCES = str.maketrans({"\\": "&#92;", "`": "&#96;", "$": "&#36;", "\r": "&#13;"})


def escape(text: str) -> str:
    """Text as HTML that is inert in an element, in a quoted attribute and in a JavaScript template literal."""
    return html.escape(text, quote=True).translate(_REFERENCES)
