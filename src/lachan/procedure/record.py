"""The strict door for a record handed in as JSON: every act is checked before anything is counted.
It is let in whole or refused in a sentence; nothing is guessed, and no identity comes through."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final

from lachan.law.book import book
from lachan.law.clock import ActKind
from lachan.procedure.acts import Act
from lachan.procedure.facts_door import check_class, fact_of, facts_known, read_fact
from lachan.procedure.record_order import check_corrections, check_order
from lachan.procedure.record_reading import Record, read_record
from lachan.procedure.record_refusals import (
    BeforeTheCode,
    DuplicateId,
    NotJson,
    PersonIsAName,
    PersonMissing,
    RecordedTooEarly,
    RecordRefusal,
    UnknownFact,
    UnknownField,
    UnknownKind,
    WrongShape,
    WrongType,
)
from lachan.procedure.record_words import instant_of, shown

__all__ = ["Record", "RecordRefusal", "read_record", "record_from"]

OF_RECORD: Final = ("matter", "acts")
NEEDED: Final = ("id", "kind", "occurred_at", "recorded_at")
OF_ACT: Final = (*NEEDED, "agency", "person", "facts", "supersedes")
CODE: Final = re.compile(r"[A-Za-z0-9._-]{1,40}", re.ASCII)
MATTER: Final = re.compile(r"[A-Za-z0-9._/-]{1,80}", re.ASCII)
PAPER_NUMBER: Final = re.compile(r"\d{9,12}", re.ASCII)
SURNAMES: Final = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "lam",
        "mai",
    ]
)
FIRST_DAY: Final = instant_of("2018-01-01T00:00+07:00", "")
EARLIER_TOO: Final = frozenset({"offence_committed"})
LONGEST_ID: Final = 80
MOST_ACTS: Final = 2_000


def record_from(said: str | bytes | Mapping[str, object]) -> Record:
    """The record, from JSON text or from what JSON text says; refused with a sentence if wrong."""
    written = said if isinstance(said, Mapping) else _parsed(said)
    matter, listed = _shape(written)
    acts = tuple(_act(one, place) for place, one in enumerate(listed, 1))
    _check_ids(acts)
    check_corrections(acts)
    check_order(acts)
    return Record(matter, acts)


def _parsed(said: str | bytes) -> Mapping[str, object]:
    try:
        text = said.decode("utf-8-sig") if isinstance(said, bytes) else said.removeprefix("\ufeff")
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as fault:
        line = f" (dòng {fault.lineno})" if isinstance(fault, json.JSONDecodeError) else ""
        raise NotJson(
            f"Tệp không phải JSON hợp lệ, mã UTF-8{line}. Kiểm tra lại dấu ngoặc, dấu phẩy rồi đọc lại."
        ) from fault
    if not isinstance(found, dict):
        raise WrongShape()
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name said twice would let the second silently win; it is refused."""
    names = [name for name, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise WrongShape(f"Mục {shown(twice)} được viết hai lần trong cùng một chỗ. Giữ lại một.")
    return dict(pairs)


def _no_constant(said: str) -> object:
    raise WrongType(f"JSON không có giá trị {said}. Viết một số hoặc bỏ mục đó.")


def _shape(written: Mapping[str, object]) -> tuple[str, Sequence[object]]:
    _check_names(written, OF_RECORD, "Hồ sơ")
    matter, acts = written.get("matter"), written.get("acts")
    if not isinstance(matter, str) or not MATTER.fullmatch(matter):
        raise WrongShape(
            f"Mã vụ việc (matter) là {shown(matter)}; chỉ nhận chữ không dấu, số và các dấu . _ - /, "
            "tối đa 80 ký tự. Viết lại mã, không dùng họ tên."
        )
    if not isinstance(acts, list | tuple):
        raise WrongShape()
    if len(acts) > MOST_ACTS:
        raise WrongShape(f"Hồ sơ có {len(acts)} hành vi, nhiều hơn {MOST_ACTS}. Tách hồ sơ ra.")
    return matter, acts


def _check_names(written: Mapping[str, object], known: Sequence[str], where: str) -> None:
    for name in written:
        if name not in known:
            raise UnknownField(
                f"{where}: không có mục {shown(name)}{_nearest(name, known)}. "
                f"Các mục được nhận: {', '.join(known)}."
            )


def _nearest(name: object, known: Sequence[str]) -> str:
    near = get_close_matches(str(name)[:LONGEST_ID], known, n=3, cutoff=0.55)
    return f" (gần nhất: {', '.join(near)})" if near else ""


def _act(said: object, place: int) -> Act:
    where = f"Hành vi thứ {place}"
    if not isinstance(said, Mapping):
        raise WrongShape(
            f"{where} phải là một mục có id, kind, occurred_at, recorded_at. Viết lại."
        )
    where = f"{where} ({shown(said.get('id'))})" if said.get("id") is not None else where
    _check_names(said, OF_ACT, where)
    missing = [name for name in NEEDED if said.get(name) is None]
    if missing:
        raise WrongShape(f"{where}: thiếu {', '.join(missing)}. Thêm vào rồi đọc lại.")
    kind = _kind(said["kind"], where)
    act = Act(
        id=_line(said["id"], f"{where}: id"),
        kind=kind.name,
        occurred_at=instant_of(said["occurred_at"], f"{where}: occurred_at"),
        recorded_at=instant_of(said["recorded_at"], f"{where}: recorded_at"),
        agency=_optional(said.get("agency"), f"{where}: agency"),
        facts=_facts(said.get("facts"), kind, where),
        supersedes=_optional(said.get("supersedes"), f"{where}: supersedes"),
        person=_person(said.get("person"), kind, where),
    )
    _check_times(act, where)
    return act


def _kind(said: object, where: str) -> ActKind:
    kind = book().acts.get(said) if isinstance(said, str) else None
    if kind is None:
        near = get_close_matches(str(said)[:LONGEST_ID], book().acts, n=3, cutoff=0.5)
        words = ", ".join(f"{one} ({book().label(one)})" for one in near)
        raise UnknownKind(
            f"{where}: loại hành vi {shown(said)} không có trong danh mục."
            + (f" Gần nhất: {words}. Chọn đúng tên." if near else " Xem danh mục trong lược đồ.")
        )
    return kind


def _facts(said: object, kind: ActKind, where: str) -> Mapping[str, object]:
    if said is None:
        said = {}
    if not isinstance(said, Mapping):
        raise WrongType(f"{where}: facts phải là một mục {{tên: giá trị}}. Viết lại.")
    known = facts_known(kind)
    for name in said:
        if name not in known:
            allowed = ", ".join(known) or "(không có dữ kiện nào)"
            raise UnknownFact(
                f"{where}: «{kind.label}» không có dữ kiện {shown(name)}{_nearest(name, known)}. "
                f"Các dữ kiện được nhận: {allowed}."
            )
    facts = {
        name: read_fact(fact_of(name, kind.name), value, where)
        for name, value in said.items()
        if value is not None
    }
    check_class(kind.name, facts, where)
    return facts


def _person(said: object, kind: ActKind, where: str) -> str | None:
    if said is None:
        if kind.of:
            raise PersonMissing(
                f"{where}: «{kind.label}» là hành vi đối với một người, thời hạn tính riêng cho từng "
                "người, nên phải có mã của người đó. Thêm person, ví dụ «BC-01»."
            )
        return None
    if not isinstance(said, str) or not CODE.fullmatch(said) or _is_identity(said):
        raise PersonIsAName(
            f"{where}: person là {shown(said)}, giống họ tên hoặc số giấy tờ. Hồ sơ không giữ danh tính: "
            "chỉ nhận mã gồm chữ không dấu, số và các dấu . _ -, tối đa 40 ký tự. Thay bằng mã, ví dụ «BC-01»."
        )
    return said


def _is_identity(said: str) -> bool:
    """A common surname before another word without a digit, or the number of a paper or a phone."""
    words = [word for word in re.split(r"[._-]", said.lower()) if word]
    named = len(words) > 1 and words[0] in SURNAMES and not re.search(r"\d", said)
    return named or PAPER_NUMBER.fullmatch(said) is not None


def _line(said: object, where: str) -> str:
    if not isinstance(said, str) or not said.strip() or not said.isprintable():
        raise WrongType(f"{where} là {shown(said)}, phải là một dòng chữ. Viết lại.")
    if len(said) > LONGEST_ID:
        raise WrongType(f"{where} dài quá {LONGEST_ID} ký tự. Viết ngắn lại.")
    return said


def _optional(said: object, where: str) -> str | None:
    return None if said is None else _line(said, where)


def _check_times(act: Act, where: str) -> None:
    if act.occurred_at < FIRST_DAY and act.kind not in EARLIER_TOO:
        raise BeforeTheCode(
            f"{where}: «{book().label(act.kind)}» diễn ra trước ngày 01/01/2018, khi Bộ luật Tố tụng hình "
            "sự 2015 chưa có hiệu lực; luật cũ chưa được mã hóa. Kiểm tra lại năm, hoặc tính thủ công."
        )
    if act.recorded_at < act.occurred_at:
        raise RecordedTooEarly(
            f"{where}: giờ ghi ({act.recorded_at.isoformat()}) sớm hơn giờ diễn ra "
            f"({act.occurred_at.isoformat()}); không thể ghi một việc chưa xảy ra. Kiểm tra lại hai giờ đó."
        )


def _check_ids(acts: Sequence[Act]) -> None:
    seen: dict[str, int] = {}
    for place, act in enumerate(acts, 1):
        if act.id in seen:
            raise DuplicateId(
                f"Hành vi thứ {place} trùng mã {shown(act.id)} với hành vi thứ {seen[act.id]}. "
                "Mỗi hành vi một mã; nếu là đính chính, đặt mã mới và thêm supersedes."
            )
        seen[act.id] = place
