"""A refusal is an answer: what is wrong, why, what to do next. Its docstring is its message."""


class Refusal(Exception):
    """Không thực hiện được yêu cầu này. Kiểm tra lại thông tin rồi thử lại."""

    def __init__(self, sentence: str = "", *, field: str = "") -> None:
        self.sentence = sentence or " ".join((self.__doc__ or "").split())
        self.field = field
        super().__init__(self.sentence)


class NotYours(Refusal):
    """Vai trò của anh/chị không có quyền làm việc này. Chuyển cho người có thẩm quyền trong đơn vị, hoặc báo quản trị viên nếu phân công đã thay đổi."""


class NotFound(Refusal):
    """Không có hồ sơ này trong phạm vi anh/chị được xem. Kiểm tra lại số hoặc mã; nếu hồ sơ vừa được chuyển cho đơn vị mình, hãy xem khay bàn giao."""


class StateSecret(Refusal):
    """Theo quy định về bảo vệ bí mật nhà nước, hệ thống này không được lưu tài liệu có độ mật. Đăng ký tài liệu tại văn thư mật của đơn vị; ở đây chỉ ghi việc đã có tài liệu, không ghi nội dung."""
