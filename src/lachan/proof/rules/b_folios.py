"""B. Are the folios in order: BLTTHS Điều 131; TTLT 04/2018 Điều 35. Numbers are given once, at the end of the investigation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lachan.proof.bundle import Document
from lachan.proof.bundle.file import Stage
from lachan.proof.case import Case
from lachan.proof.folio import FolioUnread, Span, spans

from .reading import due, lacks, listed, live, mostly
from .rule import Found, rule

Placed = tuple[Span, Document]


@rule("R-17", "B", "BLTTHS Điều 131; TTLT 04/2018 Điều 35", ground="d", title="Bút lục trùng, thiếu, chưa đóng dấu",
      closes="bảng thống kê đã sửa có ký xác nhận, báo cáo giải trình, dấu bút lục")  # fmt: skip
def folios_out_of_order(case: Case) -> Iterator[Found]:
    """{what}; đề nghị kiểm tra bảng thống kê và dấu bút lục, ký xác nhận chỗ nhầm lẫn, nêu lý do."""
    open_runs = {(p.volume, p.series) for p in live(case) if not _read(p.folios)}
    for group in _series(case):
        yield from _overlapping(group)
        if case.reached(Stage.ENDED) and not open_runs & {(p.volume, p.series) for _, p in group}:
            yield from _missing(group)
    asked = {
        field for field in ("stamped_investigation", "stamped_procuracy") if _asked(case, field)
    }
    for paper in live(case):
        what = _unreadable(paper) or _unstamped(case, paper, asked)
        if what:
            yield (paper.id,), {"what": f"Tài liệu «{paper.title}»: {what}"}


def _series(case: Case) -> list[list[Placed]]:
    """Every run of numbers by itself: a file may number each volume, go on from volume to volume, or hold several series."""
    found: dict[str, dict[str, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for paper in case.bundle.documents:
        for one in _read(paper.folios):
            found[paper.series][paper.volume].append((one, paper))
    runs = [run for volumes in found.values() for run in _runs(list(volumes.values()))]
    return [sorted(group, key=lambda x: (x[0], x[1].id)) for group in runs]


def _runs(volumes: list[list[Placed]]) -> list[list[Placed]]:
    """One run where only one volume begins at 01: from 01 to the end of the file (TTLT 04/2018 Điều 35); else one a volume."""
    beginning = [min(span.first.number for span, _ in volume) for volume in volumes]
    if sum(first == 1 for first in beginning) == 1:
        return [[placed for volume in volumes for placed in volume]]
    return volumes


def _read(text: str | None) -> tuple[Span, ...]:
    try:
        return spans(text) if text else ()
    except FolioUnread:
        return ()


def _overlapping(group: list[Placed]) -> Iterator[Found]:
    """Two papers that claim one sheet; a withdrawn paper, or one that another replaced, keeps its old number."""
    told: set[tuple[str, str]] = set()
    furthest: Placed | None = None
    for span, paper in (x for x in group if not x[1].withdrawn and not x[1].replaced_by):
        if furthest and furthest[1].id != paper.id and span.meets(furthest[0]) and not _inserted(span, furthest[0]):  # fmt: skip
            pair = tuple(sorted((furthest[1].id, paper.id)))
            if pair not in told:
                told.add((pair[0], pair[1]))
                yield pair, {"what": f"Tài liệu «{furthest[1].title}» ({furthest[0]}) và «{paper.title}» ({span}) trùng bút lục"}  # fmt: skip
        if furthest is None or span.last > furthest[0].last:
            furthest = span, paper


def _inserted(span: Span, before: Span) -> bool:
    """18a put in after «15–18» is an insertion, no clash."""
    return bool(span.first.suffix) and span.first.number == before.last.number and not before.last.suffix  # fmt: skip


def _missing(group: list[Placed]) -> Iterator[Found]:
    """Only where every paper of the run is in the list and numbered, and the run begins at 01: else the bundle is an extract,
    or the hole is that of a paper whose number is not given (R-11, R-92)."""
    if group[0][0].first.number != 1 or not all(p.listed or p.withdrawn for _, p in group):
        return
    end, before = group[0][0].last.number, group[0][1]
    for span, paper in group[1:]:
        if span.first.number > end + 1:
            yield (before.id, paper.id), {"what": f"Giữa «{before.title}» và «{paper.title}» chưa thấy BL {end + 1:02d}–{span.first.number - 1:02d}"}  # fmt: skip
        if span.last.number >= end:
            end, before = span.last.number, paper


def _unreadable(paper: Document) -> str:
    readable = not paper.folios or _read(paper.folios)
    return "" if readable else f"bút lục «{paper.folios}» không đọc được"


def _unstamped(case: Case, paper: Document, asked: set[str]) -> str:
    """Until the file is closed a paper may wait for its stamp, unless it was already sent to the procuracy."""
    if not case.reached(Stage.ENDED) and not paper.sent_on:
        return ""
    lacking = []
    if lacks(paper.stamped_investigation, "stamped_investigation" in asked):
        lacking.append("dấu bút lục của cơ quan điều tra")
    if lacks(paper.stamped_procuracy, bool(paper.sent_on) and "stamped_procuracy" in asked):
        lacking.append("dấu bút lục của viện kiểm sát")
    return f"chưa có {listed(lacking)}" if lacking else ""


def _asked(case: Case, field: str) -> bool:
    """Where the bundle says it of most of the papers, one of which nothing is said stands out."""
    return due(case) and mostly(case.bundle.documents, field)
