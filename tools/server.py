"""How do tests and tools run the page? As a user does: one real server process on a free port of this computer."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: Seconds for a cold start on a loaded machine; a healthy one takes less than two.
PATIENCE_S = 120
#: Below those that systems give to outgoing connections, one of which could take it before the server does.
PORTS = range(20_000, 32_000)


@contextmanager
def running_page(script: Path = ROOT / "dashboard.py", /, **environment: str) -> Iterator[str]:
    """The address of a running page; it is stopped at the end. Raises RuntimeError with its words if it dies.

    `environment` is added to this process's own.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    options = {"server.port": port, "server.headless": "true", "server.fileWatcherType": "none"}
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += [part for name, value in options.items() for part in (f"--{name}", str(value))]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            deadline = time.monotonic() + PATIENCE_S
            while not _is_healthy(url):
                if process.poll() is not None or time.monotonic() > deadline:
                    said.seek(0)
                    raise RuntimeError(f"the page did not start: {said.read().decode(errors='replace')}")
                time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _free_port() -> int:
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise RuntimeError(f"no port from {PORTS.start} to {PORTS.stop} is free")


def _is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
            return bool(answer.read() == b"ok")
    except OSError:
        return False
