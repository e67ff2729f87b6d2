"""Verbs of care: needs, risk, safety, red flags, the way home; each with the day on which it is looked at again."""

from collections.abc import Sequence
from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.victims import ledger
from lachan.victims.ledger import Done
from lachan.victims.models import CareAct, CareFile
from lachan.victims.refusals import NothingCoded, SettledHow

ART = "Luật 53/2024 Điều 34, 37–47; NĐ 162/2025/NĐ-CP"


@command(Permission.VICTIM_CARE, article=ART)
def assess_needs(
    *, file: CareFile, when: datetime, needs: Sequence[str], review_on: date, by: Actor, at: datetime,
    family: bool = False, words: str = "",
) -> CareAct:  # fmt: skip
    """Đánh giá nhu cầu của người đó, hoặc của gia đình đi cùng; hẹn ngày xem lại."""
    facts = {"needs": list(needs), "family": family, "review_on": review_on}
    return ledger.take(file, [Done("needs_assessed", when, facts, {"care": words})], by=by, at=at)[
        0
    ]


@command(Permission.VICTIM_CARE, article=ART)
def code_trafficking(
    *, file: CareFile, when: datetime, by: Actor, at: datetime, exploitation: str = "", control: str = "",
    recruitment: str = "", country: str = "",
) -> CareAct:  # fmt: skip
    """Ghi mã hình thức bóc lột, thủ đoạn, cách tuyển mộ, nước bị bóc lột từ điều đã biết, để lập số liệu; không hỏi lại người đó."""
    facts = {"exploitation": exploitation, "control": control, "recruitment": recruitment, "country": country}  # fmt: skip
    if not any(facts.values()):
        raise NothingCoded(field="exploitation")
    return ledger.take(file, [Done("trafficking_coded", when, facts)], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def assess_risk(
    *, file: CareFile, when: datetime, risks: Sequence[str], review_on: date, by: Actor, at: datetime,
    words: str = "",
) -> CareAct:  # fmt: skip
    """Đánh giá nguy cơ; nguy cơ cấp bách thành báo động an toàn ngay trong cùng lần ghi."""
    facts = {"risks": list(risks), "review_on": review_on}
    done = [Done("risk_assessed", when, facts, {"care": words})]
    done += [Done("red_flag_raised", when, {"flag": one}) for one in ledger.urgent(file, risks)]
    return ledger.take(file, done, by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def plan_safety(
    *, file: CareFile, when: datetime, words: str, review_on: date, by: Actor, at: datetime
) -> CareAct:
    """Lập kế hoạch an toàn cùng người đó; mọi nơi giúp đỡ đều đọc được."""
    done = Done("safety_planned", when, {"review_on": review_on}, {"safety": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def raise_red_flag(
    *, file: CareFile, when: datetime, flag: str, by: Actor, at: datetime, words: str = ""
) -> CareAct:
    """Báo động an toàn: cơ quan chủ trì và mọi nơi đang giúp thấy ngay ở «Việc hôm nay»."""
    done = Done("red_flag_raised", when, {"flag": flag}, {"safety": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def settle_red_flag(
    *, file: CareFile, when: datetime, flag: str, words: str, by: Actor, at: datetime
) -> CareAct:
    """Ghi đã xử lý một báo động an toàn và xử lý thế nào; mọi lần báo cùng nguy cơ ấy trước đó cùng được khép."""
    if not words.strip():
        raise SettledHow(field="words")
    done = Done("red_flag_settled", when, {"flag": flag}, {"safety": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def begin_reintegration(
    *, file: CareFile, when: datetime, review_on: date, by: Actor, at: datetime, words: str = ""
) -> CareAct:
    """Ghi người đó trở về hòa nhập cộng đồng; hẹn ngày thăm hỏi."""
    done = Done("reintegration_begun", when, {"review_on": review_on}, {"care": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def follow_up(
    *, file: CareFile, when: datetime, by: Actor, at: datetime, review_on: date | None = None, words: str = ""
) -> CareAct:  # fmt: skip
    """Ghi một lần thăm hỏi sau khi trở về, theo cách liên lạc đã thống nhất."""
    done = Done("followed_up", when, {"review_on": review_on}, {"care": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def close_care(
    *, file: CareFile, when: datetime, ground: str, by: Actor, at: datetime, words: str = ""
) -> CareAct:
    """Kết thúc việc hỗ trợ, nêu căn cứ; mở lại được khi cần."""
    done = Done("care_closed", when, {"ground": ground}, {"care": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def reopen_care(
    *, file: CareFile, when: datetime, ground: str, by: Actor, at: datetime, words: str = ""
) -> CareAct:
    """Mở lại hồ sơ hỗ trợ khi người đó quay lại hoặc có nguy cơ mới; hồ sơ trở về đúng chặng trước khi kết thúc."""
    done = Done("care_reopened", when, {"ground": ground}, {"care": words})
    return ledger.take(file, [done], by=by, at=at)[0]
