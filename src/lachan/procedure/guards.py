"""What a table of states cannot say: one small rule after its article, for the acts it is about.
Each returns why the act may not follow and what to do first, or None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.procedure.case_path import RESUMED
from lachan.procedure.guarding import Ground, Guard, Scene, last_of
from lachan.procedure.guards_again import (
    by_this_decision,
    no_appeal_of_ones_own,
    not_sent_back,
    not_simplified,
    returned_by_whom,
    reviewed,
    said_once,
    set_for_this_appeal,
    transfer_decided,
    within_limitation,
)
from lachan.procedure.limits import class_of
from lachan.procedure.standings import IN_CUSTODY, LEAVING

TRIED: Final = frozenset({"accused", "defendant"})
CHARGED: Final = frozenset({"accused_charged", "procuracy_charged"})
ANSWERED: Final = frozenset({"charge_approved", "charge_cancelled"})
APPELLATE: Final = "appellate_judgment_pronounced"
QUASHED: Final = frozenset({"annulled", "annulled_for_reinvestigation", "annulled_for_retrial"})
INQUIRING: Final = frozenset({"P1", "P3", "P3r", "Q1", "Q4r"})
ENDED: Final = frozenset({"P0", "P3x", "P9", "Q4x", "Tx"})


def refused(act: Act, scene: Scene) -> Ground | None:
    """The first rule that stands against this act."""
    found = (rule(act, scene) for rule in GUARDS.get(act.kind, ()))
    return next((ground for ground in found if ground is not None), None)


def somebody_to_try(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 233, 243, 255: they are about a person accused; with nobody left there is nothing to say."""
    if any(one.status in TRIED and not one.apart for one in scene.accused.values()):
        return None
    return Ground("vụ án không còn bị can nào để đề nghị truy tố, truy tố, xét xử (BLTTHS Điều 233, 243, 255)",
                  "Khởi tố bị can trước, hoặc đình chỉ, tạm đình chỉ vụ án.")  # fmt: skip


