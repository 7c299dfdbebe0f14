"""What do tests ask of every page? No violation that axe-core finds, and names for all that takes the keyboard."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}

#: Names of all that can be reached by keyboard and is in sight.
NAMES = """() => [...document.querySelectorAll('a[href], button, input, textarea, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && !each.closest('[aria-hidden=true], .article'))
    .map(each => each.ariaLabel || each.labels?.[0]?.innerText || each.innerText || each.title || '')"""


def violations(frame: Frame) -> list[str]:
    found = Axe().run(frame, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]
