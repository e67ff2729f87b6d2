"""The life of a case as rows: stages, what enters them, what may follow there; custody in the same way.

Written from the articles of BLTTHS 2015 alone, apart from the tables of the engine it is held against.
`silent`: the law says neither yes nor no there. A kind named in neither list may not follow."""

from dataclasses import dataclass
from typing import Final

INVESTIGATING: Final = frozenset({"P1", "P3", "P3r"})
DECIDING: Final = frozenset({"Q1", "Q4r"})
SUSPENDED: Final = frozenset({"P3s", "Q4s", "Ts"})
CLOSED: Final = frozenset({"P0", "P9", "P3x", "Q4x", "Tx"})
EXECUTION: Final = frozenset({"X1", "X2", "X3"})


@dataclass(frozen=True)
class Stage:
    label: str
    cite: str
    entered_by: frozenset[str]
    allowed: frozenset[str]
    silent: frozenset[str] = frozenset()


def _row(label: str, cite: str, entered: str, allowed: str = "", silent: str = "") -> Stage:
    entered_by, may, unsaid = (frozenset(words.split()) for words in (entered, allowed, silent))
    return Stage(label, cite, entered_by, may, unsaid | SAID_ANYWHERE)


# A statement of fact about time, not a step: neither Điều 27 BLHS nor the Code ties it to a stage.
SAID_ANYWHERE: Final = frozenset({"limitation_expired", "offence_committed"})
_INVESTIGATION = (
    "case_decision_changed case_decision_supplemented paragraph_changed accused_charged charge_changed"
    " charge_supplemented charge_approved charge_cancelled cases_joined case_separated case_joined_into"
    " accused_moved investigation_extension_requested investigation_extended"
    " investigation_extended_by_supreme investigation_suspended investigation_discontinued"
    " investigation_concluded investigation_resumed"
)
# Điều 236(4), 242, 245, 247, 248: what the procuracy decides while it holds the file.
_DECISION = (
    "case_decision_changed case_decision_supplemented charge_changed charge_supplemented cases_joined"
    " case_separated case_joined_into accused_moved prosecution_term_extended file_returned_by_procuracy"
    " case_file_sent_to_court file_received_again_by_court"
    " indicted prosecution_suspended prosecution_discontinued prosecution_resumed"
)
# Changes of the charge or of the initiation after the investigation: the Code names no form for them.
_UNSAID = (
    "paragraph_changed accused_charged charge_approved charge_cancelled initiation_cancelled"
    " initiation_revoked investigation_resumed"
)
_CHARGES = (
    "case_decision_changed case_decision_supplemented charge_changed charge_supplemented cases_joined"
    " case_separated case_joined_into accused_moved"
)
_FIRST_DECISION = "first_instance_decision_made first_instance_decision_received appealed protested"
_AT_COURT = "file_returned_by_court trial_suspended trial_discontinued trial_resumed"
_APPEAL = f"judgment_received appealed protested {_FIRST_DECISION}"
_APPELLATE_FILE = "appellate_file_received appellate_accepted"
_CONVICT = "execution_decided execution_decision_received sentence_begun"

