"""Verbs of reports: noting that one is due, drafting, writing in it, issuing, keeping the signed file, sending."""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.indicators.commands import MomentAhead
from lachan.indicators.models import Figure
from lachan.indicators.periods import Period

from . import queries
from .alone import alone, is_issued
from .codes import ASKED_BY
from .layout import HANOI
from .models import (
    ReportDraft,
    ReportDue,
    ReportFigure,
    ReportIssued,
    ReportParagraph,
    ReportSent,
    ReportSigned,
)
from .reports import books, figures, making, results
from .reports.content import ReportContent, editable, unfilled
from .reports.forms import FILES, Form, file_of, form_of
from .reports.pdf import slot_of
from .reports.signing.kept import last_seen
from .reports.signing.port import NotTheIssued
from .reports.spans import previous, span_of

PLAN = "Kế hoạch năm, mục tổ chức thực hiện, chế độ báo cáo"
LONGEST = 20_000


class NothingPublished(Refusal):
    """Chưa có số liệu nào được công bố cho đúng kỳ này, nên chưa lập được báo cáo. Chọn «Tính và công bố số liệu của kỳ» rồi lập lại, hoặc công bố ở trang Chỉ tiêu trước."""


class PeriodNotOver(Refusal):
    """Kỳ báo cáo chưa kết thúc vào thời điểm chốt số liệu. Đợi hết kỳ, hoặc chọn «lập với số liệu đến ngày chốt»: báo cáo sẽ ghi rõ số liệu tính đến ngày nào."""


class PeriodNotBegun(Refusal):
    """Kỳ báo cáo chưa bắt đầu vào thời điểm chốt số liệu. Chọn kỳ đã bắt đầu, hoặc lùi thời điểm chốt."""


class NoSuchVariant(Refusal):
    """Chỉ tiêu này không có cách tính đã chọn. Chọn một cách tính trong danh sách của chỉ tiêu."""


class WithoutSubject(Refusal):
    """Báo cáo đột xuất cần trích yếu: báo cáo về việc gì. Ghi một câu rồi lập lại; không ghi tên người."""


class AnotherDue(Refusal):
    """Yêu cầu báo cáo này là của loại hoặc kỳ khác. Lập đúng loại và kỳ được yêu cầu, hoặc bỏ chọn yêu cầu."""


@command(Permission.REPORTING_DRAFT, article=PLAN)
def draft_report(
    *, form: str, period: str, by: Actor, at: datetime, as_of: datetime | None = None,
    cut_off: bool = False, publish: bool = False, variants: Mapping[str, str] | None = None,
    topic: str = "", due: ReportDue | None = None,
) -> ReportDraft:  # fmt: skip
    """Lập bản thảo báo cáo từ số liệu đã công bố của kỳ; số liệu trong bản thảo không đổi nữa."""
    shape = form_of(form)
    when = span_of(shape, period)
    _whole_wish(shape, variants or {}, topic, due, period)
    found = _figures(when, by, at, as_of, cut_off=cut_off, publish=publish)
    past = _past(shape, when, by, at, found[0].as_of, publish=publish)
    return _draft(shape, period, when, found, past, dict(variants or {}), topic, due, by, at)


def _whole_wish(
    form: Form, variants: Mapping[str, str], topic: str, due: ReportDue | None, period: str
) -> None:
    if not all(figures.knows(code, one) for code, one in variants.items()):
        raise NoSuchVariant(field="variants")
    if form.window == "any" and not topic.strip():
        raise WithoutSubject(field="topic")
    if due is not None and (due.form, due.period) != (form.code, period):
        raise AnotherDue(field="due")


def _figures(
    when: Period, by: Actor, at: datetime, as_of: datetime | None, *, cut_off: bool, publish: bool
) -> list[Figure]:
    """What is published over exactly this period; counted and published now where a person asked for that."""
    moment = as_of or at
    if moment > at:
        raise MomentAhead(field="as_of")
    if moment.astimezone(HANOI).date() < when.begin:
        raise PeriodNotBegun(field="period")
    found = figures.published(by.province_id, when, as_of)
    _in_time(when, found[0].as_of if found else moment, cut_off)
    if found:
        return found
    if not publish:
        raise NothingPublished(field="period")
    return figures.freeze(when, by, at, moment)


