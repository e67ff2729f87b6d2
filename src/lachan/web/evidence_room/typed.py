"""What was typed about one item ↔ the bundle's fields. A moment is written as exactly as it is known, in either order."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.datastructures import MultiValueDict
from pydantic import ValidationError

from lachan.evidence import codes
from lachan.proof import loading

from . import words
from .shapes import LINES, Question, questions

Typed = MultiValueDict
Wrong = dict[str, str]
WHEN = "Viết như 2024, 05/2024, 03/05/2024 hoặc 03/05/2024 21:30 — biết đến đâu viết đến đó."
NUMBER = "Ô này cần một con số, ví dụ 50.000.000. Sửa lại, hoặc để trống nếu chưa rõ."
NEEDED = "Còn thiếu mục này. Ghi rồi lưu lại."
DAYS = (
    (re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T]+(\d{1,2})[:h](\d{2}))?$"), "dmy"),
    (re.compile(r"^(\d{1,2})[:h](\d{2})[ ,]+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$"), "hour_first"),
    (re.compile(r"^(\d{1,2})[/.-](\d{4})$"), "my"),
)


class Unread(ValueError):
    """One answer that cannot be read; its text says how to write it."""


# -- reading -----------------------------------------------------------------------------------------


def body_of(part: str, typed: Typed) -> tuple[dict[str, Any], Wrong]:
    """The fields of one item as the bundle has them, and what could not be read, by the name of its box."""
    body: dict[str, Any] = {}
    wrong: Wrong = {}
    for one in questions(part):
        try:
            value = READ[one.kind](typed.getlist(one.name), one)
        except Unread as fault:
            wrong[one.name] = str(fault)
            continue
        if value is not None:
            _put(body, one.path, value)
        elif one.needed:
            wrong[one.name] = NEEDED
    return body, wrong or _misshapen(part, body)


def _put(body: dict[str, Any], path: Sequence[str], value: Any) -> None:
    for name in path[:-1]:
        body = body.setdefault(name, {})
    body[path[-1]] = value


def _misshapen(part: str, body: Mapping[str, Any]) -> Wrong:
    """What the shape itself does not take, beside the box it was typed into."""
    shape = codes.SHAPES.get(part)
    if shape is None:
        return {}
    try:
        shape.model_validate({**body, **({} if part in codes.UNNAMED else {"id": "x"})})
    except ValidationError as fault:
        names = {one.name for one in questions(part)}
        return dict(_place(one, names, part) for one in fault.errors(include_url=False))
    return {}


def _place(error: Any, names: set[str], part: str) -> tuple[str, str]:
    path = [str(one) for one in error["loc"] if not isinstance(one, int)]
    found = next(("-".join(path[:n]) for n in range(len(path), 0, -1) if "-".join(path[:n]) in names), "")  # fmt: skip
    return found or questions(part)[0].name, f"{_said(error)[:1].upper()}{_said(error)[1:]}."


def _said(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    return loading.SAID.get(error["type"], "giá trị không hợp lệ").format(**error.get("ctx", {}))


def when(text: str) -> str:
    """«03/05/2024 21:30» → «2024-05-03T21:30»; what is already written the other way stays."""
    for pattern, order in DAYS:
        found = pattern.match(text)
        if found:
            return _moment(found.groups(), order)
    return text


def _moment(found: Sequence[str], order: str) -> str:
    if order == "my":
        return f"{found[1]}-{int(found[0]):02}"
    if order == "hour_first":
        found = (*found[2:], *found[:2])
    day = f"{found[2]}-{int(found[1]):02}-{int(found[0]):02}"
    return f"{day}T{int(found[3]):02}:{found[4]}" if found[3] else day


def _text(given: Sequence[str], one: Question) -> str | None:
    return (given[-1].strip() or None) if given else None


def _when(given: Sequence[str], one: Question) -> str | None:
    said = _text(given, one)
    if said is None:
        return None
    read = when(said)
    if not re.match(r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?$", read):
        raise Unread(WHEN)
    return read


def _number(given: Sequence[str], one: Question) -> float | None:
    said = _text(given, one)
    if said is None:
        return None
    plain = re.sub(r"[\s.](?=\d{3}(\D|$))", "", said).replace(",", ".")
    if not re.match(r"^-?\d{1,15}(\.\d{1,6})?$", plain):
        raise Unread(NUMBER)
    return float(plain)


def _whole(given: Sequence[str], one: Question) -> int | None:
    number = _number(given, one)
    if number is not None and number != int(number):
        raise Unread(NUMBER)
    return None if number is None else int(number)


def _either(given: Sequence[str], one: Question) -> str | float | int | None:
    """A number where it reads as one, a moment where it reads as one, else words."""
    said = _text(given, one)
    if said is None or re.match(r"^0\d", said):
        return said  # a number of a paper or a telephone keeps its nought
    try:
        number = _number(given, one)
    except Unread:
        return when(said)
    return int(number) if number is not None and number == int(number) else number


def _yes_no(given: Sequence[str], one: Question) -> bool | None:
    return {"yes": True, "no": False}.get(_text(given, one) or "")


def _codes(given: Sequence[str], one: Question) -> list[str] | None:
    """Ticked one by one, or typed with commas between."""
    found = [part.strip() for said in given for part in re.split(r"[,;\n]", said) if part.strip()]
    return list(dict.fromkeys(found)) or None


def _lines(given: Sequence[str], one: Question) -> Any:
    names = LINES[one.of]
    found = [_line(text, names) for said in given for text in said.splitlines() if text.strip()]
    if one.of == "joint":
        return found[0] if found else None
    return found or None


def _line(text: str, names: Sequence[str]) -> dict[str, Any]:
    parts = [part.strip() for part in text.split(";")]
    if len(parts) > len(names):
        raise Unread(f"Dòng «{text[:60]}» có quá nhiều phần; xem cách ghi ở trên.")
    told = {name: said for name, said in zip(names, parts, strict=False) if said}
    penalties = {label: code for code, label in words.choices()["penalty"].items()}
    for name, said in told.items():
        if name in {"since", "until"}:
            told[name] = when(said)
        if name == "kind":
            told[name] = penalties.get(said.lower(), said)
    return {**told, **({"months": _count(told["months"])} if "months" in told else {})}


def _count(said: str) -> int:
    if not said.isdecimal():
        raise Unread(NUMBER)
    return int(said)


READ: Mapping[str, Callable[[Sequence[str], Question], Any]] = {
    "text": _text, "words": _text, "choice": _text, "ref": _text, "when": _when, "number": _number,
    "whole": _whole, "either": _either, "yes_no": _yes_no, "refs": _codes, "names": _codes,
    "choices": _codes, "lines": _lines,
}  # fmt: skip


# -- writing back ------------------------------------------------------------------------------------


def typed_of(part: str, body: Mapping[str, Any]) -> Typed:
    """A stored item as it would be typed: «03/05/2024», «50.000.000»."""
    found = Typed()
    for one in questions(part):
        value = _at(body, one.path)
        if value is not None:
            found.setlist(one.name, _shown(one, value))
    return found


def _at(body: Any, path: Sequence[str]) -> Any:
    for name in path:
        body = body.get(name) if isinstance(body, Mapping) else None
    return body


def _shown(one: Question, value: Any) -> list[str]:
    if one.kind == "lines":
        rows = [value] if isinstance(value, Mapping) else value
        return ["\n".join(_row(row, LINES[one.of]) for row in rows)]
    if one.kind in {"refs", "names", "choices"}:
        return [str(part) for part in value]
    return [plain(one.kind, value)]


def _row(row: Mapping[str, Any], names: Sequence[str]) -> str:
    shown = [
        day(str(row[name])) if name in {"since", "until"} and row.get(name)
        else words.choices()["penalty"].get(str(row.get(name)), str(row.get(name) or ""))
        for name in names
    ]  # fmt: skip
    return "; ".join(shown).rstrip("; ")


def plain(kind: str, value: Any) -> str:
    """One value as people write it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        said = f"{value:,.6f}".rstrip("0").rstrip(".") if value != int(value) else f"{int(value):,}"
        return said.replace(",", "_").replace(".", ",").replace("_", ".")
    return day(str(value)) if kind in {"when", "either"} else str(value)


def day(code: str) -> str:
    """«2024-05-03T21:30» → «03/05/2024 21:30»; what is no moment stays as it is."""
    if not re.match(r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?$", code):
        return code
    date, _, hour = code.partition("T")
    return f"{'/'.join(reversed(date.split('-')))} {hour}".strip()
