"""What tests share: the real gazetteer, built once."""

from __future__ import annotations

import pytest

from geo.build_gazetteer import open_gazetteer
from geo.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer that the program itself uses; the first test run on a machine builds it."""
    return open_gazetteer()
