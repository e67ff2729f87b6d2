"""A real Chromium against the real application on loopback, with a clock the test sets."""

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from conftest import HANOI, PASSWORD, wipe

# Playwright runs a loop in this thread; the ORM is used by the server threads only.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-gpu"]  # fmt: skip
SHOTS = Path(__file__).parent / "shots"
AXE = Path(__file__).parent / "vendor" / "axe.min.js"


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).exists():
        pytest.skip("Không có Chromium: cài gói chromium của Debian để chạy kiểm thử trình duyệt.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Site:
    """The application under test: its address, and the instant it believes it is."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.at = datetime(2024, 3, 15, 22, 30, tzinfo=HANOI)

    def clock(self, text: str) -> None:
        self.at = datetime.fromisoformat(text).replace(tzinfo=HANOI)


@pytest.fixture
def site(django_db_setup, django_db_blocker, monkeypatch) -> Iterator[Site]:
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    from lachan.web import guard

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None: ...

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.daemon_threads = True
    made = Site(f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setattr(guard, "now", lambda: made.at)
    server.set_app(get_wsgi_application())
    with django_db_blocker.unblock():
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        server.server_close()
    wipe(django_db_blocker)


class Person:
    """Somebody at a browser: signs in, looks, presses keys; counts what it costs them."""

    # Card, Moran, Newell 1980: keystroke of an average non-secretary typist, mental preparation.
    KEY, THINK = 0.28, 1.35

    def __init__(self, page: object, site: Site) -> None:
        self.page, self.site = page, site
        self.keys = self.decisions = 0
        self.errors: list[str] = []
        page.on(
            "console", lambda said: self.errors.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def go(self, path: str) -> None:
        self.page.goto(self.site.url + path)

    def sign_in(self, name: str) -> None:
        self.go("/dang-nhap/")
        self.page.fill("input[name=username]", name)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/dang-nhap/" not in url)

    def decide(self, times: int = 1) -> None:
        self.decisions += times

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.keys += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.keys += len(text)

    @property
    def seconds(self) -> float:
        """The keystroke-level estimate of what was done since the counters were set to nought."""
        return self.keys * self.KEY + self.decisions * self.THINK

    def shot(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


@pytest.fixture
def person(chromium, site) -> Iterator[object]:
    """`person("caxa", width=360)` opens a browser window of its own for that account."""
    opened = []

    def open_for(account: str, width: int = 1280, height: int = 900, js: bool = True) -> Person:
        context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN",
                                       timezone_id="Asia/Ho_Chi_Minh", java_script_enabled=js)  # fmt: skip
        opened.append(context)
        one = Person(context.new_page(), site)
        one.page.set_default_timeout(10_000)
        if account:
            one.sign_in(account)
        return one

    yield open_for
    for context in opened:
        context.close()