STAGES: Final = {
    "": _row("chưa khởi tố", "143, 153", "", "case_initiated"),
    "P0": _row("đã hủy bỏ khởi tố", "158(1), 161(1)(b)", "initiation_cancelled initiation_revoked",
               "", "case_initiated"),
    "P1": _row("khởi tố vụ án", "154", "case_initiated",
               f"{_INVESTIGATION} initiation_cancelled initiation_revoked"),
    "P3": _row("đang điều tra", "179, 172, 174", "accused_charged procuracy_charged returned_file_received"
               " reinvestigation_received", _INVESTIGATION, "initiation_cancelled initiation_revoked"),
    "P3s": _row("tạm đình chỉ điều tra", "229; TTLT 01/2020 Đ6-7", "investigation_suspended",
                "investigation_resumed investigation_discontinued", f"{_UNSAID} {_CHARGES}"),
    "P3r": _row("phục hồi điều tra", "235, 174(1)", "investigation_resumed", _INVESTIGATION,
                "initiation_cancelled initiation_revoked"),
    "P3x": _row("đình chỉ điều tra", "230", "investigation_discontinued", "investigation_resumed",
                "case_file_sent_to_procuracy case_file_received_by_procuracy indicted"),
    "P4": _row("kết luận điều tra", "232", "investigation_concluded",
               "case_file_sent_to_procuracy case_file_received_by_procuracy", f"{_UNSAID} {_CHARGES}"),
    "P9": _row("đã nhập vào vụ án khác", "170, 242", "case_joined_into", "", "accused_moved"),
    "Q1": _row("quyết định việc truy tố", "240", "case_file_received_by_procuracy", _DECISION, _UNSAID),
    "Q2": _row("trả hồ sơ điều tra bổ sung", "245", "file_returned_by_procuracy",
               "returned_file_received", f"{_UNSAID} {_CHARGES}"),
    "Q3": _row("truy tố", "243, 244", "indicted", "case_file_sent_to_court case_accepted"
               " file_received_again_by_court", f"{_UNSAID} {_CHARGES} file_returned_by_procuracy"
               " prosecution_suspended prosecution_discontinued prosecution_resumed"),
    "Q4s": _row("tạm đình chỉ vụ án (truy tố)", "247; TTLT 01/2020 Đ9", "prosecution_suspended",
                "prosecution_resumed prosecution_discontinued", f"{_UNSAID} {_CHARGES}"),
    "Q4x": _row("đình chỉ vụ án (truy tố)", "248, 249", "prosecution_discontinued", "prosecution_resumed"),
    "Q4r": _row("phục hồi vụ án (truy tố)", "249(4)", "prosecution_resumed", _DECISION, _UNSAID),
    "T1": _row("thụ lý", "276, 277", "case_accepted file_received_again_by_court trial_resumed",
               f"trial_preparation_extended trial_set {_AT_COURT}", _FIRST_DECISION),
    "T2": _row("đưa ra xét xử", "277(3), 297", "trial_set hearing_adjourned",
               f"hearing_opened hearing_adjourned {_AT_COURT}",
               f"trial_set trial_preparation_extended {_FIRST_DECISION}"),
    "T3": _row("phiên tòa", "299, 326(6)", "hearing_opened",
               f"hearing_adjourned judgment_pronounced {_AT_COURT}", _FIRST_DECISION),
    "T4": _row("Tòa án trả hồ sơ", "280, 246", "file_returned_by_court",
               "file_received_again_by_court returned_file_received file_returned_by_procuracy indicted"
               " prosecution_discontinued case_file_sent_to_court",
               f"{_UNSAID} {_CHARGES} prosecution_suspended prosecution_resumed prosecution_term_extended"
               f" case_file_received_by_procuracy case_accepted"),
    "Ts": _row("tạm đình chỉ vụ án (xét xử)", "281, 290", "trial_suspended",
               "trial_resumed trial_discontinued", f"{_FIRST_DECISION} {_APPELLATE_FILE}"),
    "Tx": _row("đình chỉ vụ án (xét xử)", "282, 283", "trial_discontinued", "trial_resumed",
               f"{_FIRST_DECISION} {_APPELLATE_FILE}"),
    "T5": _row("tuyên án", "326(6)(a), 327", "judgment_pronounced",
               "judgment_received appealed protested judgment_effective",
               f"judgment_pronounced {_FIRST_DECISION}"),
    "U1": _row("kháng cáo, kháng nghị", "331, 336", "appealed protested",
               f"judgment_received appealed protested {_APPELLATE_FILE}",
               f"judgment_effective appeal_discontinued {_FIRST_DECISION}"),
    "U2": _row("thụ lý phúc thẩm", "340, 346", "appellate_accepted",
               "appellate_hearing_set appellate_hearing_opened hearing_adjourned appeal_discontinued"
               " appellate_judgment_pronounced", f"judgment_effective appellate_file_received {_APPEAL}"),
    "U3": _row("bản án phúc thẩm", "355, 360", "appellate_judgment_pronounced",
               "judgment_effective reinvestigation_received case_accepted execution_decided",
               "judgment_received appellate_judgment_pronounced"),
    # Điều 348(2): a part withdrawn leaves the rest to be heard; the act does not say which it was.
    "U4": _row("đình chỉ xét xử phúc thẩm", "348", "appeal_discontinued", "judgment_effective",
               "judgment_received appeal_discontinued appellate_hearing_set appellate_hearing_opened"
               " hearing_adjourned appellate_judgment_pronounced"),
    "X1": _row("có hiệu lực pháp luật", "343, 348(1), 355(2)", "judgment_effective",
               "execution_decided", f"{_APPEAL} judgment_effective reinvestigation_received case_accepted"),
    "X2": _row("quyết định thi hành án", "364", "execution_decided", _CONVICT,
               "judgment_effective judgment_received reinvestigation_received case_accepted"),
    "X3": _row("chấp hành án", "364(3)", "sentence_begun", _CONVICT,
               "judgment_effective judgment_received reinvestigation_received case_accepted"),
}  # fmt: skip


