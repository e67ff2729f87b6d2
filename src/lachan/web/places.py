"""Places in the navigation, in the user's terms, each with the permission that opens it."""

from lachan.access.permissions import Permission as P  # noqa: N817

PLACES: list[tuple[str, str, P | None]] = [
    ("/viec-hom-nay/", "Việc hôm nay", None),
    ("/nguon-tin/moi/", "Tiếp nhận mới", P.REPORT_RECEIVE),
    ("/vu-viec/", "Vụ việc", P.REPORT_SEE),
    ("/ban-giao/", "Bàn giao", P.HANDOVER_ANSWER),
    ("/chi-tieu/", "Chỉ tiêu", P.FIGURES_SEE),
    ("/nhat-ky/", "Nhật ký", P.AUDIT_SEE),
]
