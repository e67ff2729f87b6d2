"""Choices of intake, in the words of the law and of the registers."""

KIND = [
    ("denunciation", "Tố giác về tội phạm"),
    ("notice", "Tin báo về tội phạm"),
    ("recommendation", "Kiến nghị khởi tố"),
]
CHANNEL = [
    ("in_person", "Trực tiếp đến báo"),
    ("phone", "Điện thoại đơn vị"),
    ("police_113", "Trực ban 113"),
    ("hotline_111", "Tổng đài 111"),
    ("vneid", "Ứng dụng VNeID"),
    ("post", "Bưu chính"),
    ("agency", "Cơ quan, tổ chức chuyển đến"),
    ("press", "Phương tiện thông tin đại chúng"),
    ("border", "Tiếp nhận tại biên giới"),
    ("detected", "Cơ quan trực tiếp phát hiện"),
    ("online", "Trang tiếp nhận trực tuyến"),
]
# Channels that keep a list of their own; a call on the list and in no register counts against us.
LISTED = ("police_113", "hotline_111", "vneid", "online")
INFORMANT = [
    ("named", "Có nêu tên"),
    ("anonymous", "Không nêu tên"),
    ("protected", "Nêu tên, yêu cầu giữ bí mật"),
]
LURE = [
    ("unknown", "Chưa rõ"),
    ("easy_job", "«Việc nhẹ lương cao»"),
    ("marriage", "Kết hôn"),
    ("adoption", "Cho, nhận con nuôi"),
    ("study", "Du học, học nghề"),
    ("debt", "Trả nợ"),
    ("romance", "Quan hệ tình cảm"),
    ("organ", "Bán bộ phận cơ thể"),
    ("force", "Bắt cóc, cưỡng ép"),
    ("other", "Khác"),
]
RECRUITING = [
    ("unknown", "Chưa rõ"),
    ("social_media", "Mạng xã hội"),
    ("acquaintance", "Người quen, họ hàng"),
    ("broker", "Môi giới"),
    ("company", "Doanh nghiệp"),
    ("stranger", "Người lạ"),
    ("other", "Khác"),
]
ROUTE = [
    ("unknown", "Chưa rõ"),
    ("domestic", "Trong nước"),
    ("abroad", "Ra nước ngoài"),
    ("inbound", "Từ nước ngoài vào"),
]
EXPLOITATION = [
    ("unknown", "Chưa rõ"),
    ("forced_labour", "Cưỡng bức lao động"),
    ("online_scam", "Ép tham gia lừa đảo qua mạng"),
    ("sexual", "Bóc lột tình dục"),
    ("forced_marriage", "Ép kết hôn"),
    ("child_sale", "Mua bán trẻ em"),
    ("organ", "Lấy bộ phận cơ thể"),
    ("begging", "Ép ăn xin"),
    ("other", "Khác"),
]
# ISO 3166-1 alpha-2; the destinations that reports of the region name, and the rest by «khác».
DESTINATION = [
    ("unknown", "Chưa rõ"), ("KH", "Campuchia"), ("CN", "Trung Quốc"), ("LA", "Lào"),
    ("MM", "Mi-an-ma"), ("TH", "Thái Lan"), ("PH", "Phi-líp-pin"), ("MY", "Ma-lai-xi-a"),
    ("TW", "Đài Loan (Trung Quốc)"), ("other", "Khác"),
]  # fmt: skip
TRAITS = {
    "lure": ("Thủ đoạn dụ dỗ", LURE),
    "recruiting": ("Cách tiếp cận", RECRUITING),
    "route": ("Tuyến", ROUTE),
    "destination": ("Nơi đến", DESTINATION),
    "exploitation": ("Hình thức bóc lột", EXPLOITATION),
}
ARTICLES = [
    ("150", "Mua bán người (Điều 150)"),
    ("151", "Mua bán người dưới 16 tuổi (Điều 151)"),
    ("152", "Đánh tráo người dưới 01 tuổi (Điều 152)"),
    ("153", "Chiếm đoạt người dưới 16 tuổi (Điều 153)"),
    ("154", "Mua bán, chiếm đoạt mô, bộ phận cơ thể (Điều 154)"),
    ("347", "Xuất cảnh, nhập cảnh trái phép (Điều 347)"),
    ("348", "Tổ chức, môi giới xuất, nhập cảnh trái phép (Điều 348)"),
    ("349", "Tổ chức, môi giới trốn đi nước ngoài (Điều 349)"),
]
# BLTTHS Điều 148 khoản 1, as amended by Luật 02/2021/QH15.
SUSPENSION_GROUNDS = [
    (
        "expertise",
        "Đã trưng cầu giám định, yêu cầu định giá, tương trợ tư pháp nhưng chưa có kết quả",
    ),
    (
        "documents",
        "Đã yêu cầu cung cấp tài liệu, đồ vật có ý nghĩa quyết định nhưng chưa có kết quả",
    ),
    ("force_majeure", "Bất khả kháng do thiên tai, dịch bệnh"),
]
# BLTTHS Điều 157.
DECLINE_GROUNDS = [
    ("157.1", "Không có sự việc phạm tội (khoản 1)"),
    ("157.2", "Hành vi không cấu thành tội phạm (khoản 2)"),
    ("157.3", "Chưa đến tuổi chịu trách nhiệm hình sự (khoản 3)"),
    ("157.4", "Đã có bản án hoặc quyết định đình chỉ vụ án có hiệu lực pháp luật (khoản 4)"),
    ("157.5", "Đã hết thời hiệu truy cứu trách nhiệm hình sự (khoản 5)"),
    ("157.6", "Tội phạm đã được đại xá (khoản 6)"),
    ("157.7", "Người thực hiện hành vi đã chết (khoản 7)"),
]
PURPOSES = [
    ("verify", "Xác minh nguồn tin"),
    ("protect", "Bảo vệ, liên hệ an toàn"),
    ("supervise", "Kiểm sát việc giải quyết"),
    ("duplicate", "Kiểm tra trùng nguồn tin"),
    ("correct", "Đính chính thông tin"),
]
