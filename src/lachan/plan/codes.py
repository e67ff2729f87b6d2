"""Words of the plan: kinds of paper, how often a task is due, the steps of its progress, where a duty stands."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

PAPERS = [
    ("programme", "Chương trình"),
    ("province_plan", "Kế hoạch của tỉnh theo chương trình"),
    ("yearly_plan", "Kế hoạch năm"),
    ("campaign_plan", "Kế hoạch cao điểm"),
    ("decision", "Văn bản điều chỉnh"),
    ("minutes", "Kết luận cuộc họp"),
]
KINDS = [("year", "Kế hoạch năm"), ("campaign", "Đợt cao điểm")]
ACTS = [("adopted", "Ban hành"), ("closed", "Kết thúc")]
PERIODICITIES = [
    ("once", "Một lần"),
    ("daily", "Hằng ngày"),
    ("weekly", "Hằng tuần"),
    ("monthly", "Hằng tháng"),
    ("quarterly", "Hằng quý"),
    ("half_year", "Sáu tháng"),
    ("yearly", "Cả năm"),
    ("continuous", "Thường xuyên"),
    ("as_needed", "Khi phát sinh"),
]
LEVELS = [("province", "Cấp tỉnh"), ("district", "Cấp huyện"), ("commune", "Cấp xã")]
ACCEPTED, REPORTED, CONFIRMED, RETURNED = "accepted", "reported", "confirmed", "returned"
BLOCKED, UNBLOCKED = "blocked", "unblocked"
STEPS = [
    (ACCEPTED, "Đã nhận việc"),
    (REPORTED, "Đã báo cáo"),
    (CONFIRMED, "Đã xác nhận"),
    (RETURNED, "Trả lại, cần bổ sung"),
    (BLOCKED, "Đang vướng"),
    (UNBLOCKED, "Đã gỡ vướng"),
]
STATES = [
    ("ahead", "Chưa đến kỳ"),
    ("due", "Trong kỳ, chưa nhận việc"),
    ("accepted", "Trong kỳ, đã nhận việc"),
    ("reported", "Đã báo cáo, chờ xác nhận"),
    ("returned", "Trả lại, phải bổ sung"),
    ("confirmed", "Đã xác nhận"),
    ("late", "Chậm, chưa báo cáo"),
]


@lru_cache(maxsize=1)
def _said() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = load_yaml(Path(__file__).parent / "measures.yaml")
    return found


def measures() -> Mapping[str, str]:
    """What may be counted in a report of progress → its label with the unit."""
    return _said()["measures"]


def targets() -> Mapping[str, str]:
    """Codes of targets that a task may serve; their definitions stand in `indicators`."""
    return _said()["targets"]


def known(code: str) -> bool:
    return code in measures() or code in targets()


def label_of(code: str) -> str:
    return measures().get(code) or targets().get(code, code)
