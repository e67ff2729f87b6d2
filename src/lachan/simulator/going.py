"""How a case goes on: what is planned for which hour, who may act then, and what a body that ends leaves to whom."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random

from .case_deeds import COURTS, ITEM, TRANSFER, CaseScribe, Way
from .deeds import PROCURACIES, Later
from .ground import INVESTIGATORS, Body, Place
from .rows import HANOI, ActRow, HandoverRow, PersonRow
from .times import DAY, in_office, later, typed

HOUR = timedelta(hours=1)
# A body that ends within this time does nothing new: it hands over (every happening below is shorter).
NOTICE = DAY * 9
PROVINCIAL = {
    "district_police": "investigation_agency", "district_procuracy": "provincial_procuracy",
    "district_court": "provincial_court", "detention_facility": "detention_facility",
}  # fmt: skip
OFFICES = PROCURACIES | COURTS
AT_ANY_HOUR = frozenset({
    "emergency_arrest_file_received", "emergency_arrest_decided", "hold_extension_file_received",
    "hold_extension_decided", "charge_received_by_procuracy", "charge_approved", "charge_cancelled",
    "detention_order_received", "detention_order_decided", "detained_after_judgment", "released", "hearing_opened",
})  # fmt: skip
VERBS = {
    "accused_charged": "charge_accused", "charge_approved": "approve_charge", "charge_cancelled": "cancel_charge",
    "paragraph_changed": "determine_paragraph", "emergency_held": "hold_in_emergency",
    "emergency_arrest_ordered": "order_emergency_arrest", "emergency_arrest_decided": "decide_emergency_arrest",
    "arrested": "arrest_person", "held_person_received": "receive_held_person", "held": "hold_person",
    "hold_extended": "extend_hold", "hold_extension_decided": "decide_hold_extension",
    "detained": "detain_accused", "detention_order_decided": "decide_detention_order",
    "detention_extension_requested": "request_detention_extension", "detention_extended": "extend_detention",
    "measure_imposed": "impose_measure", "measure_ended": "end_measure", "released": "release_person",
    "facility_reminder_sent": "remind_of_release",
    "investigation_extension_requested": "request_investigation_extension",
    "investigation_extended": "extend_investigation", "investigation_suspended": "suspend_investigation",
    "investigation_resumed": "resume_investigation", "investigation_discontinued": "discontinue_investigation",
    "investigation_concluded": "conclude_investigation",
    "investigation_noncompetence_found": "find_case_noncompetence", "case_transfer_decided": "decide_transfer",
    "prosecution_term_extended": "extend_prosecution_term", "indicted": "indict",
    "detained_for_prosecution": "detain_for_prosecution", "detained_for_trial": "detain_for_trial",
    "detained_until_hearing_ends": "detain_until_hearing_ends", "detained_after_judgment": "detain_after_judgment",
    "detained_for_appeal": "detain_for_appeal", "case_accepted": "accept_case", "trial_set": "set_trial",
    "trial_preparation_extended": "extend_trial_preparation", "hearing_opened": "open_hearing",
    "file_returned_by_court": "return_file_by_court", "appealed": "record_appeal",
    "appellate_accepted": "accept_appeal", "appellate_hearing_set": "set_appeal_hearing",
    "appellate_hearing_opened": "open_appeal_hearing", "appeal_discontinued": "discontinue_appeal",
    "judgment_effective": "record_effect", "execution_decided": "decide_execution", "sentence_begun": "begin_sentence",
    "grievance_settled": "settle_grievance",
}  # fmt: skip


@dataclass
class Accused:
    """One accused as the story has left them; `until` is the last moment of custody, told a little early."""

    row: PersonRow
    custody: str = "free"
    until: datetime | None = None
    held_days: int = 0
    longer: int = 0  # extensions of tạm giam so far
    house: Body | None = None
    verdict: str = ""
    appeals: bool = False

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def detained(self) -> bool:
        return self.custody == "detained"


class Going:
    """A plan of happenings by time; each is done when its hour comes, by bodies alive on that day."""

    turn = 0  # which of its stretch this one is

    def __init__(self, scribe: CaseScribe, dice: Random, officers: Mapping[int, int], place: Place,
                 now: datetime, typed_at: datetime) -> None:  # fmt: skip
        self.scribe, self.dice, self.officers, self.place = scribe, dice, officers, place
        self.now, self.typed_at = now, typed_at
        self.inquirer: Body = scribe.holder
        self.procuracy: Body = scribe.ground.supervising_procuracy(scribe.holder, now.date())
        self.court: Body | None = None
        self.holder: Body = scribe.holder
        self.accused: list[Accused] = []
        self.phase = "inquiry"
        self.kin: list[Going] = []  # records that were parted from this one
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._turn = count()

    # -- time --------------------------------------------------------------------------------------

    def plan(self, when: datetime, what: Callable[[], object]) -> None:
        heappush(self._planned, (when, next(self._turn), what))

    def run(self) -> None:
        """Everything planned, in its order, until nothing is left or the story has caught up with its day."""
        with suppress(Later):
            self._happen()
        for one in self.kin:
            one.run()

    def _happen(self) -> None:
        while self._planned:
            when, _, what = heappop(self._planned)
            if when > self.scribe.until:
                raise Later
            self._outlive(max(when, self.now))
            self.now = max(self.now, when)
            what()

    def forget_plans(self) -> None:
        self._planned.clear()

    def days(self, low: float, high: float) -> datetime:
        return later(self.dice, self.now, 24 * low, 24 * high)

    def on_day(self, when: datetime) -> datetime:
        """In office hours of that day or the next working one."""
        return in_office(self.dice, when)

    def typed(self, when: datetime) -> datetime:
        self.typed_at = typed(self.dice, when, self.typed_at)
        return self.typed_at

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    # -- deeds -------------------------------------------------------------------------------------

    def _soon(
        self, after: tuple[float, float], by: Body | None = None, kind: str = ""
    ) -> tuple[datetime, datetime]:
        """Some hours on; courts and procuracies keep office hours, but not where somebody's hours run."""
        self.now = later(self.dice, self.now, *after)
        hours_run = any(one.custody == "held" for one in self.accused)
        if by is not None and by.kind in OFFICES and kind not in AT_ANY_HOUR and not hours_run:
            self.now = in_office(self.dice, self.now)
        return self.now, self.typed(self.now)

    def do(self, kind: str, by: Body, one: Accused | None = None, *, after: tuple[float, float] = (0.1, 0.6),
           number: str = "", note: str = "", extra: dict[str, object] | None = None,
           added: dict[str, object] | None = None, said: dict[str, object] | None = None,
           **facts: object) -> ActRow:  # fmt: skip
        """The deed `kind` by this body, some hours after the one before."""
        when, at = self._soon(after, by, kind)
        paper = (kind, f"{1 + self.dice.randrange(480)}/{number}") if number else None
        return self.scribe.step(VERBS[kind], kind, by, when, at, person=one.code if one else None, paper=paper,
                                note=note, extra=extra, added=added, said=said, **facts)  # fmt: skip

    def serve(self, kind: str, by: Body, one: Accused | None = None, *, after: tuple[float, float] = (0.2, 2),
              **facts: object) -> ActRow:  # fmt: skip
        when, at = self._soon(after, by, kind)
        return self.scribe.serve(kind, by, when, at, person=one.code if one else None, **facts)

    def charge_officer(self, kind: str, by: Body, after: tuple[float, float] = (1, 30)) -> None:
        when, at = self._soon(after, by)
        self.scribe.put_in_charge(kind, by, self.officers.get(by.id, 0), when, at)

    def send(self, way: Way, what: str, by: Body, to: Body, one: Accused | None = None,
             after: tuple[float, float] = (0.5, 6)) -> HandoverRow:  # fmt: skip
        when, at = self._soon(after)
        return self.scribe.hand(way, what, by, to, when, at, one.code if one else None)

    def take(
        self, way: Way, sent: HandoverRow, after: tuple[float, float] = (0.5, 8), **facts: object
    ) -> None:
        when, at = self._soon(after)
        self.scribe.take_in(way, sent, when, at, **facts)
        if sent.what == "file":
            self.holder = self.scribe.ground.bodies[sent.recipient]

    def pass_file(self, way: Way, by: Body, to: Body, sent_after: tuple[float, float] = (0.5, 6),
                  taken_after: tuple[float, float] = (1, 20)) -> None:  # fmt: skip
        self.take(way, self.send(way, "file", by, to, after=sent_after), taken_after)

    def there(self, body: Body, ahead: timedelta = timedelta()) -> Body:
        """The body itself, or what has taken its place by then."""
        return self.scribe.ground.alive(body.id, (self.now + ahead).date()) or body

    # -- bodies that end ---------------------------------------------------------------------------

    def _outlive(self, when: datetime) -> None:
        """Whatever ends before the next happening is over gives what it holds to the one that follows it."""
        # Where somebody's hours run, nothing may jump ahead to the last days of a body.
        held = any(one.custody == "held" for one in self.accused)
        day = (when + (DAY if held else NOTICE)).date()
        self._hurry(day)
        while ending := [
            left for left in self._left() if left[0].valid_to and left[0].valid_to <= day
        ]:
            end = min(body.valid_to for body, _, _ in ending if body.valid_to)
            self._succeeded([left for left in ending if left[0].valid_to == end], end)

    def _hurry(self, day: date) -> None:
        """What must be out of a body's hands before it ends."""

    def _left(self) -> list[tuple[Body, str, Accused | None]]:
        """Who holds what: the file, and everyone in custody where they are kept."""
        kept = [
            one
            for one in self.accused
            if one.house is not None and one.custody in ("held", "detained")
        ]
        return [
            (self.holder, "file", None),
            *[(one.house, "detainee", one) for one in kept if one.house],
        ]

    def _succeeded(self, ending: list[tuple[Body, str, Accused | None]], end: date) -> None:
        midnight = datetime(end.year, end.month, end.day, tzinfo=HANOI)
        if self.now > midnight - HOUR * 2:
            raise Later
        self.now = max(self.now, midnight - HOUR * 11)
        for body, what, of in sorted(
            ending, key=lambda left: left[1]
        ):  # the people first, then the file
            way, one = self._given_over(body, what, of, end)
            self.take(way, one, (0.1, 0.5))
            after = self.scribe.ground.bodies[one.recipient]
            if of is not None:
                of.house = after
            else:
                self._replaced(body, after)
                self._passed_down(body, after, midnight)

    def _given_over(
        self, body: Body, what: str, one: Accused | None, end: date
    ) -> tuple[Way, HandoverRow]:
        """To its successor where that exists already; else to the province's own body, which is there throughout."""
        after = self.scribe.ground.alive(body.successor, end - DAY)
        after = after or self.scribe.ground.provincial(PROVINCIAL[body.kind], end - DAY)
        if after is None:
            raise Later
        way = TRANSFER if what == "file" and body.kind in INVESTIGATORS else ITEM
        return way, self.send(way, what, body, after, one, after=(0.05, 0.3))

    def _passed_down(self, body: Body, at: Body, midnight: datetime) -> None:
        """A file of a court or procuracy that ended goes on to the one that follows, once that is there."""
        after = self.scribe.ground.alive(body.successor, midnight.date())
        if after is None or after.id == at.id or body.kind not in OFFICES:
            return
        self.now = midnight + HOUR * 8
        self.pass_file(ITEM, at, after, (1, 30), (1, 8))
        self._replaced(at, after)

    def _replaced(self, body: Body, after: Body) -> None:
        if body.id == self.inquirer.id:
            self.inquirer = after
            self._tell_supervisor()
        if body.id == self.procuracy.id:
            self.procuracy = after
        if self.court is not None and body.id == self.court.id:
            self.court = after

    def _tell_supervisor(self) -> None:
        """Whoever investigates from now on sends its procuracy the decision on which the case rests (Điều 154)."""
        self.scribe.holder = self.inquirer
        when, at = self._soon((1, 6))
        self.procuracy = self.scribe.tell("send_decision", when, at)
