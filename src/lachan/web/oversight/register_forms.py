"""The verbs of the register as forms."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.oversight import commands
from lachan.oversight.commands.shortcomings import SourceUnsaid
from lachan.oversight.inspections.queries import finding
from lachan.oversight.letters.queries import letter
from lachan.oversight.shortcomings.codes import NATURES, SOURCES, categories
from lachan.oversight.shortcomings.models import Shortcoming
from lachan.oversight.shortcomings.queries import Read
from lachan.oversight.watchlists.lists import watches

from ..sheet import Field, Sheet, day, key, moment, words
from .forms import (
    Form,
    agency_named,
    matter_named,
    the_agency,
    the_category,
    the_matter,
    the_moment,
    the_result,
    the_words,
)
from .round_forms import DayMissing

BASE = "/giam-sat/ton-tai/"
POINTED = "mã ở cuối địa chỉ trang kết luận hoặc văn bản; mở từ trang đó thì đã điền sẵn"


def _noted(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    lists = [(code, one.label) for code, one in watches().items()]
    return [
        on.ask("nature", "Tính chất", "select", [("", "Chọn"), *NATURES]), the_category(on, categories()),
        on.ask("source", "Lấy từ đâu", "select", [("", "Chọn nguồn"), *SOURCES]),
        on.ask("watchlist", "Danh sách cần xem", "select", [("", "Không từ danh sách"), *lists]), the_matter(on),
        on.ask("finding", "Kết luận kiểm tra", hint=POINTED, maxlength=36),
        on.ask("letter", "Yêu cầu, kiến nghị", hint=POINTED, maxlength=36),
        the_moment(on, "Ghi nhận lúc"), the_words(on),
    ]  # fmt: skip


def _pointed(typed: Mapping[str, str], name: str) -> UUID | None:
    said = words(typed, name)
    if said and key(said) is None:
        raise SourceUnsaid(field=name)
    return key(said)


def _note(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    who, of_finding, of_letter = (
        request.actor,
        _pointed(typed, "finding"),
        _pointed(typed, "letter"),
    )
    try:
        found = finding(who, of_finding) if of_finding else None
        sent = letter(who, of_letter) if of_letter else None
    except NotFound:
        raise SourceUnsaid(field="finding" if of_finding else "letter") from None
    made = commands.note_shortcoming(
        nature=words(typed, "nature"), category=words(typed, "category"), source=words(typed, "source"),
        finding=found, letter=sent, watchlist=words(typed, "watchlist"), matter=matter_named(who, typed),
        words=words(typed, "words"), noted_at=moment(typed, "when"), by=who, at=request.at,
    )  # fmt: skip
    return f"{BASE}{made.id}/"


def _given(on: Sheet, request: HttpRequest, thing: Shortcoming) -> list[Field]:
    return [
        the_agency(on, "responsible", "Cơ quan phải làm", request, own=True),
        on.ask("done_by", "Xong chậm nhất ngày", "date"), the_moment(on, "Nêu biện pháp lúc"),
        the_words(on, "Làm gì"),
    ]  # fmt: skip


def _give(typed: Mapping[str, str], request: HttpRequest, thing: Shortcoming) -> str:
    done_by = day(typed, "done_by")
    if done_by is None:
        raise DayMissing(field="done_by")
    commands.give_remedy(shortcoming=thing, responsible=agency_named(typed, "responsible"), words=words(typed, "words"),
                         given_at=moment(typed, "when"), done_by=done_by, by=request.actor, at=request.at)  # fmt: skip
    return f"{BASE}{thing.id}/"


def _report(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.report_remedy(remedy=thing.remedy, words=words(typed, "words"), done_at=moment(typed, "when"),
                           by=request.actor, at=request.at)  # fmt: skip
    return f"{BASE}{thing.remedy.shortcoming_id}/"


def _check(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.check_remedy(remedy=thing.remedy, result=words(typed, "result"), words=words(typed, "words"),
                          checked_at=moment(typed, "when"), by=request.actor, at=request.at)  # fmt: skip
    return f"{BASE}{thing.remedy.shortcoming_id}/"


NEW = {"ghi": Form("ghi", "Ghi tồn tại, nguyên nhân, điều kiện", P.SHORTCOMING_KEEP, _noted, _note)}
OF_ENTRY = {"bien-phap": Form("bien-phap", "Nêu biện pháp khắc phục", P.SHORTCOMING_KEEP, _given, _give,
                              lambda who, t: t.agency_id in who.scope)}  # fmt: skip
OF_REMEDY = {
    "da-lam": Form("da-lam", "Báo đã làm xong", P.OVERSIGHT_ANSWER,
                   lambda on, r, t: [the_moment(on, "Làm xong lúc"), the_words(on, "Đã làm gì, tài liệu nào chứng minh")],
                   _report, lambda who, t: t.remedy.responsible_id in who.scope and t.state.open),
    "xem-xet": Form("xem-xet", "Xem xét tác dụng", P.SHORTCOMING_KEEP,
                    lambda on, r, t: [the_result(on), the_moment(on, "Xem xét lúc"), the_words(on, "Có tác dụng không, căn cứ")],
                    _check, lambda who, t: t.remedy.agency_id in who.scope and t.state.code == "answered"),
}  # fmt: skip
