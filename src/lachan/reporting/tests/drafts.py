"""A desk of the committee: drafts, fills and issues reports over the seeded year; numbers count on by themselves."""

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from tests.walking import hour

from lachan.access import scope
from lachan.reporting import queries
from lachan.reporting.commands import draft_report, edit_paragraph, issue_report
from lachan.reporting.reports.content import editable
from lachan.reporting.reports.making import content_of

AT = hour("2024-12-20 09:00")
NUMBERS = count(1)


class Desk:
    """`staff` writes, `leader` reads, `elsewhere` is the committee of another body with the same rights."""

    def __init__(self, cast: Any) -> None:
        self.cast, self.staff, self.leader = cast, cast("thukybcd"), cast("lanhdao")
        other = cast("toaan_tinh").agency_id
        self.elsewhere = replace(self.staff, agency_id=other, scope=(other,))

    def draft(self, form: str = "yearly", period: str = "2024", **more: Any) -> Any:
        return draft_report(
            form=form, period=period, publish=True, by=self.staff, **{"at": AT, **more}
        )

    def again(self, draft: Any) -> Any:
        with scope.acting(self.staff):
            return queries.draft(self.staff, draft.id)

    def content(self, draft: Any, at: Any = AT) -> Any:
        with scope.acting(self.staff):
            return content_of(queries.draft(self.staff, draft.id), at, synthetic=True)

    def turns(self, draft: Any) -> Any:
        with scope.acting(self.staff):
            return queries.turns(self.again(draft))

    def filled(self, **more: Any) -> Any:
        draft = self.draft(**more)
        seen = self.turns(draft)  # what the books hold is already written into some
        for part in editable(self.content(draft)):
            edit_paragraph(
                draft=self.again(draft),
                slot=part.slot,
                text="Không phát sinh.",
                seen=seen.get(part.slot, 0),
                by=self.staff,
                at=AT,
            )
        return self.again(draft)

    def issued(self, **more: Any) -> Any:
        return issue_report(draft=self.filled(**more), **self.told(), by=self.staff, at=AT)

    def told(self, **more: Any) -> dict[str, Any]:
        return {
            "number": next(NUMBERS),
            "issued_on": date(2024, 12, 20),
            "signer": "Người Mẫu Ký",
            **more,
        }
