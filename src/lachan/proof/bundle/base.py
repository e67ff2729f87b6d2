"""What every part of a bundle shares: strict shapes, ids, days that say how exactly they are known."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

ID = re.compile(r"^[\w.\-]{1,60}$")
PARTIAL = re.compile(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?$"
)


class Part(BaseModel):
    """A part of a bundle; a field that is absent is «chưa ghi», never «không»."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _real(text: str) -> str:
    """«2024-02-30» is no day."""
    if not PARTIAL.match(text):
        raise ValueError("thời điểm viết là 2024, 2024-05, 2024-05-03 hoặc 2024-05-03T21:30")
    if len(text) >= 10:
        date.fromisoformat(text[:10])
    if int(text[:4]) < 1900:
        raise ValueError("năm phải từ 1900 trở đi")
    return text


Id = Annotated[str, StringConstraints(pattern=ID.pattern)]
When = Annotated[
    str,
    AfterValidator(_real),
    Field(
        description="Thời điểm, chính xác đến đâu viết đến đó: 2024 · 2024-05 · 2024-05-03 · 2024-05-03T21:30."
    ),
]
Words = Annotated[str, StringConstraints(max_length=4000)]
Name = Annotated[str, StringConstraints(max_length=300)]


class Named(Part):
    """A part that others can speak of by its id."""

    id: Id


@lru_cache(maxsize=8192)  # a file names the same days again and again
def earliest(when: str) -> date:
    """The first day a moment can lie on."""
    year, month, day = ([int(n) for n in when[:10].split("-")] + [1, 1])[:3]
    return date(year, month, day)


@lru_cache(maxsize=8192)
def latest(when: str) -> date:
    """The last day a moment can lie on."""
    said = [int(n) for n in when[:10].split("-")]
    year, month = said[0], said[1] if len(said) > 1 else 12
    return date(year, month, said[2] if len(said) > 2 else calendar.monthrange(year, month)[1])


def agree(a: str, b: str) -> bool:
    """Whether two moments can be the same one: the vaguer is a beginning of the other."""
    return a.startswith(b) or b.startswith(a)


def said(**more: Any) -> Any:
    """An optional field: absent is «chưa ghi»."""
    return Field(default=None, **more)


def listed(**more: Any) -> Any:
    return Field(default=(), **more)
