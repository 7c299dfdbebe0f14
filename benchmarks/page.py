"""Server CPU up to the first complete picture of the page, beside a bare Streamlit page, each in a server of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
from playwright.sync_api import Page, sync_playwright

from geo.build_gazetteer import ensure_gazetteer
from tools.get_chromium import LAUNCH_ARGUMENTS, find_chromium

ROOT = Path(__file__).parent.parent
ROUNDS = 3
BARE = "import streamlit as st\nst.title('Bare')\nst.write('A page with nothing on it.')\n"


def cpu_seconds(script: Path, page: Page, ready: str) -> float:
    """CPU seconds of a fresh server from its start until `ready` is seen in the browser."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.port",
        str(port),
        "--server.headless",
        "true",
    ]
    server = psutil.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(f"{url}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.1)
        page.goto(url)
        page.wait_for_selector(ready, timeout=60_000)
        spent = server.cpu_times()
        return float(spent.user + spent.system)
    finally:
        server.terminate()
        server.wait(10)


def run() -> Iterator[tuple[str, str]]:
    """Lines of the report: what, and how much."""
    ensure_gazetteer()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        bare_script = Path(folder) / "bare.py"
        bare_script.write_text(BARE, "utf-8")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=LAUNCH_ARGUMENTS)
        page = browser.new_page()
        ours = sorted(cpu_seconds(ROOT / "dashboard.py", page, ".st-key-panel blockquote") for _ in range(ROUNDS))[
            ROUNDS // 2
        ]
        bare = sorted(cpu_seconds(bare_script, page, "h1") for _ in range(ROUNDS))[ROUNDS // 2]
        browser.close()
    yield "server CPU to the first picture, Dateline on the seed", f"{ours:.2f} s"
    yield "server CPU to the first picture, bare Streamlit page", f"{bare:.2f} s"
    yield "ratio (lower is better)", f"{ours / bare:.2f}"
