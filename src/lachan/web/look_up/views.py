"""Look somebody up by paper, telephone, or full name with year of birth; the answer is not a link to share."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.docket import codes as docket_codes
from lachan.docket.models import Mention
from lachan.intake import codes
from lachan.intake.commands import look_up_person

from .. import sheet
from ..door import signed_in
from ..sheet import Field, Sheet
from ..table import table

KINDS = [
    ("paper", "Số giấy tờ"),
    ("telephone", "Số điện thoại"),
    ("name_year", "Họ tên đầy đủ và năm sinh"),
    ("name", "Họ tên đầy đủ, không cần dấu"),
]
COLUMNS = ("Mã người", "Là ai", "Vụ việc")


@signed_in(P.IDENTITY_LOOKUP)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, Sheet({"kind": "paper"}))
    typed = request.POST.dict()
    try:
        found = look_up_person(
            kind=sheet.words(typed, "kind"), value=sheet.words(typed, "value"),
            birth_year=sheet.number(typed, "birth_year"), purpose=sheet.words(typed, "purpose"),
            by=request.actor, at=request.at,
        )  # fmt: skip
    except Refusal as refusal:
        return _form(request, Sheet(typed, refusal), status=422)
    return _form(request, Sheet(typed), table=_table(found))


def _form(request: HttpRequest, on: Sheet, status: int = 200, **more: Any) -> HttpResponse:
    fields = fields_of(on, codes.PURPOSES)
    errors = on.beside(fields)
    alone = on.refusal.sentence if on.refusal and not errors else ""
    shown = {"fields": fields, "errors": errors, "refusal": alone, **more}
    return render(request, "look_up/page.html", shown, status=status)


def fields_of(on: Sheet, purposes: Sequence[tuple[str, str]]) -> list[Field]:
    """What a look-up asks, wherever it is made: by what, the value itself, for what."""
    return [
        on.ask("kind", "Tra theo", "select", KINDS),
        on.ask("value", "Giá trị chính xác", sealed=True, autocomplete="off", need="now",
               hint="Phải khớp đủ từng chữ; chỉ tra theo họ tên không dấu mới bỏ qua dấu."),
        on.ask("birth_year", "Năm sinh", "number", hint="Cần khi tra theo họ tên và năm sinh.", sealed=True),
        on.ask("purpose", "Mục đích", "select", [("", "— chọn —"), *purposes], need="now",
               hint="Mỗi lần tra được ghi nhật ký, không ghi giá trị đã tra."),
    ]  # fmt: skip


def _table(found: list[Mention]) -> dict[str, Any]:
    rows = (
        [
            {"code_name": m.person.code},
            {"text": docket_codes.label(docket_codes.CAPACITY, m.capacity)},
            {"text": m.matter.code, "url": f"/vu-viec/{m.matter.code}/"},
        ]
        for m in found
    )
    return table("Kết quả trong phạm vi đơn vị được xem", COLUMNS, rows, empty=NOBODY)


NOBODY = (
    "Không thấy ai khớp",
    "không có ai trong phạm vi của đơn vị khớp từng chữ; cơ quan khác có thể có.",
)
