"""Verbs of receiving: at any door, at any hour, with whatever the person can or will say."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from lachan.access import seals
from lachan.access.actor import Actor
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.people import entries
from lachan.people.models import Person
from lachan.procedure.periods import local_day
from lachan.reference.codes import CARE_DEPARTMENTS, INVESTIGATORS, Kind
from lachan.reference.models import Agency
from lachan.victims import addressees, ages, ledger
from lachan.victims.bounds import FIRST_YEAR, LONGEST
from lachan.victims.given import Listing, PersonReceived
from lachan.victims.ledger import Done
from lachan.victims.models import CareAct, CareFile, CareReading, Listed
from lachan.victims.refusals import (
    AgesContradict,
    AlreadyInCare,
    AlreadyReceived,
    NoSuchBirthYear,
    NoSuchPlace,
    NotAtWorkThen,
    ReceivedInFuture,
    ReceivedLongAgo,
    TooLong,
)

RECEIPT = {
    Kind.PEOPLES_COMMITTEE: "commune_committee", Kind.COMMUNE_POLICE: "commune_police", Kind.POLICE_POST: "police_post",
    Kind.BORDER_GUARD: "border_guard", **dict.fromkeys(INVESTIGATORS, "investigation_agency"),
}  # fmt: skip
ART = "Luật 53/2024 Điều 27, 28; trước 01/07/2025: Luật 66/2011 Điều 24"


@command(Permission.VICTIM_RECEIVE, article=ART)
def receive_person(*, given: PersonReceived, by: Actor, at: datetime) -> CareFile:
    """Tiếp nhận một người trình báo, được giải cứu hoặc trở về; chưa biết gì cũng nhận, hỗ trợ trước."""
    _check(given, by, at)
    (person,) = entries.enter([given.entry], by)
    return _opened(person, given, by, at)


@command(Permission.VICTIM_RECEIVE, article=ART)
def receive_known_person(
    *, person: Person, given: PersonReceived, by: Actor, at: datetime
) -> CareFile:
    """Mở hồ sơ hỗ trợ cho một người đã có mã trong vụ việc của đơn vị mình."""
    _check(given, by, at)
    if CareFile.objects.filter(person=person).exists():
        raise AlreadyInCare
    return _opened(person, given, by, at)


def _check(given: PersonReceived, by: Actor, at: datetime) -> None:
    if given.received_at > at:
        raise ReceivedInFuture(field="received_at")
    day = local_day(given.received_at)
    if day.year < FIRST_YEAR:
        raise ReceivedLongAgo(field="received_at")
    if not Agency.objects.get(id=by.agency_id).exists_on(day):
        raise NotAtWorkThen(field="received_at")
    year = given.entry.birth_year
    if year is not None and not 1900 <= year <= day.year:
        raise NoSuchBirthYear(field="birth_year")
    if ages.contradict(year, {"minor": given.entry.minor, **given.situation}, day):
        raise AgesContradict(field="minor")
    if given.place is not None and not given.place.exists_on(day):
        raise NoSuchPlace(field="place")
    for name, text in {**(given.entry.identity or {}), "safety": given.safety}.items():
        if len(text) > LONGEST.get(name, LONGEST["other"]):
            raise TooLong(field=name)


def _opened(person: Person, given: PersonReceived, by: Actor, at: datetime) -> CareFile:
    file = CareFile(
        id=uuid7(), person=person, province_id=by.province_id, place=given.place, origin_id=by.agency_id,
        client_key=given.client_key, received_at=given.received_at, recorded_at=at, synthetic=by.synthetic,
        line_id=ledger.line(),
    )  # fmt: skip
    row, key = seals.make_key(file.id)
    row.save(force_insert=True)
    file.key = row
    _save_once(file)
    leads = ["lead"] if by.agency_kind in CARE_DEPARTMENTS else []
    ledger.open_file(file, key, _first(given, by), by=by, at=at, give=leads)
    if given.listed:
        _list(file, given.listed, by, at)
    return file


def _list(file: CareFile, listed: Listing, by: Actor, at: datetime) -> None:
    """A row is of one person; sent twice at once, the second is told."""
    row = Listed(care=file, listing=listed.listing, place=listed.place, row=listed.row, entry=listed.entry,
                 agency_id=by.agency_id, account_id=by.account_id, recorded_at=at, line_id=ledger.line())  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as twice:
        raise AlreadyReceived from twice


def _save_once(file: CareFile) -> None:
    """Sent twice, or received at two doors at once: one file, and the second is told which of the two it was."""
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError as twice:
        name = getattr(getattr(twice.__cause__, "diag", None), "constraint_name", "")
        raise (AlreadyReceived if name == "care_client_key" else AlreadyInCare) from twice


def _first(given: PersonReceived, by: Actor) -> list[Done]:
    """Received; what is known at once of the person's situation; how the person may not be reached."""
    at = given.receipt_by or RECEIPT.get(by.agency_kind, "other_body")
    facts = {"receipt_by": at, "way": given.way}
    done = [_named(given.listed, given.received_at)] if given.listed else []
    done.append(Done("victim_came_forward", given.received_at, facts))
    if given.safety or given.contact:  # an act of its own, which everybody who helps reads
        done.append(
            Done("contact_agreed", given.received_at, given.contact, {"safety": given.safety})
        )
    known = {"minor": given.entry.minor, **given.situation}
    if given.note or any(value is not None for value in known.values()):
        done.append(Done("situation_told", given.received_at, known, {"care": given.note}))
    return [*done, *_danger(given.received_at)] if known.get("in_danger") is True else done


