"""The case and its accused as their acts have left them, and what may follow: by whom, by which
article, for whom. An act that may not follow is refused in a sentence; no workflow engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final

from lachan.law.book import book
from lachan.law.clock import ActKind
from lachan.procedure.acts import Act, in_effect
from lachan.procedure.case_path import INITIATED, advanced, of_one_alone
from lachan.procedure.guarding import Scene
from lachan.procedure.guards import refused
from lachan.procedure.limits import over_limit
from lachan.procedure.periods import ZONE
from lachan.procedure.stages import SETTLED, Stage, next_acts, stage_of, table
from lachan.procedure.standings import (
    ABSENT,
    Standing,
    accused_of,
    custody_of,
    standings_after,
    status_of,
)
from lachan.procedure.track_tables import accused_table, case_table, office_of
from lachan.procedure.ways import first_for_person, first_in_case, first_in_intake

__all__ = ["Possible", "Standing", "accused_of", "case_stage_of", "possible_next", "why_not"]

INTAKE: Final = "intake"
BEGINNING: Final = datetime(2018, 1, 1, tzinfo=ZONE)
CORRECT: Final = "Nếu một hành vi đã ghi nhầm, đính chính hành vi đó rồi ghi lại."


@dataclass(frozen=True, slots=True)
class Possible:
    """One act that may follow; `person` is whom it is for, None for the case or someone new."""

    kind: str
    label: str
    by: str
    cite: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why an act may not follow, and what to do first."""

    because: str
    then: str


@dataclass(frozen=True)
class Situation:
    """All that has been done, and where it has left the matter, the case and the accused."""

    done: Sequence[Act]

    @cached_property
    def kinds(self) -> frozenset[tuple[str, str | None]]:
        return frozenset((act.kind, act.person) for act in self.done)

    @cached_property
    def matter(self) -> Stage:
        return stage_of(self._intake)

    @cached_property
    def case(self) -> Stage | None:
        return _case_stage(self.done)

    @cached_property
    def accused(self) -> Mapping[str, Standing]:
        return standings_after(self.done)

    @cached_property
    def victims(self) -> tuple[str, ...]:
        """Codes of the victims that acts name, each once."""
        kinds = book().acts
        named = (a.person for a in self.done if a.kind in kinds and kinds[a.kind].of == "victim")
        return tuple(dict.fromkeys(person for person in named if person is not None))

    @cached_property
    def of_intake(self) -> frozenset[str]:
        """What the table of intake allows; a crime seen directly needs no report (Điều 143(5))."""
        if not self._intake:
            return next_acts([]) | {INITIATED}
        return next_acts(self._intake)

    @cached_property
    def _intake(self) -> list[Act]:
        return [act for act in self.done if _chapter(act.kind) == INTAKE]

    def has(self, kind: str, person: str | None) -> bool:
        """Done for the whole case, or for this person; for anyone where no person is meant."""
        if person is None:
            return any(kind == done for done, _ in self.kinds)
        return (kind, None) in self.kinds or (kind, person) in self.kinds


def case_stage_of(
    acts: Iterable[Act], as_of: datetime | None = None, known_at: datetime | None = None
) -> Stage | None:
    """The stage of the case; None while no case has been initiated."""
    return _case_stage(in_effect(acts, until=as_of, known_at=known_at))


def possible_next(
    acts: Iterable[Act], as_of: datetime | None = None, known_at: datetime | None = None
) -> tuple[Possible, ...]:
    """Every act that may follow, in the order of the registry, and for whom."""
    situation = Situation(in_effect(acts, until=as_of, known_at=known_at))
    return tuple(
        _possible(kind, person)
        for kind in book().acts.values()
        for person in _people(kind, situation)
        if _hinders(kind, _imagined(kind.name, person, situation), situation) is None
    )


def why_not(acts: Iterable[Act], act: Act) -> str | None:
    """The refusal of `act` after what was in effect at its own time, or None where it may follow."""
    others = [one for one in acts if one.id != act.id]
    # What it corrects still silences what that had corrected: the first version must not wake again.
    done = in_effect(others, until=act.occurred_at, known_at=None)
    return refusal_of(act, Situation([one for one in done if one.id != act.supersedes]))


def moves(kind: str) -> bool:
    """Whether acts of this kind move the matter, the case or an accused to another state."""
    one = accused_table()
    entries = (case_table().stages.entries, one.status.entries, one.custody.entries)
    return kind in table().entered_by or any(kind in each for each in entries)


def refusal_of(act: Act, situation: Situation) -> str | None:
    """The same, for a situation that is already known."""
    kind = book().acts.get(act.kind)
    if kind is None:
        return f"Chưa ghi được «{act.kind}»: không có loại hành vi này trong danh mục. Chọn một loại hành vi có trong danh mục."
    why = _hinders(kind, act, situation)
    return None if why is None else _sentence(kind, act.person, why)


def _sentence(kind: ActKind, person: str | None, why: Why) -> str:
    of = f" đối với {person}" if person is not None else ""
    cite = office_of(kind.name).cite
    where = f" ({cite})" if cite else ""
    return f"Chưa ghi được «{kind.label}»{of}{where}: {why.because}. {why.then}"


def _case_stage(done: Sequence[Act]) -> Stage | None:
    """Acts before initiation move no case; a decision about one accused leaves it where it is."""
    states, reached = case_table().stages, None
    for act in done:
        here = "" if reached is None else reached.code
        code = advanced(here, act)
        if not code or (here and of_one_alone(here, act)):
            continue
        if reached is None or _enters(code, here, act.kind):
            state = states.by_code[code]
            reached = Stage(code, state.label, state.next_kinds, act.occurred_at, act.id)
    return reached


