"""Words of places of focus: what may be told of a place, how it was counted, the steps of a declaration, the table."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

from .rules import CALM, DARK, MET, NONE, SELDOM, UNKNOWN, Input, Method

KINDS = [
    ("departures", "Người đi làm việc ở nước ngoài không qua hợp đồng"),
    ("school_leaving", "Học sinh bỏ học"),
    ("unlicensed_brokers", "Điểm môi giới, tuyển lao động không phép"),
    ("unregistered_lodging", "Cơ sở lưu trú không khai báo"),
    ("informal_crossings", "Đường mòn, lối mở"),
]
METHODS = [
    ("register", "Đếm theo sổ, hồ sơ"),
    ("survey", "Rà soát, kiểm tra tại chỗ"),
    ("reported", "Theo báo cáo của cơ sở"),
    ("estimated", "Ước tính"),
]
REVIEWED, ENDED = "reviewed", "ended"
STEPS = [(REVIEWED, "Rà soát, giữ trong danh sách"), (ENDED, "Đưa ra khỏi danh sách")]
GAPS = [
    (NONE, "Chưa có buổi nào"),
    (SELDOM, "Ít, hoặc đã lâu"),
    (UNKNOWN, "Chưa có số liệu"),
    (MET, "Đã được truyền thông"),
    (CALM, "Không có gì nổi lên"),
    (DARK, "Chưa có gì để xét"),
]
DOCKET, CARE, PLACES, OUTREACH = "docket", "care", "places", "outreach"


@lru_cache(maxsize=1)
def method() -> Method:
    said = load_yaml(Path(__file__).parent / "profile.yaml")
    part, whole = said["stands_out"]["share"]
    return Method(
        since=said["since"], months=said["window"]["months"], share=(part, whole),
        among=said["stands_out"]["among"], stale_days=said["gap"]["stale_days"], words=_reasons(said),
        inputs=tuple(Input(**one) for one in said["inputs"]),
    )  # fmt: skip


def _reasons(said: Mapping[str, Any]) -> Mapping[str, str]:
    out = said["stands_out"]
    return {"window": said["window"]["why"], "share": out["why"], "among": out["among_why"], "gap": said["gap"]["why"]}  # fmt: skip


def input_of(key: str) -> Input | None:
    return next((one for one in method().inputs if one.key == key), None)


def reasons() -> list[tuple[str, str]]:
    """What a declaration may give as its reason: a risk input of the table."""
    return [(one.key, one.label) for one in method().of_side("risk")]
