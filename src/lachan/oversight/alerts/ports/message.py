"""What may leave the system: a matter's code (of a care none), a rung's sentence, a link. There is no field for anything else."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

MADE_UP = "DỮ LIỆU GIẢ LẬP"


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one address. `id` is the delivery's: a receiver that gets it twice can tell."""

    id: UUID
    to: str
    code: str
    sentence: str
    link: str
    at: datetime
    synthetic: bool = False

    @property
    def title(self) -> str:
        mark = f"[{MADE_UP}] " if self.synthetic else ""
        return f"{mark}{' '.join(filter(None, ['Lá Chắn', self.code]))}: {self.sentence}"

    @property
    def text(self) -> str:
        return f"{self.title}. {self.link}"


@dataclass(frozen=True, slots=True)
class Result:
    """`error`: a short code, never the other side's words; `lasting`: trying again would not help."""

    error: str = ""
    lasting: bool = False

    @property
    def ok(self) -> bool:
        return not self.error


class Port(Protocol):
    """A way out."""

    def send(self, message: Message) -> Result: ...
