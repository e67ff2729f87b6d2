"""What comes with a letter: taken in as `evidence_scan.from_outside` makes it, asked about, padded, sealed, read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import connection

from lachan.access import seals
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.pour import pour
from lachan.access.refusals import Refusal
from lachan.evidence_scan import clamd, from_outside
from lachan.evidence_scan import refusals as scanned
from lachan.evidence_scan.clamd import Verdict
from lachan.evidence_scan.from_outside import Taken

from . import receipts
from .models import Enclosure, EnclosurePiece, EnclosureScan, Letter

AT_ONCE, IN_ALL = 3, 10
PAD, PIECE, LENGTH, PLACE = 64 * 1024, 1024 * 1024, 8, 8
# Bytes that the door keeps in an hour, from everybody together: a flood fills an hour, not the disk (docs/decisions/0021).
MOST_AN_HOUR = 4 * 1024**3


class NoFile(Refusal):
    """Chưa chọn tệp nào, hoặc tệp chưa đến nơi. Chọn lại ảnh, tệp rồi gửi; tin đã gửi trước đó vẫn còn."""


class TooManyAtOnce(Refusal):
    """Mỗi lần gửi được nhiều nhất ba tệp nên chưa nhận tệp nào. Chọn lại ba tệp, gửi xong thì gửi tiếp phần còn lại."""


class TooManyInAll(Refusal):
    """Mỗi tin nhận nhiều nhất mười tệp nên chưa nhận thêm. Chọn bớt lại; nếu cần gửi thêm nữa, viết ở phần trao đổi để cơ quan chỉ cách gửi."""


class NotTaken(Refusal):
    """Không nhận tệp này. Chọn tệp khác rồi gửi lại; tin đã gửi trước đó vẫn còn."""


class Harmful(Refusal):
    """Tệp có mã độc nên không nhận và không giữ lại gì. Máy đã gửi có thể đang nhiễm mã độc: quét lại máy, rồi chụp màn hình hoặc kể lại bằng chữ."""


class FullForNow(Refusal):
    """Trong giờ này đã có quá nhiều tệp được gửi nên trang tạm chưa nhận thêm. Thử lại vào giờ sau; lời kể bằng chữ thì vẫn gửi được ngay."""


class PieceChanged(Refusal):
    """Nội dung tệp đang lưu không còn đúng như lúc nhận nên không mở. Báo quản trị viên kiểm tra cơ sở dữ liệu và bản sao lưu."""


# What the evidence room would say to an investigator is said here to whoever reports.
HERE: dict[type[scanned.FileRefused], str] = {
    scanned.EmptyFile: "Tệp rỗng, có thể chưa tải xong. Mở thử tệp trên máy rồi gửi lại.",
    scanned.TooLarge: "Tệp lớn quá: ảnh, PDF, ghi âm, ghi hình tối đa 10 MB, tệp chữ tối đa 1 MB. Gửi ảnh nhỏ hơn, cắt ngắn đoạn ghi, hoặc chụp màn hình.",
    scanned.UnknownKind: "Không nhận loại tệp này, vì không chắc mở ra có an toàn không. Nhận ảnh JPEG, PNG, WebP, tệp PDF, tệp chữ, ghi âm, ghi hình; ảnh HEIC, tệp Word, Excel, trang web thì chụp màn hình rồi gửi ảnh.",
    scanned.NotForHere: "Không nhận tệp nén, tệp Word, Excel và loại tệp này, vì có thể giấu mã độc. Chụp màn hình rồi gửi ảnh, hoặc xuất thành PDF.",
    scanned.Executable: "Đây là chương trình chạy được, không phải ảnh hay tài liệu, nên không nhận. Nếu có người gửi nó cho bạn, đừng mở; chụp màn hình tin nhắn rồi gửi ảnh.",
    scanned.TwoFilesInOne: "Trong tệp có lẫn nội dung khác, có thể giấu mã độc, nên không nhận. Chụp màn hình rồi gửi ảnh chụp.",
    scanned.Locked: "Tệp có mật khẩu hoặc theo định dạng Office cũ nên không kiểm tra được. Bỏ mật khẩu, hoặc chụp màn hình rồi gửi ảnh.",
    scanned.Active: "Tệp PDF có phần tự chạy nên không nhận. Chụp màn hình từng trang rồi gửi ảnh.",
    scanned.Truncated: "Tệp bị cắt cụt, có thể chưa tải xong. Mở thử tệp trên máy rồi gửi lại.",
    scanned.Damaged: "Tệp hỏng, không đọc được trọn vẹn. Mở thử trên máy; nếu xem được, chụp màn hình rồi gửi ảnh.",
    scanned.AbsurdSize: "Ảnh có kích thước quá lớn, hoặc PDF dài hơn 20 trang, nên không nhận. Gửi ảnh nhỏ hơn, hoặc chụp từng trang cần thiết.",
    from_outside.CarriesAlong: from_outside.CarriesAlong().message,
}  # fmt: skip


@dataclass(frozen=True)
class Ready:
    """One file as it would be kept, and what the scanner said of it as it came."""

    taken: Taken
    verdict: Verdict
    mark: bytes


def ready(
    letter: Letter, contents: Sequence[BinaryIO], *, keep: bool, as_it_is: bool
) -> list[Ready]:
    """All of them, or the reason why one of them is not taken; the same file twice is one."""
    if not contents:
        raise NoFile(field="files")
    if len(contents) > AT_ONCE:
        raise TooManyAtOnce(field="files")
    made: dict[bytes, Ready] = {}
    for place, one in enumerate(contents, 1):
        try:
            found = _one(letter, one, keep, as_it_is)
        except Refusal as refusal:
            before = f"Tệp thứ {place}: " if len(contents) > 1 else ""
            raise type(refusal)(before + refusal.sentence, field="files") from refusal
        made.setdefault(found.mark, found)
    return list(made.values())


def _one(letter: Letter, content: BinaryIO, keep: bool, as_it_is: bool) -> Ready:
    """Asked about as it came, since what is made anew is no longer what was sent."""
    content.seek(0)
    data = content.read(from_outside.LARGEST + 1)
    verdict = clamd.scan(data, settings.CLAMD) if len(data) <= from_outside.LARGEST else clamd.UNSCANNED  # fmt: skip
    if verdict.code == "found":
        raise Harmful
    try:
        taken = from_outside.received(content, keep=keep, as_it_is=as_it_is)
    except scanned.FileRefused as wrong:
        raise NotTaken(HERE.get(type(wrong), wrong.message)) from wrong
    return Ready(taken, verdict, receipts.mark(letter.matter_id, data))


def enclose(letter: Letter, given: Sequence[Ready], at: datetime) -> list[Enclosure]:
    """The rows of these files; what the letter has already is not put in again."""
    before = {bytes(one.mark): one for one in Enclosure.objects.filter(letter=letter)}
    fresh = [one for one in given if one.mark not in before]
    if len(before) + len(fresh) > IN_ALL:
        raise TooManyInAll(field="files")
    made = [_put(letter, len(before) + place, one, at) for place, one in enumerate(fresh, 1)]
    _tally(sum(one.padded for one in made), at)
    return [before[one.mark] for one in given if one.mark in before] + made


def _put(letter: Letter, number: int, given: Ready, at: datetime) -> Enclosure:
    line, text = about(letter.matter_id), _padded(given.taken.data)
    row = Enclosure(id=uuid7(), letter=letter, number=number, kind=given.taken.kind.code, beside=given.taken.beside,
                    padded=len(text), mark=given.mark, sent_at=at, line_id=line.id)  # fmt: skip
    row.key, key = seals.make_key(row.id)
    pour([row.key])
    pour([row])
    _lay(row, key, text)
    verdict = given.verdict
    pour([EnclosureScan(enclosure=row, place=1, verdict=verdict.code, found=verdict.name, agency=None, scanned_at=at, line_id=line.id)])  # fmt: skip
    return row


def _padded(data: bytes) -> bytes:
    """Its length, itself, and noughts up to whole steps of 64 KiB: the size of what is sealed is known to anybody."""
    told = len(data).to_bytes(LENGTH, "big") + data
    return told + bytes(-len(told) % PAD)


def _lay(row: Enclosure, key: seals.OpenKey, text: bytes) -> None:
    for begins in range(0, len(text), PIECE):
        part = text[begins : begins + PIECE]
        sealed = key.seal_bytes(_place(row.id, begins) + part)
        EnclosurePiece(enclosure=row, begins=begins, size=len(part), sealed=sealed).save(force_insert=True)  # fmt: skip


def _place(enclosure: UUID, begins: int) -> bytes:
    return enclosure.bytes + begins.to_bytes(PLACE, "big")


def content_of(row: Enclosure) -> bytes:
    """The file again; each piece says under its seal where it belongs."""
    key, text = seals.open_key(row.key), bytearray()
    for one in EnclosurePiece.objects.filter(enclosure=row).order_by("begins"):
        part, head = key.open_bytes(one.sealed), _place(row.id, len(text))
        if not part.startswith(head):
            raise PieceChanged
        text += part[len(head) :]
    length = int.from_bytes(text[:LENGTH], "big")
    if len(text) != row.padded or length > len(text) - LENGTH:
        raise PieceChanged
    return bytes(text[LENGTH : LENGTH + length])


KEPT = """
INSERT INTO letterbox_tally (hour, tried, kept) VALUES (%s, 0, %s)
ON CONFLICT (hour) DO UPDATE SET kept = letterbox_tally.kept + EXCLUDED.kept RETURNING kept
"""


def _tally(much: int, at: datetime) -> None:
    hour = at.replace(minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(KEPT, [hour, much])
        kept = cursor.fetchone()[0]
    if kept > MOST_AN_HOUR:
        raise FullForNow(field="files")
