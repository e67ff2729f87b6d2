"""One probe: who asks, what, where; all of it from a number. The same seed and number ask the same thing again."""

import html
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode, urlsplit

from conftest import CAST
from uuid_utils.compat import uuid7

from lachan.intake.codes import PURPOSES

from .addresses import Blanks, Route
from .asking import NOBODY, Answered, Doors, Step, list_file
from .canaries import Canary
from .rights import MATTER, STANDS

LINK = re.compile(r'(?:href|hx-get|action)="(/[^"#]*)"')
FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.S)
ATTR = re.compile(r'([\w-]+)="([^"]*)"')
INPUT = re.compile(r"<input\b([^>]*)>")
SELECT = re.compile(r'<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>', re.S)
AREA = re.compile(r'<textarea\b[^>]*name="([^"]+)"')
OPTION = re.compile(r'<option value="([^"]*)"')
JUNK = ("", "²", "<script>alert(1)</script>", "'; DROP TABLE x; --", "%00", "x" * 3000, "-1", "99999999999999999999", "\ud7ff",
        "2026-13-45", "../../etc/passwd", "N-", "0190b3e0-0000-7000-8000-000000000000", "{{ 7*7 }}", "\r\nX-Injected: 1")  # fmt: skip
OPENINGS = ("mo-danh-tinh/", "noi-chuyen/loi-ke/")
EXPORTS = re.compile(
    r"\.(docx|xlsx|pdf)$|tep/<str:kind>|trinh-bay/(lap|trang)|/noi-dung/$|/trang/<int|bao-cao/.*(xem|trang)|ra/$"
)


@dataclass(frozen=True)
class Probe:
    """`code`: the record it is mostly about, where the account was picked among those who stand in it."""

    number: int
    kind: str
    account: str
    code: str = ""


@dataclass
class Prober:
    """Asks probes by number; `log`: what each asked, so that a failing one prints itself."""

    doors: Doors
    blanks: Blanks
    routes: list[Route]
    seed: str
    log: dict[int, list[Step]] = field(default_factory=dict)

    def probe(self, number: int) -> Probe:
        dice = self.dice(number)
        kind = dice.choices([*KINDS], [weight for weight, _ in KINDS.values()])[0]
        if (
            dice.random() < 0.5
        ):  # or nearly every door would be shut, and nothing be seen that could be too much
            of = dice.choice([*STANDS, *["matter"] * 4])
            stand = MATTER["matter"] if of == "matter" else frozenset().union(*STANDS[of].values())
            return Probe(number, kind, dice.choice(sorted(stand)), self.coded(of))
        return Probe(number, kind, dice.choice([*CAST, NOBODY]))

    def coded(self, of: str) -> str:
        if of == "matter":
            return str(self.doors.beside.matters[of].code)
        return next(one.text for one in self.doors.planted.known.values() if (one.of, one.sort) == (of, "code"))  # fmt: skip

    def dice(self, number: int, part: str = "who") -> Random:
        return Random(f"{self.seed}:{number}:{part}")  # noqa: S311 - the same dice for the same number

    def ask(self, number: int) -> tuple[Probe, Answered]:
        probe, answered = self.probe(number), Answered()
        self.log[number] = []
        KINDS[probe.kind][1](self, probe, self.dice(number, "what"), answered)
        return probe, answered

    def step(self, probe: Probe, answered: Answered, step: Step) -> Answered:
        self.log[probe.number].append(step)
        self.doors.asks(probe.account, step, answered)
        return answered

    def told(self, probe: Probe) -> str:
        """How to ask it again, and what it asked."""
        asked = "\n".join(f"    {s.method} {s.url} {({k: str(v)[:60] for k, v in s.data.items()})}" for s in self.log[probe.number])  # fmt: skip
        return f"LACHAN_LEAK_SEED={self.seed} LACHAN_LEAK_PROBE={probe.number}: {probe.kind} as {probe.account}\n{asked}"  # fmt: skip

    def address(self, probe: Probe, dice: Random, fits: Callable[[Route], bool] = lambda route: True) -> str:  # fmt: skip
        """Care is what this is about: half of the addresses are of it; or of the matter, where that is asked about."""
        chosen = [one for one in self.routes if fits(one)]
        about = "vu-viec/<" if probe.code.startswith("VV") else "cham-soc"
        near = [one for one in chosen if one.text.startswith(about)]
        return self.blanks.fill(
            dice.choice(near if near and dice.random() < 0.5 else chosen), dice, probe.code
        )

    def somebody(self, dice: Random, sorts: tuple[str, ...] = ("identity",)) -> Canary:
        known = [one for one in self.doors.planted.known.values() if one.sort in sorts]
        return dice.choice(known)

    def code(self, probe: Probe, dice: Random) -> str:
        own = probe.code if probe.code.startswith("N-") and dice.random() < 0.8 else ""
        return own or dice.choice(self.blanks.codes["care"])

    def matter(self, probe: Probe, dice: Random) -> str:
        return (
            probe.code if probe.code.startswith("VV") else dice.choice(self.blanks.codes["matter"])
        )


