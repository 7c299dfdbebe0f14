"""Where does the map library lie? In the installed package XStatic-Leaflet, never on the network."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from geo.errors import DataError


def leaflet_folder() -> Path:
    """The folder that holds leaflet.js and leaflet.css.

    The package is found, not imported: its namespace needs pkg_resources, which newer setuptools lack.
    Raises DataError where it is not installed or not complete.
    """
    try:
        folder = Path(str(distribution("XStatic-Leaflet").locate_file("xstatic/pkg/leaflet/data")))
    except PackageNotFoundError as error:
        raise DataError("The map library is missing: run pip install XStatic-Leaflet.") from error
    if not (folder / "leaflet.js").is_file():
        raise DataError(f"The map library is not in {folder}: run pip install --force-reinstall XStatic-Leaflet.")
    return folder
