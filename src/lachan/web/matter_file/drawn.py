"""Clocks, acts and next acts of a case as markup, written here and not by templates: sixty of them cost a
millisecond, not thirty. A clock is drawn as parts/clock.html draws it (a test holds the two together).

Every value goes through `escape`."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.safestring import SafeString

from ..drawing import icon, state

Shown = Mapping[str, Any]


def code_name(code: str, url: str = "") -> str:
    if url:
        return f'<a class="code-name" href="{escape(url)}">{escape(code)}</a>'
    return f'<span class="code-name">{escape(code)}</span>'


# ── Clocks ──────────────────────────────────────────────────────────────────────────────────────────


def clocks(shown: Iterable[Shown]) -> SafeString:
    return SafeString("\n".join(map(clock, shown)))


def clock(c: Shown) -> str:
    doubt = ' class="doubt" title="Cách hiểu chưa thống nhất"' if c["unsettled"] else ""
    left = f"<small>{escape(c['left'])}</small>" if c["left"] else ""
    anchor = f' id="{escape(c["anchor"])}"' if c.get("anchor") else ""
    return (
        f'<article class="clock {c["state"]}"{anchor}><h3 class="clock-name">{escape(c["name"])}</h3>{_track(c)}'
        f"{state(c['state'], c['state_label'])}"
        f'<p class="clock-due"><b{doubt}>{escape(c["due"] or "chưa có hạn")}</b>{left}</p>{_why(c)}</article>'
    )


def _track(c: Shown) -> str:
    if not c.get("span"):
        return ""
    label = escape(f"Phần thời hạn đã qua: {c['name']}")
    return (f'<progress class="track {c["state"]}" value="{c["elapsed"]}" max="{c["span"]}" '
            f'aria-label="{label}"></progress>')  # fmt: skip


def _why(c: Shown) -> str:
    open_reading = ' <span class="doubt">còn cách hiểu khác</span>' if c["unsettled"] else ""
    who = f' <span class="clock-who">· {escape(c["who"])}</span>' if c["who"] else ""
    return (
        f'<details class="why"><summary>Vì sao?<span class="sr-only"> {escape(c["name"])}</span>{open_reading}{who}'
        f'</summary><div class="why-body">{_working(c)}{_law(c)}{_unsettled(c)}</div></details>'
    )


def _working(c: Shown) -> str:
    lines = "".join(f"<li><span>{escape(line)}</span></li>" for line in c["working"])
    return f'<ol class="working">{lines}</ol>' if lines else ""


def _law(c: Shown) -> str:
    if not c["cite"]:
        return ""
    words = f"<q>{escape(c['words'])}</q>" if c["words"] else ""
    return f'<div class="law">{words}<cite>{escape(c["cite"])}</cite></div>'


def _unsettled(c: Shown) -> str:
    if not c["unsettled"]:
        return ""
    return (
        f'<div class="note unsettled">{icon("unsettled")}<div>{escape(c["unsettled"])}</div></div>'
    )


def done_clocks(shown: Iterable[Shown]) -> SafeString:
    """Met, or no duty any more: one line each."""
    return SafeString("".join(_done(c) for c in shown))


def _done(c: Shown) -> str:
    left = f" · {escape(c['left'])}" if c["left"] else ""
    return (f'<li>{state(c["state"], c["state_label"])} <span>{escape(c["name"])}</span> '
            f'<small class="soft">hạn {escape(c["due"])}{left}</small></li>')  # fmt: skip


# ── Acts ────────────────────────────────────────────────────────────────────────────────────────────


def timeline(acts: Iterable[Shown]) -> SafeString:
    return SafeString("\n".join(map(_act, acts)))


def _act(a: Shown) -> str:
    kind = "superseded" if a["corrected_by"] else "correcting" if a["corrects"] else ""
    label = escape(a["label"])
    deed = f"<s>{label}</s>" if a["corrected_by"] else label
    person = str(a["person"])
    whom = f" · {code_name(person, f'#nguoi-{person}')}" if person else ""
    facts = "".join(f'<p class="facts">{escape(line)}</p>' for line in a["facts"])
    return (
        f'<li class="{kind}" id="{a["anchor"]}"><p class="when"><span>{a["occurred"]}</span><small>{a["hour"]}</small>'
        f'</p><div><p class="deed">{deed}{whom}</p>{facts}{_meta(a)}{_righting(a)}</div></li>'
    )


def _meta(a: Shown) -> str:
    paper = f"<span>{escape(a['paper'])}</span>" if a["paper"] else ""
    late = f'<span class="late">ghi sau: {a["recorded"]}</span>' if a["recorded"] else ""
    carried = f"<span>mang từ hồ sơ {escape(a['carried'])}</span>" if a["carried"] else ""
    return (
        f'<p class="meta"><span>{escape(a["agency"])}</span>{paper}{carried}{late}{_links(a)}</p>'
    )


def _links(a: Shown) -> str:
    return "".join(
        f'<a class="no-print" href="{escape(url)}">{escape(text)}'
        f'<span class="sr-only">: {escape(a["label"])} {a["occurred"]}</span></a>'
        for url, text in a["links"]
    )


def _righting(a: Shown) -> str:
    said = [("đã đính chính", a["corrected_by"]), ("đính chính", a["corrects"])]
    return "".join(
        f'<p class="meta"><span class="doubt">{word}</span> <span>{escape(text)}</span></p>'
        for word, text in said if text
    )  # fmt: skip


# ── What may be done next ───────────────────────────────────────────────────────────────────────────


def next_acts(links: Iterable[Shown]) -> SafeString:
    return SafeString("".join(f"<li>{_next(one)}</li>" for one in links))


def _next(n: Shown) -> str:
    mark = '<span class="grave-mark">quyết định quan trọng</span>' if n["grave"] else ""
    due = f'<small class="due {n["state"]}">{escape(n["due"])}</small>' if n["due"] else ""
    return (
        f'<a class="next-act" href="{escape(n["url"])}"><b>{escape(n["label"])}</b>{icon("next")}'
        f"{due}<small>{mark}{escape(n['cite'])}</small></a>"
    )
