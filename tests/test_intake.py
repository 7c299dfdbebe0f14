"""Is what came in read once, also where a reader breaks the page's run off?"""

from __future__ import annotations

from functools import partial

import pytest
from streamlit.delta_generator import DeltaGenerator

from geo.errors import ArticleError
from page.desk import Desk
from page.intake import read_incoming


class Impatient(DeltaGenerator):
    """A place on the page whose reader does something else as soon as the second name is shown there."""

    def progress(self, value: float, text: str | None = None) -> DeltaGenerator:
        if text == "Reading two":
            raise KeyboardInterrupt
        return self

    def empty(self) -> DeltaGenerator:
        return self


def test_what_was_refused_before_a_run_was_broken_off_is_refused_once() -> None:
    desk = Desk()
    for name in ("one", "two"):
        desk.bring(name, partial(list, [ArticleError(f"{name} is empty")]))
    with pytest.raises(KeyboardInterrupt):
        read_incoming(desk, Impatient())
    assert (desk.refusals, [each.name for each in desk.incoming]) == (["one is empty"], ["two"])
