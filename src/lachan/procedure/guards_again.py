"""Rules for what comes round a second time: what answered the first round does not answer the second."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lachan.law.book import book
from lachan.procedure.acts import Act
from lachan.procedure.case_path import stages_of
from lachan.procedure.guarding import Ground, Scene, last_of

COURT: Final = frozenset({"court", "presiding_judge", "panel"})
RETURNS: Final = ("file_returned_by_procuracy", "file_returned_by_court")
# Whoever of these opened a case investigates it; any other body passes it on of itself within 7 days (Điều 164).
OWN_CASE: Final = frozenset({None, "investigation_agency", "competent_agency", "procuracy", "court", "commune_police"})  # fmt: skip
LIMITATION: Final = frozenset({"157.5", "157.6"})


def transfer_decided(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 169: a case goes to another investigating agency by a decision of the procuracy, each time;
    Điều 164: a body that has only some activities passes on what it opened without one. A body that is being
    dissolved hands its cases down: that is no question of competence between two that both remain."""
    if act.facts.get("succession"):
        return None
    kinds = [one.kind for one in scene.done]
    moved = last_of(kinds, "transferred_file_received")
    decided = last_of(kinds, "case_transfer_decided")
    if decided > moved:
        return _to_whom_decided(act, scene.done[decided])
    opened = [one for one in scene.done if one.kind == "case_initiated"]
    if moved < 0 and opened and opened[0].facts.get("opened_by") not in OWN_CASE:
        return None
    return Ground("chưa có quyết định chuyển vụ án của Viện kiểm sát cho lần chuyển này (BLTTHS Điều 169)",
                  f"Ghi trước: «{book().label('case_transfer_decided')}».")  # fmt: skip


def _to_whom_decided(act: Act, decision: Act) -> Ground | None:
    """Điều 169 khoản 3 điểm b, khoản 4: to the agency that the decision names."""
    named, to = decision.facts.get("to"), act.facts.get("to")
    if None in (named, to) or named == to:
        return None
    return Ground("quyết định chuyển vụ án nêu Cơ quan điều tra khác (BLTTHS Điều 169 khoản 3, khoản 4)",
                  "Chọn đúng nơi nhận ghi trong quyết định.")  # fmt: skip


def returning(done: Sequence[Act]) -> str:
    """Who returned the file that the investigators have yet to receive: procuracy or court.

    Sent on by the procuracy because the court asked (Điều 246(1)), it is still the court's return."""
    here = stages_of(done)
    back = [place for place, one in enumerate(done) if one.kind in RETURNS]
    if not back:
        return ""
    last = done[back[-1]]
    return "court" if last.kind == RETURNS[1] or here[back[-1]] == "T4" else "procuracy"


