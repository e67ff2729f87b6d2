"""The verbs of inspection as forms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest

from lachan.access.actor import Actor
from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import Refusal
from lachan.oversight import commands
from lachan.oversight.commands.inspections import INSPECTORS
from lachan.oversight.inspections.codes import subjects
from lachan.oversight.inspections.models import Round
from lachan.oversight.inspections.queries import Read
from lachan.oversight.shortcomings.codes import categories

from ..sheet import Field, Sheet, day, moment, words
from .forms import (
    Form,
    NoSuchMatter,
    agency_named,
    bodies,
    matter_named,
    the_category,
    the_matter,
    the_moment,
    the_result,
    the_words,
)

# A province has hundreds of bodies: five boxes are quicker than a page of ticks. More than five: another round.
BODIES = [
    ("agencies", "Cơ quan được kiểm tra"),
    *((f"agency_{n}", f"Cơ quan thứ {n}") for n in range(2, 6)),
]
ROUNDS, FINDINGS = "/giam-sat/kiem-tra/", "/giam-sat/ket-luan/"


class DayMissing(Refusal):
    """Còn thiếu một ngày. Ghi đủ ngày bắt đầu và ngày kết thúc rồi lưu lại."""


def _planned(on: Sheet, request: HttpRequest, thing: Any) -> list[Field]:
    choices = [("", "Không chọn"), *bodies(request)]
    known = [(code, f"{said['label']} ({said['article']})") for code, said in subjects().items()]
    looked_at = [on.ask(name, label, "select", choices) for name, label in BODIES]
    return [
        on.ask("about_what", "Nội dung kiểm tra", "select", [("", "Chọn nội dung"), *known], wide=True),
        on.ask("number", "Số quyết định, kế hoạch", maxlength=60),
        on.ask("covers", "Thời kỳ kiểm tra: từ ngày", "date"), on.ask("covers_to", "Thời kỳ kiểm tra: đến ngày", "date"),
        on.ask("held", "Tiến hành: từ ngày", "date"), on.ask("held_to", "Tiến hành: đến ngày", "date"),
        *looked_at, the_words(on, "Mục đích, phạm vi, thành phần"),
    ]  # fmt: skip


def _span(typed: Mapping[str, str], name: str) -> tuple[date, date]:
    begin, end = day(typed, name), day(typed, f"{name}_to")
    if begin is None or end is None:
        raise DayMissing(field=name if begin is None else f"{name}_to")
    return begin, end


def _plan(typed: Mapping[str, str], request: HttpRequest, thing: Any) -> str:
    asked = [agency_named(typed, name) for name, _ in BODIES if words(typed, name)]
    made = commands.plan_round(
        about_what=words(typed, "about_what"), words=words(typed, "words"), number=words(typed, "number"),
        agencies=asked, covers=_span(typed, "covers"), held=_span(typed, "held"),
        by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{ROUNDS}{made.id}/"


def _sample(typed: Mapping[str, str], request: HttpRequest, thing: Round) -> str:
    matter = matter_named(request.actor, typed)
    if matter is None:
        raise NoSuchMatter(field="matter")
    commands.sample_matter(round=thing, matter=matter, by=request.actor, at=request.at)
    return f"{ROUNDS}{thing.id}/"


def _found(on: Sheet, request: HttpRequest, thing: Round) -> list[Field]:
    looked_at = [(str(one.agency_id), one.agency.short_name) for one in thing.inspected.all()]
    return [
        on.ask("responsible", "Cơ quan chịu trách nhiệm", "select", [("", "Chọn cơ quan"), *looked_at]),
        the_category(on, categories()),
        on.ask("article", "Điều luật, quy định", maxlength=120, placeholder="BLTTHS Điều …"), the_matter(on),
        the_moment(on, "Kết luận lúc"), on.ask("fix_by", "Phải khắc phục xong chậm nhất ngày", "date"), the_words(on),
    ]  # fmt: skip


def _record(typed: Mapping[str, str], request: HttpRequest, thing: Round) -> str:
    fix_by = day(typed, "fix_by")
    if fix_by is None:
        raise DayMissing(field="fix_by")
    made = commands.record_finding(
        round=thing, responsible=agency_named(typed, "responsible"), category=words(typed, "category"),
        article=words(typed, "article"), matter=matter_named(request.actor, typed), words=words(typed, "words"),
        found_at=moment(typed, "when"), fix_by=fix_by, by=request.actor, at=request.at,
    )  # fmt: skip
    return f"{FINDINGS}{made.id}/"


def _answer(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.answer_finding(finding=thing.finding, words=words(typed, "words"), answered_at=moment(typed, "when"),
                            by=request.actor, at=request.at)  # fmt: skip
    return f"{FINDINGS}{thing.finding.id}/"


def _verify(typed: Mapping[str, str], request: HttpRequest, thing: Read) -> str:
    commands.verify_finding(finding=thing.finding, result=words(typed, "result"), words=words(typed, "words"),
                            verified_at=moment(typed, "when"), by=request.actor, at=request.at)  # fmt: skip
    return f"{FINDINGS}{thing.finding.id}/"


def _own(who: Actor, thing: Round) -> bool:
    return thing.agency_id in who.scope


NEW = {
    "lap": Form(
        "lap",
        "Lập đợt kiểm tra",
        P.INSPECT,
        _planned,
        _plan,
        lambda who, t: who.agency_kind in INSPECTORS,
    )
}
OF_ROUND = {
    "ket-luan": Form("ket-luan", "Ghi kết luận", P.INSPECT, _found, _record, _own),
    "mau": Form(
        "mau", "Đưa vụ việc vào mẫu", P.INSPECT, lambda on, r, t: [the_matter(on)], _sample, _own
    ),
}
OF_FINDING = {
    "tra-loi": Form("tra-loi", "Trả lời kết luận", P.OVERSIGHT_ANSWER,
                    lambda on, r, t: [the_moment(on, "Trả lời lúc"), the_words(on, "Đã khắc phục gì, tài liệu nào chứng minh")],
                    _answer, lambda who, t: t.finding.responsible_id in who.scope and t.state.open),
    "kiem-chung": Form("kiem-chung", "Kiểm chứng việc khắc phục", P.INSPECT,
                       lambda on, r, t: [the_result(on), the_moment(on, "Kiểm chứng lúc"), the_words(on, "Nhận xét, căn cứ")],
                       _verify, lambda who, t: t.finding.agency_id in who.scope and t.state.code == "answered"),
}  # fmt: skip
