"""What field checks refuse, and what to do next."""

from lachan.access.refusals import Refusal


class NoSector(Refusal):
    """Chưa chọn lĩnh vực trong danh mục. Chọn một lĩnh vực rồi lưu lại."""


class NoFirmName(Refusal):
    """Chưa ghi tên cơ sở. Ghi tên trên biển hiệu hoặc giấy đăng ký rồi lưu lại."""


class NoFirmPlace(Refusal):
    """Chưa chọn xã, phường, đặc khu nơi cơ sở hoạt động. Chọn một nơi trong danh sách rồi lưu lại."""


class FirmElsewhere(Refusal):
    """Nơi này không thuộc địa bàn của đơn vị mình nên không ghi được cơ sở ở đó. Chuyển thông tin cho đơn vị phụ trách địa bàn."""


class FirmKnown(Refusal):
    """Cơ sở mang số đăng ký này đã được ghi trong lĩnh vực này. Tìm số đó trong danh sách và mở cơ sở đã có."""


class NoLicenceKind(Refusal):
    """Chưa chọn được cấp, được gia hạn hay bị thu hồi. Chọn một dòng rồi lưu lại."""


class NoPaperNumber(Refusal):
    """Chưa ghi số văn bản. Ghi số giấy phép, số quyết định hoặc số kế hoạch rồi lưu lại."""


class DayAhead(Refusal):
    """Ngày này sau hôm nay nên chưa ghi được. Ghi khi việc đã xảy ra, hoặc sửa ngày."""


class EndsBefore(Refusal):
    """Ngày hết hạn phải sau ngày cấp. Sửa lại ngày rồi lưu lại."""


class NotAsked(Refusal):
    """Nội dung này không thuộc danh mục kiểm tra của lĩnh vực. Chọn nội dung trong danh sách rồi lưu lại."""


class NoFixBy(Refusal):
    """Vi phạm phải có hạn khắc phục sau ngày kiểm tra và không quá một năm. Ghi ngày rồi lưu lại."""


class NotYourCheck(Refusal):
    """Cuộc kiểm tra này do đơn vị khác thực hiện. Báo đơn vị đó ghi kết quả khắc phục."""


class FindingClosed(Refusal):
    """Nội dung này đã khắc phục xong hoặc đã chuyển. Nếu lại vi phạm, ghi một cuộc kiểm tra mới."""


class StepBefore(Refusal):
    """Ngày này trước lần ghi gần nhất. Sửa ngày cho đúng thứ tự rồi lưu lại."""


class NoWordOfPassing(Refusal):
    """Chưa ghi chuyển đến cơ quan nào, văn bản số mấy. Ghi một câu rồi lưu lại."""


class NoPlanDay(Refusal):
    """Hạn kiểm tra phải từ hôm nay và không quá một năm. Ghi ngày rồi lưu lại."""


class PlannedAlready(Refusal):
    """Cơ sở này đã có trong kế hoạch mang số ấy. Mở cơ sở để xem, hoặc ghi số kế hoạch khác."""


class NotThisPlan(Refusal):
    """Dòng kế hoạch này của cơ sở khác, đã kiểm tra hoặc đã đưa ra khỏi kế hoạch. Chọn dòng khác, hoặc để trống."""


class NotYourPlan(Refusal):
    """Kế hoạch này do đơn vị khác lập. Báo đơn vị đó thay đổi."""


class NoWordOfDropping(Refusal):
    """Chưa ghi vì sao không kiểm tra cơ sở này nữa. Ghi lý do, văn bản nếu có, rồi lưu lại."""
