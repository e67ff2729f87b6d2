"""Invented matters for the tests of this package (dữ liệu giả lập)."""

from datetime import datetime, timedelta

from lachan.procedure.acts import Act
from lachan.procedure.periods import ZONE
from lachan.procedure.readings import Reading

COMMUNE, POLICE, PROCURACY = "xa-gia-lap", "cqdt-gia-lap", "vks-gia-lap"


def on(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def act(kind: str, at: str, agency: str | None = POLICE, /, **facts: object) -> Act:
    supersedes = facts.pop("supersedes", None)
    recorded = on(str(facts.pop("recorded", at)))
    named = str(facts.pop("id", f"{kind}@{at}"))
    correcting = None if supersedes is None else str(supersedes)
    person = facts.pop("person", None)
    of = None if person is None else str(person)
    return Act(named, kind, on(at), recorded, agency, facts, correcting, of)


def one(readings: list[Reading], ref: str) -> Reading:
    found = [reading for reading in readings if reading.ref == ref]
    assert len(found) == 1, [reading.ref for reading in readings]
    return found[0]


def refs(readings: list[Reading]) -> set[str]:
    return {reading.ref for reading in readings}


def twelve_acts() -> list[Act]:
    """From a remote commune to an extension, in time."""
    return [
        act("report_received", "2026-03-02T22:30", COMMUNE, receipt_by="commune_police", article="150",
            remote_mountain=True, victim_under_18=True),
        act("reported_up", "2026-03-02T23:00", COMMUNE),
        act("handover_sent", "2026-03-03T10:00", COMMUNE),
        act("handover_received", "2026-03-03T15:00", receipt_by="investigation_agency"),
        act("report_classified", "2026-03-04T08:00", competent=True),
        act("competent_receipt", "2026-03-05T08:00"),
        act("procuracy_notified", "2026-03-05T09:00"),
        act("informant_notified", "2026-03-05T09:30"),
        act("handling_assigned", "2026-03-06T09:00"),
        act("prosecutor_assigned", "2026-03-09T09:00", PROCURACY),
        act("handling_prolonged", "2026-03-20T09:00"),
        act("extension_requested", "2026-04-28T09:00"),
    ]  # fmt: skip


def case_of_two() -> list[Act]:
    """A case (dữ liệu giả lập): A held, charged and detained; B charged later; extended once."""
    return [
        act("case_initiated", "2026-03-16T10:00", article="150", paragraph=1),
        act("held", "2026-03-16T11:00", person="A"),
        act("accused_charged", "2026-03-18T09:00", person="A", article="150", paragraph=1),
        act("detained", "2026-03-19T11:00", person="A", custody_follows="tam_giu", tam_giu_days=3),
        act("accused_charged", "2026-04-02T09:00", person="B", article="349", paragraph=1),
        act("investigation_extension_requested", "2026-07-03T09:00"),
        act("investigation_extended", "2026-07-10T09:00"),
        act("detention_extended", "2026-07-10T09:30", person="A"),
    ]


def twelve_acts_of_a_case() -> list[Act]:
    """From the report to the procuracy's desk, two accused, one detained: twenty-eight clocks."""
    received = act(
        "report_received", "2026-03-05T08:00", receipt_by="competent_agency", article="150"
    )
    return [
        received,
        act("handling_assigned", "2026-03-06T08:00"),
        *case_of_two(),
        act("investigation_concluded", "2026-08-10T08:00"),
        act("case_file_received_by_procuracy", "2026-08-12T08:00", PROCURACY),
    ]


def later(at: datetime, **span: int) -> datetime:
    return at + timedelta(**span)
