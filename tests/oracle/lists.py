"""The lists, one function each, in the order of the definitions' README; `given` are a variant's parameters."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from .known import Row, Seen
from .question import Question, midnight
from .record import Act, Call, Record, Report

Given = dict[str, Any]
HANDLED = frozenset({"report_classified", "handling_assigned", "handover_received", "case_initiated",
                     "initiation_declined", "competent_receipt", "reported_up", "handover_sent"})  # fmt: skip
SETTLING = frozenset({"case_initiated", "initiation_declined"})
IN_HAND = frozenset({"report_received", "handover_received", "procuracy_took_over", *SETTLING})
STAGES = {
    "investigation": ("investigation_suspended", "investigation_resumed", "investigation_discontinued"),
    "prosecution": ("prosecution_suspended", "prosecution_resumed", "prosecution_discontinued"),
    "trial": ("trial_suspended", "trial_resumed", "trial_discontinued"),
}  # fmt: skip
PASSING_ON = frozenset({"case_file_received_by_procuracy", "case_accepted"})


# -- arrived (K2) --------------------------------------------------------------------------------


def arrived(seen: Seen, given: Given) -> Iterator[Row]:
    report = _report(seen)
    if report is None or not seen.in_period(report.received_at):
        return
    entered = [at for at in seen.record.entered.get(seen.matter.id, []) if at <= seen.asked.as_of]
    handled = any(act.kind in HANDLED for act in seen.standing)
    reason = "not_registered" if not entered else "handled" if handled else "not_handled"
    yield seen.row(report.agency, reason, report.received_at)


def listed_only(record: Record, asked: Question) -> Iterator[Row]:
    """Lines of the channels' own lists that no report answers."""
    lines: dict[tuple[str, str], list[Call]] = defaultdict(list)
    for call in record.calls:
        if call.recorded_at <= asked.as_of and asked.begin <= call.arrived_at < asked.to:
            lines[call.channel, call.number].append(call)
    for (channel, number), calls in lines.items():
        earliest = min(calls, key=lambda c: (c.arrived_at, c.agency))
        if not _answered(record, asked, earliest):
            yield Row(f"{channel} {number}", "", min(c.agency for c in calls), None, "", "listed_only", earliest.arrived_at)  # fmt: skip


def _answered(record: Record, asked: Question, call: Call) -> bool:
    return any(
        (r.channel, r.number) == (call.channel, call.number)
        and r.recorded_at <= asked.as_of
        and abs(r.received_at - call.arrived_at) <= timedelta(days=31)
        for r in record.reports.values()
    )


def _report(seen: Seen) -> Report | None:
    report = seen.record.reports.get(seen.matter.id)
    return report if report is not None and report.recorded_at <= seen.asked.as_of else None


# -- settled (K3) --------------------------------------------------------------------------------


def settled(seen: Seen, given: Given) -> Iterator[Row]:
    received = seen.first({"report_received"}, carried=True)
    if received is None:
        return
    decided, asleep, begin = _settled_at(seen), _asleep_since(seen), seen.asked.begin
    if (decided and decided < begin) or (asleep and asleep.occurred_at < begin):
        return
    reason = "settled" if decided else "suspended" if asleep else "in_hand"
    if given.get("due_only") and reason != "settled" and not _term_over(seen):
        return
    holding = seen.last(IN_HAND, carried=True)
    yield seen.row(holding.agency if holding else 0, reason, received.occurred_at)


def _settled_at(seen: Seen) -> datetime | None:
    decided = seen.last(SETTLING, carried=True)
    return decided.occurred_at if decided else None


def _asleep_since(seen: Seen) -> Act | None:
    """The suspension that no resumption or cancellation followed."""
    suspended = seen.last({"verification_suspended"}, carried=True)
    woken = seen.last({"verification_resumed", "suspension_cancelled"}, carried=True)
    if suspended is None or (woken and woken.occurred_at >= suspended.occurred_at):
        return None
    return suspended


def _term_over(seen: Seen) -> bool:
    competent = seen.first({"competent_receipt"}, carried=True)
    until = min(seen.asked.as_of, seen.asked.to) - timedelta(hours=21 * 24)
    return competent is not None and competent.occurred_at <= until


# -- initiated (K1), solved (K4) -----------------------------------------------------------------


def initiated(seen: Seen, given: Given) -> Iterator[Row]:
    opened = seen.initiation
    if opened is None or seen.article not in given["articles"]:
        return
    if any(seen.trait(field) != value for field, value in given.get("trait", {}).items()):
        return
    at, (first, after) = _dated(seen, opened, given["dated"]), seen.asked.year_before
    if at is not None and seen.in_period(at):
        yield seen.row(opened.agency, "this_period", at)
    elif at is not None and first <= at < after:
        yield seen.row(opened.agency, "previous_period", at)


