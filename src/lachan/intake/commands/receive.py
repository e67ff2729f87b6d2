"""Receiving: every channel, at any hour, with whatever the informant can say."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.pour import pour
from lachan.access.refusals import Refusal, StateSecret
from lachan.access.verbs import command
from lachan.docket import ledger, registers, standings
from lachan.docket.codes import CAPACITY
from lachan.docket.ledger import Deed
from lachan.docket.models import Handover, Matter, Mention, RegisterEntry, Term
from lachan.docket.together import together
from lachan.people import entries
from lachan.people.models import SEXES
from lachan.reference import queries as reference
from lachan.reference.codes import receipt_by
from lachan.reference.models import Agency

from .. import codes
from ..given import PersonGiven, ReportGiven
from ..models import ChannelEntry, Narrative, Report, Trait

CODE_TRIES = 5
CODES = ("docket_matter_code", "people_person_code")


class ReceivedInFuture(Refusal):
    """Giờ tiếp nhận không thể sau giờ ghi sổ. Sửa lại giờ tiếp nhận theo đồng hồ trực ban."""


class ReceivedLongAgo(Refusal):
    """Năm tiếp nhận này không thể đúng. Sửa lại năm của giờ tiếp nhận rồi lưu lại."""


class AlreadyRecorded(Refusal):
    """Nguồn tin này đã được ghi nhận từ lần gửi trước và đã chuyển đúng nơi có thẩm quyền. Không cần gửi lại."""


class NoSuchBirthYear(Refusal):
    """Năm sinh phải từ 1900 đến năm tiếp nhận. Sửa lại năm sinh của người được nhắc tới, hoặc để trống nếu chưa rõ."""


class NoCodeLeft(Refusal):
    """Chưa đặt được mã cho vụ việc sau nhiều lần thử. Bấm gửi lại; nội dung đã nhập vẫn còn."""


class UnknownTrait(Refusal):
    """Giá trị này không có trong danh mục. Chọn lại trong danh sách, hoặc «Chưa rõ»."""


class AlreadyListed(Refusal):
    """Số này đã có trong danh sách của kênh. Kiểm tra lại số cuộc gọi; nếu là cuộc gọi khác, ghi số khác."""


class NumberNeeded(Refusal):
    """Danh sách của kênh cần số của cuộc gọi hoặc tin nhắn để đối chiếu. Ghi số do kênh cấp rồi lưu lại."""


UNIQUE_VIOLATION = "23505"


@command(Permission.REPORT_RECEIVE, article="BLTTHS Điều 145, 146; TTLT 01/2017 Điều 7, 8")
def receive_report(*, given: ReportGiven, by: Actor, at: datetime) -> Matter:
    """Tiếp nhận nguồn tin, vào sổ, cấp số; thiếu thông tin vẫn nhận, bổ sung sau."""
    _check(given, at)
    for _ in range(CODE_TRIES):
        matter = _matter(given, by, at)
        try:
            with transaction.atomic(), together():
                _open(matter, given, by, at)
        except IntegrityError as twice:
            if not _same_code(twice):
                return _first_sending(given, by, twice)
        else:
            return matter
    raise NoCodeLeft


def _same_code(error: IntegrityError) -> bool:
    """Two matters, or two people, drew one code name: rare, and no reason to turn a report away."""
    told = getattr(error.__cause__, "diag", None)
    return str(getattr(told, "constraint_name", "")).startswith(CODES)


def _first_sending(given: ReportGiven, by: Actor, twice: IntegrityError) -> Matter:
    """Sent before, or twice at the same moment: the other one is in the register by now."""
    if getattr(twice.__cause__, "sqlstate", "") != UNIQUE_VIOLATION:
        raise twice
    if first := _received_before(given, by):
        about(first.id)
        return first
    raise AlreadyRecorded from twice


def _check(given: ReportGiven, at: datetime) -> None:
    if given.grade != "none":
        raise StateSecret(field="grade")
    if given.received_at > at:
        raise ReceivedInFuture(field="received_at")
    if given.received_at.year < ledger.EARLIEST:
        raise ReceivedLongAgo(field="received_at")
    _in_lists(given)
    for person in given.persons:
        _born(person, given.received_at.year)
    for name, value in given.traits.items():
        if name not in codes.TRAITS or value not in dict(codes.TRAITS[name][1]):
            raise UnknownTrait(field=name)


def _born(person: PersonGiven, year: int) -> None:
    if person.entry.birth_year is not None and not 1900 <= person.entry.birth_year <= year:
        raise NoSuchBirthYear(field="persons")


def _in_lists(given: ReportGiven) -> None:
    """Codes that a screen offers; another door may send anything, and a paper could not print it."""
    said = [("kind", given.kind, codes.KIND), ("channel", given.channel, codes.CHANNEL),
            ("informant", given.informant, codes.INFORMANT)]  # fmt: skip
    for name, value, choices in said:
        if value not in dict(choices):
            raise UnknownTrait(field=name)
    for person in given.persons:
        _person_in_lists(person)


def _person_in_lists(person: PersonGiven) -> None:
    if person.capacity not in dict(CAPACITY) or person.entry.sex not in dict(SEXES):
        raise UnknownTrait(field="persons")


def _received_before(given: ReportGiven, by: Actor) -> Matter | None:
    # The key is made by the client before sending, so that sending twice is receiving once.
    before = Report.objects.filter(agency=by.agency_id, client_key=given.client_key)
    found = before.values_list("matter_id", flat=True).first()
    return Matter.objects.get(id=found) if found else None


def _matter(given: ReportGiven, by: Actor, at: datetime) -> Matter:
    return Matter(
        id=uuid7(), code=ledger.code_name(), province_id=by.province_id, place_id=given.place_id,
        origin_id=by.agency_id, barred_id=given.named_official_of, received_at=given.received_at,
        recorded_at=at, synthetic=by.synthetic,
    )  # fmt: skip


def _open(matter: Matter, given: ReportGiven, by: Actor, at: datetime) -> None:
    """Everything of a new report in one transaction; standings last, since they close the opening."""
    line = about(matter.id, channel=given.channel)
    pour([matter])
    pour([_report(matter, given, by, at, line.id)])
    _tell(matter, given.narrative, at)
    _mention(matter, given.persons, by, at)
    _describe(matter, given, at, line.id)
    own_official = given.named_official_of == by.agency_id
    if not own_official:
        _register(matter, by, at)
    _index(matter, given)
    _record(matter, given, by, at)


def _report(matter: Matter, given: ReportGiven, by: Actor, at: datetime, line: UUID) -> Report:
    return Report(
        matter=matter, agency_id=by.agency_id, client_key=given.client_key, kind=given.kind,
        channel=given.channel, external_number=given.external_number.strip(),
        informant=given.informant, occurred_from=given.occurred_from,
        occurred_to=given.occurred_to, received_at=given.received_at, recorded_at=at, line_id=line,
    )  # fmt: skip


def _tell(matter: Matter, words: str, at: datetime) -> None:
    if not words.strip():
        return
    told = Narrative(id=uuid7(), matter=matter, recorded_at=at)
    row, key = seals.make_key(told.id)
    told.key, told.sealed = row, key.seal(words.strip())
    pour([row])
    pour([told])


def _mention(matter: Matter, given: tuple[PersonGiven, ...], by: Actor, at: datetime) -> None:
    if not given:
        return
    persons = entries.enter([person.entry for person in given], by)
    pour([
        Mention(matter=matter, person=person, capacity=said.capacity, protected=said.protected,
                recorded_at=at)
        for person, said in zip(persons, given, strict=True)
    ])  # fmt: skip


def _describe(matter: Matter, given: ReportGiven, at: datetime, line: UUID) -> None:
    pour([
        Trait(matter=matter, field=name, value=value, recorded_at=at, line_id=line)
        for name, value in given.traits.items()
    ])  # fmt: skip


def _register(matter: Matter, by: Actor, at: datetime) -> RegisterEntry:
    return registers.enter(
        matter.id, agency_id=by.agency_id, book="intake", received_at=matter.received_at, at=at
    )


def _index(matter: Matter, given: ReportGiven) -> None:
    # Code name, number and place are found where they stand; only the channel's own number is a word.
    number = given.external_number.strip()
    if number:
        pour([Term(matter=matter, kind="external", text=number)])


def _record(matter: Matter, given: ReportGiven, by: Actor, at: datetime) -> None:
    receipt = receipt_by(by.agency_kind)
    deeds = [Deed("report_received", given.received_at, given.facts(receipt))]
    if given.named_official_of is None or given.named_official_of != by.agency_id:
        ledger.record(matter.id, deeds, by=by, at=at, fresh=True)
        kind = "origin" if by.agency_kind in standings.PROCEDURAL else "notifier"
        standings.give(matter, [(by.agency_id, kind), *_watching(given)], given.received_at)
        return
    _bypass(matter, deeds, given, by, at)


def _past(agency: int | None, day: date) -> tuple[Agency, Agency]:
    """The inspector and the procuracy that a report naming an official of this body goes to."""
    unit = Agency.objects.filter(id=agency).first()
    if unit is None:
        raise UnknownTrait(field="named_official_of")
    procuracy = reference.supervising_procuracy(unit, day) or reference.provincial_procuracy(
        unit, day
    )
    inspector = reference.inspector_of(unit, day) or procuracy
    if inspector == unit:  # the provincial procuracy itself: no body above it is on this system
        inspector = procuracy = reference.provincial_inspector(unit, day)
    if inspector is None or procuracy is None:  # a day before any body of the province is known
        raise ReceivedLongAgo(field="received_at")
    return inspector, procuracy


def _watching(given: ReportGiven) -> list[tuple[int, str]]:
    """An official of another body is named: inspector and procuracy see it from the first hour."""
    if given.named_official_of is None:
        return []
    inspector, procuracy = _past(given.named_official_of, given.received_at.date())
    return [(inspector.id, "inspector"), (procuracy.id, "supervisor")]


def _bypass(matter: Matter, deeds: list[Deed], given: ReportGiven, by: Actor, at: datetime) -> None:
    """A report that names one of our own goes past us: to the inspector and the procuracy."""
    # Luật Tố cáo 2018 Điều 8–10 (giữ bí mật, không chuyển cho người bị tố cáo); BLTTHS Điều 145.
    inspector, procuracy = _past(by.agency_id, given.received_at.date())
    way = Handover(matter=matter, what="report", sender_id=by.agency_id, recipient=inspector,
                   sent_at=at)  # fmt: skip
    facts = {"handover": str(way.id), "to": str(inspector.id), "what": "report"}
    acts = ledger.record(
        matter.id, [*deeds, Deed("handover_sent", at, facts)], by=by, at=at, fresh=True
    )
    way.act = acts[-1]
    Handover.objects.bulk_create([way])
    standings.give(matter, [(inspector.id, "inspector"), (procuracy.id, "supervisor")], at)


@command(Permission.REPORT_CORRECT, article="TTLT 01/2017 Điều 8")
def add_person(*, matter: Matter, person: PersonGiven, by: Actor, at: datetime) -> None:
    """Bổ sung người được nhắc tới trong nguồn tin; danh tính được niêm phong ngay."""
    _person_in_lists(person)
    _born(person, at.year)
    ledger.record(matter.id, [Deed("fact_corrected", at, {"field": "person", "what": person.capacity})],
                  by=by, at=at)  # fmt: skip
    _mention(matter, (person,), by, at)


@command(Permission.REPORT_CORRECT, article="TTLT 01/2017 Điều 8")
def correct_trait(*, matter: Matter, field: str, value: str, by: Actor, at: datetime) -> Trait:
    """Đính chính đặc điểm của nguồn tin (thủ đoạn, tuyến, nơi đến…); giá trị cũ vẫn còn trong hồ sơ."""
    if field not in codes.TRAITS or value not in dict(codes.TRAITS[field][1]):
        raise UnknownTrait(field=field)
    deed = Deed("fact_corrected", at, {"field": field, "what": value})
    act, *_ = ledger.record(matter.id, [deed], by=by, at=at)
    trait = Trait(matter=matter, field=field, value=value, recorded_at=at, line_id=act.line_id)
    Trait.objects.bulk_create([trait])
    return trait


@command(Permission.CHANNEL_LOG, article="BLTTHS Điều 145; kế hoạch năm, chỉ tiêu tiếp nhận")
def log_channel_entry(
    *, channel: str, external_number: str, arrived_at: datetime, by: Actor, at: datetime
) -> ChannelEntry:
    """Ghi một cuộc gọi, tin nhắn vào danh sách của kênh, độc lập với sổ tiếp nhận."""
    if channel not in dict(codes.CHANNEL) or not external_number.strip():
        raise NumberNeeded(field="external_number")
    line = about(uuid7(), channel=channel)
    entry = ChannelEntry(agency_id=by.agency_id, channel=channel, external_number=external_number.strip(),
                         arrived_at=arrived_at, recorded_at=at, line_id=line.id)  # fmt: skip
    try:
        with transaction.atomic():
            ChannelEntry.objects.bulk_create([entry])
    except IntegrityError as twice:
        raise AlreadyListed(field="external_number") from twice
    return entry
