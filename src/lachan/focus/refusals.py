"""What places of focus refuse, and what to do next."""

from lachan.access.refusals import Refusal


class NoSuchKind(Refusal):
    """Chưa chọn loại số liệu hoặc cách đếm trong danh mục. Chọn một dòng trong danh sách rồi lưu lại."""


class NoPlace(Refusal):
    """Chưa chọn xã, phường, đặc khu của tỉnh. Chọn một nơi trong danh sách rồi lưu lại."""


class NotThatDay(Refusal):
    """Đơn vị này không tồn tại vào ngày cuối của kỳ. Chọn đơn vị của đúng thời kỳ, hoặc sửa ngày."""


class NotYourGround(Refusal):
    """Nơi này không thuộc địa bàn của đơn vị mình nên không ghi được số của nơi này. Chuyển số liệu cho đơn vị phụ trách địa bàn."""


class PeriodBackwards(Refusal):
    """Ngày cuối của kỳ đứng trước ngày đầu. Đổi lại hai ngày rồi lưu lại."""


class PeriodTooLong(Refusal):
    """Một kỳ dài quá hai năm thì không so được với nơi khác. Tách thành từng năm rồi ghi."""


class NotOver(Refusal):
    """Kỳ này chưa kết thúc nên số còn thay đổi. Ghi khi kỳ đã hết, hoặc sửa ngày cuối."""


class AbsurdCount(Refusal):
    """Số đếm phải từ 0 đến 100.000. Kiểm tra lại con số; nếu chưa đếm được thì để trống, đừng ghi 0."""


class NoSource(Refusal):
    """Chưa ghi số này lấy từ đâu. Ghi tên sổ, báo cáo hoặc đợt rà soát rồi lưu lại."""


class AlreadyTold(Refusal):
    """Nơi này đã có số cùng loại cho kỳ trùng với kỳ này. Mở số đã ghi và dùng «Sửa số» nếu số thay đổi."""


class AlreadyCorrected(Refusal):
    """Số này đã được sửa bằng một dòng khác. Mở dòng mới nhất rồi sửa ở đó."""


class NotYourFact(Refusal):
    """Số này do đơn vị khác ghi. Báo đơn vị đó hoặc cơ quan thường trực sửa."""


class NoPaper(Refusal):
    """Việc này cần văn bản: số và ngày. Ghi đủ hai ô rồi lưu lại."""


class NotYet(Refusal):
    """Ngày này sau hôm nay nên chưa ghi được. Ghi khi việc đã xảy ra, hoặc sửa ngày."""


class NoReason(Refusal):
    """Chưa nêu lý do. Chọn ít nhất một lý do trong danh sách, hoặc ghi lý do bằng lời."""


class NoReview(Refusal):
    """Chưa có nơi rà soát và ngày rà soát. Một nơi trọng điểm phải được xem lại; chọn cơ quan và ngày rồi lưu lại."""


class ReviewTooFar(Refusal):
    """Ngày rà soát phải sau ngày bắt đầu và không quá hai năm. Sửa ngày rà soát rồi lưu lại."""


class ReviewerNotThere(Refusal):
    """Cơ quan rà soát không còn hoạt động hoặc thuộc tỉnh khác. Chọn cơ quan đang hoạt động của tỉnh."""


class AlreadyDeclared(Refusal):
    """Nơi này đang ở trong danh sách trọng điểm. Mở nơi đó để rà soát, hoặc đưa ra rồi mới xác định lại."""


class AlreadyEnded(Refusal):
    """Nơi này đã được đưa ra khỏi danh sách. Nếu cần, xác định lại bằng văn bản mới."""


class OutOfOrder(Refusal):
    """Ngày này trước lần ghi gần nhất của nơi này. Sửa ngày cho đúng thứ tự rồi lưu lại."""
