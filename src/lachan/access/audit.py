"""The audit line: who did or opened what, when. Never an identity, never a narrative."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from .actor import Actor
from .ids import uuid7
from .models import AuditLine
from .pour import pour


@dataclass
class Line:
    """The line being written while a verb runs; acts refer to it before it is stored."""

    id: UUID = field(default_factory=uuid7)
    subject: UUID | None = None
    detail: dict[str, object] = field(default_factory=dict)

    def about(self, subject: UUID, **detail: object) -> None:
        self.subject = subject
        self.detail.update(detail)


current: ContextVar[Line] = ContextVar("audit_line")


def write(line: Line, *, verb: str, by: Actor, at: datetime, outcome: str) -> None:
    pour([
        AuditLine(
            id=line.id, at=at, account_id=by.account_id, agency_id=by.agency_id, role=by.role,
            verb=verb, outcome=outcome, subject=line.subject, detail=line.detail,
        )
    ])  # fmt: skip


def about(subject: UUID, **detail: object) -> Line:
    """Say what the running verb is about."""
    line = current.get()
    line.about(subject, **detail)
    return line


def plain(detail: Mapping[str, object]) -> dict[str, object]:
    """Only what may stand in a log: codes, numbers, days."""
    return {k: v for k, v in detail.items() if isinstance(v, int | bool | str | None)}
