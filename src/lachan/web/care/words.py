"""What the screens of care call things; every question may stay «chưa biết»."""

from typing import Final

from lachan.law.book import book
from lachan.procedure.delivering import State
from lachan.procedure.entitling import Answer
from lachan.procedure.reaching import BANS
from lachan.victims import codes

UNKNOWN: Final = "Chưa biết"
YES_NO: Final = [("", UNKNOWN), ("yes", "Có"), ("no", "Không")]
REGIME: Final = {"law_66_2011": "Luật 66/2011 (trước 01/07/2025)", "law_53_2024": "Luật 53/2024 (từ 01/07/2025)"}  # fmt: skip
# An open reading of the law, said where somebody who had been identified was trafficked again.
AGAIN: Final = (
    "Người này đã được xác định là nạn nhân một lần, nay trình báo bị mua bán lần nữa. Luật 53/2024 Điều 63 không nói rõ về lần sau. "
    "Cách hiểu đang dùng, có lợi cho người đó: chế độ của lần trước giữ đến khi được xác định lại; xác định lại từ 01/07/2025 thì theo "
    "Luật 53/2024; khoản chỉ cấp một lần được xét lại cho lần này. Cơ quan quyết định cân nhắc trước khi áp dụng."
)  # fmt: skip
VERDICT: Final = {"": "Chưa có kết luận", "victim": "Là nạn nhân", "not_victim": "Không phải là nạn nhân"}  # fmt: skip
FIT: Final = {"": "Chưa có nhận định", "fits": "Có dấu hiệu tội phạm", "does_not_fit": "Chưa thấy dấu hiệu tội phạm",
              "open": "Chưa kết luận được"}  # fmt: skip
IDENTITY: Final = {"full_name": "Họ tên, tên muốn được gọi", "paper": "Số giấy tờ", "telephone": "Số điện thoại", "address": "Nơi ở",
                   "other": "Điều khác"}  # fmt: skip
# What is asked of a person's situation, in the order in which it is useful.
SITUATION: Final = {
    "minor": "Dưới 18 tuổi", "under_16": "Dưới 16 tuổi", "speaks_vietnamese": "Nói được tiếng Việt", "in_danger": "Đang có nguy cơ bị xâm hại",
    "abroad": "Đang ở nước ngoài", "in_facility": "Đang ở cơ sở hỗ trợ", "goes_home": "Muốn về nơi cư trú",
    "returned_home": "Đã về nơi cư trú", "cannot_pay": "Không có khả năng tự chi trả", "insured": "Đã có thẻ bảo hiểm y tế",
    "poor": "Thuộc hộ nghèo", "near_poor": "Thuộc hộ cận nghèo", "monthly_allowance": "Đang hưởng trợ cấp xã hội hằng tháng",
    "goes_to_school": "Đi học, muốn đi học", "wants_training": "Muốn học nghề", "wants_work": "Muốn có việc làm",
    "wants_trade": "Muốn vay vốn làm ăn", "trafficked_in_vietnam": "Bị mua bán tại Việt Nam",
    "with_identified": "Đi cùng người đã được xác định là nạn nhân",
    "with_identified_before": "Người đi cùng được xác định trước 01/07/2025",
}  # fmt: skip
FACTS: Final = {
    **SITUATION, "status": "Tư cách", "nationality": "Quốc tịch", "group": "Đối tượng", "no_calls": "Không gọi điện",
    "no_messages": "Không nhắn tin", "no_letters": "Không gửi thư, giấy mời", "no_visits": "Không đến tận nhà",
    "interpreter": "Có phiên dịch", "representative": "Có người đại diện", "signs": "Có dấu hiệu cần xác minh",
    "anew": "Thay cho mọi điều đã thống nhất trước", "forced_criminality": "Có thể bị ép làm việc trái pháp luật", "family": "Của cả gia đình đi cùng", "complex": "Việc phức tạp",
}  # fmt: skip
CONTACT: Final = BANS
STATE: Final = {
    State.NOTHING: "chưa làm gì", State.ASKED: "đã đề nghị", State.REFERRED: "đã chuyển gửi, chờ trả lời",
    State.SENT_BACK: "nơi được chuyển không nhận; cần tìm nơi khác", State.ACCEPTED: "đã có nơi nhận, chưa hỗ trợ",
    State.DELIVERED: "đã hỗ trợ", State.EXPIRED: "đã hết thời hạn hỗ trợ", State.REFUSED: "đã từ chối bằng văn bản",
    State.DECLINED: "người đó không nhận",
}  # fmt: skip
ANSWER: Final = {Answer.OWED: "Được hỗ trợ", Answer.ASK: "Cần hỏi thêm", Answer.NOT_OWED: "Không thuộc trường hợp"}  # fmt: skip
# Answers that were asked for by a day which the asker set.
ASKED_CLOCKS: Final = {"GT": "Trả lời chuyển gửi hỗ trợ", "GC": "Trả lời yêu cầu giải cứu"}
LANGUAGES: Final = codes.LANGUAGES
COUNTRIES: Final = [
    ("VN", "Việt Nam"), ("KH", "Campuchia"), ("LA", "Lào"), ("MM", "Myanmar"), ("CN", "Trung Quốc"), ("TH", "Thái Lan"),
    ("MY", "Malaysia"), ("PH", "Philippines"), ("TW", "Đài Loan (Trung Quốc)"), ("AE", "Các Tiểu vương quốc Ả Rập Thống nhất"),
]  # fmt: skip
WAYS_ON: Final = [("to_commune", "Đưa đến Ủy ban nhân dân cấp xã"), ("to_health", "Thông báo cơ quan y tế cấp tỉnh"),
                  ("to_labour", "Thông báo cơ quan lao động (trước 01/07/2025)")]  # fmt: skip
WAYS_IN: Final = [("at_commune", "Ủy ban nhân dân cấp xã đã nhận người"), ("at_health", "Cơ quan y tế đã nhận thông báo"),
                  ("at_labour", "Cơ quan lao động đã nhận thông báo (trước 01/07/2025)"), ("begun", "Đã bắt đầu hỗ trợ")]  # fmt: skip


def spoken(value: object) -> str:
    """Yes, no, or not known yet."""
    return UNKNOWN.lower() if value is None else "có" if value else "không"


def clock_name(ref: str) -> str:
    return ASKED_CLOCKS.get(ref) or (book().clock(ref).name if ref else "")
