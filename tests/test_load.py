"""One server and many visitors: they share what is large, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from benchmarks.load import MIB, OPENINGS, SESSIONS, come_and_go, opened, server
from tools.server import running_page

pytestmark = pytest.mark.soak


@pytest.fixture
def own_url() -> Iterator[str]:
    """A server that nobody else has looked at."""
    with running_page(DATELINE_SESSIONS="1000") as address:
        yield address


def test_each_visitor_more_takes_little_memory(own_url: str, browser: Browser) -> None:
    pages = [opened(browser, own_url)]
    before = server().memory_info().rss
    pages += [opened(browser, own_url) for _ in range(SESSIONS - 1)]
    assert (server().memory_info().rss - before) / (SESSIONS - 1) <= 5 * MIB
    for page in pages:
        page.context.close()


def test_visitors_who_leave_leave_nothing_behind(own_url: str, browser: Browser) -> None:
    come_and_go(browser, own_url, OPENINGS // 4)
    before = server().memory_info().rss
    come_and_go(browser, own_url, OPENINGS)
    assert server().memory_info().rss - before <= 10 * MIB
