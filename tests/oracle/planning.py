"""Plans of one province by dice, «DỮ LIỆU GIẢ LẬP», told by the plan's own verbs in the order of their instants.

The dice try what they like; a verb lets through what is lawful. Late and early reports, some at the very ends of their
day, typed days after they were sent; returned, sent again, confirmed at once; counts missing; tasks changed and withdrawn
by paper, for the past too; a plan closed early and followed by another; tasks given on; carriers that end meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Any
from uuid import uuid4

from lachan.access.actor import Actor
from lachan.access.models import Account, Membership
from lachan.access.refusals import Refusal
from lachan.access.signin import actor_of
from lachan.plan import commands, duties, queries
from lachan.plan.given import given_by
from lachan.plan.models import Document, Occurrence, Plan, Share, Task
from lachan.plan.tests.scene import KEEPER, OFFICE, Planning
from lachan.plan.tests.scene import given as task_given
from lachan.reference.models import Agency

from .question import HANOI

DAY = timedelta(days=1)
PERIODICITIES = ("once", "daily", "weekly", "monthly", "monthly", "quarterly", "quarterly", "half_year", "yearly",
                 "continuous", "as_needed")  # fmt: skip
INDICATORS: tuple[tuple[str, ...], ...] = (
    (),
    ("K2",),
    ("meetings",),
    ("meetings", "leaflets"),
    ("K1a", "pupils"),
)
# Bodies of a whole province; and kinds of which each province has many, some of them ended in 2025.
LEADS = ("sldtbxh", "sldtbxh", "syt", "cat", "csdt", "thuongtruc", "ubnd", "vks")
MANY = ("district_police", "peoples_committee", "commune_police", "district_court")
JUST_BEFORE = timedelta(microseconds=-1)


@dataclass(frozen=True)
class Span:
    """A plan to tell: when it begins and ends, when it is adopted; closed as of which day, written down when."""

    begins: date
    ends: date
    adopted: date
    closed: date | None = None
    told_closed: date | None = None
    campaign: bool = False


SPANS = (
    Span(date(2024, 1, 1), date(2024, 12, 31), date(2024, 1, 17), date(2024, 12, 31), date(2025, 1, 9)),
    Span(date(2024, 7, 1), date(2024, 9, 30), date(2024, 6, 20), date(2024, 9, 10), date(2024, 9, 12), campaign=True),
    Span(date(2025, 1, 1), date(2025, 12, 31), date(2025, 2, 10), date(2025, 6, 30), date(2025, 7, 3)),
    Span(date(2025, 7, 1), date(2025, 12, 31), date(2025, 7, 7)),
    Span(date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 12)),
)  # fmt: skip


class Cast:
    """Whoever a verb needs, of any body of the province; the accounts are borrowed."""

    def __init__(self, bodies: dict[str, Agency], prefix: str) -> None:
        ids = Account.objects.using("keeper").order_by("id").values_list("id", flat=True)[:4]
        self.accounts = [Account(id=one, display_name="Người Mẫu") for one in ids]
        self.bodies, self.by_id = bodies, {body.id: body for body in bodies.values()}
        self.staff = {KEEPER: bodies[f"{prefix}-bcd138"], OFFICE: bodies[f"{prefix}-thuongtruc"]}

    def __call__(self, name: str) -> Actor:
        """«thukybcd», «thuongtruc», «reports 17», «checks 17»."""
        if name in self.staff:
            return self._of(self.staff[name], "committee_staff", [KEEPER, OFFICE].index(name))
        what, body = name.split()
        return self._of(self.by_id[int(body)], "reporter", 2 + (what == "checks"))

    def _of(self, body: Agency, role: str, account: int) -> Actor:
        return actor_of(Membership(account=self.accounts[account], agency=body, role=role))


class Telling:
    """What is still to happen, by its instant; what happens adds what follows from it."""

    def __init__(self, dice: Random, province: int, prefix: str, tasks: int) -> None:
        rows = Agency.objects.filter(province=province).select_related("successor")
        self.bodies = {body.key: body for body in rows.order_by("sort_key")}
        self.dice, self.prefix, self.tasks = dice, prefix, tasks
        self.told = Planning(Cast(self.bodies, prefix))
        self.leads = [*(self.bodies[f"{prefix}-{name}"] for name in LEADS), *self._some()]
        self.waiting: list[tuple[datetime, int, Callable[[], None], bool]] = []
        self.order = count()

    def _some(self) -> list[Agency]:
        by_kind = {kind: [b for b in self.bodies.values() if b.kind == kind] for kind in MANY}
        return [self.dice.choice(found) for found in by_kind.values() for _ in range(3)]

    @property
    def now(self) -> datetime:
        return self.told.at

    def later(self, when: datetime, deed: Callable[[], None], *, must: bool = False) -> None:
        """`must`: what nothing comes of without; anything else may be refused, and is then left."""
        heappush(self.waiting, (max(when, self.now), next(self.order), deed, must))

    def tell(self) -> None:
        self.told.at = datetime(2023, 12, 1, tzinfo=HANOI)
        for span in SPANS:
            self.later(
                self.hour(span.adopted - 9 * DAY), lambda span=span: self.drafted(span), must=True
            )
        while self.waiting:
            self.told.at, _, deed, must = heappop(self.waiting)
            try:
                deed()
            except Refusal:
                if must:
                    raise

    # -- dice ------------------------------------------------------------------------------------

    def hour(self, day: date) -> datetime:
        return datetime.combine(
            day, time(self.dice.randrange(7, 18), self.dice.randrange(60)), HANOI
        )

    def often(self, chance: float) -> bool:
        return self.dice.random() < chance

    def days(self, most: int) -> timedelta:
        return timedelta(minutes=self.dice.randrange(most * 24 * 60))

    def given(self, begins: date, ends: date) -> dict[str, Any]:
        """A task within these days, of a body that is there on its first."""
        periodicity = self.dice.choice(PERIODICITIES)
        starts, due = begins, ends
        if periodicity in ("daily", "weekly"):
            starts = begins + self.dice.randrange(max((ends - begins).days - 45, 1)) * DAY
            due = min(ends, starts + (6 if periodicity == "daily" else 38) * DAY)
        elif self.often(0.3):
            due = begins + self.dice.randrange((ends - begins).days + 1) * DAY
        named = sorted(
            {starts + self.dice.randrange((due - starts).days + 1) * DAY for _ in range(3)}
        )
        there = [one for one in self.leads if one.exists_on(starts)]
        return {"lead": self.dice.choice(there).key, "periodicity": periodicity, "starts_on": starts, "due_on": due,
                "named_days": tuple(named) if self.often(0.2) else (), "words": f"Việc giả lập {uuid4()}",
                "indicators": self.dice.choice(INDICATORS)}  # fmt: skip

    # -- plans -----------------------------------------------------------------------------------

    def drafted(self, span: Span) -> None:
        if span.campaign:
            within = self.told.sees(
                KEEPER, lambda who: queries.plans(who).filter(year=span.begins.year).first()
            )
            plan = self.told.does(commands.open_campaign, plan=within, title="Đợt cao điểm giả lập",
                                  begins_on=span.begins, ends_on=span.ends)  # fmt: skip
        else:
            plan = self.told.draft(
                year=span.begins.year,
                begins_on=span.begins,
                ends_on=span.ends,
                basis=self.paper("programme"),
            )
        tasks = [
            self.told.task(plan, **self.given(span.begins, span.ends)) for _ in range(self.tasks)
        ]
        for task in tasks[:3]:
            self.later(self.now + self.days(7), lambda task=task: self.changed(task))
        self.later(self.now + self.days(7), lambda: self.withdrawn(tasks[-1]))
        self.later(self.hour(span.adopted), lambda: self.adopted(plan, span), must=True)

    def adopted(self, plan: Plan, span: Span) -> None:
        paper = self.paper("campaign_plan" if span.campaign else "yearly_plan")
        self.told.does(commands.adopt_plan, plan=plan, document=paper)
        self.carried(version__task__plan=plan)
        for _ in range(self.tasks):
            self.later(self.now + self.days(300), lambda: self.decided(plan))
        if span.closed and span.told_closed:
            closed = span.closed
            self.later(self.hour(span.told_closed), lambda: self.closed(plan, closed), must=True)

    def closed(self, plan: Plan, day: date) -> None:
        closed(self.told, plan, day, self.paper("decision", day))

    def paper(self, kind: str, bites: date | None = None) -> Document:
        """Signed today, or on the day from which it bites and written down only now."""
        today = self.now.date()
        return self.told.paper(kind, f"{kind} {uuid4()}", issued_on=min(today, bites or today))

    # -- tasks changed by paper --------------------------------------------------------------------

    def decided(self, plan: Plan) -> None:
        tasks = self.told.sees(
            KEEPER, lambda _: list(Task.objects.filter(plan=plan).select_related("plan", "group"))
        )
        what = self.dice.choice((self.changed, self.changed, self.withdrawn, self.added, self.met))
        if what in (self.added, self.met):
            what(plan)
        else:
            what(self.dice.choice(sorted(tasks, key=lambda task: task.code)))

    def by_paper(self, plan: Plan, dues: list[date]) -> dict[str, Any]:
        """From a day on: today, ahead, back, or the very day that something is due."""
        today = self.now.date()
        days = [
            today,
            today,
            today + 20 * DAY,
            today - 30 * DAY,
            *dues,
            *dues,
            *(due + DAY for due in dues),
        ]
        adopted = self.told.sees(KEEPER, lambda _: plan.acts.exists())
        chosen = self.dice.choice(days)
        return {"decision": self.paper("decision", chosen), "from_on": chosen} if adopted else {}

    def dues(self, task: Task) -> list[date]:
        rows = Occurrence.objects.filter(version__task=task, due_on__gte=self.now.date()).order_by(
            "due_on"
        )
        return self.told.sees(KEEPER, lambda _: [one.due_on for one in rows[:3]])

    def changed(self, task: Task) -> None:
        before = self.told.sees(KEEPER, lambda _: given_by(queries.version_of(task)))
        fresh = self.given(task.plan.valid_from, task.plan.valid_to - DAY)
        fields = self.dice.sample(
            ("lead", "indicators", "periodicity", "due_on", "named_days"), self.dice.randrange(1, 3)
        )
        whole = {name: fresh[name] for name in fields} | {"words": fresh["words"]}
        if "lead" in whole:
            whole["lead"] = self.bodies[whole["lead"]]
        self.told.does(
            commands.change_task,
            task=task,
            given=replace(before, **whole),
            **self.by_paper(task.plan, self.dues(task)),
        )
        self.carried(version__task=task, recorded_at=self.now)

    def withdrawn(self, task: Task) -> None:
        self.told.does(
            commands.withdraw_task, task=task, **self.by_paper(task.plan, self.dues(task))
        )

    def added(self, plan: Plan) -> None:
        begins = min(max(plan.valid_from, self.now.date() - 20 * DAY), plan.valid_to - DAY)
        fresh = self.given(begins, plan.valid_to - DAY)
        task = self.told.does(
            commands.add_task, plan=plan, given=task_given(**fresh), **self.by_paper(plan, [])
        )
        self.carried(version__task=task)

    def met(self, plan: Plan) -> None:
        today = self.now.date()
        there = [one for one in self.leads if one.exists_on(today)]
        task = self.told.does(commands.record_meeting_decision, plan=plan, number=str(uuid4()), held_on=today, words="Việc giả lập",
                              lead=self.dice.choice(there), due_on=today + self.dice.randrange(60) * DAY)  # fmt: skip
        self.carried(version__task=task)

    # -- progress --------------------------------------------------------------------------------

    def carried(self, **of: Any) -> None:
        """What the carriers of these shares will do about them."""
        rows = Share.objects.filter(**of).select_related(
            "version__task__plan", "carrier__successor", "giver"
        )
        for share in self.told.sees(
            KEEPER,
            lambda _: list(rows.order_by("version__task__code", "since", "carrier__sort_key")),
        ):
            turns = Occurrence.objects.filter(version=share.version_id).order_by("number")
            for turn in self.told.sees(KEEPER, lambda _, turns=turns: list(turns)):
                self.reporting(share, turn)
            for deed, chance in (
                (self.accepted, 0.5),
                (self.blocked, 0.1),
                (self.given_on, 0.0 if share.parent_id else 0.5),
            ):
                if self.often(chance):
                    self.later(self.now + self.days(40), lambda deed=deed, share=share: deed(share))

    def who(self, share: Share, what: str = "reports") -> str:
        """Whoever carries the share on today."""
        body: int | None = share.carrier_id if what == "reports" else share.giver_id
        today = self.now.date()
        while body and (row := self.told.cast.by_id[body]).valid_to and row.valid_to <= today:  # type: ignore[attr-defined]
            body = row.successor_id or row.parent_id
        return f"{what} {body}"

    def accepted(self, share: Share) -> None:
        self.told.does(commands.accept_task, self.who(share), share=share)

    def blocked(self, share: Share) -> None:
        self.told.does(
            commands.say_blocked,
            self.who(share),
            share=share,
            blocker=self.bodies[f"{self.prefix}-bcd138"],
            words="Giả lập",
        )

    def given_on(self, share: Share) -> None:
        below = queries.below(share.carrier, self.now.date())[:40]
        found = self.told.sees(self.who(share), lambda _: list(below))
        to = self.dice.sample(found, min(len(found), self.dice.randrange(1, 3)))
        self.told.does(commands.delegate_task, self.who(share), share=share, to=to)
        self.carried(parent=share, recorded_at=self.now)

    def reporting(self, share: Share, turn: Occurrence) -> None:
        """Once, twice or not at all; before its day is over, at its very end, after."""
        over = datetime.combine(turn.due_on + DAY, time(), HANOI)
        opens = datetime.combine(turn.opens_on, time(), HANOI)
        early = opens + (over - opens) * self.dice.random()
        for when in self.dice.sample(
            (early, early, over, over + JUST_BEFORE, over + self.days(30)), self.dice.randrange(3)
        ):
            sent = min(when, self.dice.choice((when, when, over + JUST_BEFORE, over)))
            typed = when + self.days(9) if self.often(0.2) else when
            self.later(typed, lambda sent=sent: self.reported(share, turn, sent))

    def reported(self, share: Share, turn: Occurrence, sent: datetime) -> None:
        wanted = [code for code in share.version.indicators if not code.startswith("K")]
        counts = {code: self.dice.randrange(3) for code in wanted if self.often(0.8)}
        self.told.does(commands.report_progress, self.who(share), share=share, occurrence=turn, reported_at=min(sent, self.now),
                       counts=counts | ({"elders": 1} if self.often(0.2) else {}), words="Đã làm, giả lập")  # fmt: skip
        after = self.dice.choice(
            (timedelta(0), timedelta(microseconds=1), self.days(10), self.days(60))
        )
        deed = self.dice.choice((self.confirmed, self.returned, lambda *_: None))
        self.later(self.now + after, lambda: deed(share, turn))

    def checker(self, share: Share) -> str:
        return OFFICE if share.parent_id is None else self.who(share, "checks")

    def confirmed(self, share: Share, turn: Occurrence) -> None:
        self.told.does(commands.confirm_progress, self.checker(share), share=share, occurrence=turn)

    def returned(self, share: Share, turn: Occurrence) -> None:
        self.told.does(
            commands.return_progress,
            self.checker(share),
            share=share,
            occurrence=turn,
            reason="Thiếu, giả lập",
        )
        if self.often(0.7):
            again = self.now + self.dice.choice((timedelta(0), self.days(30)))
            self.later(again, lambda: self.reported(share, turn, again))


def closed(told: Planning, plan: Plan, day: date, paper: Document) -> None:
    """Whatever still waits is confirmed first: a plan is not closed over it."""
    for duty in told.sees(KEEPER, lambda who: duties.of_plan(who, plan.id, told.at.date())):
        if duty.reading.code == "reported":
            share = told.sees(KEEPER, lambda _, of=duty: Share.objects.get(id=of.share_id))
            turn = told.sees(KEEPER, lambda _, of=duty: Occurrence.objects.get(id=of.occurrence_id))
            told.does(commands.confirm_progress, OFFICE, share=share, occurrence=turn)
    told.does(commands.close_plan, plan=plan, closed_on=day, document=paper)


def tell_plans(dice: Random, province: int, prefix: str, tasks: int) -> Telling:
    """All plans of a province, committed; whoever asked wipes the record."""
    telling = Telling(dice, province, prefix, tasks)
    telling.tell()
    return telling