def returned_by_whom(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 174 khoản 2: two months where the procuracy returned the file, one where the court did."""
    said, really = act.facts.get("returned_by"), returning(scene.done)
    if said is None or not really or (said in COURT) == (really == "court"):
        return None
    by = "Tòa án (thời hạn 01 tháng)" if really == "court" else "Viện kiểm sát (thời hạn 02 tháng)"
    return Ground(f"lần trả hồ sơ này là của {by}, không phải của nơi đã chọn (BLTTHS Điều 174 khoản 2, Điều 246 khoản 1)",
                  "Chọn lại nơi trả hồ sơ.")  # fmt: skip


def not_sent_back(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 277 khoản 2: a file the court had returned is received again, with 15 days, not accepted anew."""
    kinds = [one.kind for one in scene.done]
    anew = last_of(kinds, "case_accepted", "reinvestigation_received")
    if scene.stage == "U3" or last_of(kinds, "file_returned_by_court") <= anew:
        return None
    return Ground("hồ sơ đã được Tòa án thụ lý rồi trả để điều tra bổ sung (BLTTHS Điều 277 khoản 2)",
                  f"Ghi: «{book().label('file_received_again_by_court')}».")  # fmt: skip


def set_for_this_appeal(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 346, 360: tried again and appealed again, the case is set for hearing again."""
    kinds = [one.kind for one in scene.done]
    accepted = last_of(kinds, "appellate_accepted", "simplified_appeal_accepted")
    if last_of(kinds, "appellate_hearing_set", "simplified_appeal_set") > accepted:
        return None
    return Ground("chưa có quyết định đưa vụ án ra xét xử phúc thẩm lần này (BLTTHS Điều 346)",
                  f"Ghi trước: «{book().label('appellate_hearing_set')}».")  # fmt: skip


def by_this_decision(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 364: a sentence is begun by a decision on this judgment, not on one that was quashed."""
    own = [one.kind for one in scene.done if one.person in (None, act.person)]
    anew = last_of(own, "case_accepted", "reinvestigation_received")
    if last_of(own, "execution_decided") > anew:
        return None
    return Ground("chưa có quyết định thi hành bản án này đối với người đó (BLTTHS Điều 364)",
                  f"Ghi trước: «{book().label('execution_decided')}».")  # fmt: skip


def within_limitation(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 235(1), 249(1), 283(1): resumed only within the limitation; one dropped for limitation or
    amnesty may himself ask for it. A later offence, or a flight, starts the limitation anew (BLHS Điều 27)."""
    own = [one for one in scene.done if one.person in (None, act.person)]
    kinds = [one.kind for one in own]
    if last_of(kinds, "offence_committed") >= last_of(kinds, "limitation_expired"):
        return None
    if act.kind != "trial_resumed" and any(
        str(one.facts.get("ground")) in LIMITATION for one in own
    ):
        return None
    return Ground("đã hết thời hiệu truy cứu trách nhiệm hình sự nên không phục hồi (BLTTHS Điều 235, Điều 249, Điều 283)",
                  "Kiểm tra lại thời hiệu; nếu ghi nhầm, đính chính việc đã ghi.")  # fmt: skip


def said_once(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 327, 355: of each defendant a court pronounces once; what was written wrong is corrected."""
    done = [one for one in scene.done if one.kind in (act.kind, *OPENED)]
    opened = last_of([one.kind for one in done], *OPENED)
    said = [one for one in done[opened + 1 :] if one.kind == act.kind]
    if not any(one.person in (None, act.person) or act.person is None for one in said):
        return None
    return Ground("bản án này đã được tuyên (BLTTHS Điều 327, Điều 355)",
                  "Nếu ghi sai kết quả, đính chính hành vi đã ghi.")  # fmt: skip


OPENED: Final = ("hearing_opened", "appellate_hearing_opened")


def reviewed(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 388, 402: what has taken effect is investigated or tried again only by cassation or reopening."""
    kinds = [one.kind for one in scene.done]
    effect = last_of(kinds, "judgment_effective", "appellate_judgment_pronounced")
    if scene.stage[:1] != "X" or last_of(kinds, "review_decision_received") > effect:
        return None
    return Ground("bản án đã có hiệu lực pháp luật, chưa có quyết định giám đốc thẩm, tái thẩm (BLTTHS Điều 388, Điều 402)",
                  f"Ghi trước: «{book().label('review_decision_received')}».")  # fmt: skip


def no_appeal_of_ones_own(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 343: only what nobody appealed takes effect; whoever appealed waits for the court above."""
    own = [one.kind for one in scene.done if one.person == act.person]
    dropped = last_of(own, "appeal_discontinued", "appellate_judgment_pronounced")
    judged = last_of(own, "judgment_pronounced")
    pending = last_of(own, "appealed") > max(dropped, judged)
    if act.person is None or scene.stage not in ("U1", "U2", "U2h") or not pending:
        return None
    return Ground("người này đã kháng cáo, phần bản án đối với họ chưa có hiệu lực (BLTTHS Điều 343)",
                  "Chờ kết quả xét xử phúc thẩm, hoặc ghi việc rút kháng cáo, đình chỉ xét xử phúc thẩm.")  # fmt: skip


def not_simplified(act: Act, scene: Scene) -> Ground | None:
    """BLTTHS Điều 459 khoản 2: a hold of the simplified procedure is three days and no more."""
    own = [one.kind for one in scene.done if one.person == act.person]
    if last_of(own, "simplified_held") <= last_of(own, "held", "simplified_cancelled"):
        return None
    return Ground("tạm giữ theo thủ tục rút gọn không được gia hạn (BLTTHS Điều 459 khoản 2)",
                  "Ra lệnh tạm giam, áp dụng biện pháp khác hoặc trả tự do.")  # fmt: skip