def _past(
    form: Form, when: Period, by: Actor, at: datetime, as_of: datetime, *, publish: bool
) -> list[Figure]:  # fmt: skip
    """The same window a year earlier, for a form that looks back; without it the report says that there is none."""
    if not form.looks_back:
        return []
    before, own = previous(when), by.province_id
    found = figures.published(own, before, until=as_of)
    if not found and publish:
        return figures.freeze(before, by, at, as_of)
    # Nothing of then: what was told of it later is still of those days, and says when it was counted.
    return found or figures.published(own, before)


def _in_time(when: Period, as_of: datetime, cut_off: bool) -> None:
    if not when.over(as_of) and not cut_off:
        raise PeriodNotOver(field="cut_off")


def _draft(
    form: Form, period: str, when: Period, now: list[Figure], past: list[Figure],
    variants: dict[str, str], topic: str, due: ReportDue | None, by: Actor, at: datetime,
) -> ReportDraft:  # fmt: skip
    fresh = uuid7()
    line = about(fresh, form=form.code, period=period)
    kept, key = seals.make_key(fresh)
    kept.save(force_insert=True)
    as_of = now[0].as_of
    draft = ReportDraft(
        id=fresh, agency_id=by.agency_id, account_id=by.account_id, recorded_at=at, line_id=line.id,
        form=form.code, period=period, calendar=when.calendar, period_from=when.begin, period_to=when.to,
        province_id=by.province_id, as_of=as_of, cut_off=not when.over(as_of), variants=variants,
        due=due, key=kept,
    )  # fmt: skip
    draft.save(force_insert=True)
    for rows, is_past in ((now, False), (past, True)):
        ReportFigure.objects.bulk_create(
            [ReportFigure(draft=draft, figure=one, ref=figures.ref_of(one), past=is_past) for one in rows]
        )  # fmt: skip
    if topic.strip():
        _write(draft, making.NAME, 1, key.seal(_composed(topic)), by, at)
    _begin(draft, form, when, key, by, at)
    return draft


def _begin(
    draft: ReportDraft, form: Form, when: Period, key: seals.OpenKey, by: Actor, at: datetime
) -> None:
    """What the books hold and the plan's tasks came to goes before the skeleton's own words: a person goes on from there."""
    known = books.first_words(by, form, when, at)
    for slot, first in results.first_words(by, form, when, at).items():
        known[slot] = f"{known[slot]}\n{first}" if slot in known else first
    written = (
        {part.slot: part.text for part in editable(making.content_of(draft, at))} if known else {}
    )
    for slot, first in known.items():
        _write(draft, slot, 1, key.seal(f"{first}\n{written[slot]}"), by, at)


