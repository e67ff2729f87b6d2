"""The forms of reports, by their code; one content, three files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lachan.access.refusals import Refusal

from .ad_hoc import fill as ad_hoc
from .content import Given, ReportContent
from .half_year import fill as half_year
from .pdf import pdf_of
from .peak_campaign import fill as peak_campaign
from .sheet import docx_of
from .thirty_july import fill as thirty_july
from .workbook import xlsx_of
from .yearly import fill as yearly

MODULES: Final = (half_year, yearly, peak_campaign, thirty_july, ad_hoc)


class NoSuchForm(Refusal):
    """Hệ thống không có loại báo cáo này. Chọn một loại trong danh sách: sáu tháng, năm, đợt cao điểm, Ngày 30/7, đột xuất."""


class NoSuchFile(Refusal):
    """Báo cáo chỉ lập được dưới dạng .docx, .pdf hoặc .xlsx (phụ lục số liệu). Đặt lại phần đuôi của tên tệp rồi chạy lại."""


@dataclass(frozen=True)
class Form:
    """One form: its label, its window, whether it looks back at the same window a year earlier."""

    code: str
    label: str
    window: Any
    calendar: str
    written: Mapping[str, Any]
    fill: Callable[[Given], ReportContent]

    @property
    def looks_back(self) -> bool:
        within = [part for one in self.written["sections"] for part in one.get("parts", ())]
        return any(part.get("figures") == "compared" for part in within)


def _form(module: Any) -> Form:
    said = module.WORDS
    return Form(module.__name__.split(".")[-2], said["label"], said["window"], said["calendar"], said, module.fill)  # fmt: skip


FORMS: Final = {one.code: one for one in map(_form, MODULES)}
FILES: Final[Mapping[str, Callable[[ReportContent], bytes]]] = {
    "docx": docx_of, "pdf": pdf_of, "xlsx": xlsx_of,
}  # fmt: skip
MEDIA: Final = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def form_of(code: str) -> Form:
    if code not in FORMS:
        raise NoSuchForm(field="form")
    return FORMS[code]


def file_of(content: ReportContent, kind: str) -> bytes:
    if kind not in FILES:
        raise NoSuchFile(field="file")
    return FILES[kind](content)
