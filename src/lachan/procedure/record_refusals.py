"""Why a record is not let in. Each sentence says which act, what is wrong, why, and what to do."""

from __future__ import annotations

from lachan.law.refusals import LawRefusal, NaiveInstant


class RecordRefusal(LawRefusal):
    """Hồ sơ chưa đọc được. Sửa chỗ được nêu rồi đọc lại."""


class NotJson(RecordRefusal):
    """Tệp không phải JSON hợp lệ, mã UTF-8. Kiểm tra lại dấu ngoặc, dấu phẩy rồi đọc lại."""


class WrongShape(RecordRefusal):
    """Hồ sơ phải có dạng {"matter": mã, "acts": [các hành vi]}. Đối chiếu lược đồ rồi viết lại."""


class UnknownField(RecordRefusal):
    """Hồ sơ có mục không có trong lược đồ. Bỏ mục đó hoặc viết đúng tên."""


class UnknownKind(RecordRefusal):
    """Loại hành vi không có trong danh mục. Chọn một loại hành vi có trong danh mục."""


class UnknownFact(RecordRefusal):
    """Dữ kiện không có trong danh mục của loại hành vi này. Viết đúng tên dữ kiện."""


class WrongType(RecordRefusal):
    """Dữ kiện sai kiểu. Viết lại đúng kiểu."""


class NoZone(RecordRefusal, NaiveInstant):
    """Thời điểm không ghi múi giờ nên có thể lệch 07 giờ. Viết kèm múi giờ, ví dụ 2026-03-02T22:30+07:00."""


class NotAnInstant(RecordRefusal):
    """Thời điểm phải có ngày, giờ và múi giờ, ví dụ 2026-03-02T22:30+07:00."""


class NotADay(RecordRefusal):
    """Ngày phải là một ngày có thật, viết như 2026-03-02."""


class OutsideCalendar(RecordRefusal):
    """Ngày ngoài phạm vi lịch của hệ thống. Kiểm tra lại năm."""


class DuplicateId(RecordRefusal):
    """Hai hành vi trùng mã. Đặt mã khác nhau."""


class SupersedesNothing(RecordRefusal):
    """Đính chính một hành vi không có trong hồ sơ. Nêu đúng mã hành vi được đính chính."""


class SupersedesItself(RecordRefusal):
    """Một hành vi không thể đính chính chính nó. Nêu mã hành vi được đính chính."""


class SupersedesInCircle(RecordRefusal):
    """Các hành vi đính chính vòng quanh nhau. Hành vi sau đính chính hành vi trước."""


class SupersedesLater(RecordRefusal):
    """Không thể đính chính một hành vi được ghi sau. Kiểm tra lại giờ ghi."""


class SupersededTwice(RecordRefusal):
    """Một hành vi chỉ được đính chính một lần. Đính chính lần sau thì đính chính bản đã sửa."""


class CannotFollow(RecordRefusal):
    """Hành vi này chưa thể có ở giai đoạn đó. Ghi hành vi phải có trước."""


class BeforeTheCode(RecordRefusal):
    """Hành vi trước ngày 01/01/2018 thuộc Bộ luật Tố tụng hình sự 2003, chưa được mã hóa. Chỉ ghi các hành vi từ ngày đó."""


class RecordedTooEarly(RecordRefusal):
    """Giờ ghi sớm hơn giờ diễn ra. Kiểm tra lại hai giờ đó."""


class PersonMissing(RecordRefusal):
    """Hành vi đối với một người phải có mã của người đó. Thêm person."""


class PersonIsAName(RecordRefusal):
    """Chỉ nhận mã của người, không nhận họ tên: hồ sơ không giữ danh tính. Thay bằng mã."""


class ClassMissing(RecordRefusal):
    """Thiếu điều luật hoặc loại tội phạm nên không tính được thời hạn. Thêm article hoặc severity."""


class NoSuchArticle(RecordRefusal):
    """Điều luật không có trong sách luật. Kiểm tra lại số điều hoặc ghi severity."""


class NoSuchParagraph(RecordRefusal):
    """Điều luật không có khoản định khung này. Kiểm tra lại số khoản."""


class ClassContradicts(RecordRefusal):
    """Loại tội phạm ghi không khớp với khung hình phạt của điều luật. Bỏ một trong hai."""
