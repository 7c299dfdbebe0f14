"""What does the page look like? Takes docs/page.png: the page as it opens, with one mark clicked.

python tools/screenshot.py [FILE]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tools.chromium import ARGUMENTS, MISSING, find_chromium  # noqa: E402
from tools.server import running_page  # noqa: E402

WIDTH, HEIGHT = 1440, 900


def take(file: Path) -> None:
    """Open the page, select the largest area, wait until all is still, and write the picture."""
    from playwright.sync_api import sync_playwright

    browser_path = find_chromium()
    if browser_path is None:
        sys.exit(MISSING)
    with running_page() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(url)
        frame = page.frame_locator("iframe[title='streamlit_folium.st_folium']")
        frame.locator("[data-look=country], [data-look=region], [data-look=pin]").first.click()
        page.get_by_role("button", name="All events").wait_for()
        frame.locator(".base-town span").first.wait_for()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "page.png"
    take(target)
    print(target)
