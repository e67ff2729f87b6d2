"""What the one gate of every verb must refuse, tried verb by verb: other bodies, dead agencies, unseen changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from lachan.access import scope
from lachan.access.refusals import NotFound, NotYours, Refusal
from lachan.docket import sides, steps
from lachan.docket.ledger import NotYet
from lachan.docket.models import Act
from tests.case_scenes import COURT, FACILITY, POLICE, PROCURACY, Scene, Stock, trying

# Whose acts these are, said by hand, and how everybody else is told; all of them see the case once it is judged.
BODIES: dict[str, tuple[set[str], type[Refusal]]] = {
    "investigation": ({POLICE}, sides.NotInvestigating),
    "procuracy": ({PROCURACY}, sides.NotSupervisingCase),
    "court": ({COURT, "thuky"}, sides.NotThisCourt),
    "facility": ({FACILITY}, sides.NotKeeping),
    "ordering": ({POLICE, PROCURACY, COURT}, sides.NotInvestigating),
    "parting": ({POLICE, PROCURACY}, sides.NotInvestigating),
    "proceeding": ({POLICE, PROCURACY, COURT}, sides.NotInThisCase),
}
SEEING = {POLICE, PROCURACY, COURT, FACILITY, "caxa", "thuky"}
EVERYBODY = (POLICE, PROCURACY, COURT, FACILITY, "caxa", "thuky", "dieutra_khac", "kiemsat_tinh", "toaan_tinh",
             "trai", "bienphong", "thukybcd", "lanhdao", "quantri")  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A verb: whose it is; a place where it may be done; one where it may not; what it is told."""

    verb: Callable[..., Any]
    side: str
    place: str
    not_at: str = ""
    person: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    extra: Callable[[Scene, str], dict[str, Any]] = lambda scene, account: {}
    account: str = ""
    not_person: str = ""

    @property
    def own(self) -> str:
        by_side = {
            "investigation": POLICE,
            "procuracy": PROCURACY,
            "court": COURT,
            "facility": FACILITY,
        }
        return self.account or by_side.get(self.side, POLICE)

    def told(self, scene: Scene, account: str) -> tuple[Any, ...]:
        return self.verb, account, getattr(scene, self.person) if self.person else None

    def more(self, scene: Scene, account: str) -> dict[str, Any]:
        return {"extra": self.extra(scene, account), **self.facts}


def name_of(row: Row) -> str:
    return row.verb.__name__


def wrong_bodies_are_refused(stock: Stock, row: Row) -> None:
    own, refusal = BODIES[row.side]
    with trying(stock, "judged") as scene:
        for account in EVERYBODY:
            if account in own and row.verb.verb.permission in scene.cast(account).may:
                continue
            with _nothing_done(scene):
                scene.refuses(_expected(scene, row, account, refusal), *row.told(scene, account),
                              **row.more(scene, account))  # fmt: skip


def _expected(scene: Scene, row: Row, account: str, refusal: type[Refusal]) -> type[Refusal]:
    """Not in one's role; not in sight; in sight, and another's to do."""
    if row.verb.verb.permission not in scene.cast(account).may:
        return NotYours
    return refusal if account in SEEING else NotFound


@contextmanager
def _nothing_done(scene: Scene) -> Iterator[None]:
    def count() -> int:
        with scope.acting(scene.cast(POLICE)):
            return Act.objects.filter(matter=scene.matter.id).count()

    before = count()
    yield
    assert count() == before


def the_wrong_stage_is_refused(stock: Stock, row: Row) -> None:
    with trying(stock, row.not_at) as scene:
        person = row.not_person or row.person
        now = replace(row, person=person)
        refused = scene.refuses(
            steps.NotAllowedNow, *now.told(scene, row.own), **now.more(scene, row.own)
        )
        assert refused.sentence.startswith("Chưa ghi được")


def a_dead_agency_is_refused(stock: Stock, row: Row) -> None:
    """After 01/07/2025 there are no district bodies; their successors write (Luật 85, 99/2025)."""
    with trying(stock, row.place) as scene:
        scene.to("2025-09-01 09:00")
        scene.refuses(steps.AgencyOver, *row.told(scene, row.own), **row.more(scene, row.own))


def the_unseen_is_told_first(stock: Stock, row: Row) -> None:
    with trying(stock, row.place) as scene:
        _look_away(scene)
        scene.refuses(steps.Changed, *row.told(scene, row.own), says="Trong lúc anh/chị nhập",
                      **row.more(scene, row.own))  # fmt: skip


def _look_away(scene: Scene) -> None:
    """The page was opened before anything of the case was recorded."""
    plain = scene.step
    object.__setattr__(
        scene, "step", lambda *a, **k: replace(plain(*a, **k), seen=scene.now - timedelta(days=400))
    )


def a_strange_fact_is_refused(stock: Stock, row: Row) -> None:
    with trying(stock, row.place) as scene:
        scene.refuses(steps.UnknownFact, *row.told(scene, row.own), **row.more(scene, row.own),
                      says="favourite_colour", favourite_colour="red")  # fmt: skip


def a_person_is_needed(stock: Stock, row: Row) -> None:
    with trying(stock, row.place) as scene:
        verb, account, _ = row.told(scene, row.own)
        scene.refuses(steps.PersonNeeded, verb, account, None, **row.more(scene, row.own))
        scene.refuses(
            steps.NobodyOfThatCode, verb, account, "N-KHONGCO2", **row.more(scene, row.own)
        )


def tomorrow_is_refused(stock: Stock, row: Row) -> None:
    with trying(stock, row.place) as scene:
        plain = scene.step
        object.__setattr__(
            scene,
            "step",
            lambda *a, **k: replace(plain(*a, **k), when=scene.now + timedelta(days=1)),
        )
        scene.refuses(NotYet, *row.told(scene, row.own), **row.more(scene, row.own))
