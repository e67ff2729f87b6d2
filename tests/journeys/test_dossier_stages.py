"""The engine's stages held against an oracle written from the articles alone: random lives of cases.

Pure Python. Where the two part and nobody has decided yet, `UNSETTLED` says so, with the article."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from tests.journeys import dossier_stages as law
from tests.journeys.dossier_record import ENTERS
from tests.journeys.dossier_unsettled import FINER, UNSETTLED, UNSETTLED_STATES

from lachan.procedure.acts import Act
from lachan.procedure.tracks import accused_of, case_stage_of, why_not

WALKS, STEPS = 200, 28
PEOPLE: Final = ("A", "B")
FIRST_DAY: Final = datetime(2026, 3, 2, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CHARGES: Final = (("150", 1), ("150", 3), ("153", 1), ("347", 1))
STATES_CHARGE: Final = frozenset(
    {"case_initiated", "case_decision_changed", "case_decision_supplemented", "paragraph_changed",
     "accused_charged", "charge_changed", "charge_supplemented"}
)  # fmt: skip
CHOICES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "file_returned_by_court": ("returned_by", ("presiding_judge", "panel")),
    "returned_file_received": ("returned_by", ("procuracy", "court")),
    "judgment_pronounced": ("verdict", ("guilty", "guilty", "not_guilty", "exempted")),
    "appellate_judgment_pronounced": (
        "verdict",
        ("upheld", "amended", "annulled_for_reinvestigation", "annulled_for_retrial",
         "annulled_and_discontinued"),
    ),
    "measure_imposed": ("measure", ("bail", "deposit", "residence_ban", "exit_delay")),
}  # fmt: skip
STARTING_AGAIN: Final = frozenset({"reinvestigation_received", "case_accepted"})
JUDGMENTS: Final = frozenset({"judgment_pronounced", "appellate_judgment_pronounced"})
# Acts after which a case hardly lives on: seldom, so that the walks get somewhere.
SELDOM: Final = frozenset(
    {"case_joined_into", "initiation_cancelled", "initiation_revoked", "accused_moved",
     "charge_cancelled", "limitation_expired"}
)  # fmt: skip


# The ordinary road from the initiation to an appellate judgment; half the walks leave it somewhere.
ROAD: Final = (
    "case_initiated", "accused_charged:A", "charge_approved:A", "accused_charged:B",
    "investigation_concluded", "case_file_sent_to_procuracy", "case_file_received_by_procuracy",
    "indicted", "case_file_sent_to_court", "case_accepted", "trial_set", "hearing_opened",
    "judgment_pronounced", "appealed:A", "appellate_file_received", "appellate_accepted",
    "appellate_hearing_set", "appellate_hearing_opened", "appellate_judgment_pronounced",
)  # fmt: skip


@dataclass
class Walk:
    """One life of a case, made by chance and a seed; what it did is its own reproduction."""

    chance: random.Random
    acts: list[Act]

    def stage(self) -> str:
        return law.stage_after(self.acts)

    def facts(self, kind: str) -> dict[str, Any]:
        if kind in STATES_CHARGE:
            return dict(zip(("article", "paragraph"), self.chance.choice(CHARGES), strict=True))
        if kind == "hearing_adjourned":
            return {"instance": "appeal" if self.stage().startswith("U") else "first"}
        name, values = CHOICES.get(kind, ("", ()))
        return {name: self.chance.choice(values)} if name else {}

    def made(self, kind: str, person: str | None = None) -> Act:
        when, number = FIRST_DAY + timedelta(hours=12 * len(self.acts)), str(len(self.acts))
        whom = person or self.whom(kind)
        return Act(number, kind, when, when, facts=self.facts(kind), person=whom)

    def whom(self, kind: str) -> str | None:
        if kind in law.APART:
            return self.chance.choice((None, None, *PEOPLE))
        return self.chance.choice(PEOPLE) if kind in law.OF_ACCUSED | set(law.CUSTODY) else None

    def candidates(self) -> Iterator[Act]:
        """Four of anything, two that the row allows, two that move the case on."""
        allowed = sorted(law.STAGES[self.stage()].allowed)
        forward = [k for k in allowed if k in ENTERS]
        for kinds, count in ((KINDS, 4), (allowed, 2), (forward, 2)):
            for _ in range(count if kinds else 0):
                yield self.made(self.chance.choice(kinds))

    def go_on(self, possible: list[Act]) -> bool:
        likely = [a for a in possible if not self.rare(a)]
        if not possible:
            return False
        self.acts.append(
            self.chance.choice(likely if likely and self.chance.random() < 0.95 else possible)
        )
        return True

    def lawful(self, act: Act) -> bool:
        return law.may_follow(self.acts, act.kind, act.person, act.facts) is True

    def unsaid_yet_taken(self, act: Act) -> bool:
        """Not back from an effective judgment (cassation has no row here), nor a second judgment."""
        back = act.kind in STARTING_AGAIN and self.stage().startswith("X")
        return not back and act.kind not in JUDGMENTS and self.chance.random() < 0.15

    def rare(self, act: Act) -> bool:
        whole = act.kind in law.APART and act.person is None and not act.kind.endswith("resumed")
        return whole or act.kind in SELDOM

    def told(self) -> str:
        return "\n".join(f"  {a.kind} {a.person or ''} {dict(a.facts) or ''}" for a in self.acts)


KINDS: Final = sorted(law.KINDS)


def started(seed: int) -> Walk:
    walk = Walk(random.Random(seed), [])
    for one in ROAD[: walk.chance.randint(1, len(ROAD)) if seed % 2 else 1]:
        kind, _, person = one.partition(":")
        walk.acts.append(walk.made(kind, person or None))
    return walk


def judged(walk: Walk, act: Act) -> tuple[law.Answer, str | None]:
    return law.may_follow(walk.acts, act.kind, act.person, act.facts), why_not(walk.acts, act)


def check_answer(walk: Walk, act: Act, said: law.Answer, refusal: str | None) -> None:
    if said is None or said == (refusal is None):
        return
    for known in UNSETTLED:
        if known.covers(act.kind, said, walk.stage()):
            return
    pytest.fail(f"{act.kind} {act.person or ''} {dict(act.facts)} at {walk.stage()!r}: the law says"
                f" {said}, the engine {refusal or 'may follow'}, after\n{walk.told()}")  # fmt: skip


def states(walk: Walk) -> Iterator[tuple[str, str, str | None]]:
    """What each side says of the case and of everyone in it: (what, engine, oracle)."""
    stage = case_stage_of(walk.acts)
    code = stage.code if stage else ""
    yield "stage", FINER.get(code, code), walk.stage()
    for person, standing in accused_of(walk.acts).items():
        yield "custody", standing.custody, law.custody_after(walk.acts, person)
        yield "status", standing.status, law.status_after(walk.acts, person)


def agree_on_states(walk: Walk) -> bool:
    """False where they part in a way still to be settled: such a walk ends there."""
    for what, engine, oracle in states(walk):
        if oracle is None or engine == oracle:
            continue
        if (what, engine, oracle) not in UNSETTLED_STATES:
            pytest.fail(f"{what}: the engine says {engine}, the law {oracle}, after\n{walk.told()}")
        return False
    return True


def step(walk: Walk) -> bool:
    possible = []
    for act in walk.candidates():
        said, refusal = judged(walk, act)
        check_answer(walk, act, said, refusal)
        if refusal is None and (said or (said is None and walk.unsaid_yet_taken(act))):
            possible.append(act)
    return agree_on_states(walk) if walk.go_on(possible) else True


@pytest.mark.parametrize("batch", range(8))
def test_random_lives_of_cases_are_read_alike(batch):
    for seed in range(batch, WALKS, 8):
        walk = started(seed)
        assert agree_on_states(walk)
        for _ in range(STEPS):
            if not step(walk):
                break


def act(number: int, kind: str, person: str | None = None, **more: Any) -> Act:
    when = FIRST_DAY + timedelta(hours=number)
    return Act(str(number), kind, when, when, person=person, **more)


def test_a_superseded_act_counts_for_neither():
    charge = {"article": "150", "paragraph": 1}
    acts = [
        act(0, "case_initiated", facts=charge),
        act(1, "accused_charged", "A", facts=charge),
        act(2, "investigation_suspended"),
        act(3, "investigation_discontinued", supersedes="2"),
        act(4, "fact_corrected", supersedes="3"),
    ]
    stage = case_stage_of(acts)
    assert stage is not None
    assert (law.stage_after(acts), stage.code) == ("P3", "P3")


def test_the_walks_reach_every_row():
    """Otherwise agreement would say little: each row of the table is stood upon by some walk."""
    reached = set()
    for seed in range(1, WALKS, 2):
        walk = started(seed)
        for _ in range(8):
            reached.add(walk.stage())
            lawful = [a for a in walk.candidates() if walk.lawful(a)]
            walk.acts += walk.chance.sample(lawful, k=min(1, len(lawful)))
    assert set(law.STAGES) - reached == {""}


def test_the_ordinary_road_is_lawful_to_both():
    walk = Walk(random.Random(0), [])
    for one in ROAD:
        kind, _, person = one.partition(":")
        act = walk.made(kind, person or None)
        assert judged(walk, act) == (True, None), kind
        walk.acts.append(act)


def test_unsettled_points_name_their_article():
    assert all("Điều" in one.reason for one in UNSETTLED)
    assert all("Điều" in reason for reason in UNSETTLED_STATES.values())
