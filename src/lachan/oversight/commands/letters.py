"""Verbs of letters: the procuracy sends and checks, the body addressed receives and answers."""

from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.ledger import PaperGiven
from lachan.docket.models import Act, Matter
from lachan.docket.registers import HANOI
from lachan.docket.steps import Step
from lachan.oversight.answering.entering import enter, may_answer, may_check, turn
from lachan.oversight.answering.refusals import Ahead, DayPassed, NotAsked, NotAsking
from lachan.oversight.letters import acts, queries
from lachan.oversight.letters.kinds import Kind, kinds
from lachan.oversight.letters.models import Letter, LetterStep
from lachan.reference.codes import PROCURACIES
from lachan.reference.models import Agency


class NotAProcuracy(Refusal):
    """Chỉ Viện kiểm sát gửi yêu cầu, kiến nghị này (BLTTHS Điều 166, Điều 267). Chuyển nội dung cho Viện kiểm sát có thẩm quyền."""


class NoSuchLetter(Refusal):
    """Chưa chọn loại yêu cầu, kiến nghị. Chọn một loại trong danh sách rồi lưu lại."""


class ToItself(Refusal):
    """Cơ quan nhận đang trùng với cơ quan gửi. Chọn cơ quan có trách nhiệm thực hiện."""


class MatterNeeded(Refusal):
    """Loại yêu cầu này luôn nói về một vụ việc, vụ án cụ thể. Ghi mã vụ việc rồi lưu lại."""


class MatterNotFitting(Refusal):
    """Kiến nghị này nói về công tác quản lý nói chung, không gắn với một vụ việc. Bỏ trống mã vụ việc, hoặc chọn loại khác."""


class DayNeeded(Refusal):
    """Luật không ấn định ngày trả lời cho loại này nên văn bản phải tự nêu. Ghi ngày phải trả lời rồi lưu lại."""


class NotTheHolder(Refusal):
    """Yêu cầu này gửi cho cơ quan đang thụ lý vụ việc (TTLT 01/2017 Điều 5 khoản 2). Chọn cơ quan ở dòng «Đang thụ lý»."""


class AlreadyReceived(Refusal):
    """Văn bản này đã được ghi nhận rồi. Xem ngày nhận ở phần diễn biến, rồi ghi trả lời."""


class ReceiveFirst(Refusal):
    """Chưa ghi ngày nhận nên chưa có mốc tính thời hạn trả lời. Ghi ngày nhận trước, rồi ghi trả lời."""


class NotYetToRepeat(Refusal):
    """Chỉ nhắc lại khi đã quá hạn mà chưa trả lời, hoặc đã kiểm tra lại thấy chưa thực hiện. Chờ hết hạn, hoặc kiểm tra lại trả lời trước."""


class AlreadyRepeated(Refusal):
    """Văn bản này đã được nhắc lại bằng văn bản khác. Mở văn bản nhắc lại ở phần diễn biến."""


@command(Permission.LETTER_SEND, article="BLTTHS Điều 159, 160, 166, 237, 267")
def send_letter(
    *, kind: str, to: Agency, words: str, sent_at: datetime, by: Actor, at: datetime,
    matter: Matter | None = None, person: str | None = None, number: str = "",
    dated_on: date | None = None, answer_by: date | None = None,
) -> Letter:  # fmt: skip
    """Gửi yêu cầu hoặc kiến nghị của Viện kiểm sát cho một cơ quan, về một vụ việc hoặc nói chung."""
    known = _fitting(kind, to, matter, by)
    _days(known, sent_at, answer_by, at)
    act = None
    if matter is not None and known.acts.get("sent"):
        step = Step(sent_at, person, {}, PaperGiven(kind, number, dated_on), words)
        act = acts.record(known.acts["sent"], matter, step, to.id, by=by, at=at)
        if str(act.facts.get("to") or to.id) != str(to.id):
            raise NotTheHolder(field="to")
    return enter(Letter, words, by=by, at=at, told={"letter": kind}, kind=kind, form=known.form, recipient=to,
                 matter=matter, act=act, number=number.strip(), dated_on=dated_on, sent_at=sent_at,
                 answer_by=answer_by)  # fmt: skip


def _fitting(kind: str, to: Agency, matter: Matter | None, by: Actor) -> Kind:
    if by.agency_kind not in PROCURACIES:
        raise NotAProcuracy
    if kind not in kinds():
        raise NoSuchLetter(field="kind")
    known = kinds()[kind]
    if to.id in by.scope:
        raise ToItself(field="to")
    if known.matter == "needed" and matter is None:
        raise MatterNeeded(field="matter")
    if known.matter == "never" and matter is not None:
        raise MatterNotFitting(field="matter")
    return known


