"""The papers of care: which fits which act, what is still missing for it, and the one way to make it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lachan.access.refusals import Refusal

from . import filling
from .confirmation import fill as confirmation
from .filling import Gap
from .handover_minutes import fill as handover_minutes
from .not_victim import fill as not_victim
from .protection_refusal import fill as protection_refusal
from .reception import fill as reception
from .record import CareRecord
from .referral import fill as referral
from .support_decision import fill as support_decision
from .support_refusal import fill as support_refusal
from .verification_answer import fill as verification_answer
from .verification_request import fill as verification_request

__all__ = ["ALL", "BY_CODE", "CarePaper", "Gap", "draft", "missing", "offered"]

# In the order in which a file is worked through.
MODULES: Final = (
    reception, handover_minutes, verification_request, verification_answer, confirmation, not_victim, referral,
    support_decision, support_refusal, protection_refusal,
)  # fmt: skip


class NoSuchCarePaper(Refusal):
    """Hệ thống không lập loại văn bản này. Chọn một văn bản trong phần «Văn bản» của hồ sơ."""


class NotFromThisAct(Refusal):
    """Văn bản này không lập từ việc đã chọn. Chọn đúng việc làm căn cứ, ví dụ thư chuyển gửi thì chọn việc chuyển gửi hỗ trợ."""


class NameNotNeeded(Refusal):
    """Văn bản này không cần tên người nên không có bản có tên. Dùng bản mã; nơi nhận gọi người đó bằng mã."""


@dataclass(frozen=True)
class CarePaper:
    """One form. `names`: what of an identity its second copy needs, none where the law asks for no name."""

    code: str
    form: Mapping[str, Any]
    said: filling.Said

    @property
    def label(self) -> str:
        return self.form["label"]

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(self.form["acts"])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.form.get("names", ()))

    def cite(self, regime: str) -> str:
        return self.form["regimes"][regime]["cite"]


def _paper(module: Any) -> CarePaper:
    return CarePaper(module.__name__.split(".")[-2], module.WORDS, module.said)


ALL: Final = tuple(map(_paper, MODULES))
BY_CODE: Final = {one.code: one for one in ALL}


def offered(kind: str) -> tuple[CarePaper, ...]:
    return tuple(one for one in ALL if kind in one.kinds)


def known(code: str) -> CarePaper:
    if code not in BY_CODE:
        raise NoSuchCarePaper(field="paper")
    return BY_CODE[code]


def fields_for_name(code: str) -> tuple[str, ...]:
    """What must be opened for a copy with a name; refused where the form needs none."""
    names = known(code).names
    if not names:
        raise NameNotNeeded(field="paper")
    return names


def missing(code: str, record: CareRecord, act_id: str) -> Sequence[Gap]:
    one, act = known(code), record.act(act_id)
    return filling.gaps(record, act, one.form, one.said)


def draft(code: str, record: CareRecord, act_id: str) -> bytes:
    """The paper as DOCX. Refused: an unknown paper, an act that does not stand or does not fit."""
    one, act = known(code), record.act(act_id)
    if act.kind not in one.kinds:
        raise NotFromThisAct(field="act")
    seen = record if one.names else replace(record, named=None)
    return filling.fill(seen, act, one.form, one.said)
