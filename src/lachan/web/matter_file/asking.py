"""Where a question is asked: by whom, on which matter, in which form, when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lachan.access.actor import Actor

from .record import Record


@dataclass(frozen=True)
class Asking:
    """`form`: a VerbForm of a report, or a CaseForm of a case."""

    who: Actor
    at: datetime
    record: Record
    form: Any
