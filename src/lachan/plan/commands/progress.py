"""Verbs of progress: take a task, give it on, report, confirm or return, say what blocks it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.plan import codes
from lachan.plan.entering import new_share, step
from lachan.plan.evidence import FileGiven, attach, kinds_of
from lachan.plan.models import Occurrence, PlanAct, Share, Step, TaskVersion
from lachan.plan.queries import below, carrier_on, follows
from lachan.plan.refusals import (
    AlreadyAccepted,
    AlreadyBlocked,
    AlreadyConfirmed,
    AlreadyGiven,
    AlreadyReported,
    NobodyBlocks,
    NobodyGiven,
    NotBelow,
    NotBlocked,
    NothingReported,
    NotThereToday,
    NotThisTurn,
    NotYoursToConfirm,
    NotYourTask,
    PassedOn,
    PlanClosed,
    SamePerson,
    TaskWithdrawn,
    TooEarly,
    UnknownMeasure,
    WithoutWords,
)
from lachan.procedure.periods import local_day
from lachan.reference.models import Agency

from .papers import BASIS

LARGEST_COUNT = 1_000_000_000


@command(Permission.PLAN_REPORT, article=BASIS)
def accept_task(*, share: Share, by: Actor, at: datetime) -> Step:
    """Nhận nhiệm vụ được giao."""
    _carried(share, by, at)
    _in_force(share)
    if Step.objects.filter(share=share, kind=codes.ACCEPTED).exists():
        raise AlreadyAccepted
    return step(share, codes.ACCEPTED, by=by, at=at, occurred_at=at)[0]


@command(Permission.PLAN_REPORT, article=BASIS)
def delegate_task(*, share: Share, to: Sequence[Agency], by: Actor, at: datetime) -> list[Share]:
    """Giao lại nhiệm vụ cho đơn vị cấp dưới; nơi giao vẫn chịu trách nhiệm và xác nhận báo cáo của nơi nhận."""
    _carried(share, by, at)
    _in_force(share)
    if not to:
        raise NobodyGiven(field="to")
    day = local_day(at)
    fits = set(
        below(share.carrier if share.carrier.exists_on(day) else _now(share, day), day).values_list(
            "id", flat=True
        )
    )
    if any(not one.exists_on(day) for one in to):
        raise NotThereToday(field="to")
    if any(one.id not in fits for one in to):
        raise NotBelow(field="to")
    if Share.objects.filter(version=share.version_id, carrier__in=to).exists():
        raise AlreadyGiven(field="to")
    about(share.version.task_id, given=len(to))
    return [
        new_share(share.version, one, share.carrier_id, day, by, at, parent=share)
        for one in dict.fromkeys(to)
    ]


def _now(share: Share, day: date) -> Agency:
    return Agency.objects.get(id=carrier_on(share.carrier_id, day))


@command(Permission.PLAN_REPORT, article=BASIS)
def report_progress(
    *, share: Share, occurrence: Occurrence, words: str, reported_at: datetime, by: Actor, at: datetime,
    counts: Mapping[str, int] | None = None, files: Sequence[FileGiven] = (),
) -> Step:  # fmt: skip
    """Báo cáo kết quả một kỳ: đã làm gì, số đếm, tệp minh chứng (niêm phong)."""
    _carried(share, by, at)
    _of_the_share(share, occurrence)
    if not words.strip():
        raise WithoutWords(field="words")
    if local_day(reported_at) < occurrence.opens_on:
        raise TooEarly(field="occurrence")
    _not_yet(share, occurrence)
    _countable(counts or {})
    kinds = kinds_of(files)
    row, key = step(share, codes.REPORTED, by=by, at=at, occurred_at=reported_at, occurrence=occurrence,
                    words=words.strip(), counts=counts)  # fmt: skip
    if files and key is not None:
        attach(row, files, kinds, key)
    return row


def _not_yet(share: Share, occurrence: Occurrence) -> None:
    last = _last(share, occurrence)
    if last is not None and last.kind == codes.REPORTED:
        raise AlreadyReported
    if last is not None and last.kind == codes.CONFIRMED:
        raise AlreadyConfirmed


def _last(share: Share, occurrence: Occurrence) -> Step | None:
    kinds = (codes.REPORTED, codes.CONFIRMED, codes.RETURNED)
    return (
        Step.objects.filter(share=share, occurrence=occurrence, kind__in=kinds)
        .order_by("-turn")
        .first()
    )


def _countable(counts: Mapping[str, int]) -> None:
    for code, number in counts.items():
        if code not in codes.measures() or not 0 <= number <= LARGEST_COUNT:
            raise UnknownMeasure(field=f"count_{code}")


@command(Permission.PLAN_REPORT, article=BASIS)
def confirm_progress(*, share: Share, occurrence: Occurrence, by: Actor, at: datetime) -> Step:
    """Xác nhận báo cáo một kỳ; người xác nhận thuộc nơi giao việc và khác người báo cáo."""
    _may_check(share, occurrence, by)
    return step(share, codes.CONFIRMED, by=by, at=at, occurred_at=at, occurrence=occurrence)[0]


@command(Permission.PLAN_REPORT, article=BASIS)
def return_progress(
    *, share: Share, occurrence: Occurrence, reason: str, by: Actor, at: datetime
) -> Step:
    """Trả lại báo cáo một kỳ kèm lý do; cơ quan được giao bổ sung rồi báo cáo lại."""
    if not reason.strip():
        raise WithoutWords(field="words")
    _may_check(share, occurrence, by)
    return step(
        share,
        codes.RETURNED,
        by=by,
        at=at,
        occurred_at=at,
        occurrence=occurrence,
        words=reason.strip(),
    )[0]


def _may_check(share: Share, occurrence: Occurrence, by: Actor) -> None:
    _open(share)
    _of_the_share(share, occurrence)
    gave = "plan_keep" in by.caps if share.parent_id is None else share.giver_id in follows()
    if not gave:
        raise NotYoursToConfirm
    last = _last(share, occurrence)
    if last is None or last.kind != codes.REPORTED:
        raise NothingReported
    if last.account_id == by.account_id:
        raise SamePerson


@command(Permission.PLAN_REPORT, article=BASIS)
def say_blocked(*, share: Share, blocker: Agency, words: str, by: Actor, at: datetime) -> Step:
    """Ghi nhiệm vụ đang vướng: vướng ở cơ quan nào, vì sao."""
    _carried(share, by, at)
    if not words.strip():
        raise WithoutWords(field="words")
    if blocker.id in by.scope or blocker.province_id != by.province_id:
        raise NobodyBlocks(field="blocker")
    if _blocked(share):
        raise AlreadyBlocked
    return step(
        share, codes.BLOCKED, by=by, at=at, occurred_at=at, words=words.strip(), blocker=blocker
    )[0]


@command(Permission.PLAN_REPORT, article=BASIS)
def unblock(*, share: Share, words: str, by: Actor, at: datetime) -> Step:
    """Ghi vướng mắc đã được gỡ."""
    _carried(share, by, at)
    if not _blocked(share):
        raise NotBlocked
    return step(share, codes.UNBLOCKED, by=by, at=at, occurred_at=at, words=words.strip())[0]


def _blocked(share: Share) -> bool:
    kinds = (codes.BLOCKED, codes.UNBLOCKED)
    last = Step.objects.filter(share=share, kind__in=kinds).order_by("-turn").first()
    return last is not None and last.kind == codes.BLOCKED


def _open(share: Share) -> None:
    if PlanAct.objects.filter(plan=share.version.task.plan_id, kind="closed").exists():
        raise PlanClosed


def _carried(share: Share, by: Actor, at: datetime) -> None:
    """The body given the task, or today the one that carries its work on."""
    _open(share)
    if carrier_on(share.carrier_id, local_day(at)) in by.scope:
        return
    raise PassedOn if share.carrier_id in by.scope else NotYourTask


def _in_force(share: Share) -> None:
    last = TaskVersion.objects.filter(task=share.version.task_id).order_by("-turn").first()
    if last is not None and last.withdrawn:
        raise TaskWithdrawn
    if last is not None and last.id != share.version_id:
        raise NotThisTurn


def _of_the_share(share: Share, occurrence: Occurrence) -> None:
    if occurrence.version_id != share.version_id or occurrence.due_on < share.since:
        raise NotThisTurn(field="occurrence")
