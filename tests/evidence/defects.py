"""The defects of the catalogue: put one in, get the file and the findings that must come. Written without the checker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from .building import Data, File
from .clean import clean
from .injected import SECTIONS
from .injected.hands import DEFECTS, NEAR_MISSES, Change, Expect, NotHere

# Severities as the catalogue gives them; where it gives one for a group (G: B/C) the graver.
SEVERITY = {
    **dict.fromkeys(["R-01", "R-02", "R-03", "R-06", "R-08", "R-10", "R-11", "R-12", "R-13", "R-14", "R-19", "R-20", "R-21", "R-22", "R-23", "R-24", "R-25", "R-26", "R-27", "R-28", "R-44", "R-46", "R-48", "R-50", "R-51", "R-60", "R-61", "R-63", "R-64", "R-68", "R-80", "R-83", "R-84", "R-90"], "A"),
    **dict.fromkeys(["R-04", "R-05", "R-09", "R-15", "R-16", "R-17", "R-18", "R-29", "R-30", "R-31", "R-33", "R-34", "R-35", "R-36", "R-38", "R-40", "R-41", "R-42", "R-43", "R-45", "R-47", "R-52", "R-53", "R-54", "R-55", "R-56", "R-57", "R-62", "R-65", "R-66", "R-70", "R-71", "R-72", "R-73", "R-82", "R-91", "R-92", "R-93", "R-94"], "B"),
    **dict.fromkeys(["R-07", "R-32", "R-49", "R-58", "R-67", "R-81"], "C"),
    **dict.fromkeys(["R-37", "R-59"], "D"),
}  # fmt: skip

# Rules, or parts of rules, for which a bundle has no field.
NOT_EXPRESSIBLE: dict[str, str] = {}
PARTLY_EXPRESSIBLE = {
    "R-13": "giờ, nơi, người… là cờ; nội dung biên bản không có, nên chỉ thử cờ «false»",
    "R-15": "chỉ có cờ agency_handed_over: không phân biệt thiếu quyết định và quá hạn",
    "R-24": "không có nghi ngờ về tình trạng tâm thần; chỉ thử tỷ lệ thương tích và tuổi (tuổi: cùng R-60)",
    "R-33": "không có giấy tờ mang hai tên; chỉ thử bí danh chung, giấy tờ chung, hai số định danh",
    "R-37": "không có trường phân loại cốt lõi/ngoại vi",
    "R-54": "không có dấu hiệu (signs) ở mệnh đề; thử bằng giả thuyết bên cạnh truy cứu, chưa loại trừ",
    "R-64": "không có giờ bắt đầu, kết thúc: chỉ thử người đại diện",
    "R-66": "không có chế độ áp dụng cho nạn nhân 16–17 tuổi; chỉ thử văn bản xác định nạn nhân",
    "R-68": "không có quyền của người đọc; thử tên bị hại trên nhãn sơ đồ",
    "R-70": "không có số dư, đối khoản; thử tổng giao dịch của một người khác số tiền ở mệnh đề hưởng lợi",
    "R-80": "không có ghi nhận so sánh điều khoản có lợi hơn; thử bộ luật cũ cho hành vi mới",
    "R-83": "chỉ một hạn; không có ngày quyết định gia hạn",
    "R-93": "so mã phiên bản, không có mã băm của dữ liệu vào",
}

RULES = tuple(sorted(DEFECTS)) if SECTIONS else ()  # the sections have filled the register


@dataclass(frozen=True)
class Injected:
    """A file with one change: what must be found, and of which rules a finding is counted neither way."""

    data: Data
    expected: tuple[Expect, ...]
    also: frozenset[str]
    rule: str
    by: str


def inject(rule: str, seed: int, near: bool = False) -> Injected:
    """One of the rule's defects (or near misses) in the first clean file that has a place for it."""
    dice = Random(f"{rule}/{seed}/{near}")
    ways = (NEAR_MISSES if near else DEFECTS)[rule]
    way = ways[seed % len(ways)]
    for _ in range(400):
        file = File(clean(dice.randrange(10**6)), dice)
        try:
            change: Change = way(file)
        except NotHere:
            continue
        return Injected(file.data, change.expected, frozenset(change.also), rule, way.__name__)
    raise LookupError(f"{rule}: no clean file has a place for {way.__name__}")


def ways() -> Iterator[tuple[str, str, bool]]:
    """Every injector: rule, its name, whether it is a near miss."""
    for near, register in ((False, DEFECTS), (True, NEAR_MISSES)):
        for rule in sorted(register):
            yield from ((rule, one.__name__, near) for one in register[rule])
