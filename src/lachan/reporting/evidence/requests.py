"""A draft of «yêu cầu điều tra» from the questions still open: to be edited and signed by a procurator, or not at all.

By right of BLTTHS Điều 165 khoản 6, Điều 167 khoản 1; before a case is initiated Điều 159 khoản 2 («yêu cầu kiểm tra, xác
minh»); of a file that came with the conclusion Điều 236, Điều 245."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from lachan.proof.bundle.file import Stage
from lachan.proof.rules import CATALOGUE

from .booklet import GROUNDS
from .head import Printed
from .questions import Asked, Questions, questions
from .sheets import EvidenceSheet

ALIKE = 4  # from so many questions of one kind on, one line names all their objects
INVESTIGATION = ("YÊU CẦU ĐIỀU TRA", "Cơ quan điều tra",
                 ["Căn cứ khoản 6 Điều 165, khoản 1 Điều 167 Bộ luật Tố tụng hình sự"])  # fmt: skip
KINDS = {
    Stage.REPORT: ("YÊU CẦU KIỂM TRA, XÁC MINH", "Cơ quan đang giải quyết nguồn tin về tội phạm", ["Căn cứ khoản 2 Điều 159 Bộ luật Tố tụng hình sự"]),
    Stage.INVESTIGATION: INVESTIGATION, Stage.ENDED: INVESTIGATION,
}  # fmt: skip
LATER = ("NỘI DUNG CẦN ĐIỀU TRA BỔ SUNG", "Cơ quan điều tra",
         ["Căn cứ Điều 236, khoản 1 Điều 245 Bộ luật Tố tụng hình sự"])  # fmt: skip
COURT = ("NỘI DUNG CÒN PHẢI LÀM RÕ", "Kiểm sát viên được phân công", ["Căn cứ Điều 280 Bộ luật Tố tụng hình sự"])  # fmt: skip


def docx(of: Printed, *, agency: str = "") -> bytes:
    title, whom, grounds = _kind(of.bundle.stage)
    asked = questions(of.redaction)
    sheet = EvidenceSheet(of.titled("Dự thảo yêu cầu"), agency or "Viện kiểm sát nhân dân ……", stamped=True)  # fmt: skip
    sheet.heading("Số: ……/YC-VKS……")
    sheet.title(f"{title} (DỰ THẢO)", f"Hồ sơ {of.head.code}")
    sheet.addressee([whom])
    sheet.grounds([*grounds, f"Nghiên cứu hồ sơ {of.head.code}, phiên bản {of.head.version}"])
    _body(sheet, asked)
    sheet.say("Cơ quan được yêu cầu thực hiện và thông báo kết quả bằng văn bản trước ngày …… tháng …… năm ………; nếu có khó khăn, vướng mắc thì trao đổi với Kiểm sát viên.")  # fmt: skip
    sheet.closing(["Kiểm sát viên"], [whom, "Hồ sơ kiểm sát"])
    sheet.notes("Ghi chú của hệ thống (bỏ trước khi ký)", list(_system(of, asked)))
    return sheet.done()


def _kind(stage: Stage) -> tuple[str, str, list[str]]:
    return KINDS.get(stage, LATER if stage == Stage.PROSECUTION else COURT)


def _body(sheet: EvidenceSheet, asked: Questions) -> None:
    wanted = [one for one in asked.open if one.severity != "D"]
    if not wanted:
        sheet.say("Không còn nội dung nào để yêu cầu; không lập văn bản này.")
        return
    sheet.say("Để làm rõ vụ việc một cách khách quan, cả chứng cứ xác định và chứng cứ gỡ tội, đề nghị thực hiện các nội dung sau:")  # fmt: skip
    number = 0
    for turn, (ground, title) in enumerate((k, v) for k, v in GROUNDS.items() if any(o.ground == k for o in wanted)):  # fmt: skip
        sheet.part(f"{'ABCDE'[turn]}. {title}")
        for words in _lines([one for one in wanted if one.ground == ground]):
            number += 1
            sheet.say(f"{number}. {words}")


def _lines(wanted: Sequence[Asked]) -> Iterator[str]:
    for rule, many in groupby(wanted, key=lambda one: one.rule):
        alike = list(many)
        if len(alike) >= ALIKE:
            yield _together(rule, alike)
            continue
        for one in alike:
            objects = f" Đối tượng: {'; '.join(one.objects)}." if one.objects else ""
            yield f"{one.sentence}{objects} Thực hiện bằng: {one.closes}. (Căn cứ: {one.cite}.) [{rule}]"


def _together(rule: str, alike: Sequence[Asked]) -> str:
    named = {one.objects[0] if len(alike) > 12 and one.objects else ", ".join(one.objects) for one in alike}  # fmt: skip
    objects = sorted((x for x in named if x), key=_natural)
    title = CATALOGUE[rule].title
    return (f"{title} ({len(alike)} nội dung). Ví dụ: {alike[0].sentence} Đối tượng: {'; '.join(objects)}. "
            f"Thực hiện bằng: {alike[0].closes}. (Căn cứ: {alike[0].cite}.) [{rule}]")  # fmt: skip


def _natural(words: str) -> list[tuple[bool, int, str]]:
    """BH2 before BH10."""
    return [(x.isdigit(), int(x) if x.isdigit() else 0, x) for x in re.split(r"(\d+)", words)]


def _system(of: Printed, asked: Questions) -> Iterator[str]:
    yield "Dự thảo do hệ thống lập từ câu hỏi còn mở của hồ sơ; Kiểm sát viên sửa, bỏ, thêm trước khi ký. Mã trong ngoặc vuông là mã câu hỏi, để tra lại."  # fmt: skip
    yield of.head.second
    yield from of.head.warnings
    yield from of.head.notes
    if asked.kept_back:
        yield f"{asked.kept_back} câu hỏi về người chưa có quyết định không nêu ở bản này: bản này lập cho người đọc chưa được mở tên người ấy."  # fmt: skip
    left = sum(one.severity == "D" for one in asked.open)
    if left:
        yield f"{left} câu hỏi chỉ để biết (mức D) không đưa vào yêu cầu."
