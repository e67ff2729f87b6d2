"""The name of an uploaded file: kept as it came, or refused. A name is a label here, never a path."""

from __future__ import annotations

import re
import unicodedata

from .refusals import BadName

LONGEST_BYTES = 240  # what common file systems hold, less the mark of a part
SLASHES = re.compile(r"[/\\\u2044\u2215\u29f5\u29f8\ufe68\uff0f\uff3c]|%2f|%5c", re.IGNORECASE)
# Marks that turn or hide letters: «ảnh\u202egpj.exe» shows as «ảnhexe.jpg».
HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
FORBIDDEN = re.compile(r'[<>:"|?*]')
DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*", re.IGNORECASE
)


def safe_name(name: str) -> str:
    """The name in composed letters, if it is nothing but a name."""
    made = unicodedata.normalize("NFC", name)
    trouble = _trouble(made)
    if trouble:
        raise BadName(
            f"Tên tệp {trouble}. Đổi tên tệp (chữ, số, dấu cách, gạch nối, một đuôi) rồi tải lên lần nữa."
        )
    return made


def suffix_of(name: str) -> str:
    """The last ending, small letters, without its dot; empty where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


def _trouble(name: str) -> str:
    for said, found in (
        ("để trống", not name.strip(" .")),
        ("có dấu gạch chéo của đường dẫn, có thể dẫn tệp ra ngoài nơi lưu", SLASHES.search(name)),
        ("có ký tự điều khiển", _has_controls(name)),
        ("có ký tự ẩn hoặc đảo chiều chữ, làm đuôi tệp hiện sai", HIDDEN.search(name)),
        ('có ký tự < > : " | ? *', FORBIDDEN.search(name)),
        ("trùng tên thiết bị của hệ điều hành", DEVICES.fullmatch(name.split(".")[0])),
        ("bắt đầu bằng dấu chấm hoặc dấu cách", name[:1] in (".", " ")),
        ("kết thúc bằng dấu chấm hoặc dấu cách", name[-1:] in (".", " ")),
        ("quá dài", len(name.encode("utf-8", "replace")) > LONGEST_BYTES),
    ):
        if found:
            return said
    return ""


def _has_controls(name: str) -> bool:
    # Cs: half of a letter that no file system writes; Co: letters nobody has agreed on.
    return "%00" in name or any(unicodedata.category(sign) in ("Cc", "Cs", "Co") for sign in name)
