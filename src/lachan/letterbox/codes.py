"""Choices of the letterbox, in the words that users read."""

SIDE = [("reporter", "Người báo tin"), ("body", "Cơ quan tiếp nhận")]
# Whom a report speaks of, as far as it decides which body may receive it (BLTTHS Điều 145; Luật Tố cáo).
OFFICIAL = [
    ("commune", "Có, cán bộ Công an xã, phường nơi xảy ra"),
    ("province", "Có, cán bộ Công an tỉnh hoặc Cơ quan điều tra"),
]
# What a letter is about, where that changes what may be told to whoever wrote it.
TOPIC = [("relative", "Tìm người thân")]
# What the person who was looked for lets be told (BLDS 2015 Điều 38; Luật 91/2025/QH15; Luật 53/2024/QH15, giữ bí mật thông tin).
CONSENT = [
    ("found", "Đã tìm thấy, còn an toàn"),
    ("where", "Đang ở đâu"),
    ("contact", "Cách liên lạc"),
]
NOTHING = "nothing"
# What came with a letter: by its content, and what a scanner said of it last.
ENCLOSED = [
    ("jpeg", "Ảnh"), ("png", "Ảnh PNG"), ("pdf", "Tệp PDF"), ("txt", "Tệp chữ"), ("mp3", "Ghi âm MP3"), ("m4a", "Ghi âm M4A"),
    ("amr", "Ghi âm AMR"), ("mp4", "Ghi hình MP4"), ("3gp", "Ghi hình 3GP"),
]  # fmt: skip
SCANNED = [("clean", "Đã quét mã độc: không thấy"), ("found", "Có mã độc: không mở"), ("unscanned", "Chưa quét mã độc")]  # fmt: skip
# What the law has the bodies tell whoever reported (TTLT 01/2017 Điều 14; BLTTHS Điều 148, 149); nothing else is shown.
TOLD = {
    "informant_notified": "Cơ quan có thẩm quyền đã ra thông báo kết quả tiếp nhận tin",
    "suspension_sent": "Đã ra thông báo tạm dừng giải quyết tin; tin vẫn được giữ và sẽ được giải quyết tiếp khi hết lý do tạm dừng",
    "resumption_sent": "Đã ra thông báo tiếp tục giải quyết tin",
    "result_notified": "Đã ra thông báo kết quả giải quyết tin",
}
