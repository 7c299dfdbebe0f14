"""Which Chromium do the browser tests and the screenshot use? The machine's own, else one that this installs.

    python tools/chromium.py

prints the path of the browser, after installing one where there is none: Debian's package when run as root with
apt-get at hand, else Playwright's own download. Where neither works it fails and says what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
#: Where the browsers of other systems lie without being on the path.
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

#: Without a sandbox (tests run as root in containers) and without Chromium's own calls home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

MISSING = (
    "There is no Chromium for the browser tests. Install one and run them again: "
    "apt-get install chromium (as root, on Debian or Ubuntu), or python -m playwright install chromium."
)


def find_chromium() -> Path | None:
    """The machine's Chromium or a relative of it, else Playwright's, else None."""
    named = (shutil.which(name) for name in NAMES)
    found = next((Path(path) for path in (*named, *PLACES) if path and Path(path).is_file()), None)
    return found or _of_playwright()


def install_chromium() -> Path | None:
    """Install one in whichever way works here; None where none does."""
    for command in _ways():
        subprocess.run(command, check=False, stdout=sys.stderr)
        found = find_chromium()
        if found:
            return found
    return None


def _ways() -> list[list[str]]:
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    apt = shutil.which("apt-get")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (apt and is_root):
        return [playwright]
    # A fresh container has no package lists yet.
    return [[apt, "update"], [apt, "install", "--yes", "chromium"], playwright]


def _of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


if __name__ == "__main__":
    browser = find_chromium() or install_chromium()
    if browser is None:
        sys.exit(MISSING)
    print(browser)
