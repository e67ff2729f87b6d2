"""What comes from outside and cannot be taken: one sentence with what, why and what next; nothing is half done."""

from __future__ import annotations

from lachan.law.refusals import LawRefusal


class FileRefused(LawRefusal):
    """Không đọc được tệp này. Kiểm tra đúng định dạng đã chọn rồi nhập lại."""


class FileTooLarge(FileRefused):
    """Tệp lớn quá mức cho phép. Tách thành nhiều tệp rồi nhập từng tệp."""


class NothingFound(FileRefused):
    """Tệp không có gì nhập được. Kiểm tra đúng tệp và đúng định dạng rồi nhập lại."""


class HeaderUnsaid(FileRefused):
    """Tệp này không nói thuộc hồ sơ nào. Nêu --into HO_SO.json, hoặc --code, --stage và --as-of, rồi nhập lại."""


class NotWritten(FileRefused):
    """Không ghi được tệp ra. Kiểm tra thư mục và quyền ghi rồi chạy lại."""
