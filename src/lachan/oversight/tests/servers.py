"""Real servers on the loopback: an SMTP server that keeps its letters, a web server that keeps its calls."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from aiosmtpd.controller import Controller

LOOPBACK = "127.0.0.1"


class Letters:
    """What an SMTP server has taken in; `answer`: what it says to a recipient, for a server that refuses."""

    def __init__(self, answer: str = "250 OK") -> None:
        self.answer, self.taken = answer, []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 - aiosmtpd's name
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - aiosmtpd's name
        self.taken.append(
            (envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy.default))
        )
        return "250 taken"


@contextmanager
def smtp(answer: str = "250 OK") -> Iterator[tuple[int, Letters]]:
    from lachan.postgres.lodging import any_free_port

    letters = Letters(answer)
    server = Controller(letters, hostname=LOOPBACK, port=any_free_port())
    server.start()
    try:
        yield server.port, letters
    finally:
        server.stop()


@contextmanager
def web(status: int = 200, location: str = "") -> Iterator[tuple[str, list]]:
    """An address and the calls that came: (path, headers, body)."""
    calls: list = []

    class Keeps(BaseHTTPRequestHandler):
        def do_POST(self):  # noqa: N802 - http.server's name
            body = self.rfile.read(int(self.headers["Content-Length"]))
            calls.append((self.path, dict(self.headers), body))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args):
            """Silent."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Keeps)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}", calls
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
