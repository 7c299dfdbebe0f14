"""What does the page look like? Takes the pictures of docs/: with a mark clicked, dark with the article, on a phone.

python tools/screenshot.py [FOLDER]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tools.chromium import ARGUMENTS, MISSING, find_chromium  # noqa: E402
from tools.server import running_page  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True, slots=True)
class Picture:
    """`address` is the page's own, from the question mark on; where it selects nothing a mark is clicked."""

    name: str
    width: int = 1440
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    address: str = ""


PICTURES = (
    Picture("page"),
    Picture("page-dark", scheme="dark", address="?article=convoy-in-northern-mali"),
    Picture("page-article", address="?article=drones-over-kharkiv&view=article"),
    Picture("page-phone", width=390, height=844),
)


def take(browser: Browser, url: str, picture: Picture, folder: Path) -> Path:
    """Open the page, select the largest area, wait until all is still, and write the picture."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    page.goto(url + picture.address)
    frame = page.frame_locator("iframe[title='streamlit_folium.st_folium']")
    frame.locator(".base-town span").first.wait_for()
    frame.locator("[data-look=country], [data-look=region], [data-look=pin]").first.click()
    page.locator(".st-key-back button, .article .lit").first.wait_for()
    page.wait_for_load_state("networkidle")
    file = folder / f"{picture.name}.png"
    page.screenshot(path=file)
    page.close()
    return file


def main(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    browser_path = find_chromium()
    if browser_path is None:
        sys.exit(MISSING)
    with running_page() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        for picture in PICTURES:
            print(take(browser, url, picture, folder))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs")
