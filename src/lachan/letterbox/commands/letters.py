"""Verbs of the letterbox: report, come back, add, enclose; on the other side read, answer, open, scan again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import connection

from lachan.access import audit, seals
from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.ids import uuid7
from lachan.access.permissions import Permission
from lachan.access.pour import pour
from lachan.access.refusals import NotFound, Refusal
from lachan.access.verbs import command
from lachan.docket.commands import holding
from lachan.docket.models import Matter
from lachan.evidence_scan import clamd
from lachan.evidence_scan.clamd import Verdict
from lachan.intake.codes import PURPOSES
from lachan.intake.commands import receive_report
from lachan.intake.commands.look import PurposeNeeded
from lachan.intake.given import ReportGiven
from lachan.letterbox import codes, enclosing, queries
from lachan.letterbox.models import Enclosure, EnclosureScan, Letter, Message
from lachan.letterbox.queries import Enclosed, Spoken
from lachan.letterbox.receiving import Receiver

MOST = 4000  # characters of one message
MANY = 100  # messages of one side: a flood is stopped, a conversation is not
TRIES = 10_000  # codes tried in an hour, by everybody together (docs/decisions/0021)
# What a phone makes a link of: an address, or a name with a dot and something after a stroke.
LINK = re.compile(r"https?:|www\.|\b[\w-]+\.[a-z]{2,}/|\b[\w-]+\.(?:vn|com|net|org|info|me|ly|gl|link|top|xyz)\b", re.I)  # fmt: skip


class NothingSaid(Refusal):
    """Chưa có nội dung nào để gửi. Viết vào ô rồi gửi lại."""


class TooLong(Refusal):
    """Đoạn này dài quá 4.000 chữ cái nên chưa gửi được. Chia thành hai lần gửi; nội dung vẫn còn trong ô."""


class TooMany(Refusal):
    """Tin này đã có quá nhiều lần trao đổi nên trang không nhận thêm. Nếu cần nói thêm, gọi 111 hoặc 113."""


class SaidMeanwhile(Refusal):
    """Trong lúc viết, đã có thêm một lời trao đổi. Đọc lời mới ở trên rồi gửi lại; nội dung vẫn còn trong ô."""


class OnlyWords(Refusal):
    """Người này không nêu tên nên câu trả lời chỉ được có chữ. Bỏ đường dẫn, địa chỉ trang mạng, vì mở ra có thể lộ người báo; viết thẳng điều cần nói rồi gửi lại."""


class SayWhatIsTold(Refusal):
    """Đây là tin tìm người thân. Đánh dấu câu trả lời này cho người hỏi biết điều gì về người được tìm, hoặc «không cho biết gì»; nội dung vẫn còn trong ô."""


class NotAllowed(Refusal):
    """Người được tìm chưa đồng ý cho người hỏi biết điều này. Bỏ điều đó khỏi câu trả lời, hoặc ghi sự đồng ý của người ấy trước; người hỏi có thể chính là người đã đưa đi."""


class TriedTooOften(Refusal):
    """Trong giờ này đã có quá nhiều lần nhập mã nên trang tạm dừng để giữ an toàn cho người báo tin. Mã vẫn dùng được: thử lại vào giờ sau. Nếu gấp, gọi 111 hoặc 113."""


class NotSure(Refusal):
    """Tệp này chưa được quét mã độc. Đánh dấu «Tôi biết tệp chưa quét» rồi mở lại, trên máy có phần mềm diệt mã độc; hoặc quét trước rồi mở."""


class Infected(Refusal):
    """Tệp này có mã độc nên không mở. Cần nội dung thì hỏi người báo bằng lời, hoặc đề nghị đơn vị kỹ thuật xử lý."""


class NoScanner(Refusal):
    """Chưa hỏi được chương trình quét mã độc nên tệp vẫn là «chưa quét». Báo quản trị viên kiểm tra LACHAN_CLAMD rồi quét lại."""


@dataclass(frozen=True)
class ReportOutside:
    """A report as it was given at the door: what intake takes, who receives it, in which language it was asked."""

    given: ReportGiven
    receiver: Receiver
    language: str
    topic: str = ""
    source: str = ""

    @property
    def anonymous(self) -> bool:
        return self.given.informant == "anonymous"


@command(Permission.DOOR_WRITE, article="BLTTHS Điều 145, 146; TTLT 01/2017 Điều 7, 8")
def report_from_outside(*, report: ReportOutside, digest: bytes, by: Actor, at: datetime) -> Letter:
    """Nhận tin từ trang báo tin công khai vào sổ của nơi tiếp nhận; tin không nêu tên chỉ giữ giờ, không giữ phút."""
    _no_finer(report.anonymous, at)
    if before := queries.own_letter(digest):
        about(before.matter_id)
        return before
    matter = receive_report(given=report.given, by=by, at=at)
    letter = Letter(matter=matter, agency=report.receiver.body, digest=digest, arrived_hour=_hour(at),
                    anonymous=report.anonymous, language=report.language, topic=report.topic)  # fmt: skip
    pour([letter])
    if report.source:
        queries.came_by(report.source, at)
    about(matter.id)
    return letter


@command(Permission.DOOR_WRITE, article="Luật Tố cáo Điều 9; TTLT 01/2017 Điều 14")
def open_letter(*, by: Actor, at: datetime) -> UUID | None:
    """Quay lại bằng mã nhận tin; mã đúng hay sai đều qua cùng một đường, cùng số lần hỏi cơ sở dữ liệu."""
    _no_finer(True, at)
    _count(at)
    found = queries.led_to()
    about(found)
    return found if found.int else None


COUNT = """
INSERT INTO letterbox_tally (hour, tried) VALUES (%s, 1)
ON CONFLICT (hour) DO UPDATE SET tried = letterbox_tally.tried + 1 RETURNING tried
"""


def _count(at: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [at])
        tried = cursor.fetchone()[0]
    if tried > TRIES:
        raise TriedTooOften


@command(Permission.DOOR_WRITE, article="BLTTHS Điều 145; TTLT 01/2017 Điều 8")
def add_to_letter(*, letter: Letter, words: str, place: int, by: Actor, at: datetime) -> Message:
    """Người báo tin bổ sung điều mình biết, hoặc trả lời câu hỏi; gửi hai lần chỉ ghi một lần."""
    _no_finer(letter.anonymous, at)
    said = queries.opened(letter)
    if twin := _said_before(said, words, place):
        about(letter.matter_id)
        return Message.objects.get(letter=letter, place=twin.place)
    _room(said, "reporter")
    if place != len(said) + 1:
        raise SaidMeanwhile(field="words")
    return _say(letter, words, place, "reporter", None, at)


@command(Permission.DOOR_ANSWER, article="TTLT 01/2017 Điều 14; Luật Tố cáo Điều 9")
def answer_letter(
    *, letter: Letter, words: str, place: int, by: Actor, at: datetime, tells: Collection[str] = ()
) -> Message:
    """Nơi đang thụ lý trả lời, hỏi thêm người báo tin qua trang báo tin; với người không nêu tên chỉ có chữ. Với tin tìm
    người thân phải nói rõ câu trả lời cho biết điều gì (`tells`); chỉ điều mà người được tìm đã đồng ý."""
    matter = letter.matter
    holding(matter, by)
    if letter.topic:
        _allowed(letter, tells)
    said = queries.said_in(letter)
    _room(said, "body")
    if place != len(said) + 1:
        raise SaidMeanwhile(field="words")
    if letter.anonymous and LINK.search(words):
        raise OnlyWords(field="words")
    return _say(letter, words, place, "body", by.agency_id, at)


@command(Permission.IDENTITY_OPEN, article="BLTTHS Điều 146; Luật 91/2025/QH15")
def read_letter(*, letter: Letter, purpose: str, by: Actor, at: datetime) -> list[Spoken]:
    """Đọc trao đổi với người báo tin, cho một mục đích, có ghi nhật ký."""
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")
    if not Letter.objects.filter(matter=letter.matter_id).exists():
        raise NotFound
    about(letter.matter_id, purpose=purpose)
    return queries.opened(letter)


def _allowed(letter: Letter, tells: Collection[str]) -> None:
    """Whoever asks may be who took the person away: nothing of the person is told that the person has not allowed."""
    asked, may = set(tells), queries.consented(letter)
    if not asked or (codes.NOTHING in asked and len(asked) > 1) or not asked <= {codes.NOTHING, *dict(codes.CONSENT)}:  # fmt: skip
        raise SayWhatIsTold(field="tells")
    if not asked - {codes.NOTHING} <= may:
        raise NotAllowed(field="tells")


def _no_finer(anonymous: bool, at: datetime) -> None:
    """A slip of ours, not of the reporter: nothing may be written that tells more than the hour."""
    line = audit.current.get()
    if anonymous and (at != _hour(at) or line.id.int >> 80 != int(at.timestamp() * 1000)):
        raise RuntimeError("an anonymous deed is told to the hour, its ids too (letterbox.door)")


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def _said_before(said: list[Spoken], words: str, place: int) -> Spoken | None:
    """The same words at the same place: the button was pressed twice, or the answer was lost on the way."""
    at_place = [one for one in said if one.place == place and one.side == "reporter"]
    return next((one for one in at_place if one.words == words.strip()), None)


def _room(said: list[Spoken] | list[Message], side: str) -> None:
    if sum(one.side == side for one in said) >= MANY:
        raise TooMany


def _say(
    letter: Letter, words: str, place: int, side: str, agency: int | None, at: datetime
) -> Message:
    if not words.strip():
        raise NothingSaid(field="words")
    if len(words.strip()) > MOST:
        raise TooLong(field="words")
    line = about(letter.matter_id)
    one = Message(id=uuid7(), letter=letter, place=place, side=side, agency_id=agency, said_at=at, line_id=line.id)  # fmt: skip
    row, key = seals.make_key(one.id)
    one.key, one.sealed = row, key.seal(words.strip())
    pour([row])
    pour([one])
    return one


@command(Permission.DOOR_WRITE, article="BLTTHS Điều 145; TTLT 01/2017 Điều 8")
def enclose_in_letter(
    *, letter: Letter, contents: Sequence[BinaryIO], keep: bool, as_it_is: bool, by: Actor, at: datetime
) -> list[Enclosure]:  # fmt: skip
    """Người báo tin gửi thêm ảnh, tệp: bỏ vị trí, giờ chụp, tên tệp, niêm phong; có mã độc thì không nhận; gửi hai lần chỉ giữ một."""
    _no_finer(letter.anonymous, at)
    about(letter.matter_id)
    given = enclosing.ready(letter, contents, keep=keep, as_it_is=as_it_is)
    made = enclosing.enclose(letter, given, at)
    about(letter.matter_id, files=len(made))
    return made


@command(Permission.IDENTITY_OPEN, article="BLTTHS Điều 146; Luật 91/2025/QH15")
def open_enclosure(
    *, letter: Letter, number: int, purpose: str, sure: bool, by: Actor, at: datetime
) -> tuple[Enclosed, bytes]:
    """Mở một ảnh, tệp của người báo tin, cho một mục đích, có ghi nhật ký; tệp chưa quét mã độc phải xác nhận, tệp có mã độc không mở."""
    if purpose not in dict(PURPOSES):
        raise PurposeNeeded(field="purpose")
    one = _enclosed(letter, number)
    about(letter.matter_id, enclosure=number, kind=one.row.kind, purpose=purpose, scan=one.verdict)
    if one.verdict == "found":
        raise Infected
    if one.verdict != "clean" and not sure:
        raise NotSure(field="sure")
    return one, enclosing.content_of(one.row)


@command(Permission.IDENTITY_OPEN, article="Luật 91/2025/QH15")
def scan_enclosure_again(*, letter: Letter, number: int, by: Actor, at: datetime) -> Verdict:
    """Quét mã độc lại một tệp của người báo tin; kết quả sau cùng là kết quả được dùng."""
    matter = Matter.objects.filter(id=letter.matter_id).first()
    if matter is None:
        raise NotFound
    holding(matter, by)
    one = _enclosed(letter, number)
    verdict = clamd.scan(enclosing.content_of(one.row), settings.CLAMD)
    if verdict.code == "unscanned":
        raise NoScanner
    line = about(letter.matter_id, enclosure=number, scan=verdict.code)
    place = one.scan.place + 1 if one.scan else 2
    pour([EnclosureScan(enclosure=one.row, place=place, verdict=verdict.code, found=verdict.name, agency_id=by.agency_id,
                        scanned_at=at, line_id=line.id)])  # fmt: skip
    return verdict


def _enclosed(letter: Letter, number: int) -> Enclosed:
    found = next((one for one in queries.enclosed_in(letter) if one.row.number == number), None)
    if found is None:
        raise NotFound
    return found
