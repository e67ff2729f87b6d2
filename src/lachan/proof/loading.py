"""A bundle from a file: what is wrong with it is said in a sentence, with where and what to do."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lachan.law.refusals import LawRefusal
from lachan.proof.bundle import Bundle

LARGEST = 64 * 1024 * 1024
SAID = {
    "missing": "thiếu mục bắt buộc này",
    "extra_forbidden": "lược đồ không có mục này; kiểm tra chính tả, hoặc bỏ đi",
    "string_too_long": "dài quá mức cho phép",
    "string_pattern_mismatch": "mã chỉ gồm chữ, số, dấu chấm, gạch ngang, gạch dưới, không quá 60 ký tự",
    "enum": "giá trị không có trong danh mục: {expected}",
    "literal_error": "phải là {expected}",
    "string_type": "phải là chữ",
    "int_type": "phải là số nguyên", "int_parsing": "phải là số nguyên",
    "float_type": "phải là số", "float_parsing": "phải là số",
    "bool_type": "phải là true hoặc false", "bool_parsing": "phải là true hoặc false",
    "tuple_type": "phải là một danh sách",
    "model_type": "phải là một nhóm mục trong dấu {{ }}", "model_attributes_type": "phải là một nhóm mục trong dấu {{ }}",
    "dict_type": "phải là một nhóm mục trong dấu {{ }}",
    "greater_than_equal": "nhỏ hơn mức cho phép ({ge})", "less_than_equal": "lớn hơn mức cho phép ({le})",
    "finite_number": "phải là một số hữu hạn",
}  # fmt: skip


class BundleRefused(LawRefusal):
    """Bó dữ liệu không đọc được. Sửa chỗ được nêu theo «lachan evidence schema» rồi chạy lại."""


def load(path: Path) -> Bundle:
    """From a JSON file in UTF-8, at most 64 MB."""
    try:
        if path.stat().st_size > LARGEST:
            raise BundleRefused(
                f"{path.name} lớn hơn 64 MB. Tách hồ sơ thành nhiều bó rồi chạy lại."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise BundleRefused(
            f"Không đọc được {path.name}: {fault.strerror}. Kiểm tra đường dẫn và quyền đọc."
        ) from fault
    except UnicodeDecodeError as fault:
        raise BundleRefused(
            f"{path.name} không phải UTF-8. Lưu lại tệp với mã UTF-8 rồi chạy lại."
        ) from fault
    return read(text, path.name)


def read(text: str, name: str = "bó dữ liệu") -> Bundle:
    """From JSON text. Letters are brought to NFC, so that «ế» is one letter wherever it was typed."""
    try:
        data = json.loads(unicodedata.normalize("NFC", text), object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        where = f" ở dòng {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise BundleRefused(
            f"{name} không phải JSON đúng cú pháp{where}. Sửa tệp rồi chạy lại."
        ) from fault
    return made(data, name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A second «links» would hide the first, and with it an argument."""
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(name for n, (name, _) in enumerate(pairs) if name in dict(pairs[:n]))
        raise BundleRefused(
            f"Mục «{twice[:60]}» ghi hai lần trong cùng một nhóm, nên không rõ lấy bản nào. Bỏ một bản rồi chạy lại."
        )
    return found


AGAIN = "Sửa theo «lachan evidence schema» rồi chạy lại."


def made(data: Any, name: str = "bó dữ liệu", then: str = AGAIN) -> Bundle:
    try:
        return Bundle.model_validate(data)
    except ValidationError as fault:
        raise BundleRefused(sentence(fault, name, then)) from fault


def sentence(fault: ValidationError, name: str, then: str = AGAIN) -> str:
    """What is wrong with these data, where, and what to do: at most eight places."""
    errors = fault.errors(include_url=False)
    lines = [f"{_where(one['loc'])}: {_what(one)}." for one in errors[:8]]
    more = f" (và {len(errors) - 8} chỗ nữa)" if len(errors) > 8 else ""
    return f"{name} không theo lược đồ{more}. " + " ".join(lines) + f" {then}"


def _where(loc: tuple[int | str, ...]) -> str:
    said = "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in loc)
    return said.lstrip(".") or "cả bó"


def _what(error: Any) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    said = SAID.get(error["type"], "giá trị không hợp lệ")
    told = {
        n: str(v).replace(" or ", " hoặc ") if n == "expected" else v
        for n, v in error.get("ctx", {}).items()
    }
    return said.format(**told)