# ── What is asked ───────────────────────────────────────────────────────────────────────────────────


def page(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """Any address by any account, with ids of this or of any other record; at times as a fragment."""
    heads = {"HX-Request": "true"} if dice.random() < 0.2 else {}
    prober.step(probe, answered, Step("GET", prober.address(probe, dice), headers=heads))


def file(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """The page of one person's care, or a part of it."""
    part = dice.choice(("", "ho-tro/", "noi-chuyen/", "noi-chuyen/dang/", "sang-loc/"))
    prober.step(probe, answered, Step("GET", f"/cham-soc/{prober.code(probe, dice)}/{part}"))


def link(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """Where a page leads: two steps from a place of the menu or a file."""
    url = dice.choice((f"/cham-soc/{prober.code(probe, dice)}/", f"/vu-viec/{prober.matter(probe, dice)}/", "/viec-hom-nay/",
                       "/cham-soc/", "/cham-soc/can-lam/", f"/vu-viec/{prober.matter(probe, dice)}/chung-cu/"))  # fmt: skip
    for _ in range(3):
        prober.step(probe, answered, Step("GET", url, headers={"Sec-Fetch-Mode": "cors"}))
        found = [html.unescape(one) for one in LINK.findall(answered.html)]
        if not found:
            return
        url = dice.choice(found)


def query(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """Filters and search boxes of a page, with what they offer, with codes, with names of people, with junk."""
    url = prober.address(probe, dice, lambda route: "<" not in route.text or route.text.startswith("cham-soc"))  # fmt: skip
    prober.step(probe, answered, Step("GET", url))
    names = {one for form in FORM.findall(answered.html) for one, _ in fields_of(form)} | {
        "q",
        "sau",
        "tiep",
    }
    chosen = dice.sample(sorted(names), min(len(names), dice.randint(1, 4)))
    asked = {name: _typed(prober, probe, dice) for name in chosen}
    prober.step(probe, answered, Step("GET", f"{url}?{urlencode(asked, errors='ignore')}"))


def search(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """A person is looked up by name, telephone, paper: the answer is a code, and only of whom one sees."""
    canary = prober.somebody(dice, ("identity", "matter_identity"))
    kind = {"full_name": "name", "paper": "paper", "telephone": "telephone"}.get(canary.what.removeprefix("list ").removeprefix("later "), "name")  # fmt: skip
    data = {
        "kind": kind,
        "value": canary.text,
        "birth_year": "2009",
        "purpose": dice.choice(["", *dict(PURPOSES)]),
    }
    url = dice.choice(("/cham-soc/tra-cuu/", "/tra-cuu/"))
    prober.step(probe, answered, Step("POST", url, data, typed=canary.text))


def opening(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """The verbs that open: with a purpose, with none, with one that is none."""
    data = {"purpose": dice.choice([*dict(PURPOSES), *dict(PURPOSES), "", "x"])}
    if dice.random() < 0.7:
        url = f"/cham-soc/{prober.code(probe, dice)}/{dice.choice(OPENINGS)}"
    else:
        url = prober.address(
            probe, dice, lambda route: "vu-viec" in route.text and "/mo-" in route.text
        )
    prober.step(probe, answered, Step("POST", url, data))


def form(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """A form as it is served, filled as a person would, and sent; then where it leads."""
    prober.step(probe, answered, Step("GET", prober.address(probe, dice, _asks)))
    url = prober.log[probe.number][-1].url
    forms = [one for one in FORM.findall(answered.html) if 'method="post"' in one]
    if not forms:
        return
    chosen = dice.choice(forms)
    data = {name: _filled(name, offered, dice) for name, offered in fields_of(chosen)}
    action = dict(ATTR.findall(chosen.split(">", 1)[0])).get("action", "")
    prober.step(probe, answered, Step("POST", html.unescape(action) or url, data))
    _follow(prober, probe, answered)


def junk(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """Anything at all, sent anywhere."""
    names = ("when", "words", "note", "paper", "to", "support", "flag", "purpose", "kind", "value", "client_key", "received_at", "sealed",
             "full_name", "place", "other", "matter", "same", "facts", "next", "username", "giu", "file")  # fmt: skip
    data = {name: dice.choice(JUNK) for name in dice.sample(names, dice.randint(0, 8))}
    prober.step(probe, answered, Step("POST", prober.address(probe, dice), data))


def export(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """Whatever leaves as a file: asked for, then sent for with a purpose; read inside."""
    url = prober.address(probe, dice, lambda route: bool(EXPORTS.search(route.text)))
    data = {
        "purpose": dice.choice([*dict(PURPOSES)]),
        "form": dice.choice(("pptx", "docx", "pdf")),
        "shows": "D1",
    }
    method = dice.choice(("GET", "POST"))
    heads = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
    prober.step(probe, answered, Step(method, url, data if method == "POST" else {}, headers=heads))


def error(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """Addresses that are not there, methods nobody serves, no token, too much at once."""
    url = prober.address(probe, dice)
    prober.step(probe, answered, dice.choice((
        Step("GET", f"{url}khong-co/{prober.code(probe, dice)}/"), Step("PUT", url), Step("DELETE", url), Step("POST", url, csrf=True),
        Step("GET", url, {"sau": "0001-01-01T00:00:00+23:59~x", "trang": "-1", "ngay": "x"}),
        Step("POST", url, {f"x{n}": "1" for n in range(1200)}), Step("GET", url, headers={"Host": "khac.example"}),
        Step("GET", f"/cham-soc/{dice.choice(JUNK) or 'x'}/".replace("\r\n", "")),
    )))  # fmt: skip


def audit(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """The log as its readers see it, narrowed to a verb, to a record."""
    ids = [str(one) for many in prober.doors.subjects.values() for one in sorted(many)]
    asked = {
        "viec": dice.choice(("", "open_person", "open_story_of", "take_story", "receive_person")),
        "q": dice.choice(["", *ids]),
    }
    account = dice.choice(("thanhtra", probe.account))
    prober.log[probe.number].append(Step("GET", f"/nhat-ky/?{urlencode(asked)}"))
    prober.doors.asks(account, prober.log[probe.number][-1], answered)


def notice(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """What comes to a desk by itself."""
    url = dice.choice(("/viec-hom-nay/", "/viec-hom-nay/cham-soc/", "/viec-hom-nay/ke-hoach/", "/cham-soc/can-lam/", "/canh-bao/chua-den/",
                       "/giam-sat/", "/ban-giao/", "/chi-tieu/", "/cham-soc/chua-nhan/"))  # fmt: skip
    prober.step(probe, answered, Step("GET", url))


def api(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    key = prober.doors.keys.get(probe.account, "lachan_khong-co")
    url = prober.address(probe, dice, lambda route: route.text.startswith("api/"))
    heads = {"Authorization": f"Bearer {key}"}
    canary = prober.somebody(dice)
    step = dice.choice((Step("GET", url, headers=heads), Step("GET", url, {"q": canary.text}, headers=heads, typed=canary.text),
                        Step("GET", url, {"after": dice.choice(JUNK)}, headers=heads)))  # fmt: skip
    prober.step(probe, answered, step)


def returnees(prober: Prober, probe: Probe, dice: Random, answered: Answered) -> None:
    """The list again, by anybody: whoever is on it is not said, by whoever may send it either."""
    data = {"file": list_file(prober.doors.beside), "received_at": ""}
    names = " ".join(
        one.text for one in prober.doors.planted.known.values() if one.sort == "list_name"
    )
    prober.step(probe, answered, Step("POST", "/cham-soc/danh-sach-tro-ve/", data, typed=names))


def _asks(route: Route) -> bool:
    return bool(re.search(r"lam/|/moi/|/sua/|/huy/|tiep-nhan|muc-chi|sang-loc/<", route.text))


# ── What is typed ───────────────────────────────────────────────────────────────────────────────────


def fields_of(form: str) -> list[tuple[str, list[str]]]:
    """Names of a form with what each offers."""
    found = [(name, OPTION.findall(options)) for name, options in SELECT.findall(form)]
    for told in INPUT.findall(form):
        attrs = dict(ATTR.findall(told))
        if attrs.get("name") and attrs["name"] != "csrfmiddlewaretoken":
            found.append((attrs["name"], [attrs.get("value", "")]))
    return [*found, *((name, []) for name in AREA.findall(form))]


def _filled(name: str, offered: list[str], dice: Random) -> str:
    known = [one for one in offered if one]
    if known:
        return html.unescape(dice.choice(known))
    if name == "paper":
        return "12/GL"
    if name in ("review_on", "answer_by", "until", "ends_on"):
        return "01/08/2026"
    return str(uuid7()) if name == "client_key" else "Ghi thử (giả lập)"


def _typed(prober: Prober, probe: Probe, dice: Random) -> str:
    return dice.choice((prober.code(probe, dice), prober.somebody(dice).text, dice.choice(JUNK), "1", "V4", "nay"))  # fmt: skip


def _follow(prober: Prober, probe: Probe, answered: Answered) -> None:
    """The page after the sending: with its message. What was sent is thrown away already; the page is as it was."""
    where = urlsplit(answered.location)
    if where.path.startswith("/"):
        prober.step(probe, answered, Step("GET", where.path + (f"?{where.query}" if where.query else "")))  # fmt: skip


KINDS: dict[str, tuple[int, Callable[[Prober, Probe, Random, Answered], None]]] = {
    "page": (13, page), "file": (16, file), "link": (10, link), "query": (8, query), "search": (6, search), "opening": (14, opening),
    "form": (10, form), "junk": (5, junk), "export": (7, export), "error": (5, error), "audit": (4, audit), "notice": (4, notice),
    "api": (4, api), "returnees": (2, returnees),
}  # fmt: skip


def table(asked: list[tuple[Probe, Answered]], roles: dict[str, str]) -> str:
    """kind × role: probes, answers by right that held a canary, leaks."""
    count, seen, leaks = Counter(), Counter(), Counter()
    for probe, answered in asked:
        key = (probe.kind, roles.get(probe.account, "nobody"))
        count[key] += 1
        seen[key] += bool(answered.seen)
        leaks[key] += len(answered.leaks)
    rows = [f"{kind:10} {role:20} {count[kind, role]:6} {seen[kind, role]:6} {leaks[kind, role]:6}" for kind, role in sorted(count)]  # fmt: skip
    total = (
        f"{'all':10} {'':20} {sum(count.values()):6} {sum(seen.values()):6} {sum(leaks.values()):6}"
    )
    return "\n".join(
        [f"{'kind':10} {'role':20} {'probes':>6} {'seen':>6} {'leaks':>6}", *rows, total]
    )
