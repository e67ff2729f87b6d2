"""Verbs of support: asked, referred with a day to answer by, accepted or not, delivered, refused in writing, prolonged."""

from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.reference.models import Agency
from lachan.victims import addressees, ledger
from lachan.victims.ledger import Done
from lachan.victims.models import CareAct, CareFile

ART = "Luật 53/2024 Điều 37–47; NĐ 162/2025/NĐ-CP; trước 01/07/2025: Luật 66/2011 Điều 32–38; NĐ 09/2013/NĐ-CP"


@command(Permission.VICTIM_SEE, article=ART)
def request_support(
    *, file: CareFile, when: datetime, support: str, by: Actor, at: datetime, words: str = ""
) -> CareAct:
    """Ghi đề nghị hỗ trợ của người đó hoặc gia đình."""
    done = Done("support_requested", when, {"support": support}, {"care": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def refer_support(
    *, file: CareFile, when: datetime, support: str, to: Agency, answer_by: date, by: Actor, at: datetime,
    stays: bool = False, words: str = "",
) -> CareAct:  # fmt: skip
    """Chuyển gửi một hỗ trợ cho cơ quan khác, hẹn ngày trả lời; nơi nhận chỉ thấy việc được chuyển và cách liên lạc an toàn."""
    addressees.elsewhere(addressees.house(to) if stays else to, by)
    facts = {"support": support, "to": str(to.id), "answer_by": answer_by}
    done = Done("support_referred", when, facts, {"safety": words})
    ground = "facility" if stays else "supporter"
    return ledger.take(file, [done], by=by, at=at, give=[(to.id, ground)])[0]


@command(Permission.VICTIM_HELP, article=ART)
def accept_referral(
    *, file: CareFile, when: datetime, support: str, by: Actor, at: datetime
) -> CareAct:
    """Nhận một hỗ trợ được chuyển gửi."""
    return ledger.take(file, [Done("support_accepted", when, {"support": support})], by=by, at=at)[
        0
    ]


@command(Permission.VICTIM_HELP, article=ART)
def decline_referral(
    *, file: CareFile, when: datetime, support: str, ground: str, by: Actor, at: datetime, words: str = ""
) -> CareAct:  # fmt: skip
    """Không nhận một hỗ trợ được chuyển gửi, nêu căn cứ để nơi chủ trì tìm nơi khác ngay."""
    done = Done("support_declined", when, {"support": support, "ground": ground}, {"safety": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_HELP, article=ART)
def deliver_support(
    *, file: CareFile, when: datetime, support: str, by: Actor, at: datetime, until: date | None = None,
    words: str = "",
) -> CareAct:  # fmt: skip
    """Ghi đã hỗ trợ; hỗ trợ kéo dài thì ghi đến ngày nào."""
    done = Done("support_delivered", when, {"support": support, "until": until}, {"care": words})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_HELP, article=ART)
def refuse_support(
    *, file: CareFile, when: datetime, support: str, ground: str, paper: str, by: Actor, at: datetime,
    words: str = "",
) -> CareAct:  # fmt: skip
    """Từ chối một hỗ trợ bằng văn bản, nêu căn cứ; người đó được biết và có quyền khiếu nại."""
    done = Done(
        "support_refused", when, {"support": support, "ground": ground}, {"care": words}, paper
    )
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_CARE, article=ART)
def prolong_support(
    *,
    file: CareFile,
    when: datetime,
    support: str,
    until: date,
    by: Actor,
    at: datetime,
    paper: str = "",
) -> CareAct:
    """Kéo dài thời gian một hỗ trợ theo quyết định của người có thẩm quyền, trong thời hạn luật cho."""
    done = Done("support_prolonged", when, {"support": support, "until": until}, paper=paper)
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def decline_help(
    *, file: CareFile, when: datetime, by: Actor, at: datetime, support: str | None = None
) -> CareAct:
    """Ghi người đó không nhận một hỗ trợ, hoặc không nhận hỗ trợ nào; lúc nào đổi ý cũng được."""
    return ledger.take(file, [Done("help_declined", when, {"support": support})], by=by, at=at)[0]


@command(Permission.VICTIM_RECEIVE, article=ART)
def forward_support_file(
    *, file: CareFile, when: datetime, to: Agency, by: Actor, at: datetime
) -> CareAct:
    """Chuyển hồ sơ đề nghị hỗ trợ hòa nhập đến cơ quan quyết định."""
    done = Done("support_file_forwarded", when, {"to": str(to.id)})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def hand_in_support_file(*, file: CareFile, when: datetime, by: Actor, at: datetime) -> CareAct:
    """Ghi việc nộp hồ sơ đề nghị hỗ trợ học văn hóa, học nghề, trợ cấp khó khăn ban đầu."""
    return ledger.take(file, [Done("reintegration_support_requested", when)], by=by, at=at)[0]
