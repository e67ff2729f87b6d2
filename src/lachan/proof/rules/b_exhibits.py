"""B. Exhibits and electronic data: BLTTHS Điều 90, 99, 105, 107, 196; NĐ 127/2017/NĐ-CP."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lachan.proof.bundle import Custody, Evidence
from lachan.proof.bundle.base import earliest, latest
from lachan.proof.bundle.papers import Obtained, Source
from lachan.proof.case import Case

from .reading import due, kept, lacks, listed, mostly, once, vietnamese, working
from .rule import Found, rule

ITEMS = {"listed": "danh mục hoặc biên bản mô tả thực trạng", "sealed": "niêm phong", "place": "nơi bảo quản",
         "photo": "ảnh hoặc bản ghi hình"}  # fmt: skip
NOBODY = frozenset({"", "?", "chưa rõ", "không rõ"})


@rule("R-20", "A", "BLTTHS Điều 90, Điều 105; NĐ 127/2017/NĐ-CP Điều 5", ground="d", title="Vật chứng thiếu niêm phong, bảo quản, ảnh",
      closes="biên bản niêm phong, danh mục, phiếu nhập kho, bản ảnh; hoặc lý do không cần niêm phong")  # fmt: skip
def exhibit_unkept(case: Case) -> Iterator[Found]:
    """Vật chứng «{title}» chưa thấy {what}; đề nghị bổ sung, hoặc nêu vì sao không cần (NĐ 127/2017 Điều 5)."""
    exhibits = [e for e in case.bundle.evidence if e.source == Source.EXHIBIT and not e.excluded]
    said = {field for field in ITEMS if kept((e.seal for e in exhibits if e.seal), field)}
    what = {e.id: listed(n for f, n in ITEMS.items() if lacks(getattr(e.seal, f, None), f in said or _unspoken(case, e))) for e in exhibits}  # fmt: skip
    lacking = [x for x in what if what[x]]
    alike = len({what[x] for x in lacking}) == 1
    for objects in once(case, "R-20", lacking, len(exhibits) if alike else len(exhibits) + 1):
        title = "», «".join(case.evidence[x].title for x in objects)
        yield objects, {"title": title, "what": what[objects[0]]}


def _unspoken(case: Case, e: Evidence) -> bool:
    """Not a word on its keeping, and the file is closed; before, only what the file keeps of other exhibits is asked."""
    return e.seal is None and due(case)


@rule("R-21", "A", "BLTTHS Điều 107, Điều 196", ground="d", title="Dữ liệu điện tử không rõ từ đâu ra",
      closes="biên bản thu giữ phương tiện, hoặc biên bản sao lưu dữ liệu")  # fmt: skip
def data_without_a_device(case: Case) -> Iterator[Found]:
    """Dữ liệu điện tử «{title}»: chưa thấy biên bản thu giữ phương tiện, cũng chưa thấy biên bản sao lưu; đề nghị bổ
    sung."""
    data = [e for e in case.bundle.evidence if e.source == Source.ELECTRONIC and not e.excluded]
    plain = not kept(data, "device_record") and not kept(data, "copy_record")
    for e in data if working(case) or mostly(data, "device_record", "copy_record") else ():
        if not _told_whence(e, plain):
            yield (e.id,), {"title": e.title}


def _told_whence(e: Evidence, plain: bool) -> bool:
    """A provider that was ordered to hand over its data keeps the device; of data handed in R-12 asks for the record.
    `plain`: no data of the file names the record of a device or a copy, so that its one record may be either."""
    otherwise = e.obtained in (Obtained.ORDERED, Obtained.HANDED_IN)
    return bool(e.device_record or e.copy_record or (plain and e.record)) or otherwise


@rule("R-22", "B", "BLTTHS Điều 99 khoản 3, Điều 107", ground="d", title="Mã băm thiếu hoặc không khớp",
      closes="mã băm khi thu giữ, sao lưu khớp với tệp đang lưu; hoặc giải trình")  # fmt: skip
def hash_differs(case: Case) -> Iterator[Found]:
    """Dữ liệu điện tử «{title}»: {what}; đề nghị làm rõ tính toàn vẹn."""
    data = [e for e in case.bundle.evidence if e.source == Source.ELECTRONIC and not e.excluded]
    asked = kept(data, "hash_at_seizure")
    for e in data:
        what = _hash(e, asked or (_taken_by_record(e) and working(case)))
        if what:
            yield (e.id,), {"title": e.title, "what": what}


def _taken_by_record(e: Evidence) -> bool:
    """Seized or copied, and the file tells by what record: then how its integrity was kept can be told too."""
    given = e.obtained in (Obtained.ORDERED, Obtained.HANDED_IN)
    return not given and bool(e.device_record or e.copy_record)


def _hash(e: Evidence, asked: bool) -> str:
    """The code names no hash: its absence is asked only where the file keeps them, a difference always."""
    then, now = ((x or "").strip().casefold() for x in (e.hash_at_seizure, e.hash_now))
    if then and now and then != now:
        return "mã băm của tệp đang lưu khác mã băm khi thu giữ"
    if not then and (asked or now):
        return "chưa ghi mã băm khi thu giữ, sao lưu"
    return ""


@rule("R-23", "A", "BLTTHS Điều 107 khoản 4", ground="d", title="Phân tích trên bản gốc",
      closes="kết quả phục hồi, tìm kiếm, giám định lại trên bản sao")  # fmt: skip
def worked_on_the_original(case: Case) -> Iterator[Found]:
    """Dữ liệu điện tử «{title}»: việc phục hồi, tìm kiếm, giám định ghi là không làm trên bản sao; đề nghị làm lại trên
    bản sao hoặc nêu lý do."""
    for e in case.bundle.evidence:
        if e.worked_on_copy is False and not e.excluded:
            yield (e.id,), {"title": e.title}


@rule("R-29", "B", "BLTTHS Điều 90, Điều 108", ground="d", title="Chuỗi giữ vật chứng có khoảng trống",
      closes="biên bản giao nhận cho khoảng thời gian ấy, hoặc giải trình của người giữ")  # fmt: skip
def custody_broken(case: Case) -> Iterator[Found]:
    """Vật chứng, phương tiện «{title}»: {what}; đề nghị bổ sung biên bản giao nhận."""
    for e in case.bundle.evidence:
        what = next(_breaks(e), "") if e.custody and not e.excluded else ""
        if what:
            yield (e.id,), {"title": e.title, "what": what}


def _breaks(e: Evidence) -> Iterator[str]:
    """From one day to the next is no gap: a holder «đến ngày 3», the next «từ ngày 4»."""
    chain = sorted(e.custody, key=lambda one: (earliest(one.since), one.since))
    if any(one.holder.strip().casefold() in NOBODY for one in chain):
        yield "có lúc chưa rõ ai giữ"
    if e.obtained_on and (earliest(chain[0].since) - latest(e.obtained_on)).days > 1:
        yield f"từ khi thu giữ ({vietnamese(e.obtained_on)}) đến ngày {vietnamese(chain[0].since)} chưa rõ ai giữ"  # fmt: skip
    for one, other in pairwise(chain):
        if _gap(one, other):
            yield f"từ {vietnamese(str(one.until))} đến {vietnamese(other.since)} chưa rõ ai giữ"


def _gap(one: Custody, other: Custody) -> bool:
    return one.until is not None and (earliest(other.since) - latest(one.until)).days > 1
