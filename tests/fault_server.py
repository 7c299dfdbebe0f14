"""A server on this computer that answers each path with one fault, byte for byte, and counts who came."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Answer = bytes | Callable[[socket.socket], None]


@dataclass
class FaultServer:
    """`requests` are the heads of what was asked, in order, `times` when they were here (seconds of a steady clock)."""

    port: int
    requests: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def url(self, path: str, host: str = "site.example") -> str:
        return f"http://{host}:{self.port}{path}"


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer; a Content-Length is added unless a header speaks of length or transfer."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if not any(header.startswith(("Content-Length", "Transfer-Encoding")) for header in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@contextmanager
def fault_server(
    answers: dict[str, Answer], *, ip: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[FaultServer]:
    """A running server; `answers` are by path, with its query or without. A path that is not there is answered with 404."""
    stop = threading.Event()
    with socket.create_server((ip, port)) as listener:
        server = FaultServer(listener.getsockname()[1])

        def serve(plain: socket.socket) -> None:
            # The other side hangs up in the middle of most faults: that is what is tested.
            with suppress(OSError), plain, tls.wrap_socket(plain, server_side=True) if tls else plain as connection:
                head = b""
                while b"\r\n\r\n" not in head and (more := connection.recv(65536)):
                    head += more
                server.times.append(time.monotonic())
                server.requests.append(head.decode("latin-1"))
                path = head.split(b" ")[1].decode("latin-1") if b" " in head else ""
                found = answers.get(path, answers.get(path.partition("?")[0], answer(b"", status="404 Not Found")))
                if callable(found):
                    found(connection)
                else:
                    connection.sendall(found)

        def accept() -> None:
            while not stop.is_set():
                with suppress(OSError):
                    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            stop.set()
            with suppress(OSError), socket.create_connection((ip, server.port)):
                thread.join(5)


def endless(piece: bytes, *, before: bytes = b"", pause_s: float = 0.0) -> Callable[[socket.socket], None]:
    """Sends `piece` for ever, or until the other side hangs up."""

    def send(connection: socket.socket) -> None:
        connection.sendall(before)
        waiting = threading.Event()
        while not waiting.wait(pause_s):
            connection.sendall(piece)

    return send
