"""The verb of consent: what somebody who was looked for lets whoever asked be told."""

from datetime import date, datetime

from lachan.access.actor import Actor
from lachan.access.audit import about
from lachan.access.permissions import Permission
from lachan.access.refusals import Refusal
from lachan.access.verbs import command
from lachan.docket.commands import holding
from lachan.docket.registers import HANOI
from lachan.letterbox import codes, queries
from lachan.letterbox.models import Consent, Letter


class NoSuchConsent(Refusal):
    """Chưa chọn người được tìm đồng ý cho biết điều gì. Chọn một dòng trong danh sách rồi lưu lại."""


class ConsentAhead(Refusal):
    """Ngày đồng ý sau hôm nay nên chưa ghi được. Sửa ngày rồi lưu lại."""


class ConsentWithoutPaper(Refusal):
    """Chưa ghi sự đồng ý nằm ở văn bản nào. Ghi số, tên biên bản có chữ ký hoặc lời xác nhận của người được tìm rồi lưu lại."""


@command(Permission.DOOR_ANSWER, article="BLDS 2015 Điều 38; Luật 53/2024/QH15; Luật 91/2025/QH15")
def record_consent_to_tell(
    *, letter: Letter, scope: str, given: bool, said_on: date, paper: str, by: Actor, at: datetime
) -> Consent:
    """Ghi rằng người được tìm đồng ý, hoặc rút lại đồng ý, cho người hỏi biết một điều về mình; theo văn bản nào."""
    holding(letter.matter, by)
    if letter.topic != "relative" or scope not in dict(codes.CONSENT):
        raise NoSuchConsent(field="scope")
    if said_on > at.astimezone(HANOI).date():
        raise ConsentAhead(field="said_on")
    if not paper.strip():
        raise ConsentWithoutPaper(field="paper")
    before = queries.consents(letter)
    line = about(letter.matter_id, scope=scope, given=given)
    row = Consent(letter=letter, scope=scope, given=given, turn=len(before) + 1, said_on=said_on, paper=" ".join(paper.split())[:120],
                  agency_id=by.agency_id, recorded_at=at, line_id=line.id)  # fmt: skip
    row.save(force_insert=True)
    return row
