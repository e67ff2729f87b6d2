"""A page of the six views without the application: the same files, the same content policy, one bundle. For trying and timing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

STATIC = Path(__file__).parents[2] / "src" / "lachan" / "web" / "static"
# As settings.CONTENT_SECURITY_POLICY says; a test holds the two together.
POLICY = ("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")  # fmt: skip
NAMES = {"matrix": "Ma trận", "tree": "Cây chứng minh", "timeline": "Dòng thời gian", "network": "Mạng quan hệ",
         "money": "Dòng tiền", "procedure": "Dòng tố tụng"}  # fmt: skip
PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sáu hình</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/lachan/app.css">
<link rel="stylesheet" href="/lachan/evidence/evidence.css"><script type="module" src="/lachan/evidence/rooms.js"></script></head><body>
<aside class="ribbon">DỮ LIỆU GIẢ LẬP</aside><main><div class="shell page"><h1>Sơ đồ hóa chứng cứ</h1>
<div data-evidence class="evidence-page"><div data-evidence-chosen></div>{tabs}{sections}</div>
<p><button type="button" class="button" data-selects="e1 p1">Câu hỏi: e1, p1</button></p></div></main>
<script type="application/json" id="evidence-views">{data}</script></body></html>"""


def page(data: dict[str, Any], tabs: bool = True) -> bytes:
    said = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    sections = "".join(f'<section data-evidence-view="{name}"><h2>{title}</h2></section>' for name, title in NAMES.items())  # fmt: skip
    nav = '<nav data-evidence-tabs aria-label="Sáu hình"></nav>' if tabs else ""
    return PAGE.format(tabs=nav, sections=sections, data=said).encode()


class _Handler(SimpleHTTPRequestHandler):
    pages: dict[str, bytes] = {}

    def do_GET(self) -> None:
        made = self.pages.get(self.path.split("?")[0])
        if made is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(made)
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None: ...


@contextmanager
def served(pages: dict[str, bytes]) -> Iterator[str]:
    """Pages by path («/x»), the static files beside them; the address of the server."""
    handler = type("Handler", (_Handler,), {"pages": pages})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
