"""A page of the six views without the application: the same files, the same content policy, one bundle. For trying and timing."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from lachan.proof.loading import made
from lachan.proof.schema import example
from lachan.proof.sending import views

STATIC = Path(__file__).parents[2] / "src" / "lachan" / "web" / "static"
# As settings.CONTENT_SECURITY_POLICY says; a test holds the two together.
POLICY = ("default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")  # fmt: skip
ITEMS = 10_000
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
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


def many_days(items: int = ITEMS) -> dict[str, Any]:
    """Of the example, with so many moments of sixty people. «DỮ LIỆU GIẢ LẬP»."""
    dice, sent = Random(7), views(made(example()))
    spans = []
    for n in range(items):
        first = date(2022, 1, 1) + timedelta(dice.randrange(900))
        length, precision = dice.choice(((0, "minute"), (0, "day"), (0, "day"), (30, "month"), (364, "year")))  # fmt: skip
        sent["objects"][f"x{n}"] = ["event", f"Sự kiện {n} (giả lập)", ""]
        spans.append([f"x{n}", f"N{dice.randrange(60):02d}", first.isoformat(), (first + timedelta(length)).isoformat(), precision])  # fmt: skip
    sent["timeline"] = sorted(spans, key=lambda one: (one[1], one[2], one[3], one[0]))
    return sent


class _Handler(SimpleHTTPRequestHandler):
    pages: dict[str, bytes] = {}
    policy = True

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
        if self.policy:
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None: ...


@contextmanager
def served(pages: dict[str, bytes], policy: bool = True) -> Iterator[str]:
    """Pages by path («/x»), the static files beside them; the address of the server."""
    handler = type("Handler", (_Handler,), {"pages": pages, "policy": policy})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(STATIC)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
