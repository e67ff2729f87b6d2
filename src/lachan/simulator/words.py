"""Invented tellings and reasons; each opens by saying that it is made up."""

from random import Random

from .shares import pick

MADE_UP = "DỮ LIỆU GIẢ LẬP."
LURED = {
    "easy_job": "được giới thiệu «việc nhẹ lương cao», hứa trả trước tiền xe và chỗ ở",
    "romance": "quen một người qua mạng, người này hứa cưới rồi rủ đi xa",
    "marriage": "được mai mối lấy chồng, gia đình nhận một khoản tiền",
    "debt": "nợ tiền, bị ép đi làm để trừ nợ",
    "study": "được hứa cho đi học nghề, có việc ngay",
    "adoption": "được đề nghị cho con làm con nuôi và nhận tiền",
    "force": "bị ép lên xe, bị giữ giấy tờ và điện thoại",
    "organ": "được đề nghị bán một bộ phận cơ thể để trả nợ",
}
GONE = {
    "abroad": "Sau đó người này bị đưa qua biên giới; gia đình nhận cuộc gọi đòi tiền chuộc.",
    "domestic": "Sau đó người này bị đưa sang tỉnh khác, bị giữ lại và bắt làm việc.",
    "inbound": "Người này được đưa từ nước ngoài vào và không được tự do đi lại.",
    "unknown": "Hiện chưa biết người này đang ở đâu.",
}
COMPLEX = ("Vụ việc có nhiều tình tiết phức tạp, phải xác minh tại nhiều địa điểm",
           "Phải xác minh tại tỉnh khác và chờ kết quả xuất cảnh, nhập cảnh",
           "Nhiều người liên quan đi khỏi nơi cư trú, phải xác minh nhiều nơi")  # fmt: skip
MORE_TIME = ("Chưa thu thập đủ tài liệu về dòng tiền, đề nghị gia hạn để tiếp tục xác minh",
             "Đang chờ kết quả trưng cầu giám định dữ liệu điện tử, đề nghị gia hạn")  # fmt: skip
NO_TIME = ("Hồ sơ đã đủ căn cứ để quyết định; không cần gia hạn",)
FOUND = ("Đã lấy lời khai, thu thập dữ liệu liên lạc và sao kê; đề xuất xử lý theo kết quả xác minh",
         "Đã xác minh nơi cư trú, tuyến di chuyển; còn tài liệu phải thu thập")  # fmt: skip
CORRECTED = ("Ghi nhầm giờ so với biên bản", "Đối chiếu sổ trực ban, sửa lại giờ")
REFUSED = {"incomplete": "Thiếu biên bản tiếp nhận và bản tự khai",
           "not_competent": "Không thuộc thẩm quyền theo nơi xảy ra sự việc",
           "wrong_address": "Gửi nhầm nơi nhận"}  # fmt: skip


def telling(traits: dict[str, str]) -> str:
    lured = LURED.get(traits.get("lure", ""), "bị lôi kéo, chưa rõ cách thức")
    gone = GONE.get(traits.get("route", ""), GONE["unknown"])
    return f"{MADE_UP} Người báo trình bày: người thân của họ {lured}. {gone}"


def reason(dice: Random, among: tuple[str, ...]) -> str:
    return f"{MADE_UP} {pick(dice, among)}."
