"""Choices of the docket, with the words users read."""

STANDING = [
    ("origin", "Nơi tiếp nhận đầu tiên"),
    ("recipient", "Nơi được chuyển đến"),
    ("supervisor", "Kiểm sát"),
    ("inspector", "Thanh tra"),
    # Sees that the matter lives and how it ends, not the work on it.
    ("notifier", "Nơi báo tin"),
]
CAPACITY = [
    ("suspected", "Người bị tố giác"),
    ("presumed_victim", "Người có dấu hiệu là nạn nhân"),
    ("informant", "Người báo tin"),
    ("witness", "Người biết việc"),
    ("guardian", "Người đại diện"),
]
HANDED = [("report", "Nguồn tin"), ("file", "Hồ sơ")]
REFUSAL_GROUNDS = [
    ("not_competent", "Không thuộc thẩm quyền của đơn vị nhận"),
    ("incomplete", "Thiếu tài liệu phải gửi kèm theo quy định"),
    ("wrong_address", "Gửi nhầm nơi nhận"),
    ("duplicate", "Đã tiếp nhận cùng nguồn tin này"),
]
GRADES = [("none", "Không mật"), ("mat", "Mật"), ("toi_mat", "Tối mật"), ("tuyet_mat", "Tuyệt mật")]
BOOKS = [("intake", "Sổ tiếp nhận nguồn tin"), ("handling", "Sổ thụ lý nguồn tin")]


def label(choices: list[tuple[str, str]], code: str) -> str:
    return dict(choices).get(code, code)
