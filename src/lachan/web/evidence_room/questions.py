"""What is asked of the file: the list with its filters, one question, its answer signed by whoever gives it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.evidence import commands
from lachan.evidence.refusals import NoSuchItem
from lachan.proof.pages import SEVERITIES

from ..door import signed_in
from . import answers, first_asked, words
from .answers import Answers
from .asked import Asked, answered_of, asked_of
from .entry import errors_of, refused
from .room import Room, room_of
from .shapes import PAPERS, Question
from .tabs import framed
from .typed import Typed

HERE = "cau-hoi/"
PAPER = Question(("document",), "Tài liệu (nếu có)", "ref", PAPERS)
PAGE = 60


@signed_in(P.EVIDENCE_SEE)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Filters narrow what is shown and say so; nothing asked in somebody's favour is ever left out unseen."""
    room, told = room_of(request, code), request.GET
    done = told.get("tra-loi") == "1"
    every = answered_of(room) if done else asked_of(room)
    fits = [one for one in every if _fits(one, told)]
    begin = _begin(told.get("tu", ""))
    return render(request, "evidence_room/questions.html", framed(
        room, HERE, ("", "Câu hỏi"), questions=fits[begin:begin + PAGE], done=done, shown=len(fits), hidden=len(every) - len(fits),
        filters=_filters(room, every, told), next=_next(room, told, begin + PAGE) if len(fits) > begin + PAGE else ""))  # fmt: skip


def _fits(one: Asked, told: Any) -> bool:
    codes = [x["code"] for x in one.objects]
    return (
        told.get("muc", "") in {"", one.severity} and told.get("can-cu", "") in {"", one.finding.ground}
        and told.get("quy-tac", "") in {"", one.finding.rule}
        and (not told.get("truy-cuu") or any(x.split("/")[0] == told["truy-cuu"] for x in codes))
    )  # fmt: skip


def _begin(said: str) -> int:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0


def _next(room: Room, told: Any, begin: int) -> str:
    kept = told.copy()
    kept["tu"] = str(begin)
    return f"{room.base}{HERE}?{kept.urlencode()}"


def _filters(room: Room, every: Iterable[Asked], told: Any) -> dict[str, Any]:
    rules = {one.finding.rule: f"{one.finding.rule} · {one.title}" for one in every}
    charges = {one: room.case.charge_words(one) for one in room.case.charges}
    fields = [
        _field(told, "tra-loi", "Tình trạng", [("", "Còn mở"), ("1", "Đã trả lời")]),
        _field(told, "muc", "Mức", [("", "Mọi mức"), *((code, f"{code} · {said}") for code, said in SEVERITIES.items())]),
        _field(told, "can-cu", "Căn cứ Điều 245", [("", "Mọi căn cứ"), *words.said()["grounds"].items()]),
        _field(told, "truy-cuu", "Truy cứu, giả thuyết", [("", "Tất cả"), *charges.items()]),
        _field(told, "quy-tac", "Quy tắc", [("", "Mọi quy tắc"), *sorted(rules.items())]),
    ]  # fmt: skip
    clear = f"{room.base}{HERE}"
    return {
        "action": clear,
        "fields": fields,
        "on": any(told.get(one["name"]) for one in fields),
        "clear_url": clear,
    }


def _field(told: Any, name: str, label: str, options: Iterable[tuple[str, str]]) -> dict[str, Any]:
    chosen = told.get(name, "")
    return {
        "name": name,
        "label": label,
        "options": [{"value": v, "label": said, "selected": v == chosen} for v, said in options],
    }


@signed_in(P.EVIDENCE_SEE)
def one(request: HttpRequest, code: str, key: str) -> HttpResponse:
    room = room_of(request, code)
    if request.method != "POST":
        return _one(request, key, Answers(room, Typed({"kind": ["note"]})))
    typed = Typed(dict(request.POST.lists()))
    asked = next((x for x in asked_of(room) if x.key == key), None)
    if asked is None:
        raise Http404
    wrong = answers.unknown(room, [PAPER], typed, {})
    if wrong:
        return _one(request, key, Answers(room, typed, wrong), 422)
    return _answered(request, key, asked, Answers(room, typed))


def _answered(request: HttpRequest, key: str, asked: Asked, on: Answers) -> HttpResponse:
    kind = on.typed.get("kind") or ""
    try:
        if kind not in words.choices()["answer"]:
            raise NoSuchItem("Chưa chọn trả lời bằng gì. Chọn một dòng rồi lưu lại.", field="kind")
        commands.answer_finding(
            casefile=on.room.file.casefile, rule=asked.finding.rule, objects=asked.finding.objects, kind=kind,
            text=on.typed.get("text") or "", document=(on.typed.get("document") or "").strip(), by=on.room.who, at=on.room.at,
        )  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _one(request, key, Answers(on.room, on.typed, refusal=refusal), 422)
    messages.success(
        request,
        f"Đã trả lời {asked.finding.rule}; câu trả lời mang tên cơ quan, chức danh và ngày.",
    )
    return redirect(f"{on.room.base}{HERE}{key}/")


def _one(request: HttpRequest, key: str, on: Answers, status: int = 200) -> HttpResponse:
    room = on.room
    found = next((x for x in (*asked_of(room), *answered_of(room)) if x.key == key), None)
    if found is None:
        raise Http404
    fields = {} if found.note else _answer_fields(on)
    return render(request, "evidence_room/question.html", framed(
        room, HERE, (HERE, "Câu hỏi"), ("", found.finding.rule), q=found, fields=list(fields.values()), action=found.url,
        errors=errors_of(fields), refusal=refused(on, fields), lists=answers.lists(room, [PAPER]),
        since=first_asked.of(room, found.finding) if "tu-khi" in request.GET else None), status=status)  # fmt: skip


def _answer_fields(on: Answers) -> dict[str, Any]:
    offered = list(words.choices()["answer"].items())
    kind = on.ask("kind", "Trả lời bằng", "radio", offered, across=True)
    text = on.ask("text", "Nội dung, lý do", "textarea", rows=4, maxlength=4000, wide=True,
                  hint="Người gọi bằng mã; câu trả lời thay cho câu hỏi này, không xóa nó.")  # fmt: skip
    return {"kind": kind, "document": on.of(PAPER), "text": text}
