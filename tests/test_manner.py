"""The manner of reading, on the page: a home moves a mark, an unknown one is refused, and nobody is asked unasked."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from geo.build_gazetteer import ensure_gazetteer
from geo.services import service_named
from page.desk import Desk
from page.manner import sending
from tests.browsing import PATIENCE_MS, close_popover, open_articles, panel, paste, settled
from tests.fault_server import Answer, FaultServer, answer, fault_server
from tools.server import running_page

ARTICLE = "A blast on Monday\n\nA bomb killed four people in Dublin on Monday, police said. The street was closed."


def home_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Where its source is at home")


def test_a_home_moves_the_mark_and_can_be_taken_back(page: Page) -> None:
    paste(page, ARTICLE)
    expect(panel(page)).to_contain_text("Dublin, Ireland")
    for home, place in (("Ohio", "Dublin, United States"), ("", "Dublin, Ireland")):
        open_articles(page)
        home_field(page).fill(home)
        home_field(page).press("Enter")
        expect(panel(page)).to_contain_text(place)
        settled(page)
        close_popover(page)
        expect(home_field(page)).to_have_count(0)


def test_a_home_that_nothing_bears_is_refused_and_the_article_stays(page: Page) -> None:
    paste(page, ARTICLE)
    # The popover closes when the article is there; opened before, it would close under our hands.
    expect(panel(page)).to_contain_text("Dublin, Ireland")
    open_articles(page)
    home_field(page).fill("Zzyqxville")
    home_field(page).press("Enter")
    expect(page.get_by_text("no place of this name is known")).to_be_visible()
    expect(panel(page)).to_contain_text("Dublin, Ireland")


def test_a_day_of_publication_gives_events_their_dates_and_nonsense_is_refused(page: Page) -> None:
    paste(page, ARTICLE)
    expect(panel(page)).to_contain_text("Dublin, Ireland")
    open_articles(page)
    field = page.get_by_role("textbox", name="Day of publication")
    field.fill("on Monday")
    field.press("Enter")
    expect(page.get_by_text("'on Monday' is no date")).to_be_visible()
    settled(page)
    field.fill("2025-05-07")
    field.press("Enter")
    expect(page.get_by_text("'on Monday' is no date")).to_have_count(0)
    settled(page)
    close_popover(page)
    page.get_by_role("button", name=re.compile("^Filter")).click()
    page.get_by_role("combobox", name=re.compile("From")).click()
    expect(page.get_by_role("option")).to_have_text(["5 May 2025"])


def test_the_online_service_is_off_and_says_what_it_would_be_sent(page: Page) -> None:
    open_articles(page)
    expect(page.get_by_text(sending(service_named()))).to_be_visible()
    expect(page.get_by_label("Ask OpenStreetMap about unknown names")).not_to_be_checked()


def test_nobody_is_told_anything_unless_the_reader_says_so() -> None:
    desk = Desk()
    assert desk.told is None
    desk.read_as("", True, None)
    assert desk.told is not None
    desk.told("asking nominatim.openstreetmap.org about 'Zzyqxville'")
    assert desk.sent == ["asking nominatim.openstreetmap.org about 'Zzyqxville'"]


@dataclass
class Online:
    """A page that asks a service on this computer; `answers` are the service's, by path."""

    url: str
    server: FaultServer
    answers: dict[str, Answer]


@pytest.fixture(scope="module")
def online(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Online]:
    cache = tmp_path_factory.mktemp("cache")
    shutil.copy2(ensure_gazetteer(), cache)
    answers: dict[str, Answer] = {"/search": answer(b"[]")}
    with fault_server(answers) as server:
        environment = {
            "DATELINE_CACHE": str(cache),
            "DATELINE_NOMINATIM_ADDRESS": f"http://127.0.0.1:{server.port}",
            "DATELINE_NOMINATIM_INTERVAL_S": "0.01",
        }
        with running_page(**environment) as url:
            yield Online(url, server, answers)


def unknown(name: str) -> str:
    return f"A blast in {name}\n\nA bomb killed four people in {name}, Iraq, on Monday, police said. Mosul is calm."


def test_what_is_asked_is_told_and_what_fails_is_said_while_the_page_goes_on(online: Online, browser: Browser) -> None:
    found = {"lat": "35.5", "lon": "43.5", "display_name": "Zzyqxville, Iraq", "name": "Zzyqxville", "addresstype": "town",
             "address": {"country": "Iraq", "country_code": "iq"}, "osm_type": "node", "osm_id": 1}  # fmt: skip
    online.answers["/search"] = answer(json.dumps([found]).encode())
    page = browser.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(online.url)
    expect(panel(page)).to_be_visible()
    open_articles(page)
    page.get_by_text("Ask OpenStreetMap about unknown names").click()
    expect(page.get_by_text("are then sent to 127.0.0.1")).to_be_visible()
    settled(page)
    close_popover(page)
    paste(page, unknown("Zzyqxville"))
    expect(panel(page)).to_contain_text("Zzyqxville, Iraq")
    expect(page.locator(".masthead")).to_contain_text("some places: © OpenStreetMap contributors")
    open_articles(page)
    asking = f"asking 127.0.0.1:{online.server.port} about"
    expect(page.get_by_text(f"{asking} 'Zzyqxville'")).to_be_visible()
    close_popover(page)
    # The service refuses us: the offline places stay, the page says who failed and how.
    online.answers["/search"] = answer(b"", status="403 Forbidden")
    paste(page, unknown("Qwertzuburg"))
    failed = page.get_by_role("alert").filter(has_text="asked about 'Qwertzuburg'")
    expect(failed).to_contain_text("OpenStreetMap (127.0.0.1")
    expect(failed).to_contain_text("answered 403")
    asked = len(online.server.requests)
    page.get_by_role("button", name="Dismiss").click()
    expect(failed).to_have_count(0)
    # It is not asked again in this run, by nobody.
    paste(page, unknown("Asdfgham"))
    expect(page.get_by_role("alert").filter(has_text="for the rest of this run")).to_contain_text("Asdfgham")
    expect(panel(page)).to_contain_text("Mosul")
    assert len(online.server.requests) == asked
    page.close()
