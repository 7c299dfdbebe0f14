from __future__ import annotations

from pathlib import Path

import pytest

from tools.server import running_page


def test_a_server_that_dies_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="does not exist"), running_page(tmp_path / "no-such-page.py"):
        pass
