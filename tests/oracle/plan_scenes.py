"""Small tasks of one made-up plan of 2022, «DỮ LIỆU GIẢ LẬP», with what must be listed of them said beside.

`2022-03-31T23:59 reports 2022-03-31 sent=2022-03-31T20:00 meetings=3`; X and Y are bodies, X leads every task first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lachan.plan import commands, queries
from lachan.plan.given import given_by
from lachan.plan.models import Occurrence, Plan, Share, Task
from lachan.plan.tests.scene import KEEPER, OFFICE, Planning

from .planning import Cast, closed
from .scenes import instant

Listed = tuple[str, str, str]  # reason, body, day due
CLOSED = ("2022-12-15", "2022-12-20T09:00")


@dataclass(frozen=True)
class PlanScene:
    """`rows` of the list at each moment of knowing, in the civil year 2022."""

    says: str
    days: Sequence[str]
    deeds: Sequence[str]
    rows: dict[str, Sequence[Listed]]
    indicators: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return f"V{PLAN_SCENES.index(self):02d}"


PLAN_SCENES = [
    PlanScene("sent at the last instant of its day is in time, at the first of the next it is late",
          ("2022-02-10", "2022-03-10"),
          ["2022-02-10T23:59:59.999999 reports 2022-02-10", "2022-03-11T00:00 reports 2022-03-10"],
          {"2022-02-10T23:59:59.999998": [("running", "X", "2022-02-10"), ("running", "X", "2022-03-10")],
           "2022-03-10T23:59:59.999999": [("on_time", "X", "2022-02-10"), ("running", "X", "2022-03-10")],
           "2022-06-01T00:00": [("on_time", "X", "2022-02-10"), ("late", "X", "2022-03-10")]}),
    PlanScene("nothing is owed before the plan is adopted; the day is over at its end", ("2022-02-10",), [],
          {"2022-01-19T08:59": [], "2022-02-10T23:59:59": [("running", "X", "2022-02-10")],
           "2022-02-11T00:00": [("missing", "X", "2022-02-10")]}),
    PlanScene("typed later it is late, whatever day is claimed, until the giver vouches for that day", ("2022-02-10",),
          ["2022-02-20T09:00 reports 2022-02-10 sent=2022-02-10T20:00", "2022-02-21T09:00 confirms 2022-02-10"],
          {"2022-02-20T08:59": [("missing", "X", "2022-02-10")], "2022-02-20T09:00": [("late", "X", "2022-02-10")],
           "2022-02-21T09:00": [("on_time", "X", "2022-02-10")]}),
    PlanScene("what came back is no report; sent again it counts by when it was sent again", ("2022-02-10",),
          ["2022-02-08T09:00 reports 2022-02-10", "2022-02-15T09:00 returns 2022-02-10", "2022-02-17T09:00 reports 2022-02-10",
           "2022-02-18T09:00 confirms 2022-02-10"],
          {"2022-02-09T00:00": [("on_time", "X", "2022-02-10")], "2022-02-15T09:00": [("missing", "X", "2022-02-10")],
           "2022-02-17T09:00": [("late", "X", "2022-02-10")], "2022-02-18T09:00": [("late", "X", "2022-02-10")]}),
    PlanScene("back before its day it runs again; confirming the second does not bring the first back", ("2022-02-10",),
          ["2022-02-01T09:00 reports 2022-02-10 meetings=3 leaflets=1", "2022-02-02T09:00 returns 2022-02-10",
           "2022-02-03T09:00 reports 2022-02-10 meetings=3", "2022-02-04T09:00 confirms 2022-02-10"],
          {"2022-02-01T09:00": [("on_time", "X", "2022-02-10")], "2022-02-02T09:00": [("running", "X", "2022-02-10")],
           "2022-02-05T00:00": [("partial", "X", "2022-02-10")]}, ("meetings", "leaflets")),
    PlanScene("none of something is a count; a target needs none; another count is not the one wanted", ("2022-02-10", "2022-03-10"),
          ["2022-02-10T09:00 reports 2022-02-10 meetings=0", "2022-03-10T09:00 reports 2022-03-10 leaflets=5"],
          {"2022-06-01T00:00": [("on_time", "X", "2022-02-10"), ("partial", "X", "2022-03-10")]}, ("meetings", "K1a")),
    PlanScene("a later version takes over from its day on, once it is written down", ("2022-02-10", "2022-03-10", "2022-04-10"),
          ["2022-02-10T09:00 reports 2022-02-10", "2022-03-09T09:00 reports 2022-03-10", "2022-04-01T09:00 changes from=2022-03-10"],
          {"2022-04-01T08:59": [("on_time", "X", "2022-02-10"), ("on_time", "X", "2022-03-10"), ("running", "X", "2022-04-10")],
           "2022-04-01T09:00": [("on_time", "X", "2022-02-10"), ("missing", "Y", "2022-03-10"), ("running", "Y", "2022-04-10")]}),
    PlanScene("the day before the change stays the old one's", ("2022-02-10", "2022-03-10"), ["2022-02-01T09:00 changes from=2022-02-11"],
          {"2022-06-01T00:00": [("missing", "X", "2022-02-10"), ("missing", "Y", "2022-03-10")]}),
    PlanScene("withdrawn, what was due before stays", ("2022-02-10", "2022-03-10"), ["2022-03-20T09:00 withdraws from=2022-03-10"],
          {"2022-03-20T08:59": [("missing", "X", "2022-02-10"), ("missing", "X", "2022-03-10")],
           "2022-03-20T09:00": [("missing", "X", "2022-02-10")]}),
    PlanScene("what was given on is asked of the lead alone", ("2022-02-10",), ["2022-01-25T09:00 gives-on", "2022-02-01T09:00 reports-below 2022-02-10"],
          {"2022-06-01T00:00": [("missing", "X", "2022-02-10")]}),
    PlanScene("a plan that is closed asks for its last day still, and for nothing after", ("2022-12-15", "2022-12-16"), [],
          {"2022-12-20T08:59": [("missing", "X", "2022-12-15"), ("missing", "X", "2022-12-16")],
           "2022-12-20T09:00": [("missing", "X", "2022-12-15")]}),
]  # fmt: skip


class Written:
    """The plan as its verbs leave it, its deeds in the order of their instants."""

    def __init__(self, telling_cast: Cast, prefix: str) -> None:
        self.cast, self.told = telling_cast, Planning(telling_cast, year=2022)
        # The province's police has bodies below it; the health department has none of these tasks before it is given one.
        self.bodies = {
            "X": telling_cast.bodies[f"{prefix}-cat"],
            "Y": telling_cast.bodies[f"{prefix}-syt"],
        }
        self.below = telling_cast.bodies[f"{prefix}-csdt"]

    def tell(self) -> None:
        plan = self._adopted()
        deeds = [(*line.split(), scene) for scene in PLAN_SCENES for line in scene.deeds]
        for when, verb, *words, scene in sorted(deeds, key=lambda deed: instant(str(deed[0]))):
            self.told.at = instant(str(when))
            self._done(scene, str(verb), [str(word) for word in words])
        self.told.at = instant(CLOSED[1])
        closed(
            self.told,
            plan,
            date.fromisoformat(CLOSED[0]),
            self._paper("decision", "V", date.fromisoformat(CLOSED[0])),
        )

    def _adopted(self) -> Plan:
        self.told.at = instant("2022-01-19T09:00")
        plan = self.told.draft(basis=self._paper("programme", "V"))
        for scene in PLAN_SCENES:
            days = tuple(map(date.fromisoformat, scene.days))
            self.told.task(
                plan,
                self.bodies["X"].key,
                code=scene.code,
                named_days=days,
                indicators=scene.indicators,
            )
        self.told.does(commands.adopt_plan, plan=plan, document=self._paper("yearly_plan", "V"))
        return plan

    def _paper(self, kind: str, number: str, bites: date = date.max) -> Any:
        """Signed today, or on the day from which it bites and written down only now."""
        signed = min(self.told.at.date(), bites)
        return self.told.paper(kind, f"{kind} {number} 2022", issued_on=signed)

    def _done(self, scene: PlanScene, verb: str, words: list[str]) -> None:
        said = dict(word.split("=") for word in words if "=" in word)
        day = next((word for word in words if "=" not in word), "")
        {"reports": self._reports, "reports-below": self._reports_below, "confirms": self._checks(commands.confirm_progress),
         "returns": self._checks(commands.return_progress, reason="Thiếu, giả lập"), "changes": self._changes,
         "withdraws": self._withdraws, "gives-on": self._gives_on}[verb](scene, day, said)  # fmt: skip

    def _reports(
        self, scene: PlanScene, day: str, said: dict[str, str], *, below: bool = False
    ) -> None:
        share, turn = self._share(scene, below=below), self._turn(scene, day)
        sent = instant(said.pop("sent")) if "sent" in said else self.told.at
        self.told.does(commands.report_progress, f"reports {share.carrier_id}", share=share, occurrence=turn, reported_at=sent,
                       words="Đã làm, giả lập", counts={code: int(number) for code, number in said.items()})  # fmt: skip

    def _reports_below(self, scene: PlanScene, day: str, said: dict[str, str]) -> None:
        self._reports(scene, day, said, below=True)

    def _checks(self, verb: Any, **more: str) -> Callable[[PlanScene, str, dict[str, str]], None]:
        return lambda scene, day, _: self.told.does(
            verb, OFFICE, share=self._share(scene), occurrence=self._turn(scene, day), **more
        )

    def _changes(self, scene: PlanScene, _: str, said: dict[str, str]) -> None:
        task = self._task(scene)
        before = self.told.sees(KEEPER, lambda _: given_by(queries.version_of(task)))
        self.told.does(
            commands.change_task,
            task=task,
            given=replace(before, lead=self.bodies["Y"]),
            **self._by_paper(scene, said),
        )

    def _withdraws(self, scene: PlanScene, _: str, said: dict[str, str]) -> None:
        self.told.does(
            commands.withdraw_task, task=self._task(scene), **self._by_paper(scene, said)
        )

    def _by_paper(self, scene: PlanScene, said: dict[str, str]) -> dict[str, Any]:
        day = date.fromisoformat(said["from"])
        return {"decision": self._paper("decision", scene.code, day), "from_on": day}

    def _gives_on(self, scene: PlanScene, *_: object) -> None:
        share = self._share(scene)
        self.told.does(
            commands.delegate_task, f"reports {share.carrier_id}", share=share, to=[self.below]
        )

    # -- looking ---------------------------------------------------------------------------------

    def _task(self, scene: PlanScene) -> Task:
        rows = Task.objects.filter(code=scene.code, plan__year=2022).select_related("plan", "group")
        return self.told.sees(KEEPER, lambda _: rows.get())

    def _share(self, scene: PlanScene, *, below: bool = False) -> Share:
        rows = Share.objects.filter(
            version__task=self._task(scene), version__turn=1, parent__isnull=not below
        )
        return self.told.sees(
            KEEPER, lambda _: rows.select_related("version__task__plan", "carrier", "giver").get()
        )

    def _turn(self, scene: PlanScene, day: str) -> Occurrence:
        rows = Occurrence.objects.filter(
            version__task=self._task(scene), version__turn=1, due_on=day
        )
        return self.told.sees(KEEPER, lambda _: rows.get())
