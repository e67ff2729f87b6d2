"""Made-up progress of the plans that are there: taken, given on, reported, confirmed, returned, late, blocked.

Rows as the verbs would have left them, through the keeper's door; every word says that it is made up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from lachan.access import seals
from lachan.access.ids import uuid7
from lachan.access.models import Account, AuditLine, RecordKey
from lachan.plan.codes import measures
from lachan.plan.models import Occurrence, Plan, PlanAct, Share, Step, TaskVersion
from lachan.reference.models import Agency, Unit

from .words import MADE_UP

KEEPER = "keeper"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DID = ("Đã triển khai theo kế hoạch, có phối hợp với các cơ quan", "Đã thực hiện tại địa bàn, kết quả nêu ở số đếm",
       "Đã ban hành văn bản và kiểm tra việc thực hiện")  # fmt: skip
LACKS = "Chưa kèm minh chứng, đề nghị bổ sung"
STUCK = "Chờ số liệu của cơ quan này để tổng hợp"
# What is given on in the demo: to the communes of one district, which the plan names as a key area.
GIVEN_ON = {"T09": "peoples_committee", "T19": "commune_police"}
KEY_DISTRICT = "674"


@dataclass
class Telling:
    """The rows of one run, stored together at its end."""

    dice: Random
    as_of: datetime
    reporter: int
    checker: int
    office: int
    steps: list[Step] = field(default_factory=list)
    keys: list[RecordKey] = field(default_factory=list)
    lines: list[AuditLine] = field(default_factory=list)
    turns: dict[UUID, int] = field(default_factory=dict)

    def say(self, share: Share, kind: str, verb: str, at: datetime, *, agency: int, account: int, words: str = "",
            occurrence: Occurrence | None = None, counts: dict[str, int] | None = None, blocker: int | None = None) -> None:  # fmt: skip
        step_id, line_id, turn = uuid7(), uuid7(), self.turns.get(share.id, 0) + 1
        self.turns[share.id] = turn
        role = "reporter" if account == self.reporter else "committee_staff"
        self.lines.append(AuditLine(id=line_id, at=at, account_id=account, agency_id=agency, role=role, verb=verb, outcome="done",
                                    subject=share.version.task_id, detail={"step": kind, "turn": turn}))  # fmt: skip
        kept, key = seals.make_key(step_id) if words else (None, None)
        if kept is not None:
            self.keys.append(kept)
        self.steps.append(Step(
            id=step_id, share=share, occurrence=occurrence, kind=kind, turn=turn, occurred_at=at, counts=counts or {},
            key_id=step_id if key else None, sealed=key.seal(f"{MADE_UP} {words}.") if key else None, blocker_id=blocker,
            agency_id=agency, account_id=account, recorded_at=at, line_id=line_id,
        ))  # fmt: skip

    def store(self) -> int:
        AuditLine.objects.using(KEEPER).bulk_create(self.lines, batch_size=500)
        RecordKey.objects.using(KEEPER).bulk_create(self.keys, batch_size=500)
        Step.objects.using(KEEPER).bulk_create(self.steps, batch_size=500)
        return len(self.steps)


def tell_progress(slug: str, as_of: datetime, seed: int) -> int:
    """Progress on every share of every adopted plan of the province, up to now; returns how many steps."""
    ids = dict(Account.objects.using(KEEPER).values_list("username", "id"))
    office = (
        Agency.objects.using(KEEPER).filter(province__slug=slug, kind="steering_committee").first()
    )
    if office is None:
        return 0
    dice = Random(seed)  # noqa: S311 - invention, not secrecy
    telling = Telling(dice, as_of, ids["mau.reporter"], ids["thukybcd"], office.id)
    for plan in (
        Plan.objects.using(KEEPER)
        .filter(province__slug=slug, acts__kind="adopted")
        .order_by("valid_from", "id")
    ):
        _give_on(telling, plan)
        _tell(telling, plan)
        _close(telling, plan)
    return telling.store()


def _shares(plan: Plan) -> Sequence[Share]:
    rows = (
        Share.objects.using(KEEPER)
        .filter(version__task__plan=plan)
        .select_related("version__task", "carrier")
    )
    return list(rows.order_by("version__task__code", "parent_id", "id"))


def _give_on(telling: Telling, plan: Plan) -> None:
    """Shares of the communes of the key district, given by the province's body on the third day."""
    since = plan.valid_from + timedelta(days=14)
    for share in _shares(plan):
        kind = GIVEN_ON.get(share.version.task.code)
        if (
            kind is None
            or share.parent_id is not None
            or plan.kind != "year"
            or since > telling.as_of.date()
        ):
            continue
        line = AuditLine(id=uuid7(), at=_at(since, telling.dice), account_id=telling.reporter, agency_id=share.carrier_id,
                         role="reporter", verb="delegate_task", outcome="done", subject=share.version.task_id, detail={})  # fmt: skip
        line.save(using=KEEPER, force_insert=True)
        Share.objects.using(KEEPER).bulk_create([
            Share(version=share.version, carrier=body, giver_id=share.carrier_id, parent=share, since=since,
                  agency_id=share.carrier_id, account_id=telling.reporter, recorded_at=line.at, line_id=line.id)
            for body in _of_key_district(kind, since)
        ])  # fmt: skip


