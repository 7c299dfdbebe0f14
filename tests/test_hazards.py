"""The table of hazards names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMED = re.findall(r"`(test_\w+\.py)::(\w+)`", (HERE.parent / "docs" / "hazards.md").read_text("utf-8"))


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED)))
def test_every_hazard_has_its_test(file: str, name: str) -> None:
    assert re.search(rf"^def {name}\(", (HERE / file).read_text("utf-8"), re.MULTILINE)


def test_no_row_is_without_one() -> None:
    rows = [
        line for line in (HERE.parent / "docs" / "hazards.md").read_text("utf-8").splitlines() if line.startswith("| ")
    ]
    told = [row for row in rows if not row.startswith("| hazard |")]
    assert len(told) >= 35
    assert [row for row in told if "::test_" not in row] == []