@dataclass(frozen=True)
class Custody:
    """An act done to one person: where the case may stand, what may have held them before, what then.

    `begin`/`begin_silent`: the states it may follow. `end`: the state after, None if it stays.
    """

    cite: str
    stages: frozenset[str]
    stages_silent: frozenset[str]
    begin: frozenset[str]
    begin_silent: frozenset[str]
    end: str | None


def _held(
    cite: str, stages, stages_silent, begin: str, begin_silent: str, end: str | None
) -> Custody:
    return Custody(cite, frozenset(stages), frozenset(stages_silent), frozenset(begin.split()),
                   frozenset(begin_silent.split()), end)  # fmt: skip


ALL: Final = frozenset(STAGES)
OPEN: Final = ALL - CLOSED - EXECUTION
FIRST: Final = INVESTIGATING | {""}
_LOOSE = "free released ended measure"
IN_CUSTODY: Final = frozenset({"held_in_emergency", "arrested", "held", "detained"})

CUSTODY: Final = {
    "emergency_held": _held("110", FIRST, ALL - FIRST, "free released ended", "measure",
                            "held_in_emergency"),
    "arrested": _held("110(4), 111–113", OPEN, ALL - OPEN, f"{_LOOSE} held_in_emergency",
                      "held arrested detained", "arrested"),
    "held_person_received": _held("114(1)", OPEN, ALL - OPEN, f"{_LOOSE} held_in_emergency arrested",
                                  "held detained", "arrested"),
    "held": _held("117(1)", FIRST | {"P3s"}, ALL - FIRST, "held_in_emergency arrested free",
                  "released ended measure", "held"),
    "hold_extended": _held("118(2)", OPEN, ALL - OPEN, "held", "", "held"),
    "detained": _held("119, 173(1)", {"P3", "P3r"}, {"P3s", "P4"}, f"{_LOOSE} arrested held",
                      "held_in_emergency detained", "detained"),
    "detention_extended": _held("173(2)", {"P3", "P3r"}, {"P3s", "P4"}, "detained", "", "detained"),
    "detention_extended_by_supreme": _held("173(6)", {"P3", "P3r"}, {"P3s", "P4"}, "detained", "",
                                           "detained"),
    "detained_for_prosecution": _held("241", DECIDING, {"Q2", "Q3", "T4"}, f"{_LOOSE} arrested detained",
                                      "held held_in_emergency", "detained"),
    "detained_for_trial": _held("278", {"T1", "T2"}, {"Q3", "T3", "T4"}, f"{_LOOSE} arrested detained",
                                "held held_in_emergency", "detained"),
    "detained_after_judgment": _held("329, 347(3)", {"T5", "U3"}, {"U1", "U2", "U4"},
                                     f"{_LOOSE} arrested detained", "held held_in_emergency", "detained"),
    "measure_imposed": _held("121–124", OPEN - SUSPENDED, SUSPENDED | EXECUTION,
                             f"{_LOOSE} arrested held detained", "held_in_emergency", "measure"),
    "measure_ended": _held("125", ALL, frozenset(), "measure", "held detained", "ended"),
    "released": _held("110(4), 118(3), 173(7), 328", ALL, frozenset(), " ".join(sorted(IN_CUSTODY)),
                      "measure serving", "released"),
}  # fmt: skip

# Của một bị can hoặc của cả vụ án: Điều 229(2), 230(2), 247(2), 248(2), 249(1), 281(2), 282(1), 283(2).
FAMILIES: Final = {"investigation": "P", "prosecution": "Q", "trial": "T"}
APART: Final = {f"{family}_{how}": (family, how) for family in FAMILIES
                for how in ("suspended", "discontinued", "resumed")}  # fmt: skip

# Điều 172(2), 173(2): how many extensions each class allows; BLHS Điều 9 for the class.
INVESTIGATION_EXTENSIONS: Final = {"IT": 1, "NT": 2, "RNT": 2, "ĐB": 3}
DETENTION_EXTENSIONS: Final = {"IT": 1, "NT": 1, "RNT": 1, "ĐB": 2}
ORDER: Final = ("IT", "NT", "RNT", "ĐB")
CLASS_OF: Final = {
    ("150", 1): "RNT", ("150", 2): "RNT", ("150", 3): "ĐB", ("151", 1): "RNT", ("151", 2): "ĐB",
    ("151", 3): "ĐB", ("152", 1): "NT", ("153", 1): "NT", ("153", 2): "RNT", ("154", 1): "NT",
    ("154", 2): "RNT", ("154", 3): "ĐB", ("347", 1): "IT", ("348", 1): "NT", ("348", 2): "RNT",
    ("349", 1): "NT", ("349", 2): "RNT",
}  # fmt: skip
# Điều 174(2): how often the file may be sent back.
RETURNS: Final = {"procuracy": 2, "presiding_judge": 1, "panel": 1}
