"""Verbs beside the care of one person: amounts by dates, a matter that speaks of the person, two files of one person,
what a person asks about their own data."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lachan.access import scope, signin
from lachan.access.actor import Actor
from lachan.access.audit import about, current
from lachan.access.models import Account, Membership
from lachan.access.permissions import Permission
from lachan.access.refusals import NotFound, NotYours
from lachan.access.roles import ROLES
from lachan.access.verbs import command
from lachan.docket.models import Matter
from lachan.people import entries
from lachan.procedure import care
from lachan.procedure.periods import local_day
from lachan.victims import bearing, codes, facts, ledger, putting_right, readings, stories
from lachan.victims.bounds import LONGEST
from lachan.victims.codes import PURPOSES
from lachan.victims.ledger import Done
from lachan.victims.models import (
    CareAct,
    CareExclusion,
    CareFile,
    CareLink,
    CareStanding,
    Likeness,
    Rate,
)
from lachan.victims.refusals import (
    FirstEntryStays,
    LinkedAlready,
    NobodyLeft,
    NothingOfWho,
    NotYourEntry,
    PurposeNeeded,
    RateBackwards,
    RateByNoPaper,
    RateNotPositive,
    RateTooFar,
    RateTooHigh,
    SameFile,
    TooLittleToFind,
    TooLong,
)

# Who may put an entry right: whoever might have written it.
NEEDS = {"receiving": Permission.VICTIM_RECEIVE, "verifying": Permission.VICTIM_VERIFY, "caring": Permission.VICTIM_CARE,
         "supporting": Permission.VICTIM_HELP, "protecting": Permission.VICTIM_PROTECT, "told": Permission.VICTIM_SEE,
         "sharing": Permission.VICTIM_CARE}  # fmt: skip
# Bodies that have the person in hand, beyond one support or the story.
IN_HAND = frozenset({"origin", "lead", "verifier", "facility"})
# Beyond these somebody mistyped.
HIGHEST, FURTHEST = 1_000_000_000, timedelta(days=400)
# A file begins with one of these.
FIRST = frozenset({"victim_came_forward", "person_listed"})


@command(Permission.VICTIM_RATES, article="NĐ 162/2025; thông tư của Bộ Tài chính")
def set_rate(*, code: str, amount: int, from_on: date, paper: str, by: Actor, at: datetime) -> Rate:
    """Ghi mức chi một khoản hỗ trợ từ một ngày, theo văn bản nào; mức cũ vẫn áp dụng cho ngày trước đó."""
    if code not in dict(codes.RATES):
        raise facts.NotInTheList(field="code")
    _payable(amount, paper)
    _not_backwards(code, from_on, by, local_day(at))
    row = Rate(code=code, amount=amount, from_on=from_on, paper=paper.strip(), province_id=by.province_id,
               agency_id=by.agency_id, account_id=by.account_id, recorded_at=at, line_id=current.get().id)  # fmt: skip
    row.save(force_insert=True)
    about(row.id, code=code)
    return row


def _payable(amount: int, paper: str) -> None:
    if amount <= 0:
        raise RateNotPositive(field="amount")
    if amount > HIGHEST:
        raise RateTooHigh(field="amount")
    if not facts.quotes_a_paper(paper):
        raise RateByNoPaper(field="paper")


def _not_backwards(code: str, from_on: date, by: Actor, today: date) -> None:
    """After the last that has begun; one that has not begun yet, perhaps mistyped, gives way to a later word."""
    if from_on > today + FURTHEST:
        raise RateTooFar(field="from_on")
    rates = Rate.objects.filter(code=code, province=by.province_id)
    if rates.filter(Q(from_on=from_on) | Q(from_on__gte=from_on, from_on__lte=today)).exists():
        raise RateBackwards(field="from_on")


@command(Permission.VICTIM_SEE, article="Luật 53/2024 Điều 5; NĐ 162/2025/NĐ-CP")
def exclude_from_care(*, file: CareFile, account: int, by: Actor, at: datetime) -> None:
    """Loại một người của đơn vị mình khỏi hồ sơ hỗ trợ (người thân, người bị nghi, người mà người đó sợ); từ đây người ấy không thấy hồ sơ và không đảo lại được."""
    with scope.widened(by, "renew"):
        # Of two who keep each other out at once, the second finds itself kept out.
        readings.current(file)
    here = CareStanding.objects.filter(care=file).exists()
    if not here or not Account.objects.filter(id=account).exists():
        raise NotFound
    if not _somebody_stays(file, account, by, at):
        raise NobodyLeft(field="account")
    line = about(file.id, excluded=account)
    row = CareExclusion(care=file, account_id=account, since=at, line_id=line.id)
    CareExclusion.objects.bulk_create([row], ignore_conflicts=True)


def _somebody_stays(file: CareFile, account: int, by: Actor, at: datetime) -> bool:
    """A colleague whose role opens the file and who is not kept out, or another body that has the person in hand: nobody's
    care is left with nobody. Whoever leads keeps somebody who may give care; no other body does that in its place."""
    with scope.widened(by, "renew"):
        leads = bool(stories.leads_now(file, by))
    if _a_colleague(file, account, by, at, Permission.VICTIM_CARE if leads else Permission.VICTIM_SEE):  # fmt: skip
        return True
    return not leads and _elsewhere(file, by)


def _a_colleague(
    file: CareFile, account: int, by: Actor, at: datetime, needed: Permission
) -> bool:  # fmt: skip
    roles = [code for code, role in ROLES.items() if needed in role.may]
    here = Membership.objects.filter(signin.memberships_on(local_day(at)), agency__in=by.scope, role__in=roles, account__is_active=True)  # fmt: skip
    out = CareExclusion.objects.filter(care=file).values("account")
    return here.exclude(account=account).exclude(account__in=out).exists()


def _elsewhere(file: CareFile, by: Actor) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT agency_id, kind FROM sec.care_seen_by(%s)", [file.id])
        return any(agency not in by.scope and kind in IN_HAND for agency, kind in cursor.fetchall())


@command(Permission.VICTIM_SEE, article="Luật 53/2024; BLTTHS Điều 62")
def link_matter(*, file: CareFile, matter: Matter, by: Actor, at: datetime) -> CareLink:
    """Ghi vụ việc có nói đến người này; không vì thế mà bên này đọc được hồ sơ bên kia."""
    about(file.id)
    if CareLink.objects.filter(care=file, matter=matter).exists():
        raise LinkedAlready(field="matter")
    row = CareLink(care=file, matter=matter, agency_id=by.agency_id, recorded_at=at, line_id=current.get().id)  # fmt: skip
    row.save(force_insert=True)
    return row


@command(Permission.VICTIM_RECEIVE, article="Luật 91/2025/QH15; đối chiếu danh sách người trở về")
def say_same_person(
    *, file: CareFile, other: CareFile, same: bool, by: Actor, at: datetime
) -> Likeness:
    """Xác nhận hai hồ sơ có phải của một người hay không; máy chỉ nêu chỗ giống nhau."""
    if file.id == other.id:
        raise SameFile(field="other")
    about(file.id, same=same)
    row = Likeness(care=file, other=other, same=same, agency_id=by.agency_id, account_id=by.account_id,
                   recorded_at=at, line_id=current.get().id)  # fmt: skip
    row.save(force_insert=True)
    return row


@command(Permission.VICTIM_SEE, article="Luật 91/2025/QH15: dữ liệu phải chính xác, được chỉnh sửa")
def put_identity_right(
    *, file: CareFile, identity: Mapping[str, str], gone: Sequence[str] = (), by: Actor, at: datetime
) -> None:  # fmt: skip
    """Ghi thêm hoặc sửa danh tính đã ghi khi tiếp nhận; điều ghi sau thay điều ghi trước, bản trước vẫn còn dưới niêm phong."""
    given = {name: text for name, text in identity.items() if text.strip()}
    said = {**dict.fromkeys(gone, ""), **given}
    if not set(said) & set(entries.IDENTITY_FIELDS):
        raise NothingOfWho(field="full_name")
    for name, text in said.items():
        if len(text) > LONGEST.get(name, LONGEST["other"]):
            raise TooLong(field=name)
    if not IN_HAND & bearing.grounds(file):
        raise NotYours
    entries.put_right(file.person, file.key, said, by, at, about(file.id).id)


@command(Permission.VICTIM_CARE, article="Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP")
def receive_data_request(
    *, file: CareFile, when: datetime, words: str, by: Actor, at: datetime
) -> CareAct:
    """Nhận yêu cầu của người đó về dữ liệu của mình: xem, sửa, xóa, hạn chế; hạn phản hồi bắt đầu chạy."""
    return ledger.take(
        file, [Done("data_request_received", when, {}, {"care": words})], by=by, at=at
    )[0]


@command(Permission.VICTIM_CARE, article="Luật 91/2025/QH15; NĐ 356/2025/NĐ-CP")
def answer_data_request(
    *, file: CareFile, when: datetime, words: str, by: Actor, at: datetime
) -> CareAct:
    """Phản hồi yêu cầu của người đó về dữ liệu của mình."""
    return ledger.take(
        file, [Done("data_request_answered", when, {}, {"care": words})], by=by, at=at
    )[0]


@command(Permission.VICTIM_SEE, article="Luật 91/2025/QH15: dữ liệu phải chính xác, được chỉnh sửa")
def correct_entry(
    *, file: CareFile, act: CareAct, when: datetime, facts: Mapping[str, object], by: Actor, at: datetime,
    words: Mapping[str, str] | None = None, paper: str = "",
) -> CareAct:  # fmt: skip
    """Đính chính một việc do đơn vị mình đã ghi: ghi lại đúng việc ấy, bản cũ vẫn còn trong hồ sơ."""
    _own(file, act, by)
    # To whom something went is a fact of its own standing: withdraw the entry and send it anew.
    sent = {"to": act.facts["to"]} if "to" in act.facts else {}
    done = Done(act.kind, when, {**facts, **sent}, words or {}, paper, act.id)
    putting_right.check(file, act, done, by, at)
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article="Luật 91/2025/QH15: dữ liệu phải chính xác, được chỉnh sửa")
def withdraw_entry(*, file: CareFile, act: CareAct, by: Actor, at: datetime) -> CareAct:
    """Hủy một việc do đơn vị mình ghi nhầm; việc ấy thôi có hiệu lực, vẫn còn trong hồ sơ."""
    _own(file, act, by)
    if act.kind in FIRST:
        raise FirstEntryStays(field="act")
    done = putting_right.taking_back(act)
    putting_right.check(file, act, done, by, at)
    return ledger.take(file, [done], by=by, at=at)[0]


def _own(file: CareFile, act: CareAct, by: Actor) -> None:
    """Written by one's own body, by whoever may do that very thing, and not put right already."""
    if not by.can(NEEDS[care.table().kinds[act.kind].group]):
        raise NotYours
    taken = CareAct.objects.filter(supersedes=act.id).exists()
    if act.care_id != file.id or act.agency_id not in by.scope or taken:
        raise NotYourEntry(field="act")


