from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.chromium import NAMES, find_chromium


@pytest.mark.parametrize("name", NAMES)
def test_the_machines_browser_is_found_by_any_of_its_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / (f"{name}.exe" if os.name == "nt" else name)
    browser.write_bytes(b"")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_chromium() == browser
