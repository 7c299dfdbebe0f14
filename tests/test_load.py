"""One server and many visitors: they share what is large, and leave nothing behind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from benchmarks.load import LEAVING, MANY, MIB, OPENINGS, SESSIONS, come_and_go, opened, server
from tools.server import running_page

pytestmark = pytest.mark.soak


def test_each_visitor_more_takes_little_memory(browser: Browser) -> None:
    with running_page(**MANY) as url:
        pages = [opened(browser, url)]
        before = server().memory_info().rss
        pages += [opened(browser, url) for _ in range(SESSIONS - 1)]
        assert (server().memory_info().rss - before) / (SESSIONS - 1) <= 5 * MIB
        for page in pages:
            page.context.close()


def test_visitors_who_leave_leave_nothing_behind(browser: Browser) -> None:
    """Nothing but what Streamlit keeps of them for a while on purpose, which `LEAVING` makes short."""
    with running_page(**LEAVING) as url:
        come_and_go(browser, url, OPENINGS // 4)
        before = server().memory_info().rss
        come_and_go(browser, url, OPENINGS)
        assert server().memory_info().rss - before <= 10 * MIB