def charge_is_pending(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 179 khoản 3: the procuracy answers a charge that waits for its answer."""
    own = [one for one in scene.done if one.person == act.person and one.kind in CHARGED | ANSWERED]
    standing = scene.accused.get(act.person or "")
    here = standing is None or standing.status != "moved"
    if here and own and own[-1].kind in CHARGED and scene.stage in INQUIRING:
        return None
    return Ground("không có quyết định khởi tố bị can nào đang chờ phê chuẩn (BLTTHS Điều 179 khoản 3)",
                  "Kiểm tra lại người, hoặc ghi quyết định khởi tố bị can trước.")  # fmt: skip


def while_investigated(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 179 khoản 3: a charge is cancelled while the case is being investigated."""
    if scene.stage in INQUIRING:
        return None
    return Ground("chỉ hủy bỏ quyết định khởi tố bị can khi vụ án đang được điều tra (BLTTHS Điều 179)",
                  "Ở giai đoạn này dùng quyết định đình chỉ.")  # fmt: skip


def measure_fits_person(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 121–124: bail, deposit and residence ban are for an accused; exit delay also for a suspect."""
    if scene.stage in ENDED:
        return Ground("vụ án đã kết thúc nên không áp dụng biện pháp ngăn chặn (BLTTHS Điều 125 khoản 1)",
                      "Kiểm tra lại vụ án.")  # fmt: skip
    standing, measure = scene.accused.get(act.person or ""), act.facts.get("measure")
    if standing is not None and standing.status in OUT_OF_IT:
        return Ground("việc tố tụng đối với người này đã chấm dứt nên không áp dụng biện pháp ngăn chặn (BLTTHS Điều 125 khoản 1)",
                      "Phục hồi đối với người đó trước, hoặc ghi ở đúng vụ án.")  # fmt: skip
    charged = standing is not None and standing.status not in BEFORE_CHARGE
    if charged or measure in (None, "exit_delay"):
        return None
    return Ground("bảo lĩnh, đặt tiền để bảo đảm, cấm đi khỏi nơi cư trú chỉ áp dụng đối với bị can, bị cáo "
                  "(BLTTHS Điều 121, 122, 123)",
                  "Khởi tố bị can trước; đối với người bị tố giác, người bị kiến nghị khởi tố chỉ có tạm hoãn xuất cảnh (Điều 124).")  # fmt: skip


OUT_OF_IT: Final = frozenset({"discontinued", "moved", "acquitted"})
BEFORE_CHARGE: Final = frozenset(
    {"named", "held_in_emergency", "arrested", "held", "let_go", "uncharged"}
)


def found_guilty(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 328, 329, 364: nobody whom the court acquitted or exempted is detained or sent to serve."""
    said = _verdict(scene.done, act.person)
    if said not in {"not_guilty", "exempted", "annulled_and_discontinued"}:
        return None
    return Ground("Tòa án đã tuyên người này không có tội, được miễn trách nhiệm hình sự hoặc đã đình chỉ vụ án (BLTTHS Điều 328, Điều 359)",
                  "Trả tự do ngay nếu đang bị tạm giam.")  # fmt: skip


def _verdict(done: Iterable[Act], person: str | None) -> str:
    said = [a.facts.get("verdict") for a in done
            if a.kind in ("judgment_pronounced", APPELLATE) and a.person in (None, person)]  # fmt: skip
    spoken = [str(one) for one in said if one is not None and one not in LEAVING]
    return spoken[-1] if spoken else ""


def quashed_for(*wanted: str) -> Guard:
    """BLTTHS Điều 358, 360: what follows a judgment above depends on what it said, where the record says it."""

    def rule(act: Act, scene: Scene) -> Ground | None:
        said = _above(scene)
        if not said or said & set(wanted):
            return None
        return Ground("bản án phúc thẩm không hủy bản án sơ thẩm để làm việc này (BLTTHS Điều 358, Điều 360)",
                      "Kiểm tra lại kết quả xét xử phúc thẩm đã ghi.")  # fmt: skip

    return rule


def not_quashed(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 360: quashed for a new procedure, the case goes on and no judgment takes effect."""
    own = {
        str(a.facts.get("verdict"))
        for a in _latest_above(scene)
        if act.person in (None, a.person) or a.person is None
    }
    if not own or own - QUASHED:
        return None
    return Ground("bản án đã bị hủy để điều tra lại hoặc xét xử lại nên không có hiệu lực (BLTTHS Điều 358, Điều 360)",
                  "Ghi việc nhận hồ sơ để điều tra lại hoặc thụ lý lại.")  # fmt: skip


def _latest_above(scene: Scene) -> list[Act]:
    """The acts of the latest judgment above, one for each defendant; none elsewhere than after it."""
    if scene.stage != "U3":
        return []
    found = [act for act in scene.done if act.kind == APPELLATE and act.facts.get("verdict")]
    return [act for act in found if act.occurred_at == found[-1].occurred_at]


def _above(scene: Scene) -> set[str]:
    return {str(act.facts["verdict"]) for act in _latest_above(scene)}


def indicted_again(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 360 khoản 1: investigated again, a case goes to court by a new indictment;
    Điều 246 khoản 2, 280 khoản 3: sent back by the court, the old one may stand."""
    if scene.stage not in ("Q1", "Q4r"):
        return None
    kinds = [one.kind for one in scene.done]
    again = last_of(kinds, "reinvestigation_received")
    if last_of(kinds, "file_returned_by_court") > again or last_of(kinds, "indicted") > again >= 0:
        return None
    return Ground("chưa có bản cáo trạng cho lần điều tra này (BLTTHS Điều 243, Điều 360)",
                  f"Ghi trước: «{book().label('indicted')}».")  # fmt: skip


def suspended_before_parting(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 242 khoản 2: at the procuracy a case is separated once it is suspended for that accused."""
    if scene.stage not in ("Q1", "Q4r") or any(
        s.apart and "suspended" in s.status for s in scene.accused.values()
    ):
        return None
    return Ground("ở giai đoạn truy tố chỉ tách vụ án khi đã có quyết định tạm đình chỉ đối với bị can (BLTTHS Điều 242 khoản 2)",
                  "Tạm đình chỉ vụ án đối với bị can đó trước.")  # fmt: skip


def measure_in_force(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 125: a measure is lifted that is there; whoever is held is under no bail, deposit or ban."""
    standing, measure = scene.accused.get(act.person or ""), act.facts.get("measure")
    if (
        standing is None
        or standing.custody not in IN_CUSTODY
        or measure in (None, "detention", "hold", "exit_delay")
    ):
        return None
    return Ground("người này đang bị giam, giữ, không bị áp dụng biện pháp đó (BLTTHS Điều 125)",
                  "Chọn đúng biện pháp đang áp dụng, hoặc ghi quyết định trả tự do.")  # fmt: skip


def not_after_the_end(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 125 khoản 1, 230, 248, 282: a case that has ended gives no ground to hold anybody."""
    if scene.stage not in ENDED:
        return None
    return Ground("vụ án đã kết thúc nên không còn căn cứ giữ, bắt, tạm giữ, tạm giam (BLTTHS Điều 125 khoản 1)",
                  "Phục hồi vụ án trước, hoặc ghi ở đúng vụ án.")  # fmt: skip


def not_serious(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 456 khoản 1 điểm c: the simplified procedure is for a crime of the least serious class."""
    severity = class_of(scene.done)
    if severity in (None, "IT"):
        return None
    return Ground("thủ tục rút gọn chỉ áp dụng đối với tội phạm ít nghiêm trọng (BLTTHS Điều 456 khoản 1)",
                  "Tiếp tục theo thủ tục chung.")  # fmt: skip


def said_of_whom(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 345, 358(2)(c): what was not appealed is not reached unsaid; an acquittal is quashed by name."""
    acquitted = [one.code for one in scene.accused.values() if one.verdict == "acquitted"]
    if act.person is not None or str(act.facts.get("verdict")) not in QUASHED or not acquitted:
        return None
    return Ground("bản án sơ thẩm đã tuyên có người không có tội nên phải nêu rõ bản án bị hủy đối với ai "
                  "(BLTTHS Điều 345, Điều 358 khoản 2)",
                  "Ghi kết quả xét xử phúc thẩm đối với từng bị cáo.")  # fmt: skip


HOLDING: Final = (
    "emergency_held", "emergency_arrest_ordered", "arrested", "held_person_received", "held", "hold_extended",
    "detained", "detention_extended", "detention_extended_by_supreme", "detained_for_prosecution",
    "detained_for_trial", "detained_until_hearing_ends", "detained_after_judgment", "detained_for_appeal",
    "simplified_held", "simplified_detained",
)  # fmt: skip
# Orders after a judgment, for whoever was not let go by it.
ANEW: Final = ("detained_after_judgment", "detained_for_appeal", "detained_until_hearing_ends")
GUARDS: Final[Mapping[str, tuple[Guard, ...]]] = {
    "investigation_concluded": (somebody_to_try,),
    "simplified_proposed": (somebody_to_try,),
    "indicted": (somebody_to_try,),
    "simplified_prosecuted": (somebody_to_try,),
    "trial_set": (somebody_to_try,),
    "appellate_judgment_pronounced": (said_of_whom, said_once),
    "charge_approved": (charge_is_pending,),
    "charge_cancelled": (while_investigated,),
    "measure_imposed": (measure_fits_person,),
    **dict.fromkeys(HOLDING, (not_after_the_end,)),
    **dict.fromkeys(ANEW, (not_after_the_end, found_guilty)),
    "hold_extended": (not_after_the_end, not_simplified),
    "judgment_pronounced": (said_once,),
    "measure_ended": (measure_in_force,),
    "simplified_applied": (not_serious,),
    "simplified_conditions_met": (not_serious,),
    "execution_decided": (found_guilty,),
    "reinvestigation_received": (quashed_for("annulled", "annulled_for_reinvestigation"), reviewed),
    "case_accepted": (quashed_for("annulled", "annulled_for_retrial"), not_sent_back, reviewed),
    "judgment_effective": (not_quashed, no_appeal_of_ones_own),
    "case_file_sent_to_court": (indicted_again,),
    "file_received_again_by_court": (indicted_again,),
    "case_separated": (suspended_before_parting,),
    "case_file_transferred": (transfer_decided,),
    "returned_file_received": (returned_by_whom,),
    "appellate_hearing_opened": (set_for_this_appeal,),
    "execution_decision_received": (by_this_decision,),
    "sentence_begun": (by_this_decision,),
    **dict.fromkeys(sorted(RESUMED), (within_limitation,)),
}
