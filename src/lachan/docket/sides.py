"""Sides of a proceeding: who acts in a case, by kind of agency, by standing, by what is in hand."""

from collections.abc import Callable
from dataclasses import dataclass

from lachan.access.actor import Actor
from lachan.access.refusals import Refusal
from lachan.reference.codes import COURTS, INVESTIGATORS, PROCURACIES, Kind

from . import codes, projection
from .models import Matter, Standing
from .projection import Situation

# Bodies given some investigation (BLTTHS Điều 35, 164).
ASSIGNED = frozenset({Kind.BORDER_GUARD})


class NotInvestigating(Refusal):
    """Đơn vị của anh/chị không phải cơ quan đang điều tra vụ án này (BLTTHS Điều 163, 164). Chuyển việc cho cơ quan đang điều tra; xem dòng «Đang thụ lý» trên trang vụ án."""


class NotSupervisingCase(Refusal):
    """Viện kiểm sát của anh/chị không phải nơi kiểm sát vụ án này (BLTTHS Điều 165, 239). Chờ quyết định khởi tố hoặc hồ sơ được gửi đến."""


class NotThisCourt(Refusal):
    """Tòa án của anh/chị chưa nhận hồ sơ vụ án này (BLTTHS Điều 276). Nhận hồ sơ trong khay bàn giao trước."""


class NotKeeping(Refusal):
    """Cơ sở giam giữ của anh/chị không quản lý người này. Kiểm tra lại mã người, hoặc nhận người trong khay bàn giao trước."""


class NotInThisCase(Refusal):
    """Đơn vị của anh/chị không tham gia giải quyết vụ việc này nên không ghi được. Liên hệ cơ quan đang thụ lý."""


@dataclass(frozen=True)
class Side:
    """One side; `must` refuses everybody else."""

    name: str
    label: str
    kinds: frozenset[str]
    refusal: type[Refusal]
    stands: Callable[[Matter, Situation, Actor], bool]
    told: Callable[[Matter, Situation, Actor], Refusal | None] = lambda matter, now, by: None
    plays: Callable[[Situation], frozenset[str]] | None = None

    def holds(self, matter: Matter, now: Situation, by: Actor) -> bool:
        return by.agency_kind in self.kinds and self.stands(matter, now, by)

    def must(self, matter: Matter, now: Situation, by: Actor) -> None:
        """`told`: what is said to one who has a part in the case, and not this one at this stage."""
        if not self.holds(matter, now, by):
            raise self.told(matter, now, by) or self.refusal

    def names(self, now: Situation) -> frozenset[str]:
        """The sides that may play this one where the case stands."""
        return self.plays(now) if self.plays is not None else frozenset(self.name.split("|"))


def standing_of(matter: Matter, by: Actor, *kinds: str) -> bool:
    found = Standing.objects.filter(matter=matter, agency__in=by.scope)
    return (
        found.filter(kind__in=kinds) if kinds else found.exclude(kind__in=codes.LIMITED)
    ).exists()


def _investigates(matter: Matter, now: Situation, by: Actor) -> bool:
    """The agency that has the case; before there is one, the body that holds the report."""
    has = projection.investigator_of(now.deeds) or projection.holder_of(now.deeds)
    return has in by.scope


def _supervises(matter: Matter, now: Situation, by: Actor) -> bool:
    return standing_of(matter, by, "supervisor")


def _tries(matter: Matter, now: Situation, by: Actor) -> bool:
    return standing_of(matter, by, "court")


def _keeps(matter: Matter, now: Situation, by: Actor) -> bool:
    return standing_of(matter, by, "custodian")


def _takes_part(matter: Matter, now: Situation, by: Actor) -> bool:
    return standing_of(matter, by)


INVESTIGATION = Side("investigation", "Cơ quan điều tra", frozenset(INVESTIGATORS | ASSIGNED),
                     NotInvestigating, _investigates)  # fmt: skip
PROCURACY = Side(
    "procuracy", "Viện kiểm sát", frozenset(PROCURACIES), NotSupervisingCase, _supervises
)
COURT = Side("court", "Tòa án", frozenset(COURTS), NotThisCourt, _tries)
FACILITY = Side(
    "facility", "Cơ sở giam giữ", frozenset({Kind.DETENTION_FACILITY}), NotKeeping, _keeps
)
PROCEEDING = Side("proceeding", "Cơ quan tiến hành tố tụng",
                  INVESTIGATION.kinds | PROCURACY.kinds | COURT.kinds, NotInThisCase, _takes_part)  # fmt: skip


def first_of(*sides: Side) -> Side:
    """One of several sides, told by the first one's refusal."""
    kinds = frozenset().union(*(side.kinds for side in sides))
    label = " hoặc ".join(side.label for side in sides)

    def stands(matter: Matter, now: Situation, by: Actor) -> bool:
        return any(side.holds(matter, now, by) for side in sides)

    return Side("|".join(s.name for s in sides), label, kinds, sides[0].refusal, stands)