def _danger(when: datetime, file: CareFile | None = None) -> list[Done]:
    """Whoever is in danger now is an alarm in the same entry, unless that one stands open already: nobody writes it twice."""
    new = ledger.urgent(file, ["in_danger"]) if file is not None else ["in_danger"]
    return [Done("red_flag_raised", when, {"flag": one}) for one in new]


def _named(listed: Listing, when: datetime) -> Done:
    return Done("person_listed", when, {"list": str(listed.listing), "row": listed.row})


@command(Permission.VICTIM_RECEIVE, article=ART)
def receive_again(
    *, file: CareFile, when: datetime, way: str, by: Actor, at: datetime, words: str = "",
    listed: Listing | None = None, in_danger: bool | None = None,
    situation: Mapping[str, object] | None = None,
) -> CareAct:  # fmt: skip
    """Ghi người đã có hồ sơ nay trở lại, sau khi đã đối chiếu: ghi tiếp vào hồ sơ ấy, mở lại nếu đã kết thúc; không mở hồ sơ thứ hai. Người đã được xác định là nạn nhân thì bắt đầu một lần xác định mới."""
    closed = CareReading.objects.filter(care=file, closed=True).exists()
    reopened = [Done("care_reopened", when, {"ground": "came_back"})] if closed else []
    facts = {"receipt_by": RECEIPT.get(by.agency_kind, "other_body"), "way": way}
    came = Done("victim_came_forward", when, facts, {"safety": words})
    known = {name: value for name, value in (situation or {}).items() if value is not None}
    told = [Done("situation_told", when, known)] if known else []
    before = [*reopened, *([_named(listed, when)] if listed else [])]
    alarm = _danger(when, file) if in_danger or known.get("in_danger") is True else []
    acts = ledger.take(file, [*before, came, *told, *alarm], by=by, at=at)
    if listed:
        _list(file, listed, by, at)
    return acts[len(before)]


@command(Permission.VICTIM_RECEIVE, article=ART)
def list_known_person(*, file: CareFile, listed: Listing, by: Actor, at: datetime) -> CareAct:
    """Ghi người đã được tiếp nhận lần này cũng có tên trong danh sách người trở về, sau khi đã đối chiếu; không mở hồ sơ thứ hai."""
    act = ledger.take(file, [_named(listed, file.received_at)], by=by, at=at)[0]
    _list(file, listed, by, at)
    return act


@command(Permission.VICTIM_RECEIVE, article=ART)
def screen_person(
    *, file: CareFile, when: datetime, set_used: str, signs: bool, by: Actor, at: datetime,
    forced_criminality: bool | None = None, answers: Mapping[str, str] | None = None, note: str = "",
) -> CareAct:  # fmt: skip
    """Sàng lọc dấu hiệu bị mua bán theo một bộ chỉ báo; kết quả là gợi ý, người sàng lọc quyết định."""
    facts = {"set": set_used, "signs": signs, "forced_criminality": forced_criminality}
    said = ledger.lines({"": note, **(answers or {})})
    # That somebody may have been made to break the law is for whoever verifies to know, since it goes unpunished (the fact);
    # the words in which it was told to those who care are not for the police.
    audience = "path" if by.agency_kind in addressees.PROCEDURE else "care"
    done = Done("victim_screened", when, facts, {audience: said})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_RECEIVE, article=ART)
def tell_situation(
    *, file: CareFile, when: datetime, situation: Mapping[str, object], by: Actor, at: datetime
) -> CareAct:
    """Ghi hoàn cảnh để xét hỗ trợ: chỉ những điều cần cho hỗ trợ, điều chưa hỏi để trống."""
    alarm = _danger(when, file) if situation.get("in_danger") is True else []
    done = [Done("situation_told", when, situation), *alarm]
    return ledger.take(file, done, by=by, at=at)[0]
