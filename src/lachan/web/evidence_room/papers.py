"""Papers of the file: withdrawing one with its reason, numbering the folios of all in one table or by a pasted list."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import codes, commands
from lachan.evidence.refusals import NoSuchItem
from lachan.proof import impact

from ..door import signed_in
from . import answers
from .answers import Answers
from .changes import told
from .entry import errors_of, refused
from .items import HERE
from .room import Room, room_of
from .shapes import PAPERS, Question
from .tabs import framed
from .typed import Typed

NUMBERING = "but-luc/"
MOST = 800  # boxes in one form; the rest of a larger file is pasted
REPLACED = Question(("replaced_by",), "Thay bằng tài liệu (nếu có)", "ref", PAPERS)


class NothingNumbered(Refusal):
    """Chưa có số bút lục nào thay đổi. Ghi số vào bảng, hoặc dán danh sách «mã tài liệu, bút lục» rồi lưu lại."""


# -- withdrawing -------------------------------------------------------------------------------------


@signed_in(P.EVIDENCE_KEEP)
def withdraw(request: HttpRequest, code: str, item: str) -> HttpResponse:
    room = room_of(request, code)
    if item not in room.case.documents:
        raise Http404
    if request.method != "POST":
        return _withdraw(request, item, Answers(room, Typed()))
    typed = Typed(dict(request.POST.lists()))
    wrong = answers.unknown(room, [REPLACED], typed, {})
    if wrong:
        return _withdraw(request, item, Answers(room, typed, wrong), 422)
    try:
        commands.withdraw_paper(casefile=room.file.casefile, document=item, reason=typed.get("reason") or "",
                                replaced_by=(typed.get("replaced_by") or "").strip(), by=room.who, at=room.at)  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _withdraw(request, item, Answers(room, typed, refusal=refusal), 422)
    messages.success(request, f"Đã rút {item}; tài liệu vẫn được ghi là đã rút.")
    return redirect(room.url(PAPERS, item))


def _withdraw(request: HttpRequest, item: str, on: Answers, status: int = 200) -> HttpResponse:
    """What rests on the paper is shown before it is withdrawn."""
    room = on.room
    fields = {"reason": on.ask("reason", "Vì sao rút (cần ghi)", "textarea", rows=3, maxlength=2000, wide=True, autofocus=True),
              "replaced_by": on.of(REPLACED)}  # fmt: skip
    return render(request, "evidence_room/withdraw.html", framed(
        room, HERE, (HERE, "Mục hồ sơ"), (f"{HERE}{PAPERS}/", "Tài liệu"), ("", f"Rút {item}"), paper=room.link(item), item=item,
        impact=told(room, impact.if_withdrawn(room.file.bundle, item)), fields=list(fields.values()), errors=errors_of(fields),
        refusal=refused(on, fields), action=room.url(PAPERS, item, "rut/"), back=room.url(PAPERS, item),
        lists=answers.lists(room, [REPLACED])), status=status)  # fmt: skip


# -- numbering ---------------------------------------------------------------------------------------


@signed_in(P.EVIDENCE_KEEP)
def number(request: HttpRequest, code: str) -> HttpResponse:
    room = room_of(request, code)
    if request.method != "POST":
        return _number(request, room, {})
    typed = request.POST.dict()
    try:
        folios = _changed(room, typed)
        if not folios:
            raise NothingNumbered
        commands.number_folios(
            casefile=room.file.casefile,
            folios=folios,
            reason=typed.get("reason", ""),
            by=room.who,
            at=room.at,
        )
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _number(request, room, typed, refusal, 422)
    messages.success(
        request, f"Đã ghi bút lục của {len(folios)} tài liệu; số cũ còn trong lịch sử."
    )
    return redirect(f"{room.base}{NUMBERING}")


def _changed(room: Room, typed: Mapping[str, str]) -> dict[str, str]:
    """Papers whose number was typed anew in the table, then what was pasted over it."""
    said = {
        one.id: typed.get(f"folio_{one.id}", one.folios or "").strip()
        for one in room.file.bundle.documents
    }
    said |= _pasted(room, typed.get("pasted", ""))
    return {
        one: text for one, text in said.items() if text != (room.case.documents[one].folios or "")
    }


def _pasted(room: Room, text: str) -> dict[str, str]:
    """Lines «D1 ⇥ 15-18», as two columns of a sheet are pasted; a comma or a semicolon does as well."""
    found = {}
    for line in filter(str.strip, text.splitlines()):
        name, _, folios = line.strip().replace(";", "\t").replace(",", "\t", 1).partition("\t")
        if name.strip() not in room.case.documents:
            raise NoSuchItem(f"Dòng «{line.strip()[:60]}»: hồ sơ không có tài liệu mã này. Sửa dòng ấy rồi dán lại; những dòng khác vẫn còn.", field="pasted")  # fmt: skip
        found[name.strip()] = folios.strip()
    return found


def _number(
    request: HttpRequest, room: Room, typed: Mapping[str, str], refusal: Refusal | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    error = (
        {refusal.field: refusal.sentence}
        if refusal is not None and refusal.field in {"pasted", "reason"}
        else {}
    )
    rows = [{"id": one.id, "label": room.things[one.id].label, "kind": room.case.by_code(one.kind), "volume": one.volume,
             "name": f"folio_{one.id}", "value": typed.get(f"folio_{one.id}", one.folios or ""), "gone": one.withdrawn}
            for one in room.file.bundle.documents[:MOST]]  # fmt: skip
    fields = [
        {"name": "pasted", "label": "Dán cả danh sách", "kind": "textarea", "value": typed.get("pasted", ""), "rows": 4, "wide": True,
         "hint": "mỗi dòng: mã tài liệu, bút lục — dán thẳng hai cột từ bảng tính", "error": error.get("pasted", ""), "maxlength": 100000},
        {"name": "reason", "label": "Vì sao đánh số, đánh số lại (cần ghi)", "kind": "text", "value": typed.get("reason", ""), "maxlength": 500, "wide": True, "error": error.get("reason", ""), "autocomplete": "off"},
    ]  # fmt: skip
    return render(request, "evidence_room/numbering.html", framed(
        room, NUMBERING, ("", "Bút lục"), rows=rows, fields=fields, more=max(0, len(room.file.bundle.documents) - MOST), errors=errors_of({one["name"]: one for one in fields}),
        refusal=refusal.sentence if refusal is not None and not error else "", past=_past(room), action=f"{room.base}{NUMBERING}",
    ), status=status)  # fmt: skip


def _past(room: Room) -> list[dict[str, Any]]:
    """Every time folios were numbered, the latest first."""
    found = [one for (part, _), one in room.file.kept.items() if part == codes.NUMBERINGS]
    return [
        {"turn": one.turn, "reason": room.case.by_code(str(one.body.get("reason", ""))), "count": len(one.body.get("folios", {}))}
        for one in sorted(found, key=lambda one: -one.turn)
    ]  # fmt: skip
