"""Every verb that may be done on a matter, as one table: what it asks, of whom, after which act.

A new verb is a new line here; the page, the parsing and the next-acts list follow from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lachan.access.permissions import Permission
from lachan.access.verbs import Verb
from lachan.docket import commands as docket
from lachan.intake import commands as intake
from lachan.law.book import book


@dataclass(frozen=True)
class VerbForm:
    """`kind`: the act this verb appends; `part`: who in the matter may (holder, supervisor, any).

    `when` is the verb's own name for the instant of the deed, empty where it has none."""

    verb: Callable[..., Any]
    kind: str
    when: str
    asks: tuple[str, ...] = ()
    part: str = "holder"
    title: str = ""
    grave: bool = False

    @property
    def said(self) -> Verb:
        found: Verb = self.verb.verb  # type: ignore[attr-defined]  # set by @command
        return found

    @property
    def name(self) -> str:
        return self.said.name

    @property
    def permission(self) -> Permission:
        return self.said.permission

    @property
    def label(self) -> str:
        return self.title or book().label(self.kind)


ROWS = (
    VerbForm(intake.classify_report, "report_classified", "classified_at",
             ("competent", "article", "paragraph", "urgency")),
    VerbForm(intake.find_noncompetence, "noncompetence_found", "found_at"),
    VerbForm(intake.report_up, "reported_up", "reported_at", ("to_by_number",)),
    VerbForm(docket.send_handover, "handover_sent", "sent_at", ("to", "what", "paper", "note")),
    VerbForm(intake.notify_procuracy, "procuracy_notified", "notified_at", ("paper",)),
    VerbForm(intake.notify_informant, "informant_notified", "notified_at", ("paper",)),
    VerbForm(intake.assign_handling, "handling_assigned", "assigned_at", ("officer", "paper")),
    VerbForm(intake.report_findings, "investigator_reported", "reported_at", ("findings",)),
    VerbForm(intake.prolong_handling, "handling_prolonged", "prolonged_at", ("reason", "paper")),
    VerbForm(intake.request_extension, "extension_requested", "requested_at", ("reason", "paper")),
    VerbForm(intake.review_jointly, "joint_review_done", "reviewed_at", ("findings",)),
    VerbForm(intake.initiate_case, "case_initiated", "decided_at",
             ("offence", "paragraph", "paper"), grave=True),
    VerbForm(intake.decline_initiation, "initiation_declined", "decided_at",
             ("decline_ground", "violation", "paper", "note"), grave=True),
    VerbForm(intake.suspend_verification, "verification_suspended", "suspended_at",
             ("suspension_ground", "paper", "note"), grave=True),
    VerbForm(intake.send_suspension, "suspension_sent", "sent_at"),
    VerbForm(intake.receive_cancellation, "cancellation_received", "received_at"),
    VerbForm(intake.resume_verification, "verification_resumed", "resumed_at", ("paper",)),
    VerbForm(intake.notify_result, "result_notified", "notified_at", ("paper",)),
    VerbForm(intake.assign_prosecutor, "prosecutor_assigned", "assigned_at", ("officer", "paper"),
             part="supervisor"),
    VerbForm(intake.grant_extension, "extension_granted", "granted_at", ("months", "paper"),
             part="supervisor"),
    VerbForm(intake.refuse_extension, "extension_refused", "refused_at", ("reason", "paper"),
             part="supervisor"),
    VerbForm(intake.cancel_suspension, "suspension_cancelled", "cancelled_at", ("paper",),
             part="supervisor", grave=True),
    VerbForm(intake.send_decision, "decision_sent_to_procuracy", "sent_at", ("paper",)),
    VerbForm(intake.send_resumption, "resumption_sent", "sent_at"),
    VerbForm(intake.review_suspended, "suspended_reviewed", "reviewed_at"),
    VerbForm(intake.transfer_for_sanction, "sanction_transferred", "transferred_at", ("paper",)),
    VerbForm(intake.archive_file, "file_archived", "archived_at"),
    VerbForm(intake.record_surrender, "offender_surrendered", "surrendered_at"),
    VerbForm(intake.notify_surrender, "surrender_notified", "notified_at"),
    VerbForm(intake.receive_remedy_demand, "remedy_received", "received_at"),
    VerbForm(intake.report_remedied, "violation_remedied", "remedied_at", ("what_was_done",)),
    VerbForm(intake.object_to_takeover, "takeover_objected", "objected_at", ("reason", "paper")),
    VerbForm(intake.send_file_to_procuracy, "file_sent_to_procuracy", "sent_at"),
    VerbForm(intake.send_cancellation, "cancellation_sent", "sent_at", part="supervisor"),
    VerbForm(intake.demand_remedy, "remedy_demanded", "demanded_at", ("reason", "paper"), part="supervisor"),
    VerbForm(intake.request_takeover, "takeover_requested", "requested_at", ("reason", "paper"), part="supervisor"),
    VerbForm(intake.take_over, "procuracy_took_over", "taken_at", part="supervisor", grave=True),
    VerbForm(intake.add_person, "fact_corrected", "", ("person",), part="any",
             title="Bổ sung người được nhắc tới"),
    VerbForm(intake.correct_trait, "fact_corrected", "", ("trait",), part="any",
             title="Đính chính đặc điểm của nguồn tin"),
    VerbForm(intake.correct_act, "fact_corrected", "occurred_at", ("act", "reason"), part="any",
             title="Đính chính ngày giờ một hành vi đã ghi"),
    VerbForm(docket.exclude_person, "fact_corrected", "", ("account",), part="any",
             title="Loại trừ một người do xung đột lợi ích", grave=True),
)  # fmt: skip

FORMS = {form.name: form for form in ROWS}
