"""What every part of oversight refuses: words missing, out of turn, one person on both sides."""

from lachan.access.refusals import Refusal


class WithoutWords(Refusal):
    """Phần nội dung chưa ghi gì nên người nhận không biết phải làm gì. Ghi ít nhất một câu rồi lưu lại; không ghi tên người."""


class Ahead(Refusal):
    """Thời điểm này sau thời điểm ghi nên chưa xảy ra. Sửa lại ngày giờ của việc đã làm."""


class BeforeAsked(Refusal):
    """Thời điểm này trước cả lúc việc được nêu ra nên chưa ghi được. Kiểm tra lại ngày giờ."""


class NotAsked(Refusal):
    """Việc này được nêu với cơ quan khác nên cơ quan của anh/chị không trả lời thay. Chuyển cho cơ quan có trách nhiệm trả lời."""


class NotAsking(Refusal):
    """Chỉ cơ quan đã nêu ra việc này mới kiểm tra lại kết quả. Xem dòng «Cơ quan nêu» trên trang này."""


class SamePerson(Refusal):
    """Người trả lời không tự kiểm tra lại việc mình đã trả lời. Để người khác của cơ quan nêu kiểm tra lại."""


class NothingAnswered(Refusal):
    """Chưa có trả lời nào chờ kiểm tra lại. Chờ cơ quan có trách nhiệm trả lời, hoặc nhắc bằng văn bản."""


class AlreadySettled(Refusal):
    """Việc này đã được kiểm tra lại và kết luận là xong nên không trả lời thêm. Nếu vi phạm lặp lại, nêu việc mới."""


class AlreadyAnswered(Refusal):
    """Đã có trả lời đang chờ kiểm tra lại. Chờ kết quả kiểm tra lại trước khi trả lời thêm."""


class AnsweredMeanwhile(Refusal):
    """Trong lúc anh/chị nhập, người khác đã ghi bước này. Tải lại trang để xem rồi quyết định lại; nội dung vừa nhập vẫn còn."""


class NoSuchResult(Refusal):
    """Chưa chọn kết quả kiểm tra lại. Chọn một kết quả trong danh sách rồi lưu lại."""


class NoSuchCategory(Refusal):
    """Chưa chọn loại trong danh mục. Chọn một dòng trong danh sách rồi lưu lại."""


class DayPassed(Refusal):
    """Ngày phải xong đã qua hoặc trước ngày nêu việc. Chọn một ngày từ hôm nay trở đi."""
