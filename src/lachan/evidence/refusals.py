"""What the evidence room refuses, and what to do next."""

from lachan.access.refusals import Refusal


class AlreadyOpened(Refusal):
    """Vụ việc này đã có hồ sơ chứng cứ. Mở hồ sơ đó để ghi tiếp."""


class NotInTheRoom(Refusal):
    """Hồ sơ chứng cứ chỉ mở cho cơ quan đang thụ lý và Viện kiểm sát kiểm sát vụ việc. Nếu hồ sơ vừa được chuyển đến, hãy nhận trong khay bàn giao trước."""


class NotAPart(Refusal):
    """Mục này không có trong lược đồ hồ sơ chứng cứ. Chọn một mục trong danh sách rồi lưu lại."""


class Misshapen(Refusal):
    """Nội dung ghi chưa theo lược đồ hồ sơ chứng cứ. Sửa ô được nêu rồi lưu lại; nội dung vừa nhập vẫn còn."""


class NotACode(Refusal):
    """Mã của một mục chỉ gồm chữ không dấu, số, dấu chấm, gạch, và có ít nhất một chữ số, như P1, BL-15a. Không dùng tên người làm mã; tên ghi ở ô tên, được niêm phong."""


class NotByHand(Refusal):
    """Mục này do hệ thống tự ghi khi nhận tệp, khi đánh số bút lục. Dùng «Thêm tệp» hoặc «Đánh số bút lục»."""


class WithdrawnStays(Refusal):
    """Rút một tài liệu phải qua «Rút tài liệu» và nêu lý do; tài liệu đã rút thì không sửa được nữa. Nếu rút nhầm, ghi tài liệu mới."""


class NotANumbering(Refusal):
    """Cách đánh số bút lục không có trong danh mục. Chọn mỗi trang một số, hoặc mỗi tờ một số."""


class NotAForm(Refusal):
    """Dạng bản lập không có trong danh mục. Chọn một dạng trong danh sách rồi lập lại."""


class ChangedMeanwhile(Refusal):
    """Trong lúc anh/chị nhập, người khác đã sửa chính mục này. Xem bản mới rồi quyết định lại; nội dung vừa nhập vẫn còn."""


class NothingToWrite(Refusal):
    """Chưa có nội dung nào để ghi. Điền ít nhất một mục rồi lưu lại."""


class NoSuchItem(Refusal):
    """Hồ sơ không có mục mang mã này, hoặc mục đã được rút. Chọn mục trong danh sách của hồ sơ."""


class ReasonNeeded(Refusal):
    """Rút hoặc đánh số lại phải nêu lý do. Ghi lý do bằng một câu rồi lưu lại."""


class PaperStays(Refusal):
    """Tài liệu đã vào hồ sơ thì không xóa; dùng «Rút tài liệu» và nêu lý do, tài liệu sẽ được ghi là đã rút."""


class NotAsked(Refusal):
    """Câu hỏi này hiện không còn mở đối với hồ sơ. Tải lại trang để xem các câu hỏi đang mở."""


class NotDescribed(Refusal):
    """Chỉ mở tên theo cách này với người được nhắc đến mà chưa có quyết định nào. Với người khác, mở danh tính trên trang vụ việc."""


class PurposeNeeded(Refusal):
    """Mở tên phải nêu mục đích; mục đích được ghi vào nhật ký. Ghi mục đích rồi mở lại."""


class UploadTooLarge(Refusal):
    """Tệp lớn hơn mức cho phép. Tách tệp, hoặc đề nghị quản trị viên nâng mức (LACHAN_UPLOAD_MB)."""


class UploadEmpty(Refusal):
    """Tệp không có nội dung. Chọn đúng tệp rồi gửi lại."""


class OutOfStep(Refusal):
    """Phần tệp gửi đến không nối tiếp phần đã nhận. Gửi tiếp từ chỗ hệ thống đã nhận; phần đã nhận vẫn còn."""


class NotComplete(Refusal):
    """Tệp chưa được gửi hết. Gửi nốt phần còn lại rồi hoàn tất; phần đã nhận vẫn còn."""


class AlreadyWhole(Refusal):
    """Tệp này đã nhận xong và đã vào hồ sơ. Nếu nhầm, ghi tài liệu thay thế; tệp đã nhận được giữ nguyên."""


class Refilled(Refusal):
    """Tệp lưu không còn khớp mã băm lúc nhận nên không mở được. Báo ngay quản trị viên và Viện kiểm sát: đây là dấu hiệu tệp đã bị thay đổi."""


class FileRefused(Refusal):
    """Tệp này không nhận được. Xem lý do rồi chọn tệp khác; chưa có gì được lưu."""


class NotAFolio(Refusal):
    """Số bút lục ghi chưa đúng. Viết như 15, 15a, 15-18; không dùng số trang của bản quét."""


class NothingToShow(Refusal):
    """Danh mục trình bày chưa có mục nào. Chọn ít nhất một mục được phép trình bày."""


class NotAPage(Refusal):
    """Không mở được trang này của tệp: tệp không có trang đó, hoặc không phải bản quét có trang. Chọn lại trang trong danh sách của tệp."""
