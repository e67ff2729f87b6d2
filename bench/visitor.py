"""A person at a browser, reduced to cookies and forms; and many of them at once, for a bounded time."""

import http.client
import re
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlencode

from .serving import Served

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """One session over one kept connection, on the loopback only."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies, self.token = port, {}, ""
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> tuple[int, str]:
        return self._ask("GET", path, None)

    def post(self, path: str, form: Mapping[str, str]) -> tuple[int, str]:
        """The status, and where it leads; the body of an answer to a form is not kept."""
        return self._ask("POST", path, urlencode({**form, "csrfmiddlewaretoken": self.token}))

    def open_form(self, path: str) -> str:
        """Fetch the page and remember its token."""
        _, page = self.get(path)
        self.token = (TOKEN.search(page) or [None, ""])[1]
        return page

    def sign_in(self, name: str, password: str) -> "Visitor":
        self.open_form("/dang-nhap/")
        status, _ = self.post("/dang-nhap/", {"username": name, "password": password, "next": ""})
        if status != 302:
            raise RuntimeError(f"sign-in of {name} answered {status}")
        return self

    def _ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {
            "Cookie": kept,
            **({"Content-Type": "application/x-www-form-urlencoded"} if body else {}),
        }
        try:
            answer = self._send(method, path, body, headers)
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.link.close()
            answer = self._send(method, path, body, headers)
        text = answer.read().decode()
        for given in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = given.split(";")[0].partition("=")
            self.cookies[name] = value
        # A browser would follow to a page that shows the message and forgets it.
        self.cookies.pop("messages", None)
        return answer.status, answer.headers.get("Location") or text

    def _send(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> http.client.HTTPResponse:
        self.link.request(method, path, body, headers)
        return self.link.getresponse()


@dataclass(frozen=True)
class Taken:
    """Times of single requests in ms, and processor time per request in ms."""

    times: tuple[float, ...]
    app: float
    database: float

    @property
    def cpu(self) -> float:
        return self.app + self.database

    def at(self, share: float) -> float:
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

    def with_more(self, other: "Taken") -> "Taken":
        a, b = len(self.times), len(other.times)
        weigh = lambda mine, its: (mine * a + its * b) / (a + b)  # noqa: E731 - two uses, one line
        return Taken(
            self.times + other.times,
            weigh(self.app, other.app),
            weigh(self.database, other.database),
        )


def take(served: Served, act: Callable[[int], None], count: int) -> Taken:
    """Do `act` `count` times, one after the other."""
    before, times = served.cpu(), []
    for number in range(count):
        began = time.perf_counter()
        act(number)
        times.append((time.perf_counter() - began) * 1000)
    app, database = served.cpu().since(before)
    return Taken(tuple(times), app / count * 1000, database / count * 1000)


def crowd(served: Served, acts: list[Callable[[int], None]], times: int) -> Taken:
    """Everybody at once, each `times` times: the times of single requests, processor time per request."""
    before = served.cpu()

    def busy(act: Callable[[int], None]) -> list[float]:
        taken = []
        for number in range(times):
            began = time.perf_counter()
            act(number)
            taken.append((time.perf_counter() - began) * 1000)
        return taken

    with ThreadPoolExecutor(len(acts)) as pool:
        found = [one for each in pool.map(busy, acts) for one in each]
    app, database = served.cpu().since(before)
    return Taken(tuple(found), app / len(found) * 1000, database / len(found) * 1000)


def rate(visitors: list[Visitor], act: Callable[[Visitor], None], seconds: float) -> float:
    """Requests per second that these visitors get through together."""
    until = time.monotonic() + seconds

    def busy(visitor: Visitor) -> int:
        done = 0
        while time.monotonic() < until:
            act(visitor)
            done += 1
        return done

    with ThreadPoolExecutor(len(visitors)) as pool:
        return sum(pool.map(busy, visitors)) / seconds
