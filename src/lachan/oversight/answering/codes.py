"""The steps between asking and being content, and how a check may end; each part of oversight names them its own way."""

RECEIVED, ANSWERED, CHECKED = "received", "answered", "checked"
STEPS = [
    (RECEIVED, "Đã nhận"),
    (ANSWERED, "Đã trả lời"),
    (CHECKED, "Đã kiểm tra lại"),
]
RESULTS = [
    ("done", "Đã khắc phục, đã thực hiện"),
    ("partly", "Mới khắc phục một phần"),
    ("not_done", "Chưa khắc phục, chưa thực hiện"),
]
STATES = [
    ("sent", "Chưa nhận"),
    ("open", "Chờ trả lời"),
    ("answered", "Đã trả lời, chờ kiểm tra lại"),
    ("again", "Chưa đạt, phải làm tiếp"),
    ("settled", "Đã xong"),
]
