"""What an entry says, sealed together with its place: which item, which version, taken out or not, by whom.

By raw SQL a row can be copied; its words do not open in another place, nor under another name."""

import json
from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from lachan.access import seals

from .refusals import Misshapen


class Placed(Protocol):
    """A row or an entry: where its words belong."""

    @property
    def casefile_id(self) -> UUID: ...
    @property
    def part(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def turn(self) -> int: ...
    @property
    def gone(self) -> bool: ...
    @property
    def account_id(self) -> int: ...
    @property
    def sealed(self) -> bytes: ...


class Displaced(Exception):
    """The words of a row are no words of ours, or not of this place."""


def sealed(key: seals.OpenKey, row: Placed, body: Mapping[str, Any]) -> bytes:
    return key.seal({"place": _place(row), "says": dict(body)})


def opened(key: seals.OpenKey, row: Placed) -> dict[str, Any]:
    try:
        told = key.open(row.sealed)
    except (seals.KeyMissing, ValueError) as wrong:
        raise Displaced from wrong
    if not isinstance(told, dict) or told.get("place") != _place(row):
        raise Displaced
    said: dict[str, Any] = told["says"]
    return said


def _place(row: Placed) -> list[Any]:
    return [str(row.casefile_id), row.part, row.item, row.turn, row.gone, row.account_id]


def must_be_plain(body: object) -> None:
    """Words, numbers, yes and no, lists and groups of them: what can be written down and read again."""
    try:
        text = json.dumps(body, ensure_ascii=False, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as wrong:
        raise Misshapen(UNWRITABLE, field="body") from wrong
    if not isinstance(body, Mapping) or b"\\u0000" in text:
        raise Misshapen(UNWRITABLE, field="body")


UNWRITABLE = (
    "Nội dung một mục phải là nhóm mục gồm chữ, số, danh sách; có ký tự hoặc giá trị không ghi được. "
    "Sửa ô đó rồi lưu lại; nội dung vừa nhập vẫn còn."
)
