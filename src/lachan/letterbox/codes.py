"""Choices of the letterbox, in the words that users read."""

SIDE = [("reporter", "Người báo tin"), ("body", "Cơ quan tiếp nhận")]
# Whom a report speaks of, as far as it decides which body may receive it (BLTTHS Điều 145; Luật Tố cáo).
OFFICIAL = [
    ("commune", "Có, cán bộ Công an xã, phường nơi xảy ra"),
    ("province", "Có, cán bộ Công an tỉnh hoặc Cơ quan điều tra"),
]
# What the law has the bodies tell whoever reported (TTLT 01/2017 Điều 14; BLTTHS Điều 148, 149); nothing else is shown.
TOLD = {
    "informant_notified": "Cơ quan có thẩm quyền đã ra thông báo kết quả tiếp nhận tin",
    "suspension_sent": "Đã ra thông báo tạm dừng giải quyết tin; tin vẫn được giữ và sẽ được giải quyết tiếp khi hết lý do tạm dừng",
    "resumption_sent": "Đã ra thông báo tiếp tục giải quyết tin",
    "result_notified": "Đã ra thông báo kết quả giải quyết tin",
}
