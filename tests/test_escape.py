from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.drawing.escape import escape

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "\\\\`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "\"'",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    assert not set(escape(text)) & set("<>\"'`\\$")


@given(st.text())
def test_a_browser_reads_back_the_same_words(text: str) -> None:
    assert html.unescape(escape(text)) == text
