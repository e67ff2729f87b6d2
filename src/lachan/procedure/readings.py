"""What a clock says of a matter: the day, the state, and the working that leads there.
«Vì sao?» is not a feature; it is what is returned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

RUNNING: Final = "running"
MET: Final = "met"
MET_LATE: Final = "met_late"
LAPSED: Final = "lapsed"
AT_ONCE: Final = "at_once"
STOPPED: Final = "stopped"
PASSED: Final = "passed"

# Somebody still has to do something, unless an act has made it moot.
OPEN: Final = frozenset({RUNNING, LAPSED, AT_ONCE})

STATE_LABELS: Final = {
    RUNNING: "đang chạy",
    MET: "đúng hạn",
    MET_LATE: "xong nhưng quá hạn",
    LAPSED: "quá hạn",
    AT_ONCE: "phải làm ngay",
    STOPPED: "không còn áp dụng",
    PASSED: "đã qua ngày này",
}


@dataclass(frozen=True, slots=True)
class Due:
    """One due date, however it was reached. `due_at` is None only where the law says «ngay».

    `lapse`: overdue | must_release | passes (a last day for asking: past it nobody is late).
    Open while neither `met_at` nor `stopped_at` is set; `not_before` is a permission, not a duty.
    """

    ref: str
    started_by: str
    started_at: datetime
    nominal: date
    due_on: date
    due_at: datetime | None
    stricter_on: date | None
    agency: str | None = None
    person: str | None = None
    direction: str = "within"
    lapse: str = "overdue"
    met_by: str | None = None
    met_at: datetime | None = None
    stopped_by: str | None = None
    stopped_at: datetime | None = None
    unsettled_texts: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    timely: bool | None = None
    cites: tuple[str, ...] = ()

    @property
    def unsettled(self) -> str:
        return " ".join(self.unsettled_texts)

    @property
    def at_once(self) -> bool:
        return self.due_at is None


@dataclass(frozen=True, slots=True)
class Reading:
    """One clock read at one moment, in full; `state` is one of the words above, days are local.

    `person`: the code of the one it runs for. `lapse` «must_release»: past it, nobody may be held.
    `agency` is bound by the clock; None where the record does not say who received.
    """

    ref: str
    name: str
    who: str
    subject: str
    agency: str | None
    person: str | None
    started_by: str
    started_at: datetime
    nominal: date
    due_on: date
    due_at: datetime | None
    stricter_on: date | None
    state: str
    met_by: str | None
    met_at: datetime | None
    stopped_by: str | None
    left: timedelta | None
    working: tuple[str, ...]
    warnings: tuple[str, ...]
    assumptions: tuple[str, ...]
    cite: str
    reads: str
    mark: str
    unsettled: str
    text_note: str
    on_lapse: str
    direction: str
    lapse: str
    guidance_only: bool
    provisional: bool
    book_version: str

    @property
    def state_label(self) -> str:
        return STATE_LABELS[self.state]

    @property
    def must_release(self) -> bool:
        """The hardest alarm: the term of custody is over and no act has ended or extended it."""
        return self.lapse == "must_release" and self.state in (LAPSED, AT_ONCE) and self.open

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.stopped_by is None and self.state in OPEN

    @property
    def days_left(self) -> int | None:
        """Whole days until the last day, negative when past; None where nothing is open."""
        return None if self.left is None else self.left // timedelta(days=1)