def _composed(text: str) -> str:
    """One form of every letter (NFC): a paper must be found by what is typed."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def _write(
    draft: ReportDraft, slot: str, turn: int, sealed: bytes, by: Actor, at: datetime
) -> ReportParagraph:
    line = about(draft.id, slot=slot, turn=turn)
    row = ReportParagraph(draft=draft, slot=slot, turn=turn, sealed=sealed, agency_id=by.agency_id,
                          account_id=by.account_id, recorded_at=at, line_id=line.id)  # fmt: skip
    row.save(force_insert=True)
    return row


class NoSuchSlot(Refusal):
    """Báo cáo này không có đoạn được chọn, hoặc đoạn đó do số liệu sinh ra nên không sửa bằng tay. Chọn một đoạn có ô nhập trong bản thảo."""


class AlreadyIssued(Refusal):
    """Báo cáo này đã ban hành nên không sửa được nữa. Cần thay đổi thì lập bản thảo mới và ban hành báo cáo khác."""


class EditedMeanwhile(Refusal):
    """Trong lúc anh/chị nhập, người khác đã sửa đoạn này. Đọc bản mới rồi quyết định lại; nội dung vừa nhập vẫn còn trong ô."""


class TooLong(Refusal):
    """Đoạn này dài quá 20.000 ký tự nên chưa lưu. Rút gọn hoặc đưa bớt sang phụ lục rồi lưu lại; nội dung vừa nhập vẫn còn."""


class EmptyParagraph(Refusal):
    """Đoạn này chưa có chữ nào. Ghi nội dung, hoặc ghi «Không phát sinh» rồi lưu lại."""


@command(Permission.REPORTING_DRAFT, article=PLAN)
def edit_paragraph(
    *, draft: ReportDraft, slot: str, text: str, by: Actor, at: datetime, seen: int = 0
) -> ReportParagraph:
    """Ghi nội dung một đoạn của bản thảo; bản ghi trước vẫn còn, số liệu không đổi."""
    alone(draft)
    if is_issued(draft):
        raise AlreadyIssued
    if slot not in {part.slot for part in editable(making.content_of(draft, at))}:
        raise NoSuchSlot(field=slot)
    said = _composed(text)
    if not said:
        raise EmptyParagraph(field=slot)
    if len(said) > LONGEST:
        raise TooLong(field=slot)
    if making.turns_of(draft).get(slot, 0) != seen:
        raise EditedMeanwhile(field=slot)
    try:
        with transaction.atomic():
            return _write(draft, slot, seen + 1, seals.open_key(draft.key).seal(said), by, at)
    except IntegrityError as raced:
        raise EditedMeanwhile(field=slot) from raced


class NotFilledIn(Refusal):
    """Bản thảo còn chỗ «……» chưa điền nên chưa ban hành được. Điền nội dung hoặc ghi «Không phát sinh» ở từng đoạn rồi ban hành lại."""


class FiguresChanged(Refusal):
    """Hồ sơ đã thay đổi sau khi công bố số liệu nên tính lại ra kết quả khác. Công bố lại và lập bản thảo mới; hoặc đánh dấu «ban hành theo số liệu đã công bố» để giữ số cũ kèm thời điểm chốt."""


class NumberTaken(Refusal):
    """Số này đã cấp cho một báo cáo khác của cơ quan trong năm (NĐ 30/2020/NĐ-CP Điều 15). Lấy số tiếp theo trong sổ đăng ký văn bản đi."""


class NotANumber(Refusal):
    """Số văn bản phải là số nguyên từ 1 trở lên. Ghi số do văn thư cấp, không kèm ký hiệu."""


class DayAhead(Refusal):
    """Ngày ban hành ở sau hôm nay hoặc trước thời điểm chốt số liệu. Ghi ngày văn thư cấp số."""


class WithoutSigner(Refusal):
    """Chưa ghi họ tên người ký. Ghi họ và tên người có thẩm quyền đã ký, không kèm học hàm, học vị."""


@command(Permission.REPORTING_ISSUE, article="NĐ 30/2020/NĐ-CP Điều 13, Điều 14, Điều 15")
def issue_report(
    *, draft: ReportDraft, number: int, issued_on: date, signer: str, by: Actor, at: datetime,
    accept_changed: bool = False,
) -> ReportIssued:  # fmt: skip
    """Ban hành báo cáo đã được ký: cấp số, ngày; ba tệp được giữ nguyên cùng mã băm."""
    alone(draft)
    if is_issued(draft):
        raise AlreadyIssued
    _formal(draft, number, issued_on, signer, at)
    _unchanged(draft, by, at, accept_changed)
    content = making.content_of(draft, at, number=number, on=issued_on, signer=_composed(signer),
                                synthetic=by.synthetic)  # fmt: skip
    if unfilled(content):
        raise NotFilledIn(", ".join(unfilled(content)) + ": " + NotFilledIn().sentence)
    return _issue(draft, content, number, issued_on, by, at)


def _unchanged(draft: ReportDraft, by: Actor, at: datetime, accept_changed: bool) -> None:
    """Counted again only here and where somebody asks for it: a page that is looked at costs no counting."""
    moved = [] if accept_changed else queries.changed(by, draft, at)
    if moved:
        codes = ", ".join(dict.fromkeys(one.figure.code for one in moved))
        raise FiguresChanged(f"{codes}: {FiguresChanged().sentence}", field="accept_changed")


def _formal(draft: ReportDraft, number: int, issued_on: date, signer: str, at: datetime) -> None:
    if not 0 < number < 1_000_000:
        raise NotANumber(field="number")
    first = draft.as_of.astimezone(HANOI).date()
    if not first <= issued_on <= at.astimezone(HANOI).date():
        raise DayAhead(field="issued_on")
    if not signer.strip():
        raise WithoutSigner(field="signer")


def _issue(
    draft: ReportDraft, content: ReportContent, number: int, on: date, by: Actor, at: datetime
) -> ReportIssued:
    made = {kind: file_of(content, kind) for kind in FILES}
    hashes = {kind: sha256(body).hexdigest() for kind, body in made.items()}
    line, key = about(draft.id, number=number, pdf=hashes["pdf"]), seals.open_key(draft.key)
    row = ReportIssued(
        draft=draft, number=number, year=on.year, issued_on=on, sha256=hashes, slot=asdict(slot_of(content)),
        agency_id=by.agency_id, account_id=by.account_id, recorded_at=at, line_id=line.id,
        **{kind: key.seal(queries.packed(body)) for kind, body in made.items()},
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as taken:
        raise (NumberTaken if "report_number_once" in str(taken) else AlreadyIssued)(
            field="number"
        ) from taken
    return row


@command(Permission.REPORTING_ISSUE, article="NĐ 30/2020/NĐ-CP Điều 5, Điều 13 khoản 7")
def keep_signed_report(
    *, issued: ReportIssued, pdf: bytes, by: Actor, at: datetime
) -> ReportSigned:  # fmt: skip
    """Nạp bản PDF đã ký số của báo cáo đã ban hành; chữ ký phải trọn vẹn và đúng bản đã ban hành."""
    if not pdf.startswith(queries.first_pdf(issued)):
        raise NotTheIssued(field="pdf")
    seen = last_seen(pdf, at)
    line, digest = about(issued.draft_id, serial=seen.serial), sha256(pdf).hexdigest()
    row = ReportSigned(
        issued=issued, pdf=seals.open_key(issued.draft.key).seal(queries.packed(pdf)), sha256=digest,
        serial=seen.serial[:64], signed_at=seen.signed_at, agency_id=by.agency_id, account_id=by.account_id,
        recorded_at=at, line_id=line.id,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


class NotARecipient(Refusal):
    """Nơi này không có trong mục «Kính gửi» hoặc «Nơi nhận» của báo cáo. Chọn một nơi trong danh sách."""


class SentAhead(Refusal):
    """Thời điểm gửi ở sau hiện tại hoặc trước ngày ban hành. Ghi đúng lúc gửi."""


class AlreadySent(Refusal):
    """Đã ghi việc gửi báo cáo này tới nơi đó. Không cần ghi lại; xem mục «Đã gửi» của báo cáo."""


@command(Permission.REPORTING_ISSUE, article="NĐ 30/2020/NĐ-CP Điều 4 khoản 2 điểm d, Điều 14")
def record_report_sent(
    *, issued: ReportIssued, to: str, sent_at: datetime, by: Actor, at: datetime
) -> ReportSent:
    """Ghi việc gửi báo cáo đã ban hành tới một nơi có tên trên báo cáo."""
    if to not in queries.recipients(issued):
        raise NotARecipient(field="to")
    if not issued.issued_on <= sent_at.astimezone(HANOI).date() or sent_at > at:
        raise SentAhead(field="sent_at")
    line = about(issued.draft_id, sent=to)
    row = ReportSent(issued=issued, recipient=to, sent_at=sent_at, agency_id=by.agency_id,
                     account_id=by.account_id, recorded_at=at, line_id=line.id)  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise AlreadySent(field="to") from twice
    return row


class NoSuchBody(Refusal):
    """Chưa chọn cơ quan yêu cầu báo cáo trong danh sách. Chọn một cơ quan rồi ghi lại."""


@command(Permission.REPORTING_DRAFT, article=PLAN)
def note_report_due(
    *, form: str, period: str, asked_by: str, due_on: date, by: Actor, at: datetime, number: str = ""
) -> ReportDue:  # fmt: skip
    """Ghi một báo cáo được yêu cầu ngoài chế độ định kỳ: loại, kỳ, nơi yêu cầu, hạn gửi."""
    when = span_of(form_of(form), period)
    if asked_by not in dict(ASKED_BY):
        raise NoSuchBody(field="asked_by")
    fresh = uuid7()
    line = about(fresh, form=form, period=period, asked_by=asked_by)
    row = ReportDue(
        id=fresh, form=form, period=period, calendar=when.calendar, period_from=when.begin, period_to=when.to,
        asked_by=asked_by, number=number.strip(), due_on=due_on, agency_id=by.agency_id,
        account_id=by.account_id, recorded_at=at, line_id=line.id,
    )  # fmt: skip
    row.save(force_insert=True)
    return row
