"""Receive a person: few questions, safety of contact first, every one may stay «chưa biết»; help does not wait for answers."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lachan.access.ids import uuid7
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.exchange.returnees.births import of_number
from lachan.exchange.returnees.likeness import Candidate, Known, candidates
from lachan.people.entries import IDENTITY_FIELDS, Entry, fingerprint_sources, said_alike
from lachan.people.models import SEXES
from lachan.procedure.periods import local_day
from lachan.reference.models import Unit
from lachan.victims import codes
from lachan.victims.bounds import LONGEST
from lachan.victims.commands import (
    look_up_listed,
    receive_again,
    receive_person,
    say_same_person,
)
from lachan.victims.given import PersonReceived
from lachan.victims.models import CareFile
from lachan.victims.queries import received_by_key
from lachan.victims.refusals import AlreadyReceived, AlreadyWritten, NoSuchPlace

from .. import sheet, wording
from ..door import signed_in
from ..report.questions import communes
from ..sheet import Sheet
from . import words
from .care import HOME
from .forms import typed_of
from .questions import truth

Section = dict[str, Any]
Met = tuple[CareFile, Candidate[UUID]]
NOT_WRITTEN_OVER = "Đối chiếu rồi ghi ở «Ghi thêm, sửa danh tính» trong hồ sơ; cách liên lạc mới thì ghi ở «Thống nhất cách liên lạc an toàn»."
SAME, OTHER = "cung_nguoi", "khac"
NOW = ("speaks_vietnamese", "in_danger", "goes_home")
AGES = [("", words.UNKNOWN), ("yes", "Dưới 18 tuổi"), ("no", "Từ đủ 18 tuổi")]


class SentForAnother(Refusal):
    """Mẫu này đã gửi một lần, với nội dung khác, nên lần này chưa ghi gì. Mở hồ sơ đã ghi để xem; nếu đây là người khác thì bấm «Tiếp nhận» lần nữa, nội dung vừa nhập vẫn còn."""


@signed_in(P.VICTIM_RECEIVE)
def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, Sheet({"client_key": str(uuid7()), "received_at": wording.typed(request.at), "way": "came"}))  # fmt: skip
    typed = typed_of(request.POST)
    try:
        given = _given(typed)
        if (earlier := received_by_key(request.actor, given.client_key)) is not None:
            return _sent_before(request, typed, given, earlier)
        met = _met(request, given)
        chosen = {file.person.code: file for file, _ in met}.get(typed.get(SAME, ""))  # fmt: skip
        if met and chosen is None and typed.get(SAME) != OTHER:
            return _page(request, Sheet(typed), 409, met=[_candidate(file, like) for file, like in met])  # fmt: skip
        file = _known(request, chosen, given) if chosen else _new(request, given, met)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _page(request, Sheet(typed, refusal), 422)
    messages.success(
        request, "Đã tiếp nhận. Hỏi nhu cầu thiết yếu trước; việc khác để sau cũng được."
    )
    for doubt in _doubts(given.entry):
        messages.warning(request, doubt)
    return redirect(f"{HOME}{file.person.code}/")


def _sent_before(
    request: HttpRequest, typed: Mapping[str, str], given: PersonReceived, earlier: CareFile
) -> HttpResponse:
    """The same form twice is one reception; a form that was gone back to and filled in for somebody else is a new one."""
    entry, person = given.entry, earlier.person
    alike = said_alike(person.id, entry.identity or {}, entry.birth_year)
    told = (entry.sex, entry.birth_year, entry.minor, given.received_at)
    same = alike and told == (person.sex, person.birth_year, person.minor, earlier.received_at)
    refusal = AlreadyReceived() if same else SentForAnother()
    on = Sheet(typed if same else {**typed, "client_key": str(uuid7())}, refusal)
    return _page(request, on, 422, earlier=earlier.person.code)


def _doubts(entry: Entry) -> Iterator[str]:
    """What is to be settled after reception, which it never holds up; no sentence repeats what was typed."""
    said = of_number((entry.identity or {}).get("paper", ""))
    if said is not None and entry.birth_year not in (None, said[0]):
        yield "Số giấy tờ nói năm sinh khác năm sinh đã ghi. Đối chiếu giấy tờ; có thể giấy của người khác."
    if entry.minor:
        yield "Người dưới 18 tuổi: đề nghị cử người đại diện ngay (TTLT 06/2018 Điều 8), hỗ trợ không chờ việc ấy. Không mời người có thể liên quan đến việc mua bán."


def _met(request: HttpRequest, given: PersonReceived) -> list[Met]:
    """Earlier records that may be of this person, looked up by a verb."""
    sources = fingerprint_sources(given.entry.identity or {}, given.entry.birth_year)
    if not sources:
        return []
    found = look_up_listed(sources=sources, purpose="duplicate", by=request.actor, at=request.at)
    files = {file.person_id: file for many in found.values() for file in many}
    known = {key: Known(file.person.sex, file.person.birth_year) for key, file in files.items()}
    like = candidates(sources, lambda kind, value: [f.person_id for f in found.get((kind, value), ())],
                      own=Known(given.entry.sex, given.entry.birth_year), known=known)  # fmt: skip
    return [(files[one.key], one) for one in like]


def _candidate(file: CareFile, like: Candidate[UUID]) -> dict[str, Any]:
    code = file.person.code
    return {"code": code, "url": f"{HOME}{code}/", "lines": like.lines(), "received": wording.day(file.received_at)}  # fmt: skip


def _new(request: HttpRequest, given: PersonReceived, met: list[Met]) -> CareFile:
    file = receive_person(given=given, by=request.actor, at=request.at)
    for other, _ in met:
        say_same_person(file=file, other=other, same=False, by=request.actor, at=request.at)
    return file


def _known(request: HttpRequest, file: CareFile, given: PersonReceived) -> CareFile:
    """A person said who it is: the earlier file goes on, and is opened again where it had ended; sent twice, once."""
    situation = {"minor": given.entry.minor, **given.situation}
    with suppress(AlreadyWritten):
        receive_again(file=file, when=given.received_at, way=given.way, words=given.safety, situation=situation,
                      by=request.actor, at=request.at)  # fmt: skip
    if given.entry.identity or given.entry.birth_year or given.place:
        messages.warning(request, f"Danh tính, năm sinh, nơi cư trú vừa nhập không ghi đè lên hồ sơ cũ và chưa được lưu. {NOT_WRITTEN_OVER}")  # fmt: skip
    return file


def _given(typed: Mapping[str, str]) -> PersonReceived:
    told = {name: truth(typed, name) for name in NOW} | {"nationality": sheet.words(typed, "nationality") or None}  # fmt: skip
    identity = {
        name: sheet.words(typed, name) for name in IDENTITY_FIELDS if sheet.words(typed, name)
    }
    sex = sheet.words(typed, "sex")
    return PersonReceived(
        client_key=sheet.key(sheet.words(typed, "client_key")) or uuid7(), received_at=sheet.moment(typed, "received_at"),
        entry=Entry(sex if sex in dict(SEXES) else "unknown", sheet.number(typed, "birth_year"), truth(typed, "minor"), identity),
        way=sheet.words(typed, "way") or "came", place=_place(typed), safety=sheet.words(typed, "safety"),
        situation={name: value for name, value in told.items() if value is not None},
    )  # fmt: skip


def _place(typed: Mapping[str, str]) -> Unit | None:
    said = sheet.words(typed, "place")
    if not said:
        return None
    fits = said.isascii() and said.isdecimal() and len(said) < 18
    found = Unit.objects.filter(id=int(said)).first() if fits else None
    if found is None:
        raise NoSuchPlace(field="place")
    return found


def _page(
    request: HttpRequest, on: Sheet, status: int = 200, met: Sequence[dict[str, Any]] = (), earlier: str = ""
) -> HttpResponse:  # fmt: skip
    sections = [_safety(on), _person(on), _coming(on, request), _identity(on)]
    errors = on.beside(field for section in sections for field in section["fields"])
    return render(request, "care/receive.html", {
        "sections": sections, "errors": errors, "met": met, "earlier": earlier, "client_key": on.typed.get("client_key") or str(uuid7()),
        "refusal": on.refusal.sentence if on.refusal and not errors else "",
        "crumbs": [{"url": HOME, "label": "Chăm sóc nạn nhân"}, {"label": "Tiếp nhận"}],
    }, status=status)  # fmt: skip


def _safety(on: Sheet) -> Section:
    return {"id": "an-toan", "title": "An toàn trước", "lead": "Người đó có đang an toàn không, liên lạc cách nào thì an toàn.", "fields": [
        on.ask("in_danger", "Đang có nguy cơ bị xâm hại", "select", words.YES_NO),
        on.ask("safety", "Liên lạc cách nào an toàn, cách nào không", "textarea", rows=3, wide=True, sealed=True, maxlength=LONGEST["safety"],
               hint="Ví dụ: không gọi số này, không nhắn tin, chỉ gặp trực tiếp. Mọi nơi giúp đỡ đều đọc được."),
    ]}  # fmt: skip


def _person(on: Sheet) -> Section:
    return {"id": "nguoi", "title": "Người được tiếp nhận", "lead": "Chưa biết thì để «chưa biết»; không cần biết mới được hỗ trợ.", "fields": [
        on.ask("minor", "Tuổi", "select", AGES, hint="Chưa rõ thì làm như với người dưới 18 tuổi."),
        on.ask("birth_year", "Năm sinh", inputmode="numeric", maxlength=4),
        on.ask("sex", "Giới tính", "select", [("unknown", words.UNKNOWN), *((c, label) for c, label in SEXES if c != "unknown")]),
        on.ask("speaks_vietnamese", "Nói được tiếng Việt", "select", words.YES_NO),
        on.ask("nationality", "Quốc tịch", "select", [("", words.UNKNOWN), *codes.NATIONALITY]),
        on.ask("goes_home", "Muốn về nơi cư trú", "select", words.YES_NO),
    ]}  # fmt: skip


def _coming(on: Sheet, request: HttpRequest) -> Section:
    places = [("", "Chưa biết, hoặc ngoài tỉnh"), *((p.id, p.in_full) for p in communes(request.actor, _day(on, request)))]  # fmt: skip
    return {"id": "tiep-nhan", "title": "Tiếp nhận", "lead": "", "fields": [
        on.ask("received_at", "Giờ tiếp nhận", "datetime"), on.ask("way", "Đến bằng cách nào", "select", codes.WAYS),
        on.ask("place", "Nơi cư trú", "select", places),
    ]}  # fmt: skip


def _day(on: Sheet, request: HttpRequest) -> date:
    """Communes are of the day of reception, once typed."""
    try:
        return local_day(min(sheet.moment(on.typed, "received_at"), request.at))
    except Refusal:
        return local_day(request.at)


def _identity(on: Sheet) -> Section:
    return {"id": "danh-tinh", "title": "Danh tính, niêm phong ngay khi lưu", "lead": "Người đó chưa muốn nói thì bỏ trống. Nơi khác chỉ thấy mã.",
            "fields": [on.ask(name, words.IDENTITY[name], sealed=True, autocomplete="off", maxlength=LONGEST[name]) for name in IDENTITY_FIELDS]}  # fmt: skip
