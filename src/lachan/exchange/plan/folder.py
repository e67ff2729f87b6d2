"""A province's plans from its folder: papers, then each year's plan and campaigns, through the verbs.

What is already there stays as it is, so that a folder may be loaded again after a year was added."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.law.reading_yaml import load_yaml
from lachan.plan import commands, queries
from lachan.plan.given import TaskGiven, given_by, last_day
from lachan.plan.models import Document, Plan
from lachan.plan.rules import shifted
from lachan.reference.models import Agency

When = Callable[[date], datetime]


class FolderUnfit(Refusal):
    """Thư mục kế hoạch của tỉnh có chỗ không đọc được. Sửa tệp nêu trong câu này rồi nạp lại; chưa có gì được ghi."""


@dataclass
class Loaded:
    """What was written now; what was there before is not counted."""

    papers: int = 0
    plans: list[str] = field(default_factory=list)
    tasks: int = 0


def load_folder(folder: Path, by: Actor, now: datetime, when: When | None = None) -> Loaded:
    """All of it or nothing. `when`: at which instant a paper of that day is written down; otherwise now."""
    reading = Folder(folder, by, now, when or (lambda day: now))
    with transaction.atomic():
        scope.bind(scope.token_of(by))
        reading.load()
    return reading.done


@dataclass
class Folder:
    folder: Path
    by: Actor
    now: datetime
    when: When
    done: Loaded = field(default_factory=Loaded)
    papers: dict[str, Document] = field(default_factory=dict)

    def load(self) -> None:
        for given in self._read("documents.yaml")["documents"]:
            if given["issued_on"] <= self.now.date():
                self.papers[given["key"]] = self._paper(given)
        for path in sorted(self.folder.glob("[0-9][0-9][0-9][0-9].yaml")):
            given = self._read(path.name)
            if given["document"] in self.papers:
                self._year(given)

    def _read(self, name: str) -> Any:
        try:
            return load_yaml(self.folder / name)
        except (OSError, ValueError) as broken:
            raise FolderUnfit(
                f"Không đọc được {name}: {broken}. Sửa tệp rồi nạp lại; chưa có gì được ghi."
            ) from broken

    def _paper(self, given: Mapping[str, Any]) -> Document:
        same = {
            "number": given["number"],
            "issued_on": given["issued_on"],
            "issuer": given["issuer"],
        }
        known = queries.documents(self.by).filter(**same).first()
        if known is not None:
            return known
        self.done.papers += 1
        told = {
            name: given[name]
            for name in ("kind", "title", "valid_from", "valid_to", "mark", "source")
            if name in given
        }
        return self._does(commands.adopt_document, self.when(given["issued_on"]), **same, **told,
                          basis=self.papers.get(given.get("basis", "")))  # fmt: skip

    def _does(self, verb: Any, at: datetime, **told: Any) -> Any:
        done = verb(by=self.by, at=min(at, self.now), **told)
        scope.bind(scope.token_of(self.by))
        return done

    # -- a year ------------------------------------------------------------------------------------

    def _year(self, given: Mapping[str, Any]) -> None:
        plan = queries.plans(self.by).filter(year=given["year"]).first()
        if plan is None:
            plan = self._planned(given)
        known = set(queries.campaigns(self.by, plan).values_list("title", flat=True))
        for number, campaign in enumerate(given.get("campaigns", ())):
            if campaign["title"] not in known and campaign.get("document") in self.papers:
                self._campaign(plan, campaign, number)

    def _planned(self, given: Mapping[str, Any]) -> Plan:
        year, paper = given["year"], self.papers[given["document"]]
        at, basis = self.when(paper.issued_on), self.papers[given["basis"]]
        begins, ends = given.get("begins", date(year, 1, 1)), given.get("ends", date(year, 12, 31))
        if "copy" in given:
            source = queries.plans(self.by).filter(year=given["copy"]).first()
            if source is None:
                raise FolderUnfit(
                    f"Kế hoạch {year} chép từ {given['copy']} nhưng năm đó chưa có. Thêm tệp của năm đó rồi nạp lại."
                )
            plan = self._does(
                commands.copy_plan, at, plan=source, year=year, title=given["title"], basis=basis
            ).plan
            self._changed(plan, given.get("changes", {}), at)
        else:
            plan = self._does(
                commands.draft_plan,
                at,
                year=year,
                title=given["title"],
                begins_on=begins,
                ends_on=ends,
                basis=basis,
            )
        for group in given.get("groups", ()):
            self._tasks(plan, [{**task, "group": group["title"]} for task in group["tasks"]], at)
        self._tasks(plan, given.get("tasks", ()), at)
        self._does(commands.adopt_plan, at, plan=plan, document=paper)
        self.done.plans.append(plan.title)
        return plan

    def _changed(self, plan: Plan, changes: Mapping[str, Any], at: datetime) -> None:
        stands = {one.task.code: one for one in queries.in_force(plan)}
        for code, told in changes.items():
            task = stands[code].task
            task.plan = plan
            self._does(
                commands.change_task, at, task=task, given=replace(given_by(stands[code]), **told)
            )

    def _campaign(self, plan: Plan, given: Mapping[str, Any], number: int) -> None:
        paper = self.papers[given["document"]]
        at = self.when(paper.issued_on)
        made = self._does(commands.open_campaign, at, plan=plan, title=given["title"], theme=given.get("theme", ""),
                          begins_on=given["begins"], ends_on=given["ends"], basis=plan.basis)  # fmt: skip
        tasks, years = self._campaign_tasks(given, number, plan.year)
        self._tasks(made, tasks, at, years)
        self._does(commands.adopt_plan, at, plan=made, document=paper)
        self.done.plans.append(made.title)

    def _campaign_tasks(
        self, given: Mapping[str, Any], number: int, year: int
    ) -> tuple[list[Mapping[str, Any]], int]:
        """Its own, or those of the same campaign of the year it copies, however far back they are written."""
        years = 0
        while "tasks" not in given:
            years += year - given["copy"]
            year = given["copy"]
            given = self._read(f"{year}.yaml")["campaigns"][number]
        return list(given["tasks"]), years

    # -- tasks -------------------------------------------------------------------------------------

    def _tasks(self, plan: Plan, given: Any, at: datetime, years: int = 0) -> None:
        for told in given:
            self._does(commands.add_task, at, plan=plan, given=self._task(plan, told, years))
            self.done.tasks += 1

    def _task(self, plan: Plan, told: Mapping[str, Any], years: int) -> TaskGiven:
        if not told.get("lead"):
            raise FolderUnfit(
                f"Nhiệm vụ {told.get('code', '?')} «{told.get('words', '')}» chưa có cơ quan chủ trì (lead). "
                "Ghi mã một cơ quan trong tệp kế hoạch rồi nạp lại; chưa có gì được ghi."
            )
        days = [shifted(_day(one), years) for one in str(told.get("days", "")).split()]
        starts = shifted(_day(told["starts"]), years) if "starts" in told else None
        bodies = self._bodies(
            [told["lead"], *str(told.get("partners", "")).split()], starts or plan.valid_from
        )
        return TaskGiven(
            words=told["words"], lead=bodies[0], partners=tuple(one for one in dict.fromkeys(bodies[1:]) if one != bodies[0]),
            group=told["group"], code=told["code"], levels=tuple(str(told.get("levels", "province")).split()),
            starts_on=starts, due_on=min(shifted(_day(told["due"]), years), last_day(plan)) if "due" in told else None,
            periodicity=told.get("periodicity", "once"), named_days=tuple(days), everybody=told.get("everybody", False),
            evidence=told.get("evidence", ""), indicators=tuple(str(told.get("indicators", "")).split()),
            source=told.get("source", ""), mark=told["mark"],
        )  # fmt: skip

    def _bodies(self, keys: list[str], day: date) -> list[Agency]:
        """The bodies of these keys, or those that carry their work on that day."""
        named = dict(Agency.objects.filter(key__in=keys).values_list("key", "id"))
        missing = [key for key in keys if key not in named]
        if missing:
            raise FolderUnfit(
                f"Không có cơ quan mang mã {missing[0]}. Xem agencies.csv của tỉnh, sửa tệp kế hoạch rồi nạp lại."
            )
        to = queries.carriers(named.values(), day)
        found = Agency.objects.in_bulk(list(to.values()))
        return [found[to[named[key]]] for key in keys]


def _day(written: Any) -> date:
    return written if isinstance(written, date) else date.fromisoformat(str(written))
