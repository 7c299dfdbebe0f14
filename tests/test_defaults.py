"""As it comes, the page is for this computer alone and says nothing that it need not."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import psutil
import pytest

from tools.server import running_page

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "maxUploadSize", 20),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
    ],
)
def test_settings(section: str, name: str, value: object) -> None:
    assert tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))[section][name] == value


def test_the_page_listens_on_this_computer_only() -> None:
    with running_page():
        (server,) = (child for child in psutil.Process().children() if "streamlit" in child.cmdline())
        listening = {each.laddr.ip for each in server.net_connections("tcp") if each.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}


def test_what_is_said_of_an_article_holds_none_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "Zzyqx in the café killed two people in Mosul on Monday, he said. ".encode("cp1252") * 3
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 Zzyqx")
    done = subprocess.run(
        [sys.executable, "dateline.py", "read", str(tmp_path), "--output", str(tmp_path / "out.geojson")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "read as Windows-1252" in done.stderr
    assert "cannot be read as a PDF" in done.stderr
    assert "Zzyqx" not in done.stdout + done.stderr
