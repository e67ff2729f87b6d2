"""Choices of the docket, with the words users read."""

STANDING = [
    ("origin", "Nơi tiếp nhận đầu tiên"),
    ("recipient", "Nơi được chuyển đến"),
    ("supervisor", "Kiểm sát"),
    ("inspector", "Thanh tra"),
    ("court", "Xét xử"),
    # Sees that the matter lives and how it ends, not the work on it.
    ("notifier", "Nơi báo tin"),
    # Is being sent something and has not yet answered: sees that, not the work.
    ("addressee", "Nơi đang được chuyển đến"),
    # Keeps one accused in custody: sees what concerns that person, not the work.
    ("custodian", "Cơ sở giam giữ"),
]
LIMITED = frozenset({"notifier", "addressee", "custodian"})
CAPACITY = [
    ("suspected", "Người bị tố giác"),
    ("presumed_victim", "Người có dấu hiệu là nạn nhân"),
    ("informant", "Người báo tin"),
    ("witness", "Người biết việc"),
    ("guardian", "Người đại diện"),
    ("accused", "Bị can, bị cáo, người bị giữ"),
    ("injured", "Bị hại"),
]
HANDED = [
    ("report", "Nguồn tin"), ("file", "Hồ sơ"), ("exhibits", "Vật chứng"),
    ("detainee", "Người bị giữ, tạm giữ, tạm giam"), ("victim", "Nạn nhân, người đang trong quá trình xác định là nạn nhân"),
]  # fmt: skip
REFUSAL_GROUNDS = [
    ("not_competent", "Không thuộc thẩm quyền của đơn vị nhận"),
    ("incomplete", "Thiếu tài liệu phải gửi kèm theo quy định"),
    ("wrong_address", "Gửi nhầm nơi nhận"),
    ("duplicate", "Đã tiếp nhận cùng nguồn tin này"),
]
GRADES = [("none", "Không mật"), ("mat", "Mật"), ("toi_mat", "Tối mật"), ("tuyet_mat", "Tuyệt mật")]
BOOKS = [
    ("intake", "Sổ tiếp nhận nguồn tin"), ("handling", "Sổ thụ lý nguồn tin"),
    ("case", "Sổ thụ lý vụ án"), ("prosecution", "Sổ thụ lý án giai đoạn truy tố"),
    ("trial", "Sổ thụ lý án sơ thẩm"), ("appeal", "Sổ thụ lý án phúc thẩm"),
    ("execution", "Sổ thi hành án hình sự"), ("grievance", "Sổ khiếu nại, tố cáo"),
]  # fmt: skip


def label(choices: list[tuple[str, str]], code: str) -> str:
    return dict(choices).get(code, code)
