"""What the system asks of whatever signs: bytes and a place in, bytes out; and what it asks of whatever checks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from lachan.access.refusals import Refusal

from ..pdf import Slot


class NotSigned(Refusal):
    """Tệp này không có chữ ký số. Ký số bản PDF đã ban hành bằng thiết bị của cơ quan rồi nạp lại."""


class Broken(Refusal):
    """Chữ ký số không khớp nội dung tệp: tệp đã bị sửa sau khi ký hoặc hỏng khi truyền. Tải lại bản PDF đã ban hành, ký lại rồi nạp lại."""


class OutOfDate(Refusal):
    """Chứng thư số không còn hoặc chưa có hiệu lực lúc ký. Ký lại bản PDF đã ban hành bằng chứng thư đang có hiệu lực rồi nạp lại."""


class NotTheIssued(Refusal):
    """Tệp được ký không phải bản PDF đã ban hành của báo cáo này. Tải đúng bản đã ban hành, ký rồi nạp lại."""


class NotAPdf(Refusal):
    """Tệp nạp lên không đọc được như một tệp PDF. Chọn đúng bản PDF đã ký rồi nạp lại."""


@dataclass(frozen=True)
class Seen:
    """What a signature says, as checked: whole, over the whole file, by which certificate, when.

    `trusted`: its chain ends at a root that was handed in; without roots nobody says so. `in_time`: the certificate was
    in force at the moment of signing that the signature gives, or where it gives none when it is read."""

    intact: bool
    whole: bool
    serial: str
    signed_at: datetime | None
    trusted: bool
    in_time: bool = False


class Signing(Protocol):
    """Something that signs: a token of the agency, a remote service, a file of a test."""

    def sign(self, pdf: bytes, slot: Slot, at: datetime) -> bytes: ...


class Checking(Protocol):
    """Something that reads the signatures of a PDF, the first first."""

    def read(self, pdf: bytes, at: datetime) -> list[Seen]: ...
