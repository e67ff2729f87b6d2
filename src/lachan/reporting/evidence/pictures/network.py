"""The relationship network. Where nobody gives positions people stand in columns by their standing in the case; every
mark has one size, since nobody is measured."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from lachan.proof.bundle.people import Role
from lachan.proof.case import UNDER_CHARGE, Case
from lachan.proof.labels import LINES, ROLES
from lachan.proof.views import Line, Mark, Picture, around
from lachan.proof.views import network as picture_of

from ..head import Printed
from ..words import MISSING
from .canvas import FAINT, LEFT, SUPPORT, Canvas

At = Mapping[str, tuple[float, float]]
WIDTH, MOST, R = 1280.0, 300, 19.0
INKS = {"about": SUPPORT, "paid": "#8a6d1d", "event": "#7a7a7a"}
DASHES = {"about": "", "paid": "7 3", "event": "2 3"}
FILLS = {"accused": "#fbe9d8", "held": "#fbe9d8", "denounced": "#fbe9d8", "victim": "#e2efe4"}
COLUMNS = ((*UNDER_CHARGE,), (Role.VICTIM,), (Role.WITNESS, Role.CIVIL, Role.INTERESTED), ())


def network(of: Printed, at: At | None = None, centre: str = "") -> str:
    """A file with more people than can be read opens around one of them: the first accused, or `centre`."""
    case = Case(of.bundle)
    whole = picture_of(case)
    drawn = whole if len(whole.marks) <= MOST else around(whole, centre or _first(case), most=MOST)
    canvas = Canvas(of.titled("Mạng quan hệ"), WIDTH)
    y = _key(canvas, canvas.top)
    if len(drawn.marks) < len(whole.marks):
        canvas.text(LEFT, y, f"Vẽ {len(drawn.marks)}/{len(whole.marks)} người, quanh một người; xem đủ ở bảng quan hệ.", ink=FAINT)  # fmt: skip
        y += 20
    spots = _scaled(at, drawn, y) if at else _by_standing(canvas, case, drawn, y)
    _draw(canvas, case, drawn, spots)
    return canvas.done()


def _first(case: Case) -> str:
    return min(case.accused, default=next((p.id for p in case.bundle.persons), ""))


def _key(canvas: Canvas, y: float) -> float:
    x = LEFT
    for kind, ink in INKS.items():
        canvas.rule(x, y - 4, x + 36, y - 4, ink=ink, thick=2, dash=DASHES[kind])
        canvas.text(x + 42, y, LINES[kind])
        x += 190
    canvas.text(x, y, "Số trên đường nối: bao nhiêu lần hồ sơ nói đến.", ink=FAINT)
    return y + 24


def _scaled(at: At, drawn: Picture, y: float) -> dict[str, tuple[float, float]]:
    """The given positions stretched to the page, with room for the marks and their words."""
    found = {m.id: at[m.id] for m in drawn.marks if m.id in at}
    low = [min((p[n] for p in found.values()), default=0.0) for n in (0, 1)]
    wide, tall = (max((p[n] for p in found.values()), default=1.0) - low[n] or 1.0 for n in (0, 1))
    room = WIDTH - 2 * LEFT - 120
    k = max(min(room / wide, room / tall), 46.0 if len(found) > 40 else 60.0 if len(found) > 12 else 0)  # fmt: skip
    k = min(k, room / wide)
    return {name: (LEFT + 60 + (x - low[0]) * k, y + 40 + (v - low[1]) * k) for name, (x, v) in found.items()}  # fmt: skip


def _by_standing(canvas: Canvas, case: Case, drawn: Picture, y: float) -> dict[str, tuple[float, float]]:  # fmt: skip
    """Columns by standing; a long one is folded into several, side by side."""
    columns = [list(one) for one in _folded(case, drawn)]
    step = (WIDTH - 2 * LEFT - 120) / max(len(columns) - 1, 1)
    tall = max((len(many) for _, many in columns), default=1) * 62.0
    spots = {}
    for turn, (title, many) in enumerate(columns):
        x = LEFT + 60 + turn * step
        if title:
            canvas.text(x, y + 4, str(title), size=13, weight="bold", anchor="middle")
        gap = tall / max(len(many), 1)
        spots |= {m.id: (x, y + 24 + gap * (n + 0.5)) for n, m in enumerate(many)}
    return spots


def _folded(case: Case, drawn: Picture) -> Iterator[tuple[str, list[Mark]]]:
    left, near = list(drawn.marks), _near(case, drawn)
    for roles in COLUMNS:
        mine = [m for m in left if not roles or set(roles) & set(case.persons[m.id].roles)]
        left = [m for m in left if m not in mine]
        title = "Người bị buộc tội" if roles and roles[0] in UNDER_CHARGE else ROLES[roles[0]] if roles else "người khác"  # fmt: skip
        mine.sort(key=lambda m: (near[m.id], m.id))
        folds = -(-len(mine) // 14)
        for n in range(folds):
            yield (title[0].upper() + title[1:] if n == 0 else ""), mine[n::folds]


def _near(case: Case, drawn: Picture) -> dict[str, float]:
    """How far down those stand who are charged and whom the file tells of together with each: so that lines stay short."""
    turn = {m.id: float(n) for n, m in enumerate(m for m in drawn.marks if m.id in case.accused)}
    beside: dict[str, list[float]] = defaultdict(list)
    for line in drawn.lines:
        for one, other in ((line.source, line.target), (line.target, line.source)):
            if other in turn:
                beside[one].append(turn[other])
    return {m.id: turn.get(m.id, sum(beside[m.id]) / len(beside[m.id]) if beside[m.id] else 0.0) for m in drawn.marks}  # fmt: skip


def _draw(canvas: Canvas, case: Case, drawn: Picture, spots: At) -> None:
    told = Counter((x.source, x.target, x.kind) for x in _told(case))
    beside: dict[frozenset[str], list[Line]] = defaultdict(list)
    for line in drawn.lines:
        if line.source in spots and line.target in spots:
            beside[frozenset((line.source, line.target))].append(line)
    for many in beside.values():
        for turn, line in enumerate(many):
            _edge(canvas, case, line, spots, 7.0 * (turn - (len(many) - 1) / 2), told)
    for mark in drawn.marks:
        if mark.id in spots:
            _node(canvas, mark, *spots[mark.id])


def _told(case: Case) -> Iterator[Line]:
    for p in case.bundle.propositions:
        yield from (Line(a, b, "about") for a in p.actors for b in p.about)
    yield from (Line(t.payer, t.payee, "paid") for t in case.bundle.transactions if t.payer and t.payee)  # fmt: skip


def _edge(canvas: Canvas, case: Case, line: Line, spots: At, aside: float, told: Counter[tuple[str, str, str]]) -> None:  # fmt: skip
    (x1, y1), (x2, y2) = spots[line.source], spots[line.target]
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
    dx, dy = -(y2 - y1) / long * aside, (x2 - x1) / long * aside
    words = (
        f"{case.code(line.source)} – {case.code(line.target)}: {LINES.get(line.kind, line.kind)}"
    )
    group = canvas.mark(f"{line.source}~{line.target}", "", words, line.kind)
    canvas.rule(x1 + dx, y1 + dy, x2 + dx, y2 + dy, ink=INKS.get(line.kind, FAINT), thick=1.3, dash=DASHES.get(line.kind, ""), into=group)  # fmt: skip
    times = told[line.source, line.target, line.kind]
    if times > 1:
        canvas.text(x1 + (x2 - x1) * 0.35 + dx, y1 + (y2 - y1) * 0.35 + dy - 3, str(times), size=10, ink=FAINT, into=group)  # fmt: skip


def _node(canvas: Canvas, mark: Mark, x: float, y: float) -> None:
    role = mark.kind.split(".")[-1]
    group = canvas.mark(mark.id, "", f"{mark.label} ({ROLES.get(Role(role), MISSING)})", role)
    canvas.dot(x, y, R, fill=FILLS.get(role, "#f3f3f3"), stroke="#5a5a5a", into=group)
    canvas.text(x, y + 4, mark.label[:6], size=12, weight="bold", anchor="middle", into=group)
    if len(mark.label) > 6:
        canvas.text(x, y + R + 12, mark.label[:24], size=10, anchor="middle", into=group)
    canvas.bottom = max(canvas.bottom, y + R + 14)
