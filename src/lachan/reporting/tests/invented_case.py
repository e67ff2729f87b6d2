"""One invented case for the tests of papers (dữ liệu giả lập): two accused, one detained, extended, returned."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from lachan.procedure.acts import Act
from lachan.reporting.drafts import Body, Numbered, PaperRecord

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, SECOND = "N-BCDFGHJ", "N-KLMNPQR"
# Free text a clerk may have typed a name into: no paper may print it.
LEAKED = "Người Mẫu Giả Lập"
POLICE, PROCURACY, COURT = "1", "2", "3"


def on(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=HANOI)


def deed(
    name: str, kind: str, at: str, person: str | None = None, by: str = POLICE, **facts: object
) -> Act:
    return Act(name, kind, on(at), on(at), by, facts, None, person)


ACTS = (
    deed("initiated", "case_initiated", "2026-01-13T09:00", article="150", paragraph=2, opened_by="investigation_agency"),
    deed("held", "held", "2026-01-13T10:00", FIRST),
    deed("charged", "accused_charged", "2026-01-15T09:00", FIRST, article="150", paragraph=2, birth_year=1990),
    deed("charge_sent", "charge_sent_to_procuracy", "2026-01-15T10:00", FIRST, to=PROCURACY),
    deed("detained", "detained", "2026-01-16T10:00", FIRST, custody_follows="tam_giu", tam_giu_days=3, order_months=4),
    deed("second_charged", "accused_charged", "2026-02-02T09:00", SECOND, article="150", paragraph=1),
    deed("special", "special_measure_approved", "2026-02-10T09:00", by=PROCURACY),
    deed("contested", "contested_act_known", "2026-02-11T09:00", complained_of="investigator"),
    deed("grievance", "grievance_received", "2026-02-12T09:00", complained_of="investigator"),
    deed("investigation_extension_requested", "investigation_extension_requested", "2026-04-20T09:00", to=PROCURACY),
    deed("detention_extension_requested", "detention_extension_requested", "2026-04-20T09:30", FIRST, to=PROCURACY),
    deed("investigation_extended", "investigation_extended", "2026-05-08T09:00", by=PROCURACY, months=4),
    deed("detention_extended", "detention_extended", "2026-05-08T09:30", FIRST, PROCURACY, months=3),
    deed("concluded", "investigation_concluded", "2026-07-20T09:00"),
    deed("file_sent", "case_file_sent_to_procuracy", "2026-07-20T10:00", to=PROCURACY),
    deed("file_received", "case_file_received_by_procuracy", "2026-07-21T09:00", by=PROCURACY),
    deed("returned", "file_returned_by_procuracy", "2026-08-07T09:00", by=PROCURACY, ground="a"),
    deed("received_again", "returned_file_received", "2026-08-10T09:00", returned_by="procuracy"),
    deed("released", "released", "2026-08-12T09:00", FIRST, ground=LEAKED),
    deed("corrected", "fact_corrected", "2026-08-12T10:00", what=LEAKED, field=LEAKED),
    deed("concluded_again", "investigation_concluded", "2026-09-10T09:00"),
    deed("received_by_procuracy", "case_file_received_by_procuracy", "2026-09-11T09:00", by=PROCURACY),
    deed("indicted", "indicted", "2026-09-25T09:00", by=PROCURACY),
    deed("accepted", "case_accepted", "2026-09-30T09:00", by=COURT),
    deed("trial", "trial_set", "2026-10-20T09:00", by=COURT, hearing_on="2026-11-03"),
    deed("trial_order", "detained_for_trial", "2026-10-01T09:00", SECOND, COURT, accepted_on="2026-09-30"),
    deed("returned_by_court", "file_returned_by_court", "2026-11-03T11:00", by=COURT, ground="điểm d", returned_by="panel"),
)  # fmt: skip
PAPERS = {
    "initiated": ("05/QĐ-GL", date(2026, 1, 13)), "charged": ("07/QĐ-GL", date(2026, 1, 15)),
    "charge_sent": ("09/CV-GL", date(2026, 1, 15)), "detained": ("08/L-GL", date(2026, 1, 16)),
    "investigation_extension_requested": ("20/CV-GL", date(2026, 4, 20)),
    "detention_extension_requested": ("21/CV-GL", date(2026, 4, 20)),
    "detention_extended": ("31/QĐ-VKSGL", date(2026, 5, 8)), "special": ("33/QĐ-VKSGL", date(2026, 2, 10)),
    "concluded": ("44/KL-GL", date(2026, 7, 20)),
}  # fmt: skip
RECORD = PaperRecord(
    code="VA-BCDF2345", acts=ACTS, issuer=POLICE, as_of=on("2026-11-04T08:00"), supervisor=PROCURACY,
    agencies={
        POLICE: Body("Cơ quan điều tra Giả Lập", "Công an tỉnh Giả Lập", "Giả Lập", "Thủ trưởng"),
        PROCURACY: Body("Viện kiểm sát Giả Lập", "Viện kiểm sát nhân dân tối cao", "Giả Lập", "Viện trưởng"),
        COURT: Body("Tòa án nhân dân Giả Lập", "", "Giả Lập", "Chánh án"),
    },
    numbers={act: Numbered(*given) for act, given in PAPERS.items()}, synthetic=True,
)  # fmt: skip
