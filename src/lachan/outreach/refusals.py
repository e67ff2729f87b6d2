"""What communication and training refuse, and what to do next."""

from lachan.access.refusals import Refusal


class NotYetHeld(Refusal):
    """Ngày này sau hôm nay nên chưa ghi được. Ghi khi việc đã diễn ra, hoặc sửa ngày."""


class HeldLongAgo(Refusal):
    """Ngày này trước năm 2010, có thể gõ nhầm năm. Sửa ngày rồi lưu lại."""


class NoSuchChoice(Refusal):
    """Chưa chọn, hoặc mục này không có trong danh mục. Chọn một dòng trong danh sách rồi lưu lại."""


class NoCommune(Refusal):
    """Chưa chọn xã, phường nơi tổ chức. Chọn xã, phường; chỉ phát thanh, báo chí, mạng xã hội mới để trống được."""


class CommuneNotThen(Refusal):
    """Xã, phường này không có vào ngày đã ghi. Chọn đơn vị theo tên của ngày đó, hoặc sửa ngày."""


class NotACommune(Refusal):
    """Nơi này không phải xã, phường của tỉnh mình. Chọn xã, phường, thị trấn trong danh sách."""


class NoPlace(Refusal):
    """Chưa ghi nơi tổ chức hoặc kênh phát. Ghi ngắn gọn, ví dụ «Nhà văn hóa thôn 3», rồi lưu lại."""


class NoTopic(Refusal):
    """Chưa ghi nội dung. Ghi một câu về nội dung đã truyền thông rồi lưu lại."""


class OrganiserNotThere(Refusal):
    """Cơ quan tổ chức không hoạt động vào ngày đã ghi, hoặc thuộc tỉnh khác. Chọn cơ quan của ngày đó."""


class NoMethod(Refusal):
    """Có số người nhưng chưa nói đếm được hay ước lượng. Chọn cách đếm rồi lưu lại; chưa rõ thì chọn «Ước lượng»."""


class NoTotal(Refusal):
    """Có số theo nhóm hoặc cách đếm nhưng chưa có tổng số người. Ghi tổng số, hoặc để trống cả hai."""


class Negative(Refusal):
    """Số người không được nhỏ hơn 0. Sửa lại ô số rồi lưu lại."""


class Absurd(Refusal):
    """Số này lớn quá mức cho một buổi nên có thể gõ nhầm. Kiểm tra lại; nhiều buổi thì ghi mỗi buổi một dòng."""


class GroupsAboveTotal(Refusal):
    """Cộng các nhóm lớn hơn tổng số người. Mỗi người chỉ ghi vào một nhóm chính; sửa số của nhóm hoặc tổng số."""


class CostOutOfRange(Refusal):
    """Kinh phí phải từ 0 đến 100 tỷ đồng. Ghi bằng đồng, không có chữ, rồi lưu lại."""


class Superseded(Refusal):
    """Dòng này đã có bản đính chính sau. Mở bản mới nhất rồi đính chính tiếp từ đó."""


class NotYourRow(Refusal):
    """Dòng này do cơ quan khác ghi nên chỉ cơ quan ấy đính chính được. Báo cho cơ quan ấy biết chỗ sai."""


class NoReason(Refusal):
    """Chưa ghi vì sao đính chính. Ghi ngắn gọn lý do rồi lưu lại; bản cũ vẫn được giữ."""


class NothingChanged(Refusal):
    """Nội dung vừa ghi giống bản đang có nên không có gì để lưu. Sửa ít nhất một ô, hoặc quay lại."""


class RowKnown(Refusal):
    """Dòng này đã được nhập từ tệp. Muốn sửa, hãy đính chính trên trang của buổi."""


class NoTitle(Refusal):
    """Chưa ghi tên. Ghi tên ngắn gọn rồi lưu lại."""


class NoVersion(Refusal):
    """Chưa ghi phiên bản của tài liệu. Ghi như trên bìa, ví dụ «2026-1», để biết nơi nào đang dùng bản cũ."""


class CopiesOutOfRange(Refusal):
    """Số bản phát ra phải từ 0 đến 1.000.000. Sửa lại ô số rồi lưu lại."""


class QuizNotSane(Refusal):
    """Số người, số câu phải lớn hơn 0 và số câu đúng không thể nhiều hơn số người nhân số câu. Sửa lại các ô số."""


class MembersOutOfRange(Refusal):
    """Số thành viên, số người dự phải từ 0 đến 5.000. Sửa lại ô số rồi lưu lại."""


class ClubClosed(Refusal):
    """Mô hình này đã kết thúc hoạt động nên không ghi thêm được. Mở mô hình mới nếu hoạt động trở lại."""


class BeforeTheClub(Refusal):
    """Ngày này trước ngày thành lập hoặc trước lần sinh hoạt đã ghi. Sửa lại ngày rồi lưu lại."""


class WithoutWords(Refusal):
    """Chưa ghi nội dung. Ghi ngắn gọn, không ghi tên người, rồi lưu lại."""


class NoTopics(Refusal):
    """Chưa chọn chủ đề của khóa tập huấn. Chọn ít nhất một chủ đề rồi lưu lại."""


class HoursOutOfRange(Refusal):
    """Số giờ phải lớn hơn 0 và không quá 500. Sửa lại ô số giờ rồi lưu lại."""


class ContentAhead(Refusal):
    """Nội dung được cập nhật đến một ngày sau hôm nay. Ghi ngày mà nội dung khóa học phản ánh pháp luật."""


class DaysBackwards(Refusal):
    """Ngày kết thúc không được trước ngày mở lớp. Sửa một trong hai ngày rồi lưu lại."""


class TrainersOutOfRange(Refusal):
    """Số giảng viên phải từ 1 đến 200. Sửa lại ô số rồi lưu lại."""


class BodyNotThere(Refusal):
    """Cơ quan của học viên không hoạt động vào ngày mở lớp, hoặc thuộc tỉnh khác. Chọn cơ quan của ngày đó."""


class NotYourClass(Refusal):
    """Lớp này do cơ quan khác tổ chức nên chỉ cơ quan ấy ghi số học viên. Cơ quan mình ghi từng cán bộ đã dự."""


class PeopleOutOfRange(Refusal):
    """Số học viên phải từ 1 đến 2.000. Sửa lại ô số rồi lưu lại."""


class NotYourColleague(Refusal):
    """Người này không thuộc cơ quan của anh/chị vào ngày mở lớp. Chọn cán bộ của cơ quan mình."""


class AlreadyAttended(Refusal):
    """Lớp này đã ghi cán bộ ấy, hoặc đã ghi số học viên của cơ quan và chức danh này. Đính chính dòng đã có."""


class NobodyCame(Refusal):
    """Lớp này chưa ghi ai của cơ quan và chức danh ấy đã dự nên chưa lập được giấy chứng nhận. Ghi số học viên trước."""


class NoNameForPaper(Refusal):
    """Chưa ghi họ tên để in trên giấy. Ghi họ tên người đã dự; họ tên chỉ nằm trên giấy, hệ thống không lưu."""


class NotInTheChecklist(Refusal):
    """Có mục không nằm trong danh mục làm việc có hiểu biết về sang chấn. Chọn lại trong danh mục."""
