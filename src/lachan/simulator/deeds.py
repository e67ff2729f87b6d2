"""The deeds of a matter, told a second time: what each verb of the docket and of intake leaves behind.

Written from the law and from the verbs' promises, not by calling them; `replay` compares the two."""

from datetime import datetime

from .ground import INVESTIGATORS, Body, Ground
from .rows import HANOI, ActRow, EntryRow, Given, HandoverRow, Ids, Line, PaperRow, Story

PROCURACIES = frozenset({"provincial_procuracy", "regional_procuracy", "district_procuracy"})
# Bodies that stay with a matter they received first; others only learn that it lives.
STAYING = frozenset({"commune_police", "police_post", "district_police", "provincial_police",
                     "investigation_agency", "security_investigation_agency", "police_division",
                     "border_guard", "detention_facility", "inspector"}) | PROCURACIES  # fmt: skip
RECEIPT_BY = {"commune_police": "commune_police", "police_post": "police_post",
              "border_guard": "assigned_agency", "provincial_police": "investigation_agency",
              "police_division": "investigation_agency",
              **dict.fromkeys(INVESTIGATORS, "investigation_agency"),
              **dict.fromkeys(PROCURACIES, "procuracy")}  # fmt: skip
# Verbs that leave one act and nothing else: verb → act, name of its instant.
PLAIN = {
    "find_noncompetence": ("noncompetence_found", "found_at"),
    "notify_informant": ("informant_notified", "notified_at"),
    "prolong_handling": ("handling_prolonged", "prolonged_at"),
    "report_findings": ("investigator_reported", "reported_at"),
    "review_jointly": ("joint_review_done", "reviewed_at"),
    "suspend_verification": ("verification_suspended", "suspended_at"),
    "receive_cancellation": ("cancellation_received", "received_at"),
    "resume_verification": ("verification_resumed", "resumed_at"),
    "initiate_case": ("case_initiated", "decided_at"),
    "decline_initiation": ("initiation_declined", "decided_at"),
    "assign_prosecutor": ("prosecutor_assigned", "assigned_at"),
    "grant_extension": ("extension_granted", "granted_at"),
    "refuse_extension": ("extension_refused", "refused_at"),
    "cancel_suspension": ("suspension_cancelled", "cancelled_at"),
}
# Verbs by which the procuracy is told, and sees the matter from then on; `True`: the act says whom.
TELLING = {
    "notify_procuracy": ("procuracy_notified", "notified_at", True),
    "assign_handling": ("handling_assigned", "assigned_at", True),
    "request_extension": ("extension_requested", "requested_at", True),
    "send_suspension": ("suspension_sent", "sent_at", True),
    "send_decision": ("decision_sent_to_procuracy", "sent_at", True),
    "notify_result": ("result_notified", "notified_at", False),
}
# Where the reason of a deed goes: sealed beside the act, under the name the verb gives it.
NOTED = {"prolong_handling": "reason", "request_extension": "reason", "refuse_extension": "reason",
         "report_findings": "findings", "review_jointly": "findings"}  # fmt: skip


class Later(Exception):
    """The story has reached the day up to which it is told."""