def _dated(seen: Seen, opened: Act, how: str) -> datetime | None:
    if how == "initiated":
        return opened.occurred_at
    report = _report(seen)
    if report is None:
        return None
    if how == "received":
        return report.received_at
    return midnight(report.occurred_from) if report.occurred_from else None


def solved(seen: Seen, given: Given) -> Iterator[Row]:
    opened = seen.initiation
    if opened is None or not seen.in_period(opened.occurred_at) or seen.article not in given["articles"]:  # fmt: skip
        return
    naming = [act for act in seen.of(given["naming"], carried=True) if act.person]
    pauses = [a for a in seen.of({"investigation_suspended", "investigation_resumed"}) if a.whole]
    if any(_named(seen, act) for act in naming):
        reason = "solved"
    elif naming:
        reason = "charge_cancelled"
    else:
        asleep = bool(pauses) and pauses[-1].kind == "investigation_suspended"
        reason = "suspended" if asleep else "nobody_charged"
    yield seen.row(opened.agency, reason, opened.occurred_at)


def _named(seen: Seen, naming: Act) -> bool:
    after = seen.all_by_end[seen.all_by_end.index(naming) + 1 :]
    return not any(a.kind == "charge_cancelled" and a.person == naming.person for a in after)


# -- decided (K5, K6) ----------------------------------------------------------------------------


def decided(seen: Seen, given: Given) -> Iterator[Row]:
    acts = [a for a in seen.all_by_end if _of_the_case(a, given)]
    before = [a for a in acts if a.occurred_at < seen.asked.begin]
    inside = [a for a in acts if seen.in_period(a.occurred_at)]
    came = [a for a in inside if a.kind in given["coming"]]
    there = bool(before) and before[-1].kind in given["coming"]
    if not (there or came):
        return
    reason = "in_hand"
    if any(a.kind in given["deciding"] for a in inside):
        reason = "decided"
    elif acts[-1].kind in given["leaving"]:
        reason = acts[-1].kind
    coming = [a for a in acts if a.kind in given["coming"]]
    yield seen.row(coming[-1].agency, reason, (came or before[-1:])[0].occurred_at)


def _of_the_case(act: Act, given: Given) -> bool:
    told = {*given["coming"], *given["deciding"], *given["leaving"]}
    return act.kind in told and (act.whole or act.kind not in given["of_one"])


# -- acts ----------------------------------------------------------------------------------------


def acts(seen: Seen, given: Given) -> Iterator[Row]:
    met: set[tuple[str, ...]] = set()
    for act in seen.of(given["kinds"]):
        if not seen.in_period(act.occurred_at):
            continue
        key = {"act": (act.id,), "matter": (), "person": (act.person,)}[given["once"]]
        if key not in met:
            met.add(key)
            yield seen.row(act.agency, _facet(seen, act, given["facet"]), act.occurred_at, act.person)  # fmt: skip


def _facet(seen: Seen, act: Act, name: str) -> str:
    if name == "kind":
        return act.kind
    said = seen.article if name == "article" else act.facts.get(name)
    if isinstance(said, bool):
        return str(said).lower()
    return "unsaid" if said is None or said == "" else str(said)


# -- registered, suspended -----------------------------------------------------------------------


def registered(seen: Seen, given: Given) -> Iterator[Row]:
    report = _report(seen)
    if report is None or not seen.in_period(report.received_at):
        return
    as_of, due = seen.asked.as_of, report.received_at + timedelta(hours=24)
    entered = [at for at in seen.record.entered.get(seen.matter.id, []) if at <= as_of]
    if entered:
        reason = "on_time" if min(entered) <= due else "late"
    else:
        reason = "running" if due >= as_of else "missing"
    yield seen.row(report.agency, reason, report.received_at)


def suspended(seen: Seen, given: Given) -> Iterator[Row]:
    asleep, received = _asleep_since(seen), seen.first({"report_received"}, carried=True)
    if received and asleep and _settled_at(seen) is None:
        yield seen.row(asleep.agency, "report", asleep.occurred_at)
        return
    if not seen.of({"case_initiated"}, carried=True) or seen.undone:
        return
    kinds = {*PASSING_ON, *(kind for three in STAGES.values() for kind in three)}
    whole = [a for a in seen.of(kinds, carried=True) if a.whole]
    for stage, (suspending, _, _) in STAGES.items():
        if whole and whole[-1].kind == suspending:
            yield seen.row(whole[-1].agency, stage, whole[-1].occurred_at)
