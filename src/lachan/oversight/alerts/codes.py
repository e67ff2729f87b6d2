"""Choices of alerts, with the words users read."""

CHANNELS = [("email", "Thư điện tử"), ("webhook", "Gọi hệ thống khác"), ("sms", "Tin nhắn")]
# A webhook makes this system call an address: only an administrator may give one.
OWN_CHANNELS = frozenset({"email", "sms"})
WANTS = [
    ("all", "Mọi việc đến hạn"),
    ("release", "Chỉ báo động trả tự do, báo động an toàn"),
    ("nothing", "Không nhận tin; chỉ xem trên hệ thống"),
]
STATES = [
    ("waiting", "Chờ gửi"),
    ("sent", "Đã gửi"),
    ("failed", "Không gửi được"),
    ("dropped", "Không còn cần gửi"),
]
