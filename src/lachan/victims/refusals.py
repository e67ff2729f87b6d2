"""What victim care refuses, and what to do next."""

from lachan.access.refusals import Refusal


class ReceivedInFuture(Refusal):
    """Giờ tiếp nhận không thể sau giờ ghi. Sửa lại giờ tiếp nhận."""


class AlreadyReceived(Refusal):
    """Người này đã được ghi nhận từ lần gửi trước. Không cần gửi lại; mở hồ sơ trong danh sách."""


class AlreadyInCare(Refusal):
    """Người này đã có hồ sơ hỗ trợ, ở đơn vị mình hoặc nơi khác. Mở hồ sơ trong danh sách; không thấy thì hỏi cơ quan y tế cấp tỉnh."""


class NoSuchBirthYear(Refusal):
    """Năm sinh phải từ 1900 đến năm tiếp nhận. Sửa lại, hoặc để trống nếu chưa rõ."""


class NoSuchPlace(Refusal):
    """Không có xã, phường này vào ngày tiếp nhận. Chọn lại trong danh sách; chưa rõ thì để trống."""


class WordsNeeded(Refusal):
    """Chưa ghi nội dung. Ghi ngắn gọn bằng lời của người đó rồi lưu lại."""


class ConsentNeeded(Refusal):
    """Người đó chưa đồng ý cho chuyển lời kể. Hỏi lại sự đồng ý, hoặc chọn căn cứ pháp luật buộc phải chuyển."""


class StoryNotHeld(Refusal):
    """Đơn vị mình không giữ lời kể này nên không chuyển tiếp được. Đề nghị cơ quan chủ trì chuyển, có sự đồng ý của người đó."""


class NotYourEntry(Refusal):
    """Việc này do đơn vị khác ghi, hoặc đã được sửa trước đó. Tải lại hồ sơ; cần sửa việc của nơi khác thì báo nơi ấy."""


class FirstEntryStays(Refusal):
    """Việc tiếp nhận đầu tiên không hủy được vì hồ sơ bắt đầu từ đó. Ghi sai thì đính chính."""


class LinkedAlready(Refusal):
    """Vụ việc này đã được ghi trong hồ sơ. Không cần ghi lại."""


class ConsentForYourself(Refusal):
    """Sự đồng ý cho chính đơn vị mình không do đơn vị mình ghi. Đề nghị cơ quan chủ trì hoặc nơi giữ lời kể hỏi người đó rồi ghi."""


class RateBackwards(Refusal):
    """Ngày bắt đầu của mức mới phải sau ngày bắt đầu của mức đang áp dụng. Sửa lại ngày."""


class RateNotPositive(Refusal):
    """Mức chi phải là số nguyên dương, tính bằng đồng. Sửa lại số."""


class PurposeNeeded(Refusal):
    """Mở danh tính phải nêu mục đích; mục đích được ghi vào nhật ký. Chọn mục đích rồi mở lại."""


class TooLittleToFind(Refusal):
    """Chưa đủ để tra cứu. Nhập đúng số giấy tờ, số điện thoại, hoặc họ tên đầy đủ (kèm năm sinh nếu tra theo năm sinh)."""


class SameFile(Refusal):
    """Hai hồ sơ so sánh là một. Chọn hồ sơ khác."""


class PaperForWhat(Refusal):
    """Văn bản có tên phải nêu lập để làm gì; điều đó được ghi vào nhật ký. Chọn mục đích rồi lập lại, hoặc dùng bản mã."""


class NoNameOnIt(Refusal):
    """Văn bản của việc này không cần tên người. Dùng bản mã; nơi nhận gọi người đó bằng mã."""


class NotYourPaper(Refusal):
    """Việc này do đơn vị khác ghi, hoặc đã được sửa, hủy, nên đơn vị mình không lập văn bản của việc ấy. Tải lại phần «Văn bản», hoặc đề nghị nơi đã ghi lập."""
