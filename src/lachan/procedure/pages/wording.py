"""The words pages use for marks, classes, facts, lengths and ways of counting. One sentence each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lachan.law.blhs_2015.dieu_9 import NAMES
from lachan.law.clock import Clock, Condition, Term
from lachan.law.lengths import Length
from lachan.law.reading_yaml import load_yaml
from lachan.procedure.facts_door import fact_of
from lachan.procedure.periods import ZONE

MARKS: Final = {
    "verified": "đã đối chiếu với lời văn",
    "from_memory": "theo trí nhớ, cần kiểm tra",
    "conflict": "nguồn còn mâu thuẫn",
    "inferred": "suy ra, chưa có lời văn trực tiếp",
}
COUNTING: Final = {
    "hours": "Đếm liên tục theo giờ, phút kể từ lúc bắt đầu.",
    "exact": "Mỗi ngày là 24 giờ liên tục kể từ giờ, phút bắt đầu.",
    "day_after": "Không tính ngày xảy ra sự kiện; đếm từ ngày hôm sau.",
    "same_numbered_day": "Hết vào ngày cùng số của tháng, năm sau; tháng không có ngày ấy thì ngày cuối tháng.",
    "back_from_anchor": "Đếm ngược từ mốc; ngày của mốc không tính.",
    "inclusive": "Tính cả ngày đầu; 01 tháng là 30 ngày.",
    "custody_order": "Theo lệnh tạm giam: tính cả ngày đầu, 01 tháng là 30 ngày, trừ thời gian đã tạm giữ.",
}
DIRECTION: Final = {
    "within": "Phải làm xong trong thời hạn.",
    "at_least_before": "Phải làm chậm nhất vào ngày đếm ngược được.",
    "not_before": "Không được làm trước ngày này.",
    "effect": "Là ngày phát sinh hiệu lực, không phải việc phải làm.",
    "right": "Là thời hạn để thực hiện một quyền, không phải nghĩa vụ; hết hạn thì quyền không còn.",
}
WHO: Final = {
    "within": "Ai phải làm",
    "at_least_before": "Ai phải làm",
    "not_before": "Ai được làm",
    "effect": "Liên quan đến",
    "right": "Ai có quyền",
}
FROM: Final = {
    "start": "thay thời hạn cũ, vẫn tính từ ngày đầu",
    "expiry": "tính nối từ ngày hết hạn danh nghĩa",
    "origin": "cộng vào cả thời hạn và tính lại từ ngày đầu",
}
SUBJECTS: Final = {
    "agency": "cơ quan",
    "matter": "vụ việc",
    "report": "nguồn tin",
    "case": "vụ án",
    "accused": "từng bị can, bị cáo",
    "person": "từng người",
}
ROLLS: Final = "Ngày cuối là ngày nghỉ thì ngày làm việc tiếp theo là ngày cuối."
STAYS: Final = "Không lùi vì ngày nghỉ."
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = load_yaml(Path(__file__).with_name("labels.yaml"))
    return found


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def moment(at: date | datetime) -> str:
    """A day as 02/03/2026; an instant with its hour, in the zone of the book."""
    if not isinstance(at, datetime):
        return day(at)
    local = at.astimezone(ZONE)
    return f"{local:%H:%M} ngày {day(local)}"


def severity(code: object) -> str:
    name = NAMES.get(str(code))
    return f"tội phạm {name}" if name else str(code)


def value(one: Any) -> str:
    """One value of a fact in words; a list or a table in its own order."""
    if isinstance(one, bool):
        return "có" if one else "không"
    if isinstance(one, Mapping):
        return ", ".join(f"{fact(str(k))} {value(v)}" for k, v in one.items())
    if isinstance(one, list | tuple):
        return "; ".join(value(part) for part in one)
    if isinstance(one, date):
        return moment(one)
    if isinstance(one, str) and _ISO.fullmatch(one):
        return day(date.fromisoformat(one))
    return NAMES.get(str(one)) or _labels()["values"].get(str(one)) or str(one)


def fact(name: str) -> str:
    """The fact in words: as pages say it, else as the record's own table does."""
    own = _labels()["facts"].get(name) or _PARTS.get(name)
    if own:
        return own
    title = fact_of(name, "").title
    return title[:1].lower() + title[1:]


_PARTS: Final = {
    "article": "Điều",
    "paragraph": "khoản",
    "kind": "loại",
    "n": "lần",
    "months": "số tháng",
    "days": "số ngày",
    "on": "ngày",
    "to": "sang",
    "channel": "qua",
    "postmark": "dấu bưu chính nơi gửi",
    "warden_received_on": "cơ sở giam giữ nhận",
    "court_received_on": "Tòa án nhận",
}


def facts(said: Mapping[str, Any]) -> str:
    """«nơi tiếp nhận: Viện kiểm sát; bị hại dưới 18 tuổi: có»."""
    return "; ".join(f"{fact(name)}: {value(one)}" for name, one in said.items())


def condition(one: Condition) -> str:
    """«nơi tiếp nhận: Viện kiểm sát», «bị hại dưới 18 tuổi», «không có: …»."""
    values = sorted(one.values, key=str)
    if one.fact == "severity" and not one.but_not:
        return ", ".join(severity(v) for v in sorted(values, key=_weight))
    if values in ([True], [False]):
        return fact(one.fact) if values[0] != one.but_not else f"không phải: {fact(one.fact)}"
    words = " hoặc ".join(dict.fromkeys(value(v) for v in values if v is not False))
    unsaid = " hoặc không ghi" if False in values else ""
    return f"{fact(one.fact)}{' không phải' if one.but_not or one.unless else ''}: {words}{unsaid}"


def _weight(code: object) -> int:
    return list(NAMES).index(str(code)) if code in NAMES else len(NAMES)


def conditions(where: Iterable[Condition]) -> str:
    return "; ".join(condition(one) for one in where)


def options(term: Term) -> Iterator[tuple[str, str]]:
    """Each case of a term and its length: by class, by turn, by facts."""
    for one in term.options:
        yield (
            conditions(one.where) or ("mọi trường hợp khác" if many(term) else ""),
            length(one.length),
        )
    for code, turn in term.turns.items():
        yield severity(code), turns(turn)


def many(term: Term) -> bool:
    return len(term.options) > 1


def turns(lengths: tuple[Length, ...]) -> str:
    """«lần 1: 03 tháng, lần 2: 02 tháng»; none at all is said."""
    if not lengths:
        return "không được gia hạn"
    return ", ".join(f"lần {n}: {length(one)}" for n, one in enumerate(lengths, 1))


def length(one: Length) -> str:
    return one.words


def span(term: Term) -> str:
    until = f"đến hết ngày trước {day(term.until)}" if term.until else "đến nay"
    return f"từ {day(term.since)} {until}"


def roll(clock: Clock) -> str:
    return ROLLS if clock.roll else STAYS


def cell(text: str) -> str:
    """A table cell: one line, no stray bar."""
    return " ".join(text.split()).replace("|", "\\|")


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    heads = list(heads)
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(cell(one) for one in row) + " |" for row in rows]
    return lines