def _days(known: Kind, sent_at: datetime, answer_by: date | None, at: datetime) -> None:
    if sent_at > at:
        raise Ahead(field="sent_at")
    if not known.has_law and answer_by is None:
        raise DayNeeded(field="answer_by")
    if answer_by is not None and answer_by < sent_at.astimezone(HANOI).date():
        raise DayPassed(field="answer_by")


@command(Permission.OVERSIGHT_ANSWER, article="BLTTHS Điều 168, Điều 237 khoản 2")
def receive_letter(
    *, letter: Letter, received_at: datetime, by: Actor, at: datetime, words: str = "Đã nhận."
) -> LetterStep:  # fmt: skip
    """Ghi ngày nhận yêu cầu, kiến nghị; thời hạn trả lời theo luật tính từ đây."""
    before = _addressed(letter, by)
    if before:
        raise AlreadyReceived
    act = _act("received", letter, Step(received_at), by, at)
    return turn(LetterStep, letter, "received", words, before, by=by, at=at, occurred_at=received_at,
                since=letter.sent_at, letter=letter, act=act)  # fmt: skip


@command(Permission.OVERSIGHT_ANSWER, article="BLTTHS Điều 168, Điều 237 khoản 2")
def answer_letter(
    *, letter: Letter, words: str, answered_at: datetime, by: Actor, at: datetime
) -> LetterStep:
    """Trả lời Viện kiểm sát việc thực hiện yêu cầu, kiến nghị."""
    before = _addressed(letter, by)
    if not before:
        raise ReceiveFirst
    may_answer(before, at)
    act = _act("answered", letter, Step(answered_at, note=words), by, at)
    return turn(LetterStep, letter, "answered", words, before, by=by, at=at, occurred_at=answered_at,
                since=letter.sent_at, letter=letter, act=act)  # fmt: skip


def _addressed(letter: Letter, by: Actor) -> list[LetterStep]:
    if letter.recipient_id not in by.scope:
        raise NotAsked
    return _steps(letter)


def _steps(letter: Letter) -> list[LetterStep]:
    return list(LetterStep.objects.filter(letter=letter).order_by("turn"))


def _act(said: str, letter: Letter, step: Step, by: Actor, at: datetime) -> Act | None:
    """The act of the matter's own record, once, where this kind of letter has one and the matter is in sight."""
    kind = kinds()[letter.kind].acts.get(said)
    if not kind or letter.matter is None or _recorded(said, letter):
        return None
    return acts.record(kind, letter.matter, step, letter.agency_id, by=by, at=at)


def _recorded(said: str, letter: Letter) -> bool:
    """Whether this letter, or the one that it repeats, has put the act into the record already."""
    one: Letter | None = letter
    while one is not None:
        if LetterStep.objects.filter(letter=one, kind=said, act__isnull=False).exists():
            return True
        one = one.repeats
    return False


@command(Permission.LETTER_SEND, article="BLTTHS Điều 166, Điều 237")
def check_letter(
    *, letter: Letter, result: str, words: str, checked_at: datetime, by: Actor, at: datetime
) -> LetterStep:
    """Kiểm tra lại việc thực hiện yêu cầu, kiến nghị đã được trả lời."""
    if letter.agency_id not in by.scope:
        raise NotAsking
    before = _steps(letter)
    may_check(before, result, by)
    return turn(LetterStep, letter, "checked", words, before, by=by, at=at, occurred_at=checked_at,
                since=letter.sent_at, result=result, letter=letter)  # fmt: skip


@command(Permission.LETTER_SEND, article="BLTTHS Điều 166, Điều 237")
def repeat_letter(
    *, letter: Letter, words: str, sent_at: datetime, by: Actor, at: datetime, number: str = "",
    dated_on: date | None = None, answer_by: date | None = None,
) -> Letter:  # fmt: skip
    """Nhắc lại yêu cầu, kiến nghị đã quá hạn trả lời hoặc trả lời mà chưa thực hiện."""
    if letter.agency_id not in by.scope:
        raise NotAsking
    now = queries.read(queries.letter(by, letter.id), at)
    if not (now.state.code == "again" or now.state.open and now.state.late):
        raise NotYetToRepeat
    if queries.repeated_by(by, letter) is not None:
        raise AlreadyRepeated
    _days(now.kind, sent_at, answer_by, at)
    return enter(Letter, words, by=by, at=at, told={"letter": letter.kind, "repeats": str(letter.id)},
                 kind=letter.kind, form=letter.form, recipient_id=letter.recipient_id, matter_id=letter.matter_id,
                 act_id=letter.act_id, number=number.strip(), dated_on=dated_on, sent_at=sent_at,
                 answer_by=answer_by, repeats=letter)  # fmt: skip
