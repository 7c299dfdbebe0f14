"""Server CPU up to the first complete picture of the page, beside a bare Streamlit page, each in a server of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Page

from benchmarks.browser import chromium
from tools.server import ROOT, running_page

ROUNDS = 3
BARE = "import streamlit as st\nst.title('Bare')\nst.write('A page with nothing on it.')\n"


def cpu_seconds(script: Path, page: Page, ready: str) -> float:
    """CPU seconds of a fresh server from its start until `ready` is seen in the browser."""
    with running_page(script) as url:
        page.goto(url)
        page.wait_for_selector(ready, timeout=60_000)
        server = next(child for child in psutil.Process().children() if str(script) in child.cmdline())
        spent = server.cpu_times()
        return float(spent.user + spent.system)


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        bare_script = Path(folder) / "bare.py"
        bare_script.write_text(BARE, "utf-8")
        page = browser.new_page()
        ours = sorted(cpu_seconds(ROOT / "dashboard.py", page, ".st-key-panel blockquote") for _ in range(ROUNDS))
        bare = sorted(cpu_seconds(bare_script, page, "h1") for _ in range(ROUNDS))
    yield "server CPU to the first picture, Dateline on the seed", f"{ours[ROUNDS // 2]:.2f} s"
    yield "server CPU to the first picture, bare Streamlit page", f"{bare[ROUNDS // 2]:.2f} s"
    yield "ratio (lower is better)", f"{ours[ROUNDS // 2] / bare[ROUNDS // 2]:.2f}"
