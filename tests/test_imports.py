"""The one-way arrow: dashboard.py, dateline.py and page -> layers -> geo; each library where it belongs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = [path for folder in ("geo", "layers", "page") for path in sorted((ROOT / folder).rglob("*.py"))] + [
    ROOT / "dashboard.py",
    ROOT / "dateline.py",
]

#: What a part of the project must not import.
FORBIDDEN = {
    "geo": {"layers", "page", "dashboard", "dateline", "streamlit", "folium", "streamlit_folium"},
    "layers": {"page", "dashboard", "dateline", "streamlit", "streamlit_folium"},
    "page": {"dashboard", "dateline"},
    "dateline.py": {"page", "dashboard", "streamlit", "folium", "geopandas"},
    "dashboard.py": {"dateline"},
}
#: Libraries that belong to one place: (library, the paths that may import it).
HOMES = [
    ("geopy", ("geo/geocoder.py",)),
    ("folium", ("layers/drawing/",)),
    ("branca", ("layers/drawing/",)),
    ("streamlit", ("dashboard.py", "page/")),
    ("streamlit_folium", ("dashboard.py", "page/")),
]


def imported(path: Path) -> set[str]:
    """Top-level names of the modules that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.partition(".")[0])
    return names


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_arrow(path: Path) -> None:
    part = name_of(path).partition("/")[0]
    assert not imported(path) & FORBIDDEN[part]


@pytest.mark.parametrize(("library", "homes"), HOMES)
def test_each_library_has_one_home(library: str, homes: tuple[str, ...]) -> None:
    users = [name_of(path) for path in CODE if library in imported(path)]
    assert users, f"{library} is not used at all"
    assert [user for user in users if not user.startswith(homes)] == []


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    assert [name_of(path) for path in CODE if path.stem in ("utils", "helpers", "common", "misc")] == []


@pytest.mark.parametrize("library", ["streamlit", "folium", "geopandas", "pandas", "shapely"])
def test_help_and_jsonl_start_without_heavy_libraries(library: str, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("A blast in Mosul killed two people on Monday, police said.", "utf-8")
    script = (
        "import sys, dateline\n"
        f"status = dateline.main(['read', {str(article)!r}, '--format', 'jsonl', '--output', {str(tmp_path / 'out')!r}])\n"
        f"sys.exit(status or {library!r} in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr or f"{library} was imported"