@command(
    Permission.VICTIM_RECEIVE, article="Luật 91/2025/QH15; đối chiếu để không hỏi lại người đó"
)
def look_up_in_care(
    *, kind: str, value: str, birth_year: int | None, purpose: str, by: Actor, at: datetime
) -> list[CareFile]:
    """Tra cứu một người trong các hồ sơ hỗ trợ được xem: đúng số giấy tờ, số điện thoại, hoặc đúng họ tên; vào nhật ký."""
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")
    given = {"full_name" if kind in {"name", "name_year"} else kind: value}
    sources = [text for k, text in entries.fingerprint_sources(given, birth_year) if k == kind]
    if not sources or not value.strip():
        raise TooLittleToFind(field="value")
    found = CareFile.objects.filter(person__in=entries.exactly(kind, sources[0])).select_related(
        "person"
    )
    files = list(found.order_by("-received_at", "-id")[: entries.SHOWN])
    about(UUID(int=0), kind=kind, purpose=purpose, hits=len(files))
    return files


@command(Permission.VICTIM_RECEIVE, article="Luật 91/2025/QH15; đối chiếu danh sách người trở về")
def look_up_listed(
    *, sources: Sequence[tuple[str, str]], purpose: str, by: Actor, at: datetime
) -> dict[tuple[str, str], list[CareFile]]:
    """Đối chiếu cả danh sách người trở về với các hồ sơ hỗ trợ được xem; máy chỉ nêu chỗ giống, cán bộ xác nhận; vào nhật ký."""
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")
    met = entries.exactly_each(sources)
    persons = {person for many in met.values() for person in many}
    files = CareFile.objects.filter(person__in=persons).select_related("person")
    by_person = {file.person_id: file for file in files}
    about(UUID(int=0), kind="list", purpose=purpose, asked=len(sources), hits=len(by_person))
    return {
        one: [by_person[person] for person in many if person in by_person]
        for one, many in met.items()
    }
