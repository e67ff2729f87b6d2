"""Opening what comes from outside: size first, then shape. A zip is read part by part within bounds, no name of it is a path."""

from __future__ import annotations

import unicodedata
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from lachan.exchange.evidence.refusals import FileRefused, FileTooLarge

LARGEST = 64 * 1024 * 1024
UNPACKED, PARTS, RATIO = 128 * 1024 * 1024, 4000, 400
AGAIN = "Kiểm tra tệp rồi nhập lại."


def bytes_of(path: Path, most: int = LARGEST) -> bytes:
    """The whole file, or why not."""
    try:
        if not path.is_file():
            raise FileRefused(f"Không có tệp {path.name}. Kiểm tra đường dẫn rồi nhập lại.")
        if path.stat().st_size > most:
            raise FileTooLarge(
                f"{path.name} lớn hơn {most // 2**20} MB. Tách thành nhiều tệp rồi nhập từng tệp."
            )
        return path.read_bytes()
    except OSError as fault:
        raise FileRefused(
            f"Không đọc được {path.name}: {fault.strerror}. Kiểm tra quyền đọc rồi nhập lại."
        ) from fault


def text_of(data: bytes, name: str) -> str:
    """UTF-8 or UTF-16 with its mark, as Vietnamese letters in NFC."""
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return unicodedata.normalize("NFC", data.decode(coding))
    except UnicodeDecodeError as fault:
        raise FileRefused(
            f"{name} không phải UTF-8. Lưu lại tệp với mã UTF-8 (Excel: «CSV UTF-8») rồi nhập lại."
        ) from fault


def xml(data: bytes, name: str) -> etree._Element:
    """An XML tree: no document type, no entity, nothing fetched."""
    if b"<!DOCTYPE" in data.replace(b"\0", b"").upper():
        raise FileRefused(
            f"{name} có khai báo kiểu tài liệu (DOCTYPE), thứ có thể dùng để phá hệ thống. Lưu lại tệp không có DOCTYPE rồi nhập lại."
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )  # fmt: skip
    try:
        root: etree._Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        line = getattr(fault, "lineno", None)
        where = f" ở dòng {line}" if line else ""
        raise FileRefused(f"{name} không phải XML đúng cú pháp{where}. {AGAIN}") from fault
    return root


class Packed:
    """A zip file whose parts are read within bounds."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
            raise FileRefused(f"{name} không phải tệp nén đọc được. {AGAIN}") from fault
        self._bounded()

    def _bounded(self) -> None:
        parts = self._zip.infolist()
        if any(one.flag_bits & 0x1 for one in parts):
            raise FileRefused(
                f"{self.name} có mật khẩu. Gỡ mật khẩu trên máy của đơn vị rồi nhập lại."
            )
        if len(parts) > PARTS or sum(one.file_size for one in parts) > UNPACKED:
            raise FileTooLarge(
                f"{self.name} bung ra lớn hơn {UNPACKED // 2**20} MB. Bỏ ảnh và tệp đính kèm rồi nhập lại."
            )
        for one in parts:
            if one.file_size > 2**20 and one.file_size > RATIO * max(one.compress_size, 1):
                raise FileTooLarge(
                    f"{self.name} nén bất thường (một phần bung ra gấp hơn {RATIO} lần). Lưu lại tệp bằng phần mềm đã tạo ra nó rồi nhập lại."
                )

    def names(self) -> list[str]:
        return self._zip.namelist()

    def holds(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def read(self, part: str) -> bytes:
        """At most what the directory says it is; more is a lie of the file."""
        try:
            with self._zip.open(part) as opened:
                data = opened.read(UNPACKED + 1)
        except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError,
                RuntimeError, zlib.error) as fault:  # fmt: skip
            raise FileRefused(f"{self.name}: phần {Path(part).name} bị hỏng. {AGAIN}") from fault
        if len(data) > UNPACKED:
            raise FileTooLarge(f"{self.name} bung ra quá lớn. Bỏ tệp đính kèm rồi nhập lại.")
        return data
