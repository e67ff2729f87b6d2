"""One question to the record: which province, which days, as known when, and of which place, body or article."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from .periods import Period, previous

DUE_AFTER = timedelta(days=21)


@dataclass(frozen=True)
class Asked:
    """What a figure is a figure of. `place`, `agency`: ids of dated rows of reference; `article`: «150»."""

    province: int
    period: Period
    as_of: datetime
    place: int | None = None
    agency: int | None = None
    article: str = ""

    @property
    def instants(self) -> dict[str, datetime]:
        """The bounds every query compares with; README.md of definitions says what they are."""
        before = previous(self.period)
        return {
            "starts": self.period.starts_at, "ends": self.period.ends_at,
            "starts_before": before.starts_at, "ends_before": before.ends_at,
            "as_of": self.as_of, "due_by": min(self.as_of, self.period.ends_at) - DUE_AFTER,
        }  # fmt: skip

    def a_year_before(self) -> "Asked":
        """The same window last year, with what is known now."""
        return Asked(self.province, previous(self.period), self.as_of, self.place, self.agency, self.article)  # fmt: skip
