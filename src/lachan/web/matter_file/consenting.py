"""The consent of somebody who was looked for, as a form: what whoever asks may be told, given or taken back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from lachan.access.permissions import Permission as P  # noqa: N817
from lachan.access.refusals import NotFound
from lachan.letterbox import codes
from lachan.letterbox.commands import record_consent_to_tell
from lachan.letterbox.models import Letter

from ..door import signed_in
from ..plan.forms import Form, Where, do
from ..sheet import ChooseOne, Field, Sheet, day, words
from . import dialogue
from .enclosed import url_of

WORDS = [("yes", "Đồng ý cho biết"), ("no", "Rút lại, không cho biết nữa")]


def _fields(on: Sheet, request: HttpRequest, letter: Letter) -> list[Field]:
    return [
        on.ask("scope", "Điều cho người hỏi biết", "select", [("", "Chọn"), *codes.CONSENT], autofocus=True),
        on.ask("given", "Người được tìm", "select", [("", "Chọn"), *WORDS]), on.ask("said_on", "Ngày", "date"),
        on.ask("paper", "Nằm ở văn bản nào", maxlength=120, wide=True, hint="biên bản có chữ ký hoặc lời xác nhận của chính người đó; không ghi tên"),
    ]  # fmt: skip


def _deed(typed: Mapping[str, str], request: HttpRequest, letter: Letter) -> str:
    said, on = words(typed, "given"), day(typed, "said_on")
    if said not in dict(WORDS):
        raise ChooseOne(field="given")
    if on is None:
        raise ChooseOne("Chưa ghi ngày người được tìm nói điều này. Ghi ngày rồi lưu lại.", field="said_on")  # fmt: skip
    record_consent_to_tell(letter=letter, scope=words(typed, "scope"), given=said == "yes", said_on=on,
                           paper=words(typed, "paper"), by=request.actor, at=request.at)  # fmt: skip
    return f"/vu-viec/{letter.matter.code}/trao-doi/"


FORM = Form("dong-y", "Ghi sự đồng ý của người được tìm", P.DOOR_ANSWER, _fields, _deed)


@signed_in(P.DOOR_ANSWER)
def page(request: HttpRequest, code: str) -> HttpResponse:
    record, letter = dialogue.found(request, code)
    if not letter.topic:
        raise NotFound
    back = url_of(record)
    crumbs: list[dict[str, Any]] = [{"url": back, "label": "Trao đổi với người báo"}, {"label": "Sự đồng ý"}]  # fmt: skip
    return do(request, FORM, letter, Where(request.path, record.matter.code, back, crumbs))
