"""A sheet of questions: what was typed comes back as typed, with the refusal beside its cause.

Parsing of answers stands here too; nothing here knows a matter or a verb."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lachan.access.refusals import Refusal

from .wording import HANOI

Choices = Iterable[tuple[str, str]]
Field = dict[str, Any]
# Typed, not picked: the browser's date box shows mm/dd and costs four stops of the Tab key.
TYPED_DAY = {"placeholder": "ngày/tháng/năm", "inputmode": "numeric", "maxlength": 10}


class Unreadable(Refusal):
    """Ngày giờ này không đọc được. Chọn lại trong lịch, hoặc gõ theo dạng ngày/tháng/năm giờ:phút."""


class NotANumber(Refusal):
    """Ô này cần một con số. Xóa chữ và ghi lại bằng số, hoặc để trống nếu chưa rõ."""


class ChooseOne(Refusal):
    """Chưa chọn ở ô này. Chọn một dòng trong danh sách rồi lưu lại."""


class Empty(Refusal):
    """Chưa ghi gì ở phần này. Ghi ít nhất một ô rồi lưu lại, hoặc quay về trang vụ việc."""


@dataclass(frozen=True)
class Sheet:
    """Typed values (or the defaults of a fresh form) and the refusal that sent them back."""

    typed: Mapping[str, str]
    refusal: Refusal | None = None

    def ask(
        self, name: str, label: str, kind: str = "text", options: Choices | None = None,
        **more: Any,
    ) -> Field:  # fmt: skip
        """One question as parts/field.html takes it."""
        value = self.typed.get(name, "")
        asked = {"name": name, "label": label, "kind": kind, "value": value, **more}
        if kind == "checkbox":
            asked |= {"value": "on", "checked": bool(value)}
        if options is not None:
            asked["options"] = [
                {"value": str(code), "label": text, "selected": str(code) == value}
                for code, text in options
            ]
        return {**asked, "error": self.error_at(name)}

    def error_at(self, name: str) -> str:
        fits = self.refusal is not None and self.refusal.field == name
        return self.refusal.sentence if self.refusal is not None and fits else ""

    def beside(self, fields: Iterable[Field]) -> list[dict[str, str]]:
        """The summary of errors that stand beside one of these fields."""
        return [
            {"name": field["name"], "label": field["label"], "text": field["error"]}
            for field in fields
            if field["error"]
        ]


def words(typed: Mapping[str, str], name: str) -> str:
    return typed.get(name, "").strip()


def moment(typed: Mapping[str, str], name: str) -> datetime:
    """An instant of Hà Nội, as a datetime-local input sends it or as a person types it."""
    for shape in ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y"):
        try:
            return _in_living_memory(
                datetime.strptime(words(typed, name), shape).replace(tzinfo=HANOI)
            )
        except ValueError:
            continue
    raise Unreadable(field=name)


def _in_living_memory(when: datetime) -> datetime:
    """A slip of the keys in the year (0026) is not a time that a database or a list can carry."""
    if not 1900 <= when.year <= 2200:
        raise ValueError(when.year)
    return when


def day(typed: Mapping[str, str], name: str) -> date | None:
    """A day, or None where nothing was said."""
    if not words(typed, name):
        return None
    for shape in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"):
        try:
            return _in_living_memory(
                datetime.strptime(words(typed, name), shape).replace(tzinfo=HANOI)
            ).date()
        except ValueError:
            continue
    raise Unreadable(field=name)


def number(typed: Mapping[str, str], name: str) -> int | None:
    if not words(typed, name):
        return None
    try:
        return int(
            words(typed, name).replace("_", "?")
        )  # «1_0» is ten to Python, and a slip to everybody else
    except ValueError:
        raise NotANumber(field=name) from None


def chosen(typed: Mapping[str, str], name: str) -> str:
    """A choice that must have been made."""
    if not words(typed, name):
        raise ChooseOne(field=name)
    return words(typed, name)


def key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
