"""Words of field checks: sectors, what a check looks at, steps of a licence and of a finding, where a finding stands."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lachan.law.reading_yaml import load_yaml

GRANTED, EXTENDED, WITHDRAWN = "granted", "extended", "withdrawn"
LICENCES = [(GRANTED, "Được cấp"), (EXTENDED, "Được gia hạn"), (WITHDRAWN, "Bị thu hồi")]
SAID, VERIFIED, AGAIN, PASSED = "said", "verified", "again", "passed"
STEPS = [
    (SAID, "Cơ sở báo đã khắc phục"),
    (VERIFIED, "Đã kiểm tra lại, khắc phục xong"),
    (AGAIN, "Chưa khắc phục, đặt hạn mới"),
    (PASSED, "Chuyển cơ quan có thẩm quyền"),
]
STATES = [
    ("open", "Trong hạn khắc phục"),
    ("overdue", "Quá hạn khắc phục"),
    ("waiting", "Báo đã khắc phục, chờ kiểm tra lại"),
    ("closed", "Đã khắc phục"),
    ("passed_on", "Đã chuyển"),
]

PLANNED = [
    ("overdue", "Quá hạn, chưa kiểm tra"),
    ("waiting", "Chưa đến hạn"),
    ("done", "Đã kiểm tra"),
    ("late", "Đã kiểm tra, quá hạn"),
    ("dropped", "Đã đưa ra khỏi kế hoạch"),
]


@lru_cache(maxsize=1)
def sectors() -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = load_yaml(Path(__file__).parent / "sectors.yaml")
    return found


def labels() -> list[tuple[str, str]]:
    return [(key, one["label"]) for key, one in sectors().items()]


def asks(sector: str) -> Mapping[str, str]:
    """What a check of the sector looks at → its words."""
    return sectors().get(sector, {}).get("asks", {})
