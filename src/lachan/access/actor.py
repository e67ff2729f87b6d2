"""Who acts: a person in one agency under one role, for one request. Plain data, no table."""

from dataclasses import dataclass, field

from .permissions import Permission


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person as the verbs see them; `scope` are the agency ids whose matters they may see."""

    account_id: int
    name: str
    agency_id: int
    agency_name: str
    agency_kind: str
    province_id: int
    role: str
    role_label: str
    may: frozenset[Permission]
    caps: frozenset[str] = frozenset()
    scope: tuple[int, ...] = field(default=())
    synthetic: bool = False  # works on made-up data: everything it writes is marked so

    def can(self, permission: Permission) -> bool:
        return permission in self.may
