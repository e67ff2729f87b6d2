"""Why a file is not taken in: what is wrong, why, what to do next. Nothing of a refused file is kept."""

from __future__ import annotations

from lachan.law.refusals import LawRefusal


class FileRefused(LawRefusal):
    """Không nhận tệp này. Kiểm tra lại tệp rồi tải lên lần nữa."""


class EmptyFile(FileRefused):
    """Tệp rỗng (0 byte), có thể việc sao chép bị ngắt. Sao chép lại từ nguồn rồi tải lên lần nữa."""


class TooLarge(FileRefused):
    """Tệp lớn hơn mức cho phép của đơn vị. Tách thành nhiều tệp, hoặc hỏi quản trị viên về mức cho phép."""


class BadName(FileRefused):
    """Tên tệp có ký tự không được dùng. Đổi tên tệp (chỉ chữ, số, dấu cách, dấu chấm, gạch nối) rồi tải lên lần nữa."""


class UnknownKind(FileRefused):
    """Không nhận ra loại tệp từ nội dung. Chỉ nhận PDF, JPEG, PNG, TIFF, WAV, MP3, M4A, MP4, MOV, WebM, OGG."""


class NotForHere(FileRefused):
    """Loại tệp này không nhận ở đây. Xem các loại tệp được nhận ghi cạnh nút tải lên."""


class NotAsNamed(FileRefused):
    """Nội dung tệp không đúng với đuôi tên tệp, nên không biết chắc tệp là gì. Kiểm tra nguồn tệp; nếu đúng là tài liệu cần nộp, sửa đuôi tên cho khớp rồi tải lên lần nữa."""


class TwoFilesInOne(FileRefused):
    """Trong tệp có lẫn nội dung của một loại tệp khác, có thể dùng để giấu mã chạy. Không mở tệp này; xuất lại tài liệu từ máy quét hoặc thiết bị gốc rồi tải lên."""


class Executable(FileRefused):
    """Đây là chương trình chạy được, không phải tài liệu. Không mở tệp này; nếu là vật chứng điện tử, niêm phong thiết bị chứa và lập biên bản, không tải lên đây."""


class Active(FileRefused):
    """Tệp PDF có lệnh tự chạy (JavaScript, mở chương trình, gửi dữ liệu), có thể gây hại khi mở. In tài liệu ra PDF mới hoặc quét lại bản giấy rồi tải lên."""


class Locked(FileRefused):
    """Tệp có mật khẩu hoặc bị mã hóa nên không kiểm tra được nội dung. Gỡ mật khẩu trên máy của đơn vị rồi tải lên; không gửi mật khẩu kèm tệp."""


class Truncated(FileRefused):
    """Tệp bị cắt cụt, phần cuối không còn. Quét hoặc sao chép lại rồi so dung lượng với tệp gốc trước khi tải lên."""


class Damaged(FileRefused):
    """Tệp hỏng, không đọc được trọn vẹn. Quét hoặc sao chép lại từ nguồn rồi tải lên lần nữa."""


class AbsurdSize(FileRefused):
    """Kích thước hình trong tệp lớn bất thường, mở ra có thể làm treo máy. Quét lại ở 150–300 dpi, khổ giấy đúng của tài liệu."""


class Bomb(FileRefused):
    """Tệp nén bung ra lớn bất thường, có thể làm đầy ổ đĩa. Không mở tệp này; xuất lại danh mục từ chương trình gốc rồi tải lên."""


class Macros(FileRefused):
    """Tệp có macro hoặc nội dung nhúng chạy được. Lưu lại thành .xlsx hoặc .docx thường rồi tải lên lần nữa."""
