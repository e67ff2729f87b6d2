"""What the board calls its parts: groups of stages, in the order of a case's life."""

GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "dieu-tra": ("Điều tra", ("P1", "P3", "P3r", "P4")),
    "truy-to": ("Truy tố", ("Q1", "Q2", "Q3", "Q4r")),
    "so-tham": ("Xét xử sơ thẩm", ("T1", "T2", "T3", "T4", "T5")),
    "phuc-tham": ("Phúc thẩm", ("U1", "U2", "U2h", "U3", "U4")),
    "hieu-luc": ("Có hiệu lực, thi hành án", ("X1", "X2", "X3")),
    "tam-dinh-chi": ("Tạm đình chỉ", ("P3s", "Q4s", "Ts")),
    "ket-thuc": ("Đình chỉ, hủy bỏ, nhập vụ khác", ("P0", "P3x", "P9", "Q4x", "Tx")),
}
EMPTY = ("Không có vụ án nào", "không có vụ án trong phạm vi của đơn vị khớp với điều kiện.")
COLUMNS = (
    "Mã vụ án",
    "Số sổ",
    "Giai đoạn",
    "Loại tội phạm",
    "Bị can",
    "Đang thụ lý",
    "Khởi tố",
    "Hạn gần nhất",
)
