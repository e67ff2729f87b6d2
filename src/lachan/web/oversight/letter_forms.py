"""The verbs of letters as forms."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.oversight import commands
from lachan.oversight.letters.kinds import kinds
from lachan.oversight.letters.queries import Read

from ..sheet import Field, Sheet, day, moment, words
from .forms import (
    Form,
    agency_named,
    matter_named,
    the_agency,
    the_matter,
    the_moment,
    the_result,
    the_words,
)

BASE = "/giam-sat/yeu-cau/"
SET_BY_LETTER = "bắt buộc khi luật không ấn định ngày trả lời"


def _asked(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    known = [(code, f"{kind.label} ({kind.article})") for code, kind in kinds().items()]
    return [
        on.ask("kind", "Loại yêu cầu, kiến nghị", "select", [("", "Chọn loại"), *known], wide=True),
        the_agency(on, "to", "Gửi đến", request), the_matter(on),
        on.ask("person", "Mã bị can", hint="chỉ khi yêu cầu về việc khởi tố bị can", maxlength=20),
        *_paper(on), the_moment(on, "Gửi lúc"), the_words(on),
    ]  # fmt: skip


def _paper(on: Sheet) -> list[Field]:
    return [
        on.ask("number", "Số văn bản", maxlength=60), on.ask("dated_on", "Ngày văn bản", "date"),
        on.ask("answer_by", "Phải trả lời chậm nhất ngày", "date", hint=SET_BY_LETTER),
    ]  # fmt: skip


def _papers(typed: Mapping[str, str]) -> dict[str, Any]:
    return {"number": words(typed, "number"), "dated_on": day(typed, "dated_on"),
            "answer_by": day(typed, "answer_by")}  # fmt: skip


def _send(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    made = commands.send_letter(
        kind=words(typed, "kind"), to=agency_named(typed, "to"), words=words(typed, "words"),
        matter=matter_named(request.actor, typed), person=words(typed, "person") or None,
        sent_at=moment(typed, "when"), by=request.actor, at=request.at, **_papers(typed),
    )  # fmt: skip
    return f"{BASE}{made.id}/"


def _receive(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.receive_letter(
        letter=thing.letter, received_at=moment(typed, "when"), by=request.actor, at=request.at
    )
    return f"{BASE}{thing.letter.id}/"


def _answer(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.answer_letter(letter=thing.letter, words=words(typed, "words"), answered_at=moment(typed, "when"),
                           by=request.actor, at=request.at)  # fmt: skip
    return f"{BASE}{thing.letter.id}/"


def _check(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.check_letter(letter=thing.letter, result=words(typed, "result"), words=words(typed, "words"),
                          checked_at=moment(typed, "when"), by=request.actor, at=request.at)  # fmt: skip
    return f"{BASE}{thing.letter.id}/"


def _repeat(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    made = commands.repeat_letter(letter=thing.letter, words=words(typed, "words"), sent_at=moment(typed, "when"),
                                  by=request.actor, at=request.at, **_papers(typed))  # fmt: skip
    return f"{BASE}{made.id}/"


def _addressed(who: Actor, thing: Read, *codes: str) -> bool:
    return thing.letter.recipient_id in who.scope and thing.state.code in codes


def _asking(who: Actor, thing: Read) -> bool:
    return thing.letter.agency_id in who.scope


NEW = {"gui": Form("gui", "Gửi yêu cầu, kiến nghị", P.LETTER_SEND, _asked, _send)}
FORMS = {
    "nhan": Form("nhan", "Ghi đã nhận", P.OVERSIGHT_ANSWER, lambda on, r, t: [the_moment(on, "Nhận lúc")], _receive,
                 lambda who, t: _addressed(who, t, "sent")),
    "tra-loi": Form("tra-loi", "Trả lời", P.OVERSIGHT_ANSWER,
                    lambda on, r, t: [the_moment(on, "Trả lời lúc"), the_words(on, "Đã thực hiện gì, tài liệu nào chứng minh")],
                    _answer, lambda who, t: _addressed(who, t, "open", "again")),
    "kiem-tra-lai": Form("kiem-tra-lai", "Kiểm tra lại", P.LETTER_SEND,
                         lambda on, r, t: [the_result(on), the_moment(on, "Kiểm tra lúc"), the_words(on, "Nhận xét, căn cứ")],
                         _check, lambda who, t: _asking(who, t) and t.state.code == "answered"),
    "nhac-lai": Form("nhac-lai", "Nhắc lại bằng văn bản", P.LETTER_SEND,
                     lambda on, r, t: [*_paper(on), the_moment(on, "Gửi lúc"), the_words(on)], _repeat,
                     lambda who, t: _asking(who, t) and (t.state.code == "again" or t.state.open and t.state.late)),
}  # fmt: skip
