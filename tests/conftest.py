"""What tests share: the real gazetteer, built once, and the page in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from geo.build_gazetteer import open_gazetteer
from geo.gazetteer import Gazetteer
from tests.browsing import PATIENCE_MS, frame, settled
from tools.chromium import ARGUMENTS, MISSING, find_chromium
from tools.server import running_page

# Tests assert no times. On a server the same cases are tried in every run; elsewhere new ones are looked for.
settings.register_profile("dateline", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("dateline")

# What a page comes to show is waited for, as long as a busy machine may take.
expect.set_options(timeout=PATIENCE_MS)

#: Chromium's and Streamlit's own remarks, none of which is about us. On a slow machine the page's fonts, which Streamlit
#: loads ahead, are used later than Chromium expects, and a map that was just taken away is still sent its last message.
IGNORED = (
    "Unrecognized feature:", "An iframe which has both allow-scripts", "The resource http",
    "Can't send ForwardMsg; missing our iframe", "handleSetFrameHeight: missing our iframeRef",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test in the browser that fails is run once more. A reader's browser, the server and the tests race on a busy
    machine; the run names every test that won only the second time, and each is a race to be mended."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The gazetteer that the program itself uses; the first test run on a machine builds it."""
    return open_gazetteer()


@pytest.fixture(scope="module")
def url(gazetteer: Gazetteer) -> Iterator[str]:
    """One page for all tests; the gazetteer is there before it starts."""
    with running_page() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture
def faults() -> list[tuple[str, str]]:
    """What failed, complained or left the machine while the page was open."""
    return []


@pytest.fixture
def page(url: str, browser: Browser, faults: list[tuple[str, str]]) -> Iterator[Page]:
    """A page that has drawn its first map; at the end nothing may have failed, complained or left the machine."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    # What a page that is left or loaded again no longer needs is aborted; that is no fault.
    opened.on("requestfailed", lambda sent: sent.failure != "net::ERR_ABORTED" and faults.append(("failed", sent.url)))
    opened.on("response", lambda got: got.status >= 400 and faults.append((str(got.status), got.url)))
    opened.on("request", lambda sent: _is_foreign(sent.url, url) and faults.append(("foreign", sent.url)))
    opened.on("pageerror", lambda error: faults.append(("page error", str(error))))
    opened.on(
        "console",
        lambda said: (
            said.type in ("error", "warning")
            and not said.text.startswith(IGNORED)
            and faults.append((said.type, said.text))
        ),
    )
    opened.goto(url)
    expect(frame(opened).locator(".base-country span").first).to_be_visible()
    expect(frame(opened).locator(".base-town span").first).to_be_visible()
    settled(opened)
    yield opened
    context.close()
    assert faults == []


def _is_foreign(address: str, url: str) -> bool:
    return address.startswith(("http:", "https:", "ws:", "wss:")) and not address.split("://")[1].startswith(
        url.split("://")[1]
    )
