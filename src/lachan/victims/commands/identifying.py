"""Verbs of identification: who is asked, what was found; whether a victim and whether an offence are two answers."""

from datetime import datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.verbs import command
from lachan.reference.models import Agency
from lachan.victims import addressees, bearing, ledger
from lachan.victims.ledger import Done
from lachan.victims.models import CareAct, CareFile

ART = "Luật 53/2024 Điều 27–33; trước 01/07/2025: Luật 66/2011 Điều 24–28"


@command(Permission.VICTIM_RECEIVE, article=ART)
def pass_person_on(
    *, file: CareFile, to: Agency, way: str, when: datetime, by: Actor, at: datetime
) -> CareAct:
    """Thông báo, đưa người đến nơi phải nhận theo luật: Ủy ban nhân dân cấp xã, cơ quan y tế hoặc lao động; nơi nhận thấy hồ sơ từ lúc này."""
    kind, standing = addressees.passing(way, when)
    addressees.elsewhere(addressees.named(to, way), by)
    gives = standing != "lead" or bearing.gives_lead(file, to.id, by)
    done = Done(kind, when, {"to": str(to.id)})
    give = [(to.id, standing)] if gives else []
    return ledger.take(file, [done], by=by, at=at, give=give)[0]


@command(Permission.VICTIM_SEE, article=ART)
def take_person_over(
    *, file: CareFile, way: str, when: datetime, by: Actor, at: datetime
) -> CareAct:
    """Ghi việc nơi nhận đã nhận người hoặc đã nhận thông báo."""
    return ledger.take(file, [Done(addressees.taking(way, when), when)], by=by, at=at)[0]


@command(Permission.VICTIM_VERIFY, article=ART)
def begin_identification(*, file: CareFile, when: datetime, by: Actor, at: datetime) -> CareAct:
    """Bắt đầu xác minh, xác định nạn nhân; từ đây người đó có quyền của người đang trong quá trình xác định."""
    return ledger.take(file, [Done("identification_begun", when)], by=by, at=at)[0]


@command(Permission.VICTIM_RECEIVE, article=ART)
def ask_verification(
    *, file: CareFile, of: Agency, when: datetime, by: Actor, at: datetime, complex: bool = False
) -> CareAct:
    """Yêu cầu cơ quan Công an xác minh; cơ quan ấy thấy đường đi của hồ sơ, không thấy ghi chép chăm sóc."""
    facts = {"complex": complex, "to": str(addressees.verifier(of).id)}
    done = Done("victim_verification_requested", when, facts)
    return ledger.take(file, [done], by=by, at=at, give=[(of.id, "verifier")])[0]


@command(Permission.VICTIM_VERIFY, article=ART)
def record_first_check(
    *, file: CareFile, when: datetime, by: Actor, at: datetime, note: str = ""
) -> CareAct:
    """Ghi kết quả xác minh thông tin ban đầu."""
    done = Done("first_information_verified", when, words={"path": note})
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_VERIFY, article=ART)
def answer_verification(
    *, file: CareFile, when: datetime, result: str, by: Actor, at: datetime, note: str = "", paper: str = ""
) -> CareAct:  # fmt: skip
    """Trả lời kết quả xác minh; việc cấp giấy xác nhận là của cơ quan có thẩm quyền."""
    done = Done("victim_verification_answered", when, {"result": result}, {"path": note}, paper)
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_VERIFY, article=ART)
def identify_victim(
    *, file: CareFile, when: datetime, by: Actor, at: datetime, paper: str = "", note: str = ""
) -> CareAct:
    """Xác định là nạn nhân, cấp giấy xác nhận; ngày này quyết định chế độ hỗ trợ theo luật nào."""
    done = Done("victim_certified", when, {}, {"path": note}, paper)
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_VERIFY, article=ART)
def find_not_victim(
    *, file: CareFile, when: datetime, by: Actor, at: datetime, ground: str = "", note: str = "", paper: str = ""
) -> CareAct:  # fmt: skip
    """Xác định không phải là nạn nhân; không ai có lỗi vì kết quả này, hỗ trợ khác vẫn được xem xét."""
    done = Done("victim_not_identified", when, {"ground": ground}, {"path": note}, paper)
    return ledger.take(file, [done], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def stop_identification(*, file: CareFile, when: datetime, by: Actor, at: datetime) -> CareAct:
    """Ghi ý của người đó không tiếp tục việc xác định; hỗ trợ đã nhận không bị tính lại."""
    return ledger.take(file, [Done("identification_withdrawn", when)], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def lose_contact(*, file: CareFile, when: datetime, by: Actor, at: datetime) -> CareAct:
    """Ghi không liên lạc được với người đó qua những cách đã thống nhất."""
    return ledger.take(file, [Done("person_untraceable", when)], by=by, at=at)[0]


@command(Permission.VICTIM_SEE, article=ART)
def find_again(*, file: CareFile, when: datetime, by: Actor, at: datetime) -> CareAct:
    """Ghi đã liên lạc lại được; việc xác định, hỗ trợ đi tiếp."""
    return ledger.take(file, [Done("person_traced", when)], by=by, at=at)[0]


@command(Permission.VICTIM_VERIFY, article="BLHS Điều 150, 151; Luật 53/2024 Điều 2")
def say_offence_fit(
    *, file: CareFile, when: datetime, fit: str, by: Actor, at: datetime, article: str = "", note: str = ""
) -> CareAct:  # fmt: skip
    """Nhận định dấu hiệu tội phạm, tách khỏi tư cách nạn nhân: người 16–17 tuổi có thể là nạn nhân mà tội phạm cần thêm thủ đoạn."""
    done = Done("offence_fit_said", when, {"fit": fit, "article": article}, {"path": note})
    return ledger.take(file, [done], by=by, at=at)[0]
