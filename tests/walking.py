"""A matter walked through the verbs, step by step, for the tests of verbs, journeys and indicators."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from uuid_utils.compat import uuid7

from lachan.access import scope
from lachan.access.actor import Actor
from lachan.access.models import AuditLine
from lachan.access.refusals import Refusal
from lachan.docket import commands as docket
from lachan.docket import queries, readings
from lachan.docket.models import Handover, Matter
from lachan.intake import commands as intake
from lachan.intake.given import PersonGiven, ReportGiven
from lachan.people.entries import Entry
from lachan.reference.models import Agency

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def hour(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def given(at: datetime, **more: Any) -> ReportGiven:
    return ReportGiven(uuid7(), at, **{"article": "150", **more})


def victim(name: str = "Người Mẫu Giả Lập", year: int = 2007) -> PersonGiven:
    return PersonGiven(
        "presumed_victim",
        Entry("female", year, True, {"full_name": name, "telephone": "0900000001"}),
    )


def lines(who: Actor) -> list[AuditLine]:
    """What this person has done or tried, oldest first, as the log has it."""
    with scope.acting(who):
        return list(
            AuditLine.objects.filter(account_id=who.account_id).order_by("recorded_at", "id")
        )


def does(
    deed: Callable[..., Any], /, *, by: Actor, at: datetime, subject: Any = None, **told: Any
) -> Any:
    """The verb is done, and the log has its line."""
    result = deed(by=by, at=at, **told)
    line = lines(by)[-1]
    assert (line.verb, line.outcome, line.at, line.agency_id) == (
        deed.__name__,
        "done",
        at,
        by.agency_id,
    )
    assert line.role == by.role
    assert subject is None or line.subject == subject
    return result


def refuses(
    answer: type[Refusal], deed: Callable[..., Any], /, *, by: Actor, at: datetime, **told: Any
) -> Refusal:
    """The verb is refused with this answer, and the attempt is in the log."""
    with pytest.raises(answer) as refused:
        deed(by=by, at=at, **told)
    assert type(refused.value) is answer
    line = lines(by)[-1]
    assert (line.verb, line.outcome, line.detail) == (
        deed.__name__,
        "refused",
        {"refusal": answer.__name__},
    )
    sentence = refused.value.sentence
    assert (
        sentence.endswith(".")
        and sentence.count(".") + sentence.count(";") + sentence.count(":") >= 2
    ), sentence
    return refused.value


@dataclass
class Walk:
    """The steps everybody needs first. Each returns the matter as the body that acts next sees it."""

    cast: Callable[[str], Any]
    commune: str = "caxa"
    police: str = "dieutra"
    procuracy: str = "kiemsat"
    to: str = "cah-d674.a"

    def seen(self, account: str, matter: Matter) -> Matter:
        with scope.acting(self.cast(account)):
            return queries.matter_by_code(self.cast(account), matter.code)

    def received(self, at: str = "2024-03-04 08:00", **more: Any) -> Matter:
        who = self.cast(self.commune)
        matter = intake.receive_report(given=given(hour(at), **more), by=who, at=hour(at))
        return self.seen(self.commune, matter)

    def sent(
        self, matter: Matter, at: str = "2024-03-04 10:00", to: str = "", sender: str = ""
    ) -> Handover:
        account = sender or self.commune
        return docket.send_handover(
            matter=self.seen(account, matter), to=self.agency(to or self.to), what="report",
            by=self.cast(account), at=hour(at), sent_at=hour(at),
        )  # fmt: skip

    def waiting(self, matter: Matter, account: str = "") -> Handover:
        who = self.cast(account or self.police)
        with scope.acting(who):
            return next(way for way in queries.tray(who) if way.matter_id == matter.id)

    def taken(self, matter: Matter, at: str = "2024-03-04 11:00", account: str = "") -> Matter:
        account = account or self.police
        docket.receive_handover(handover=self.waiting(matter, account), by=self.cast(account),
                                at=hour(at), received_at=hour(at))  # fmt: skip
        return self.seen(account, matter)

    def handed(self, **more: Any) -> Matter:
        matter = self.received(**more)
        self.sent(matter)
        return self.taken(matter)

    def assigned(self, at: str = "2024-03-05 09:00", matter: Matter | None = None) -> Matter:
        matter, who = matter or self.handed(), self.cast(self.police)
        intake.assign_handling(matter=self.seen(self.police, matter), officer=who.account_id, by=who, at=hour(at),
                               assigned_at=hour(at))  # fmt: skip
        return self.seen(self.police, matter)

    def prolonged(self, at: str = "2024-03-20 09:00", matter: Matter | None = None) -> Matter:
        matter = matter or self.assigned()
        intake.prolong_handling(matter=matter, reason="Nhiều địa điểm.", by=self.cast(self.police), at=hour(at),
                                prolonged_at=hour(at))  # fmt: skip
        return self.seen(self.police, matter)

    def asked(self, at: str = "2024-04-22 09:00") -> Matter:
        matter = self.prolonged()
        intake.request_extension(matter=matter, reason="Chờ kết quả.", by=self.cast(self.police), at=hour(at),
                                 requested_at=hour(at))  # fmt: skip
        return self.seen(self.procuracy, matter)

    def suspended(self, at: str = "2024-03-25 10:00") -> Matter:
        """Received on 04/03: twenty days end on Sunday 24/03, so Monday 25/03 is the last day."""
        matter = self.assigned()
        intake.suspend_verification(matter=matter, ground="documents", by=self.cast(self.police), at=hour(at),
                                    suspended_at=hour(at))  # fmt: skip
        return self.seen(self.police, matter)

    def cancelled(self, at: str = "2024-04-02 09:00") -> Matter:
        matter = self.suspended()
        intake.cancel_suspension(matter=self.seen(self.procuracy, matter), by=self.cast(self.procuracy), at=hour(at),
                                 cancelled_at=hour(at))  # fmt: skip
        return self.seen(self.police, matter)

    def initiated(self, at: str = "2024-03-22 09:00") -> Matter:
        matter = self.assigned()
        intake.initiate_case(
            matter=matter,
            article="150",
            by=self.cast(self.police),
            at=hour(at),
            decided_at=hour(at),
        )
        return self.seen(self.police, matter)

    def agency(self, key: str) -> Agency:
        return Agency.objects.get(key=key)

    def clock(self, account: str, matter: Matter, ref: str, at: str) -> Any:
        """The clock of that row of the dossier as this account reads it at that hour; None if it does not run."""
        with scope.acting(self.cast(account)):
            found = [
                r for r in readings.read(readings.deeds_of(matter.id), hour(at)) if r.ref == ref
            ]
        return found[-1] if found else None

    def last_moment(self, account: str, matter: Matter, ref: str, at: str) -> str | None:
        read = self.clock(account, matter, ref, at)
        return (
            read.due_at.astimezone(HANOI).strftime("%Y-%m-%d %H:%M")
            if read and read.due_at
            else None
        )

    def stage(self, account: str, matter: Matter) -> str:
        return self.seen(account, matter).reading.stage

    def kinds(self, account: str, matter: Matter) -> list[str]:
        with scope.acting(self.cast(account)):
            return [act.kind for act in queries.acts_of(self.cast(account), matter)]
