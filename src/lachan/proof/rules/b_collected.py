"""B. Was it lawfully come by, and does the record say so: BLTTHS Điều 87, 88, 102, 133, 178, 183, 192."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lachan.proof.bundle import Decision, Evidence
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.papers import Obtained, Source
from lachan.proof.bundle.people import Decided
from lachan.proof.case import Case

from .reading import kept, lacks, listed, live, made_on, mostly, vietnamese, working
from .rule import Found, rule

RECORDED = frozenset({Obtained.SEIZED, Obtained.COLLECTED, Obtained.HANDED_IN})
HOW = {Obtained.COLLECTED: "thu thập", Obtained.HANDED_IN: "giao nhận", Obtained.SEIZED: "thu giữ"}
MUST_SAY = {"hour": "giờ bắt đầu, kết thúc", "place": "địa điểm", "officer": "người tiến hành",
            "participants": "người tham gia, người chứng kiến", "signatures": "đủ chữ ký"}  # fmt: skip
ALLOWING = frozenset({Decided.ALLOWED, Decided.ARRESTED, Decided.INITIATED, Decided.CHARGED})


@rule("R-10", "A", "BLTTHS Điều 87 khoản 1", ground="d", title="Không thuộc nguồn chứng cứ nào",
      closes="chứng cứ từ một trong bảy nguồn, hoặc quyết định không dùng")  # fmt: skip
def of_no_source(case: Case) -> Iterator[Found]:
    """«{title}» không thuộc nguồn nào trong bảy nguồn chứng cứ của Điều 87; đề nghị xác định nguồn hoặc không dùng làm
    chứng cứ."""
    for e in case.bundle.evidence:
        if e.source == Source.NONE and not e.excluded:
            yield (e.id,), {"title": e.title}


@rule("R-12", "A", "BLTTHS Điều 87 khoản 2, Điều 88 khoản 4, Điều 133", ground="d", title="Thiếu biên bản thu thập",
      closes="biên bản thu giữ, thu thập, giao nhận")  # fmt: skip
def without_a_record(case: Case) -> Iterator[Found]:
    """Chưa thấy biên bản {how} «{title}»; đề nghị bổ sung biên bản, vì cái không được thu thập đúng trình tự thì
    không có giá trị pháp lý."""
    taken = [e for e in case.bundle.evidence if _taken(e) and not e.excluded]
    for e in taken if working(case) or mostly(taken, "record", "device_record", "copy_record") else ():  # fmt: skip
        if e.record is None and not _by_device(e):
            yield (e.id,), {"title": e.title, "how": HOW[e.obtained or Obtained.SEIZED]}


def _taken(e: Evidence) -> bool:
    """A record that is itself the evidence needs no second one."""
    if e.source in (Source.RECORD, Source.STATEMENT):
        return False
    return e.obtained in RECORDED or (e.obtained is None and e.source == Source.EXHIBIT)


def _by_device(e: Evidence) -> bool:
    """Electronic data: the record is that of the device or of the copy, which R-21 asks for."""
    return e.source == Source.ELECTRONIC and e.obtained != Obtained.HANDED_IN


@rule("R-13", "A", "BLTTHS Điều 133, Điều 178, Điều 184", ground="d", title="Biên bản thiếu nội dung phải có",
      closes="biên bản có đủ nội dung, xác nhận của người tham gia, hoặc tài liệu khắc phục")  # fmt: skip
def record_incomplete(case: Case) -> Iterator[Found]:
    """Biên bản «{title}» chưa ghi: {what}; đề nghị khắc phục hoặc nêu lý do."""
    records = [one for one in live(case) if one.recording]
    dated = kept(records, "made_on")
    said = {field for field in MUST_SAY if kept((x.recording for x in records), field)}
    for one in records:
        what = [n for f, n in MUST_SAY.items() if lacks(getattr(one.recording, f), f in said)]
        what += ["ngày lập"] if one.made_on is None and dated else []
        if what:
            yield (one.id,), {"title": one.title, "what": listed(what)}


@rule("R-14", "A", "BLTTHS Điều 34–40, Điều 87 khoản 2, Điều 183 khoản 1, Điều 192, Điều 193", ground="d",
      title="Thu thập không đúng thẩm quyền, trước khi được phép",
      closes="lệnh, quyết định, phê chuẩn có trước; hoặc việc thu thập lại đúng thẩm quyền")  # fmt: skip
def without_power(case: Case) -> Iterator[Found]:
    """«{title}»: {what}; đề nghị bổ sung lệnh, quyết định có trước, hoặc thu thập lại đúng thẩm quyền."""
    beyond = {d.id for d in live(case) if d.recording and d.recording.authorised is False}
    for paper in live(case):
        if paper.id in beyond:
            yield (paper.id,), {"title": paper.title, "what": "người tiến hành không có thẩm quyền"}  # fmt: skip
    for e in case.bundle.evidence:
        what = "" if e.excluded or {e.document, e.record} & beyond else _too_early(case, e)
        if what:
            yield (e.id,), {"title": e.title, "what": what}


def _too_early(case: Case, e: Evidence) -> str:
    """Only days known exactly can be said to stand in the wrong order."""
    on = made_on(case, e)
    if on is None or len(on) < 10:
        return ""
    if e.allowed_by:
        allowed = _day([d.on for d in case.bundle.decisions if d.id == e.allowed_by])
        if allowed is not None and latest(on) < allowed:
            return f"thu thập ngày {vietnamese(on)}, trước lệnh, quyết định cho phép ngày {allowed:%d/%m/%Y}"  # fmt: skip
        return _lapsed(case, e, on)
    return _before_charge(case, e, on) or _before_the_case(case, e, on)


def _lapsed(case: Case, e: Evidence, on: str) -> str:
    """After the order's last day. An expert or an agency that answers late breaks no order; what was drawn from a device is of
    the day of the device."""
    until = next((d.until for d in case.bundle.decisions if d.id == e.allowed_by), None)
    device = case.documents.get(e.device_record or "")
    day = (device.made_on if device else None) or on
    answers = e.source == Source.EXPERT or e.obtained == Obtained.ORDERED
    if until is None or answers or len(day) < 10 or earliest(day) <= latest(until):
        return ""
    return f"thu thập ngày {vietnamese(day)}, khi lệnh, quyết định cho phép đã hết hiệu lực ngày {vietnamese(until)}"  # fmt: skip


def _before_charge(case: Case, e: Evidence, on: str) -> str:
    """Hỏi cung is of a person charged; a person only held is heard otherwise."""
    paper = case.paper(e)
    about = case.decisions_about.get(e.speaker or "", [])
    charged = _day([d.on for d in about if d.kind == Decided.CHARGED])
    if paper and "hỏi cung" in f"{paper.kind} {paper.title}".casefold() and charged and latest(on) < charged:  # fmt: skip
        return f"hỏi cung ngày {vietnamese(on)}, trước quyết định khởi tố bị can ngày {charged:%d/%m/%Y}"  # fmt: skip
    return ""


def _before_the_case(case: Case, e: Evidence, on: str) -> str:
    """Seizure before initiation: lawful with an order, or when somebody was caught in the act or held (Điều 111, 193)."""
    opened = _day([d.on for d in case.bundle.decisions if d.kind == Decided.INITIATED])
    allowing = [d for d in case.bundle.decisions if d.kind in ALLOWING and (not d.on or earliest(d.on) <= latest(on)) and not _over(d, on)]  # fmt: skip
    if e.obtained == Obtained.SEIZED and opened and not allowing:
        return f"thu giữ ngày {vietnamese(on)}, trước quyết định khởi tố vụ án ngày {opened:%d/%m/%Y}, chưa thấy lệnh hoặc quyết định cho phép"  # fmt: skip
    return ""


def _over(one: Decision, on: str) -> bool:
    """An order that had lapsed by then allows nothing; of an arrest or a charge `until` is the term of holding."""
    return one.kind == Decided.ALLOWED and one.until is not None and latest(one.until) < earliest(on)  # fmt: skip


def _day(said: list[str | None]) -> date | None:
    """The first of the days that are known to the day."""
    return min((earliest(one) for one in said if one and len(one) >= 10), default=None)
