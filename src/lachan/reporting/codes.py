"""Words of reports for users: who may ask for one, how it went out, how a report stands."""

ASKED_BY = [
    ("national_committee", "Ban Chỉ đạo 138 Chính phủ"),
    ("ministry", "Bộ Công an"),
    ("peoples_council", "Hội đồng nhân dân tỉnh"),
    ("peoples_committee", "Ủy ban nhân dân tỉnh"),
    ("party_committee", "Tỉnh ủy"),
]
STATES = [
    ("ahead", "Chưa đến hạn"),
    ("overdue", "Quá hạn, chưa gửi"),
    ("sent_in_time", "Đã gửi đúng hạn"),
    ("sent_late", "Đã gửi, trễ hạn"),
]