class Scribe:
    """Writes one story, deed by deed, up to `until`."""

    def __init__(self, ground: Ground, ids: Ids, until: datetime) -> None:
        self.ground, self.ids, self.until = ground, ids, until
        self.story: Story
        self.holder: Body

    # -- opening -----------------------------------------------------------------------------

    def receive_report(self, given: Given, by: Body, at: datetime) -> Story:
        if at > self.until:
            raise Later
        new = self.ids.new
        story = Story(new(at), self.ids.code("VV-", 8), given, by, at)
        self.story, self.holder = story, by
        line = self._line("receive_report", by, at, {"channel": given.channel}, {"given": given})
        if given.narrative:
            story.narrative = new(at)
        story.traits = [(name, value, at, line.id) for name, value in given.traits.items()]
        own = given.names_official_of == by.id
        self._index(given, by, at, own)
        self._act(line, "report_received", given.received_at, self._said(given, by))
        if own:
            self._pass_by(line, by, at)
        else:
            kind = "origin" if by.kind in STAYING else "notifier"
            story.standings[by.id, kind] = given.received_at
        return story

    def _said(self, given: Given, by: Body) -> dict[str, object]:
        facts: dict[str, object] = {
            "receipt_by": RECEIPT_BY.get(by.kind, "other_body"), "report_kind": given.kind,
            "channel": given.channel, "remote_mountain": given.remote,
            "victim_under_18": given.minor_victim, "suspect_known": given.may_flee,
            "flagrant": given.flagrant, "public_concern": given.public_concern,
        }  # fmt: skip
        if given.article:
            facts["article"] = given.article
        return facts

    def _index(self, given: Given, by: Body, at: datetime, own: bool) -> None:
        terms = self.story.terms
        terms.append(("code", self.story.code, at))
        if not own:
            self._enter(by, given.received_at, at)
        if given.external_number:
            terms.append(("external", given.external_number, at))
        if given.place is not None:
            place = self.ground.places[given.place]
            parent = self.ground.places.get(place.parent or 0)
            terms += [("place", p.name, at) for p in (place, parent) if p is not None]

    def _pass_by(self, line: Line, by: Body, at: datetime) -> None:
        """A report that names one of the receivers goes past them (Luật Tố cáo 2018 Điều 8–10)."""
        given = self.story.given
        day = given.received_at.date()
        procuracy = self.ground.supervising_procuracy(by, day)
        inspector = self.ground.inspector_of(by, day) or procuracy
        self._hand(line, by, inspector, "report", at)
        self._stand(inspector, "inspector", at)
        self._stand(procuracy, "supervisor", at)

    # -- handing over ------------------------------------------------------------------------

    def send_handover(self, to: Body, when: datetime, at: datetime, *, what: str = "report",
                      paper: tuple[str, str] | None = None, note: str = "") -> HandoverRow:  # fmt: skip
        line = self._line("send_handover", self.holder, at, {},
                          {"to": to, "what": what, "sent_at": when, "paper": paper, "note": note})  # fmt: skip
        way = self._hand(line, self.holder, to, what, when, paper, note)
        self._stand(to, "recipient", when)
        return way

    def _hand(self, line: Line, by: Body, to: Body, what: str, when: datetime,
              paper: tuple[str, str] | None = None, note: str = "") -> HandoverRow:  # fmt: skip
        way = HandoverRow(self.ids.new(line.at), what, by.id, to.id, when, "")
        facts: dict[str, object] = {"handover": way.id, "to": str(to.id), "what": what}
        way.act = self._act(line, "handover_sent", when, facts, paper, note).id
        self.story.handovers.append(way)
        return way

    def receive_handover(self, way: HandoverRow, when: datetime, at: datetime) -> None:
        by = self.ground.bodies[way.recipient]
        line = self._line("receive_handover", by, at, {}, {"handover": way.id, "received_at": when})
        receipt = (
            "competent_agency"
            if by.kind in INVESTIGATORS
            else RECEIPT_BY.get(by.kind, "other_body")
        )
        act = self._act(
            line, "handover_received", when, {"handover": way.id, "receipt_by": receipt}
        )
        if by.kind in INVESTIGATORS:
            self._act(line, "competent_receipt", when, {"receipt_by": "competent_agency"})
        way.answered, way.received, way.answered_at = act.id, True, when
        self._enter(by, when, at)
        self.holder = by

    def refuse_handover(self, way: HandoverRow, ground: str, when: datetime, at: datetime,
                        note: str = "") -> None:  # fmt: skip
        by = self.ground.bodies[way.recipient]
        line = self._line("refuse_handover", by, at, {},
                          {"handover": way.id, "ground": ground, "refused_at": when, "note": note})  # fmt: skip
        facts: dict[str, object] = {"handover": way.id, "reason": ground}
        act = self._act(line, "handover_refused", when, facts, None, note)
        way.answered, way.ground, way.answered_at = act.id, ground, when

    # -- handling ----------------------------------------------------------------------------

    def classify_report(self, when: datetime, at: datetime, *, competent: bool, article: str = "",
                        paragraph: int | None = None) -> None:  # fmt: skip
        given, by = self.story.given, self.holder
        facts: dict[str, object] = {
            "competent": competent, "victim_under_18": given.minor_victim,
            "suspect_known": given.may_flee, "flagrant": given.flagrant,
            "public_concern": given.public_concern,
        }  # fmt: skip
        told = {**facts, "classified_at": when, "article": article, "paragraph": paragraph}
        facts |= {"article": article} if article else {}
        facts |= {"paragraph": paragraph} if paragraph else {}
        line = self._line("classify_report", by, at, {}, told)
        self._act(line, "report_classified", when, facts)
        if competent and by.kind in INVESTIGATORS | {"border_guard"}:
            self._own_receipt(line, by)

    def _own_receipt(self, line: Line, by: Body) -> None:
        """The term runs from receipt, not from classification (TTLT 01/2017 Điều 11 khoản 1)."""
        own = [act for act in self.story.acts if act.agency == by.id]
        if any(act.kind == "competent_receipt" for act in own):
            return
        received = max(
            a.occurred_at for a in own if a.kind in ("report_received", "handover_received")
        )
        self._act(line, "competent_receipt", received, {"receipt_by": "competent_agency"})

    def report_up(self, to: Body, when: datetime, at: datetime) -> None:
        line = self._line("report_up", self.holder, at, {}, {"to": to.id, "reported_at": when})
        self._act(line, "reported_up", when, {"to": str(to.id)})

    def tell(self, verb: str, when: datetime, at: datetime, *, paper: tuple[str, str] | None = None,
             note: str = "", **more: object) -> Body:  # fmt: skip
        """A deed by which the procuracy learns of the matter."""
        kind, instant, says_whom = TELLING[verb]
        told = self.ground.supervising_procuracy(self.holder, when.astimezone(HANOI).date())
        line = self._line(
            verb, self.holder, at, {}, {instant: when, "paper": paper, **more, **_noted(verb, note)}
        )
        facts = {"to": str(told.id), **more} if says_whom else dict(more)
        self._act(line, kind, when, facts, paper, note)
        self._stand(told, "supervisor", when)
        return told

    def do(self, verb: str, when: datetime, at: datetime, *, by: Body | None = None,
           paper: tuple[str, str] | None = None, note: str = "", **facts: object) -> ActRow:  # fmt: skip
        """A deed that leaves one act."""
        kind, instant = PLAIN[verb]
        if verb == "decline_initiation":
            facts.setdefault("administrative_violation", False)
        told = {instant: when, **facts, **_noted(verb, note)}
        if verb in ("suspend_verification", "decline_initiation"):
            told["note"] = note
        line = self._line(verb, by or self.holder, at, {}, {**told, "paper": paper})
        if verb == "initiate_case":
            own = self.holder.kind in INVESTIGATORS
            facts["opened_by"] = "investigation_agency" if own else self.holder.kind
        return self._act(line, kind, when, facts, paper, note)

    def correct_act(self, act: ActRow, when: datetime, at: datetime, reason: str) -> None:
        by = self.ground.bodies[act.agency]
        line = self._line(
            "correct_act", by, at, {}, {"act": act.id, "occurred_at": when, "reason": reason}
        )
        self._act(line, act.kind, when, act.facts, None, reason).supersedes = act.id

    def correct_trait(self, field: str, value: str, at: datetime) -> None:
        line = self._line("correct_trait", self.holder, at, {}, {"field": field, "value": value})
        self._act(line, "fact_corrected", at, {"field": field, "what": value})
        self.story.traits.append((field, value, at, line.id))

    # -- what every deed leaves --------------------------------------------------------------

    def _line(self, verb: str, by: Body, at: datetime, detail: dict[str, object],
              given: dict[str, object]) -> Line:  # fmt: skip
        if at > self.until:
            raise Later
        line = Line(self.ids.new(at), verb, by, at, self.story.id, detail, given)
        self.story.lines.append(line)
        return line

    def _act(self, line: Line, kind: str, when: datetime, facts: dict[str, object],
             paper: tuple[str, str] | None = None, note: str = "") -> ActRow:  # fmt: skip
        act = ActRow(
            self.ids.new(line.at), kind, line.by.id, when, line.at, facts, line.id, None, note
        )
        if paper is not None:
            act.paper = self.ids.new(line.at)
            row = PaperRow(act.paper, line.by.id, paper[0], paper[1], when.astimezone(HANOI).date())
            self.story.papers.append(row)
        told = line.detail.get("acts")
        line.detail["acts"] = f"{told},{kind}" if told else kind
        self.story.acts.append(act)
        return act

    def _stand(self, body: Body, kind: str, since: datetime) -> None:
        self.story.standings.setdefault((body.id, kind), since)

    def _enter(self, by: Body, received_at: datetime, at: datetime, book: str = "intake") -> None:
        year = received_at.astimezone(HANOI).year
        if any((entry.agency, entry.book) == (by.id, book) for entry in self.story.entries):
            raise AssertionError("a body enters a matter in its book once")
        self.story.entries.append(EntryRow(self.ids.new(at), by.id, year, at, book=book))


def _noted(verb: str, note: str) -> dict[str, object]:
    return {NOTED[verb]: note} if verb in NOTED else {}