def _close(telling: Telling, plan: Plan) -> None:
    """A plan that ended more than three months ago has been closed."""
    last = plan.valid_to - timedelta(days=1)
    if (telling.as_of.date() - last).days < 90 or plan.acts.using(KEEPER).filter(
        kind="closed"
    ).exists():
        return
    at = _at(last + timedelta(days=20), telling.dice)
    line = AuditLine(id=uuid7(), at=at, account_id=telling.checker, agency_id=telling.office, role="committee_staff",
                     verb="close_plan", outcome="done", subject=plan.id, detail={"year": plan.year})  # fmt: skip
    line.save(using=KEEPER, force_insert=True)
    act = PlanAct(plan=plan, kind="closed", done_on=last, agency_id=telling.office, account_id=telling.checker, recorded_at=at,
                  line_id=line.id)  # fmt: skip
    act.save(using=KEEPER, force_insert=True)


def _of_key_district(kind: str, day: date) -> list[Agency]:
    """Its communes that day; after the districts were gone, the communes that took over their ground."""
    district = Unit.objects.using(KEEPER).filter(level="district", gso_code=KEY_DISTRICT).first()
    if district is None:
        return []
    ground, alive = list(district.children.using(KEEPER).all()), []
    while ground:
        alive += [unit for unit in ground if unit.exists_on(day)]
        ground = [
            heir
            for unit in ground
            if not unit.exists_on(day)
            for heir in unit.heirs.using(KEEPER).all()
        ]
    units = {unit.id for unit in alive}
    rows = Agency.objects.using(KEEPER).filter(kind=kind, unit__in=units).order_by("sort_key")
    return [body for body in rows if body.exists_on(day)]


def _tell(telling: Telling, plan: Plan) -> None:
    turns: dict[UUID, list[Occurrence]] = {}
    due = Occurrence.objects.using(KEEPER).filter(
        version__task__plan=plan, opens_on__lte=telling.as_of.date()
    )
    for turn in due.order_by("due_on"):
        turns.setdefault(turn.version_id, []).append(turn)
    for share in _shares(plan):
        began = max(share.since, share.recorded_at.astimezone(HANOI).date())
        if telling.dice.random() < 0.93:
            telling.say(share, "accepted", "accept_task", _at(began + timedelta(days=telling.dice.randint(1, 9)), telling.dice),
                        agency=share.carrier_id, account=telling.reporter)  # fmt: skip
        for turn in turns.get(share.version_id, []):
            if turn.due_on >= share.since:
                _turn(telling, share, turn)


def _turn(telling: Telling, share: Share, turn: Occurrence) -> None:
    """One time of the task: most in time, some late, some of the last months open or sent back."""
    dice, today = telling.dice, telling.as_of.date()
    recent = (today - turn.due_on).days < 60
    if dice.random() < (0.25 if recent else 0.02):
        if recent and dice.random() < 0.15:
            telling.say(share, "blocked", "say_blocked", _at(turn.due_on - timedelta(days=1), dice), agency=share.carrier_id,
                        account=telling.reporter, words=STUCK, blocker=telling.office)  # fmt: skip
        return
    late = (
        dice.randint(1, 12)
        if dice.random() < 0.1
        else -dice.randint(0, min(5, (turn.due_on - turn.opens_on).days))
    )
    said = _at(turn.due_on + timedelta(days=late), dice)
    if said > telling.as_of:
        return
    telling.say(share, "reported", "report_progress", said, agency=share.carrier_id, account=telling.reporter,
                words=dice.choice(DID), occurrence=turn, counts=_counts(dice, share.version))  # fmt: skip
    _check(telling, share, turn, said)


def _check(telling: Telling, share: Share, turn: Occurrence, said: datetime) -> None:
    dice = telling.dice
    seen = said + timedelta(days=dice.randint(1, 6), hours=1)
    if seen > telling.as_of:
        return
    giver, who = (
        (telling.office, telling.checker)
        if share.parent_id is None
        else (share.giver_id, telling.reporter)
    )
    if dice.random() < 0.04 and (telling.as_of.date() - turn.due_on).days < 90:
        telling.say(
            share,
            "returned",
            "return_progress",
            seen,
            agency=giver,
            account=who,
            words=LACKS,
            occurrence=turn,
        )
        return
    telling.say(
        share, "confirmed", "confirm_progress", seen, agency=giver, account=who, occurrence=turn
    )


def _counts(dice: Random, version: TaskVersion) -> dict[str, int]:
    return {code: dice.randint(0, 40) for code in version.indicators if code in measures()}


def _at(day: date, dice: Random) -> datetime:
    return datetime.combine(day, time(dice.randint(8, 16), dice.randint(0, 59)), HANOI)
