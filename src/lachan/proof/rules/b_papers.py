"""B. Do the papers lie in the file as they must: BLTTHS Điều 88, 103, 104, 131, 164; TTLT 04/2018 Điều 35."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lachan.law.calendar import calendar
from lachan.proof.bundle import Document, Evidence
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.papers import Obtained, Source
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case
from lachan.proof.folio import FolioUnread, within

from .reading import kept, lacks, listed, live, vietnamese, working
from .rule import Found, rule

NEARLY_ALL = 0.75
TO_SEND, TO_SEND_HINDERED, TO_STAMP, TO_HAND_OVER = 5, 15, 3, 7


@rule("R-11", "A", "BLTTHS Điều 131", ground="d", title="Chứng cứ không có trong bảng kê tài liệu",
      closes="tài liệu, bút lục trong bảng kê của hồ sơ")  # fmt: skip
def not_in_the_file(case: Case) -> Iterator[Found]:
    """Chứng cứ «{title}»: {what}; đề nghị đưa vào hồ sơ và bảng kê tài liệu, hoặc sửa bút lục viện dẫn."""
    for e in case.bundle.evidence:
        what = "" if e.excluded else not_listed(case, e)
        if what:
            yield (e.id,), {"title": e.title, "what": what}


def not_listed(case: Case, e: Evidence) -> str:
    """A bundle that gives few papers says nothing of where the rest of its evidence lies."""
    paper = case.paper(e)
    if paper is None:
        told = case.share("evidence", "document") >= NEARLY_ALL
        return "chưa thấy tài liệu nào của hồ sơ chứa chứng cứ này" if told else ""
    if paper.listed is False:
        return f"tài liệu «{paper.title}» chưa có trong bảng kê"
    if e.folios and paper.folios and not _lies_in(e.folios, paper.folios):
        return f"bút lục {e.folios} nằm ngoài tài liệu «{paper.title}» (BL {paper.folios})"
    # Before the end of the investigation a paper may lawfully bear a stamp and no number: TTLT 04/2018 Điều 35.
    numbered = case.reached(Stage.ENDED) and case.share("documents", "folios") >= 0.5
    if numbered and not paper.folios and not paper.listed and not e.folios:
        return f"tài liệu «{paper.title}» chưa có bút lục"
    return ""


def _lies_in(inner: str, outer: str) -> bool:
    """A number that cannot be read is R-17's question, not this one's."""
    try:
        return within(inner, outer)
    except FolioUnread:
        return True


@rule("R-15", "B", "BLTTHS Điều 164", ground="d", since=Stage.INVESTIGATION, title="Chuyển hồ sơ từ cơ quan khởi tố ban đầu",
      closes="quyết định chuyển hồ sơ, biên bản giao nhận đúng hạn, hoặc ghi chú nêu lý do chậm")  # fmt: skip
def not_handed_over(case: Case) -> Iterator[Found]:
    """Vụ án do cơ quan khác khởi tố, điều tra ban đầu; {what}; đề nghị bổ sung quyết định, biên bản chuyển hồ sơ hoặc nêu
    lý do."""
    of = case.bundle
    if of.opened_by_other and of.agency_handed_over is False:
        yield (of.code,), {"what": "hồ sơ chưa được chuyển đúng hạn"}
    elif of.opened_by_other and of.agency_handed_over is None and working(case) and _term_over(case):  # fmt: skip
        yield (of.code,), {"what": "chưa thấy việc chuyển hồ sơ cho cơ quan điều tra có thẩm quyền"}


def _term_over(case: Case) -> bool:
    """Seven days from initiation; with the day unsaid, only when the investigation has ended."""
    opened = [d.on for d in case.bundle.decisions if d.kind == Decided.INITIATED and d.on]
    if not opened:
        return case.reached(Stage.ENDED)
    return earliest(case.bundle.as_of) > max(map(latest, opened)) + timedelta(days=TO_HAND_OVER)


@rule("R-16", "B", "BLTTHS Điều 88 khoản 5; TTLT 02/2017 Điều 6 khoản 1 điểm l", ground="d", since=Stage.INVESTIGATION,
      title="Biên bản chậm chuyển viện kiểm sát, chậm đóng dấu",
      closes="phiếu chuyển, biên bản bàn giao đúng hạn; hoặc văn bản nêu trở ngại khách quan")  # fmt: skip
def late_to_the_procuracy(case: Case) -> Iterator[Found]:
    """Tài liệu «{title}»: {what}; đề nghị bổ sung tài liệu chuyển giao hoặc nêu lý do."""
    asked = kept(case.bundle.documents, "sent_on")
    for paper in live(case):
        what = "" if paper.attended else _late(case, paper, asked)
        if what:
            yield (paper.id,), {"title": paper.title, "what": what}


def _late(case: Case, paper: Document, asked: bool) -> str:
    """Điều 134: a term in days ends with its last day; where that is a day off we wait for the next working day."""
    days = TO_SEND_HINDERED if paper.obstacle else TO_SEND
    last = _last(paper.made_on, days)
    if paper.sent_on is None:
        over = last is not None and earliest(case.bundle.as_of) > last
        waited = paper.attended is False and over and asked
        return "lập khi không có Kiểm sát viên, chưa thấy ngày chuyển viện kiểm sát" if waited else ""  # fmt: skip
    if last is not None and earliest(paper.sent_on) > last:
        return f"lập ngày {vietnamese(str(paper.made_on))}, chuyển viện kiểm sát ngày {vietnamese(paper.sent_on)}, quá {days:02d} ngày"  # fmt: skip
    stamp = _last(paper.sent_on, TO_STAMP)
    if paper.stamped_on and stamp is not None and earliest(paper.stamped_on) > stamp:
        return f"chuyển ngày {vietnamese(paper.sent_on)}, viện kiểm sát đóng dấu ngày {vietnamese(paper.stamped_on)}, quá {TO_STAMP:02d} ngày"  # fmt: skip
    return ""


def _last(since: str | None, days: int) -> date | None:
    if since is None or len(since) < 10:
        return None
    return calendar().next_working_day(latest(since) + timedelta(days=days))


@rule("R-18", "B", "BLTTHS Điều 104, Điều 108", ground="d", title="Bản sao chưa đối chiếu với bản chính",
      closes="xác nhận đối chiếu, bản chính, hoặc ghi chú nêu vì sao không có bản chính")  # fmt: skip
def copy_not_compared(case: Case) -> Iterator[Found]:
    """Tài liệu «{title}» là bản sao, chưa thấy xác nhận đối chiếu với bản chính; đề nghị đối chiếu hoặc thu bản chính."""
    asked = kept(case.bundle.documents, "compared") or working(case)
    for paper in live(case):
        if paper.copy_ and lacks(paper.compared, asked):
            yield (paper.id,), {"title": paper.title}


@rule("R-19", "A", "BLTTHS Điều 29, Điều 103; TTLT 02/2017 Điều 6 khoản 1 điểm h", ground="d", title="Tài liệu nước ngoài chưa đúng kênh, chưa dịch",
      closes="kết quả ủy thác tư pháp, văn bản hợp tác; bản dịch được chứng thực")  # fmt: skip
def foreign_paper(case: Case) -> Iterator[Found]:
    """Tài liệu «{title}»: {what}; đề nghị bổ sung."""
    asked = working(case) or kept(case.bundle.documents, "assistance", "translated")
    for paper in live(case):
        what = [*_channel(case, paper, asked), *_translation(paper, asked)]
        if what:
            yield (paper.id,), {"title": paper.title, "what": listed(what)}


def _channel(case: Case, paper: Document, asked: bool) -> Iterator[str]:
    """What a participant brought from abroad is a paper handed in (Điều 104), not a result of assistance (Điều 103)."""
    held = [e for e in case.bundle.evidence if e.document == paper.id] if paper.foreign else []
    handed_in = any(e.obtained == Obtained.HANDED_IN for e in held)
    assisted = any(e.source == Source.ASSISTANCE for e in held)
    if paper.foreign and not handed_in and lacks(paper.assistance, asked and not assisted):
        yield "do nước ngoài cung cấp, chưa thấy kênh tương trợ tư pháp hoặc hợp tác quốc tế"


def _translation(paper: Document, asked: bool) -> Iterator[str]:
    if paper.language not in ("", "vi") and lacks(paper.translated, asked):
        yield "không viết bằng tiếng Việt, chưa thấy bản dịch"
