"""Who decides by where the case stands: a measure on a person, or what the charge is (BLTTHS Điều 113, 236, 241, 278, 347).

Whoever has the file decides; the others of the case are told who that is."""

from collections.abc import Callable, Sequence
from typing import Final

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.docket.models import Matter
from lachan.docket.projection import Situation
from lachan.docket.sides import COURT, INVESTIGATION, PROCURACY, Side

# While these hold somebody, nobody but the body that caught them has decided yet (Điều 110, 114, 117, 118).
CAUGHT: Final = frozenset({"held_in_emergency", "arrested", "held"})
UNCHARGED: Final = frozenset({"named", "held_in_emergency", "arrested", "held", "let_go", "uncharged"})  # fmt: skip
WITH_PROCURACY: Final = frozenset({"Q1", "Q2", "Q3", "Q4s", "Q4x", "Q4r"})
RETURNED: Final = "T4"
INQUIRY: Final = frozenset({"investigation", "procuracy"})
ALL: Final = INQUIRY | {"court"}
BY_NAME: Final = {side.name: side for side in (INVESTIGATION, PROCURACY, COURT)}


class NotDecidingNow(Refusal):
    """Ở giai đoạn này việc đó do cơ quan đang giải quyết vụ án quyết định (BLTTHS Điều 241, 278, 347). Đề nghị cơ quan đó bằng văn bản."""


def measures(now: Situation, person: str | None = None) -> frozenset[str]:
    """Who imposes and lifts a measure; of one not charged, whoever looks into the report (Điều 124)."""
    one = now.accused.get(person or "")
    uncharged = person is not None and (one is None or one.status in UNCHARGED)
    return _with_the_file(now) | (INQUIRY if uncharged else frozenset())


def releases(now: Situation, person: str | None = None) -> frozenset[str]:
    """Who lets go: the procuracy always, of what is unlawful; of one just caught, also who caught them."""
    caught = [c for c, one in now.accused.items() if one.custody in CAUGHT and person in (None, c)]
    own = INQUIRY if caught else frozenset({"procuracy"})
    return _with_the_file(now) | own


def defines(now: Situation, person: str | None = None) -> frozenset[str]:
    """Who says what the charge is: the investigators, and once the file has left them the procuracy (Điều 236(4))."""
    code = now.case.code if now.case else ""
    return frozenset({"procuracy" if code in WITH_PROCURACY | {RETURNED} else "investigation"})


def _with_the_file(now: Situation) -> frozenset[str]:
    code = now.case.code if now.case else ""
    if code in WITH_PROCURACY:
        return frozenset({"procuracy"})
    if code == RETURNED:
        return frozenset({"procuracy", "court"})
    if code[:1] in ("T", "U"):
        return frozenset({"court"})
    return ALL if code[:1] == "X" else INQUIRY


TOLD: Final = {
    frozenset({"procuracy"}): "Viện kiểm sát (BLTTHS Điều 236, Điều 241)",
    frozenset(
        {"procuracy", "court"}
    ): "Viện kiểm sát hoặc Tòa án đang giữ hồ sơ (BLTTHS Điều 241, Điều 278)",
    frozenset({"court"}): "Tòa án (BLTTHS Điều 278, Điều 347)",
}


def parts(now: Situation, person: str | None = None) -> frozenset[str]:
    """Who joins and separates: of the file that has left the investigators, the procuracy (Điều 170, 242)."""
    return defines(now) if defines(now) == {"procuracy"} else INQUIRY


Who = Callable[[Situation, str | None], frozenset[str]]


def decided_by(who: Who, person: str | None = None, *, of: Sequence[str] = tuple(BY_NAME)) -> Side:
    """The side that decides now, for this person; everybody else with a part in the case is told who does."""

    def playing(now: Situation) -> frozenset[str]:
        return who(now, person)

    def stands(matter: Matter, now: Situation, by: Actor) -> bool:
        return any(BY_NAME[name].holds(matter, now, by) for name in playing(now))

    def told(matter: Matter, now: Situation, by: Actor) -> Refusal | None:
        said = TOLD.get(who(now, None))
        others = (BY_NAME[name] for name in set(of) - playing(now))
        if said is None or not any(side.holds(matter, now, by) for side in others):
            return None
        return NotDecidingNow(
            f"Ở giai đoạn này việc đó do {said} quyết định. Đề nghị cơ quan đó bằng văn bản."
        )

    kinds = frozenset[str]().union(*(BY_NAME[name].kinds for name in of))
    label = " hoặc ".join(BY_NAME[name].label for name in of)
    return Side("|".join(of), label, kinds, INVESTIGATION.refusal, stands, told, playing)


ORDERING: Final = decided_by(measures)
RELEASING: Final = decided_by(releases)
DEFINING: Final = decided_by(defines, of=("investigation", "procuracy"))
PARTING: Final = decided_by(parts, of=("investigation", "procuracy"))
