"""B. Was it lawfully come by, does it lie in the file: BLTTHS Điều 87, 99, 107, 131."""

from __future__ import annotations

from collections.abc import Iterator

from lachan.proof.bundle import Document, Evidence
from lachan.proof.bundle.file import Stage
from lachan.proof.bundle.papers import Obtained, Source
from lachan.proof.case import Case
from lachan.proof.folio import within

from .rule import Found, rule

RECORDED = frozenset({Obtained.SEIZED, Obtained.COLLECTED, Obtained.HANDED_IN})


@rule("R-11", "A", "BLTTHS Điều 131", ground="d", title="Chứng cứ không có trong bảng kê tài liệu",
      closes="tài liệu, bút lục trong bảng kê của hồ sơ")  # fmt: skip
def not_in_the_file(case: Case) -> Iterator[Found]:
    """Chứng cứ «{title}»: {what}; đề nghị đưa vào hồ sơ và bảng kê tài liệu, hoặc sửa bút lục viện dẫn."""
    for e in case.bundle.evidence:
        what = _not_listed(case, e, case.paper(e))
        if what:
            yield (e.id,), {"title": e.title, "what": what}


def _not_listed(case: Case, e: Evidence, paper: Document | None) -> str:
    if paper is None:
        return "chưa thấy tài liệu nào của hồ sơ chứa chứng cứ này"
    if paper.listed is False:
        return f"tài liệu «{paper.title}» chưa có trong bảng kê"
    if e.folios and paper.folios and not within(e.folios, paper.folios):
        return f"bút lục {e.folios} nằm ngoài tài liệu «{paper.title}» (BL {paper.folios})"
    # Before the end of the investigation a paper may lawfully bear a stamp and no number: TTLT 04/2018 Điều 35.
    if case.reached(Stage.ENDED) and not paper.folios and not paper.listed:
        return f"tài liệu «{paper.title}» chưa có bút lục"
    return ""


@rule("R-12", "A", "BLTTHS Điều 87 khoản 2, Điều 102, Điều 133", ground="d", title="Thiếu biên bản thu thập",
      closes="biên bản thu giữ, thu thập, giao nhận")  # fmt: skip
def without_a_record(case: Case) -> Iterator[Found]:
    """Chưa thấy biên bản {how} «{title}»; đề nghị bổ sung biên bản, vì cái không được thu thập đúng trình tự thì
    không có giá trị pháp lý."""
    for e in case.bundle.evidence:
        taken = e.obtained in RECORDED or (e.obtained is None and e.source == Source.EXHIBIT)
        if taken and e.record is None and not _by_device(e):
            how = {Obtained.COLLECTED: "thu thập", Obtained.HANDED_IN: "giao nhận"}.get(
                e.obtained or Obtained.SEIZED, "thu giữ"
            )
            yield (e.id,), {"title": e.title, "how": how}


def _by_device(e: Evidence) -> bool:
    """Electronic data: the record is that of the device or of the copy, which R-21 asks for."""
    return e.source == Source.ELECTRONIC and e.obtained in (
        None,
        Obtained.SEIZED,
        Obtained.COLLECTED,
    )


@rule("R-21", "A", "BLTTHS Điều 107, Điều 196", ground="d", title="Dữ liệu điện tử không rõ từ đâu ra",
      closes="biên bản thu giữ phương tiện, hoặc biên bản sao lưu dữ liệu")  # fmt: skip
def data_without_a_device(case: Case) -> Iterator[Found]:
    """Dữ liệu điện tử «{title}»: chưa thấy biên bản thu giữ phương tiện, cũng chưa thấy biên bản sao lưu; đề nghị bổ
    sung."""
    for e in case.bundle.evidence:
        if e.source == Source.ELECTRONIC and not e.device_record and not e.copy_record:
            yield (e.id,), {"title": e.title}
