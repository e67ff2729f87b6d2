"""What pictures and papers call the kinds of a bundle."""

from __future__ import annotations

from lachan.proof.bundle.papers import Source
from lachan.proof.bundle.people import Decided, Role

MISSING = "chưa có"
NO_FOLIO = "chưa có bút lục"
UNSAID = "chưa ghi"
FOR, AGAINST = "Chứng cứ ủng hộ", "Chứng cứ trái chiều, gỡ tội"
NO_VERDICT = "Nêu điều đã có trong hồ sơ và điều còn hỏi; không kết luận về người nào."
STALE = "Hồ sơ đã thay đổi từ khi lập"
DECIDED = {
    Decided.INITIATED: "khởi tố vụ án", Decided.NOT_INITIATED: "không khởi tố vụ án", Decided.CHARGED: "khởi tố bị can",
    Decided.NOT_CHARGED: "không khởi tố bị can", Decided.SEPARATED: "tách vụ án", Decided.SUSPENDED: "tạm đình chỉ",
    Decided.DISCONTINUED: "đình chỉ", Decided.OTHER_FILE: "đã xử lý ở hồ sơ khác", Decided.ARRESTED: "bắt, giữ, tạm giữ",
    Decided.RELEASED: "trả tự do", Decided.WANTED: "truy nã", Decided.ADMINISTRATIVE: "xử lý hành chính",
    Decided.DIED: "người này đã chết", Decided.CONCLUSION: "kết luận điều tra đề nghị truy tố", Decided.INDICTED: "cáo trạng, truy tố",
    Decided.SENTENCED: "bản án kết tội", Decided.ACQUITTED: "bản án tuyên không phạm tội", Decided.MEASURE: "biện pháp ngăn chặn, cưỡng chế",
    Decided.ALLOWED: "lệnh, phê chuẩn", Decided.OTHER: "quyết định khác",
}  # fmt: skip
ROLES = {
    Role.ACCUSED: "bị can, bị cáo", Role.HELD: "người bị giữ", Role.DENOUNCED: "người bị tố giác", Role.VICTIM: "bị hại",
    Role.WITNESS: "người làm chứng", Role.CIVIL: "đương sự dân sự", Role.INTERESTED: "người có quyền lợi, nghĩa vụ liên quan",
    Role.DESCRIBED: "người được nhắc đến", Role.OFFICER: "người tiến hành tố tụng", Role.OTHER: "người tham gia khác",
}  # fmt: skip
SOURCES = {
    Source.EXHIBIT: "vật chứng", Source.STATEMENT: "lời khai", Source.ELECTRONIC: "dữ liệu điện tử", Source.EXPERT: "kết luận giám định, định giá",
    Source.RECORD: "biên bản tố tụng", Source.ASSISTANCE: "kết quả tương trợ tư pháp", Source.DOCUMENT: "tài liệu, đồ vật khác",
    Source.NONE: "không thuộc bảy nguồn",
}  # fmt: skip
LINES = {"about": "được nói đến cùng", "paid": "chuyển tiền", "event": "cùng có mặt"}
PRECISION = {"year": "trong năm", "month": "trong tháng", "day": "trong ngày", "minute": "đến phút"}


def day(iso: str) -> str:
    """2024-05-03 → 03/05/2024; a vaguer day as far as it is known; nothing is «chưa ghi»."""
    date, _, hour = iso.partition("T")
    turned = "/".join(reversed(date.split("-")))
    return (f"{hour} {turned}" if hour else turned) or UNSAID


def money(sum: float, currency: str) -> str:
    """40.000.000 VND"""
    said = f"{sum:,.0f}" if sum == int(sum) else f"{sum:,.2f}"
    return f"{said.replace(',', ' ').replace('.', ',').replace(' ', '.')} {currency}"
