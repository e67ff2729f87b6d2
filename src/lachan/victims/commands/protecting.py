"""Verbs of rescue and protection: asked of whom, answered when, handed over where; decided, refused, declined, ended."""

from collections.abc import Sequence
from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.reference.models import Agency
from lachan.victims import addressees, bearing, ledger
from lachan.victims.ledger import Done
from lachan.victims.models import CareAct, CareFile
from lachan.victims.refusals import LedByAnother

ART = "Luật 53/2024 Điều 28–31, 34–36; NĐ 162/2025 Điều 13; BLTTHS Điều 484–490"


@command(Permission.VICTIM_PROTECT, article=ART)
def request_rescue(
    *, file: CareFile, when: datetime, to: Agency, channel: str, country: str, answer_by: date, by: Actor,
    at: datetime, risks: Sequence[str] = (), words: str = "",
) -> CareAct:  # fmt: skip
    """Yêu cầu giải cứu: gửi ai, qua kênh nào, nước nào, nơi biết lần cuối, nguy cơ, hẹn trả lời."""
    facts = {"to": str(addressees.elsewhere(addressees.rescuer(to), by).id), "channel": channel, "country": country,
             "answer_by": answer_by, "risks": list(risks)}  # fmt: skip
    done = Done("rescue_requested", when, facts, {"safety": words})
    return ledger.take(file, [done], by=by, at=at, give=[(to.id, "verifier")])[0]


@command(Permission.VICTIM_PROTECT, article=ART)
def answer_rescue(
    *, file: CareFile, when: datetime, result: str, by: Actor, at: datetime, words: str = ""
) -> CareAct:
    """Trả lời yêu cầu giải cứu."""
    done = Done("rescue_answered", when, {"result": result}, {"safety": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_PROTECT, article=ART)
def record_rescue(
    *, file: CareFile, when: datetime, country: str, by: Actor, at: datetime
) -> CareAct:
    """Ghi đã giải cứu."""
    return ledger.take(file, [Done("person_rescued", when, {"country": country})], by=by, at=at)[0]


@command(Permission.VICTIM_PROTECT, article=ART)
def hand_person_over(
    *, file: CareFile, when: datetime, to: Agency, place: str, by: Actor, at: datetime
) -> CareAct:
    """Bàn giao người tại biên giới hoặc giữa hai cơ quan; nơi nhận thấy hồ sơ từ lúc này."""
    ground = addressees.after_handover(addressees.elsewhere(to, by))
    done = Done("person_handed_over", when, {"to": str(to.id), "place": place})
    give = _after_handover(file, to, ground, by)
    return ledger.take(file, [done], by=by, at=at, give=give)[0]


def _after_handover(file: CareFile, to: Agency, ground: str, by: Actor) -> list[tuple[int, str]]:
    """Handed to a body that could lead by one that does not: it received the person, where it may receive; the lead stays."""
    if ground != "lead":
        return [(to.id, ground)]
    try:
        return [(to.id, "lead")] if bearing.gives_lead(file, to.id, by) else []
    except LedByAnother:
        if to.kind not in addressees.MAY_BE["origin"]:
            raise
        return [(to.id, "origin")]


@command(Permission.VICTIM_PROTECT, article=ART)
def record_arrival(*, file: CareFile, when: datetime, by: Actor, at: datetime) -> CareAct:
    """Ghi người đó đã đến nơi tiếp nhận an toàn."""
    return ledger.take(file, [Done("person_arrived", when)], by=by, at=at)[0]


@command(Permission.VICTIM_PROTECT, article=ART)
def request_protection(
    *, file: CareFile, when: datetime, whom: str, measures: Sequence[str], by: Actor, at: datetime, words: str = ""
) -> CareAct:  # fmt: skip
    """Đề nghị biện pháp bảo vệ cho người đó, thân nhân, người tố giác hoặc người biết việc."""
    done = Done(
        "protection_requested", when, {"whom": whom, "measures": list(measures)}, {"safety": words}
    )
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_PROTECT, article=ART)
def decide_protection(
    *, file: CareFile, when: datetime, whom: str, measures: Sequence[str], paper: str, by: Actor, at: datetime,
    ends_on: date | None = None,
) -> CareAct:  # fmt: skip
    """Quyết định áp dụng biện pháp bảo vệ."""
    facts = {"whom": whom, "measures": list(measures), "ends_on": ends_on}
    return ledger.take(file, [Done("protection_decided", when, facts, paper=paper)], by=by, at=at)[
        0
    ]


@command(Permission.VICTIM_PROTECT, article=ART)
def refuse_protection(
    *, file: CareFile, when: datetime, whom: str, ground: str, paper: str, by: Actor, at: datetime
) -> CareAct:
    """Từ chối áp dụng biện pháp bảo vệ bằng văn bản, nêu căn cứ."""
    done = Done("protection_refused", when, {"whom": whom, "ground": ground}, paper=paper)
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def decline_protection(
    *, file: CareFile, when: datetime, whom: str, by: Actor, at: datetime, paper: str = ""
) -> CareAct:
    """Ghi người được bảo vệ từ chối bằng văn bản."""
    return ledger.take(
        file, [Done("protection_declined", when, {"whom": whom}, paper=paper)], by=by, at=at
    )[0]


@command(Permission.VICTIM_PROTECT, article=ART)
def end_protection(
    *, file: CareFile, when: datetime, whom: str, by: Actor, at: datetime, paper: str = ""
) -> CareAct:
    """Chấm dứt biện pháp bảo vệ khi không còn nguy hiểm."""
    return ledger.take(
        file, [Done("protection_ended", when, {"whom": whom}, paper=paper)], by=by, at=at
    )[0]
