"""Why figures of victims do not leave: what is wrong, why, what to do next."""

from __future__ import annotations

from lachan.law.refusals import LawRefusal


class ReleaseRefused(LawRefusal):
    """Không đưa ra số liệu này. Xem lại bảng số liệu nguồn rồi chạy lại."""


class UnknownCode(ReleaseRefused):
    """Có giá trị không nằm trong danh mục. Sửa mã theo danh mục rồi chạy lại."""


class TablesDoNotFit(ReleaseRefused):
    """Bộ bảng không dựng được. Mỗi bảng có từ một đến ba tiêu thức, mỗi tiêu thức một lần."""


class TablesInARing(ReleaseRefused):
    """Các bảng nối thành vòng (như A×B, B×C, C×A): ghép lại có thể tính ra ô đã che. Gộp thành một bảng ba chiều, hoặc bớt một bảng."""


class CannotHide(ReleaseRefused):
    """Có ô nhỏ không che được theo cách nào mà không tính ngược ra được. Bớt một tiêu thức hoặc gộp các nhóm nhỏ rồi chạy lại."""


class TooFew(ReleaseRefused):
    """Quá ít người để có bộ dữ liệu mở. Dùng các bảng đã che và làm tròn."""


class BudgetRefused(ReleaseRefused):
    """Mức bảo vệ yêu cầu không hợp lệ. Chọn ε trong khoảng cho phép."""


class NotInstalled(ReleaseRefused):
    """Máy này chưa có thư viện OpenDP nên không làm được bộ dữ liệu mở. Cài `pip install lachan[release]`; bảng đã che thì không cần."""
