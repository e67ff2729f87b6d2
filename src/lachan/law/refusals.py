"""A question the book cannot answer is refused in a sentence: what is wrong, why, what to do next.
The docstring of the class is the sentence; a more precise one may be handed in."""

from __future__ import annotations


class LawRefusal(Exception):
    """Không trả lời được câu hỏi về luật. Kiểm tra lại dữ kiện đã nhập."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())

    @property
    def message(self) -> str:
        return str(self.args[0])


class BookIsWrong(LawRefusal):
    """Sách luật có lỗi. Sửa tệp được nêu rồi chạy lại."""


class NotInBook(LawRefusal):
    """Không có thời hạn này trong sách luật. Xem danh sách bằng `lachan law list`."""


class FactMissing(LawRefusal):
    """Thiếu dữ kiện để tính thời hạn. Bổ sung dữ kiện rồi tính lại."""


class DoesNotApply(LawRefusal):
    """Thời hạn này không áp dụng cho dữ kiện đã nêu. Chọn thời hạn đúng với dữ kiện."""


class NoNumberInLaw(LawRefusal):
    """Luật chỉ viết «ngay», không cho con số; hệ thống không đặt ra số thay cho luật. Làm ngay và ghi giờ thực hiện."""


class NaiveInstant(LawRefusal):
    """Thời điểm không ghi múi giờ nên có thể lệch 07 giờ. Viết kèm múi giờ, ví dụ 2026-03-02T22:30+07:00."""