def _enters(code: str, reached: str, kind: str) -> bool:
    """The stage is new, or entered once more by an act of its own (a second judgment)."""
    entries = case_table().stages.entries.get(kind, ())
    return code != reached or any(one.to == code and one.origins is None for one in entries)


def _chapter(kind: str) -> str:
    known = book().acts.get(kind)
    return known.chapter if known is not None else ""


def _people(kind: ActKind, situation: Situation) -> tuple[str | None, ...]:
    """For whom to ask: every accused and someone new; the case and, where it may be, one accused."""
    everyone = tuple(situation.accused)
    if kind.of == "victim":
        known = tuple(situation.victims)
        return (None, *known) if kind.name in case_table().anytime else known
    if kind.of != "accused":
        return (None, *everyone) if kind.name in case_table().of_one else (None,)
    table = accused_table()
    anyone = table.status.by_code[ABSENT].next_kinds | table.does_not_bring
    return (None, *everyone) if kind.name in anyone else everyone


def _possible(kind: ActKind, person: str | None) -> Possible:
    office = office_of(kind.name)
    return Possible(kind.name, kind.label, office.by, office.cite, person)


def _imagined(kind: str, person: str | None, situation: Situation) -> Act:
    """The act one asks about, done right after the last."""
    at = situation.done[-1].occurred_at if situation.done else BEGINNING
    return Act("", kind, at, at, person=person)


def _hinders(kind: ActKind, act: Act, situation: Situation) -> Why | None:
    """The first thing that stands in the way, the widest first."""
    return next((why for why in _hindrances(kind, act, situation) if why is not None), None)


def _hindrances(kind: ActKind, act: Act, situation: Situation) -> Iterator[Why | None]:
    if kind.chapter == INTAKE:
        yield _not_in_intake(kind, situation)
        return
    yield _not_in_stage(kind, act, situation)
    yield _not_done_before(kind, act, situation)
    yield _not_for_person(kind, act, situation)
    yield _guarded(act, situation)
    told = over_limit(situation.done, act)
    yield Why(told, CORRECT) if told else None


def _guarded(act: Act, situation: Situation) -> Why | None:
    stage = situation.case.code if situation.case is not None else ""
    ground = refused(act, Scene(situation.done, situation.accused, stage))
    return None if ground is None else Why(ground.because, ground.then)


def _not_in_intake(kind: ActKind, situation: Situation) -> Why | None:
    if kind.name in situation.of_intake or kind.name in case_table().always:
        return None
    here = situation.matter
    if here.code in SETTLED and kind.name in case_table().late:
        return None
    if kind.name == INITIATED and situation.case is not None:
        return Why("vụ án đã được khởi tố", "Mở hồ sơ vụ án hiện có thay vì khởi tố lần nữa.")
    because = (
        f"vụ việc đang ở giai đoạn «{here.label}»" if here.since else "chưa tiếp nhận nguồn tin"
    )
    return Why(because, first_in_intake(kind.name, situation.of_intake) or CORRECT)


def _not_in_stage(kind: ActKind, act: Act, situation: Situation) -> Why | None:
    table, here = case_table(), situation.case
    named = kind.name in table.stages.named
    if kind.name in table.always or (not named and _placed(kind.name)):
        return None
    if here is None:
        first = f"Ghi trước: «{book().label(INITIATED)}» (BLTTHS Điều 153)."
        return Why("vụ việc chưa được khởi tố vụ án", first)
    state = table.stages.by_code[here.code]
    if (
        not named
        or kind.name in state.next_kinds
        or (act.person is not None and kind.name in state.for_one)
    ):
        return None
    because = f"vụ án đang ở giai đoạn «{here.label}»"
    return Why(because, first_in_case(kind.name, here.code) or CORRECT)


def _placed(kind: str) -> bool:
    """Some table says when it may be done; else it may in any stage, once there is a case."""
    table, one = case_table(), accused_table()
    return kind in table.anytime | one.status.named | one.custody.named or kind in table.after


def _not_done_before(kind: ActKind, act: Act, situation: Situation) -> Why | None:
    """An answer needs what it answers; for one accused, that of the same accused or of the case."""
    wanted = case_table().after.get(kind.name)
    person = act.person if kind.of else None
    if wanted is None or any(situation.has(one, person) for one in wanted):
        return None
    if kind.of == "accused" and act.person is None and situation.accused:
        return Why("chưa nói rõ người bị áp dụng", "Nêu mã của người đó.")
    labels = " hoặc ".join(f"«{book().label(one)}»" for one in sorted(wanted))
    return Why("chưa có hành vi mà nó tiếp theo", f"Ghi trước: {labels}.")


def _not_for_person(kind: ActKind, act: Act, situation: Situation) -> Why | None:
    """What the status and the custody of this one accused allow; None stands for someone new."""
    if kind.of != "accused" and act.person is None:
        return None
    table, standing = accused_table(), situation.accused.get(act.person or "")
    status, custody = status_of(standing), custody_of(standing)
    if kind.name in table.status.named and kind.name not in status.next_kinds:
        first = first_for_person(kind.name, table.status, status.code)
        return Why(f"người này đang là «{status.label}»", first or CORRECT)
    if kind.name in table.custody.named and kind.name not in custody.next_kinds:
        because = f"tình trạng giam, giữ hiện nay là «{custody.label}»"
        first = first_for_person(kind.name, table.custody, custody.code)
        return Why(because, first or CORRECT)
    return None
