"""Where articles come from, on the page: an address is fetched on a click that names it, a file says what was found."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo.gazetteer import Gazetteer
from page.web import NOT_LOCAL
from tests.browsing import mark, open_articles, panel
from tests.documents import pdf_of
from tools.server import ROOT, running_page

pytestmark = pytest.mark.browser


def field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Or the address of an article on the web")


def test_an_address_is_fetched_only_by_a_click_that_names_it_and_never_on_this_computer(page: Page) -> None:
    open_articles(page)
    fetch = page.get_by_role("button", name=re.compile("^Fetch"))
    field(page).fill("ftp://localhost/a")
    field(page).press("Enter")
    expect(page.get_by_text("only http:// and https:// addresses can be opened")).to_be_visible()
    expect(fetch).to_have_count(0)
    field(page).fill("http://LOCALHOST/a b?c=*d*".replace(" ", "%20"))
    field(page).press("Enter")
    expect(fetch).to_have_accessible_name("Fetch http://localhost/a%20b?c=*d*")
    expect(page.get_by_text("nothing else is sent")).to_be_visible()
    fetch.click()
    expect(page.get_by_role("alert")).to_contain_text("which is not on the public web")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pakistan Ready")


#: In a network of its own, with a public address and nothing else: the page fetches what a click names, once.
NAMESPACE = """
import subprocess
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["ip", "address", "add", "93.184.216.34/32", "dev", "lo"], check=True)
from playwright.sync_api import expect, sync_playwright
from tests.browsing import PATIENCE_MS, mark, open_articles
from tests.documents import PAGE
from tests.fault_server import answer, fault_server
from tools.chromium import ARGUMENTS, find_chromium
from tools.server import ROOT, running_page
expect.set_options(timeout=PATIENCE_MS)
pages = {"/story": answer(PAGE.encode(), "Content-Type: text/html; charset=utf-8")}
with fault_server(pages, ip="93.184.216.34", port=80) as web, running_page() as url, sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(url)
    expect(mark(page, "Pahalgam")).to_be_visible()
    open_articles(page)
    field = page.get_by_role("textbox", name="Or the address of an article on the web")
    field.fill("http://93.184.216.34/story")
    field.press("Enter")
    fetch = page.get_by_role("button", name="Fetch http://93.184.216.34/story")
    expect(fetch).to_be_visible()
    assert not web.requests
    fetch.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Blast in Mosul kills two")
    expect(mark(page, "Mosul")).to_be_visible()
    expect(page.locator(".masthead .origin")).to_contain_text("93.184.216.34")
    assert len(web.requests) == 1, web.requests
    browser.close()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not (shutil.which("unshare") and shutil.which("ip")),
    reason="a network of its own needs Linux, root, unshare and ip",
)
def test_a_click_fetches_the_page_that_it_names_and_reads_it(gazetteer: Gazetteer) -> None:
    if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody make a network namespace")
    run = subprocess.run(
        ["unshare", "--net", sys.executable, "-c", NAMESPACE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_a_page_that_others_can_reach_opens_no_addresses(browser: Browser) -> None:
    with running_page(STREAMLIT_SERVER_ADDRESS="0.0.0.0") as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Pakistan Ready")
        open_articles(page)
        expect(page.get_by_text(NOT_LOCAL)).to_be_visible()
        expect(field(page)).to_have_count(0)
        page.close()


def test_a_quote_of_a_pdf_stands_on_its_page_and_an_encoding_that_was_found_is_said(page: Page, tmp_path: Path) -> None:
    pages = (
        ["A quiet week in the north", "", "The shops were open as usual."],
        ["A bomb killed four people at a market in Lahore on Monday, police said."],
    )
    (tmp_path / "week.pdf").write_bytes(pdf_of(*pages))
    open_articles(page)
    page.locator("input[type=file]").set_input_files(tmp_path / "week.pdf")
    mark(page, "Lahore").click()
    expect(panel(page).locator(".source")).to_have_text("Quote, page 2, paragraph 1")
    told = (
        "Blast at a café\n\nA bomb killed four people at a café in Lahore on Monday, police said. It was full, he said."
    )
    (tmp_path / "cafe.txt").write_bytes(told.encode("cp1252"))
    open_articles(page)
    expect(page.locator("input[type=file]")).to_have_count(1)
    page.locator("input[type=file]").set_input_files(tmp_path / "cafe.txt")
    expect(page.locator(".masthead .origin")).to_have_text("read as Windows-1252")
