"""How does text stand in a label, which Streamlit reads as Markdown?"""

from __future__ import annotations

import re


def literal(text: str) -> str:
    """Text in which every mark of punctuation that means something in Markdown is escaped; white space is single."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~$:&^=])", r"\\\1", " ".join(text.split()))


def count(number: int, noun: str) -> str:
    """ "1 event", "2 events", "1,000 events"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
